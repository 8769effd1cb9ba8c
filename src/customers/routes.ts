import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { getCustomer, listCustomers } from './actions.ts';
import { customerPageShape, customerQuery, customerShape } from './schema.ts';

export function routes(app: App, { db }: Services): void {
  app.get(
    '/customers',
    {
      schema: {
        tags: ['customers'],
        operationId: 'listCustomers',
        summary: 'Customers of partners, by code',
        querystring: customerQuery,
        response: { 200: customerPageShape },
      },
      config: { access: forCompany('customers:read') },
    },
    ({ query }) => listCustomers(db, query),
  );
  app.get(
    '/customers/:customer',
    {
      schema: {
        tags: ['customers'],
        operationId: 'getCustomer',
        summary: 'A customer',
        params: z.object({ customer: codeShape }),
        response: { 200: customerShape },
      },
      config: { access: forCompany('customers:read') },
    },
    ({ params: { customer } }) => getCustomer(db, customer),
  );
}
