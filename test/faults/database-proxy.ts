import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Between the program and its database: passes everything on, late, not at all, or refuses. */
export type Middle = {
  /** The database's address through the proxy. */
  readonly url: string;
  /** Milliseconds by which every piece is late. */
  delay: number;
  /** Connections there are now, and the most there ever were at once. */
  readonly count: { now: number; most: number };
  /** What is asked next with this text in it is carried out, but the answer is lost, and the connection with it. */
  loses: string | undefined;
  /** Keeps connections but passes nothing on until called with false. */
  pause(isPaused: boolean): void;
  /** Cuts all connections and refuses new ones, as a server that is gone. */
  refuse(): Promise<void>;
  /** Listens again. */
  accept(): Promise<void>;
};

export async function proxyTo(url: string): Promise<Middle> {
  const socket = decodeURIComponent(/[?&]host=([^&]+)/.exec(url)?.[1] ?? '');
  const [, host = 'localhost', port = '5432'] = /@([^:/?]*):?(\d*)/.exec(url) ?? [];
  const reach = () => (socket ? connect(`${socket}/.s.PGSQL.5432`) : connect(Number(port || 5432), host));
  const pairs = new Set<[Socket, Socket]>();
  const deaf = new Set<[Socket, Socket]>();
  const count = { now: 0, most: 0 };
  let isPaused = false;
  const server = createServer((near) => {
    const far = reach();
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    near.once('close', () => {
      count.now -= 1;
    });
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (piece: Buffer) => {
        if (from === far && deaf.has(pair)) return;
        if (from === near && proxy.loses !== undefined && piece.includes(proxy.loses)) {
          proxy.loses = undefined;
          deaf.add(pair);
          setTimeout(() => near.destroy(), 300);
        }
        if (proxy.delay > 0) setTimeout(() => to.write(piece), proxy.delay);
        else to.write(piece);
      });
      from.on('error', () => {});
      from.once('close', () => {
        pairs.delete(pair);
        deaf.delete(pair);
        to.destroy();
      });
      if (isPaused) from.pause();
    }
  });
  const accept = (at: number) => new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
  await accept(0);
  const own = (server.address() as AddressInfo).port;
  const name = /^\w+:\/\/[^/]*\/([^?]*)/.exec(url)![1]!;
  const account = /^\w+:\/\/([^@/]*@)?/.exec(url)![1] ?? '';
  const proxy: Middle = {
    url: `postgresql://${account}127.0.0.1:${own}/${name}`,
    delay: 0,
    loses: undefined,
    count,
    pause: (wanted) => {
      isPaused = wanted;
      for (const one of [...pairs].flat()) {
        if (isPaused) one.pause();
        else one.resume();
      }
    },
    refuse: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const one of [...pairs].flat()) one.destroy();
      await closed;
    },
    accept: () => accept(own),
  };
  return proxy;
}
