import { forCompany } from '../access/caller.ts';
import { microToText } from '../engine/money.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { listGoals } from './read-sql.ts';
import { goalPageShape, goalQuery } from './schema.ts';

export function routes(app: App, { db }: Services): void {
  app.get(
    '/goals',
    {
      schema: {
        tags: ['goals'],
        operationId: 'listGoals',
        summary: 'Goals set by hand',
        querystring: goalQuery,
        response: { 200: goalPageShape },
      },
      config: { access: forCompany('goals:read') },
    },
    async ({ query: { cursor, limit, ...filters } }) => {
      const rows = await listGoals(db, { ...filters, after: readCursor(cursor, 3), limit: limit + 1 });
      return page(
        rows,
        limit,
        (row) => [row.goal_set, row.partner, row.period],
        ({ value_micro, ...row }) => ({ ...row, value: microToText(value_micro) }),
      );
    },
  );
}
