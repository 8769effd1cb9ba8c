import { forCompany } from '../access/caller.ts';
import { decimal } from '../engine/exact.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { listRates } from './read-sql.ts';
import { ratePageShape, rateQuery } from './schema.ts';

const nanoDigits = 9;

export function routes(app: App, { db }: Services): void {
  app.get(
    '/rates',
    {
      schema: {
        tags: ['rates'],
        operationId: 'listRates',
        summary: 'Rates of exchange, by currency and day',
        querystring: rateQuery,
        response: { 200: ratePageShape },
      },
      config: { access: forCompany('rates:read') },
    },
    async ({ query: { cursor, limit, currency } }) => {
      const rows = await listRates(db, { currency, after: readCursor(cursor, ['text', 'day']), limit: limit + 1 });
      return page(
        rows,
        limit,
        (row) => [row.currency, row.valid_from],
        (row) => ({ currency: row.currency, valid_from: row.valid_from, rate: decimal(row.rate_nano, nanoDigits) }),
      );
    },
  );
}
