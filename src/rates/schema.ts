import { z } from 'zod';
import { currencyShape } from '../access/schema.ts';
import { day, decimal, pageOf, pageQuery } from '../platform/schema.ts';

export const rateShape = z
  .object({
    currency: currencyShape,
    valid_from: day.describe('It holds until the next one given.'),
    rate: decimal.describe('What one unit is worth in the company’s base currency.'),
  })
  .meta({ id: 'Rate', description: 'A rate of exchange.' });
export type RateShape = z.infer<typeof rateShape>;

export const ratePageShape = pageOf(rateShape).meta({ id: 'RatePage' });

export const rateQuery = pageQuery.extend({ currency: currencyShape.optional() }).strict();
export type RateQuery = z.infer<typeof rateQuery>;

export const newRateShape = z
  .strictObject({ currency: currencyShape, valid_from: day, rate: decimal.describe('At most nine decimals.') })
  .meta({ id: 'NewRate', examples: [{ currency: 'USD', valid_from: '2026-01-01', rate: '0.92' }] });
