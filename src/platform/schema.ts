import { z } from 'zod';

/** Shapes that every noun's API shares. Runs in the browser too. */

export const pageQuery = z.object({
  cursor: z.string().max(1000).optional().describe('The `next` of the page before this one.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Give it as `cursor` for the next page; null on the last one.'),
  });
}

export const problemShape = z
  .object({
    type: z.string().describe('`urn:vliegwiel:problem:` and the code.'),
    title: z.string().describe('What happened, in the language of Accept-Language (en or nl).'),
    status: z.number().int(),
    detail: z.string().optional().describe('What to do next.'),
    instance: z.string().optional().describe('The request, as in the log.'),
    code: z.string(),
    where: z
      .object({
        file: z.string().optional(),
        line: z.number().optional(),
        column: z.number().optional(),
        columnName: z.string().optional(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
      })
      .optional(),
    params: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('Every field of the request that is not right.'),
  })
  .meta({ id: 'Problem' });
export type ProblemShape = z.infer<typeof problemShape>;

/** Text that a database can keep: no control characters but tab and line breaks. */
export const plainText = (most: number, least = 1) =>
  z
    .string()
    .min(least)
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not hold control characters')
    .meta({ examples: ['text'] });
export const day = z.iso.date().meta({ description: 'A calendar day, YYYY-MM-DD.', examples: ['2026-03-31'] });
export const instant = z.string().meta({ format: 'date-time', description: 'A moment in UTC, ISO 8601.' });
/** Numbers travel as text, so that nothing is rounded on the way. */
export const decimal = z
  .string()
  .meta({ description: 'A decimal number as text.', pattern: '^-?\\d+(\\.\\d+)?$', examples: ['12.50'] });
/** The number of something that the database counts on its own. */
export const serial = z
  .string()
  .regex(/^[1-9]\d{0,17}$/, 'must be a whole number')
  .meta({ description: 'A number given by the system, as text.', examples: ['17'] });
