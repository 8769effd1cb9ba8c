import { Button, Checkbox, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language.ts';
import { headingOf } from './table-cell.tsx';
import type { Column, DataTableProps } from './table-shape.ts';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Stack.css';

interface Tools<Row> extends DataTableProps<Row> {
  readonly isPhone: boolean;
  readonly isWorking: boolean;
  readonly count: number | undefined;
}

/** Above the rows: search, filters, columns, what can be saved, and how many there are. */
export function TableTools<Row>(props: Tools<Row>) {
  const { name, columns, view, onView, exports, isPhone } = props;
  const { t } = useLanguage();
  return (
    <div className="data-tools">
      <Search name={name} q={view.q} onSearch={(q) => onView({ q })} />
      {isPhone ? <SortChoice {...props} /> : null}
      <Filters {...props} />
      <Popover position="bottom-end" withinPortal trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default">{t('table.columns')}</Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="xs">
            {columns.slice(1).map((column) => (
              <Checkbox
                key={column.id}
                label={headingOf(column)}
                checked={!view.hidden.includes(column.id)}
                onChange={({ currentTarget: { checked } }) => {
                  const others = view.hidden.filter((one) => one !== column.id);
                  onView({ hidden: checked ? others : [...others, column.id] });
                }}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {exports?.csv ? (
        <Button component="a" variant="default" href={exports.csv} download aria-label={t('table.asCsv')}>
          {t('table.csv')}
        </Button>
      ) : null}
      {exports?.xlsx ? (
        <Button component="a" variant="default" href={exports.xlsx} download aria-label={t('table.asXlsx')}>
          {t('table.xlsx')}
        </Button>
      ) : null}
      <Count {...props} />
    </div>
  );
}

function Count<Row>({ rows, server, isWorking, count }: Tools<Row>) {
  const { t, words } = useLanguage();
  const all = server ? server.total : rows?.length;
  const rowsText = (total: number) => t('table.rows', { count: total }).replace(String(total), words.number(total));
  const text =
    server || count === all
      ? all !== undefined && rowsText(all)
      : t('table.fitting', { shown: words.number(count ?? 0), all: words.number(all ?? 0) });
  return (
    <p className="small quiet data-count" role="status">
      {isWorking ? t('table.working') : text}
    </p>
  );
}

/** What is typed stands at once; the rows follow when the reader pauses. */
function Search({ name, q, onSearch }: { name: string; q: string; onSearch: (q: string) => void }) {
  const { t } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const told = useRef(q);
  const isFirst = () => document.querySelector('input[type="search"]') === field.current;
  useHotkeys([['/', () => isFirst() && field.current?.focus()]]);
  useEffect(() => {
    // The address changed by itself: back, or a filter taken away.
    if (q !== told.current) setTyped(q);
    told.current = q;
  }, [q]);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => {
    if (typed === told.current) return;
    const late = setTimeout(() => {
      told.current = typed;
      latest.current(typed);
    }, 200);
    return () => clearTimeout(late);
  }, [typed]);
  return (
    <TextInput
      ref={field}
      type="search"
      className="data-search"
      aria-label={t('table.look', { name })}
      placeholder={t('table.searchHint')}
      value={typed}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
    />
  );
}

/** Headings sort on a desk; a phone has none. */
function SortChoice<Row>({ columns, view, onView }: Tools<Row>) {
  const { t } = useLanguage();
  const data = columns.flatMap((column) => [
    { value: column.id, label: t('table.upwards', { name: column.header }) },
    { value: `-${column.id}`, label: t('table.downwards', { name: column.header }) },
  ]);
  return (
    <Select
      className="data-order"
      aria-label={t('table.sort')}
      placeholder={t('table.asItComes')}
      data={data}
      value={view.sort || null}
      onChange={(sort) => onView({ sort: sort ?? '' })}
      clearable
      clearButtonProps={{ 'aria-label': t('form.empty') }}
    />
  );
}

function Filters<Row>({ columns, view, onView }: Tools<Row>) {
  const { t } = useLanguage();
  const filterable = columns.filter(({ kind, choices }) => choices || kind === 'number' || kind === 'date');
  if (filterable.length === 0) return null;
  const count = Object.values(view.where).filter(Boolean).length;
  const change = (id: string, value: string) => onView({ where: { ...view.where, [id]: value } });
  return (
    <Popover position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button variant={count > 0 ? 'light' : 'default'}>
          {count > 0 ? t('table.filters', { count }) : t('table.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="data-filters">
        <Stack gap="sm">
          {filterable.map((column) =>
            column.choices ? (
              <Select
                key={column.id}
                label={column.header}
                placeholder={t('table.any')}
                data={[...column.choices]}
                value={view.where[column.id] ?? null}
                onChange={(value) => change(column.id, value ?? '')}
                comboboxProps={{ withinPortal: false }}
                clearable
                clearButtonProps={{ 'aria-label': t('form.empty') }}
              />
            ) : (
              <Range key={column.id} column={column} range={view.where[column.id] ?? ''} onRange={change} />
            ),
          )}
          {count > 0 ? (
            <Button variant="subtle" onClick={() => onView({ where: {} })}>
              {t('table.clear')}
            </Button>
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Range<Row>({
  column,
  range,
  onRange,
}: {
  column: Column<Row>;
  range: string;
  onRange: (id: string, range: string) => void;
}) {
  const { t } = useLanguage();
  const [from = '', to = ''] = range.split('..');
  const type = column.kind === 'date' ? 'date' : 'text';
  const tell = (start: string, end: string) => onRange(column.id, start || end ? `${start}..${end}` : '');
  const name = headingOf(column);
  const more = { type, inputMode: column.kind === 'number' ? ('decimal' as const) : undefined };
  return (
    <div className="data-range">
      <TextInput
        {...more}
        label={t('table.from', { name })}
        value={from}
        onChange={({ currentTarget: { value } }) => tell(value.replace(',', '.'), to)}
      />
      <TextInput
        {...more}
        label={t('table.to', { name })}
        value={to}
        onChange={({ currentTarget: { value } }) => tell(from, value.replace(',', '.'))}
      />
    </div>
  );
}
