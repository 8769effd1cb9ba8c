import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Answered } from './load.ts';
import type { Sample } from './sample.ts';

/* What a soak came to: the verdict and the tables. */

export type Outcome = {
  minutes: number;
  /** 1 unless everything was asked less or more often. */
  pace: number;
  day: string;
  answered: readonly Answered[];
  wrong: readonly string[];
  samples: readonly Sample[];
  /** What the log of the server called an error. */
  errors: readonly string[];
  /** Marks and jobs that were left a minute after the last request. */
  left: number;
  /** Whether the server ended by itself and well when it was told to. */
  endedWell: boolean;
};

export type Verdict = { says: string; isRight: boolean };

/** Memory is flat when the median of the last third is at most this much above that of the middle third; the first third warms up. Of the heap, which garbage makes a saw of, it is the lowest tenth instead of the median. */
const mostGrowth = 0.1;
/** Pools open a connection when they need one more: so many more are no growth. */
const mostMoreConnections = 2;

export function verdictsOf(outcome: Outcome): Verdict[] {
  const { samples, wrong, errors, left, endedWell } = outcome;
  const flat = (what: string, key: 'rss' | 'heap' | 'database'): Verdict => {
    // Garbage that waits to be collected makes a saw of the heap: its teeth's lower ends tell.
    const [middle, last] = thirds(samples, key, key === 'heap' ? 0.1 : 0.5);
    const growth = last / middle - 1;
    return {
      says: `${what}: ${middle.toFixed(0)} MB in the middle third, ${last.toFixed(0)} MB in the last (${percent(growth)})`,
      isRight: growth <= mostGrowth,
    };
  };
  const [before, after] = thirds(samples, 'connections');
  return [
    {
      says: `${outcome.answered.length} requests answered as they should be, ${wrong.length} not`,
      isRight: wrong.length === 0,
    },
    flat('resident memory of the server', 'rss'),
    flat('heap of the server', 'heap'),
    flat('private memory of PostgreSQL', 'database'),
    {
      says: `connections: ${before.toFixed(0)} in the middle third, ${after.toFixed(0)} in the last`,
      isRight: after <= before + mostMoreConnections,
    },
    { says: `errors in the log: ${errors.length}`, isRight: errors.length === 0 },
    { says: `left to calculate in the end: ${left}`, isRight: left === 0 },
    { says: endedWell ? 'stopped by itself when asked' : 'did not stop well', isRight: endedWell },
  ];
}

const percent = (part: number): string => `${part >= 0 ? '+' : ''}${(part * 100).toFixed(1)}%`;

/** The medians, or another quantile, of the middle and the last third of the time. */
function thirds(samples: readonly Sample[], key: keyof Sample, part = 0.5): [number, number] {
  const third = Math.floor(samples.length / 3);
  const values = samples.map((sample) => sample[key]);
  return [quantile(values.slice(third, 2 * third), part), quantile(values.slice(2 * third), part)];
}

/** The value that this part of all is at or below. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function sectionOf(outcome: Outcome): string {
  const { minutes, pace, day } = outcome;
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const verdicts = verdictsOf(outcome).map(({ says, isRight }) => `- ${isRight ? '' : '**not right:** '}${says}`);
  return `## Soak

\`npm run soak -- --minutes 10 --out docs/benchmarks.md\`: a real server with its worker and the PostgreSQL that comes along, on the demo company, asked always as
often, whatever the answers take: 5 single sales, 5 statements with an explanation, 5 lists and a sign-in a second; 200 sales every two seconds; a file of 2,000 lines every
20 seconds; a run every 10 and a full run every 60. Memory is flat when the median of the last third of the time is at most ${mostGrowth * 100}% above that of
the middle third; the first third warms up.

${minutes} minutes${pace === 1 ? '' : `, asked ${pace} times as often`}, ${day}, ${machine}.

${verdicts.join('\n')}

Milliseconds to the whole answer, in the client's process on the same machine:

${latencies(outcome)}

Medians per minute; the delay of the event loop is the 99th percentile of a second; WAL and temporary files are what PostgreSQL keeps and has written:

${perMinute(outcome)}`;
}

function latencies({ answered, minutes }: Outcome): string {
  const kinds = [...new Set(answered.map(({ kind }) => kind))].sort();
  const from = Math.min(...answered.map(({ at }) => at));
  const rows = kinds.map((kind) => {
    const own = answered.filter((one) => one.kind === kind);
    const all = own.map(({ milliseconds }) => milliseconds);
    const minute = (number: number) => {
      const then = own.filter(({ at }) => Math.floor((at - from) / 60_000) === number);
      const times = then.map(({ milliseconds }) => milliseconds);
      return times.length === 0 ? '' : `${shown(quantile(times, 0.5))} / ${shown(quantile(times, 0.99))}`;
    };
    const each = Array.from({ length: Math.ceil(minutes) }, (_, number) => minute(number));
    return [kind, String(all.length), shown(quantile(all, 0.5)), shown(quantile(all, 0.99)), ...each];
  });
  const minuteHeads = Array.from({ length: Math.ceil(minutes) }, (_, number) => `minute ${number + 1}: p50 / p99`);
  return table(['request', 'count', 'p50', 'p99', ...minuteHeads], rows);
}

function perMinute({ samples, minutes }: Outcome): string {
  const keys = ['rss', 'heap', 'delay', 'database', 'shared', 'connections', 'tables', 'wal', 'temporary'] as const;
  const heads = [
    'RSS MB',
    'heap MB',
    'loop delay ms',
    'PG private MB',
    'PG shared MB',
    'connections',
    'database MB',
    'WAL MB',
    'temporary MB',
  ];
  const rows = Array.from({ length: Math.ceil(minutes) }, (_, number) => {
    const then = samples.filter(({ seconds }) => Math.floor(seconds / 60) === number);
    return [
      String(number + 1),
      ...keys.map((key) =>
        shown(
          quantile(
            then.map((sample) => sample[key]),
            0.5,
          ),
        ),
      ),
    ];
  });
  return table(['minute', ...heads], rows);
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const [start, end] = ['<!-- soak -->', '<!-- end of soak -->'];

/** Puts the section into a file, in the place of the one that is there or at the end. */
export function writeSection(file: string, section: string): void {
  const before = readFileSync(file, 'utf8');
  const block = `${start}\n\n${section}\n\n${end}`;
  const [from, to] = [before.indexOf(start), before.indexOf(end)];
  const isThere = from >= 0 && to > from;
  writeFileSync(
    file,
    isThere ? before.slice(0, from) + block + before.slice(to + end.length) : `${before.trimEnd()}\n\n${block}\n`,
  );
}
