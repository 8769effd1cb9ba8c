import { monitorEventLoopDelay } from 'node:perf_hooks';
import { main } from '../../src/cli.ts';

/* The program as it is, in a process that also tells its parent how it is doing. */

export type Vitals = { rss: number; heap: number; external: number; delay: number };

const delays = monitorEventLoopDelay({ resolution: 10 });
delays.enable();
const second = 1000;
const megabyte = 1_048_576;
const nanosecondsPerMillisecond = 1e6;

const telling = setInterval(() => {
  const { rss, heapUsed, external } = process.memoryUsage();
  const vitals: Vitals = {
    rss: rss / megabyte,
    heap: heapUsed / megabyte,
    external: external / megabyte,
    delay: delays.percentile(99) / nanosecondsPerMillisecond,
  };
  delays.reset();
  process.send?.(vitals);
}, second).unref();

process.channel?.unref();
await main(process.argv.slice(2));
clearInterval(telling);
process.disconnect?.();
