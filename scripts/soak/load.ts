import { setTimeout as wait } from 'node:timers/promises';
import { addDays } from '../../src/engine/period.ts';
import { type Asked, client, form, type Reply } from '../../test/harness/client.ts';

/* What is asked of the server: always as often, whatever the answers take, so that two soaks can be compared. */

/** One answered request. */
export type Answered = { kind: string; at: number; milliseconds: number };

export type Load = {
  readonly answered: Answered[];
  /** What was not answered as it should be. */
  readonly wrong: string[];
  /** Stops asking, and waits for the answers. */
  stop(): Promise<void>;
};

type Known = { partners: string[]; products: string[]; programs: string[]; day: string; key: string; port: number };

/** Asks once and throws when the answer is not the expected one. */
type Ask = (kind: string, status: number, method: string, path: string, asked?: Asked) => Promise<Reply>;
type Doing = (ask: Ask, known: Known, round: number) => Promise<void>;

/** How often each is done, in seconds between two. */
const doings: Record<string, { every: number; does: Doing }> = {
  sale: { every: 0.2, does: sellOne },
  batch: { every: 2, does: sellMany },
  upload: { every: 20, does: upload },
  run: { every: 10, does: (ask, known, round) => calculate(ask, known, round, 'incremental') },
  'full run': { every: 60, does: (ask, known, round) => calculate(ask, known, round, 'full') },
  statement: { every: 0.2, does: readStatement },
  list: { every: 0.2, does: readList },
  session: { every: 1, does: comeAndGo },
};

/** `pace` 0.5 asks half as often. */
export async function startLoad(port: number, key: string, day: string, pace: number): Promise<Load> {
  const { ask: send, close } = client(port);
  const answered: Answered[] = [];
  const wrong: string[] = [];
  const own = { authorization: `Bearer ${key}` };
  const ask: Ask = async (kind, status, method, path, asked = {}) => {
    const at = performance.now();
    const headers = asked.headers && 'cookie' in asked.headers ? asked.headers : { ...own, ...asked.headers };
    const answer = await send(method, path, { ...asked, headers });
    if (answer.status !== status) throw new Error(`${kind}: ${answer.status} ${answer.text.slice(0, 500)}`);
    answered.push({ kind, at, milliseconds: performance.now() - at });
    return answer;
  };
  const known = await look(ask, key, day, port);
  answered.length = 0;
  const over = new AbortController();
  const { signal } = over;
  const underWay = new Set<Promise<void>>();
  const repeat = async ({ every, does }: { every: number; does: Doing }) => {
    const from = performance.now();
    for (let round = 0; !signal.aborted; round += 1) {
      const one = does(ask, known, round).catch((error: unknown) => void wrong.push(String(error)));
      underWay.add(one);
      void one.then(() => underWay.delete(one));
      const pause = Math.max(0, from + ((round + 1) * every * 1000) / pace - performance.now());
      await wait(pause, undefined, { signal }).catch(() => {});
    }
  };
  const all = Object.values(doings).map(repeat);
  const stop = async () => {
    over.abort();
    await Promise.all(all);
    await Promise.all(underWay);
    close();
  };
  return { answered, wrong, stop };
}

async function look(ask: Ask, key: string, day: string, port: number): Promise<Known> {
  const codes = async (path: string, name: string): Promise<string[]> => {
    const { body } = await ask('look', 200, 'GET', `${path}?limit=100`);
    return body.items.map((item: Record<string, string>) => item[name]);
  };
  return {
    partners: await codes('/partners', 'code'),
    products: await codes('/products', 'code'),
    programs: await codes('/programs', 'program'),
    day,
    key,
    port,
  };
}

const of = <T>(all: readonly T[], place: number): T => all[place % all.length]!;

/** Sales of the last weeks, of all partners in turns. */
function saleOf({ partners, products, day }: Known, id: string, place: number) {
  return {
    id,
    date: addDays(day, -(place % 20)),
    partner: of(partners, place * 7),
    product: of(products, place * 3),
    customer: `SOAK-${place % 500}`,
    quantity: String(1 + (place % 3)),
    amount: `${100 + (place % 900)}.25`,
    cost: `${60 + (place % 500)}.10`,
    currency: 'EUR',
  };
}

async function sellOne(ask: Ask, known: Known, round: number): Promise<void> {
  const id = `soak-one-${round}`;
  const asked = { body: [saleOf(known, id, round)], headers: { 'idempotency-key': id } };
  const { body } = await ask('post one sale', 200, 'POST', '/facts/sales', asked);
  if (body.accepted !== 1) throw new Error(`a sale was not accepted: ${JSON.stringify(body)}`);
}

async function sellMany(ask: Ask, known: Known, round: number): Promise<void> {
  const rows = Array.from({ length: 200 }, (_, i) => saleOf(known, `soak-many-${round}-${i}`, round * 31 + i));
  const { body } = await ask('post 200 sales', 200, 'POST', '/facts/sales', { body: rows });
  if (body.accepted !== rows.length) throw new Error(`sales were not accepted: ${JSON.stringify(body).slice(0, 500)}`);
}

/** A file of which one row in fifty is refused; then the refused ones as a file. */
async function upload(ask: Ask, known: Known, round: number): Promise<void> {
  const rows = Array.from({ length: 2000 }, (_, i) => ({
    ...saleOf(known, `soak-file-${round}-${i}`, round * 17 + i),
    ...(i % 50 === 0 ? { partner: 'nobody' } : {}),
  }));
  const lines = [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((values) => values.join(','));
  const asked = form({ kind: 'sales' }, { name: `soak-${round}.csv`, text: `${lines.join('\n')}\n` });
  const { body } = await ask('upload 2,000 lines', 201, 'POST', '/imports', asked);
  if (body.rejected !== 40 || body.accepted !== 1960) throw new Error(`an upload went wrong: ${JSON.stringify(body)}`);
  const file = await ask('download refused rows', 200, 'GET', `/imports/${body.id}/rejected.csv`);
  if (file.text.split('\n').length < 40) throw new Error(`refused rows are missing: ${file.text}`);
}

async function calculate(ask: Ask, { programs }: Known, round: number, kind: string): Promise<void> {
  const body = { program: of(programs, round), kind };
  await ask(kind === 'full' ? 'full run' : 'run', 201, 'POST', '/runs', { body });
}

/** A partner's statement, and why its first amount is what it is. */
async function readStatement(ask: Ask, { partners }: Known, round: number): Promise<void> {
  const partner = of(partners, round);
  const { body } = await ask('list statements', 200, 'GET', `/partners/${partner}/statements?limit=10`);
  const one = body.items[round % Math.max(1, body.items.length)];
  if (!one) return;
  const place = `/partners/${partner}/statements/${one.program}/${one.period}`;
  const statement = await ask('read a statement', 200, 'GET', place);
  const line = statement.body.lines?.[0];
  if (line?.incentive) await ask('explain an amount', 200, 'GET', `${place}/${line.incentive}/explanation`);
}

const lists = ['/partners', '/products', '/customers', '/facts/sales', '/programs', '/runs', '/imports'];

async function readList(ask: Ask, _known: Known, round: number): Promise<void> {
  const path = of(lists, round);
  await ask(`list ${path.slice(1)}`, 200, 'GET', `${path}?limit=50`);
}

async function comeAndGo(ask: Ask, { partners, port }: Known, round: number): Promise<void> {
  const partner = of(partners, round);
  const signedIn = await ask('sign in', 201, 'POST', '/session', { body: { role: 'partner', partner } });
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
  const headers = { cookie, origin: `http://localhost:${port}`, host: `localhost:${port}` };
  await ask('who am I', 200, 'GET', '/session', { headers });
  await ask('sign out', 204, 'DELETE', '/session', { headers });
}
