import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { incentiveKinds } from '../../../src/engine/program.ts';
import { ownProgram } from './beginnings.ts';
import { isGroup, type Path, partAt, read, toText, withPart } from './source.ts';

const root = new URL('../../../', import.meta.url);
const templates = incentiveKinds.map((kind) =>
  readFileSync(new URL(`src/programs/templates/${kind}.yaml`, root), 'utf8'),
);
const folder = new URL('fixtures/engine/', root);
const fixtures = readdirSync(folder).map((name) => readFileSync(new URL(`${name}/program.yaml`, folder), 'utf8'));
const texts = [...templates, ...fixtures];

/** Every place that holds one value. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

describe('the text of a document', () => {
  test('templates and fixtures are read as valid programs', () => {
    expect(texts.length).toBeGreaterThan(70);
    for (const text of texts) expect(read(text).program, text.slice(0, 200)).toBeDefined();
  });

  test('any value can be replaced by a text, a number or an amount; all else stays, remarks too', () => {
    for (const text of templates) {
      const { value } = read(text);
      for (const path of placesIn(value)) {
        for (const next of ['', '12.50', '007', 'true', '# no remark', -3, true]) {
          const changed = withPart(text, path, next);
          const now = read(changed).value;
          expect(partAt(now, path), `${path.join('.')} → ${String(next)}`).toBe(next);
          expect(read(withPart(changed, path, partAt(value, path))).value).toEqual(value);
          for (const remark of text.match(/^ *#.*$/gm) ?? []) expect(changed).toContain(remark.trim());
        }
      }
    }
  });

  test('a part is added, and taken away again', () => {
    for (const text of texts) {
      const { value } = read(text);
      const path = ['incentives', 0, 'limits'];
      const limits = { per_fact: { minimum: '1.50', maximum: 20 } };
      const changed = withPart(text, path, limits);
      expect(partAt(read(changed).value, path)).toEqual(limits);
      const before = partAt(value, path);
      expect(read(withPart(changed, path, before)).value).toEqual(value);
    }
  });

  test('a decimal without quotes stays the text that was written', () => {
    expect(partAt(read('rate: 0.10').value, ['rate'])).toBe('0.10');
    expect(read(withPart('rate: 0.10 # why\nname: a', ['name'], 'b')).value).toEqual({ rate: '0.10', name: 'b' });
  });

  test('what cannot be read is said with its line; nothing throws', () => {
    for (const [text, line] of [
      ['a: 1\n[broken', 2],
      ['a: "x', 1],
      ['a: &b 1\nc: *b', 1],
      ['a: 1\na: 2', 2],
      ['', 1],
      ['- a', 1],
    ] as const) {
      const { value, findings } = read(text);
      expect([value, findings[0]?.code, findings[0]?.severity], text).toEqual([undefined, 'broken-yaml', 'error']);
      expect(findings[0]?.line, text).toBeGreaterThanOrEqual(line);
    }
  });

  test('a copy of a program has the same rules under another name', () => {
    const { value } = read(templates[0]!);
    const copy = read(ownProgram(value));
    expect(copy.program?.program).toMatch(/-copy$/);
    expect(partAt(copy.value, ['incentives'])).toEqual(partAt(value, ['incentives']));
    expect(isGroup(read(toText(value)).value)).toBe(true);
  });
});
