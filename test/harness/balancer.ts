import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A balancer as they are: in turns, over connections that it keeps, to the servers whose /ready says yes. A request goes to another server only
 * when its connection was refused: what may have been sent is never sent twice.
 */
export type Balancer = {
  readonly port: number;
  /** How many requests each server answered. */
  readonly answered: ReadonlyMap<number, number>;
  /** Resolves when these servers get requests. */
  untilReady(ports: readonly number[]): Promise<void>;
  close(): Promise<void>;
};

const checkEvery = 100;

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set<number>();
  const answered = new Map<number, number>();
  let turn = 0;
  let isOpen = true;
  const look = async (port: number): Promise<void> => {
    while (isOpen) {
      if ((await statusOf(port)) === 200) ready.add(port);
      else ready.delete(port);
      await wait(checkEvery);
    }
  };
  const looking = ports.map(look);
  const next = (): number[] => {
    const there = ports.filter((port) => ready.has(port));
    turn += 1;
    return there.map((_, i) => there[(turn + i) % there.length]!);
  };
  const server = createServer((asked, answer) => {
    void pass(agent, asked, answer, next()).then((port) => {
      if (port !== undefined) answered.set(port, (answered.get(port) ?? 0) + 1);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    answered,
    untilReady: async (wanted) => {
      while (!wanted.every((port) => ready.has(port))) await wait(20);
    },
    close: async () => {
      isOpen = false;
      await Promise.all(looking);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      agent.destroy();
    },
  };
}

/** Passes a request on; 502 to who asked when nobody could answer it. */
async function pass(
  agent: Agent,
  asked: IncomingMessage,
  answer: ServerResponse,
  ports: readonly number[],
): Promise<number | undefined> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  let reason = 'no server is ready';
  for (const port of ports) {
    const tried = await passTo(port, agent, asked, answer, body);
    if (tried === 'answered') return port;
    reason = `${port}: ${tried}`;
    if (tried !== 'ECONNREFUSED') break;
  }
  if (answer.headersSent) answer.destroy();
  else answer.writeHead(502, { 'content-type': 'text/plain' }).end(reason);
  return undefined;
}

function passTo(port: number, agent: Agent, asked: IncomingMessage, answer: ServerResponse, body: Buffer) {
  const { method, url, headers } = asked;
  const { connection: _own, 'transfer-encoding': _chunked, ...passed } = headers;
  const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
  return new Promise<string>((done) => {
    const sent = request({ port, method, path: url, agent, headers: { ...passed, ...length } }, (got) => {
      const { connection: _theirs, 'keep-alive': _kept, ...told } = got.headers;
      answer.writeHead(got.statusCode!, told);
      got.pipe(answer);
      got.on('error', (error) => done(error.message));
      got.on('end', () => done('answered'));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    sent.end(body);
  });
}

function statusOf(port: number): Promise<number> {
  return new Promise((done) => {
    const asked = request({ port, path: '/ready', agent: false, timeout: 5000 }, (answer) => {
      answer.resume();
      done(answer.statusCode!);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => done(0));
    asked.end();
  });
}
