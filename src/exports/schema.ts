import { z } from 'zod';
import { factQuery } from '../facts/schema.ts';
import { entryQuery } from '../ledger/schema.ts';
import { partnerQuery } from '../partners/schema.ts';
import { statementsQuery } from '../statements/schema.ts';

const file = {
  format: z.enum(['csv', 'xlsx']).default('csv'),
  language: z
    .enum(['en', 'nl'])
    .optional()
    .describe('Of the titles, and in a CSV of decimal marks and separators. Default: by Accept-Language.'),
};
const whole = { cursor: true, limit: true } as const;

/** The same filters as of the lists; all that they find, in the same order. */
export const partnersFile = partnerQuery.omit(whole).extend(file).strict();
export const entriesFile = entryQuery.omit(whole).extend(file).strict();
export const factsFile = factQuery.omit(whole).extend(file).strict();
export const statementsFile = statementsQuery.omit(whole).extend(file).strict();
export type FileQuery = Pick<z.infer<typeof partnersFile>, 'format' | 'language'>;

/** A statement with its facts: the first ones of each line. */
export const statementFile = z
  .object({ format: z.enum(['pdf', 'csv']).default('pdf'), language: file.language })
  .strict();
