import { forCompany } from '../access/caller.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { listGoals } from './actions.ts';
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
    ({ query }) => listGoals(db, query),
  );
}
