import { systemClock } from './platform/clock.ts';
import { readConfig } from './platform/config.ts';
import { openStore } from './platform/database.ts';
import { createLog } from './platform/log.ts';
import { createServer } from './server.ts';

/** The API's description as the text of openapi.json. Needs no database: nothing is asked of it. */
export async function describedApi(): Promise<string> {
  const store = openStore('postgresql://localhost/none');
  const log = createLog({ level: 'silent' });
  const app = await createServer({ store, db: store.db, config: readConfig({}), clock: systemClock, log });
  try {
    await app.ready();
    return `${JSON.stringify(app.swagger(), null, 2)}\n`;
  } finally {
    await app.close();
    await store.close();
  }
}
