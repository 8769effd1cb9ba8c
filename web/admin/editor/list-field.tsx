import { Button } from '@mantine/core';
import type { FormShape } from '../../../src/engine/form.ts';
import { useLanguage } from '../../shared/language.ts';
import { goTo, useEditing } from './editing.ts';
import { beginningOf, type Field } from './shapes.ts';
import { type Path, partAt } from './source.ts';

interface Props {
  readonly field: Field;
  readonly shape: Extract<FormShape, { kind: 'list' }>;
  readonly path: Path;
}

/** Any number of the same, one under the other. */
export function ListField({ field, shape, path }: Props) {
  const { t, language } = useLanguage();
  const { value: document, form, field: show, change } = useEditing();
  const value = partAt(document, path);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const isFull = shape.most !== null && items.length >= shape.most;
  const add = () => {
    change(
      items.length === 0 ? path : [...path, items.length],
      items.length === 0 ? [beginningOf(shape.of, form)] : beginningOf(shape.of, form),
    );
    goTo([...path, items.length]);
  };
  const remove = (index: number) => {
    change([...path, index], undefined);
    goTo([...path, Math.max(index - 1, 0)]);
  };
  return (
    <div className="editor-list">
      {items.map((_, index) => {
        const number = index + 1;
        const name = { en: `${field.label.en} · ${number}`, nl: `${field.label.nl} · ${number}` };
        const one: Field = { ...field, key: String(index), label: name, help: null, required: true, shape: shape.of };
        return show(one, [...path, index], () => remove(index));
      })}
      <div>
        <Button size="compact-sm" variant="default" disabled={isFull} onClick={add}>
          {t('editor.another', { label: field.label[language] })}
        </Button>
      </div>
    </div>
  );
}
