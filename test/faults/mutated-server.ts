import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect } from 'vitest';
import type { Store } from '../../src/platform/database.ts';
import { freePort } from '../harness/free-port.ts';
import { root } from '../harness/sources.ts';

/** The real program in a process of its own, so that what a case costs it can be measured. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** What it logged as unforeseen since the last call. */
  errors(): string[];
  /** What it holds at the moment. */
  held(): Promise<Held>;
}

export interface Held {
  /** Resident memory in MB. */
  readonly memory: number;
  /** Open files and connections. */
  readonly files: number;
  /** Connections to the database, and those of them that are in a transaction. */
  readonly connections: number;
  readonly inTransaction: number;
}

export async function startServer(store: Store, more: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    DATABASE_URL: store.url,
    PORT: String(port),
    VLIEGWIEL_TODAY: '2026-11-23',
    VLIEGWIEL_RATE_LIMIT: '10000000',
    LOG_FORMAT: 'json',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const child = spawn(process.execPath, [join(root, 'bin/vliegwiel.mjs'), 'serve', '--no-worker'], { env });
  const logged: string[] = [];
  let told = '';
  const hear = (text: string) => {
    told += text;
    for (const line of text.split('\n')) if (/"level":(50|60|"error"|"fatal")|^\s+at /.test(line)) logged.push(line);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  afterAll(() => end(child));
  await until(() => told.includes('localhost:') || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(`the server did not start: ${told}`);
  const errors = () => [
    ...(child.exitCode === null ? [] : [`the server ended: ${told.slice(-2000)}`]),
    ...logged.splice(0),
  ];
  return { port, pid: child.pid!, errors, held: () => heldBy(store, child.pid!) };
}

async function heldBy(store: Store, pid: number): Promise<Held> {
  const { rows } = await sql<{ connections: number; busy: number }>`
    select count(*)::int as connections, count(*) filter (where state like 'idle in transaction%' or state = 'active')::int as busy
    from pg_stat_activity where datname = current_database() and application_name = 'vliegwiel'`.execute(store.db);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    memory: Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024,
    files: readdirSync(`/proc/${pid}/fd`).length,
    connections: rows[0]!.connections,
    inTransaction: rows[0]!.busy,
  };
}

/** After all cases nothing is held that was not held before, but for what caches may grow to. */
export async function mustHoldNoMore(server: Server, before: Held): Promise<void> {
  let now = await server.held();
  await until(async () => {
    now = await server.held();
    return now.inTransaction === 0 && now.files <= before.files + 12;
  }, 30_000).catch(() => {});
  expect(server.errors()).toEqual([]);
  expect(now.inTransaction).toBe(0);
  // Ten connections of the pool, and a few files.
  expect(now.connections).toBeLessThanOrEqual(10);
  expect(now.files).toBeLessThanOrEqual(before.files + 12);
  expect(now.memory).toBeLessThan(before.memory + 250);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

export async function until(holds: () => boolean | Promise<boolean>, most = 60_000): Promise<void> {
  const last = Date.now() + most;
  while (!(await holds())) {
    if (Date.now() > last) throw new Error('waited too long');
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** What came back over a connection; `status` 0 when it was cut without an answer. */
export interface Reply {
  readonly status: number;
  readonly head: string;
  readonly text: string;
}

export interface Sending {
  /** Waits between the pieces, in ms. */
  readonly pause?: number;
  /** Closes our side after the last piece, as a caller that goes away. */
  readonly hangUp?: boolean;
  readonly timeout?: number;
}

/** Sends bytes as they are: no library stands between, which would refuse or mend them. */
export function send(port: number, pieces: readonly (Buffer | string)[], sending: Sending = {}): Promise<Reply> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1');
    const came: Buffer[] = [];
    const late = setTimeout(() => {
      socket.destroy();
      fail(new Error('no answer came, and the connection was kept open'));
    }, sending.timeout ?? 30_000);
    socket.on('data', (piece) => {
      came.push(piece);
      if (isWhole(withoutInterim(Buffer.concat(came)))) socket.end();
    });
    // A server that has answered may close before it has read everything.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      done(replyOf(withoutInterim(Buffer.concat(came))));
    });
    socket.on('connect', async () => {
      for (const piece of pieces) {
        if (socket.destroyed || !socket.writable) return;
        socket.write(piece);
        if (sending.pause) await new Promise((next) => setTimeout(next, sending.pause));
      }
      if (sending.hangUp) socket.destroy();
    });
  });
}

/** “100 Continue” comes before the answer itself. */
function withoutInterim(bytes: Buffer): Buffer {
  const end = bytes.indexOf('\r\n\r\n');
  return end >= 0 && bytes.toString('latin1', 0, 10) === 'HTTP/1.1 1' ? withoutInterim(bytes.subarray(end + 4)) : bytes;
}

function isWhole(bytes: Buffer): boolean {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const text = bytes.toString('latin1', 0, head);
  if (/^HTTP\/1\.1 (204|304)/.test(text)) return true;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length !== undefined) return bytes.length >= head + 4 + Number(length);
  return /\r\ntransfer-encoding: chunked/i.test(text) && bytes.subarray(-5).toString('latin1') === '0\r\n\r\n';
}

function replyOf(bytes: Buffer): Reply {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { status: 0, head: '', text: bytes.toString() };
  const head = bytes.toString('latin1', 0, end);
  const rest = bytes.subarray(end + 4);
  const isChunked = /\r\ntransfer-encoding: chunked/i.test(head);
  return { status: Number(head.slice(9, 12)), head, text: (isChunked ? dechunked(rest) : rest).toString('utf8') };
}

function dechunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf('\r\n', at);
    const size = line < 0 ? 0 : Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (!size) break;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
  return Buffer.concat(parts);
}

export type Headers = Record<string, string>;

/** A request as its bytes. */
export function requestOf(method: string, url: string, headers: Headers, body?: Buffer | string): Buffer {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...length, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'utf8');
  return body === undefined ? head : Buffer.concat([head, Buffer.from(body as Buffer)]);
}

/** A form with its fields and a file, as a browser sends it. */
export function formOf(
  fields: Headers,
  file: { name: string; bytes: Buffer },
  boundary = 'vliegwiel-boundary',
): Buffer {
  const part = (name: string, more: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(
      Object.entries(fields)
        .map(([name, value]) => `${part(name, '')}${value}\r\n`)
        .join(''),
    ),
    Buffer.from(part('file', `; filename="${file.name}"\r\ncontent-type: text/csv`)),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

export const formType = 'multipart/form-data; boundary=vliegwiel-boundary';
