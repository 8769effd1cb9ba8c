import type { Form, FormField, FormShape } from '../../../src/engine/form.ts';
import type { Language } from '../../../src/engine/words.ts';
import { isGroup } from './source.ts';

/** A shape, or the choice among all kinds of reward. */
export type Shape = FormShape | { readonly kind: 'rewards' };
export type Field = Omit<FormField, 'shape'> & {
  readonly shape: Shape /** Shown without a head: what holds it says its name already. */;
  readonly isFlat?: true;
};
export type GroupShape = Extract<FormShape, { kind: 'group' }>;

/** Something to begin with that has every field that is needed; what only a person can know is empty. */
export function beginningOf(shape: Shape, form: Form): unknown {
  switch (shape.kind) {
    case 'shared':
      if (shape.name === 'measure' || shape.name === 'simple_measure') return { source: 'sales', sum: 'amount' };
      return beginningOf(form.shared[shape.name], form);
    case 'group':
      return Object.fromEntries(
        shape.fields.filter(({ required }) => required).map((field) => [field.key, beginningOf(field.shape, form)]),
      );
    case 'one_of':
      return beginningOf(shape.shapes[0]!, form);
    case 'list':
      return shape.of.kind === 'group' || shape.of.kind === 'number' ? [beginningOf(shape.of, form)] : [];
    case 'choice':
      return shape.choices[0]!.value;
    case 'rewards':
      return { percent: '1%' };
    case 'name':
      return { en: '', nl: '' };
    case 'condition':
      return {};
    case 'field':
      return 'amount';
    case 'flag':
      return true;
    default:
      return '';
  }
}

/** Whether a value is of this shape, as far as can be told from its keys. */
export function fits(shape: FormShape, value: unknown): boolean {
  switch (shape.kind) {
    case 'group': {
      if (!isGroup(value)) return false;
      const needed = shape.fields.filter(({ required }) => required);
      return needed.length > 0 ? needed.some(({ key }) => key in value) : true;
    }
    case 'one_of':
      return shape.shapes.some((one) => fits(one, value));
    case 'list':
      return Array.isArray(value);
    case 'choice':
      return shape.choices.some((choice) => choice.value === value);
    case 'flag':
      return typeof value === 'boolean';
    case 'shared':
    case 'condition':
      return isGroup(value);
    default:
      return typeof value === 'string' || typeof value === 'number';
  }
}

/** What a shape among several is called: by the fields that it needs, or else by all of its fields. */
export function nameOfGroup({ fields }: GroupShape, language: Language): string {
  const needed = fields.filter(({ required }) => required);
  return (needed.length > 0 ? needed.slice(0, 1) : fields).map(({ label }) => label[language]).join(' / ');
}

/** A value of another shape with what both have. */
export function carriedOver(before: unknown, after: unknown, shape: FormShape): unknown {
  if (!isGroup(before) || !isGroup(after) || shape.kind !== 'group') return after;
  const kept = Object.entries(before).filter(([key]) => shape.fields.some((field) => field.key === key));
  return { ...after, ...Object.fromEntries(kept) };
}
