import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './errors.ts';

/** Stands in the page where a number goes that is used once: only styles that carry it are taken (web/index.html). */
const placeOfNonce = '%NONCE%';

/** Serves the built web application; its own addresses (/programs/…) all get its page, the API's get a problem. */
export async function serveWeb(
  app: Pick<FastifyInstance, 'get' | 'register' | 'setNotFoundHandler'>,
  folder: string | undefined,
): Promise<void> {
  const isBuilt = folder !== undefined && existsSync(join(folder, 'index.html'));
  const sendPage = isBuilt ? await serveFolder(app, folder) : undefined;
  app.setNotFoundHandler((request, reply) => {
    if (sendPage && wantsPage(request)) return sendPage(reply);
    throw new Problem({
      code: 'no-such-address',
      status: 404,
      title: { en: 'There is nothing at this address.', nl: 'Op dit adres is niets.' },
      detail: {
        en: 'The addresses of the API are listed at /api/docs.',
        nl: 'De adressen van de API staan op /api/docs.',
      },
    });
  });
}

type SendPage = (reply: FastifyReply) => FastifyReply;

async function serveFolder(app: Pick<FastifyInstance, 'get' | 'register'>, folder: string): Promise<SendPage> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  await app.register(serveFiles, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html*'],
    // The build puts a gzipped copy beside each text.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Built files carry a hash of their content in the name.
      const isNamedByContent = path.includes(`${join(folder, 'assets')}`);
      response.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Never kept: the number in it goes with the header of this one answer.
  const sendPage: SendPage = (reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(placeOfNonce, reply.cspNonce.style));
  for (const address of ['/', '/index.html'])
    app.get(address, { schema: { hide: true } }, (_request, reply) => sendPage(reply));
  return sendPage;
}

function wantsPage(request: FastifyRequest): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  return isReading && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}
