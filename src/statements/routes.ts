import { z } from 'zod';
import { forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { isDate } from '../engine/period.ts';
import type { FactShape } from '../facts/schema.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import { page, readCursor } from '../platform/page.ts';
import { plainText } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { periodKeyShape, programIdShape } from '../programs/schema.ts';
import { explanationOf, listOfPartner, listOfPeriod, statementOf } from './actions.ts';
import { factsOf, showLineFact } from './facts.ts';
import { findStatement } from './found.ts';
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
  oneRoutes(app);
}

function listRoutes(app: App, { db }: Services): void {
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
    async ({ params: { partner }, query: { cursor, limit, program, status }, headers, db: seen }) => {
      const [from, slug, period] = readCursor(cursor, ['text', 'text', 'text']) ?? [];
      const after = from === undefined ? undefined : { from: dayOrLast(from), program: slug!, period: period! };
      const of = { partner, program, isFinal: status && status === 'final' };
      const { rows, show } = await listOfPartner(seen, of, limit + 1, after, languageOf(headers['accept-language']));
      return page(rows, limit, (row) => [row.from ?? 'infinity', row.program, row.period], show);
    },
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
    async ({ query: { cursor, limit, program, period, search }, headers }) => {
      const [amount, partner] = readCursor(cursor, ['text', 'text']) ?? [];
      const after = amount === undefined ? undefined : { amount: wholeOrZero(amount), partner: partner! };
      const of = { program, period, search };
      const { rows, show } = await listOfPeriod(db, of, limit + 1, after, languageOf(headers['accept-language']));
      return page(rows, limit, (row) => [row.amount_minor, row.partner], show);
    },
  );
}

function oneRoutes(app: App): void {
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
    ({ params, headers, db }) => statementOf(db, params, languageOf(headers['accept-language'])),
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
    async ({ params: { incentive, ...key }, query: { cursor, limit, counted, measure }, headers, caller, db }) => {
      const [date, id, partnerId] = readCursor(cursor, ['day', 'text', 'serial']) ?? [];
      const after = date === undefined ? undefined : { date, id: id!, partnerId: Number(partnerId) };
      const found = await findStatement(db, key);
      const facts = await factsOf(db, found, {
        incentive,
        measure,
        counted: counted && counted === 'true',
        after,
        limit: limit + 1,
      });
      const language = languageOf(headers['accept-language']);
      const keyOf = ({ stored: { place } }: (typeof facts)[number]) => [place.date, place.id, place.partnerId];
      return page(facts, limit, keyOf, (one) => {
        const shown = showLineFact(one, found.program.currency, language);
        return caller.partner ? { ...shown, fact: withoutCost(shown.fact) } : shown;
      });
    },
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
    ({ params: { incentive, ...key }, headers, db }) =>
      explanationOf(db, key, incentive, languageOf(headers['accept-language'])),
  );
}

/** What a sale cost is the company's own business. */
const withoutCost = (fact: FactShape): FactShape => ('cost' in fact ? { ...fact, cost: null } : fact);

/** A cursor's day, or the one after all, where adjustments after a program's end stand. */
const dayOrLast = (text: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text) ? text : 'infinity');
const wholeOrZero = (text: string): bigint => (/^-?\d{1,18}$/.test(text) ? BigInt(text) : 0n);
