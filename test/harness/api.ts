import { afterAll } from 'vitest';
import { createKey } from '../../src/access/actions.ts';
import { type Scope, scopes } from '../../src/access/schema.ts';
import type { Config } from '../../src/platform/config.ts';
import { createServer } from '../../src/server.ts';
import { testDatabase } from './database.ts';
import { testServices } from './services.ts';

export type Answer = {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  /** What came as JSON: a test says what it expects of it. */
  body: ReturnType<typeof JSON.parse>;
};

/** The whole server on a database of its own, and ways to ask it something. */
export async function testApi(options: { today?: string; config?: Partial<Config> } = {}) {
  const store = await testDatabase();
  const services = testServices(store, { ...options, config: { rateLimit: 1_000_000, ...options.config } });
  const app = await createServer(services);
  await app.ready();
  afterAll(() => app.close());
  let keys = 0;

  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const payload = body === undefined ? {} : { payload: body as object };
    const {
      statusCode,
      headers: answered,
      body: text,
    } = await app.inject({ method, url: prefixed(url), headers, ...payload });
    const isJson = String(answered['content-type']).includes('json');
    return { status: statusCode, headers: answered, text, body: isJson && text ? JSON.parse(text) : undefined };
  };
  /** Someone who asks with a key of its own. */
  const caller = async (which: { scopes?: readonly Scope[]; partner?: string } = {}) => {
    keys += 1;
    const { secret } = await createKey(store.db, {
      name: `test ${keys}`,
      scopes: [...(which.scopes ?? scopes)],
      ...(which.partner === undefined ? {} : { partner: which.partner }),
    });
    const own = { authorization: `Bearer ${secret}` };
    return {
      get: (url: string, headers?: Record<string, string>) => ask('GET', url, undefined, { ...own, ...headers }),
      post: (url: string, body?: unknown, headers?: Record<string, string>) =>
        ask('POST', url, body, { ...own, ...headers }),
      put: (url: string, body?: unknown, headers?: Record<string, string>) =>
        ask('PUT', url, body, { ...own, ...headers }),
      delete: (url: string) => ask('DELETE', url, undefined, own),
      secret,
    };
  };
  return { app, store, services, ask, caller };
}

const prefixed = (url: string): string => (url.startsWith('/api/') ? url : `/api/v1${url}`);
