import { fileURLToPath } from 'node:url';
import { type App, createApp, type Routes } from './platform/http.ts';
import { portProblem } from './platform/port.ts';
import type { Services } from './platform/services.ts';

/** Every noun's routes. What is mounted first sees a request first. */
const routes: readonly Routes[] = [];

const webFolder = fileURLToPath(new URL('../dist/web', import.meta.url));

/** The whole API and the web application, not yet listening. */
export function createServer(services: Services): Promise<App> {
  return createApp(services, routes, { webFolder });
}

/** Listens at the configured address; `stop` answers the requests at hand and takes no new ones. */
export async function serve(services: Services): Promise<{ address: string; stop(): Promise<void> }> {
  const { port, host } = services.config;
  const app = await createServer(services);
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw portProblem(error, port, host);
  }
  const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return { address: `http://${shown}:${port}`, stop: () => app.close() };
}
