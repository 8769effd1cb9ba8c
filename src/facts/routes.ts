import { z } from 'zod';
import { partnerIdOf } from '../access/actions.ts';
import { forPartnersToo } from '../access/caller.ts';
import { idsBelow } from '../access/sql.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { selectFacts, showFact } from './list-sql.ts';
import { factPageShape, factQuery, sourceShape } from './schema.ts';

export function routes(app: App, { clock }: Services): void {
  app.get(
    '/facts/:source',
    {
      schema: {
        tags: ['facts'],
        operationId: 'listFacts',
        summary: 'What happened, last taken in first',
        params: z.object({ source: sourceShape }),
        querystring: factQuery,
        response: { 200: factPageShape },
      },
      config: { access: forPartnersToo('facts:read') },
    },
    async ({ params: { source }, query: { cursor, limit, partner, import: importId, ...filters }, caller, db }) => {
      const root = partner === undefined ? caller.partner?.id : await partnerIdOf(db, partner);
      const partnerIds = root === undefined ? undefined : await idsBelow(db, root, clock.today());
      const [last] = readCursor(cursor, ['serial']) ?? [];
      const before = last === undefined ? undefined : BigInt(last);
      const wanted = { ...filters, partnerIds, importId: importId === undefined ? undefined : BigInt(importId) };
      const rows = await selectFacts(db, source, wanted, before, limit + 1);
      return page(
        rows,
        limit,
        ({ seq }) => [seq],
        (row) => showFact(source, row, caller.partner !== null),
      );
    },
  );
}
