import { Button, Group } from '@mantine/core';
import { useLanguage } from '../../shared/language.ts';
import { goTo, useEditing } from './editing.ts';
import { beginningOf, type Field } from './shapes.ts';
import { isGroup, type Path, partAt } from './source.ts';

/** Fields that are needed or filled in, and buttons for the others. */
export function GroupFields({ fields, path }: { fields: readonly Field[]; path: Path }) {
  const { t, language } = useLanguage();
  const { value: document, form, field: show, change } = useEditing();
  const value = partAt(document, path);
  const isThere = ({ key }: Field) => isGroup(value) && key in value;
  const absent = fields.filter((field) => !field.required && !isThere(field));
  const add = (field: Field) => {
    change([...path, field.key], beginningOf(field.shape, form));
    goTo([...path, field.key]);
  };
  const remove = ({ key }: Field) => {
    change([...path, key], undefined);
    goTo(path);
  };
  return (
    <div className="editor-fields">
      {fields
        .filter((field) => field.required || isThere(field))
        .map((field) => show(field, [...path, field.key], field.required ? undefined : () => remove(field)))}
      {absent.length > 0 ? (
        <Group gap="xs" className="editor-wide">
          <span className="small quiet">{t('editor.add')}</span>
          {absent.map((field) => (
            <Button key={field.key} size="compact-sm" variant="default" onClick={() => add(field)}>
              {field.label[language]}
            </Button>
          ))}
        </Group>
      ) : null}
    </div>
  );
}
