import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database, Store } from './database.ts';
import type { Logger } from './log.ts';

/** What routes and jobs work with. Handed over by the program that mounts them. */
export type Services = {
  store: Store;
  db: Database;
  config: Config;
  clock: Clock;
  log: Logger;
};
