import { benchOf, comparisons } from './comparisons.ts';
import { help, type Options, parts, readOptions } from './options.ts';
import { openPlace } from './place.ts';
import { headOf, type Row, tableOf, writeTable } from './table.ts';

/* npm run bench: everything in one run, one table of ratios. */

const say = (text: string) => console.error(text);

async function bench(options: Options): Promise<void> {
  const place = await openPlace(options.home, say);
  // The measuring processes end by the same signal; the database must be stopped.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void place.close().finally(() => process.exit(130)));
  try {
    const shared = benchOf(options, place, say);
    const chosen = parts.filter((part) => options.only.length === 0 || options.only.includes(part));
    const rows: Row[] = [];
    for (const part of chosen) rows.push(...(await comparisons[part](shared)));
    const text = `${headOf(options)}\n\n${tableOf(rows)}`;
    console.log(text);
    if (options.out !== undefined) writeTable(options.out, options, text);
  } finally {
    await place.close();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(help);
  else await bench(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
