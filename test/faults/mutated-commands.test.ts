import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import type { Random } from '../../src/demo/random.ts';
import { exitCodes } from '../../src/platform/command.ts';
import { vliegwiel } from '../harness/command.ts';
import { testDatabase } from '../harness/database.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { allTime, type Complaints, eachCase, numbersOf } from './mutated-cases.ts';
import { goodPrograms, mutatedDocument } from './mutated-documents.ts';
import { goodFile, knowEverything } from './mutated-files.ts';

/* Damaged files at the command line, in processes of their own: an exit code of those documented, and a sentence instead of a stack trace. */

const store = await testDatabase();
await knowEverything(store);
const folder = mkdtempSync(join(tmpdir(), 'vliegwiel-mutated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const document = (random: Random): string => {
  const given = mutatedDocument(random, random.pick(goodPrograms).text);
  return fileOf('program.yaml', typeof given === 'string' ? given : JSON.stringify(given));
};

function command(random: Random, number: number): string[] {
  const { kind, name, bytes } = goodFile(random);
  const damaged = fileOf(name, mutatedBytes(random, bytes));
  switch (number % 5) {
    case 0:
      return [
        'import',
        kind,
        damaged,
        ...random.pick([[], ['--preview'], ['--dry-run'], ['--all-or-nothing'], ['--json']]),
      ];
    case 1:
      return ['check', document(random), ...random.pick([[], ['--json']])];
    case 2:
      return ['describe', document(random)];
    case 3:
      return ['publish', document(random)];
    default:
      return ['calculate', '--program', document(random), '--sales', damaged];
  }
}

const documented = new Set<number | null>([exitCodes.ok, exitCodes.usage, exitCodes.rejected, exitCodes.notFound]);

test('every damaged file ends a command with a documented code and a sentence', { timeout: allTime }, async () => {
  await eachCase('commands', numbersOf('commands', 5), async (random, number): Promise<Complaints> => {
    const args = command(random, number);
    const { code, out, err } = await vliegwiel(args, { DATABASE_URL: store.url });
    const complaints: string[] = [];
    if (!documented.has(code)) complaints.push(`ended with ${code}`);
    if (/^\s+at .+:\d+:\d+/m.test(out + err)) complaints.push('shows a stack trace');
    if (code !== 0 && !(out + err).trim()) complaints.push('says nothing');
    return complaints.length === 0 ? [] : [...complaints, args.join(' '), (out + err).slice(0, 1500)];
  });
});
