import type { Bilingual } from '../platform/errors.ts';

/** How a column's values are written: text, an exact decimal, an amount of money as one, or an ISO day. */
export interface Column<Row> {
  readonly title: Bilingual;
  readonly kind: 'text' | 'number' | 'money' | 'day';
  readonly value: (row: Row) => string | null;
}

/** A list on its way out, page by page, so that no more than a page is held. */
export interface Table<Row> {
  /** Without an ending; letters, digits and dashes. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

export function column<Row>(
  en: string,
  nl: string,
  value: (row: Row) => string | null,
  kind: Column<Row>['kind'] = 'text',
): Column<Row> {
  return { title: { en, nl }, kind, value };
}

/** All pages of a list that is read from after a place. `read` is asked for one more than it should give when there is more. */
export async function* pagesOf<Row, Place>(
  read: (after: Place | undefined, limit: number) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
): AsyncGenerator<readonly Row[]> {
  for (let after: Place | undefined; ; ) {
    const rows = await read(after, PAGE);
    const shown = rows.slice(0, PAGE);
    if (shown.length > 0) yield shown;
    if (rows.length <= PAGE) return;
    after = placeOf(shown.at(-1)!);
  }
}

const PAGE = 1000;
