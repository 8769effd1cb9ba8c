import { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cutOff, tooSlow } from './unreadable.ts';

/**
 * Cuts off requests that stop coming: each would keep a connection, and a file that is being imported one of the database with a transaction. A
 * body that is read at once must be there within `seconds`; a file of any size may take its time, but not pause for so long.
 */
export function loseSlowRequests(app: FastifyInstance, seconds: number): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request;
    // A request from within the process is there at once.
    if (raw.complete || !(raw.socket instanceof Socket)) return;
    let read = raw.socket.bytesRead;
    const timer = setInterval(() => {
      const hasCome = raw.socket.bytesRead !== read;
      read = raw.socket.bytesRead;
      // What has come and is not read yet is waiting for us.
      const isOurs = raw.readableLength > 0;
      if (!raw.complete && !isOurs && !(hasCome && isFile(request))) cutOff(raw.socket, tooSlow);
    }, seconds * 1000);
    timer.unref();
    raw.once('close', () => clearInterval(timer));
  });
}

const isFile = (request: FastifyRequest): boolean =>
  (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
