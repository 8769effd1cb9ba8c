import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import type { Scope } from '../access/schema.ts';
import { soon } from '../access/soon.ts';
import { newCustomerShape } from '../customers/schema.ts';
import { newActivityShape, newReferralShape, newSaleShape, newTrainingShape } from '../facts/schema.ts';
import { newGoalShape } from '../goals/schema.ts';
import { newPartnerShape } from '../partners/schema.ts';
import type { App } from '../platform/http.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { newProductShape } from '../products/schema.ts';
import { newRateShape } from '../rates/schema.ts';
import {
  type ImportKind,
  importPageShape,
  importQuery,
  importShape,
  previewShape,
  rejectedPageShape,
  rejectedQuery,
  rowsOf,
  takenInShape,
  uploadShape,
} from './schema.ts';

export function routes(app: App, services: Services): void {
  for (const row of postable) postRoute(app, services, row);
  importRoutes(app, services);
  uploadRoutes(app, services);
}

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

function postRoute(app: App, _services: Services, { kind, url, scope, row }: Postable): void {
  app.post(
    url,
    {
      schema: {
        tags: [url.startsWith('/facts') ? 'facts' : kind],
        operationId: `post${kind[0]!.toUpperCase()}${kind.slice(1)}`,
        summary: `Take in ${kind}, as a file would`,
        description:
          'Every row is judged on its own by the rules of an import: accepted, repeated (known already) or rejected with the reason.',
        body: rowsOf(row),
        response: { 200: takenInShape },
      },
      config: { access: forCompany(scope) },
    },
    () => soon(),
  );
}

function importRoutes(app: App, _services: Services): void {
  const params = z.object({ id: serial });
  const tags = ['imports'];
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
    () => soon(),
  );
  app.get(
    '/imports/:id',
    {
      schema: {
        tags,
        operationId: 'getImport',
        summary: 'An import, and how far it is',
        params,
        response: { 200: importShape },
      },
      config: { access: forCompany('imports:read') },
    },
    () => soon(),
  );
  app.get(
    '/imports/:id/rejected',
    {
      schema: {
        tags,
        operationId: 'listRejected',
        summary: 'The rejected rows with their reasons, as JSON or (format=csv) as a file',
        params,
        querystring: rejectedQuery,
        response: { 200: rejectedPageShape },
      },
      config: { access: forCompany('imports:read') },
    },
    () => soon(),
  );
}

function uploadRoutes(app: App, _services: Services): void {
  const tags = ['imports'];
  app.post(
    '/imports',
    {
      schema: {
        tags,
        operationId: 'importFile',
        summary: 'Import a CSV or JSON-lines file',
        description: 'A form with the fields first and the file last, so that the file streams in whatever its size.',
        consumes: ['multipart/form-data'],
        body: uploadShape,
        response: { 201: importShape },
      },
      config: { access: forCompany('imports:write') },
    },
    () => soon(),
  );
  app.post(
    '/imports/preview',
    {
      schema: {
        tags,
        operationId: 'previewFile',
        summary: 'See how the beginning of a file would be read, without taking it in',
        consumes: ['multipart/form-data'],
        body: uploadShape,
        response: { 200: previewShape },
      },
      config: { access: forCompany('imports:write') },
    },
    () => soon(),
  );
}
