import type { ReactNode } from 'react';
import type { TableView } from './table-address.ts';
import type { Sortable } from './table-rows.ts';

export interface Column<Row> extends Sortable<Row> {
  readonly header: string;
  /** The currency of a column of money: said once, in its heading. */
  readonly currency?: string;
  /** Another way of showing it than its value as text, figure or day; the first column's is best a link to the row's own page. */
  readonly cell?: (row: Row) => ReactNode;
  /** Its values to filter by, as shown and as kept. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Part of a row's width, beside the others' (1 unless told). */
  readonly width?: number;
}

export interface DataTableProps<Row> {
  /** What the rows are, in the plural: "Partners". */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly idOf: (row: Row) => string;
  readonly view: TableView;
  readonly onView: (change: Partial<TableView>) => void;
  /** The server searches, sorts, filters and pages: `rows` are those of the pages so far. */
  readonly server?: { readonly more: (() => void) | undefined; readonly isFetching: boolean; readonly total?: number };
  readonly error?: unknown;
  readonly again?: () => void;
  readonly onOpen?: (row: Row) => void;
  /** What can be done with several rows at once. */
  readonly chosen?: (rows: readonly Row[], clear: () => void) => ReactNode;
  readonly exports?: { readonly csv?: string; readonly xlsx?: string };
  /** Nothing at all yet: what will stand here, and the button that starts it. */
  readonly empty?: { readonly title: string; readonly text: string; readonly action?: ReactNode };
}

export interface Choosing {
  readonly ids: ReadonlySet<string>;
  readonly setIds: (ids: ReadonlySet<string>) => void;
}

/** What the table and the cards are given beside what the caller gave. */
export type ShownRows<Row> = DataTableProps<Row> & Choosing & { readonly shown: readonly Row[] };
