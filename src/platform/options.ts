import { InvalidArgumentError } from 'commander';
import { isDate } from '../engine/period.ts';

/** An option that is a day. */
export function dayOption(text: string): string {
  if (!isDate(text)) throw new InvalidArgumentError('Give an existing date as YYYY-MM-DD.');
  return text;
}
