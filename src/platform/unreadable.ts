import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { codeOf, Problem } from './errors.ts';
import { languageOf } from './language.ts';
import { shapeOf } from './problem-reply.ts';

/*
 * What never becomes a request: headers that are too long or broken, a request that comes too slowly. The framework has no hook for these, and
 * node answers them in its own way.
 */

/** For the framework's `clientErrorHandler`. */
export function answerUnreadable(error: Error, socket: Socket): void {
  if (codeOf(error) !== 'ECONNRESET') cutOff(socket, problemOf(error));
}

/** Says why, where nothing has been said yet, and ends the connection. */
export function cutOff(socket: Socket, problem: Problem): void {
  if (socket.destroyed) return;
  // In the middle of an answer, another one would be read as part of it.
  const answering = (socket as Socket & { _httpMessage?: ServerResponse })._httpMessage;
  if (socket.writable && !answering?.headersSent) socket.write(answerOf(problem));
  socket.destroySoon();
}

/** Answers the header Expect, of which only `100-continue` means something. */
export function refuseExpectations(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(shapeOf(expectation, languageOf(request.headers['accept-language'])));
    const type = { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body) };
    response.writeHead(expectation.status, { ...type, connection: 'close' }).end(body);
  });
}

function answerOf(problem: Problem): string {
  const body = JSON.stringify(shapeOf(problem, 'en'));
  return [
    `HTTP/1.1 ${problem.status} ${reasons[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
};

function problemOf(error: Error): Problem {
  switch (codeOf(error)) {
    case 'HPE_HEADER_OVERFLOW':
      return headersTooLarge;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return chunksTooLarge;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return tooSlow;
    default:
      return notHttp;
  }
}

export const tooSlow = new Problem({
  code: 'too-slow',
  status: 408,
  title: { en: 'The request did not come in whole.', nl: 'De aanvraag kwam niet helemaal binnen.' },
  detail: {
    en: 'Nothing was taken in. Send it again over a connection that does not falter.',
    nl: 'Er is niets ingenomen. Stuur hem opnieuw over een verbinding die niet hapert.',
  },
});

const headersTooLarge = new Problem({
  code: 'headers-too-large',
  status: 431,
  title: { en: 'The address and headers are too long.', nl: 'Het adres en de headers zijn te lang.' },
  detail: {
    en: 'Together they may hold 16 kB. Send long lists in the body.',
    nl: 'Samen mogen ze 16 kB bevatten. Stuur lange lijsten in de body.',
  },
});

const chunksTooLarge = new Problem({
  code: 'too-large',
  status: 413,
  title: {
    en: 'The request’s chunks have too long extensions.',
    nl: 'De delen van de aanvraag hebben te lange extensies.',
  },
});

const notHttp = new Problem({
  code: 'unreadable-request',
  status: 400,
  title: { en: 'The request is not HTTP/1.1 that can be read.', nl: 'De aanvraag is geen leesbare HTTP/1.1.' },
  detail: {
    en: 'Look at its first line, its headers and its length.',
    nl: 'Bekijk de eerste regel, de headers en de lengte.',
  },
});

const expectation = new Problem({
  code: 'unknown-expectation',
  status: 417,
  title: { en: 'The header Expect asks for something unknown.', nl: 'De header Expect vraagt iets onbekends.' },
  detail: { en: 'Leave it out, or send 100-continue.', nl: 'Laat hem weg, of stuur 100-continue.' },
});
