import { z } from 'zod';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { soon } from '../access/soon.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { balancesShape, entryPageShape, entryQuery, newAdjustmentShape, postingShape } from './schema.ts';

const tags = ['ledger'];

export function routes(app: App, _services: Services): void {
  app.get(
    '/entries',
    {
      schema: {
        tags,
        operationId: 'listEntries',
        summary: 'The ledger’s lines, newest first',
        querystring: entryQuery,
        response: { 200: entryPageShape },
      },
      config: { access: forPartnersToo('ledger:read') },
    },
    () => soon(),
  );
  app.get(
    '/partners/:partner/balances',
    {
      schema: {
        tags,
        operationId: 'getBalances',
        summary: 'What a partner has earned, been paid, and has still to get',
        params: z.object({ partner: codeShape }),
        response: { 200: balancesShape },
      },
      config: { access: forPartnersToo('ledger:read') },
    },
    () => soon(),
  );
  app.post(
    '/partners/:partner/adjustments',
    {
      schema: {
        tags,
        operationId: 'adjust',
        summary: 'Give or take an amount by hand',
        params: z.object({ partner: codeShape }),
        body: newAdjustmentShape,
        response: { 201: postingShape },
      },
      config: { access: forCompany('ledger:write') },
    },
    () => soon(),
  );
}
