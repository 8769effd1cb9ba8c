import { z } from 'zod';
import { forAnyone, forCompany, forPartnersToo } from '../access/caller.ts';
import { codeShape } from '../access/schema.ts';
import { soon } from '../access/soon.ts';
import { programJsonSchema } from '../engine/program.ts';
import type { App } from '../platform/http.ts';
import { pageQuery } from '../platform/schema.ts';
import type { Services } from '../platform/services.ts';
import {
  checkRequestShape,
  checkShape,
  descriptionShape,
  endShape,
  enrolmentPageShape,
  enrolmentShape,
  newProgramShape,
  partnerProgramsShape,
  programIdShape,
  programPageShape,
  programQuery,
  programShape,
  programTotalsShape,
  setEnrolmentShape,
  versionShape,
  versionsShape,
} from './schema.ts';

const tags = ['programs'];
const ofProgram = z.object({ program: programIdShape });
const ofVersion = ofProgram.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });

export function routes(app: App, services: Services): void {
  documentRoutes(app);
  listRoutes(app, services);
  programRoutes(app, services);
  versionRoutes(app, services);
  oneVersionRoutes(app, services);
  enrolmentRoutes(app, services);
}

function documentRoutes(app: App): void {
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
    () => soon(),
  );
}

function listRoutes(app: App, _services: Services): void {
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
    () => soon(),
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
    () => soon(),
  );
  app.post(
    '/programs',
    {
      schema: {
        tags,
        operationId: 'createProgram',
        summary: 'Make a program, as a draft',
        description: 'A document with errors is refused; its findings are in the answer.',
        body: newProgramShape,
        response: { 201: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    () => soon(),
  );
}

function programRoutes(app: App, _services: Services): void {
  app.get(
    '/programs/:program',
    {
      schema: {
        tags,
        operationId: 'getProgram',
        summary: 'A program with what it costs and brings',
        params: ofProgram,
        response: { 200: programShape },
      },
      config: { access: forCompany('programs:read') },
    },
    () => soon(),
  );
  app.get(
    '/programs/:program/description',
    {
      schema: {
        tags,
        operationId: 'describeProgram',
        summary: 'What the program of today means, in sentences',
        params: ofProgram,
        response: { 200: descriptionShape },
      },
      config: { access: forPartnersToo('programs:read') },
    },
    () => soon(),
  );
  app.post(
    '/programs/:program/end',
    {
      schema: {
        tags,
        operationId: 'endProgram',
        summary: 'End a program early',
        params: ofProgram,
        body: endShape,
        response: { 200: programShape },
      },
      config: { access: forCompany('programs:write') },
    },
    () => soon(),
  );
}

function versionRoutes(app: App, _services: Services): void {
  app.get(
    '/programs/:program/versions',
    {
      schema: {
        tags,
        operationId: 'listVersions',
        summary: 'A program’s versions, newest first',
        params: ofProgram,
        response: { 200: versionsShape },
      },
      config: { access: forCompany('programs:read') },
    },
    () => soon(),
  );
  app.post(
    '/programs/:program/versions',
    {
      schema: {
        tags,
        operationId: 'createVersion',
        summary: 'Draft a program’s next version',
        description: 'An active version never changes: it is followed by another one with its own start date.',
        params: ofProgram,
        body: newProgramShape,
        response: { 201: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    () => soon(),
  );
}

function oneVersionRoutes(app: App, _services: Services): void {
  app.get(
    '/programs/:program/versions/:version',
    {
      schema: {
        tags,
        operationId: 'getVersion',
        summary: 'A version with its document',
        params: ofVersion,
        response: { 200: versionShape },
      },
      config: { access: forCompany('programs:read') },
    },
    () => soon(),
  );
  app.put(
    '/programs/:program/versions/:version',
    {
      schema: {
        tags,
        operationId: 'saveVersion',
        summary: 'Replace the document of a draft',
        params: ofVersion,
        body: newProgramShape,
        response: { 200: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    () => soon(),
  );
  for (const step of ['submit', 'activate'] as const) {
    app.post(
      `/programs/:program/versions/:version/${step}`,
      {
        schema: {
          tags,
          operationId: `${step}Version`,
          summary: step === 'submit' ? 'Offer a draft for review' : 'Put a reviewed version into effect',
          params: ofVersion,
          response: { 200: versionShape },
        },
        config: { access: forCompany('programs:write') },
      },
      () => soon(),
    );
  }
}

function enrolmentRoutes(app: App, _services: Services): void {
  app.get(
    '/programs/:program/enrolments',
    {
      schema: {
        tags,
        operationId: 'listEnrolments',
        summary: 'Who was invited, enrolled or left',
        params: ofProgram,
        querystring: pageQuery.strict(),
        response: { 200: enrolmentPageShape },
      },
      config: { access: forCompany('enrolments:read') },
    },
    () => soon(),
  );
  app.get(
    '/partners/:partner/programs',
    {
      schema: {
        tags,
        operationId: 'listPartnerPrograms',
        summary: 'Programs that a partner takes part in or may join',
        params: z.object({ partner: codeShape }),
        response: { 200: partnerProgramsShape },
      },
      config: { access: forPartnersToo('programs:read') },
    },
    () => soon(),
  );
  app.put(
    '/partners/:partner/programs/:program/enrolment',
    {
      schema: {
        tags,
        operationId: 'setEnrolment',
        summary: 'Invite a partner, enrol it or let it leave',
        params: z.object({ partner: codeShape, program: programIdShape }),
        body: setEnrolmentShape,
        response: { 200: enrolmentShape },
      },
      config: { access: forPartnersToo('enrolments:write') },
    },
    () => soon(),
  );
}
