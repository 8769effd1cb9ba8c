import { z } from 'zod';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { soon } from '../access/soon.ts';
import type { App } from '../platform/http.ts';
import { plainText } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import {
  explanationShape,
  statementFactPageShape,
  statementFactQuery,
  statementPageShape,
  statementQuery,
  statementShape,
  statementsQuery,
} from './schema.ts';

const tags = ['statements'];
const ofStatement = z.object({ partner: codeShape, program: programIdShape, period: periodKeyShape });
const ofLine = ofStatement.extend({ incentive: plainText(63) });
const access = forPartnersToo('statements:read');

export function routes(app: App, services: Services): void {
  listRoutes(app, services);
  oneRoutes(app, services);
}

function listRoutes(app: App, _services: Services): void {
  app.get(
    '/partners/:partner/statements',
    {
      schema: {
        tags,
        operationId: 'listStatements',
        summary: 'A partner’s statements, latest period first',
        params: z.object({ partner: codeShape }),
        querystring: statementQuery,
        response: { 200: statementPageShape },
      },
      config: { access },
    },
    () => soon(),
  );
  app.get(
    '/statements',
    {
      schema: {
        tags,
        operationId: 'listAllStatements',
        summary: 'The partners of a program with their amounts, largest first',
        querystring: statementsQuery,
        response: { 200: statementPageShape },
      },
      config: { access: forCompany('statements:read') },
    },
    () => soon(),
  );
}

function oneRoutes(app: App, _services: Services): void {
  app.get(
    '/partners/:partner/statements/:program/:period',
    {
      schema: {
        tags,
        operationId: 'getStatement',
        summary: 'A statement: every amount, its rule in words and its steps',
        params: ofStatement,
        response: { 200: statementShape },
      },
      config: { access },
    },
    () => soon(),
  );
  app.get(
    '/partners/:partner/statements/:program/:period/:incentive/facts',
    {
      schema: {
        tags,
        operationId: 'listStatementFacts',
        summary: 'The facts behind a line, counted and not counted with the reason',
        params: ofLine,
        querystring: statementFactQuery,
        response: { 200: statementFactPageShape },
      },
      config: { access },
    },
    () => soon(),
  );
  app.get(
    '/partners/:partner/statements/:program/:period/:incentive/explanation',
    {
      schema: {
        tags,
        operationId: 'explain',
        summary: 'How an amount came about, in words',
        params: ofLine,
        response: { 200: explanationShape },
      },
      config: { access },
    },
    () => soon(),
  );
}
