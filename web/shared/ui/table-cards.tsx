import { Checkbox } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useLanguage } from '../language.ts';
import { headingOf, useCells } from './table-cell.tsx';
import { useMore } from './table-grid.tsx';
import type { ShownRows } from './table-shape.ts';

/** On a phone a row is a card: its name, and beneath it every column that is shown with its heading. The page itself scrolls. */
export function TableCards<Row>({ name, columns, shown, idOf, chosen, ids, setIds, onOpen, server }: ShownRows<Row>) {
  const { t } = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const cellOf = useCells(columns, shown);
  const cards = useWindowVirtualizer({ count: shown.length, estimateSize: () => 150, overscan: 6, scrollMargin: top });
  const items = cards.getVirtualItems();
  useMore(server, (items.at(-1)?.index ?? 0) >= shown.length - 10);
  const [title, ...others] = columns;
  const toggle = (id: string) => setIds(new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]));
  return (
    <ul className="data-cards" ref={list} aria-label={name} style={{ height: cards.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const row = shown[index]!;
        const id = idOf(row);
        return (
          <li
            key={key}
            ref={cards.measureElement}
            data-index={index}
            aria-setsize={server ? (server.total ?? -1) : shown.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <div className="data-card-head">
              {chosen ? (
                <Checkbox
                  checked={ids.has(id)}
                  onChange={() => toggle(id)}
                  aria-label={t('table.choose', { name: title?.value(row) ?? id })}
                />
              ) : null}
              {title && onOpen ? (
                <button type="button" className="plain" onClick={() => onOpen(row)}>
                  {cellOf(title, row)}
                </button>
              ) : null}
              {title && !onOpen ? <strong>{cellOf(title, row)}</strong> : null}
            </div>
            <dl>
              {others.map((column) => (
                <div key={column.id}>
                  <dt className="small quiet">{headingOf(column)}</dt>
                  <dd className={column.kind === 'number' ? 'number' : undefined}>{cellOf(column, row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
