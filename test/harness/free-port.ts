import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port that nobody listens on now. Below those that systems give to connections of their own accord: a server that is started again on its
 * port would at times find it taken by one of these.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer().listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    probe.once('error', () => done(false));
  });
}
