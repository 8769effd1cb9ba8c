import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { getProduct, listProducts } from './actions.ts';
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
    ({ query }) => listProducts(db, query, clock.today()),
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
    ({ params: { product } }) => getProduct(db, product, clock.today()),
  );
}
