import { z } from 'zod';
import { partnerIdOf, seenPartners } from '../access/actions.ts';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { minorToText, textToMinor } from '../engine/money.ts';
import type { App } from '../platform/http.ts';
import { keepAnswer } from '../platform/idempotency.ts';
import { page, readCursor } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { programOf } from '../programs/actions.ts';
import { adjust, balances } from './actions.ts';
import {
  balancesShape,
  type EntryShape,
  entryPageShape,
  entryQuery,
  newAdjustmentShape,
  postingShape,
} from './schema.ts';
import { type EntryRow, entryRows } from './sql.ts';

const tags = ['ledger'];
const params = z.object({ partner: codeShape });

export function routes(app: App, services: Services): void {
  entryRoutes(app, services);
  partnerRoutes(app, services);
}

function entryRoutes(app: App, { clock }: Services): void {
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
    async ({ query: { cursor, limit, partner, program, period, ...rest }, caller, db }) => {
      const last = readCursor(cursor, ['serial', 'serial']);
      const before = last ? { posting: BigInt(last[0]!), line: Number(last[1]) } : undefined;
      const partnerIds =
        partner === undefined ? await seenPartners(db, caller, clock.today()) : [await partnerIdOf(db, partner)];
      const filter = {
        ...rest,
        partnerIds: partnerIds ?? undefined,
        programId: program === undefined ? undefined : (await programOf(db, program)).id,
        aboutPeriod: period,
      };
      const rows = await entryRows(db, filter, limit + 1, before);
      return page(rows, limit, (row) => [row.posting_id, row.line], showEntry);
    },
  );
}

function showEntry({ posting_id, amount_minor, run_id, posted_at, ...row }: EntryRow): EntryShape {
  return {
    ...row,
    posting: String(posting_id),
    amount: minorToText(amount_minor, row.unit),
    run: run_id === null ? null : String(run_id),
    posted_at: posted_at.toISOString(),
  };
}

function partnerRoutes(app: App, { db }: Services): void {
  app.get(
    '/partners/:partner/balances',
    {
      schema: {
        tags,
        operationId: 'getBalances',
        summary: 'What a partner has earned, been paid, and has still to get',
        params,
        response: { 200: balancesShape },
      },
      config: { access: forPartnersToo('ledger:read') },
    },
    async ({ params: { partner }, db: seen }) => ({
      partner,
      items: await balances(seen, await partnerIdOf(seen, partner)),
    }),
  );
  app.post(
    '/partners/:partner/adjustments',
    {
      schema: {
        tags,
        operationId: 'adjust',
        summary: 'Give or take an amount by hand',
        params,
        body: newAdjustmentShape,
        response: { 201: postingShape },
      },
      config: { access: forCompany('ledger:write') },
    },
    async (request, reply) => {
      const { params, body } = request;
      const partnerId = await partnerIdOf(db, params.partner);
      const { unit, amount, note } = body;
      const shown = (posting: bigint) => ({
        posting: String(posting),
        partner: params.partner,
        unit,
        amount: minorToText(textToMinor(amount, unit), unit),
        note,
      });
      // Asked again after the answer was lost, it must not be given twice.
      const posting = await adjust(db, { ...body, partnerId }, (tx, id) =>
        keepAnswer(tx, request, { status: 201, body: shown(id) }),
      );
      return reply.code(201).send(shown(posting));
    },
  );
}
