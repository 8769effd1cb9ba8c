import { parseProgram } from '../../../src/engine/program.ts';
import { inLanguage } from '../../../src/engine/words.ts';
import { isGroup, toText } from './source.ts';

/** What every program has, for this year; what only a person can know is empty. */
export function emptyProgram(currency: string): string {
  const year = new Date().getFullYear();
  return toText({
    program: '',
    name: { en: '', nl: '' },
    currency,
    period: 'quarter',
    starts: `${year}-01-01`,
    ends: `${year}-12-31`,
    incentives: [
      { id: 'reward', kind: 'sale', measure: { source: 'sales', sum: 'amount' }, reward: { percent: '1%' } },
    ],
  });
}

/** The database does not keep the order of keys: they come as the schema names them. */
export function inOrder(document: unknown): unknown {
  const parsed = parseProgram(document);
  return 'program' in parsed ? parsed.program : document;
}

/** Another program with the same rules. */
export function ownProgram(document: unknown): string {
  const ordered = inOrder(document);
  if (!isGroup(ordered)) return toText(ordered);
  const named = ordered['name'];
  const both = typeof named === 'string' || isGroup(named) ? (named as Parameters<typeof inLanguage>[0]) : '';
  return toText({
    ...ordered,
    program: `${String(ordered['program']).slice(0, 55)}-copy`,
    name: { en: `${inLanguage(both, 'en')} (copy)`, nl: `${inLanguage(both, 'nl')} (kopie)` },
  });
}
