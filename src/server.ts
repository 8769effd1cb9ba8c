import { fileURLToPath } from 'node:url';
import { callerOf, guard } from './access/guard.ts';
import { routes as access } from './access/routes.ts';
import { routes as customers } from './customers/routes.ts';
import { routes as exports } from './exports/routes.ts';
import { routes as facts } from './facts/routes.ts';
import { routes as goals } from './goals/routes.ts';
import { routes as insights } from './insights/routes.ts';
import { routes as intake } from './intake/routes.ts';
import { routes as ledger } from './ledger/routes.ts';
import { routes as live } from './live/routes.ts';
import { routes as notes } from './notes/routes.ts';
import { routes as partners } from './partners/routes.ts';
import { announceDeparture } from './platform/drain.ts';
import { type App, createApp, type Routes } from './platform/http.ts';
import { portProblem } from './platform/port.ts';
import type { Services } from './platform/services.ts';
import { routes as previews } from './previews/routes.ts';
import { routes as products } from './products/routes.ts';
import { routes as programs } from './programs/routes.ts';
import { routes as questions } from './questions/routes.ts';
import { routes as rates } from './rates/routes.ts';
import { routes as runs } from './runs/routes.ts';
import { routes as statements } from './statements/routes.ts';

/** Every noun's routes. What is mounted first sees a request first: the guard, which knows who asks. */
const routes: readonly Routes[] = [
  guard,
  access,
  live,
  partners,
  products,
  customers,
  rates,
  goals,
  facts,
  programs,
  ledger,
  runs,
  previews,
  intake,
  statements,
  questions,
  notes,
  insights,
  exports,
];

const webFolder = fileURLToPath(new URL('../dist/web', import.meta.url));

/** The whole API and the web application, not yet listening. */
export function createServer(services: Services): Promise<App> {
  return createApp(services, routes, { webFolder, callerOf });
}

export type Serving = {
  address: string;
  /** Answers the requests at hand and takes no new ones; first, when gently, lets balancers know and goes on for a moment. */
  stop(how: { gently: boolean }): Promise<void>;
  /** Cuts the connections of those who are not answered yet. */
  cut(): void;
};

/** Listens at the configured address until stopped. */
export async function serve(services: Services): Promise<Serving> {
  const { port, host, drainSeconds } = services.config;
  const app = await createServer(services);
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw portProblem(error, port, host);
  }
  const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const stop = async ({ gently }: { gently: boolean }) => {
    if (gently) await announceDeparture(app, drainSeconds);
    await app.close();
  };
  return { address: `http://${shown}:${port}`, stop, cut: () => app.server.closeAllConnections() };
}
