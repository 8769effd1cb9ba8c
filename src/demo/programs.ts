import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IsoDate } from '../engine/period.ts';

const FOLDER = new URL('./programs/', import.meta.url);
/** The year the files are written for. */
const WRITTEN_FOR = 2026;

export interface DemoProgram {
  readonly file: string;
  readonly text: string;
}

/** The demo's program documents as YAML texts, one of each family, moved to the year of `today`. */
export function demoPrograms(today: IsoDate): DemoProgram[] {
  const year = today.slice(0, 4);
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const text = readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8');
      return { file, text: text.replaceAll(new RegExp(`\\b${WRITTEN_FOR}\\b`, 'g'), year) };
    });
}
