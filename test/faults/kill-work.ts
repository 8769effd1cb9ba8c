import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Random } from '../../src/demo/random.ts';
import { takeFacts } from '../../src/intake/actions.ts';
import { adjust } from '../../src/ledger/actions.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Store } from '../../src/platform/database.ts';
import { closePeriod, run } from '../../src/runs/actions.ts';
import { importText } from '../harness/intake.ts';
import { type Client, until } from './kill-client.ts';
import { csvOf, months, partners, type Sale, sales } from './kill-facts.ts';
import type { Command, Place } from './kill-place.ts';

/** Something that is being done while processes are killed. */
export type Work = {
  /** Does it once, as a client does; tells whether it knows that all of it is done. */
  attempt(): Promise<boolean>;
  /** Does the rest, again as often as needed. */
  finish(): Promise<void>;
  /** The command under way, which may be killed too. */
  command?: () => Command | undefined;
  /** Facts that it takes in, all or none, by the name of the import; or one by one, with those that were said to be taken in. */
  facts: { prefix: string; count: number; label?: string; told?: () => ReadonlySet<string> };
  /** The same in a database where nothing is killed. */
  repeat(twin: Store): Promise<void>;
};

export type Bench = {
  place: Place;
  client: Client;
  random: Random;
  name: string;
  today: string;
  closed: string[];
  rows: number;
};

export const works: Record<string, (bench: Bench) => Promise<Work>> = {
  import: byCommand,
  upload,
  run: calculate,
  close,
  posts,
};

async function byCommand({ place, random, name, rows: most }: Bench): Promise<Work> {
  const rows = sales(random, name, random.between(most / 4, most));
  const file = join(place.home, `${name}.csv`);
  writeFileSync(file, csvOf(rows));
  const { attempt, finish, command } = commanded(place, ['import', 'sales', file]);
  return {
    attempt,
    finish,
    command,
    facts: { prefix: name, count: rows.length, label: `${name}.csv` },
    repeat: imported(rows),
  };
}

/** A command that is given again until it ends well. */
function commanded(place: Place, args: readonly string[], isDone = (_err: string) => false) {
  let current: Command | undefined;
  let last = '';
  const attempt = async () => {
    current = place.command(args);
    const { code, err } = await current.ended;
    last = err;
    return code === 0 || isDone(err);
  };
  const finish = async () => {
    await until(async () => (await attempt()) || undefined, `an end of “vliegwiel ${args.join(' ')}”: ${last}`);
  };
  return { attempt, finish, command: () => current };
}

const imported = (rows: readonly Sale[]) => async (twin: Store) => {
  const { accepted } = await importText(twin, 'sales', csvOf(rows));
  if (accepted !== rows.length) throw new Error(`The twin took in ${accepted} of ${rows.length} rows.`);
};

async function upload({ client, random, name, rows: most }: Bench): Promise<Work> {
  const rows = sales(random, name, random.between(most / 4, most));
  const form = () => {
    const body = new FormData();
    body.append('kind', 'sales');
    body.append('file', new Blob([csvOf(rows)]), `${name}.csv`);
    return body;
  };
  const isDone = (status: number | undefined) => status === 201;
  return {
    attempt: async () => isDone((await client.post('/imports', form(), name))?.status),
    finish: async () => {
      const { status, body } = await client.insist('/imports', form, name);
      if (!isDone(status)) throw new Error(`An upload was answered ${status}: ${JSON.stringify(body)}`);
    },
    facts: { prefix: name, count: rows.length, label: `${name}.csv` },
    repeat: imported(rows),
  };
}

/** New facts first, then everything is calculated from scratch while the background does so too. */
async function calculate({ place, client, random, name }: Bench): Promise<Work> {
  const rows = sales(random, name, 150);
  await client.insist('/facts/sales', () => rows, `${name}-facts`);
  const program = random.pick(['volume', 'shared']);
  const facts = { prefix: name, count: rows.length, label: 'POST /facts/sales' };
  const repeat = async (twin: Store) => {
    await imported(rows)(twin);
  };
  if (random.chance(500)) {
    return { ...commanded(place, ['calculate', '--full', '--program', program]), facts, repeat };
  }
  const body = { program, kind: 'full' };
  return {
    attempt: async () => (await client.post('/runs', body, name))?.status === 201,
    finish: async () => {
      const { status } = await client.insist('/runs', () => body, name);
      if (status !== 201) throw new Error(`A run was answered ${status}.`);
    },
    facts,
    repeat,
  };
}

async function close({ place, client, random, name, today, closed }: Bench): Promise<Work> {
  // Some late facts about what is closed, and some for what closes now.
  const rows = sales(random, name, 60);
  await client.insist('/facts/sales', () => rows, `${name}-facts`);
  const facts = { prefix: name, count: rows.length, label: 'POST /facts/sales' };
  const period = months[closed.length]!;
  closed.push(period);
  const repeat = async (twin: Store) => {
    await imported(rows)(twin);
    await closePeriod(twin.db, { program: 'volume', period, asOf: today });
  };
  if (random.chance(500)) {
    return { ...commanded(place, ['close', 'volume', period], (err) => err.includes('closed already')), facts, repeat };
  }
  const path = `/programs/volume/periods/${period}/close`;
  return {
    attempt: async () => (await client.post(path, undefined, name))?.status === 200,
    finish: async () => {
      const { status, body } = await client.insist(path, () => undefined, name);
      if (status !== 200 && body.code !== 'period-closed') throw new Error(`A close was answered ${status}.`);
    },
    facts,
    repeat,
  };
}

/** One fact or one adjustment by hand at a time, a few at once, each with a key. */
async function posts({ client, random, name }: Bench): Promise<Work> {
  const rows = sales(random, name, 24);
  const notes = Array.from({ length: 8 }, (_, i) => ({
    note: `${name} ${i}`,
    partner: random.pick(partners),
    unit: 'EUR',
    amount: `${random.between(1, 900)}.25`,
  }));
  const requests = [
    ...rows.map((row) => ({ path: '/facts/sales', body: [row] as unknown, key: row.id, id: row.id })),
    ...notes.map(({ partner, ...body }, i) => ({
      path: `/partners/${partner}/adjustments`,
      body: body as unknown,
      key: `${name}-by-hand-${i}`,
      id: '',
    })),
  ].sort((a, b) => (random.chance(500) ? 1 : -1) * (a.key < b.key ? 1 : -1));
  const told = new Set<string>();
  let left = [...requests];
  const mustBeRight = (status: number, key: string) => {
    if (status !== 200 && status !== 201) throw new Error(`The post ${key} was answered ${status}.`);
  };
  const attempt = async () => {
    const waiting = left.splice(0);
    const unanswered: typeof requests = [];
    const one = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const answer = await client.post(next.path, next.body, next.key);
        if (!answer) unanswered.push(next);
        else {
          mustBeRight(answer.status, next.key);
          if (next.id) told.add(next.id);
        }
      }
    };
    await Promise.all([one(), one(), one(), one()]);
    left = unanswered;
    return left.length === 0;
  };
  return {
    attempt,
    finish: async () => {
      for (const { path, body, key } of left) mustBeRight((await client.insist(path, () => body, key)).status, key);
    },
    facts: { prefix: name, count: rows.length, told: () => told },
    repeat: async (twin) => {
      await takeFacts(twin, 'sales', rows, { clock: systemClock });
      for (const { partner, ...rest } of notes) {
        const found = await sql<{ id: number }>`select id from partner where code = ${partner}`.execute(twin.db);
        await adjust(twin.db, { ...rest, partnerId: found.rows[0]!.id });
      }
    },
  };
}

/** Calculates the twin, as the background does for the other. */
export async function calculateTwin(twin: Store, today: string): Promise<void> {
  for (const program of ['volume', 'shared']) await run(twin.db, { program, asOf: today });
}
