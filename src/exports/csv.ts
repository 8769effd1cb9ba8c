import { stringify } from 'csv-stringify/sync';
import type { Language } from '../platform/language.ts';
import type { Column, Table } from './table.ts';

/** A spreadsheet takes a text that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** As spreadsheets of the language read it: with its decimal mark, and with what separates columns where that mark is a comma. */
const marks: Record<Language, { delimiter: string; decimal: string }> = {
  en: { delimiter: ',', decimal: '.' },
  nl: { delimiter: ';', decimal: ',' },
};

/** A table as CSV: UTF-8 with the mark by which spreadsheets know it. */
export async function* csvOf<Row>({ columns, pages }: Table<Row>, language: Language): AsyncGenerator<string> {
  const { delimiter, decimal } = marks[language];
  const lines = (rows: (string | null)[][]) => stringify(rows, { delimiter, record_delimiter: 'windows' });
  const written = ({ kind, value }: Column<Row>, row: Row): string | null => {
    const text = value(row);
    if (text === null) return null;
    if (kind === 'number' || kind === 'money') return text.replace('.', decimal);
    return FORMULA.test(text) ? `'${text}` : text;
  };
  yield `\ufeff${lines([columns.map(({ title }) => title[language])])}`;
  for await (const page of pages) yield lines(page.map((row) => columns.map((one) => written(one, row))));
}
