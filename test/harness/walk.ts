import type { testApi } from './api.ts';
import { sale } from './volume.ts';

export type Api = Awaited<ReturnType<typeof testApi>>;
type Caller = Awaited<ReturnType<Api['caller']>>;
type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  $ref?: string;
};
type Parameter = { name: string; in: string; schema?: Schema };
type Operation = {
  operationId: string;
  description: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  path: string;
  operation: Operation;
};

/** In everything that is of partner B, and in nothing else. */
export const mark = 'bxq';
/** What B's sales and earnings come to. */
export const sums = ['7331.77', '183.29'];
export const codeOfB = 'BXQ-1';

const program = (slug: string, more: string) => `
program: ${slug}
name: { en: ${slug}, nl: ${slug} }
currency: EUR
period: quarter
starts: 2026-01-01
ends: 2026-12-31
${more}
incentives:
  - id: growth
    name: { en: Growth, nl: Groei }
    kind: rebate
    measure: { source: sales, sum: amount }
    reward: { percent: 2.5% }
`;

/**
 * Partner A with a seller below it, and partner B with everything that a partner can have, all of it marked. Both take part in `volume`; `bxq-circle` is
 * for B only, `bxq-draft` is not in effect.
 */
export async function loadNeighbours(manager: Caller): Promise<void> {
  const ok = async (answer: Promise<{ status: number; text: string }>) => {
    const { status, text } = await answer;
    if (status >= 300 || text.includes('"rejected":[{')) throw new Error(text);
  };
  await ok(manager.put('/company', { name: 'Test', base_currency: 'EUR' }));
  await ok(
    manager.post('/partners', [
      { code: 'A', name: 'Partner A', type: 'reseller' },
      { code: 'A1', name: 'Seller A1', type: 'seller', parent: 'A' },
      { code: codeOfB, name: 'Bxq Trading', type: 'reseller', region: 'bxq-region', tags: ['bxq-tag'] },
      { code: 'BXQ-2', name: 'Bxq Seller', type: 'seller', parent: codeOfB },
    ]),
  );
  const ofB = { customer: 'BXQ-CUSTOMER' };
  await ok(
    manager.post('/facts/sales', [
      sale('1', 'A', '2026-01-10', '1000', { customer: 'C-1', seller: 'A1', order: 'O-1' }),
      sale('2', 'A', '2026-04-02', '400'),
      sale('BXQ-S1', codeOfB, '2026-01-11', '7331.77', { ...ofB, order: 'BXQ-ORDER', seller: 'BXQ-2', channel: 'bxq' }),
      sale('BXQ-S2', codeOfB, '2026-04-12', '7331.77', ofB),
    ]),
  );
  const own = (id: string) => ({ id, partner: codeOfB, date: '2026-02-01' });
  await ok(manager.post('/facts/activities', [{ ...own('BXQ-A1'), kind: 'bxq-demo', ...ofB }]));
  await ok(manager.post('/facts/trainings', [{ ...own('BXQ-T1'), course: 'bxq-course', person: 'Bxq Person' }]));
  await ok(manager.post('/facts/referrals', [{ ...own('BXQ-R1'), stage: 'bxq-stage', ...ofB }]));
  const documents = {
    volume: program('volume', 'for: { type: [reseller, seller] }'),
    club: program('club', 'enrolment: open'),
    'bxq-circle': program('bxq-circle', `for: { partner: [${codeOfB}] }\nenrolment: open`),
  };
  for (const [slug, document] of Object.entries(documents)) {
    await ok(manager.post('/programs', { document }));
    await ok(manager.post(`/programs/${slug}/versions/1/activate`));
  }
  await ok(manager.post('/programs', { document: program('bxq-draft', 'enrolment: open') }));
  await ok(manager.put(`/partners/${codeOfB}/programs/bxq-circle/enrolment`, { status: 'enrolled' }));
  const note = { unit: 'EUR', amount: '12.34', note: 'Bxq note' };
  await ok(manager.post(`/partners/${codeOfB}/adjustments`, { ...note, program: 'volume', period: '2026-Q2' }));
  await ok(manager.post('/keys', { name: 'bxq key', scopes: ['facts:read'], partner: codeOfB }));
}

export function routesOf({ app }: Api): Route[] {
  const { paths, components } = app.swagger() as unknown as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      operation: inFull(operation, components.schemas),
    })),
  );
}

/** With what it refers to put in its place. */
function inFull<T>(value: T, schemas: Record<string, Schema>, depth = 0): T {
  if (typeof value !== 'object' || value === null || depth > 20) return value;
  if (Array.isArray(value)) return value.map((one) => inFull(one, schemas, depth + 1)) as T;
  const name = '$ref' in value ? /[^/]+$/.exec(String(value.$ref))![0] : undefined;
  if (name !== undefined) return inFull(schemas[name] as T, schemas, depth + 1);
  const entries = Object.entries(value).filter(([key]) => key !== 'responses');
  return Object.fromEntries(entries.map(([key, one]) => [key, inFull(one, schemas, depth + 1)])) as T;
}

/** What of B's goes into parameters and properties with this name; others by their type. */
const values: Record<string, readonly string[]> = {
  partner: [codeOfB, 'BXQ-2'],
  program: ['volume', 'bxq-circle', 'bxq-draft', 'club'],
  period: ['2026-Q1', '2026-Q2'],
  about_period: ['2026-Q1', '2026-Q2'],
  incentive: ['growth'],
  id: ['BXQ-S1', '1', '2', '3', '4'],
  fact: ['BXQ-S1'],
  corrects: ['BXQ-S1'],
  customer: ['BXQ-CUSTOMER'],
  version: ['1'],
  from: ['2026-01-01'],
  to: ['2026-12-31'],
  import: ['1', '2', '3', '4', '5'],
  run: ['1', '2', '3', '4', '5'],
  limit: ['200'],
  status: ['enrolled', 'final', 'provisional', 'active'],
  unit: ['EUR'],
  measure: ['incentives/0/measure'],
};
const numbers = ['1', '2', '3', '4', '5'];

function valuesOf({ name, schema = {} }: Parameter): readonly string[] {
  if (schema.enum) return schema.enum.map(String);
  if (name in values) return values[name]!;
  if (schema.type === 'integer' || schema.type === 'number') return numbers;
  if (schema.type === 'boolean') return ['true'];
  return [codeOfB, mark];
}

/** Every choice of one value per name. */
function choices(names: readonly (readonly [string, readonly string[]])[]): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (all, [name, given]) => all.flatMap((one) => given.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

export type Step = { route: Route; url: string; body: unknown; given: string[] };

/** Requests of a route with B's values in every parameter, the query's one by one, and its own partner's code beside what is B's. */
export function stepsOf(route: Route): Step[] {
  const { path, operation, method } = route;
  const parameters = operation.parameters ?? [];
  const inPath = parameters
    .filter((one) => one.in === 'path')
    .map((one) => [one.name, one.name === 'partner' ? [...valuesOf(one), 'A'] : valuesOf(one)] as const);
  const inQuery = parameters.filter((one) => one.in === 'query');
  const queries = [
    '',
    ...inQuery.flatMap((one) => valuesOf(one).map((value) => `?${one.name}=${encodeURIComponent(value)}`)),
  ];
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const body = method === 'GET' || method === 'DELETE' || !schema ? undefined : bodyOf(schema, 'body');
  return choices(inPath).flatMap((chosen) => {
    const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(chosen[name]!));
    return queries.map((query) => {
      const asked = decodeURIComponent(query.split('=')[1] ?? '');
      return { route, url: url + query, body, given: [...Object.values(chosen), asked, ...textsOf(body)] };
    });
  });
}

function bodyOf(schema: Schema, name: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return (values[name] ?? []).find((one) => schema.enum!.includes(one)) ?? schema.enum[0];
  const part = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (part) return bodyOf(part, name);
  if (schema.type === 'array') return [bodyOf(schema.items ?? {}, name)];
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, bodyOf(one, key)]));
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return (values[name] ?? [codeOfB])[0];
}

function textsOf(body: unknown): string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsOf) : [];
}

/** Where an answer tells something of B; a refusal may repeat what was asked for. */
export function tells(
  step: Step,
  answer: { status: number; text: string; headers: Record<string, unknown> },
): string[] {
  const all = `${answer.text}\n${JSON.stringify(answer.headers)}`;
  const text =
    answer.status < 400
      ? all
      : step.given
          .filter(Boolean)
          .reduce((rest, one) => rest.replaceAll(one, '').replaceAll(encodeURIComponent(one), ''), all);
  return [mark, ...sums].filter((one) => text.toLowerCase().includes(one));
}

export type Told = { step: Step; status: number; text: string; told: string[] };

/** Asks all of this with a key, page after page. */
export async function walk({ ask }: Api, secret: string, routes: readonly Route[]): Promise<Told[]> {
  const answers: Told[] = [];
  const headers = { authorization: `Bearer ${secret}` };
  for (const step of routes.flatMap(stepsOf)) {
    const answer = await ask(step.route.method as 'GET', step.url, step.body, headers);
    answers.push({ step, status: answer.status, text: answer.text, told: tells(step, answer) });
    const next: unknown = answer.status === 200 ? answer.body?.next : undefined;
    if (typeof next !== 'string' || next.length === 0) continue;
    const url = `${step.url}${step.url.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
    const more = await ask(step.route.method as 'GET', url, step.body, headers);
    answers.push({ step: { ...step, url }, status: more.status, text: more.text, told: tells(step, more) });
  }
  return answers;
}

/** Any of these that told something, in a line each. */
export const leaks = (answers: readonly Told[]): string[] =>
  answers
    .filter(({ told }) => told.length > 0)
    .map(
      ({ step, status, told, text }) =>
        `${step.route.method} ${step.url} → ${status}: ${told} in ${text.slice(0, 300)}`,
    );
