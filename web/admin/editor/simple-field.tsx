import { MultiSelect, Select, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import { fieldNoun } from '../../../src/engine/describe/nouns.ts';
import { fields, type Source, sources } from '../../../src/engine/fact.ts';
import type { FormShape } from '../../../src/engine/form.ts';
import { useLanguage } from '../../shared/language.ts';
import { capital } from '../../shared/periods.ts';
import { DateField } from '../../shared/ui/date-field.tsx';
import { useEditing } from './editing.ts';
import { NumberText } from './number-text.tsx';
import type { Field } from './shapes.ts';
import { isGroup, type Path, partAt } from './source.ts';
import '@mantine/core/styles/SimpleGrid.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';

interface Props {
  readonly field: Field;
  readonly path: Path;
  readonly error: string | undefined;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** A field that takes one value, or a list of words; undefined for one that holds fields. */
export function simpleKind({ kind, ...shape }: Field['shape']): boolean {
  if (kind === 'list') return 'of' in shape && (shape.of.kind === 'text' || shape.of.kind === 'choice');
  return ['number', 'text', 'date', 'flag', 'name', 'field', 'whole', 'choice'].includes(kind);
}

export function SimpleField({ field: { shape, unit, ...field }, path, error }: Props) {
  const { value: document, change } = useEditing();
  const { t, language } = useLanguage();
  const value = partAt(document, path);
  const set = (next: unknown) => change(path, next);
  const common = {
    label: field.label[language],
    description: field.help?.[language],
    error,
    required: field.required,
    withAsterisk: false,
  };
  switch (shape.kind) {
    case 'number':
      return (
        <NumberText {...common} unit={unit} currency={currencyAt(document, path, unit)} value={value} onChange={set} />
      );
    case 'whole':
      return (
        <NumberText
          {...common}
          unit={unit === 'part' ? null : unit}
          currency={undefined}
          value={value}
          onChange={set}
        />
      );
    case 'date':
      return (
        <DateField {...common} value={/^\d{4}-\d\d-\d\d$/.test(textOf(value)) ? textOf(value) : ''} onChange={set} />
      );
    case 'name':
      return <NameFields {...common} value={value} onChange={set} />;
    case 'flag': {
      const data = [
        { value: 'true', label: t('editor.yes') },
        { value: 'false', label: t('editor.no') },
      ];
      return <Chosen {...common} data={data} value={value} onChange={(next) => set(next === 'true')} />;
    }
    case 'choice':
      return <Chosen {...common} data={choicesOf(shape, language)} value={value} onChange={set} />;
    case 'field': {
      const names = Object.keys(fields[sourceAt(document, path)]);
      const data = names.map((name) => ({ value: name, label: capital(fieldNoun(name).one[language]) }));
      return <Chosen {...common} data={data} value={value} onChange={set} />;
    }
    case 'list':
      return <Words {...common} shape={shape} value={value} onChange={set} />;
    default:
      return <TextInput {...common} value={textOf(value)} onChange={({ currentTarget }) => set(currentTarget.value)} />;
  }
}

interface Common {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly withAsterisk: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const choicesOf = (shape: Extract<FormShape, { kind: 'choice' }>, language: 'en' | 'nl') =>
  shape.choices.map(({ value, label }) => ({ value, label: label[language] }));

function Chosen({ data, value, onChange, ...rest }: Common & { data: { value: string; label: string }[] }) {
  const now = textOf(value);
  // What is written there stays to be seen, also when it is none of the choices.
  const all = now === '' || data.some((one) => one.value === now) ? data : [...data, { value: now, label: now }];
  return (
    <Select
      {...rest}
      data={all}
      value={now === '' ? null : now}
      onChange={(next) => next !== null && onChange(next)}
      allowDeselect={false}
      searchable={all.length > 8}
    />
  );
}

function Words({ shape, value, onChange, ...rest }: Common & { shape: Extract<FormShape, { kind: 'list' }> }) {
  const { language } = useLanguage();
  const now = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(textOf);
  if (shape.of.kind === 'choice')
    return <MultiSelect {...rest} data={choicesOf(shape.of, language)} value={now} onChange={onChange} />;
  return <TagsInput {...rest} value={now} onChange={onChange} splitChars={[',', ';']} />;
}

function NameFields({ label, value, onChange, ...rest }: Common) {
  const { t } = useLanguage();
  const part = (key: 'en' | 'nl') => (isGroup(value) ? textOf(value[key]) : textOf(value));
  const both = { en: part('en'), nl: part('nl') };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        {...rest}
        label={t('editor.inEnglish', { label })}
        lang="en"
        value={both.en}
        onChange={({ currentTarget }) => onChange({ ...both, en: currentTarget.value })}
      />
      <TextInput
        {...rest}
        error={rest.error !== undefined}
        label={t('editor.inDutch', { label })}
        lang="nl"
        value={both.nl}
        onChange={({ currentTarget }) => onChange({ ...both, nl: currentTarget.value })}
      />
    </SimpleGrid>
  );
}

/** The source that a place measures: named nearest around it, or else by its incentive. */
export function sourceAt(document: unknown, path: Path): Source {
  for (let length = path.length; length >= 0; length--) {
    const around = partAt(document, path.slice(0, length));
    const named = isGroup(around) ? (around['source'] ?? partAt(around, ['measure', 'source'])) : undefined;
    const found = sources.find((source) => source === named);
    if (found) return found;
  }
  return 'sales';
}

function currencyAt(document: unknown, path: Path, unit: Field['unit']): string | undefined {
  if (unit === 'pay' && partAt(document, [...path.slice(0, 2), 'pays_in']) === 'points') return undefined;
  return textOf(partAt(document, ['currency'])) || undefined;
}
