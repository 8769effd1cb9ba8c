import { z } from 'zod';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import type { App } from '../platform/http.ts';
import { type Language, languageOf } from '../platform/language.ts';
import { page, readCursor } from '../platform/page.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { programIdShape } from '../programs/schema.ts';
import { askPreview, previewOf } from './actions.ts';
import { factsForPreview } from './facts.ts';
import {
  factsForPreviewQuery,
  factsForPreviewShape,
  newPreviewShape,
  type PreviewShape,
  previewPartnersQuery,
  previewPartnersShape,
  previewShape,
} from './schema.ts';
import { cancelPreview, type PreviewRow, previewPartners } from './sql.ts';

const tags = ['previews'];
const ofPreview = z.object({ id: serial });

export function routes(app: App, services: Services): void {
  previewRoutes(app, services);
  resultRoutes(app, services);
  factRoutes(app, services);
}

function previewRoutes(app: App, services: Services): void {
  const { db } = services;
  app.post(
    '/programs/preview',
    {
      schema: {
        tags,
        operationId: 'startPreview',
        summary: 'Calculate what a document would have cost over a past',
        description:
          'From the facts that there are, beside the version of today. Nothing is posted or kept but the result, for a day. A small one is done when ' +
          'this answers; ask for a large one again until it is.',
        body: newPreviewShape,
        response: { 201: previewShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ body, headers }, reply) => {
      const id = await askPreview(services, body);
      return reply.code(201).send(showPreview(await previewOf(db, id), languageOf(headers['accept-language'])));
    },
  );
  app.get(
    '/programs/previews/:id',
    {
      schema: {
        tags,
        operationId: 'getPreview',
        summary: 'How far a preview is, and its result',
        params: ofPreview,
        response: { 200: previewShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ params: { id }, headers }) =>
      showPreview(await previewOf(db, BigInt(id)), languageOf(headers['accept-language'])),
  );
}

function resultRoutes(app: App, { db }: Services): void {
  app.get(
    '/programs/previews/:id/partners',
    {
      schema: {
        tags,
        operationId: 'listPreviewPartners',
        summary: 'What each partner would have got, what differs most first',
        params: ofPreview,
        querystring: previewPartnersQuery,
        response: { 200: previewPartnersShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ params: { id }, query: { cursor, limit } }) => {
      await previewOf(db, BigInt(id));
      const after = Number(readCursor(cursor, ['serial'])?.[0] ?? 0);
      const rows = await previewPartners(db, BigInt(id), after, limit + 1);
      return page(
        rows,
        limit,
        ({ place }) => [place],
        ({ place: _, ...one }) => one,
      );
    },
  );
  app.post(
    '/programs/previews/:id/cancel',
    {
      schema: {
        tags,
        operationId: 'cancelPreview',
        summary: 'Stop a preview; one that has ended stays as it is',
        params: ofPreview,
        response: { 200: previewShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ params: { id }, headers }) => {
      await cancelPreview(db, BigInt(id));
      return showPreview(await previewOf(db, BigInt(id)), languageOf(headers['accept-language']));
    },
  );
}

function factRoutes(app: App, { clock }: Services): void {
  app.get(
    '/partners/:partner/programs/:program/facts-for-preview',
    {
      schema: {
        tags,
        operationId: 'getFactsForPreview',
        summary: 'All that the engine needs to calculate one partner’s period elsewhere',
        description:
          'Facts of every source with their attributes, converted to the program’s currency, from the earliest day that the version in effect looks at, and ' +
          'at least a year back; the partner, its goals set by hand and its earlier results.',
        params: z.object({ partner: codeShape, program: programIdShape }),
        querystring: factsForPreviewQuery,
        response: { 200: factsForPreviewShape },
      },
      config: { access: forPartnersToo('facts:read') },
    },
    ({ params: { partner, program }, query: { period }, db: seen }) =>
      factsForPreview(seen, { partner, program, period }, clock.today()),
  );
}

function showPreview({ id, request, problem, asked_at, ...row }: PreviewRow, language: Language): PreviewShape {
  return {
    ...row,
    id: String(id),
    program: request.document.program,
    from: request.from,
    to: request.to,
    compared_with: request.compared?.version ?? null,
    participants: request.programId === null ? 'everyone' : 'as_enrolled',
    problem: problem && {
      title: problem.title[language],
      ...(problem.detail ? { detail: problem.detail[language] } : {}),
    },
    asked_at: asked_at.toISOString(),
  };
}
