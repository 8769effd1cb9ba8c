import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { tidyComponents } from './openapi-tidy.ts';
// Naming the shape registers it, so that the document can refer to it.
import { problemShape } from './schema.ts';

const description = `Channel incentives: facts in, rewards out, every amount explained. Money is text, never a float.

- **Keys.** Make one with \`vliegwiel key create\` and send it as \`Authorization: Bearer …\` (here: *Authorize*). Each address names the scope that it needs.
- **Once.** A post with an \`Idempotency-Key\` is carried out once: sent again within a day, it gets the first answer.
- **Pages.** Lists come with \`next\`; give it as \`cursor\` for the next page.
- **Errors** are problem+json (RFC 9457): what happened, where, and what to do, in the language of \`Accept-Language\` (en or nl).`;

const idempotencyKey = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description:
    'Any text of your choice, a new one for each new request: sent again, the request is not carried out again.',
};

const problemResponse = {
  description: 'What went wrong and what to do (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${problemShape.meta()?.id}` } } },
};

/** Serves the API's description, made from the schemas of its routes, and pages to try it. */
export async function describeApi(app: Pick<FastifyInstance, 'register' | 'get'>): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vliegwiel',
        version: '1',
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'vliegwiel_session',
            description: 'The session of a signed-in browser; changes are taken from our own pages only.',
          },
        },
      },
      security: [{ apiKey: [] }],
    },
    transform: (route) => {
      const result = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0]);
      const schema = result.schema as
        | { hide?: boolean; response?: Record<string, unknown>; headers?: unknown }
        | undefined;
      if (!schema || schema.hide) return result;
      schema.response = { ...schema.response, default: problemResponse };
      if (route.route.method === 'POST' && !route.route.config?.keepsNoAnswer)
        schema.headers = { type: 'object', properties: { 'Idempotency-Key': idempotencyKey } };
      return result;
    },
    transformObject: (document) => tidyComponents(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    transformStaticCSP: pagePolicy,
    logo: mark,
    theme: { title: 'Vliegwiel API' },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, (request) => request.server.swagger());
}

/** Over plain http on an office network an upgrade to https would break the page; its parts set style attributes. */
const pagePolicy = (header: string): string =>
  header.replace(/\s*upgrade-insecure-requests;?/, '').replace('style-src', "style-src 'unsafe-inline'");

const mark = {
  type: 'image/svg+xml',
  content: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" height="40">
    <rect width="32" height="32" rx="8" fill="#0f5f76" />
    <circle cx="16" cy="16" r="9" stroke="#fff" stroke-width="2.5" stroke-opacity=".4" />
    <path d="M16 7a9 9 0 0 1 9 9" stroke="#fff" stroke-width="2.5" stroke-linecap="round" />
    <circle cx="16" cy="16" r="2.5" fill="#fff" />
  </svg>`,
};
