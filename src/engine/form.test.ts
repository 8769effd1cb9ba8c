import { expect, test } from 'vitest';
import { keys } from '../../test/arbitrary/document-keys.ts';
import { type FormField, type FormShape, programForm, type SharedShape } from './form.ts';
import { languages } from './words.ts';

const form = programForm();

/** Every place of a document that the form has a field for, as the schema names it. */
function placesOf(field: FormField, path: string): string[] {
  const at = path === '' ? field.key : `${path}/${field.key}`;
  return [at, ...within(field.shape, at)];
}

function within(shape: FormShape, path: string, depth = 0): string[] {
  if (depth > 12) return [];
  if (shape.kind === 'group') return shape.fields.flatMap((field) => placesOf(field, path));
  if (shape.kind === 'list') return within(shape.of, `${path}/*`, depth + 1);
  if (shape.kind === 'one_of') return shape.shapes.flatMap((one) => within(one, path, depth + 1));
  if (shape.kind === 'shared') return within(form.shared[shape.name as SharedShape], path, depth + 1);
  if (shape.kind === 'name') return [`${path}/en`, `${path}/nl`];
  return [];
}

const allPlaces = new Set([
  ...form.program.flatMap((field) => placesOf(field, '')),
  ...form.incentive.flatMap((field) => placesOf(field, 'incentives/*')),
  ...form.rewards.flatMap(({ fields }) => fields.flatMap((field) => placesOf(field, 'incentives/*/reward'))),
]);

test('every key of the document has a field with words in both languages', () => {
  // A condition has an editor of its own.
  const wanted = keys.filter((key) => !/\/where\//.test(key));
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter((key) => !allPlaces.has(key))).toEqual([]);
});

test('labels, helps and choices are there in both languages, and differ between fields that stand together', () => {
  const visit = (fields: readonly FormField[]): void => {
    const labels = fields.map(({ label }) => label.nl);
    expect(new Set(labels).size, labels.join()).toBe(labels.length);
    for (const { label, help, shape } of fields) {
      for (const language of languages) {
        expect(label[language]).not.toBe('');
        if (help) expect(help[language]).toMatch(/\.$/);
      }
      walk(shape);
    }
  };
  const walk = (shape: FormShape): void => {
    if (shape.kind === 'group') visit(shape.fields);
    else if (shape.kind === 'list') walk(shape.of);
    else if (shape.kind === 'one_of') shape.shapes.forEach(walk);
  };
  visit(form.program);
  visit(form.incentive);
  for (const { fields } of form.rewards) visit(fields);
  Object.values(form.shared).forEach(walk);
});

test('each kind of reward brings its own fields', () => {
  expect(form.rewards.map(({ key }) => key)).toEqual([
    'percent',
    'per_unit',
    'fixed',
    'tiers',
    'curve',
    'contest',
    'pool',
    'badge',
    'goods',
    'cost_share',
  ]);
  const percent = form.rewards[0]!;
  expect(percent.fields.map(({ key, required }) => [key, required])).toEqual([
    ['percent', true],
    ['plus', false],
    ['per_fact', false],
    ['pays_on', false],
  ]);
  expect(percent.fields[0]).toMatchObject({ unit: 'part', shape: { kind: 'number' }, label: { nl: 'Percentage' } });
});
