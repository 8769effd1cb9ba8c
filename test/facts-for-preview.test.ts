import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '../src/demo/load.ts';
import { measureAll } from '../src/engine/calculate.ts';
import { calculateCell } from '../src/engine/cell.ts';
import { exact } from '../src/engine/exact.ts';
import { type FactJson, factFromJson } from '../src/engine/fact-json.ts';
import type { Program } from '../src/engine/program.ts';
import { requestsOf } from '../src/engine/request.ts';
import type { Line } from '../src/engine/result.ts';
import type { FactsForPreviewShape } from '../src/previews/schema.ts';
import { allVersions } from '../src/programs/sql.ts';
import { linesFrom, type StoredLines } from '../src/runs/stored.ts';
import { testApi } from './harness/api.ts';

const today = '2026-11-23';
const { store, caller } = await testApi({ today });
const { db } = store;
const manager = await caller();
const documents = new Map<string, Program>();

beforeAll(async () => {
  await loadDemo(store, { today, lines: 6000 });
  for (const { document } of await allVersions(db)) documents.set(document.program, document);
}, 120_000);

describe('facts for the browser', () => {
  /** What the server keeps of each partner's period, before contests and the budget. */
  async function kept(program: Program) {
    const { rows } = await sql<{ partner: string; period: string; lines: StoredLines }>`
      select p.code as partner, c.period_key as period, coalesce(c.raw, c.lines) as lines
      from cell c join partner p on p.id = c.partner_id join program g on g.id = c.program_id
      where g.slug = ${program.program} and c.takes_part order by c.period_key desc, p.code`.execute(db);
    return rows.map(({ lines, ...row }) => ({ ...row, lines: linesFrom(program, lines) }));
  }

  const plain = (lines: readonly Line[]) =>
    lines.map(({ incentive, unit, value, earnedMinor, attainment, carry }) => ({
      incentive,
      unit,
      value,
      earnedMinor,
      attainment,
      carry: carry ?? null,
    }));

  test.each(['volume-2026', 'new-business-2026', 'showing-2026', 'learning-2026', 'referral-2026'])(
    'the engine over them comes to the server’s results: %s',
    async (slug) => {
      const program = documents.get(slug)!;
      const all = await kept(program);
      // Every partner in the running period, and the first ones in all others.
      const wanted = all.filter(({ period }, i) => period === all[0]!.period || i % 17 === 0);
      expect(wanted.length).toBeGreaterThan(20);
      let earning = 0;
      for (const { partner, period, lines } of wanted) {
        const { status, body } = await manager.get(
          `/partners/${partner}/programs/${slug}/facts-for-preview?period=${period}`,
        );
        expect(status).toBe(200);
        const cell = inBrowser(body);
        expect(plain(cell.lines), `${partner} ${period}`).toEqual(plain(lines));
        if (lines.some(({ earnedMinor }) => earnedMinor !== '0')) earning += 1;
      }
      expect(earning).toBeGreaterThan(0);
    },
    60_000,
  );

  function inBrowser(given: FactsForPreviewShape) {
    const program = given.document as unknown as Program;
    const facts = given.facts.map((one) => factFromJson(one as FactJson));
    const goals = new Map(given.hand_goals.map(({ set, value }) => [set, exact(value)]));
    return calculateCell({
      program,
      period: given.period,
      partner: given.partner,
      asOf: given.as_of,
      measured: measureAll(requestsOf(program, given.period, given.as_of), given.partner.code, facts),
      handGoals: (set) => goals.get(set) ?? null,
      earlier: given.earlier.map(({ period, first_counted_on, lines }) => ({
        program: program.program,
        partner: given.partner.code,
        period,
        firstCountedOn: first_counted_on,
        lines: lines as unknown as Line[],
      })),
    });
  }

  test('a partner is given the same of its own, and nothing of another', async () => {
    const all = (await kept(documents.get('volume-2026')!)).filter(({ period }) => period === '2026-Q4');
    const mine = all.find(({ lines }) => lines.some(({ value }) => value !== null && value !== '0'))!.partner;
    const theirs = all.find(({ partner }) => partner !== mine && !partner.startsWith('S'))!.partner;
    const partner = await caller({ scopes: ['facts:read'], partner: mine });
    for (const slug of documents.keys()) {
      const url = `/partners/${mine}/programs/${slug}/facts-for-preview`;
      const [own, companys] = [await partner.get(url), await manager.get(url)];
      expect(own.status).toBe(200);
      expect(plain(inBrowser(own.body).lines)).toEqual(plain(inBrowser(companys.body).lines));
      expect(own.body.facts.length).toBe(companys.body.facts.length);
      expect((await partner.get(url.replace(mine, theirs))).status).toBe(404);
    }
    const other = await caller({ scopes: ['programs:read'], partner: mine });
    expect((await other.get(`/partners/${mine}/programs/volume-2026/facts-for-preview`)).status).toBe(403);
  });

  test('an unknown partner, program or period', async () => {
    const { rows } = await sql<{ code: string }>`select code from partner order by code limit 1`.execute(db);
    const { code } = rows[0]!;
    for (const url of [
      '/partners/NOBODY/programs/volume-2026/facts-for-preview',
      `/partners/${code}/programs/none/facts-for-preview`,
      `/partners/${code}/programs/volume-2026/facts-for-preview?period=1999-Q1`,
    ])
      expect((await manager.get(url)).status).toBe(404);
  });
});
