import { readFileSync } from 'node:fs';
import { salesQuarters } from './quarters.ts';
import { readTable } from './source.ts';

const FILES = ['volume', 'growth', 'commission', 'orders', 'clearance'] as const;

/** The programs as YAML texts; the commission once per sales quarter. */
export function adventureWorksPrograms(folder: string): { file: string; text: string }[] {
  return FILES.flatMap((name) => {
    const file = `${name}.yaml`;
    const text = readFileSync(new URL(`./programs/${file}`, import.meta.url), 'utf8');
    if (name !== 'commission') return [{ file, text }];
    const quarters = salesQuarters(readTable(folder, 'FactSalesQuota'));
    const written = quarters[0]!;
    return quarters.map(({ key, from, to }) => ({
      file,
      text: text
        .replaceAll(written.key, key)
        .replace(`starts: ${written.from}`, `starts: ${from}`)
        .replace(`ends: ${written.to}`, `ends: ${to}`),
    }));
  });
}
