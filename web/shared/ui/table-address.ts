import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

/** How a table stands: what is looked for, sorted, filtered and hidden. It lives in the address, so that a view can be sent to a colleague. */
export interface TableView {
  readonly q: string;
  /** The column, with a minus before it from high to low. Empty: as the rows come. */
  readonly sort: string;
  /** Wanted value by column; of a number `from..to`, either may be missing. */
  readonly where: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
}

/** The search part of an address that holds a table: use it in the route's validateSearch. */
export interface TableSearch {
  q?: string;
  sort?: string;
  where?: string;
  hide?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value).slice(0, 500) : undefined;

export function tableSearch(search: Record<string, unknown>): TableSearch {
  const { q, sort, where, hide } = search;
  const found = { q: text(q), sort: text(sort), where: text(where), hide: text(hide) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function viewOf({ q, sort, where, hide }: TableSearch): TableView {
  const pairs = (where ?? '').split(';').map((pair) => pair.split('~'));
  const wanted = pairs
    .filter(([column, value]) => column && value)
    .map(([column, value]) => [column!, decoded(value!)]);
  return {
    q: q ?? '',
    sort: sort ?? '',
    where: Object.fromEntries(wanted),
    hidden: (hide ?? '').split(',').filter(Boolean),
  };
}

/** An address typed by hand may hold half an escape. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export function searchOf({ q, sort, where, hidden }: TableView): TableSearch {
  const wanted = Object.entries(where).filter(([, value]) => value !== '');
  return tableSearch({
    q,
    sort,
    where: wanted.map(([column, value]) => `${column}~${encodeURIComponent(value).replaceAll('~', '%7E')}`).join(';'),
    hide: hidden.join(','),
  });
}

/** The table's view in the address of the page that holds it. */
export function useTableAddress(): [TableView, (change: Partial<TableView>) => void] {
  const search = useSearch({ strict: false }) as TableSearch;
  const navigate = useNavigate();
  const { q, sort, where, hide } = search;
  const view = useMemo(() => viewOf(tableSearch({ q, sort, where, hide })), [q, sort, where, hide]);
  const change = (part: Partial<TableView>) => {
    const { q: _q, sort: _sort, where: _where, hide: _hide, ...rest } = search as Record<string, unknown>;
    const next = { ...rest, ...searchOf({ ...view, ...part }) };
    void navigate({ search: next as never, replace: true, resetScroll: false });
  };
  return [view, change];
}
