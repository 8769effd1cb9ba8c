import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Announced: /ready says no and no connection is used again, while requests are still answered. */
    departure: { isAnnounced: boolean };
  }
}

type Connection = { requests: number; bytes: number };

const sweepMilliseconds = 250;

/**
 * Lets a server go without a request being dropped: what comes while it stops is answered, and connections over which nothing is asked, such
 * as those that browsers open beforehand, do not hold it up.
 */
export function prepareDeparture(app: FastifyInstance): void {
  const departure = { isAnnounced: false };
  app.decorate('departure', departure);
  app.addHook('onSend', async (_request, reply, payload) => {
    if (departure.isAnnounced) reply.header('connection', 'close');
    return payload;
  });
  const connections = watchConnections(app);
  let sweeping: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    departure.isAnnounced = true;
    sweeping = setInterval(() => cutSilent(connections), sweepMilliseconds);
  });
  app.addHook('onClose', async () => clearInterval(sweeping));
}

function watchConnections(app: FastifyInstance): Map<Socket, Connection> {
  const connections = new Map<Socket, Connection>();
  app.server.on('connection', (socket: Socket) => {
    connections.set(socket, { requests: 0, bytes: -1 });
    socket.once('close', () => connections.delete(socket));
  });
  app.server.on('request', ({ socket }: { socket: Socket }, answer: ServerResponse) => {
    const connection = connections.get(socket);
    if (!connection) return;
    connection.requests += 1;
    answer.once('close', () => {
      connection.requests -= 1;
    });
  });
  return connections;
}

/** Cuts the connections that have no request at hand and sent nothing since the last time. */
function cutSilent(connections: Map<Socket, Connection>): void {
  for (const [socket, connection] of connections) {
    if (connection.requests === 0 && connection.bytes === socket.bytesRead) socket.destroy();
    connection.bytes = socket.bytesRead;
  }
}

/** Tells balancers to send requests to others, and keeps answering for so long. */
export async function announceDeparture(app: FastifyInstance, seconds: number): Promise<void> {
  app.departure.isAnnounced = true;
  await wait(seconds * 1000);
}
