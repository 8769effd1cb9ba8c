import { z } from 'zod';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import { showRun } from '../runs/show.ts';
import { runRows } from '../runs/sql.ts';
import { changesOf } from './changes.ts';
import { overviewOn } from './overview.ts';
import { partnersOfPeriod } from './period-partners.ts';
import {
  overviewShape,
  partnerSummaryShape,
  periodPartnerPageShape,
  periodPartnerQuery,
  runChangesQuery,
  runChangesShape,
} from './schema.ts';
import { summaryOf } from './summary.ts';

const tags = ['insights'];

export function routes(app: App, services: Services): void {
  overviewRoutes(app, services);
  partnerRoutes(app, services);
  runRoutes(app, services);
}

function overviewRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/overview',
    {
      schema: {
        tags,
        operationId: 'getOverview',
        summary: 'Where active programs stand, and what needs a decision',
        response: { 200: overviewShape },
      },
      config: { access: forCompany('programs:read') },
    },
    ({ headers }) => overviewOn(db, clock.today(), languageOf(headers['accept-language'])),
  );
  app.get(
    '/programs/:program/periods/:period/partners',
    {
      schema: {
        tags,
        operationId: 'listPeriodPartners',
        summary: 'The partners of a program’s period: how far they are and what they are granted',
        params: z.object({ program: programIdShape, period: periodKeyShape }),
        querystring: periodPartnerQuery,
        response: { 200: periodPartnerPageShape },
      },
      config: { access: forCompany('statements:read') },
    },
    ({ params, query }) => partnersOfPeriod(db, { ...params, day: clock.today() }, query),
  );
}

function partnerRoutes(app: App, { clock }: Services): void {
  app.get(
    '/partners/:partner/summary',
    {
      schema: {
        tags,
        operationId: 'getPartnerSummary',
        summary: 'A partner at one glance: earned, goals and the next step, what can be paid when, the last facts',
        params: z.object({ partner: codeShape }),
        response: { 200: partnerSummaryShape },
      },
      config: { access: forPartnersToo('statements:read') },
    },
    ({ params: { partner }, headers, caller, db }) =>
      summaryOf(
        db,
        { partner, day: clock.today(), isForPartner: caller.partner !== null },
        languageOf(headers['accept-language']),
      ),
  );
}

function runRoutes(app: App, { db }: Services): void {
  app.get(
    '/runs/:id/changes',
    {
      schema: {
        tags,
        operationId: 'getRunChanges',
        summary: 'What a calculation changed: totals, who moved most, and what looks unlike the partner’s own past',
        params: z.object({ id: serial }),
        querystring: runChangesQuery,
        response: { 200: runChangesShape },
      },
      config: { access: forCompany('runs:read') },
    },
    async ({ params: { id }, query: { limit } }) => {
      const [row] = await runRows(db, { id: BigInt(id) }, 1);
      if (!row) throw notFound({ en: 'run', nl: 'berekening' }, id);
      return { run: showRun(row), ...(await changesOf(db, row, limit)) };
    },
  );
}
