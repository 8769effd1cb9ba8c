import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchOf, tableSearch, viewOf } from './table-address.ts';
import { arrange, type Sortable } from './table-rows.ts';

interface Row {
  readonly name: string;
  readonly amount: string | null;
}

const columns: Sortable<Row>[] = [
  { id: 'name', value: ({ name }) => name },
  { id: 'amount', kind: 'number', value: ({ amount }) => amount },
];
const on = async () => true;
const view = (search: object) => viewOf(tableSearch(search as Record<string, unknown>));
const amounts = async (rows: readonly Row[], search: object) =>
  (await arrange(rows, columns, view(search), 'en', on))!.map(({ amount }) => amount);

test('numbers sort exactly, also where floats cannot tell them apart, and without a value last both ways', async () => {
  const texts = ['9007199254740993', '9007199254740992', null, '-1.5', '10', '9.99'];
  const rows = texts.map((amount) => ({ name: '', amount }));
  const up = ['-1.5', '9.99', '10', '9007199254740992', '9007199254740993'];
  expect(await amounts(rows, { sort: 'amount' })).toEqual([...up, null]);
  expect(await amounts(rows, { sort: '-amount' })).toEqual([...up.toReversed(), null]);
});

test('any rows come in the order of the language, equal ones as they came', async () => {
  const row = fc.record({ name: fc.string({ maxLength: 2 }), amount: fc.option(fc.integer().map(String)) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
      const { compare } = new Intl.Collator('nl', { numeric: true });
      const wanted = rows.toSorted((a, b) => compare(a.name, b.name));
      expect(await arrange(rows, columns, view({ sort: 'name' }), 'nl', on)).toEqual(wanted);
    }),
  );
});

test('looking, filtering and a range narrow what is shown', async () => {
  const rows = ['12.50', '7', '12.5', '100'].map((amount, at) => ({ name: at % 2 ? 'Zuid' : 'Noord', amount }));
  expect(await amounts(rows, { q: 'ZUI' })).toEqual(['7', '100']);
  expect(await amounts(rows, { where: 'name~Noord' })).toEqual(['12.50', '12.5']);
  expect(await amounts(rows, { where: 'amount~7.01..99' })).toEqual(['12.50', '12.5']);
  expect(await amounts(rows, { where: 'amount~12.5..' })).toEqual(['12.50', '12.5', '100']);
  expect(await amounts(rows, { where: 'amount~half..' })).toHaveLength(4);
});

test('work that nobody wants any more stops', async () => {
  const rows = Array.from({ length: 200_000 }, (_, at) => ({ name: `${(at * 7919) % 200_000}`, amount: null }));
  let pauses = 0;
  expect(await arrange(rows, columns, view({ sort: 'name' }), 'en', async () => ++pauses < 2)).toBeUndefined();
  expect(pauses).toBe(2);
});

test('a view comes back from its address as it was, whatever it holds', () => {
  const word = fc.string({ minLength: 1, maxLength: 8 });
  const views = fc.record({
    q: fc.string({ maxLength: 20 }),
    sort: fc.constantFrom('', 'name', '-amount'),
    where: fc.dictionary(fc.constantFrom('name', 'amount'), word, { noNullPrototype: true }),
    hidden: fc.uniqueArray(fc.constantFrom('name', 'amount')),
  });
  fc.assert(
    fc.property(views, (one) => {
      expect(viewOf(tableSearch({ ...searchOf(one) }))).toEqual(one);
    }),
  );
  expect(viewOf({ where: 'name~%E0%A4%A' }).where).toEqual({ name: '%E0%A4%A' });
});

test('of cells that hold several, a filter wants one of them', async () => {
  const tagged: Sortable<string[]>[] = [{ id: 'tags', value: (tags) => tags.join(', '), values: (tags) => tags }];
  const rows = [['north', 'e-bikes'], ['north'], []];
  const found = await arrange(rows, tagged, view({ where: 'tags~e-bikes' }), 'en', on);
  expect(found).toEqual([['north', 'e-bikes']]);
});
