import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { forCompany } from '../access/caller.ts';
import { readCompany } from '../partners/company.ts';
import { invalid, Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { languageOf } from '../platform/language.ts';
import { WrongShape } from '../platform/problem-reply.ts';
import type { Services } from '../platform/services.ts';
import { type ImportOptions, importStream } from './actions.ts';
import { formatOf } from './input.ts';
import { rememberedFor } from './mapping-sql.ts';
import { previewStream } from './preview.ts';
import {
  columnMappingShape,
  type ImportKind,
  importLocaleShape,
  importShape,
  previewShape,
  uploadShape,
} from './schema.ts';
import { showImport, showPreview } from './show.ts';
import { selectImports } from './sql.ts';

const tags = ['imports'];
const consumes = ['multipart/form-data'];
// The parts arrive one by one, while the file streams in: nothing to validate beforehand.
const validatorCompiler = () => () => true;

export async function uploadRoutes(app: App, services: Services): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: Number.POSITIVE_INFINITY, files: 1, fields: 20, fieldSize: 100_000, parts: 21 },
  });
  app.post(
    '/imports',
    {
      schema: {
        tags,
        operationId: 'importFile',
        summary: 'Import a CSV file, a workbook or JSON lines',
        description:
          'A form with the fields first and the file last, so that a file of any size streams in. An Idempotency-Key has no effect: ' +
          'facts that are known already are not counted again. Once the file has arrived whole, the import goes on whether or not the answer is waited for.',
        consumes,
        body: uploadShape,
        response: { 201: importShape },
      },
      config: { access: forCompany('imports:write'), keepsNoAnswer: true },
      validatorCompiler,
    },
    async (request, reply) => {
      const { kind, options, file } = await readUpload(request, services);
      const signal = whileSent(reply, file);
      const explain = brokenFormOf(file);
      const taken = importStream(services.store, kind, file, { ...options, signal, most: 0 });
      const { importId } = await taken.catch(explain);
      const [row] = await selectImports(services.db, { limit: 1 }, undefined, importId);
      return reply.code(201).send(showImport(row!, languageOf(request.headers['accept-language'])));
    },
  );
  app.post(
    '/imports/preview',
    {
      schema: {
        tags,
        operationId: 'previewFile',
        summary: 'See how the beginning of a file would be read, without taking it in',
        consumes,
        body: uploadShape,
        response: { 200: previewShape },
      },
      config: { access: forCompany('imports:write'), keepsNoAnswer: true },
      validatorCompiler,
    },
    async (request) => {
      const { kind, options, file } = await readUpload(request, services);
      const company = await readCompany(services.db);
      const remembered = (header: readonly string[]) => rememberedFor(services.db, kind, header);
      const preview = await previewStream(kind, file, { ...options, remembered }, company).catch(brokenFormOf(file));
      return showPreview(preview, languageOf(request.headers['accept-language']));
    },
  );
}

type Upload = { kind: ImportKind; options: ImportOptions; file: Readable };

const fieldsShape = uploadShape.omit({ file: true }).extend({
  mapping: jsonOf(columnMappingShape).optional(),
  locale: jsonOf(importLocaleShape).optional(),
});

/** Reads the form up to its file, which is left to stream. */
async function readUpload(request: FastifyRequest, services: Services): Promise<Upload> {
  if (!request.isMultipart()) throw noForm();
  try {
    return await readParts(request, services);
  } catch (error) {
    const isForeseen = error instanceof Problem || error instanceof WrongShape || 'statusCode' in (error as Error);
    throw isForeseen ? error : brokenForm(error);
  }
}

async function readParts(request: FastifyRequest, { clock }: Services): Promise<Upload> {
  const given: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      given[part.fieldname] = part.value;
      continue;
    }
    const fields = fieldsShape.strict().safeParse(given, { reportInput: true });
    if (!fields.success) {
      part.file.resume();
      throw new WrongShape(fields.error.issues);
    }
    const { kind, mapping, locale, format, ...rest } = fields.data;
    const label = part.filename.slice(0, 200) || 'upload';
    return {
      kind,
      options: {
        ...rest,
        ...locale,
        size: sizeOf(request),
        mapping,
        format: format ?? formatOf(part.filename),
        label,
        clock,
      },
      file: part.file,
    };
  }
  throw noFile();
}

/** Of the form, which is hardly more than its file. */
function sizeOf({ headers }: FastifyRequest): number | undefined {
  const said = headers['content-length'] ?? '';
  return /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}

/** Tells an error of the form's reader, in the midst of its file, from any other. */
function brokenFormOf(file: Readable): (error: unknown) => never {
  // It may say so more than once, before or after, and without ending the file.
  const told = new Set<unknown>();
  file.on('error', (error) => told.add(error));
  return (error) => {
    throw told.has(error) || (file.errored !== null && error === file.errored) ? brokenForm(error) : error;
  };
}

/** A text that holds JSON of this shape. */
function jsonOf<T extends z.ZodType>(shape: T) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);
}

/** Aborted when the one who asks goes away before the file has arrived whole. From then on the import can be asked after, and cancelled. */
function whileSent(reply: FastifyReply, file: Readable): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished && !file.readableEnded) gone.abort();
  });
  return gone.signal;
}

function noFile() {
  return invalid(
    'no-file',
    { en: 'The form holds no file.', nl: 'Het formulier bevat geen bestand.' },
    { detail: { en: 'Send the file as its last part.', nl: 'Stuur het bestand als laatste onderdeel.' } },
  );
}

function brokenForm(cause: unknown): Problem {
  return new Problem({
    code: 'broken-form',
    status: 400,
    title: { en: 'The form is cut off or broken.', nl: 'Het formulier is afgekapt of beschadigd.' },
    detail: {
      en: 'Nothing was taken in. Send it again, each part with its headers and the closing boundary at the end.',
      nl: 'Er is niets ingenomen. Stuur het opnieuw, elk onderdeel met zijn headers en de afsluitende grens aan het eind.',
    },
    cause,
  });
}

function noForm(): Problem {
  return new Problem({
    code: 'unknown-media-type',
    status: 415,
    title: { en: 'A file is sent as a form here.', nl: 'Een bestand stuurt u hier als formulier.' },
    detail: {
      en: 'Send multipart/form-data: the fields first, the file last.',
      nl: 'Stuur multipart/form-data: eerst de velden, het bestand als laatste.',
    },
  });
}
