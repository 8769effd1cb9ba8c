import { forCompany } from '../access/caller.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { listRates } from './actions.ts';
import { ratePageShape, rateQuery } from './schema.ts';

export function routes(app: App, { db }: Services): void {
  app.get(
    '/rates',
    {
      schema: {
        tags: ['rates'],
        operationId: 'listRates',
        summary: 'Rates of exchange, by currency, the latest first',
        querystring: rateQuery,
        response: { 200: ratePageShape },
      },
      config: { access: forCompany('rates:read') },
    },
    ({ query }) => listRates(db, query),
  );
}
