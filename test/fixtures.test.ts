import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calculate } from '../src/engine/calculate.ts';
import { exact } from '../src/engine/exact.ts';
import { differences, type Expected, type ExpectedFile } from './fixtures/compare.ts';
import { goalKey, payoutKey, readFixture, readYaml } from './fixtures/folder.ts';

/*
 * Every folder under fixtures/published and fixtures/engine is a program document, facts and the expected figures with their working. One
 * runner for all, through the public `calculate`: no case has code of its own.
 */

const root = join(import.meta.dirname, '..', 'fixtures');

function foldersOf(kind: string): string[] {
  return readdirSync(join(root, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(kind, entry.name))
    .sort();
}

const folders = [...foldersOf('published'), ...foldersOf('engine')];
const expectedOf = (folder: string) => readYaml(join(root, folder, 'expected.yaml')) as ExpectedFile;

function run(folder: string) {
  const { program, partners, facts, goals, payouts } = readFixture(join(root, folder));
  const handGoals = (set: string, partner: string, period: string) => {
    const value = goals.get(goalKey(set, partner, period));
    return value === undefined ? null : exact(value);
  };
  const paid = (partner: string, incentive: string, period: { readonly key: string }) =>
    exact(payouts.get(payoutKey(partner, incentive, period.key)) ?? 0);
  return calculate({ program, partners, facts, handGoals, paid, asOf: expectedOf(folder).as_of ?? program.ends });
}

describe('fixtures', () => {
  it.each(folders)('%s', (folder) => {
    expect(differences(run(folder), expectedOf(folder))).toEqual([]);
  });

  it('reads every folder', () => {
    expect(foldersOf('published').length).toBeGreaterThanOrEqual(109);
    expect(foldersOf('engine').length).toBeGreaterThanOrEqual(101);
  });
});

/** The runner itself must be able to fail: each expected figure, changed by one hundredth, is a difference. */
describe('a changed figure is noticed', () => {
  it.each(folders)('%s', (folder) => {
    const calculation = run(folder);
    const file = expectedOf(folder);
    const changes = file.expect.flatMap((one, index) => changed(one).map((other) => ({ index, other })));
    expect(changes.length).toBeGreaterThan(0);
    for (const { index, other } of changes) {
      const wrong = { ...file, expect: file.expect.with(index, other) };
      expect(differences(calculation, wrong), `${JSON.stringify(other)} passes`).not.toEqual([]);
    }
    for (const index of file.expect.keys()) {
      const { amount, partner, period, incentive } = file.expect[index]!;
      if (amount === undefined || Number(amount) === 0) continue;
      const rest = file.expect.filter(
        (e) => e.amount === undefined || e.partner !== partner || e.period !== period || e.incentive !== incentive,
      );
      expect(differences(calculation, { ...file, expect: rest }), `without ${partner} ${incentive}`).not.toEqual([]);
    }
  });
});

/** The same expectation with each of its figures changed in turn. */
function changed(one: Expected): Expected[] {
  const figures = ['amount', 'total', 'value', 'published'] as const;
  return figures.flatMap((key) => {
    const figure = one[key];
    if (typeof figure !== 'string' || !/^[-\d.]+$/.test(figure)) return [];
    const last = figure.at(-1)!;
    return [{ ...one, [key]: `${figure.slice(0, -1)}${last === '9' ? '8' : Number(last) + 1}` }];
  });
}

interface Group {
  readonly id: string;
  readonly source: string;
  readonly expected: readonly string[];
}

describe('published groups', () => {
  const listed = readYaml(join(root, 'published', 'groups.yaml')) as Group[];
  const more = readYaml(join(root, 'published', 'more.yaml')) as Group[];
  const notPrograms = readYaml(join(root, 'published', 'not-programs.yaml')) as {
    id: string;
    reason: string;
    covered_by: string;
  }[];
  const fixtures = foldersOf('published').map((folder) => ({ folder, file: expectedOf(folder) }));

  it('are each covered exactly once', () => {
    const covered = [...fixtures.map(({ file }) => file.covers), ...notPrograms.map(({ id }) => id)].sort();
    expect(covered).toEqual([...listed, ...more].map(({ id }) => id).sort());
    expect(listed).toHaveLength(62);
  });

  it('have every printed figure asserted, in the order of the source, and the source cited', () => {
    const groups = new Map([...listed, ...more].map((group) => [group.id, group]));
    for (const { folder, file } of fixtures) {
      const group = groups.get(file.covers!)!;
      const asserted = file.expect.flatMap(({ published }) => published ?? []);
      expect(asserted, folder).toEqual(group.expected);
      expect(file.source, folder).toBe(group.source);
      expect(file.authority, folder).toBeTruthy();
    }
  });

  it('that are no programs are covered where they belong', () => {
    for (const { id, reason, covered_by } of notPrograms) {
      expect(reason, id).toBeTruthy();
      const test = join(root, '..', covered_by);
      expect(existsSync(test), `${covered_by} covers ${id}`).toBe(true);
      expect(readFileSync(test, 'utf8'), `${covered_by} names ${id}`).toContain(id);
    }
  });

  const original = join(
    process.env.VLIEGWIEL_EXAMPLES ?? join(root, '..', '..', 'shared', 'examples'),
    'published-figures.json',
  );
  it.skipIf(!existsSync(original))(
    'are the ones in the list they were taken from (skipped where that is absent)',
    () => {
      const figures = JSON.parse(readFileSync(original, 'utf8')) as {
        id: string;
        source: string;
        expected: string | string[];
      }[];
      const wanted = figures.map(({ id, source, expected }) => ({ id, source, expected: [expected].flat() }));
      expect(listed.map(({ id, source, expected }) => ({ id, source, expected }))).toEqual(wanted);
    },
  );
});
