import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { applicationRole, type Database, type Transaction } from '../platform/database.ts';
import { Problem } from '../platform/errors.ts';
import type { App } from '../platform/http.ts';
import { type Lent, lend } from '../platform/lent.ts';
import type { Services } from '../platform/services.ts';
import { isSpread } from '../platform/spread.ts';
import { turns } from '../platform/turns.ts';
import type { Caller } from './caller.ts';
import { forgetSight, lookAs, noteSight, partnerRole } from './sight-sql.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * What the caller may see of the database: everything for the company, itself and those below it for a partner, whatever a statement asks for.
     * A partner's statements go over one connection, which is given back when the answer is ready.
     */
    readonly db: Database;
    sight: Lent | undefined;
  }
}

const waitingMilliseconds = 5000;
/** Who is sent something bit by bit has it no longer than this. */
const mostMilliseconds = 60_000;

/** Gives each request the database as its caller may see it. */
export function limitSight(app: App, services: Services): void {
  const { pool } = services.store;
  // Half of the connections are for others, among them the ones that a partner's request asks for besides.
  const takeTurn = turns(Math.max(1, Math.floor(pool.options.max / 2)), waitingMilliseconds, tooBusy);
  app.decorateRequest('sight', undefined);
  app.decorateRequest('db', {
    getter(this: FastifyRequest) {
      const { partner } = this.caller;
      if (!partner) return services.db;
      this.sight ??= lentTo(partner, services, takeTurn);
      return this.sight.db;
    },
  });
  // A caller that has gone is not worked for; nor does one that reads slowly keep a connection, once its answer is there.
  app.addHook('onRequest', async (request, { raw }) => {
    raw.once('close', () => void request.sight?.giveBack());
  });
  app.addHook('onSend', async ({ sight }, { raw }, payload) => {
    if (!isStream(payload) || raw.destroyed) void sight?.giveBack();
    return payload;
  });
}

function lentTo(partner: { id: number }, services: Services, takeTurn: () => Promise<() => void>): Lent {
  let endTurn = (): void => {};
  const take = async () => {
    endTurn = await takeTurn();
    let client: pg.PoolClient | undefined;
    try {
      const isCluster = await isSpread(services.db);
      client = await services.store.pool.connect();
      if (isCluster) return client;
      await client.query(noteSight(partner.id, services.clock.today()));
      await client.query(`set role ${partnerRole}`);
      return client;
    } catch (error) {
      client?.release(true);
      endTurn();
      throw error;
    }
  };
  const giveBack = (client: pg.PoolClient) => client.query(`set role ${applicationRole}; ${forgetSight}`);
  const lent = lend(take, giveBack, () => {
    clearTimeout(timer);
    endTurn();
  });
  const timer = setTimeout(() => void lent.giveBack(), mostMilliseconds).unref();
  return lent;
}

const isStream = (payload: unknown): boolean => typeof payload === 'object' && payload !== null && 'pipe' in payload;

/** Does a part of a transaction with the rights of the caller: a partner can write what is its own only. */
export async function asCaller<T>(
  tx: Transaction,
  { partner }: Caller,
  today: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!partner || (await isSpread(tx))) return work();
  await lookAs(tx, partnerRole, partner.id, today);
  const result = await work();
  await lookAs(tx, applicationRole);
  return result;
}

function tooBusy(): Problem {
  return new Problem({
    code: 'database-busy',
    status: 503,
    title: {
      en: 'Too many partners ask for something at the moment.',
      nl: 'Te veel partners vragen nu tegelijk iets op.',
    },
    detail: { en: 'Try again shortly.', nl: 'Probeer het zo opnieuw.' },
  });
}
