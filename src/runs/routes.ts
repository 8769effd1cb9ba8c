import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { programOf } from '../programs/actions.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import { type PeriodRow, periodRows } from '../programs/sql.ts';
import { closePeriod, run } from './actions.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import {
  closedShape,
  newRunShape,
  type PeriodShape,
  periodsShape,
  type RunShape,
  runPageShape,
  runQuery,
  runShape,
} from './schema.ts';
import { showRun } from './show.ts';
import { marksPerPeriod, runRows } from './sql.ts';

export function routes(app: App, services: Services): void {
  runRoutes(app, services);
  periodRoutes(app, services);
  enrolmentRoutes(app, services);
}

function runRoutes(app: App, { db, clock }: Services): void {
  const tags = ['runs'];
  const runOf = async (id: bigint): Promise<RunShape> => {
    const [row] = await runRows(db, { id }, 1);
    if (!row) throw notFound({ en: 'run', nl: 'berekening' }, String(id));
    return showRun(row);
  };
  app.get(
    '/runs',
    {
      schema: {
        tags,
        operationId: 'listRuns',
        summary: 'Calculations, newest first',
        querystring: runQuery,
        response: { 200: runPageShape },
      },
      config: { access: forCompany('runs:read') },
    },
    async ({ query: { cursor, limit, program } }) => {
      const programId = program === undefined ? undefined : (await programOf(db, program)).id;
      const [last] = readCursor(cursor, ['serial']) ?? [];
      const before = last === undefined ? undefined : BigInt(last);
      return page(await runRows(db, { programId, before }, limit + 1), limit, ({ id }) => [id], showRun);
    },
  );
  app.post(
    '/runs',
    {
      schema: {
        tags,
        operationId: 'startRun',
        summary: 'Calculate a program',
        description: 'Answers when it is done. A run that finds nothing new changes nothing.',
        body: newRunShape,
        response: { 201: runShape },
      },
      config: { access: forCompany('runs:write') },
    },
    async ({ body: { program, kind } }, reply) => {
      const done = await run(db, { program, kind, asOf: clock.today() });
      return reply.code(201).send(await runOf(done.run));
    },
  );
  app.get(
    '/runs/:id',
    {
      schema: {
        tags,
        operationId: 'getRun',
        summary: 'A calculation',
        params: z.object({ id: serial }),
        response: { 200: runShape },
      },
      config: { access: forCompany('runs:read') },
    },
    ({ params: { id } }) => runOf(BigInt(id)),
  );
}

function periodRoutes(app: App, { db, clock }: Services): void {
  const tags = ['periods'];
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
      const { id } = await programOf(db, program);
      const [periods, marks] = await Promise.all([periodRows(db, id), marksPerPeriod(db, id)]);
      return { items: periods.map((row) => showPeriod(program, row, marks.get(row.key) ?? 0)) };
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
        params: z.object({ program: programIdShape, period: periodKeyShape }),
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

function showPeriod(program: string, { key, closed_at, closed_seq, ...row }: PeriodRow, changed: number): PeriodShape {
  return { ...row, program, period: key, changed, closed_at: closed_at?.toISOString() ?? null };
}
