import { constants } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Aborted by the first Ctrl-C or request to stop; the second one ends the program at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(128 + constants.signals[signal]);
      controller.abort(signal);
    });
  }
  return controller.signal;
}

/** Whether `work` has ended within so many seconds. */
export async function endsWithin(seconds: number, work: Promise<unknown>): Promise<boolean> {
  const giveUp = new AbortController();
  const inTime = await Promise.race([
    work.then(() => true),
    wait(seconds * 1000, false, { signal: giveUp.signal }).catch(() => false),
  ]);
  giveUp.abort();
  return inTime;
}

export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
}
