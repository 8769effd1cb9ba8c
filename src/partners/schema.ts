import { z } from 'zod';
import { codeShape, currencyShape } from '../access/schema.ts';
import { partnerTypes } from '../engine/fact.ts';
import { day, pageOf, pageQuery, plainText } from '../platform/schema.ts';

export const partnerShape = z
  .object({
    code: codeShape,
    name: z.string(),
    type: z.enum(partnerTypes),
    tier: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string().nullable(),
    tags: z.array(z.string()),
    currency: currencyShape,
    language: z.enum(['en', 'nl']),
    parent: codeShape.nullable().describe('The partner right above it in the tree.'),
    valid_from: day.describe('Since when type, tier, region, country, tags and parent are as they are.'),
    children: z.number().int().describe('How many partners are right below it.'),
  })
  .meta({ id: 'Partner', description: 'An organisation or person that is rewarded, as it is today.' });
export type PartnerShape = z.infer<typeof partnerShape>;

export const partnerPageShape = pageOf(partnerShape).meta({ id: 'PartnerPage' });

export const partnerQuery = pageQuery
  .extend({
    search: plainText(100).optional().describe('Part of the code or name.'),
    type: z.enum(partnerTypes).optional(),
    tier: plainText(100).optional(),
    region: plainText(100).optional(),
    country: plainText(100).optional(),
    tag: plainText(100).optional(),
    parent: codeShape.optional().describe('Only those right below this partner.'),
    below: codeShape.optional().describe('This partner and everyone below it.'),
    top: z.enum(['true']).optional().describe('Only those without a parent.'),
  })
  .strict();
export type PartnerQuery = z.infer<typeof partnerQuery>;

export const partnerVersionShape = partnerShape
  .pick({ type: true, tier: true, region: true, country: true, tags: true, parent: true, valid_from: true })
  .meta({
    id: 'PartnerVersion',
    description: 'What held of a partner from a day on. Facts keep the version of their day.',
  });
export const partnerVersionsShape = z.object({ items: z.array(partnerVersionShape) }).meta({ id: 'PartnerVersions' });

/** The same columns as in an import file. */
export const newPartnerShape = z
  .strictObject({
    code: codeShape,
    name: plainText(200),
    type: z.enum(partnerTypes),
    tier: plainText(100).optional(),
    region: plainText(100).optional(),
    country: plainText(100).optional(),
    tags: z.string().optional().describe('Separated by `;`.'),
    currency: currencyShape.optional().describe('Default: the company’s.'),
    language: z.enum(['en', 'nl']).optional(),
    parent: codeShape.optional(),
    valid_from: day.optional().describe('From when the attributes hold; an earlier fact keeps the earlier ones.'),
  })
  .meta({
    id: 'NewPartner',
    examples: [
      { code: 'R-1001', name: 'Bikes and More', type: 'reseller', tier: 'silver', country: 'NL', parent: 'D-1' },
    ],
  });

export const companyShape = z
  .object({
    name: plainText(200),
    base_currency: currencyShape.describe('What rates of exchange are given in.'),
    time_zone: plainText(60).describe('IANA name, like Europe/Amsterdam.'),
    new_customer_days: z
      .number()
      .int()
      .min(0)
      .max(3660)
      .describe('A customer is existing when it bought more than this many days before the sale …'),
    customer_window_months: z
      .number()
      .int()
      .min(1)
      .max(240)
      .describe('… and not more than this many months before it.'),
    customer_scope: z.enum(['company', 'partner']).describe('Whether buying from another partner counts.'),
    new_product_days: z
      .number()
      .int()
      .min(0)
      .max(3660)
      .describe('A product is new until this many days after its launch.'),
    least_simplicity: z
      .number()
      .int()
      .min(0)
      .max(100)
      .describe('A program that scores less on simplicity is activated with a reason only. 0: none is.'),
    approval_before_close: z
      .boolean()
      .describe('Whether a period’s results are approved before its statements become final.'),
    review_by_second_person: z
      .boolean()
      .describe('Whether what a person wrote in a program is put into effect by somebody else.'),
  })
  .meta({ id: 'Company' });
export type CompanyShape = z.infer<typeof companyShape>;
export const saveCompanyShape = companyShape.partial().strict().meta({ id: 'SaveCompany' });
