import { useMemo } from 'react';
import { useLanguage } from '../language.ts';
import { figure, mostDecimals } from '../numbers.ts';
import type { Column } from './table-shape.ts';

/** How every column's cells are written: figures of one column with the same decimals, days as the language writes them. */
export function useCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]) {
  const { t, words } = useLanguage();
  const decimals = useMemo(() => {
    const numbers = columns.filter(({ kind }) => kind === 'number');
    return new Map(numbers.map((column) => [column.id, decimalsOf(column, rows)]));
  }, [columns, rows]);
  return (column: Column<Row>, row: Row) => {
    if (column.cell) return column.cell(row);
    const value = column.value(row);
    if (value === null) return <span className="quiet">{t('table.nothing')}</span>;
    if (column.kind === 'number') return figure(value, decimals.get(column.id) ?? 0, words);
    if (column.kind === 'date') return words.date(value);
    return column.choices?.find((choice) => choice.value === value)?.label ?? value;
  };
}

/** Only texts are looked at, no number is made: there may be a hundred thousand. */
function decimalsOf<Row>(column: Column<Row>, rows: readonly Row[]): number {
  let most = column.currency ? mostDecimals([], column.currency) : 0;
  for (const row of rows) {
    const value = column.value(row);
    const point = value?.indexOf('.') ?? -1;
    if (value !== null && point >= 0) most = Math.max(most, value.length - point - 1);
  }
  return most;
}

export const headingOf = <Row,>({ header, currency }: Column<Row>): string =>
  currency ? `${header} (${currency})` : header;
