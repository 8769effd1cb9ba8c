import type { Config } from './config.ts';
import { checkServer, openStore, type Store } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

export type Workplace = {
  store: Store;
  /** Names of the migrations applied just now. */
  migrated: string[];
  /** Closes the connections, then stops the database server if nobody else uses it. */
  close(): Promise<void>;
};

export type WorkplaceOptions = {
  config: Config;
  /** What this program is called in pg_stat_activity. */
  name: string;
  say: (sentence: string) => void;
  /** How long one statement may take, where others wait for an answer. */
  statementSeconds?: number;
  onError?: (error: Error) => void;
};

export type DatabaseServer = { url: string; stop(): Promise<void> };

/** Finds or starts the server; its database is left as it is. */
export async function openServer({ config, say }: Pick<WorkplaceOptions, 'config' | 'say'>): Promise<DatabaseServer> {
  if (!config.databaseUrl) return startEmbedded({ folder: config.home, say });
  await checkServer(config.databaseUrl);
  return { url: config.databaseUrl, stop: async () => {} };
}

/** Finds or starts the database, brings it up to date and opens it as the application. */
export async function openWorkplace(options: WorkplaceOptions): Promise<Workplace> {
  const { config } = options;
  const server = await openServer(options);
  const { url } = server;
  try {
    const migrated = await migrate(url);
    const { name, onError, statementSeconds } = options;
    const store = openStore(url, {
      max: config.pool,
      name,
      ...(onError ? { onError } : {}),
      ...(statementSeconds === undefined ? {} : { statementSeconds }),
    });
    const close = async () => {
      await store.close();
      await server.stop();
    };
    return { store, migrated, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
