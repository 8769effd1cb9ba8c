import { Select } from '@mantine/core';
import { useRef } from 'react';
import type { FormShape } from '../../../src/engine/form.ts';
import { useLanguage } from '../../shared/language.ts';
import { useEditing } from './editing.ts';
import { GroupFields } from './group-field.tsx';
import { beginningOf, carriedOver, type Field, fits, nameOfGroup } from './shapes.ts';
import { type Path, partAt } from './source.ts';

interface Props {
  readonly field: Field;
  readonly shapes: readonly FormShape[];
  readonly path: Path;
}

interface Option {
  readonly id: string;
  readonly name: string;
  readonly shape: FormShape;
}

/** What was chosen has named it. */
const flat = (field: Field): Field => (field.required ? { ...field, isFlat: true } : field);

/** One of several shapes: a word among them is chosen at once, the others bring their own fields. */
export function ChooseShape({ field, shapes, path }: Props) {
  const { t, language } = useLanguage();
  const { value: document, form, field: show, change } = useEditing();
  // What was filled in for another shape comes back with it.
  const before = useRef(new Map<string, unknown>());
  const value = partAt(document, path);
  const all = shapes.flatMap((shape) => (shape.kind === 'one_of' ? shape.shapes : [shape]));
  const options = all.flatMap((shape, index): Option[] => {
    const id = String(index);
    if (shape.kind === 'choice')
      return shape.choices.map((one) => ({ id: `=${one.value}`, name: one.label[language], shape }));
    if (shape.kind === 'group')
      return [
        {
          id,
          name: shape.fields.some(({ key }) => key === 'source')
            ? t('editor.shape.measure')
            : nameOfGroup(shape, language),
          shape,
        },
      ];
    return [{ id, name: shape.kind === 'list' ? t('editor.shape.list') : t('editor.shape.number'), shape }];
  });
  const isNow = ({ id, shape }: Option) => (id.startsWith('=') ? id === `=${value}` : fits(shape, value));
  const now = options.find(isNow) ?? options[0]!;
  const choose = (id: string | null) => {
    const next = options.find((one) => one.id === id);
    if (!next || next.id === now.id) return;
    before.current.set(now.id, value);
    const fresh = beginningOf(next.shape, form);
    change(
      path,
      id?.startsWith('=') ? id.slice(1) : (before.current.get(next.id) ?? carriedOver(value, fresh, next.shape)),
    );
  };
  const isShort = now.shape.kind !== 'group' && now.shape.kind !== 'list';
  return (
    <div className={isShort ? 'editor-fields' : 'editor-shape'}>
      <Select
        label={t('editor.shape.label', { label: field.label[language] })}
        data={options.map(({ id, name }) => ({ value: id, label: name }))}
        value={now.id}
        onChange={choose}
        allowDeselect={false}
      />
      {now.shape.kind === 'group' ? <GroupFields fields={now.shape.fields.map(flat)} path={path} /> : null}
      {now.shape.kind === 'choice' || now.shape.kind === 'group'
        ? null
        : show({ ...field, help: null, required: true, shape: now.shape }, path)}
    </div>
  );
}
