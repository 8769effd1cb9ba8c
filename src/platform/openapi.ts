import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { tidyComponents } from './openapi-tidy.ts';
// Naming the shape registers it, so that the document can refer to it.
import { problemShape } from './schema.ts';

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
        description: 'Channel incentives: facts in, rewards out, every amount explained. Money is text, never a float.',
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
      const schema = result.schema as { hide?: boolean; response?: Record<string, unknown> } | undefined;
      if (schema && !schema.hide) schema.response = { ...schema.response, default: problemResponse };
      return result;
    },
    transformObject: (document) => tidyComponents(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, (request) => request.server.swagger());
}
