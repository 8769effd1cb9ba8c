import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { page, readCursor } from '../platform/page.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { programOf } from '../programs/actions.ts';
import { run } from './actions.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { periodRoutes } from './period-routes.ts';
import { newRunShape, type RunShape, runPageShape, runQuery, runShape } from './schema.ts';
import { showRun } from './show.ts';
import { runRows } from './sql.ts';

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
