import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

export type { Logger };

const secrets = ['authorization', 'cookie', 'set-cookie', 'x-api-key', 'password', 'token', 'key', 'secret'];

export type LogOptions = { level: string; format?: 'text' | 'json' | undefined; to?: NodeJS.WritableStream };

/** A log that leaves secrets out. Text by default on a terminal, one JSON object per line otherwise. */
export function createLog(options: LogOptions): Logger {
  const to = options.to ?? process.stderr;
  const isText = (options.format ?? ('isTTY' in to && to.isTTY ? 'text' : 'json')) === 'text';
  const paths = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`]);
  const settings = {
    level: options.level,
    base: null,
    redact: { paths, censor: '•••' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { err: withoutConnection },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(settings, isText ? readable(to) : to);
}

// The database driver hangs its whole connection on an error.
function withoutConnection(error: Error): unknown {
  const { client: _client, ...rest } = pino.stdSerializers.err(error) as pino.SerializedError & { client?: unknown };
  return rest;
}

function readable(to: NodeJS.WritableStream): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      for (const line of String(chunk).split('\n')) if (line) to.write(`${readableLine(line)}\n`);
      done();
    },
  });
}

function readableLine(line: string): string {
  const { time, level, msg, err, req, res, responseTime, ...rest } = JSON.parse(line);
  const parts = [String(time).slice(11, 19), String(level).padEnd(5), msg ?? ''];
  if (req) parts.push(`${req.method} ${req.url}`);
  if (res) parts.push(`${res.statusCode} in ${Math.round(responseTime)} ms`);
  for (const [name, value] of Object.entries(rest)) {
    parts.push(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  if (err) parts.push(`\n${err.stack ?? err.message}`);
  return parts.filter((part) => part !== '').join(' ');
}
