import { z } from 'zod';
import { codeShape } from '../access/schema.ts';
import { day, pageOf, pageQuery, plainText } from '../platform/schema.ts';

export const productShape = z
  .object({
    code: codeShape,
    name: z.string(),
    category: z.string().nullable(),
    brand: z.string().nullable(),
    launched_on: day.nullable().describe('Decides until when the product counts as new.'),
    valid_from: day.describe('Since when category and brand are as they are.'),
  })
  .meta({ id: 'Product' });
export type ProductShape = z.infer<typeof productShape>;

export const productPageShape = pageOf(productShape).meta({ id: 'ProductPage' });

export const productQuery = pageQuery
  .extend({
    search: plainText(100).optional().describe('Part of the code or name.'),
    category: plainText(200).optional(),
    brand: plainText(200).optional(),
  })
  .strict();
export type ProductQuery = z.infer<typeof productQuery>;

export const newProductShape = z
  .strictObject({
    code: codeShape,
    name: plainText(200),
    category: plainText(200).optional(),
    brand: plainText(200).optional(),
    launched_on: day.optional(),
    valid_from: day.optional(),
  })
  .meta({
    id: 'NewProduct',
    examples: [{ code: 'P-7', name: 'City bike', category: 'Bikes', launched_on: '2026-01-01' }],
  });
