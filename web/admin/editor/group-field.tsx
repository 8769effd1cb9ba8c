import { Button, Group, Select } from '@mantine/core';
import { useLanguage } from '../../shared/language.ts';
import { goTo, useEditing } from './editing.ts';
import { beginningOf, type Field } from './shapes.ts';
import { isGroup, type Path, partAt } from './source.ts';

/** A measure is made in one of these ways. */
const measures = new Set(['sum', 'average', 'min', 'max', 'count', 'distinct', 'days_between']);

function HowMeasured({ ways, path }: { ways: readonly Field[]; path: Path }) {
  const { t, language } = useLanguage();
  const { value: document, form, field: show, change } = useEditing();
  const value = partAt(document, path);
  const entries = isGroup(value) ? Object.entries(value) : [];
  const now = ways.find(({ key }) => entries.some(([one]) => one === key));
  const choose = (key: string | null) => {
    const next = ways.find((one) => one.key === key);
    if (!next || next === now) return;
    const before = now && partAt(value, [now.key]);
    const isSame = now?.shape.kind === next.shape.kind && before !== undefined;
    const added: [string, unknown] = [next.key, isSame ? before : beginningOf(next.shape, form)];
    const rest = entries.filter(([one]) => one !== now?.key && one !== 'source');
    change(path, Object.fromEntries([...entries.filter(([one]) => one === 'source'), added, ...rest]));
  };
  return (
    <>
      <Select
        label={t('editor.how')}
        data={ways.map(({ key, label }) => ({ value: key, label: label[language] }))}
        value={now?.key ?? null}
        onChange={choose}
        allowDeselect={false}
      />
      {now?.shape.kind === 'field' ? show({ ...now, required: true }, [...path, now.key]) : null}
    </>
  );
}

/** Fields that are needed or filled in, and buttons for the others. */
export function GroupFields({ fields, path }: { fields: readonly Field[]; path: Path }) {
  const { t, language } = useLanguage();
  const { value: document, form, field: show, change } = useEditing();
  const value = partAt(document, path);
  const isThere = ({ key }: Field) => isGroup(value) && key in value;
  const ways = fields.some(({ key }) => key === 'source') ? fields.filter(({ key }) => measures.has(key)) : [];
  const others = fields.filter((field) => !ways.includes(field));
  const absent = others.filter((field) => !field.required && !isThere(field));
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
      {others
        .filter(({ key }) => key === 'source' && ways.length > 0)
        .map((field) => show(field, [...path, field.key]))}
      {ways.length > 0 ? <HowMeasured ways={ways} path={path} /> : null}
      {others
        .filter(({ key }) => key !== 'source' || ways.length === 0)
        .filter((field) => field.required || isThere(field))
        .map((field) => show(field, [...path, field.key], field.required ? undefined : () => remove(field)))}
      {absent.length > 0 ? (
        <Group gap="xs" className="editor-wide">
          <span className="small quiet">{t('editor.add')}</span>
          {absent.map((field) => (
            <Button key={field.key} size="compact-sm" variant="default" fw={400} onClick={() => add(field)}>
              {field.label[language]}
            </Button>
          ))}
        </Group>
      ) : null}
    </div>
  );
}
