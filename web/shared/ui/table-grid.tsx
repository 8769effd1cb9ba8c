import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language.ts';
import { headingOf, useCells } from './table-cell.tsx';
import type { Column, ShownRows } from './table-shape.ts';
import '@mantine/core/styles/Checkbox.css';

/** A table of which only the rows in sight exist, however many there are. */
export function TableGrid<Row>(props: ShownRows<Row>) {
  const { t } = useLanguage();
  const { name, columns, shown, idOf, chosen, ids, setIds, onOpen, server } = props;
  const hint = useId();
  const box = useRef<HTMLDivElement>(null);
  const cellOf = useCells(columns, shown);
  const rows = useRowsInSight(shown.length, box);
  const items = rows.getVirtualItems();
  useMore(server, (items.at(-1)?.index ?? 0) >= shown.length - 10);
  const keys = useRowKeys(shown.length, rows.scrollToIndex, box);
  const toggle = (id: string) => setIds(new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]));
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const row = shown[at];
    if (event.target !== event.currentTarget || !row) return;
    if (event.key === 'Enter' && onOpen) onOpen(row);
    else if (event.key === ' ' && chosen) toggle(idOf(row));
    else if (!keys.move(event.key, at)) return;
    event.preventDefault();
  };
  const span = columns.length + (chosen ? 1 : 0);
  const [first, last] = [items[0]?.start ?? 0, rows.getTotalSize() - (items.at(-1)?.end ?? 0)];
  return (
    <div className="data-box" ref={box}>
      <p className="unseen" id={hint}>
        {t('table.keys')}
      </p>
      <table
        className="figures data-grid"
        aria-label={name}
        aria-describedby={hint}
        aria-rowcount={server ? (server.total ?? -1) : shown.length + 1}
      >
        <Head {...props} />
        <tbody>
          <Gap height={first} span={span} />
          {items.map(({ index, key }) => {
            const row = shown[index]!;
            const id = idOf(row);
            return (
              <tr
                key={key}
                data-index={index}
                data-chosen={ids.has(id) || undefined}
                aria-rowindex={index + 2}
                tabIndex={index === keys.active ? 0 : -1}
                onFocus={() => keys.setActive(index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onClick={(event) => {
                  if (onOpen && !(event.target as Element).closest('a, button, input, label')) onOpen(row);
                }}
                className={onOpen ? 'data-opens' : undefined}
              >
                {chosen ? (
                  <Check
                    isChosen={ids.has(id)}
                    label={t('table.choose', { name: columns[0]?.value(row) ?? id })}
                    onToggle={() => toggle(id)}
                  />
                ) : null}
                <Cells columns={columns} cellOf={(column) => cellOf(column, row)} />
              </tr>
            );
          })}
          <Gap height={last} span={span} />
        </tbody>
      </table>
    </div>
  );
}

function useRowsInSight(count: number, box: { current: HTMLDivElement | null }) {
  return useVirtualizer({
    count,
    getScrollElement: () => box.current,
    // All rows have the height that data-table.css gives them: to measure each would cost a pass over all at every turn of the wheel.
    estimateSize: () => 3.25 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 8,
  });
}

function Check({ isChosen, label, onToggle }: { isChosen: boolean; label: string; onToggle: () => void }) {
  return (
    <td className="data-check">
      <Checkbox checked={isChosen} onChange={onToggle} aria-label={label} />
    </td>
  );
}

function Cells<Row>({
  columns,
  cellOf,
}: {
  columns: readonly Column<Row>[];
  cellOf: (column: Column<Row>) => ReactNode;
}) {
  return columns.map((column, at) => {
    const Cell = at === 0 ? 'th' : 'td';
    return (
      <Cell
        key={column.id}
        scope={at === 0 ? 'row' : undefined}
        className={column.kind === 'number' ? 'number' : undefined}
      >
        {cellOf(column)}
      </Cell>
    );
  });
}

/** The place of the rows that are out of sight. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this row has no tab index
    <tr aria-hidden="true" className="data-gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

/** The server's next page is asked for before the reader comes to the end. */
export function useMore(server: ShownRows<unknown>['server'], isNearEnd: boolean): void {
  const { more, isFetching = false } = server ?? {};
  useEffect(() => {
    if (isNearEnd && more && !isFetching) more();
  }, [isNearEnd, more, isFetching]);
}

/** One row at a time can be reached by Tab; the arrows, Page, Home and End move it, also to rows that do not exist yet. */
function useRowKeys(count: number, reveal: (at: number) => void, box: { current: HTMLElement | null }) {
  const [active, setActive] = useState(0);
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = box.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });
  const move = (key: string, at: number): boolean => {
    const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10 };
    const to = key === 'Home' ? 0 : key === 'End' ? count - 1 : places[key];
    if (to === undefined) return false;
    const within = Math.max(0, Math.min(count - 1, to));
    wanted.current = within;
    setActive(within);
    reveal(within);
    return true;
  };
  return { active: Math.min(active, count - 1), setActive, move };
}

function Head<Row>({ columns, shown, idOf, chosen, ids, setIds, view, onView }: ShownRows<Row>) {
  const { t } = useLanguage();
  const allIn = chosen !== undefined && ids.size > 0 && shown.every((row) => ids.has(idOf(row)));
  return (
    <thead>
      <tr aria-rowindex={1}>
        {chosen ? (
          <th className="data-check" scope="col">
            <Checkbox
              checked={allIn}
              indeterminate={ids.size > 0 && !allIn}
              onChange={() => setIds(new Set(allIn ? [] : shown.map(idOf)))}
              aria-label={t('table.chooseAll')}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <Heading key={column.id} column={column} sort={view.sort} onSort={(sort) => onView({ sort })} />
        ))}
      </tr>
    </thead>
  );
}

/** Numbers begin from high to low, words from A to Z; the third press gives the usual order back. */
function Heading<Row>({ column, sort, onSort }: { column: Column<Row>; sort: string; onSort: (sort: string) => void }) {
  const { t } = useLanguage();
  const orders = column.kind === 'number' ? [`-${column.id}`, column.id, ''] : [column.id, `-${column.id}`, ''];
  const at = orders.indexOf(sort);
  const isSorted = sort !== '' && at >= 0;
  const isDown = isSorted && sort.startsWith('-');
  return (
    <th
      scope="col"
      className={column.kind === 'number' ? 'number' : undefined}
      style={{ width: `${column.width ?? 1}00em` }}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="plain data-sort" onClick={() => onSort(orders[(at + 1) % 3] ?? '')}>
        <span>{headingOf(column)}</span>
        <svg viewBox="0 0 10 10" aria-hidden="true" data-shown={isSorted || undefined}>
          <path d={isDown ? 'M5 8 1.5 3h7z' : 'M5 2l3.5 5h-7z'} fill="currentColor" />
        </svg>
        {isSorted ? <span className="unseen">{isDown ? t('table.sortDown') : t('table.sortUp')}</span> : null}
      </button>
    </th>
  );
}
