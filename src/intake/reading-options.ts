import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Delimiter } from './csv.ts';
import type { ReadingOptions } from './input.ts';

export type ReadingArguments = Pick<ReadingOptions, 'decimal' | 'grouping' | 'dates' | 'encoding' | 'delimiter'>;

/** The options that say how files are written. */
export function addReadingOptions(command: Command): Command {
  return command
    .addOption(new Option('--decimal <mark>', 'what marks decimals').choices(['point', 'comma']))
    .addOption(
      new Option('--grouping <mark>', 'what stands between thousands').choices([
        'point',
        'comma',
        'space',
        'apostrophe',
      ]),
    )
    .addOption(new Option('--dates <order>', 'the order of day, month and year').choices(['ymd', 'dmy', 'mdy']))
    .option('--delimiter <mark>', 'what separates columns: , ; | or tab (default: as the header shows)', delimiter)
    .addOption(new Option('--encoding <name>', 'of the file').choices(['utf-8', 'windows-1252']).default('utf-8'));
}

function delimiter(value: string): Delimiter {
  const mark = value === 'tab' || value === '\\t' ? '\t' : value;
  if (mark === ',' || mark === ';' || mark === '\t' || mark === '|') return mark;
  throw new InvalidArgumentError('Give , ; | or tab.');
}
