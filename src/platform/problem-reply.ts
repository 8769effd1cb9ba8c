import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Bilingual, Problem } from './errors.ts';
import { type Language, languageOf } from './language.ts';
import type { ProblemShape } from './schema.ts';
import { troubleOf } from './trouble.ts';

type Issue = z.core.$ZodIssue;

/** The request does not have the shape that its schema asks for. */
export class WrongShape extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super('The request does not have the right shape.');
    this.issues = issues;
  }
}

type Part = FastifyRequest['validationError'] & { validationContext?: string };

/** Answers any error as problem+json (RFC 9457). What nobody foresaw is logged and answered without its details. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request.headers['accept-language']);
  const problem = hasGone(request, error) ? callerGone(error) : problemOf(error);
  const body = shapeOf(problem, language, request.id);
  if (error instanceof WrongShape) body.errors = fieldsOf(error, language);
  const asked = `${request.method} ${request.url.split('?')[0]}`;
  if (problem.status >= 500) request.log.error({ err: problem.cause ?? error }, problem.message);
  // Its sentence may name an e-mail address.
  else request.log.info({ status: problem.status, code: problem.code, asked }, 'Refused');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="vliegwiel"');
  const seconds = secondsUntilAgain[problem.status];
  if (seconds) reply.header('retry-after', seconds);
  // Closed now, with bytes on their way, the connection would be torn down before the answer is read: the rest is read and forgotten, in the time a request has.
  if (!request.raw.complete) reply.removeHeader('connection');
  reply.code(problem.status).type('application/problem+json').header('content-language', language);
  reply.serializer(JSON.stringify).send(body);
  readOn(request);
}

/** An upload that is answered before it has come in whole: the rest is read and forgotten, or the connection would answer nothing any more. */
function readOn({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
}

/** What passes by itself, or when someone makes room. */
const secondsUntilAgain: Record<number, string> = { 503: '5', 507: '60' };

/** The connection was cut before the request had come in whole, or the work was given up since nobody waits for it: nobody reads the answer. */
function hasGone({ raw }: FastifyRequest, error: unknown): boolean {
  if (raw.destroyed && !raw.complete) return true;
  return raw.socket.destroyed && error instanceof Error && error.name === 'AbortError';
}

export function callerGone(cause?: unknown): Problem {
  return new Problem({ code: 'caller-gone', status: 400, title: titles.unreadable, cause });
}

export function shapeOf(problem: Problem, language: Language, requestId?: string): ProblemShape {
  return {
    type: `urn:vliegwiel:problem:${problem.code}`,
    title: problem.title[language],
    status: problem.status,
    ...(problem.detail ? { detail: problem.detail[language] } : {}),
    ...(requestId ? { instance: `urn:vliegwiel:request:${requestId}` } : {}),
    code: problem.code,
    ...(problem.where ? { where: mutable(problem.where) } : {}),
    ...(Object.keys(problem.params).length > 0 ? { params: plain(problem.params) } : {}),
  };
}

function mutable(where: NonNullable<Problem['where']>): NonNullable<ProblemShape['where']> {
  const { path, ...rest } = where;
  return { ...rest, ...(path ? { path: [...path] } : {}) };
}

function plain(params: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(params, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof WrongShape) return new Problem({ code: 'wrong-shape', status: 400, title: titles.wrongShape });
  const trouble = troubleOf(error);
  if (trouble) return trouble;
  const { statusCode } = error as Partial<FastifyError>;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return foreseen(statusCode, error as Error);
  return new Problem({
    code: 'unexpected',
    status: 500,
    title: titles.unexpected,
    detail: details.unexpected,
    cause: error,
  });
}

function foreseen(status: number, error: Error): Problem {
  const byStatus: Record<number, [string, Bilingual]> = {
    400: ['unreadable-request', titles.unreadable],
    404: ['no-such-address', titles.noSuchAddress],
    405: ['no-such-method', titles.noSuchAddress],
    413: ['too-large', titles.tooLarge],
    414: ['too-large', titles.tooLarge],
    415: ['unknown-media-type', titles.mediaType],
    429: ['too-many-requests', titles.tooMany],
  };
  const [code, title] = byStatus[status] ?? ['unreadable-request', titles.unreadable];
  const words = { en: error.message, nl: error.message };
  return new Problem({ code, status, title, ...(error.message ? { detail: words } : {}) });
}

function fieldsOf(error: WrongShape, language: Language): { path: string; message: string }[] {
  const part = (error as unknown as Part).validationContext;
  const dutch = z.locales.nl().localeError;
  return error.issues.map((issue) => {
    const translated = language === 'nl' && issue.code !== 'custom' ? dutch(issue as never) : undefined;
    const message = typeof translated === 'string' ? translated : (translated?.message ?? issue.message);
    return { path: [part ?? 'body', ...issue.path.map(String)].join('.'), message };
  });
}

const titles = {
  wrongShape: {
    en: 'The request has fields that are missing, unknown or not right.',
    nl: 'De aanvraag heeft velden die ontbreken, onbekend zijn of niet kloppen.',
  },
  unexpected: { en: 'Something went wrong on our side.', nl: 'Er ging bij ons iets mis.' },
  unreadable: { en: 'The request cannot be read.', nl: 'De aanvraag is niet te lezen.' },
  noSuchAddress: { en: 'There is nothing at this address.', nl: 'Op dit adres is niets.' },
  tooLarge: { en: 'The request is too large.', nl: 'De aanvraag is te groot.' },
  mediaType: { en: 'This media type is not accepted here.', nl: 'Dit mediatype wordt hier niet aangenomen.' },
  tooMany: { en: 'Too many requests. Wait a moment.', nl: 'Te veel aanvragen. Wacht even.' },
} satisfies Record<string, Bilingual>;

const details = {
  unexpected: {
    en: 'Nothing was half-done. Try again; if it stays, give the administrator the request number.',
    nl: 'Er is niets half gedaan. Probeer het opnieuw; blijft het, geef de beheerder dan het aanvraagnummer.',
  },
} satisfies Record<string, Bilingual>;
