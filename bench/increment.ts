import { Readable } from 'node:stream';
import { SALE_COLUMNS, saleRows } from '../src/demo/sales.ts';
import { makeWorld } from '../src/demo/world.ts';
import { importStream } from '../src/intake/actions.ts';
import { fixedClock } from '../src/platform/clock.ts';
import { run } from '../src/runs/actions.ts';
import { today, withStore } from './load.ts';
import { timed } from './measuring.ts';

export const newLines = 10_000;

/** New lines of the last weeks as a file, taken in, calculated and posted. What is generated is not timed. */
export async function takeIncrement({ url, partners, round }: { url: string; partners: number; round: number }) {
  const file = Buffer.from(latestLines(partners, `N${round}`));
  return withStore(url, async (store) => {
    const taken = await timed(() =>
      importStream(store, 'sales', Readable.from([file], { objectMode: false }), {
        clock: fixedClock(today),
        label: `new ${round}`,
        mode: 'all-or-nothing',
        decimal: 'point',
        dates: 'ymd',
      }),
    );
    const { accepted, rejections } = taken.value;
    if (accepted !== newLines) throw new Error(`${accepted} lines were taken in: ${JSON.stringify(rejections[0])}`);
    const calculated = await timed(() => run(store.db, { program: 'bench', asOf: today }));
    const { cells, postings } = calculated.value;
    return { importing: taken.seconds, calculating: calculated.seconds, cells, postings };
  });
}

/** The last lines of a company of this size, with ids and orders of their own. */
function latestLines(partners: number, prefix: string): string {
  const [id, order] = [SALE_COLUMNS.indexOf('id'), SALE_COLUMNS.indexOf('order')];
  const corrects = SALE_COLUMNS.indexOf('corrects');
  let rows: string[] = [];
  for (const row of saleRows(makeWorld({ today, partners, lines: 30 * newLines }))) {
    if (row[corrects] !== '') continue;
    rows.push(row.map((value, place) => (place === id || place === order ? `${prefix}-${value}` : value)).join(','));
    if (rows.length >= 2 * newLines) rows = rows.slice(-newLines);
  }
  return `${[SALE_COLUMNS.join(','), ...rows.slice(-newLines)].join('\n')}\n`;
}
