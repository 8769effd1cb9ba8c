import { Button, CloseButton, Select, TagsInput, TextInput } from '@mantine/core';
import { fieldNoun } from '../../../src/engine/describe/nouns.ts';
import { fields } from '../../../src/engine/fact.ts';
import { useLanguage } from '../../shared/language.ts';
import { capital } from '../../shared/periods.ts';
import { goTo, placeOf, useEditing } from './editing.ts';
import { PartText } from './part-text.tsx';
import { sourceAt } from './simple-field.tsx';
import { isGroup, type Path, partAt } from './source.ts';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';

const tests = ['is', 'from', 'above', 'to', 'below', 'starts_with'] as const;
type Test = (typeof tests)[number];

const testOf = (value: unknown): Test | undefined => {
  if (!isGroup(value)) return 'is';
  const keys = Object.keys(value);
  return keys.length === 1 ? tests.find((test) => test !== 'is' && test === keys[0]) : undefined;
};
const wordsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]).map(String);

/** Which facts count: a line for each field. What is nested more deeply is written in the document. */
export function ConditionField({ path, label }: { path: Path; label: string }) {
  const { t, language } = useLanguage();
  const { value: document, change } = useEditing();
  const value = partAt(document, path);
  const entries = isGroup(value) ? Object.entries(value) : [];
  const isPlain = entries.every(([key, test]) => !['all', 'any', 'not'].includes(key) && testOf(test) !== undefined);
  if (!isPlain) return <PartText value={value} label={label} />;
  const names = Object.keys(fields[sourceAt(document, path)]);
  const free = names.filter((name) => !entries.some(([key]) => key === name));
  const options = (more: string) =>
    [more, ...free]
      .filter((name) => name !== '')
      .map((name) => ({ value: name, label: capital(fieldNoun(name).one[language]) }));
  const replace = (key: string, next: readonly [string, unknown]) =>
    change(path, Object.fromEntries(entries.map((entry) => (entry[0] === key ? next : entry))));
  const add = () => {
    const name = ['category', 'kind', 'stage', 'product'].find((one) => free.includes(one)) ?? free[0];
    if (name === undefined) return;
    change(path, { ...Object.fromEntries(entries), [name]: [] });
    goTo([...path, name]);
  };
  return (
    <div className="editor-list">
      {entries.map(([key, test]) => (
        <div key={key} className="editor-condition" {...placeOf([...path, key])}>
          <Select
            label={t('editor.condition.field')}
            data={options(key)}
            value={key}
            onChange={(name) => name !== null && replace(key, [name, test])}
            allowDeselect={false}
            searchable
          />
          <CloseButton
            aria-label={t('editor.removeThis', { label: capital(fieldNoun(key).one[language]) })}
            onClick={() => {
              change([...path, key], undefined);
              goTo(path);
            }}
          />
          <Tested test={test} onChange={(next) => replace(key, [key, next])} />
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={add} disabled={free.length === 0}>
          {t('editor.condition.add')}
        </Button>
      </div>
    </div>
  );
}

function Tested({ test, onChange }: { test: unknown; onChange: (test: unknown) => void }) {
  const { t } = useLanguage();
  const kind = testOf(test) ?? 'is';
  const value = kind === 'is' ? test : partAt(test, [kind]);
  const choose = (next: string | null) => {
    if (next === null || next === kind) return;
    const [first = ''] = wordsOf(value);
    onChange(next === 'is' ? [first].filter((one) => one !== '') : { [next]: first });
  };
  return (
    <>
      <Select
        label={t('editor.condition.test')}
        data={tests.map((one) => ({ value: one, label: t(`editor.test.${one}`) }))}
        value={kind}
        onChange={choose}
        allowDeselect={false}
      />
      {kind === 'is' ? (
        <TagsInput
          label={t('editor.condition.values')}
          value={wordsOf(value)}
          onChange={onChange}
          splitChars={[',', ';']}
          placeholder={wordsOf(value).length === 0 ? t('editor.condition.hint') : ''}
        />
      ) : (
        <TextInput
          label={t('editor.condition.values')}
          value={wordsOf(value)[0] ?? ''}
          onChange={({ currentTarget }) => onChange({ [kind]: currentTarget.value })}
        />
      )}
    </>
  );
}
