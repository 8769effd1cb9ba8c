import { type Jobs, startWorker } from './platform/queue.ts';
import type { Services } from './platform/services.ts';
import { jobs as runs } from './runs/jobs.ts';

/** Every noun's jobs, by name. */
const jobs: Jobs = { ...runs };

/** Works on background jobs until stopped. */
export function work(services: Services): Promise<{ stop(): Promise<void> }> {
  return startWorker(jobs, services);
}
