import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { listCustomers } from './read-sql.ts';
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
    async ({ query: { cursor, limit, search } }) => {
      const rows = await listCustomers(db, { search, after: readCursor(cursor, 1)?.[0], limit: limit + 1 });
      return page(
        rows,
        limit,
        (row) => [row.code],
        (row) => row,
      );
    },
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
    async ({ params: { customer } }) => {
      const [row] = await listCustomers(db, { code: customer, limit: 1 });
      if (!row) throw notFound({ en: 'customer', nl: 'klant' }, customer);
      return row;
    },
  );
}
