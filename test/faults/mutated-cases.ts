import { type Random, seeded, seedOf } from '../../src/demo/random.ts';
import { sized, thorough } from './size.ts';

/** How many cases each part has: a short version, and all of them. */
const sizes = {
  imports: [120, 3000],
  programs: [150, 3400],
  api: [260, 3400],
  wire: [56, 240],
  commands: [6, 60],
} as const;

export type Part = keyof typeof sizes;

/** In all, when nothing is left out. */
export const casesInAll = Object.values(sizes).reduce((sum, [, full]) => sum + full, 0);

/** The same cases every time; another seed gives others. */
export const seed = process.env.VLIEGWIEL_SEED || '1';
/** The number of one case, to run it alone. */
const wanted = process.env.VLIEGWIEL_CASE ? Number(process.env.VLIEGWIEL_CASE) : undefined;
export const isReplay = wanted !== undefined;

/** What is wrong with how a case was answered; empty when nothing is. */
export type Complaints = readonly string[];

/** Cases of one group share what has to be prepared; the numbers of a short version are spread over all groups. */
export function numbersOf(part: Part, group = 1): number[] {
  if (wanted !== undefined) return [wanted];
  const [short, full] = sizes[part];
  if (thorough) return Array.from({ length: full }, (_, i) => i);
  const groups = Math.ceil(full / group);
  const perGroup = Math.min(group, 3);
  const chosen = Math.min(groups, Math.ceil(short / perGroup));
  return Array.from({ length: chosen }, (_, i) => Math.floor((i * groups) / chosen) * group).flatMap((first) =>
    Array.from({ length: perGroup }, (_, i) => first + i),
  );
}

const noAnswer = 'no answer after';
const longest = 30_000;
const mostShown = 12;

/** A complaint when it takes longer than even a busy machine needs. */
async function inTime(work: Promise<Complaints>): Promise<Complaints> {
  const started = Date.now();
  const late = new Promise<Complaints>((done) => {
    setTimeout(() => done([`${noAnswer} ${longest} ms`]), longest).unref();
  });
  const complaints = await Promise.race([work, late]);
  const took = Date.now() - started;
  return took > longest && complaints.length === 0 ? [`took ${took} ms`] : complaints;
}

/**
 * Works on every case with a source of chance of its own, so that each is the same alone as among all. Throws with the number of every case
 * that is complained about, and with how to run it alone.
 */
export async function eachCase(
  part: Part,
  numbers: readonly number[],
  work: (random: Random, number: number) => Promise<Complaints>,
): Promise<void> {
  console.log(`${part}: ${numbers.length} mutated cases with VLIEGWIEL_SEED=${seed}`);
  const failed: string[] = [];
  for (const number of numbers) {
    const random = seeded(seedOf(`${seed} ${part} ${number}`));
    const complaints = await inTime(work(random, number).catch((error: unknown) => [textOf(error)]));
    if (complaints.length > 0) {
      failed.push(`case ${number}: ${complaints.join('\n  ')}`);
      console.error(`${part} ${failed.at(-1)}`);
    }
    // What is still being worked on would show in the next ones.
    if (failed.length >= mostShown || complaints[0]?.startsWith(noAnswer)) break;
  }
  if (failed.length === 0) return;
  const again = `VLIEGWIEL_SEED=${seed} VLIEGWIEL_CASE=<number> npx vitest run test/faults/mutated-${part}.test.ts`;
  throw new Error(`${failed.length} cases failed; one alone: ${again}\n${failed.join('\n')}`);
}

const textOf = (error: unknown): string =>
  error instanceof Error ? `threw ${error.stack ?? error.message}` : String(error);

/** How long all cases of a part may take. */
export const allTime = sized(300_000, 3_600_000);
