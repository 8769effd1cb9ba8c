import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addDays, addMonths, type IsoDate } from '../engine/period.ts';
import { closedUntil } from './world.ts';

const FOLDER = new URL('./programs/', import.meta.url);
/** The year the files are written for. */
const WRITTEN_FOR = 2026;

export interface DemoProgram {
  readonly file: string;
  readonly text: string;
}

/**
 * The demo's program documents as YAML texts, one of each family, moved to the year of `today`. Early in a year they start earlier, so that there
 * is always a closed quarter to look at.
 */
export function demoPrograms(today: IsoDate): DemoProgram[] {
  const year = today.slice(0, 4);
  const closed = closedUntil(today);
  const starts = closed.startsWith(year) ? `${year}-01-01` : addMonths(addDays(closed, 1), -3);
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const text = readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8');
      const moved = text.replaceAll(new RegExp(`\\b${WRITTEN_FOR}\\b`, 'g'), year);
      return { file, text: moved.replace(`starts: ${year}-01-01`, `starts: ${starts}`) };
    });
}
