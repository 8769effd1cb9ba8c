import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { signatureOf } from '../access/signature.ts';
import { differenceOf } from '../engine/difference.ts';
import { invalid } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import type { Services } from '../platform/services.ts';
import { activate, programOf, saveDraft, submit, versionOf } from './actions.ts';
import { examine, mustBeRead } from './findings.ts';
import {
  activateShape,
  differenceShape,
  newProgramShape,
  programIdShape,
  versionShape,
  versionsShape,
} from './schema.ts';
import { showVersion, summaryOf } from './show.ts';

const tags = ['programs'];
const ofProgram = z.object({ program: programIdShape });
const ofVersion = ofProgram.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });

type Draft = z.infer<typeof newProgramShape>;

export function versionRoutes(app: App, services: Services): void {
  draftRoutes(app, services);
  readRoutes(app, services);
  compareRoutes(app, services);
  stepRoutes(app, services);
}

function draftRoutes(app: App, { db }: Services): void {
  const save = async (request: FastifyRequest, { document, starts }: Draft, slug?: string) => {
    const program = mustBeRead(examine(document));
    if (slug !== undefined && program.program !== slug) throw otherProgram(program.program, slug);
    return showVersion(
      await saveDraft(
        db,
        { document: program, ...(starts === undefined ? {} : { starts }) },
        await signatureOf(db, request.caller),
      ),
      languageOf(request.headers['accept-language']),
    );
  };
  app.post(
    '/programs',
    {
      schema: {
        tags,
        operationId: 'saveProgram',
        summary: 'Keep a document as a draft of its program',
        description:
          'A new program, the draft that is there, or the next version: an active version never changes. What cannot be read is refused; ' +
          'other findings are in the answer, and errors among them keep the draft from being submitted.',
        body: newProgramShape,
        response: { 201: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    async (request, reply) => reply.code(201).send(await save(request, request.body)),
  );
  app.put(
    '/programs/:program/draft',
    {
      schema: {
        tags,
        operationId: 'saveDraft',
        summary: 'Keep a document as the draft of this program',
        params: ofProgram,
        body: newProgramShape,
        response: { 200: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    async (request) => {
      const { program } = request.params;
      await programOf(db, program);
      return save(request, request.body, program);
    },
  );
}

function readRoutes(app: App, { db }: Services): void {
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
    async ({ params: { program } }) => ({
      items: (await programOf(db, program)).versions.map(summaryOf).reverse(),
    }),
  );
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
    async ({ params: { program, version }, headers }) =>
      showVersion(await versionOf(db, program, version), languageOf(headers['accept-language'])),
  );
}

function compareRoutes(app: App, { db }: Services): void {
  const number = z.coerce.number().int().min(1).max(1_000_000);
  app.get(
    '/programs/:program/versions/:before/diff/:after',
    {
      schema: {
        tags,
        operationId: 'compareVersions',
        summary: 'What changed between two versions, in sentences and in values',
        params: ofProgram.extend({ before: number, after: number }),
        response: { 200: differenceShape },
      },
      config: { access: forCompany('programs:read') },
    },
    async ({ params: { program, before, after } }) => {
      const [old, now] = [await versionOf(db, program, before), await versionOf(db, program, after)];
      const { sentences, values } = differenceOf(old.document, now.document);
      return {
        program,
        before,
        after,
        sentences: sentences.map(({ path, ...one }) => ({ ...one, path: [...path] })),
        values: values.map(({ path, ...one }) => ({ ...one, path: [...path] })),
      };
    },
  );
}

function stepRoutes(app: App, { db }: Services): void {
  app.post(
    '/programs/:program/versions/:version/submit',
    {
      schema: {
        tags,
        operationId: 'submitVersion',
        summary: 'Offer a draft for review',
        params: ofVersion,
        response: { 200: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    async ({ params: { program, version }, headers }) =>
      showVersion(await submit(db, program, version), languageOf(headers['accept-language'])),
  );
  app.post(
    '/programs/:program/versions/:version/activate',
    {
      schema: {
        tags,
        operationId: 'activateVersion',
        summary: 'Put a version into effect from its start',
        description:
          'Warnings among its findings must be confirmed, by their codes; otherwise 409 unconfirmed, which names them. ' +
          'A version that is less simple than the company wants takes a reason; otherwise 409 too-complex. ' +
          'Where the company wants a second person, a person activates what was offered for review and somebody else wrote; otherwise 409 not-reviewed or own-version.',
        params: ofVersion,
        body: activateShape.nullish(),
        response: { 200: versionShape },
      },
      config: { access: forCompany('programs:write') },
    },
    async ({ params: { program, version }, body, headers, caller }) => {
      const by = await signatureOf(db, caller);
      const how = { confirmed: body?.confirmed ?? [], reason: body?.reason, by };
      return showVersion(await activate(db, program, version, how), languageOf(headers['accept-language']));
    },
  );
}

function otherProgram(given: string, wanted: string) {
  return invalid(
    'other-program',
    { en: `This document is of the program “${given}”.`, nl: `Dit document is van het programma “${given}”.` },
    {
      detail: {
        en: `Its key \`program\` must be ${wanted} here.`,
        nl: `De sleutel \`program\` moet hier ${wanted} zijn.`,
      },
      where: { path: ['program'] },
    },
  );
}
