import { z } from 'zod';
import { forPartnersToo } from '../access/caller.ts';
import { soon } from '../access/soon.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { factPageShape, factQuery, sourceShape } from './schema.ts';

export function routes(app: App, _services: Services): void {
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
    () => soon(),
  );
}
