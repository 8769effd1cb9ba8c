import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { partnerIdOf, seenPartners } from '../access/actions.ts';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { keepAnswer } from '../platform/idempotency.ts';
import { page, readCursor } from '../platform/page.ts';
import { serial } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { programOf } from '../programs/actions.ts';
import { type Also, type Asker, closeQuestion, openQuestion, questionOf, showSummary, writeTo } from './actions.ts';
import {
  closeQuestionShape,
  newMessageShape,
  newQuestionShape,
  questionCountsShape,
  questionPageShape,
  questionQuery,
  questionShape,
} from './schema.ts';
import { countRows, questionRows } from './sql.ts';

const tags = ['questions'];
const params = z.object({ id: serial });

/** What was written once is not written again when the answer was lost. */
const keeping =
  (request: FastifyRequest): Also =>
  (tx, body) =>
    keepAnswer(tx, request, { status: 201, body });

const askerOf = ({ caller, db }: FastifyRequest, clock: Clock): Asker => ({ caller, today: clock.today(), seen: db });

export function routes(app: App, services: Services): void {
  readRoutes(app, services);
  countRoute(app, services);
  writeRoutes(app, services);
  closeRoute(app, services);
}

function readRoutes(app: App, { clock }: Services): void {
  app.get(
    '/questions',
    {
      schema: {
        tags,
        operationId: 'listQuestions',
        summary: 'Questions and disputes about statements, open ones first',
        querystring: questionQuery,
        response: { 200: questionPageShape },
      },
      config: { access: forPartnersToo('questions:read') },
    },
    async ({ query: { cursor, limit, partner, program, ...rest }, caller, db }) => {
      const [place, last] = readCursor(cursor, ['serial', 'serial']) ?? [];
      const after =
        place === undefined ? undefined : { place: place.length > 1 ? 9 : Number(place), lastMessage: BigInt(last!) };
      const filter = {
        ...rest,
        partnerIds:
          partner === undefined ? await seenPartners(db, caller, clock.today()) : [await partnerIdOf(db, partner)],
        programId: program === undefined ? undefined : (await programOf(db, program)).id,
      };
      const rows = await questionRows(db, filter, limit + 1, after);
      return page(rows, limit, (row) => [row.place, row.last_message], showSummary);
    },
  );
  app.get(
    '/questions/:id',
    {
      schema: {
        tags,
        operationId: 'getQuestion',
        summary: 'A question with all that was written',
        params,
        response: { 200: questionShape },
      },
      config: { access: forPartnersToo('questions:read') },
    },
    (request) => questionOf(askerOf(request, clock), BigInt(request.params.id)),
  );
}

function countRoute(app: App, { db }: Services): void {
  app.get(
    '/questions/counts',
    {
      schema: {
        tags,
        operationId: 'countQuestions',
        summary: 'How many questions are not closed, per program',
        response: { 200: questionCountsShape },
      },
      config: { access: forCompany('questions:read') },
    },
    async () => ({
      items: (await countRows(db)).map((row) => ({ ...row, oldest: row.oldest.toISOString() })),
    }),
  );
}

function writeRoutes(app: App, { db, clock }: Services): void {
  app.post(
    '/partners/:partner/questions',
    {
      schema: {
        tags,
        operationId: 'openQuestion',
        summary: 'Ask about a line of a statement, or dispute it',
        params: z.object({ partner: codeShape }),
        body: newQuestionShape,
        response: { 201: questionShape },
      },
      config: { access: forPartnersToo('questions:write') },
    },
    async (request, reply) => {
      const { params, body } = request;
      const asker = askerOf(request, clock);
      return reply.code(201).send(await openQuestion(db, asker, params.partner, body, keeping(request)));
    },
  );
  app.post(
    '/questions/:id/messages',
    {
      schema: {
        tags,
        operationId: 'writeMessage',
        summary: 'Write to a question’s thread',
        description: 'What the company writes answers the question; what the partner writes opens it again.',
        params,
        body: newMessageShape,
        response: { 201: questionShape },
      },
      config: { access: forPartnersToo('questions:write') },
    },
    async (request, reply) => {
      const { params, body } = request;
      const asker = askerOf(request, clock);
      return reply.code(201).send(await writeTo(db, asker, BigInt(params.id), body.text, keeping(request)));
    },
  );
}

function closeRoute(app: App, { db, clock }: Services): void {
  app.post(
    '/questions/:id/close',
    {
      schema: {
        tags,
        operationId: 'closeQuestion',
        summary: 'Close a question with how it ended',
        params,
        body: closeQuestionShape,
        response: { 201: questionShape },
      },
      config: { access: forCompany('questions:write') },
    },
    async (request, reply) => {
      const { params, body } = request;
      const asker = askerOf(request, clock);
      return reply.code(201).send(await closeQuestion(db, asker, BigInt(params.id), body, keeping(request)));
    },
  );
}
