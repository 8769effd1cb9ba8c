import { forgetOldSignIns } from './access/jobs.ts';
import { forgetOldRejections } from './intake/jobs.ts';
import { forgetOldMail, jobs as mail } from './mail/jobs.ts';
import type { Database } from './platform/database.ts';
import { forgetOldKeys } from './platform/idempotency.ts';
import { enqueue, type Jobs, startWorker } from './platform/queue.ts';
import type { Services } from './platform/services.ts';
import { forgetOldPreviews, jobs as previews } from './previews/jobs.ts';
import { jobs as runs } from './runs/jobs.ts';

/** What is forgotten when nobody asks for it any more, by table. */
const forgetting: Record<string, (services: Services) => Promise<number>> = {
  idempotency_key: forgetOldKeys,
  preview: forgetOldPreviews,
  rejected_row: forgetOldRejections,
  mail: forgetOldMail,
  person_session: forgetOldSignIns,
};

const forgetTask = 'forget';

/** Every noun's jobs, by name. */
const jobs: Jobs = {
  ...mail,
  ...runs,
  ...previews,
  [forgetTask]: async (_payload, services) => {
    const { db, log } = services;
    for (const [table, forget] of Object.entries(forgetting)) {
      const rows = await forget(services);
      if (rows > 0) log.info({ table, rows }, 'Forgotten');
    }
    await askForgetting(db, 60);
  },
};

/** However many workers ask, it is done once. */
const askForgetting = (db: Database, minutes: number): Promise<void> =>
  enqueue(db, forgetTask, {}, { key: forgetTask, line: forgetTask, minutes });

/** Works on background jobs until stopped. */
export async function work(services: Services): Promise<{ stop(): Promise<void> }> {
  await askForgetting(services.db, 0);
  return startWorker(jobs, services);
}
