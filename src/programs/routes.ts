import { z } from 'zod';
import { forAnyone, forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { programForm } from '../engine/form.ts';
import { programJsonSchema } from '../engine/program.ts';
import { findCompany } from '../partners/company-sql.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import { page, readCursor } from '../platform/page.ts';
import { pageQuery } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import { endProgram, programOf } from './actions.ts';
import { examine, showFinding } from './findings.ts';
import {
  checkRequestShape,
  checkShape,
  descriptionShape,
  endShape,
  enrolmentPageShape,
  partnerProgramsShape,
  partnerVersionsShape,
  programIdShape,
  programPageShape,
  programQuery,
  programShape,
  programTotalsShape,
  templatesShape,
} from './schema.ts';
import {
  descriptionOf,
  heldOn,
  programsFor,
  programsOn,
  showEnrolment,
  showPrograms,
  showSimplicity,
  totalsOn,
  versionsFor,
} from './show.ts';
import { enrolmentRows } from './sql.ts';
import { templatesIn } from './templates.ts';
import { versionRoutes } from './version-routes.ts';

const tags = ['programs'];
const params = z.object({ program: programIdShape });

export function routes(app: App, services: Services): void {
  documentRoutes(app, services);
  templateRoutes(app, services);
  listRoutes(app, services);
  oneRoutes(app, services);
  versionRoutes(app, services);
  partnerRoutes(app, services);
}

function documentRoutes(app: App, { db }: Services): void {
  app.get(
    '/programs/schema',
    {
      schema: {
        tags,
        operationId: 'getProgramSchema',
        summary: 'The JSON Schema of a program’s document',
        response: { 200: z.record(z.string(), z.unknown()) },
      },
      config: { access: forAnyone },
    },
    () => programJsonSchema(),
  );
  app.get(
    '/programs/form',
    {
      schema: {
        tags,
        operationId: 'getProgramForm',
        summary: 'The fields of a program’s document as a form',
        description:
          'Derived from its JSON Schema: which fields each part and each kind of reward has, with labels in both languages, units and help.',
        response: { 200: z.record(z.string(), z.unknown()) },
      },
      config: { access: forAnyone },
    },
    () => ({ ...programForm() }),
  );
  app.post(
    '/programs/check',
    {
      schema: {
        tags,
        operationId: 'checkProgram',
        summary: 'Check a document and say what it means, without keeping it',
        body: checkRequestShape,
        response: { 200: checkShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ body, headers }) => {
      const language = languageOf(headers['accept-language']);
      const { program, findings } = examine(body.document);
      return {
        valid: !findings.some(({ severity }) => severity === 'error'),
        findings: findings.map((finding) => showFinding(finding, language)),
        description: program ? descriptionOf(program, language) : null,
        simplicity: program ? showSimplicity(program, (await findCompany(db))?.leastSimplicity ?? 0, language) : null,
      };
    },
  );
}

function templateRoutes(app: App, { clock }: Services): void {
  app.get(
    '/programs/templates',
    {
      schema: {
        tags,
        operationId: 'listProgramTemplates',
        summary: 'Documents to begin with, one for each family of incentives',
        response: { 200: templatesShape },
      },
      config: { access: forCompany('programs:read') },
    },
    ({ headers }) => ({ items: templatesIn(clock.today(), languageOf(headers['accept-language'])) }),
  );
}

function listRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/programs/totals',
    {
      schema: {
        tags,
        operationId: 'getProgramTotals',
        summary: 'All active programs together: budgets and what was granted',
        response: { 200: programTotalsShape },
      },
      config: { access: forCompany('programs:read') },
    },
    () => totalsOn(db, clock.today()),
  );
  app.get(
    '/programs',
    {
      schema: {
        tags,
        operationId: 'listPrograms',
        summary: 'Programs with what they cost and bring, newest first',
        querystring: programQuery,
        response: { 200: programPageShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ query: { cursor, limit, status }, headers }) => {
      const before = readCursor(cursor, ['serial'])?.[0];
      const found = (await programsOn(db, clock.today())).filter(
        (one) =>
          (status === undefined || one.status === status) && (before === undefined || BigInt(one.id) < BigInt(before)),
      );
      const { items, next } = page(
        found.slice(0, limit + 1),
        limit,
        (one) => [one.id],
        (one) => one,
      );
      return { items: await showPrograms(db, items, clock.today(), languageOf(headers['accept-language'])), next };
    },
  );
}

function oneRoutes(app: App, { db, clock }: Services): void {
  const show = async (slug: string, acceptLanguage: string | undefined) => {
    const held = heldOn((await programOf(db, slug)).versions, clock.today());
    return (await showPrograms(db, [held], clock.today(), languageOf(acceptLanguage)))[0]!;
  };
  app.get(
    '/programs/:program',
    {
      schema: {
        tags,
        operationId: 'getProgram',
        summary: 'A program with what it costs and brings',
        params,
        response: { 200: programShape },
      },
      config: { access: forCompany('programs:read') },
    },
    ({ params: { program }, headers }) => show(program, headers['accept-language']),
  );
  app.get(
    '/programs/:program/description',
    {
      schema: {
        tags,
        operationId: 'describeProgram',
        summary: 'What the program of today means, in sentences',
        params,
        response: { 200: descriptionShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ params: { program }, headers }) => {
      const { held } = heldOn((await programOf(db, program)).versions, clock.today());
      return descriptionOf(held.document, languageOf(headers['accept-language']));
    },
  );
  app.post(
    '/programs/:program/end',
    {
      schema: {
        tags,
        operationId: 'endProgram',
        summary: 'End a program early',
        params,
        body: endShape,
        response: { 200: programShape },
      },
      config: { access: forCompany('programs:write') },
    },
    async ({ params: { program }, body: { ends }, headers }) => {
      await endProgram(db, program, ends);
      return show(program, headers['accept-language']);
    },
  );
}

function partnerRoutes(app: App, { db, clock }: Services): void {
  app.get(
    '/programs/:program/enrolments',
    {
      schema: {
        tags,
        operationId: 'listEnrolments',
        summary: 'Who was invited, enrolled or left, by partner',
        params,
        querystring: pageQuery.strict(),
        response: { 200: enrolmentPageShape },
      },
      config: { access: forCompany('enrolments:read') },
    },
    async ({ params: { program }, query: { cursor, limit } }) => {
      const { id } = await programOf(db, program);
      const rows = await enrolmentRows(db, id, readCursor(cursor, 1)?.[0] ?? '', limit + 1);
      return page(rows, limit, ({ partner }) => [partner], showEnrolment);
    },
  );
  app.get(
    '/partners/:partner/programs',
    {
      schema: {
        tags,
        operationId: 'listPartnerPrograms',
        summary: 'Programs that a partner takes part in, may join, was invited to or left',
        params: z.object({ partner: codeShape }),
        response: { 200: partnerProgramsShape },
      },
      config: { access: forPartnersToo('programs:read') },
    },
    async ({ params: { partner }, headers, db: seen }) => ({
      items: await programsFor(seen, partner, clock.today(), languageOf(headers['accept-language'])),
    }),
  );
  app.get(
    '/partners/:partner/programs/:program/versions',
    {
      schema: {
        tags,
        operationId: 'listPartnerVersionsOfProgram',
        summary: 'The versions of a program that held for a partner, and what each changed, newest first',
        params: z.object({ partner: codeShape, program: programIdShape }),
        response: { 200: partnerVersionsShape },
      },
      config: { access: forPartnersToo('programs:read') },
    },
    async ({ params: of, headers, db: seen }) => ({
      items: await versionsFor(seen, of, clock.today(), languageOf(headers['accept-language'])),
    }),
  );
}
