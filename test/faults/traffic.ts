import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from '../../src/engine/program.ts';
import { type Asked, client, form, type Reply } from '../harness/client.ts';

/** What several people and programs ask of a company's servers at once, each checking every answer. */
export type Traffic = {
  /** What was not answered as it should be. */
  readonly wrong: string[];
  /** How many requests of each kind were answered rightly. */
  readonly right: Map<string, number>;
  /** Every sale that was accepted, by its id. */
  readonly sales: Map<string, Sale>;
  /** Posts of sales that were sent for the first time. */
  posts(): number;
  /** Lets everyone finish what they are at. */
  stop(): Promise<void>;
};

export type Sale = { id: string; partner: string; date: string; amount: string; quantity: string };

const partners = ['A', 'B', 'A1'] as const;
/** How often something is asked of another server, to see that it knows. */
const looks = 3;

export function startTraffic(port: number, key: string): Traffic {
  const { ask, close } = client(port);
  const wrong: string[] = [];
  const right = new Map<string, number>();
  const sales = new Map<string, Sale>();
  let isOn = true;
  const expecting = async (
    what: string,
    status: number,
    method: string,
    path: string,
    asked: Asked,
  ): Promise<Reply> => {
    const answer = await ask(method, path, asked).catch((error: Error) => error);
    if (answer instanceof Error) throw new Error(`${what}: ${answer.message}`);
    if (answer.status !== status) throw new Error(`${what}: ${answer.status} ${answer.text}`);
    right.set(what, (right.get(what) ?? 0) + 1);
    return answer;
  };
  const own = { authorization: `Bearer ${key}` };
  const tour: Tour = { expecting, own, sales, port };
  const repeat = async (milliseconds: number, once: (tour: Tour, round: number) => Promise<void>): Promise<void> => {
    for (let round = 0; isOn; round += 1) {
      await once(tour, round).catch((error: unknown) => wrong.push(String(error)));
      await wait(milliseconds);
    }
  };
  const people = [
    ...['s1', 's2', 's3'].map((name) => repeat(30, (given, round) => sell(given, name, round))),
    repeat(60, look),
    repeat(120, comeAndGo),
    repeat(150, calculate),
    repeat(250, upload),
    repeat(200, rewrite),
  ];
  const posts = () => right.get('sell') ?? 0;
  const stop = async () => {
    isOn = false;
    await Promise.all(people);
    close();
  };
  return { wrong, right, sales, posts, stop };
}

type Tour = {
  expecting(what: string, status: number, method: string, path: string, asked: Asked): Promise<Reply>;
  own: Record<string, string>;
  sales: Map<string, Sale>;
  port: number;
};

function must(isSo: boolean, what: string, found: unknown): void {
  if (!isSo) throw new Error(`${what}: ${JSON.stringify(found)}`);
}

function saleOf(id: string, place: number): Sale {
  const month = 1 + (place % 6);
  const date = `2026-0${month}-${String(1 + (place % 28)).padStart(2, '0')}`;
  const partner = partners[place % partners.length]!;
  return { id, partner, date, amount: `${10 + (place % 90)}.${10 + (place % 89)}`, quantity: '1' };
}

/** Posts a few sales; now and then the same again, as one does who got no answer. */
async function sell({ expecting, own, sales }: Tour, name: string, round: number): Promise<void> {
  const rows = Array.from({ length: 1 + (round % 3) }, (_, i) => saleOf(`${name}-${round}-${i}`, round * 7 + i));
  const asked = { body: rows, headers: { ...own, 'idempotency-key': `${name}-${round}` } };
  const first = await expecting('sell', 200, 'POST', '/facts/sales', asked);
  must(first.body.accepted === rows.length, 'sales were not accepted', first.body);
  for (const row of rows) sales.set(row.id, row);
  if (round % 4 !== 0) return;
  const again = await expecting('sell again', 200, 'POST', '/facts/sales', asked);
  must(again.headers['idempotent-replayed'] === 'true' && again.text === first.text, 'sold again', again.body);
}

async function look({ expecting, own }: Tour): Promise<void> {
  for (const path of [
    '/statements?program=asked&period=2026-01&limit=20',
    '/partners/A/statements',
    '/facts/sales?limit=20',
    '/entries?program=asked&period=2026-01&limit=20',
  ]) {
    await expecting('look', 200, 'GET', path, { headers: own });
  }
}

/** A session that one server began is known to all, and gone everywhere once it is ended. */
async function comeAndGo({ expecting, port }: Tour, round: number): Promise<void> {
  const partner = partners[round % 2]!;
  const signedIn = await expecting('sign in', 201, 'POST', '/session', { body: { role: 'partner', partner } });
  const [cookie] = String(signedIn.headers['set-cookie']).split(';');
  const headers = { cookie: cookie!, origin: `http://localhost:${port}`, host: `localhost:${port}` };
  for (let i = 0; i < looks; i += 1) {
    const { body } = await expecting('session', 200, 'GET', '/session', { headers });
    must(body.partner.code === partner, 'the session is of another partner', body);
    await expecting('own statements', 200, 'GET', `/partners/${partner}/statements`, { headers });
  }
  await expecting('sign out', 204, 'DELETE', '/session', { headers });
  for (let i = 0; i < looks; i += 1) await expecting('session over', 401, 'GET', '/session', { headers });
}

/** A calculation that one server made can be looked up at all. */
async function calculate({ expecting, own }: Tour, round: number): Promise<void> {
  const headers = { ...own, 'idempotency-key': `run-${round}` };
  const { body } = await expecting('run', 201, 'POST', '/runs', { body: { program: 'asked' }, headers });
  for (let i = 0; i < looks; i += 1) {
    const seen = await expecting('run seen', 200, 'GET', `/runs/${body.id}`, { headers: own });
    must(seen.body.status === 'done' && seen.body.cells === body.cells, 'another run is seen', [body, seen.body]);
  }
}

async function upload({ expecting, own, sales }: Tour, round: number): Promise<void> {
  const rows = Array.from({ length: 40 }, (_, i) => saleOf(`u-${round}-${i}`, round * 11 + i));
  const lines = rows.map(({ id, partner, date, amount, quantity }) => `${id},${partner},${date},${amount},${quantity}`);
  const text = `id,partner,date,amount,quantity\n${lines.join('\n')}\n`;
  const asked = form({ kind: 'sales' }, { name: `u-${round}.csv`, text });
  const { body } = await expecting('upload', 201, 'POST', '/imports', {
    ...asked,
    headers: { ...asked.headers, ...own },
  });
  must(body.accepted === rows.length, 'the upload was not accepted', body);
  for (const row of rows) sales.set(row.id, row);
  for (let i = 0; i < looks; i += 1) {
    const seen = await expecting('upload seen', 200, 'GET', `/imports/${body.id}`, { headers: own });
    must(seen.body.status === 'done' && seen.body.accepted === rows.length, 'another import is seen', seen.body);
  }
}

/** A document that one server saved is what all show. */
async function rewrite({ expecting, own }: Tour, round: number): Promise<void> {
  const name = `Version ${round}`;
  await expecting('save', 200, 'PUT', '/programs/draft-only/draft', { body: draft(name), headers: own });
  for (let i = 0; i < looks; i += 1) {
    const { body } = await expecting('draft seen', 200, 'GET', '/programs/draft-only/versions/1', { headers: own });
    must(JSON.stringify(body).includes(name), 'an older draft is seen', body);
  }
}

export const draft = (name: string) => ({ document: { ...programOf('draft-only', '1%'), name } });

/** A program with a hard budget that gives a part of sales. */
export const programOf = (slug: string, percent: string): Program => ({
  program: slug,
  name: slug,
  currency: 'EUR',
  period: 'month',
  starts: '2026-01-01',
  ends: '2026-12-31',
  budget: { amount: '400.00', when_exhausted: 'stop' },
  incentives: [
    { id: 'share', kind: 'rebate', measure: { source: 'sales', sum: 'amount' }, reward: { percent } },
    { id: 'often', kind: 'sale', measure: { source: 'sales', count: 'facts' }, reward: { per_unit: '0.05' } },
  ],
});
