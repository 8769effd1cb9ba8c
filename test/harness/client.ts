import { Agent, request } from 'node:http';

export type Reply = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** What came as JSON: a test says what it expects of it. */
  body: ReturnType<typeof JSON.parse>;
};

export type Asked = { body?: unknown; headers?: Record<string, string>; raw?: Buffer };

/** Asks a server that listens on this machine, over connections that are kept. Throws when the connection fails. */
export function client(port: number) {
  const agent = new Agent({ keepAlive: true });
  const ask = (method: string, path: string, { body, headers = {}, raw }: Asked = {}): Promise<Reply> => {
    const sent = raw ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
    const own: Record<string, string> = raw || !sent ? {} : { 'content-type': 'application/json' };
    const length = sent ? { 'content-length': String(sent.length) } : {};
    return new Promise((done, fail) => {
      const options = { port, method, path: `/api/v1${path}`, agent, headers: { ...own, ...length, ...headers } };
      const asked = request(options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', fail);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const isJson = String(answer.headers['content-type']).includes('json');
          done({
            status: answer.statusCode!,
            headers: answer.headers,
            text,
            body: isJson && text ? JSON.parse(text) : undefined,
          });
        });
      });
      asked.on('error', fail);
      asked.end(sent);
    });
  };
  return { ask, close: () => agent.destroy() };
}

/** A form with fields and one file, as a browser sends it. */
export function form(fields: Record<string, string>, file: { name: string; text: string }): Asked {
  const boundary = 'a-boundary-that-no-file-holds';
  const head = (more: string) => `--${boundary}\r\ncontent-disposition: form-data; ${more}\r\n`;
  const parts = Object.entries(fields).map(([name, value]) => `${head(`name="${name}"`)}\r\n${value}\r\n`);
  const last = `${head(`name="file"; filename="${file.name}"`)}content-type: text/csv\r\n\r\n${file.text}\r\n--${boundary}--\r\n`;
  return {
    raw: Buffer.from(parts.join('') + last),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
