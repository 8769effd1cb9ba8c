import type { Complaints } from './mutated-cases.ts';
import type { Change } from './mutated-journal.ts';
import type { Reply } from './mutated-server.ts';

/** What belongs in no answer: where the program is, what it asked the database, and how it got there. */
const leaks =
  /\n\s+at |node_modules|\/src\/|\.ts:\d+|\bpg_|relation "|column "|syntax error at|violates |invalid input syntax|out of range for type|select .+ from |insert into /i;

/** What is wrong with how a request was answered, whatever was asked. */
export function answerComplaints({ status, head, text }: Reply): Complaints {
  const complaints: string[] = [];
  const complain = (what: string) => complaints.push(`${what}: ${status} ${text.slice(0, 600)}`);
  if (status === 0) return ['no answer came'];
  const isSentOn = status === 303 && /\r\nlocation: \/[^/\\]/i.test(head);
  if (status < 200 || (status >= 300 && status < 400 && !isSentOn) || status >= 500)
    complain('this status is not an answer to input');
  if (status < 400) return complaints;
  if (!/\r\ncontent-type: application\/problem\+json/i.test(head)) complain('not problem+json');
  const problem = parsed(text);
  if (!problem) return [...complaints, `not JSON: ${text.slice(0, 300)}`];
  if (problem.status !== status) complain('another status in the body');
  for (const key of ['type', 'title', 'code'] as const)
    if (typeof problem[key] !== 'string' || problem[key] === '') complain(`no ${key}`);
  // What was sent may be shown back; what we say ourselves is looked at.
  const said = [problem.title, problem.detail, ...(problem.errors ?? []).map(({ message }) => message)].join('\n');
  const leak = leaks.exec(said.replaceAll(/“[^”]*”/g, '“”'));
  if (leak) complain(`shows “${leak[0].trim()}”`);
  return complaints;
}

type Problem = {
  status: number;
  type?: string;
  title?: string;
  code?: string;
  detail?: string;
  errors?: { path: string; message: string }[];
};

export function parsed<T = Problem>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

/** What is noted about work that came to nothing: an import or a run that failed, an answer kept for its Idempotency-Key, a try to sign in. */
const notes = new Set(['import', 'rejected_row', 'run', 'idempotency_key', 'person_try']);

/** What a refused request, or one that only reads, has changed all the same. */
export function changeComplaints(changes: readonly Change[]): Complaints {
  const half = changes.filter(({ table }) => !notes.has(table));
  return half.map(({ table, did, rows }) => `refused, and yet: ${did} of ${rows} in ${table}`);
}
