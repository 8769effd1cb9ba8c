import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './errors.ts';

/** Serves the built web application; its own addresses (/programs/…) all get its page, the API's get a problem. */
export async function serveWeb(
  app: Pick<FastifyInstance, 'register' | 'setNotFoundHandler'>,
  folder: string | undefined,
): Promise<void> {
  const page = folder && existsSync(join(folder, 'index.html')) ? folder : undefined;
  if (page) {
    await app.register(serveFiles, {
      root: page,
      wildcard: false,
      // The build puts a gzipped copy beside each text.
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        // Built files carry a hash of their content in the name.
        const isNamedByContent = path.includes(`${join(page, 'assets')}`);
        response.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (page && wantsPage(request)) return reply.header('cache-control', 'no-cache').sendFile('index.html', page);
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

function wantsPage(request: FastifyRequest): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  return isReading && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}
