import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { conflict, invalid } from './errors.ts';
import { isPresent, type Presence, showPresence } from './presence.ts';
import type { Services } from './services.ts';

declare module 'fastify' {
  interface FastifyRequest {
    idempotency: Claimed | undefined;
  }
  interface FastifyContextConfig {
    /** An Idempotency-Key has no effect: the answer is secret, or the body is a stream that cannot be compared. */
    keepsNoAnswer?: boolean;
  }
}

/** A key that is being worked on, by this attempt. */
type Claimed = { key: string; caller: string; attempt: string };

const keptHours = 24;
/** Without a sign of who is at work, an answer that never came is taken after this to have died with its process. */
const abandonedMinutes = 10;

/**
 * A post with an Idempotency-Key is carried out once: the same request again gets the first answer. The same key with another request
 * is refused, and so is one that is still being worked on. Answers that ask for another attempt (5xx, 401, 403, 429) are not kept. When the
 * process is killed before it answers, the next one with the key carries the request out: what that could do twice calls {@link keepAnswer}.
 */
export function honourIdempotencyKeys(
  app: FastifyInstance,
  services: Services,
  callerOf: (request: FastifyRequest) => string,
): void {
  const { db, log } = services;
  const holder = holderOf(app, services);
  const releases = releasing(app, services);
  app.decorateRequest('idempotency', undefined);
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || key === undefined || request.routeOptions.config.keepsNoAnswer) return;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw malformedKey();
    const claimed = { key, caller: callerOf(request), attempt: randomUUID() };
    const hash = hashOf(request);
    const claim = await claimKey(db, claimed, hash, await holder()).catch((error: unknown) => {
      // The database may have noted the claim, and we never heard of it.
      releases.add(claimed);
      throw error;
    });
    if (!claim) return replay(db, claimed, hash, reply);
    if (claim.isRepeated)
      log.info({ key }, 'The first request with this Idempotency-Key was cut short; it is carried out again');
    request.idempotency = claimed;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const claimed = request.idempotency;
    if (!claimed) return payload;
    request.idempotency = undefined;
    const isFinal = reply.statusCode < 500 && ![401, 403, 429].includes(reply.statusCode);
    const isKept = isFinal && (typeof payload === 'string' || payload === null || payload === undefined);
    const body = typeof payload === 'string' ? payload : '';
    if (!isKept) releases.add(claimed);
    // What was done stays done when its answer cannot be kept.
    else
      await keep(db, claimed, reply.statusCode, reply.getHeader('content-type'), body).catch(() =>
        releases.add(claimed),
      );
    await releases.now();
    return payload;
  });
}

/** The name under which this process shows that it is at work, from the first key on. */
function holderOf(app: FastifyInstance, { store, log }: Services): () => Promise<string> {
  const name = `api ${randomUUID()}`;
  let presence: Presence | undefined;
  app.addHook('onClose', () => presence?.stop());
  return async () => {
    presence ??= showPresence(store.url, name, (error) => log.debug({ err: error }, 'The sign of presence was lost'));
    await Promise.race([presence.seen, wait(2000, undefined, { ref: false })]);
    return name;
  };
}

/** Keys to be given back; while the database is away, they wait until it is there again. */
function releasing(app: FastifyInstance, { db }: Services) {
  const waiting = new Set<Claimed>();
  const now = async () => {
    for (const claimed of waiting) {
      try {
        await release(db, claimed);
        waiting.delete(claimed);
      } catch {
        return;
      }
    }
  };
  const timer = setInterval(now, 1000).unref();
  app.addHook('onClose', async () => clearInterval(timer));
  return { add: (claimed: Claimed) => void waiting.add(claimed), now };
}

/**
 * Keeps the answer to this request in the transaction that does what it asks: both are there or neither is, wherever the process ends. Throws when
 * the request is being carried out by another attempt. Without an Idempotency-Key, it does nothing.
 */
export async function keepAnswer(
  tx: Database,
  { idempotency }: FastifyRequest,
  answer: { status: number; body: unknown },
): Promise<void> {
  if (!idempotency) return;
  const isMine = await keep(
    tx,
    idempotency,
    answer.status,
    'application/json; charset=utf-8',
    JSON.stringify(answer.body),
  );
  if (!isMine) throw stillWorking();
}

function hashOf(request: FastifyRequest): Buffer {
  const body = request.body === undefined || isStream(request.body) ? '' : JSON.stringify(request.body);
  const parts = [request.method, request.url, request.headers['content-type'] ?? '', body];
  return createHash('sha256').update(parts.join('\n')).digest();
}

function isStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}

async function claimKey(
  db: Database,
  { key, caller, attempt }: Claimed,
  hash: Buffer,
  holder: string,
): Promise<{ isRepeated: boolean } | undefined> {
  const { rows } = await sql<{ isRepeated: boolean }>`
    insert into idempotency_key (key, caller, request_hash, holder, attempt) values (${key}, ${caller}, ${hash}, ${holder}, ${attempt})
    on conflict (key, caller) do update set request_hash = excluded.request_hash, holder = excluded.holder, attempt = excluded.attempt,
        created_at = now(), status = null, response = null
      where idempotency_key.created_at < now() - make_interval(hours => ${keptHours})
         or idempotency_key.status is null and case when idempotency_key.holder is null
           then idempotency_key.created_at < now() - make_interval(mins => ${abandonedMinutes})
           else not ${isPresent(sql`idempotency_key.holder`)} end
    returning xmax <> 0 as "isRepeated"`.execute(db);
  return rows[0];
}

type Kept = { request_hash: Buffer; status: number | null; response: string | null };

async function replay(
  db: Database,
  { key, caller }: Claimed,
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

/** False when the key is no longer this attempt's. */
async function keep(
  db: Database,
  { key, caller, attempt }: Claimed,
  status: number,
  type: unknown,
  body: string,
): Promise<boolean> {
  const { rows } = await sql`update idempotency_key set status = ${status}, response = ${JSON.stringify({ type, body })}
    where key = ${key} and caller = ${caller} and attempt = ${attempt} returning key`.execute(db);
  return rows.length > 0;
}

async function release(db: Database, { key, caller, attempt }: Claimed): Promise<void> {
  await sql`
    delete from idempotency_key
    where key = ${key} and caller = ${caller} and attempt = ${attempt} and status is null`.execute(db);
}

/** Forgets answers that nobody will ask for again; tells how many. */
export async function forgetOldKeys({ db }: Services): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency_key where created_at < now() - make_interval(hours => ${keptHours})`.execute(db);
  return Number(numAffectedRows ?? 0);
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
