import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { scopes } from '../../src/access/schema.ts';
import type { Random } from '../../src/demo/random.ts';
import { testDatabase } from '../harness/database.ts';
import { answerComplaints, changeComplaints, parsed } from './mutated-answer.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { allTime, type Complaints, eachCase, isReplay, numbersOf } from './mutated-cases.ts';
import { type GoodFile, goodFile, goodFileCount, knowEverything } from './mutated-files.ts';
import { openJournal } from './mutated-journal.ts';
import { formOf, formType, mustHoldNoMore, requestOf, send, startServer } from './mutated-server.ts';
import { oddText } from './mutated-values.ts';
import { workbookCase } from './mutated-workbooks.ts';

/* Import files of all kinds and forms, damaged: every row is accepted, known or rejected, or the file as a whole is refused. */

const store = await testDatabase();
await knowEverything(store);
const { secret: key } = await createKey(store.db, { name: 'imports', scopes: [...scopes] });
const journal = await openJournal(store.owner());
const { rows: before } = await sql<{ last: bigint }>`select max(id) as last from import`.execute(store.db);
const server = await startServer(store);
const seen = { done: 0, refused: 0, accepted: 0, rejected: 0, workbooks: 0, sheets: 0 };

type Import = {
  id: string;
  status: string;
  lines: number;
  accepted: number;
  repeated: number;
  rejected: number;
  error: string | null;
};
type Rejected = { items: { line: number; code: string; reason: string }[]; next: string | null };

const factTable: Record<string, string> = {
  sales: 'sale',
  activities: 'activity',
  trainings: 'training',
  referrals: 'referral',
};

const get = async <T>(url: string): Promise<T> =>
  JSON.parse(
    (await send(server.port, [requestOf('GET', `/api/v1${url}`, { authorization: `Bearer ${key}` })])).text,
  ) as T;

async function upload(path: string, { kind, name, fields }: GoodFile, bytes: Buffer) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': formType };
  return send(server.port, [
    requestOf('POST', `/api/v1/imports${path}`, headers, formOf({ kind, ...fields }, { name, bytes })),
  ]);
}

/** What was declared may be mistaken too. */
function misdeclared(random: Random, file: GoodFile): GoodFile {
  if (!random.chance(150)) return file;
  const name = random.pick(['locale', 'mapping', 'mode', 'format', 'encoding', 'delimiter', 'kind', 'no_such_field']);
  const value = random.pick([
    oddText(random),
    '{}',
    '{"decimal":"comma"}',
    '{"amount":"=1"}',
    '{"__proto__":"id"}',
    'jsonl',
    'utf-8',
    ';',
  ]);
  return { ...file, fields: { ...file.fields, [name]: value.replaceAll(/[\r\n]/g, ' ') } };
}

/** A file as it comes: of text, or a workbook, of which what is inside is damaged as well. */
async function cameIn(random: Random): Promise<{ good: GoodFile; bytes: Buffer }> {
  if (random.chance(250)) {
    const { good, bytes } = await workbookCase(random);
    seen.workbooks += 1;
    return { good: misdeclared(random, good), bytes };
  }
  const good = misdeclared(random, goodFile(random));
  return { good, bytes: random.chance(30) ? good.bytes : mutatedBytes(random, good.bytes) };
}

async function complaintsAbout(random: Random): Promise<Complaints> {
  const { good, bytes } = await cameIn(random);
  if (random.chance(150)) {
    const reply = await upload('/preview', good, bytes);
    return [...answerComplaints(reply), ...changeComplaints(await journal.changes())];
  }
  const reply = await upload('', good, bytes);
  const complaints = [...answerComplaints(reply), ...server.errors()];
  if (reply.status !== 201) {
    seen.refused += 1;
    return [...complaints, ...changeComplaints(await journal.changes()), ...(await failureComplaints())];
  }
  const taken = parsed<Import>(reply.text)!;
  seen.done += 1;
  if (good.name.endsWith('.xlsx')) seen.sheets += 1;
  seen.accepted += taken.accepted;
  seen.rejected += taken.rejected;
  complaints.push(...(await takenComplaints(good, bytes, taken)));
  if (complaints.length === 0 && random.chance(250)) complaints.push(...(await againComplaints(good, bytes, taken)));
  return complaints;
}

/** A refused file is kept as one that failed, without counts. */
async function failureComplaints(): Promise<Complaints> {
  const { rows } = await sql<{
    status: string;
    error: string | null;
  }>`select status, error from import where id > ${before[0]!.last}`.execute(store.db);
  return rows
    .filter(({ status, error }) => status !== 'failed' || !error)
    .map((row) => `kept as ${JSON.stringify(row)}`);
}

async function takenComplaints(file: GoodFile, bytes: Buffer, taken: Import): Promise<Complaints> {
  const complaints: string[] = [];
  const mustBe = (what: string, is: unknown, wanted: unknown) => {
    if (is !== wanted) complaints.push(`${what} is ${is}, not ${wanted}: ${JSON.stringify(taken)}`);
  };
  const { lines, accepted, repeated, rejected, id } = taken;
  const undone = taken.status === 'failed';
  const kind = file.fields.kind ?? file.kind;
  if (undone) mustBe('accepted', accepted, 0);
  else mustBe('accepted + repeated + rejected', accepted + repeated + rejected, lines);
  const counted = linesOf(file, bytes);
  if (counted !== undefined) mustBe('lines', lines, counted);
  const changes = await journal.changes();
  if (undone || accepted === 0)
    complaints.push(...changeComplaints(changes.filter(({ table }) => table !== 'customer')));
  const table = factTable[kind];
  if (table) {
    const { rows } = await sql<{ facts: number }>`
      select count(distinct fact_id)::int as facts from ${sql.table(table)} where import_id = ${id}::int8`.execute(
      store.db,
    );
    mustBe('stored facts', rows[0]!.facts, accepted);
  }
  const { items, next } = await get<Rejected>(`/imports/${id}/rejected?limit=500`);
  const refusedLines = new Set(items.map(({ line }) => line));
  if (next === null) mustBe('lines with a reason', refusedLines.size, rejected);
  for (const { line, code, reason } of items)
    if (!code || reason.length < 10 || line < 1) complaints.push(`line ${line} is refused for “${code}”: “${reason}”`);
  return complaints;
}

/** How many rows a file holds, counted in another way; undefined where that takes a whole reader. */
function linesOf({ name, fields }: GoodFile, bytes: Buffer): number | undefined {
  if (fields.format !== undefined || fields.delimiter !== undefined || fields.encoding !== undefined) return undefined;
  const lines = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n');
  if (name.endsWith('.xlsx')) return undefined;
  if (name.endsWith('.jsonl')) return lines.filter((line) => line.trim() !== '').length;
  if (bytes.includes('"')) return undefined;
  return lines.map((line) => line.replace(/\r$/, '')).filter((line) => line !== '').length - 1;
}

/** The same file again: what was taken in is known now, and what was refused is refused. */
async function againComplaints(file: GoodFile, bytes: Buffer, first: Import): Promise<Complaints> {
  const before = await journal.changes();
  const reply = await upload('', file, bytes);
  const again = parsed<Import>(reply.text);
  const known = first.status === 'failed' ? first.repeated : first.accepted + first.repeated;
  if (again?.accepted !== 0 || again.repeated !== known || again.rejected !== first.rejected)
    return [`again: ${reply.text}, first: ${JSON.stringify(first)}`];
  const count = (changes: typeof before) => changes.filter(({ table }) => !['import', 'rejected_row'].includes(table));
  const [was, is] = [count(before), count(await journal.changes())].map((one) => JSON.stringify(one));
  return was === is ? [] : [`again it changed ${is}, first ${was}`];
}

test('every damaged import file is taken in row by row, or refused as a whole', { timeout: allTime }, async () => {
  expect(goodFileCount).toBeGreaterThan(250);
  await get('/company');
  const held = await server.held();
  await eachCase('imports', numbersOf('imports'), async (random) => {
    try {
      return await complaintsAbout(random);
    } finally {
      await journal.undo();
    }
  });
  await mustHoldNoMore(server, held);
  if (isReplay) return;
  console.log(JSON.stringify(seen));
  // The damage is neither so great that nothing is left nor so small that all is right.
  const { sheets, ...others } = seen;
  for (const count of Object.values(others)) expect(count).toBeGreaterThan(20);
  expect(sheets).toBeGreaterThan(0);
});
