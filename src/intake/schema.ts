import { z } from 'zod';
import { instant, pageOf, pageQuery, plainText, serial } from '../platform/schema.ts';

export const importKinds = [
  'partners',
  'products',
  'customers',
  'rates',
  'goals',
  'sales',
  'activities',
  'trainings',
  'referrals',
] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindShape = z.enum(importKinds).meta({ id: 'ImportKind' });

export const fileFormats = ['csv', 'jsonl', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];

const importStatuses = ['running', 'done', 'failed', 'cancelled', 'undone'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** How numbers and dates are written in a file. What could mean two things is refused until it is declared. */
export const importLocaleShape = z.strictObject({
  decimal: z.enum(['point', 'comma']).optional(),
  grouping: z.enum(['point', 'comma', 'space', 'apostrophe']).optional(),
  dates: z.enum(['ymd', 'dmy', 'mdy']).optional(),
});

/** Which column of the file holds what: our column → the file's. Unnamed ones are taken to have our name. */
export const columnMappingShape = z.record(plainText(100), plainText(200));

export const importShape = z
  .object({
    id: serial,
    kind: importKindShape,
    label: z.string().describe('The name of the file, or how else it came.'),
    status: z.enum(importStatuses).describe('undone: its facts were taken back.'),
    reference: z.string().nullable().describe('As it was given with the upload.'),
    progress: z
      .object({
        phase: z.enum(['reading', 'storing']).describe('Rows are read and copied, then judged and put away together.'),
        bytes: z.number().int().describe('Read so far.'),
        size: z
          .number()
          .int()
          .nullable()
          .describe('Of the request, a little more than the file; null when it did not say.'),
        share: z.number().nullable().describe('From 0 to 1, of the reading; null when the size is not known.'),
      })
      .nullable()
      .describe('While it runs; `lines` is how many rows were read so far.'),
    undone_at: instant.nullable(),
    lines: z.number().int(),
    accepted: z.number().int(),
    repeated: z.number().int().describe('Known already with the same content: not counted again.'),
    rejected: z.number().int(),
    error: z.string().nullable(),
    warnings: z.array(z.string()),
    started_at: instant,
    ended_at: instant.nullable(),
  })
  .meta({ id: 'Import' });
export type ImportShape = z.infer<typeof importShape>;

export const importPageShape = pageOf(importShape).meta({ id: 'ImportPage' });
export const importQuery = pageQuery
  .extend({
    kind: importKindShape.optional(),
    status: z.enum(importStatuses).optional(),
    reference: plainText(100).optional(),
  })
  .strict();
export type ImportQuery = z.infer<typeof importQuery>;

export const rejectedRowShape = z
  .object({
    line: z.number().int().describe('In the file, its header being line 1.'),
    column: z.string().nullable(),
    value: z.string().nullable(),
    code: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'RejectedRow' });
export type RejectedRowShape = z.infer<typeof rejectedRowShape>;
export const rejectedPageShape = pageOf(rejectedRowShape).meta({ id: 'RejectedPage' });

/** What became of rows that were posted: every one is accepted, repeated or rejected. */
export const takenInShape = z
  .object({
    import: serial.describe('The number under which this is kept.'),
    accepted: z.number().int(),
    repeated: z.number().int().describe('Known already with the same content: not counted again.'),
    rejected: z.number().int(),
    warnings: z.array(z.string()).describe('Keys that nothing was taken from, for one: perhaps a name was mistyped.'),
    rejections: z.array(
      z.object({
        index: z.number().int().describe('The row’s place in the array, from 0.'),
        field: z.string().nullable(),
        value: z.string().nullable(),
        code: z.string().describe('Stable, for programs.'),
        reason: z.string().describe('For people, in the language of Accept-Language.'),
      }),
    ),
  })
  .meta({ id: 'TakenIn' });
export type TakenInShape = z.infer<typeof takenInShape>;

/** How rows are posted: what becomes of the right ones when others are wrong. */
export const rowsQuery = z.strictObject({
  mode: z
    .enum(['accept-valid', 'all-or-nothing'])
    .default('accept-valid')
    .describe('all-or-nothing: one wrong row, and nothing is taken in.'),
});

/** The most rows that one request may hold. */
export const mostRows = 10_000;

/** Rows as they are documented; each is judged on its own, so a wrong one does not refuse the others. */
export function rowsOf(row: z.ZodType) {
  return z
    .array(z.unknown().meta({ allOf: [{ $ref: `#/components/schemas/${row.meta()?.id}` }] }))
    .min(1)
    .max(mostRows)
    .meta({ examples: [row.meta()?.examples] });
}

export const previewShape = z
  .object({
    columns: z
      .array(
        z.object({
          column: z.string().describe('As the file calls it.'),
          field: z.string().nullable().describe('What it is taken for; null when it is not used.'),
        }),
      )
      .describe('Every column of the file.'),
    missing: z.array(z.string()).describe('Fields that are needed and that no column holds.'),
    rows: z.array(z.record(z.string(), z.string())).describe('The first rows, as they would be read.'),
    rejections: z
      .array(rejectedRowShape)
      .describe('What would be refused among those rows; whether partners and products exist is not asked.'),
    warnings: z.array(z.string()),
    proposed: z
      .object({ mapping: z.record(z.string(), z.string()), locale: importLocaleShape })
      .nullable()
      .describe(
        'How a file with the same columns was read before. Where neither mapping nor locale is given, the preview is read so; give it with the import to have that read so too.',
      ),
  })
  .meta({ id: 'Preview' });
export type PreviewShape = z.infer<typeof previewShape>;

/** A form with a file; `mapping` and `locale` are JSON. */
export const uploadShape = z
  .object({
    kind: importKindShape,
    mapping: z
      .string()
      .optional()
      .describe('JSON: our column → the file’s, or → `=` and a value for all rows; for columns with other names.'),
    locale: z
      .string()
      .optional()
      .describe('JSON: {"decimal": "comma", "grouping": "point", "dates": "dmy"}: how numbers and dates are written.'),
    mode: z
      .enum(['accept-valid', 'all-or-nothing'])
      .optional()
      .describe('accept-valid (default): right rows are taken in, wrong ones are kept with the reason.'),
    format: z.enum(fileFormats).optional().describe('Default: by the file’s name.'),
    sheet: plainText(100).optional().describe('Of a workbook: the name of the sheet. Default: the first one.'),
    reference: plainText(100)
      .optional()
      .describe('A name of your own, by which the import is found in the list while it runs.'),
    encoding: z.enum(['utf-8', 'windows-1252']).optional(),
    delimiter: z.enum([',', ';', '\t', '|']).optional().describe('Default: as the header shows.'),
    file: z.any().meta({
      type: 'string',
      format: 'binary',
      description: 'CSV or a workbook (.xlsx) with a header, or JSON lines (.jsonl).',
    }),
  })
  .meta({ id: 'Upload' });
