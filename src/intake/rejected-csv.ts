import { stringify } from 'csv-stringify/sync';
import type { Language } from '../platform/language.ts';
import type { Rejection } from './result.ts';

const columns = ['line', 'column', 'value', 'code', 'reason'];

/** A spreadsheet takes a text that begins like this for a formula. */
const harmless = (value: string | null): string | null =>
  value !== null && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** Rejected rows as a CSV for people: pages of rows as pieces of text, a header first. */
export async function* rejectedCsv(
  pages: AsyncIterable<readonly Rejection[]>,
  language: Language,
): AsyncGenerator<string> {
  yield stringify([columns]);
  for await (const page of pages) yield rejectedLines(page, language);
}

export const rejectedHeader = (): string => stringify([columns]);

export function rejectedLines(rejections: readonly Rejection[], language: Language): string {
  return stringify(
    rejections.map(({ line, column, value, code, reason }) => [line, column, harmless(value), code, reason[language]]),
  );
}
