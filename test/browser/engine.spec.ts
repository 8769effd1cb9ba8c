import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { build, type Rollup } from 'vite';
import type { FactsForPreviewShape } from '../../src/previews/schema.ts';
import type { StatementShape, StatementSummaryShape } from '../../src/statements/schema.ts';
import type { calculated, Figures } from './engine-entry.ts';
import { signInAs } from './people.ts';

declare global {
  // What the bundle leaves behind.
  var engine: { calculated: typeof calculated };
}

/** The engine as one script, and what had to be told about its making. */
async function bundle(entry: string): Promise<{ code: string; told: string[] }> {
  const told: string[] = [];
  const made = (await build({
    configFile: false,
    logLevel: 'silent',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'engine' },
      rollupOptions: { onwarn: ({ message }) => told.push(message) },
    },
  })) as Rollup.RollupOutput[];
  const [chunk] = made[0]!.output;
  return { code: chunk.code, told };
}

async function get<T>(page: Page, url: string): Promise<T> {
  const response = await page.request.get(`/api/v1${url}`, { headers: { 'accept-language': 'nl' } });
  expect(response.status(), url).toBe(200);
  return (await response.json()) as T;
}

test('the engine in a browser comes to what the server has posted, over the facts that a page gets', async ({
  page,
}) => {
  test.slow();
  const { code, told } = await bundle('engine-entry.ts');
  // A bundler puts an empty module in the place of one of Node’s, and says so.
  expect(told).toEqual([]);
  expect(code).not.toMatch(
    /__vite-browser-external|\bnode:[a-z]+|\brequire\(|\bprocess\.(env|versions|cwd|hrtime)\b|\bBuffer\./,
  );
  await signInAs(page, 'manager');
  await page.goto('about:blank');
  expect(await page.evaluate(() => 'process' in globalThis || 'Buffer' in globalThis)).toBe(false);
  await page.addScriptTag({ content: code });
  // The running period: in a closed one, what came in late is in an adjustment.
  let earning = 0;
  for (const program of ['volume-2026', 'new-business-2026', 'showing-2026', 'learning-2026', 'referral-2026']) {
    const running = program === 'new-business-2026' ? '2026-11' : '2026-Q4';
    const list = await get<{ items: StatementSummaryShape[] }>(
      page,
      `/statements?program=${program}&period=${running}&limit=3`,
    );
    expect(list.items.length, program).toBeGreaterThan(0);
    for (const { partner, period } of list.items) {
      const facts = await get<FactsForPreviewShape>(
        page,
        `/partners/${partner}/programs/${program}/facts-for-preview?period=${period}`,
      );
      const statement = await get<StatementShape>(page, `/partners/${partner}/statements/${program}/${period}`);
      const found = await page.evaluate((given) => globalThis.engine.calculated(given), facts);
      expect(found, `${partner} ${program}`).toEqual({
        headline: statement.headline,
        lines: statement.lines.map(figuresOf),
      });
      if (statement.lines.some(({ earned }) => Number(earned) > 0)) earning += 1;
    }
  }
  expect(earning).toBeGreaterThan(5);
});

const figuresOf = ({ incentive, unit, value, attainment, earned }: StatementShape['lines'][number]): Figures => ({
  incentive,
  unit,
  value,
  attainment,
  earned,
});
