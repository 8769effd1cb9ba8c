import { z } from 'zod';
import { invalid } from './errors.ts';

/** One page and the cursor of the next. `rows` holds one more than `limit` when there is more. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | bigint)[],
  show: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? writeCursor(keyOf(last)) : null;
  return { items: shown.map(show), next };
}

export function writeCursor(key: readonly (string | number | bigint)[]): string {
  return Buffer.from(JSON.stringify(key.map(String))).toString('base64url');
}

/** What a part of a cursor's key must be, so that a made-up cursor never reaches the database. */
export type CursorPart = 'text' | 'serial' | 'day';

const isPart: Record<CursorPart, (part: string) => boolean> = {
  text: (part) => part.length <= 500 && !part.includes('\0'),
  serial: (part) => /^\d{1,18}$/.test(part),
  day: (part) => z.iso.date().safeParse(part).success,
};

/** The sort key after which a page begins, as texts; undefined for the first page. A number of parts means that many texts. */
export function readCursor(cursor: string | undefined, parts: number | readonly CursorPart[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const wanted = typeof parts === 'number' ? new Array<CursorPart>(parts).fill('text') : parts;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = (part: unknown, index: number) => typeof part === 'string' && isPart[wanted[index]!](part);
    if (Array.isArray(key) && key.length === wanted.length && key.every(fits)) return key;
  } catch {
    // Answered below.
  }
  throw invalid(
    'wrong-cursor',
    { en: 'This cursor is not one of ours.', nl: 'Deze cursor is niet van ons.' },
    {
      detail: {
        en: 'Give the `next` of the page before, unchanged, with the same filters.',
        nl: 'Geef de `next` van de vorige pagina, ongewijzigd, met dezelfde filters.',
      },
    },
  );
}

/** For `like`: anything that holds this text, whatever signs are in it. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
