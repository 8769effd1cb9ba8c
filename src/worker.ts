import { type Jobs, startWorker } from './platform/queue.ts';
import type { Services } from './platform/services.ts';

/** Every noun's jobs, by name. */
const jobs: Jobs = {};

/** Works on background jobs until stopped. */
export function work(services: Services): Promise<{ stop(): Promise<void> }> {
  return startWorker(jobs, services);
}
