import { choiceLabel } from './form/choices.ts';
import { type FormUnit, type Label, labelOf } from './form/labels.ts';
import { programJsonSchema } from './program.ts';
import type { InEveryLanguage } from './words.ts';

/*
 * A form for program documents, derived from the schema that validates them: which fields there are, what kind of value each takes and which of several
 * shapes can be chosen. Only the words are written by hand, and a test fails while a key has none.
 */

export type FormShape =
  | { readonly kind: 'number' | 'text' | 'date' | 'flag' | 'condition' }
  /** A text for all, or one per language. */
  | { readonly kind: 'name' }
  /** A field of the source that is measured. */
  | { readonly kind: 'field' }
  | { readonly kind: 'whole'; readonly minimum: number | null; readonly maximum: number | null }
  | {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: InEveryLanguage }[];
    }
  | { readonly kind: 'list'; readonly of: FormShape; readonly most: number | null }
  | { readonly kind: 'group'; readonly fields: readonly FormField[] }
  /** One of several shapes; a group among them is known by the key that only it needs. */
  | { readonly kind: 'one_of'; readonly shapes: readonly FormShape[] }
  /** One of {@link Form}'s shared shapes. */
  | { readonly kind: 'shared'; readonly name: SharedShape };

export type SharedShape = 'measure' | 'simple_measure' | 'goal' | 'partners';

export interface FormField extends Label {
  readonly key: string;
  readonly required: boolean;
  readonly shape: FormShape;
}

export interface Form {
  readonly program: readonly FormField[];
  readonly incentive: readonly FormField[];
  /** Each kind of reward by the key that chooses it, and the fields that it brings. */
  readonly rewards: readonly (Label & { readonly key: string; readonly fields: readonly FormField[] })[];
  readonly shared: Readonly<Record<SharedShape, FormShape>>;
}

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Throws an Error that names a key or choice of the schema without words. */
export function programForm(): Form {
  const program = programJsonSchema() as Schema;
  const incentive = program.properties!['incentives']!.items!;
  const { measure, goal, reward } = incentive.properties as Record<'measure' | 'goal' | 'reward', Schema>;
  const simple = measure.anyOf![0]!;
  return {
    program: fieldsOf('', program).filter(({ key }) => key !== 'incentives'),
    incentive: fieldsOf('incentives', incentive).filter(({ key }) => key !== 'reward'),
    rewards: reward.anyOf!.map((branch) => {
      const key = branch.required![0]!;
      return { key, ...wordsFor('reward', key), fields: fieldsOf('reward', branch) };
    }),
    shared: {
      measure: { kind: 'one_of', shapes: measure.anyOf!.map((one) => groupOf('measure', one)) },
      simple_measure: groupOf('measure', simple),
      goal: { kind: 'one_of', shapes: goal.anyOf!.map((one) => groupOf('goal', one)) },
      partners: groupOf('for', incentive.properties!['for']!),
    },
  };
}

const fieldsOf = (holder: string, { properties = {}, required = [] }: Schema): FormField[] =>
  Object.entries(properties).map(([key, schema]) => ({
    key,
    ...wordsFor(holder, key),
    required: required.includes(key),
    shape: shapeOf(holder, key, schema),
  }));

const groupOf = (holder: string, schema: Schema): FormShape => ({ kind: 'group', fields: fieldsOf(holder, schema) });

function wordsFor(holder: string, key: string): Label {
  const words = labelOf(holder, key);
  if (!words) throw new Error(`The form has no label for ${holder}/${key}.`);
  return words;
}

const sharedBy: Readonly<Record<string, SharedShape>> = {
  measure: 'measure',
  goal: 'goal',
  for: 'partners',
  'ratio/of': 'simple_measure',
  'ratio/to': 'simple_measure',
  'fund/of': 'simple_measure',
};
const fieldKeys: ReadonlySet<string> = new Set(['sum', 'average', 'min', 'max', 'distinct', 'days_between', 'per']);

function shapeOf(holder: string, key: string, schema: Schema): FormShape {
  const name = sharedBy[`${holder}/${key}`] ?? sharedBy[key];
  if (name) return { kind: 'shared', name };
  if (key === 'where') return { kind: 'condition' };
  if (holder === 'measure' && fieldKeys.has(key)) return { kind: 'field' };
  return kindOf(key, schema);
}

function kindOf(key: string, schema: Schema): FormShape {
  const { anyOf, type, items } = schema;
  if (anyOf) return unionOf(key, anyOf);
  // As the document's schema writes its exact numbers.
  if (Array.isArray(type)) return { kind: 'number' };
  if (schema.enum || schema.const !== undefined) return choiceOf(key, schema.enum ?? [schema.const!]);
  if (items) return { kind: 'list', of: kindOf(key, items), most: schema.maxItems ?? null };
  if (schema.properties) return 'en' in schema.properties ? { kind: 'name' } : groupOf(key, schema);
  if (type === 'boolean') return { kind: 'flag' };
  if (type === 'integer') return { kind: 'whole', minimum: schema.minimum ?? null, maximum: schema.maximum ?? null };
  return { kind: schema.format === 'date' ? 'date' : 'text' };
}

function unionOf(key: string, branches: readonly Schema[]): FormShape {
  const shapes = branches.map((branch) => kindOf(key, branch));
  if (shapes.some(({ kind }) => kind === 'name')) return { kind: 'name' };
  // One, or a list of the same.
  const list = shapes.find((shape) => shape.kind === 'list');
  if (list && shapes.every((shape) => shape === list || shape.kind === list.of.kind)) return list;
  return { kind: 'one_of', shapes };
}

function choiceOf(key: string, values: readonly string[]): FormShape {
  const choices = values.map((value) => {
    const label = choiceLabel(key, value);
    if (!label) throw new Error(`The form has no label for the choice ${value} of ${key}.`);
    return { value, label };
  });
  return { kind: 'choice', choices };
}

export type { FormUnit };
