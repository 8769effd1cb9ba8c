import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { partnerTypes } from '../engine/fact.ts';
import { incentiveKinds } from '../engine/program.ts';
import { planOf } from '../intake/plan.ts';
import { rowReader } from '../intake/rows.ts';
import { examine, mustBeRead } from '../programs/findings.ts';
import { demoPrograms } from './programs.ts';
import { LATE, tablesOf } from './tables.ts';
import { makeWorld } from './world.ts';
import { textOf } from './write.ts';

const TODAY = '2026-11-23';
const world = makeWorld({ today: TODAY });
const tables = new Map(
  tablesOf(world).map((table) => [table.name, [...table.rows()].map((row) => rowOf(table.columns, row))]),
);
const rows = (name: string): Record<string, string>[] => tables.get(name)!;

function rowOf(columns: readonly string[], row: readonly string[]): Record<string, string> {
  expect(row.length).toBe(columns.length);
  return Object.fromEntries(columns.map((column, index) => [column, row[index]!]));
}

function hash(today: string): string {
  const sum = createHash('sha256');
  for (const table of tablesOf(makeWorld({ today }))) for (const chunk of textOf(table, 'csv')) sum.update(chunk);
  return sum.digest('hex');
}

describe('the demo company', () => {
  it('is the same every time for the same today, and another one for another', () => {
    expect(hash(TODAY)).toBe(hash(TODAY));
    expect(hash('2026-11-22')).not.toBe(hash(TODAY));
  });

  it('has 120 partners of all five types in a tree, 300 products, two and a half years of 60,000 sale lines', () => {
    const partners = new Map(rows('partners').map((row) => [row.code!, row]));
    expect(partners.size).toBe(120);
    expect(new Set([...partners.values()].map((row) => row.type))).toEqual(new Set(partnerTypes));
    const depth = (code: string): number => 1 + (partners.get(code)!.parent ? depth(partners.get(code)!.parent!) : 0);
    expect(Math.max(...[...partners.keys()].map(depth))).toBe(3);
    expect(new Set([...partners.values()].map((row) => row.currency))).toEqual(new Set(['EUR', 'GBP', 'CHF']));
    expect(rows('products')).toHaveLength(300);
    expect(rows('sales').filter((row) => row.corrects === '')).toHaveLength(60_000);
    expect(rows('sales')[0]!.date).toBe('2024-06-01');
  });

  it('says of every company and customer that it is made up', () => {
    for (const row of [...rows('partners'), ...rows('customers')]) expect(row.name).toMatch(/\(demo\)$/);
  });

  it.each([TODAY, '2026-01-01', '2024-02-29', '2027-03-31'])('has nothing in the future on %s', (today) => {
    for (const table of tablesOf(makeWorld({ today, lines: 6000 }))) {
      const at = table.columns.indexOf('date');
      if (at >= 0) for (const row of table.rows()) expect(row[at]! <= today, `${table.name} ${row.join()}`).toBe(true);
    }
  });

  it('has returns that name the corrected line, and never take back more than was sold', () => {
    const byId = new Map(rows('sales').map((row) => [row.id!, row]));
    const returns = [...rows('sales'), ...rows(LATE)].filter((row) => row.corrects);
    expect(returns.length).toBeGreaterThan(1000);
    expect(new Set(returns.map((row) => row.corrects)).size).toBe(returns.length);
    for (const back of returns) {
      const sold = byId.get(back.corrects!)!;
      expect(sold.partner).toBe(back.partner);
      expect(sold.date! <= back.date!).toBe(true);
      expect(-Number(back.quantity)).toBeGreaterThan(0);
      expect(-Number(back.quantity)).toBeLessThanOrEqual(Number(sold.quantity));
    }
  });

  it('has seasons: most heat pumps in autumn, most solar panels in spring', () => {
    const sold = (category: string, months: string[]): number =>
      rows('sales').filter((row) => row.product!.startsWith(category) && months.includes(row.date!.slice(5, 7))).length;
    expect(sold('HP', ['09', '10', '11'])).toBeGreaterThan(sold('HP', ['05', '06', '07']) * 1.4);
    expect(sold('PV', ['04', '05', '06'])).toBeGreaterThan(sold('PV', ['11', '12', '01']) * 1.5);
  });

  it('has late lines, all dated in the last closed quarter', () => {
    expect(world.closedUntil).toBe('2026-09-30');
    expect(rows(LATE).length).toBeGreaterThan(30);
    for (const row of rows(LATE)) expect(row.date! > '2026-06-30' && row.date! <= '2026-09-30').toBe(true);
  });

  it('has no row that the import would refuse to read', () => {
    const setting = { locale: { decimal: 'point', dates: 'ymd' }, timeZone: 'Europe/Amsterdam', today: TODAY } as const;
    for (const table of tablesOf(world)) {
      const plan = planOf(table.kind, table.columns, {}, setting);
      expect(plan.unused, table.name).toEqual([]);
      const read = rowReader(plan);
      for (const row of table.rows()) expect(read(row).errors, `${table.name} ${row.join()}`).toEqual([]);
    }
  });

  it('has unique ids in every table', () => {
    for (const name of ['sales', 'activities', 'trainings', 'referrals']) {
      const ids = [...rows(name), ...(name === 'sales' ? rows(LATE) : [])].map((row) => row.id);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
  });

  it('has shared sales, sellers on lines, overdue courses, every stage of a referral', () => {
    expect(rows('sales').filter((row) => row.split).length).toBeGreaterThan(100);
    expect(rows('sales').filter((row) => row.seller).length).toBeGreaterThan(10_000);
    expect(rows('trainings').filter((row) => row.status === 'overdue').length).toBeGreaterThan(10);
    expect(new Set(rows('referrals').map((row) => row.stage))).toEqual(
      new Set(['registered', 'qualified', 'won', 'lost', 'cancelled']),
    );
  });

  it('makes as many lines and partners as asked for', () => {
    const large = makeWorld({ today: TODAY, lines: 100_000, partners: 1000 });
    expect(large.partners).toHaveLength(1000);
    const sales = [
      ...tablesOf(large)
        .find((table) => table.name === 'sales')!
        .rows(),
    ];
    expect(sales.filter((row) => row[0]!.startsWith('S-'))).toHaveLength(100_000);
  });
});

describe('the demo programs', () => {
  it('are one of each family, with nothing to find fault with', () => {
    const programs = demoPrograms(TODAY).map(({ text }) => mustBeRead(examine(text)));
    expect(programs.map(({ incentives }) => incentives[0]!.kind).sort()).toEqual([...incentiveKinds].sort());
    for (const { text } of demoPrograms(TODAY)) expect(examine(text).findings).toEqual([]);
  });

  it('move to the year of today', () => {
    for (const { text } of demoPrograms('2031-05-10')) {
      expect(text).toContain('starts: 2031-01-01');
      expect(text).not.toContain('2026');
    }
    for (const { text } of demoPrograms('2031-02-08')) expect(text).toContain('starts: 2030-07-01');
  });
});
