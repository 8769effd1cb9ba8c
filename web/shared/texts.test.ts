import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from './texts/en.ts';
import { nl } from './texts/nl.ts';

type Texts = { readonly [key: string]: string | Texts };

const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );
const textOf = (texts: Texts, key: string): string =>
  key
    .split('.')
    .reduce<Texts | string>((at, part) => (typeof at === 'string' ? at : (at[part] ?? '')), texts) as string;
const holesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
/** allWell_one and allWell_other are asked for as allWell. */
const asked = (key: string): string => key.replace(/_(one|other)$/, '');

const folder = join(import.meta.dirname, '..');
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|api\.gen\.ts$|texts[\\/]/.test(name));
const sources = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
const exact = new Set([...sources.matchAll(/(?<![.\w])t\(\s*'([\w.]+)'/g)].map(([, key]) => key!));
/** t(`status.${status}`) may ask for every key below status. */
const prefixes = [...sources.matchAll(/(?<![.\w])t\(\s*`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix!);

describe('the texts of the screens', () => {
  test('the sources were read', () => {
    expect(files.length).toBeGreaterThan(25);
    expect(exact.size).toBeGreaterThan(80);
    expect(prefixes.length).toBeGreaterThan(3);
  });

  test('both languages have the same keys', () => {
    expect(keysOf(nl)).toEqual(keysOf(en));
  });

  test('a text has the same holes in both languages, and is not empty', () => {
    for (const key of keysOf(en)) {
      expect(holesOf(textOf(nl, key)), key).toEqual(holesOf(textOf(en, key)));
      expect(textOf(nl, key).trim(), key).not.toBe('');
    }
  });

  test('every key is used', () => {
    const unused = keysOf(en).filter((key) => !exact.has(asked(key)) && !prefixes.some((one) => key.startsWith(one)));
    expect(unused).toEqual([]);
  });

  test('every key that is asked for exists', () => {
    const known = new Set(keysOf(en).map(asked));
    expect([...exact].filter((key) => !known.has(key))).toEqual([]);
    expect(prefixes.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([]);
  });
});
