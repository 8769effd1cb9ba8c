import { invite } from '../../src/access/people.ts';
import type { Role } from '../../src/access/schema.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Answer } from './api.ts';

type Ask = (method: 'GET' | 'POST', url: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export const ownPage = { 'sec-fetch-site': 'same-origin' };

/** The cookies of an answer, merged over those that were there, as a browser keeps them. */
export function cookiesOf(answer: Pick<Answer, 'headers'>, before = ''): string {
  const kept = new Map(before.split('; ').filter(Boolean).map(pairOf));
  const set = answer.headers['set-cookie'] ?? [];
  for (const cookie of Array.isArray(set) ? (set as string[]) : [String(set)]) {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name, value] = pairOf(pair);
    if (value === '' || attributes.some((one) => /max-age=0$/i.test(one.trim()))) kept.delete(name);
    else kept.set(name, value);
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
}

const pairOf = (pair: string): [string, string] => [
  pair.slice(0, pair.indexOf('=')),
  pair.slice(pair.indexOf('=') + 1),
];

/** Invites somebody as the command line does, opens the link, and answers the headers of that session. */
export async function signedIn(db: Database, ask: Ask, role: Role, partner?: string, email = `${role}@people.example`) {
  const wanted = { email, name: `The ${role}`, role, ...(partner === undefined ? {} : { partner }) };
  const { id, link } = await invite(db, readConfig({}), wanted, { name: 'test', partner: null }, true);
  const answer = await ask('GET', pathOf(link));
  return { id, email, answer, headers: { cookie: cookiesOf(answer), ...ownPage } };
}

export function pathOf(link: string): string {
  const { pathname, search } = new URL(link);
  return pathname + search;
}
