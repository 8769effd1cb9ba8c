import { join } from 'node:path';
import { type Api, openApi, type Sold } from './api.ts';
import { type EngineName, engines, sampleSize } from './engines.ts';
import { newLines } from './increment.ts';
import { inProcess, median, quantile, repeatedly } from './measuring.ts';
import type { Options, Part } from './options.ts';
import type { Place } from './place.ts';
import { type Row, rate, seconds, short } from './table.ts';

/** What the parts share: some compare with what another measured, which is then measured once. */
export interface Bench {
  readonly options: Options;
  readonly place: Place;
  say(text: string): void;
  /** Address of the data that the parts may change, and of what is only read. */
  readonly work: () => Promise<string>;
  readonly full: () => Promise<{ seconds: number; peak: number; digest: string }>;
  readonly duckdb: () => Promise<{ seconds: number; peak: number; digest: string }>;
}

export function benchOf(options: Options, place: Place, say: (text: string) => void): Bench {
  const work = once(() => place.copy(options, 'work'));
  const full = once(async () => {
    const url = await work();
    say('Calculating everything …');
    const runs = await repeatedly(options.repeat, () => inProcess('calculateAll', { url }));
    const { result: digest } = await inProcess('digestOfResults', { url });
    return { seconds: median(runs.map(({ result }) => result.seconds)), peak: peakOf(runs), digest };
  });
  const duckdb = once(async () => {
    const url = await place.base(options);
    say('Summing in DuckDB …');
    const { result, peak } = await inProcess('takeDuckdb', { url, folder: place.folder, repeat: options.repeat });
    return { seconds: median(result.seconds), peak, digest: result.digest };
  });
  return { options, place, say, work, full, duckdb };
}

function once<R>(work: () => Promise<R>): () => Promise<R> {
  let kept: Promise<R> | undefined;
  return () => (kept ??= work());
}

const peakOf = (runs: readonly { peak: number }[]): number => Math.max(...runs.map(({ peak }) => peak));

/** Speed counts only for the same answer: every partner's and quarter's ten values. */
function mustBeSame(ours: string, theirs: string, whose: string): void {
  if (ours !== theirs) throw new Error(`${whose} came to other values than the calculation.`);
}

/** Each part's rows. */
export const comparisons: Record<Part, (bench: Bench) => Promise<Row[]>> = {
  full: againstSql,
  engines: againstEngines,
  duckdb: againstDuckdb,
  increment: increments,
  api: salesThroughApi,
  import: imports,
};

async function againstSql(bench: Bench): Promise<Row[]> {
  const ours = await bench.full();
  const url = await bench.work();
  bench.say('Summing in hand-written SQL …');
  const runs = await repeatedly(bench.options.repeat, () => inProcess('sumByHand', { url }));
  for (const { result } of runs) mustBeSame(ours.digest, result.digest, 'The hand-written SQL');
  const theirs = median(runs.map(({ result }) => result.seconds));
  return [
    {
      what: 'full calculation, facts to posted entries ÷ hand-written SQL',
      ours: seconds(ours.seconds),
      against: seconds(theirs),
      ratio: short(ours.seconds / theirs),
      bar: '≤ 1.5',
      peak: ours.peak,
    },
  ];
}

async function againstEngines(bench: Bench): Promise<Row[]> {
  const ours = await bench.full();
  const url = await bench.place.base(bench.options);
  const perSecond = bench.options.lines / ours.seconds;
  const rows: Row[] = [];
  for (const engine of Object.keys(engines) as EngineName[]) {
    bench.say(`Evaluating rules in ${engine} …`);
    const { result, peak } = await inProcess('evaluateRules', { url, engine });
    const sampled = bench.options.lines > sampleSize ? ` (${sampleSize / 1000}k of them)` : '';
    rows.push({
      what: `full calculation ÷ ${engine}`,
      ours: rate(perSecond),
      against: rate(result.linesPerSecond) + sampled,
      ratio: short(perSecond / result.linesPerSecond),
      bar: engine === 'json-rules-engine' ? '≥ 100' : '≥ 25',
      peak: ours.peak,
      theirPeak: peak,
    });
  }
  return rows;
}

async function againstDuckdb(bench: Bench): Promise<Row[]> {
  const [ours, theirs] = [await bench.full(), await bench.duckdb()];
  mustBeSame(ours.digest, theirs.digest, 'DuckDB');
  return [
    {
      what: 'full calculation ÷ DuckDB’s sums in memory',
      ours: seconds(ours.seconds),
      against: seconds(theirs.seconds),
      ratio: short(ours.seconds / theirs.seconds),
      bar: '',
      peak: ours.peak,
      theirPeak: theirs.peak,
    },
  ];
}

async function increments(bench: Bench): Promise<Row[]> {
  const { options } = bench;
  await bench.full();
  const theirs = await bench.duckdb();
  const url = await bench.work();
  bench.say(`Taking ${newLines} new lines in …`);
  const runs = await repeatedly(options.repeat, (round) =>
    inProcess('takeIncrement', { url, partners: options.partners, round }),
  );
  const importing = median(runs.map(({ result }) => result.importing));
  const calculating = median(runs.map(({ result }) => result.calculating));
  const total = median(runs.map(({ result }) => result.importing + result.calculating));
  return [
    {
      what: `${short(newLines)} new lines imported, calculated, posted ÷ DuckDB’s sums of all lines`,
      ours: `${seconds(total)} (import ${seconds(importing)}, calculation ${seconds(calculating)} for ${median(runs.map(({ result }) => result.cells))} results)`,
      against: seconds(theirs.seconds),
      ratio: short(total / theirs.seconds),
      bar: '< 1 at 10M',
      peak: peakOf(runs),
      theirPeak: theirs.peak,
    },
  ];
}

const fewLines = 100_000;

async function salesThroughApi(bench: Bench): Promise<Row[]> {
  const { options, place } = bench;
  await bench.full();
  const few = { ...options, lines: Math.min(options.lines, fewLines) };
  const fewUrl = await place.copy(few, 'few');
  await inProcess('calculateAll', { url: fewUrl });
  bench.say('Selling through the API …');
  const apis: Api[] = [];
  const taken = [fewUrl, await bench.work()].map(() => [] as Sold[]);
  let peaks: number[];
  try {
    for (const url of [fewUrl, await bench.work()]) apis.push(await openApi(url));
    await sellInTurns(apis, options.sales, taken);
    peaks = apis.map((api) => api.peak());
  } finally {
    for (const api of apis) await api.close();
  }
  const at = (which: number, part: number) =>
    quantile(
      taken[which]!.map(({ posted }) => posted),
      part,
    );
  const answered = (which: number) => median(taken[which]!.map((one) => one.answered));
  return [0.5, 0.99].map((part) => ({
    what: `one sale through the API until posted, p${part * 100}: at ${short(options.lines)} lines ÷ at ${short(few.lines)}`,
    ours: `${seconds(at(1, part))}${part === 0.5 ? ` (answered in ${seconds(answered(1))})` : ''}`,
    against: seconds(at(0, part)),
    ratio: short(at(1, part) / at(0, part)),
    bar: '≤ 1.2',
    peak: peaks[1],
    theirPeak: peaks[0],
  }));
}

/** So that what else the machine does hits all of them. The first sales warm up and do not count. */
async function sellInTurns(apis: readonly Api[], sales: number, taken: readonly Sold[][]): Promise<void> {
  const warming = 20;
  for (let place = 0; place < sales + warming; place += 1) {
    for (const [which, api] of apis.entries()) {
      const sold = await api.sell(place);
      if (place >= warming) taken[which]!.push(sold);
    }
  }
}

const fileLines = 1_000_000;

async function imports(bench: Bench): Promise<Row[]> {
  const { options, place } = bench;
  const size = { lines: Math.min(options.lines, fileLines), partners: options.partners };
  const file = join(place.folder, 'sales.csv');
  bench.say(`Importing a file of ${short(size.lines)} lines …`);
  await inProcess('writeSales', { ...size, file });
  const runs = await repeatedly(options.repeat, async () =>
    inProcess('importFile', { url: await place.copy({ ...size, lines: 0 }, 'importing'), file }),
  );
  const ours = median(runs.map(({ result }) => result.seconds));
  const rows: Row[] = [];
  for (const keyed of [false, true]) {
    const url = await place.copy({ ...size, lines: 0 }, 'importing');
    const copies = await repeatedly(options.repeat, () => inProcess('bareCopy', { url, file, keyed }));
    const theirs = median(copies.map(({ result }) => result.seconds));
    rows.push({
      what: `import of a CSV of ${short(size.lines)} lines ÷ COPY into a plain table${keyed ? ' with as many indexes' : ''}`,
      ours: seconds(ours),
      against: seconds(theirs),
      ratio: short(ours / theirs),
      bar: keyed ? '' : '≤ 2',
      peak: peakOf(runs),
      theirPeak: peakOf(copies),
    });
  }
  return rows;
}
