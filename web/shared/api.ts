import createClient from 'openapi-fetch';
import type { ProblemShape } from '../../src/platform/schema.ts';
import type { paths } from './api.gen.ts';
import { languageNow } from './language.ts';

/** The public API: nothing else is asked for anything. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', languageNow());
    return request;
  },
});

/** What the server said went wrong, or that it could not be reached. */
export class Failure extends Error {
  readonly status: number;
  readonly problem: ProblemShape | undefined;

  constructor(status: number, problem: ProblemShape | undefined) {
    super(problem?.title ?? `HTTP ${status}`);
    this.name = 'Failure';
    this.status = status;
    this.problem = problem;
  }
}

const isProblem = (value: unknown): value is ProblemShape =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value;

/** The answer's body, or a {@link Failure}. A lost connection is a Failure with status 0. */
export async function answer<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  let result: Awaited<typeof request>;
  try {
    result = await request;
  } catch {
    throw new Failure(0, undefined);
  }
  if (result.response.ok && result.data !== undefined && result.data !== null) return result.data;
  throw new Failure(result.response.status, isProblem(result.error) ? result.error : undefined);
}

/** Waits for an answer that has no body, or throws a {@link Failure}. */
export async function done(request: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  await answer(request.then((result) => ({ ...result, data: true })));
}
