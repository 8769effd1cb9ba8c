import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml, stringify as toYaml } from 'yaml';
import type { Random } from '../../src/demo/random.ts';
import { root } from '../harness/sources.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { fixtureFolders } from './mutated-files.ts';
import { type Json, mutatedJson, nudgedJson } from './mutated-values.ts';

/** A good program, and the folder whose facts it is calculated over. */
export interface GoodProgram {
  readonly folder: string;
  readonly text: string;
}

const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** Those of the demo, of the example with real data, and those that are refused: over the facts of some fixture. */
const others: readonly string[] = [
  ...yamlIn('src/demo/programs'),
  ...yamlIn('src/adventureworks/programs'),
  ...readdirSync(join(root, 'fixtures/rejected'))
    .map((name) => join(root, 'fixtures/rejected', name, 'program.yaml'))
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8')),
];

export const goodPrograms: readonly GoodProgram[] = [
  ...fixtureFolders.map((folder) => ({ folder, text: readFileSync(join(folder, 'program.yaml'), 'utf8') })),
  ...others.map((text, i) => ({ folder: fixtureFolders[(i * 7) % fixtureFolders.length]!, text })),
];

/** The document as somebody sends it, with something wrong: text (YAML or JSON), or JSON itself. */
export function mutatedDocument(random: Random, good: string): string | Json {
  if (random.chance(250)) return mutatedBytes(random, Buffer.from(good)).toString('utf8');
  if (random.chance(20)) return bomb(random);
  const document = asJson(good);
  if (document === undefined) return mutatedBytes(random, Buffer.from(good)).toString('utf8');
  const mutated = random.chance(500) ? nudgedJson(random, document) : mutatedJson(random, document);
  const form = random.below(3);
  if (form === 0) return mutated;
  return form === 1 ? JSON.stringify(mutated, null, random.pick([0, 1, 2])) : yamlOf(mutated);
}

function asJson(text: string): Json | undefined {
  try {
    return JSON.parse(JSON.stringify(parseYaml(text, { schema: 'core' }))) as Json;
  } catch {
    return undefined;
  }
}

function yamlOf(value: Json): string {
  try {
    return toYaml(value);
  } catch {
    return JSON.stringify(value);
  }
}

/** Small texts that mean much. */
function bomb(random: Random): string {
  const levels = random.pick([3, 9, 30]);
  const aliases = Array.from(
    { length: levels },
    (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, `.repeat(9) : 'x'}]`,
  ).join('\n');
  return random.pick([
    aliases,
    `a: &a [*a]\nb: *a`,
    `${'- '.repeat(random.pick([100, 999, 20_000]))}x`,
    `${'? '.repeat(5000)}x`,
    `a: ${'!!str '.repeat(1000)}x`,
    `${'a:\n '.repeat(1)}${'  '.repeat(3000)}b: 1`,
    `"${'\\u0061'.repeat(50_000)}"`,
    `a: |\n${' x\n'.repeat(100_000)}`,
    `${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join('\n')}`,
    `%YAML 1.1\n%TAG ! tag:x,2000:\n---\na: !!binary aaaa`,
  ]);
}
