import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { listProducts } from './read-sql.ts';
import { productPageShape, productQuery, productShape } from './schema.ts';

export function routes(app: App, { db, clock }: Services): void {
  app.get(
    '/products',
    {
      schema: {
        tags: ['products'],
        operationId: 'listProducts',
        summary: 'Products as they are today, by code',
        querystring: productQuery,
        response: { 200: productPageShape },
      },
      config: { access: forCompany('products:read') },
    },
    async ({ query: { cursor, limit, ...filters } }) => {
      const after = readCursor(cursor, 1)?.[0];
      const rows = await listProducts(db, { ...filters, day: clock.today(), after, limit: limit + 1 });
      return page(
        rows,
        limit,
        (row) => [row.code],
        (row) => row,
      );
    },
  );
  app.get(
    '/products/:product',
    {
      schema: {
        tags: ['products'],
        operationId: 'getProduct',
        summary: 'A product as it is today',
        params: z.object({ product: codeShape }),
        response: { 200: productShape },
      },
      config: { access: forCompany('products:read') },
    },
    async ({ params: { product } }) => {
      const [row] = await listProducts(db, { code: product, day: clock.today(), limit: 1 });
      if (!row) throw notFound({ en: 'product', nl: 'product' }, product);
      return row;
    },
  );
}
