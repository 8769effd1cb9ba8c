import { readFileSync } from 'node:fs';
import type { IsoDate } from '../engine/period.ts';
import { incentiveKinds } from '../engine/program.ts';
import { simplicityOf } from '../engine/simplicity.ts';
import { inLanguage, type Language } from '../engine/words.ts';
import { examine, mustBeRead } from './findings.ts';
import type { TemplateShape } from './schema.ts';

/** The year the files are written for. */
const writtenFor = 2026;

/** A document to begin with for each family of incentives, for the year that it is. */
export function templatesIn(today: IsoDate, language: Language): TemplateShape[] {
  return incentiveKinds.map((kind) => {
    const text = readFileSync(new URL(`./templates/${kind}.yaml`, import.meta.url), 'utf8');
    const document = text.replaceAll(new RegExp(`\\b${writtenFor}\\b`, 'g'), today.slice(0, 4));
    const program = mustBeRead(examine(document));
    return {
      kind,
      name: inLanguage(program.name, language),
      sentence: inLanguage(program.description!, language),
      simplicity: simplicityOf(program).score,
      document,
    };
  });
}
