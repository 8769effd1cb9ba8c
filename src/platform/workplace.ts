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
  onError?: (error: Error) => void;
};

/** Finds or starts the database, brings it up to date and opens it as the application. */
export async function openWorkplace(options: WorkplaceOptions): Promise<Workplace> {
  const { config, say } = options;
  const server = config.databaseUrl ? undefined : await startEmbedded({ folder: config.home, say });
  const url = config.databaseUrl ?? server!.url;
  try {
    if (config.databaseUrl) await checkServer(url);
    const migrated = await migrate(url);
    const { onError } = options;
    const store = openStore(url, { max: config.pool, name: options.name, ...(onError ? { onError } : {}) });
    const close = async () => {
      await store.close();
      await server?.stop();
    };
    return { store, migrated, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
