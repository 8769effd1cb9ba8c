import { setTimeout as wait } from 'node:timers/promises';

/** How a careful client asks: with a key of its own for what it asks, and again with the same one when no answer came. */

export type Answer = { status: number; body: ReturnType<typeof JSON.parse> };
export type Client = ReturnType<typeof newClient>;

const patience = 90_000;

export function newClient(address: string, secret: string) {
  const ask = async (path: string, body: unknown, key: string): Promise<Answer | undefined> => {
    const isForm = body instanceof FormData;
    try {
      const reply = await fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
        headers: {
          authorization: `Bearer ${secret}`,
          'idempotency-key': key,
          ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.timeout(patience),
      });
      const answer = { status: reply.status, body: await reply.json() };
      const isFinal = answer.status < 500 && answer.body.code !== 'idempotency-key-in-use';
      return isFinal ? answer : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    /** Undefined when nobody answered, or only that it could not be done. */
    post: ask,
    get: async (path: string): Promise<Answer> => {
      const reply = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } });
      return { status: reply.status, body: await reply.json() };
    },
    /** Asks until there is an answer. */
    insist: (path: string, body: () => unknown, key: string) =>
      until(() => ask(path, body(), key), `an answer to POST ${path} with the key ${key}`),
  };
}

/** Tries until something comes of it. */
export async function until<T>(attempt: () => Promise<T | undefined>, what: string, least = patience): Promise<T> {
  const deadline = Date.now() + least;
  for (;;) {
    const result = await attempt();
    if (result !== undefined) return result;
    if (Date.now() > deadline) throw new Error(`There never was ${what}.`);
    await wait(100);
  }
}
