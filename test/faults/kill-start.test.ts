import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { seeded, seedOf } from '../../src/demo/random.ts';
import { openStore, type Store } from '../../src/platform/database.ts';
import { migrationsFolder, readMigrations } from '../../src/platform/migrate.ts';
import { isAlive } from '../../src/platform/processes.ts';
import { newPlace, type Place } from './kill-place.ts';
import { sized, thorough } from './size.ts';

/*
 * An installation that is killed while it is set up: the data folder is made, PostgreSQL starts, the migrations are applied, the demo company is
 * loaded. VLIEGWIEL_SEED chooses the moments.
 */

const seed = Number(process.env.VLIEGWIEL_SEED ?? (thorough ? Date.now() % 1_000_000 : 42));
const places: Place[] = [];
afterAll(() => Promise.all(places.map((place) => place.remove())));

const end = (pid: number) => {
  if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
};

async function withStore<T>(place: Place, ask: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(place.url(), { role: 'owner', name: 'kill test', max: 1 });
  try {
    return await ask(store);
  } finally {
    await store.close();
  }
}

test(`killed again and again while it starts for the first time, it starts (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const random = seeded(seedOf(`start ${seed}`));
  for (let i = 0; i < sized(1, 10); i++) {
    const place = await newPlace();
    places.push(place);
    // Later and later, so that each start gets further than the one before.
    for (let attempt = 1; attempt <= 4; attempt++) {
      place.launch();
      await wait(random.below(1200 * attempt));
      const { postmaster, children } = place.postgres();
      await place.killServer();
      if (random.chance(500)) for (const pid of [postmaster, ...children]) end(pid);
    }
    place.launch();
    await place.answers();
    const applied = await withStore(place, ({ db }) =>
      sql<{ name: string }>`select name from migration order by name`.execute(db),
    );
    const names = (await readMigrations(migrationsFolder)).map(({ name }) => name);
    expect(applied.rows.map(({ name }) => name).filter((name) => name.endsWith('.sql'))).toEqual(names);
    await place.stop();
  }
});
