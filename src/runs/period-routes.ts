import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { signatureOf } from '../access/signature.ts';
import type { App } from '../platform/http.ts';
import type { Services } from '../platform/services.ts';
import { programOf } from '../programs/actions.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import { type PeriodRow, periodRows } from '../programs/sql.ts';
import { closePeriod } from './actions.ts';
import { lastApprovals } from './approval-sql.ts';
import { approvePeriod, showApproval } from './approvals.ts';
import {
  type ApprovalShape,
  approvalShape,
  approveShape,
  closedShape,
  type PeriodShape,
  periodsShape,
} from './schema.ts';
import { marksPerPeriod } from './sql.ts';

const tags = ['periods'];
const params = z.object({ program: programIdShape, period: periodKeyShape });

export function periodRoutes(app: App, services: Services): void {
  listRoutes(app, services);
  decideRoutes(app, services);
}

function listRoutes(app: App, { db }: Services): void {
  app.get(
    '/programs/:program/periods',
    {
      schema: {
        tags,
        operationId: 'listPeriods',
        summary: 'A program’s periods, oldest first',
        params: z.object({ program: programIdShape }),
        response: { 200: periodsShape },
      },
      config: { access: forCompany('runs:read') },
    },
    async ({ params: { program } }) => {
      const { id, versions } = await programOf(db, program);
      const [periods, marks, approvals] = await Promise.all([
        periodRows(db, id),
        marksPerPeriod(db, id),
        lastApprovals(db, id),
      ]);
      const currency = versions.at(-1)!.document.currency;
      const shown = periods.map((row) => {
        const approval = approvals.get(row.key);
        return showPeriod(program, row, marks.get(row.key) ?? 0, approval ? showApproval(approval, currency) : null);
      });
      return { items: shown };
    },
  );
}

function decideRoutes(app: App, { db, clock }: Services): void {
  app.post(
    '/programs/:program/periods/:period/approve',
    {
      schema: {
        tags,
        operationId: 'approvePeriod',
        summary: 'Approve what a period comes to',
        description:
          'For a period that is over and calculated to the last fact. It holds until a run changes a result of the period. Closing asks for it where the company says so.',
        params,
        body: approveShape,
        response: { 201: approvalShape },
      },
      config: { access: forCompany('runs:write') },
    },
    async ({ params: of, body, caller }, reply) => {
      const signature = await signatureOf(db, caller);
      const by = { signature, note: body.note ?? null };
      return reply.code(201).send(await approvePeriod(db, { ...of, asOf: clock.today() }, by));
    },
  );
  app.post(
    '/programs/:program/periods/:period/close',
    {
      schema: {
        tags,
        operationId: 'closePeriod',
        summary: 'Close a period: its statements become final',
        description: 'Calculates what changed first. Facts that come later become adjustments in the open period.',
        params,
        response: { 200: closedShape },
      },
      config: { access: forCompany('runs:write') },
    },
    async ({ params: { program, period } }) => {
      const closed = await closePeriod(db, { program, period, asOf: clock.today() });
      return { program, period, ...closed };
    },
  );
}

function showPeriod(
  program: string,
  { key, closed_at, closed_seq, ...row }: PeriodRow,
  changed: number,
  approval: ApprovalShape | null,
): PeriodShape {
  return { ...row, program, period: key, changed, closed_at: closed_at?.toISOString() ?? null, approval };
}
