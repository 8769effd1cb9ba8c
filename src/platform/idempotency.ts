import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { conflict, invalid } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    idempotency: { key: string; caller: string } | undefined;
  }
  interface FastifyContextConfig {
    /** An Idempotency-Key has no effect: the answer is secret, or the body is a stream that cannot be compared. */
    keepsNoAnswer?: boolean;
  }
}

const keptHours = 24;
/** After this, an answer that never came is taken to have died with its process. */
const abandonedMinutes = 10;

/**
 * A post with an Idempotency-Key is carried out once: the same request again gets the first answer. The same key with another request
 * is refused, and so is one that is still being worked on. Answers that ask for another attempt (5xx, 401, 403, 429) are not kept.
 */
export function honourIdempotencyKeys(
  app: FastifyInstance,
  db: Database,
  callerOf: (request: FastifyRequest) => string,
): void {
  app.decorateRequest('idempotency', undefined);
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || request.routeOptions.config.keepsNoAnswer) return;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw malformedKey();
    const caller = callerOf(request);
    const hash = hashOf(request);
    if (await claim(db, key, caller, hash)) {
      request.idempotency = { key, caller };
      return;
    }
    return replay(db, key, caller, hash, reply);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const claimed = request.idempotency;
    if (!claimed) return payload;
    request.idempotency = undefined;
    const isFinal = reply.statusCode < 500 && ![401, 403, 429].includes(reply.statusCode);
    if (isFinal && (typeof payload === 'string' || payload === null || payload === undefined)) {
      await keep(db, claimed, reply, payload ?? '');
    } else {
      await release(db, claimed);
    }
    return payload;
  });
}

function hashOf(request: FastifyRequest): Buffer {
  const body = request.body === undefined || isStream(request.body) ? '' : JSON.stringify(request.body);
  const parts = [request.method, request.url, request.headers['content-type'] ?? '', body];
  return createHash('sha256').update(parts.join('\n')).digest();
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}

async function claim(db: Database, key: string, caller: string, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotency_key (key, caller, request_hash) values (${key}, ${caller}, ${hash})
    on conflict (key, caller) do update set request_hash = excluded.request_hash, created_at = now(), status = null, response = null
      where idempotency_key.created_at < now() - make_interval(hours => ${keptHours})
         or idempotency_key.status is null and idempotency_key.created_at < now() - make_interval(mins => ${abandonedMinutes})
    returning key`.execute(db);
  return rows.length > 0;
}

type Kept = { request_hash: Buffer; status: number | null; response: string | null };

async function replay(
  db: Database,
  key: string,
  caller: string,
  hash: Buffer,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { rows } = await sql<Kept>`
    select request_hash, status, response from idempotency_key where key = ${key} and caller = ${caller}`.execute(db);
  const kept = rows[0];
  if (kept && !kept.request_hash.equals(hash)) throw otherRequest();
  if (!kept || kept.status === null) throw stillWorking();
  const { type, body } = JSON.parse(kept.response ?? '{}') as { type?: string; body?: string };
  if (type) reply.type(type);
  reply.code(kept.status).header('idempotent-replayed', 'true');
  return reply.serializer((text) => text).send(body ?? '');
}

async function keep(
  db: Database,
  claimed: { key: string; caller: string },
  reply: FastifyReply,
  body: string,
): Promise<void> {
  const response = JSON.stringify({ type: reply.getHeader('content-type'), body });
  await sql`update idempotency_key set status = ${reply.statusCode}, response = ${response}
    where key = ${claimed.key} and caller = ${claimed.caller}`.execute(db);
}

async function release(db: Database, claimed: { key: string; caller: string }): Promise<void> {
  await sql`delete from idempotency_key where key = ${claimed.key} and caller = ${claimed.caller} and status is null`.execute(
    db,
  );
}

/** Forgets answers that nobody will ask for again. */
export async function forgetOldKeys(db: Database): Promise<void> {
  await sql`delete from idempotency_key where created_at < now() - make_interval(hours => ${keptHours})`.execute(db);
}

function malformedKey() {
  return invalid('wrong-idempotency-key', {
    en: 'An Idempotency-Key is 1 to 200 visible characters.',
    nl: 'Een Idempotency-Key is 1 tot 200 zichtbare tekens.',
  });
}

function otherRequest() {
  return invalid(
    'idempotency-key-reused',
    {
      en: 'This Idempotency-Key was used for another request.',
      nl: 'Deze Idempotency-Key is gebruikt voor een andere aanvraag.',
    },
    { detail: { en: 'Take a new key for a new request.', nl: 'Neem voor een nieuwe aanvraag een nieuwe sleutel.' } },
  );
}

function stillWorking() {
  return conflict(
    'idempotency-key-in-use',
    {
      en: 'The first request with this Idempotency-Key is still being carried out.',
      nl: 'De eerste aanvraag met deze Idempotency-Key wordt nog uitgevoerd.',
    },
    { en: 'Ask again in a moment.', nl: 'Vraag het zo opnieuw.' },
  );
}
