import { z } from 'zod';
import { codeShape } from '../access/schema.ts';
import { pageOf, pageQuery, plainText } from '../platform/schema.ts';

export const customerShape = z.object({ code: codeShape, name: z.string().nullable() }).meta({ id: 'Customer' });
export type CustomerShape = z.infer<typeof customerShape>;

export const customerPageShape = pageOf(customerShape).meta({ id: 'CustomerPage' });

export const customerQuery = pageQuery
  .extend({ search: plainText(100).optional().describe('Part of the code or name.') })
  .strict();
export type CustomerQuery = z.infer<typeof customerQuery>;

export const newCustomerShape = z
  .strictObject({ code: codeShape, name: plainText(200).optional() })
  .meta({ id: 'NewCustomer', examples: [{ code: 'C-12', name: 'A customer' }] });
