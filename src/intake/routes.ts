import { Readable } from 'node:stream';
import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import type { Scope } from '../access/schema.ts';
import { newCustomerShape } from '../customers/schema.ts';
import { newActivityShape, newReferralShape, newSaleShape, newTrainingShape } from '../facts/schema.ts';
import { newGoalShape } from '../goals/schema.ts';
import { newPartnerShape } from '../partners/schema.ts';
import { notFound } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import { page, readCursor } from '../platform/page.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { newProductShape } from '../products/schema.ts';
import { newRateShape } from '../rates/schema.ts';
import { takeRows } from './actions.ts';
import { rejectedCsv } from './rejected-csv.ts';
import { rejectionOf } from './result.ts';
import {
  type ImportKind,
  importPageShape,
  importQuery,
  importShape,
  rejectedPageShape,
  rowsOf,
  rowsQuery,
  takenInShape,
} from './schema.ts';
import { showImport, showRejected, showTaken } from './show.ts';
import { askCancel, endInterrupted, type ImportRow, keptRejections, selectImports, selectRejections } from './sql.ts';
import { undoImport } from './undo.ts';
import { uploadRoutes } from './upload-routes.ts';

export async function routes(app: App, services: Services): Promise<void> {
  for (const row of postable) postRoute(app, services, row);
  importRoutes(app, services);
  changeRoutes(app, services);
  rejectedRoutes(app, services);
  await app.register(async (scope) => uploadRoutes(scope as App, services));
  watchInterrupted(app, services);
}

/** Notes the imports whose process was killed, and says so. */
function watchInterrupted(app: App, { db, log }: Services): void {
  const look = async () => {
    try {
      for (const { id, kind, label } of await endInterrupted(db))
        log.warn({ import: String(id), kind, label }, 'An import was cut short; nothing of it was taken in');
    } catch (error) {
      log.debug({ err: error }, 'The imports could not be looked through');
    }
  };
  const timer = setInterval(look, secondsBetweenLooks * 1000).unref();
  app.addHook('onClose', async () => clearInterval(timer));
}

const secondsBetweenLooks = 10;

type Postable = { kind: ImportKind; url: string; scope: Scope; row: z.ZodType };

const postable: readonly Postable[] = [
  { kind: 'partners', url: '/partners', scope: 'partners:write', row: newPartnerShape },
  { kind: 'products', url: '/products', scope: 'products:write', row: newProductShape },
  { kind: 'customers', url: '/customers', scope: 'customers:write', row: newCustomerShape },
  { kind: 'rates', url: '/rates', scope: 'rates:write', row: newRateShape },
  { kind: 'goals', url: '/goals', scope: 'goals:write', row: newGoalShape },
  { kind: 'sales', url: '/facts/sales', scope: 'facts:write', row: newSaleShape },
  { kind: 'activities', url: '/facts/activities', scope: 'facts:write', row: newActivityShape },
  { kind: 'trainings', url: '/facts/trainings', scope: 'facts:write', row: newTrainingShape },
  { kind: 'referrals', url: '/facts/referrals', scope: 'facts:write', row: newReferralShape },
];

function postRoute(app: App, { store, clock }: Services, { kind, url, scope, row }: Postable): void {
  app.post(
    url,
    {
      schema: {
        tags: [url.startsWith('/facts') ? 'facts' : kind],
        operationId: `post${kind[0]!.toUpperCase()}${kind.slice(1)}`,
        summary: `Take in ${kind}, as a file would`,
        description:
          'Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason. ' +
          'A row that is known already is not counted again, so that a request may be repeated.',
        querystring: rowsQuery,
        body: rowsOf(row),
        response: { 200: takenInShape },
      },
      config: { access: forCompany(scope) },
    },
    async ({ body, query: { mode }, headers }) => {
      const result = await takeRows(store, kind, body, { clock, mode, label: `POST ${url}`, most: body.length });
      return showTaken(result, languageOf(headers['accept-language']));
    },
  );
}

const tags = ['imports'];
const params = z.object({ id: serial });

async function importOf({ db }: Services, id: string): Promise<ImportRow> {
  await endInterrupted(db);
  const [row] = await selectImports(db, { limit: 1 }, undefined, BigInt(id));
  if (!row) throw notFound({ en: 'import', nl: 'import' }, id);
  return row;
}

function importRoutes(app: App, services: Services): void {
  const { db } = services;
  app.get(
    '/imports',
    {
      schema: {
        tags,
        operationId: 'listImports',
        summary: 'Imports, newest first',
        querystring: importQuery,
        response: { 200: importPageShape },
      },
      config: { access: forCompany('imports:read') },
    },
    async ({ query, headers }) => {
      await endInterrupted(db);
      const [before] = readCursor(query.cursor, ['serial']) ?? [];
      const rows = await selectImports(db, query, before === undefined ? undefined : BigInt(before));
      const language = languageOf(headers['accept-language']);
      return page(
        rows,
        query.limit,
        ({ id }) => [id],
        (row) => showImport(row, language),
      );
    },
  );
  app.get(
    '/imports/:id',
    {
      schema: {
        tags,
        operationId: 'getImport',
        summary: 'An import, and how it ended',
        params,
        response: { 200: importShape },
      },
      config: { access: forCompany('imports:read') },
    },
    async ({ params: { id }, headers }) =>
      showImport(await importOf(services, id), languageOf(headers['accept-language'])),
  );
}

/** What is done with an import that is there. */
function changeRoutes(app: App, services: Services): void {
  const { db, store } = services;
  app.post(
    '/imports/:id/cancel',
    {
      schema: {
        tags,
        operationId: 'cancelImport',
        summary: 'End an import that is running; nothing of it is taken in',
        description:
          'It ends within a second while rows are read, and after the step at hand while they are put away. One that was faster is done, as `status` says; it can be undone.',
        params,
        response: { 200: importShape },
      },
      config: { access: forCompany('imports:write') },
    },
    async ({ params: { id }, headers }) => {
      await importOf(services, id);
      await askCancel(db, BigInt(id));
      return showImport(await importOf(services, id), languageOf(headers['accept-language']));
    },
  );
  app.post(
    '/imports/:id/undo',
    {
      schema: {
        tags,
        operationId: 'undoImport',
        summary: 'Take the facts of an import back, while nothing was posted from them',
        description:
          'All or none. Refused with the reason when something was posted since about what they count for, a period that they count in was closed, or a later fact ' +
          'corrects one of them or was judged beside it; imports of anything but facts cannot be undone.',
        params,
        response: { 200: importShape },
      },
      config: { access: forCompany('imports:write') },
    },
    async ({ params: { id }, headers }) => {
      await undoImport(store, BigInt(id));
      return showImport(await importOf(services, id), languageOf(headers['accept-language']));
    },
  );
}

function rejectedRoutes(app: App, services: Services): void {
  const { db } = services;
  app.get(
    '/imports/:id/rejected',
    {
      schema: {
        tags,
        operationId: 'listRejected',
        summary: 'The rejected rows with their reasons',
        params,
        querystring: importQuery.pick({ cursor: true, limit: true }).strict(),
        response: { 200: rejectedPageShape },
      },
      config: { access: forCompany('imports:read') },
    },
    async ({ params: { id }, query: { cursor, limit }, headers }) => {
      await importOf(services, id);
      const [line, position] = readCursor(cursor, ['serial', 'serial']) ?? [];
      const after = line === undefined ? undefined : { line: BigInt(line), position: Number(position) };
      const language = languageOf(headers['accept-language']);
      return page(
        await selectRejections(db, BigInt(id), after, limit),
        limit,
        (row) => [row.line, row.position],
        (row) => showRejected(row, language),
      );
    },
  );
  app.get(
    '/imports/:id/rejected.csv',
    {
      schema: {
        tags,
        operationId: 'downloadRejected',
        summary: 'All rejected rows with their reasons, as a file',
        params,
        produces: ['text/csv'],
        response: { 200: { content: { 'text/csv': { schema: z.string() } } } },
      },
      config: { access: forCompany('imports:read') },
    },
    async ({ params: { id }, headers }, reply) => {
      await importOf(services, id);
      const csv = Readable.from(
        rejectedCsv(rejectionsOf(services, BigInt(id)), languageOf(headers['accept-language'])),
      );
      reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="rejected-${id}.csv"`);
      return reply.send(csv as never);
    },
  );
}

async function* rejectionsOf({ db }: Services, id: bigint) {
  for await (const rows of keptRejections(db, id)) yield rows.map(rejectionOf);
}
