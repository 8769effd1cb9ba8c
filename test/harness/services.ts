import { fixedClock } from '../../src/platform/clock.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import type { Store } from '../../src/platform/database.ts';
import { createLog } from '../../src/platform/log.ts';
import type { Services } from '../../src/platform/services.ts';

/** What routes and jobs get in a test: a silent log and a fixed day. */
export function testServices(store: Store, more: { today?: string; config?: Partial<Config> } = {}): Services {
  return {
    store,
    db: store.db,
    config: { ...readConfig({}), secret: 'a-secret-of-tests-with-enough-characters', ...more.config },
    clock: fixedClock(more.today ?? '2026-11-23'),
    log: createLog({ level: 'silent' }),
  };
}
