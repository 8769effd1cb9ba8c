import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PreviewShape } from '../../../src/intake/schema.ts';
import { useLanguage } from '../../shared/language.ts';
import { type Draft, shownMapping } from './draft.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Locale } from './queries.ts';

interface Props {
  readonly draft: Draft;
  readonly preview: PreviewShape;
}

/** Which column is what, and how numbers and dates are written. */
export function ColumnsStep({ draft, preview }: Props) {
  const { t, words } = useLanguage();
  const { reading, isRemembered, isRecognised } = draft;
  const missing = preview.missing.map((field) => t(`imports.fields.${field as Field}`));
  const used = new Set(Object.values(shownMapping(reading, preview)).map(bare));
  const unused = preview.columns.filter(({ column }) => !used.has(bare(column))).map(({ column }) => column);
  return (
    <div className="import-step">
      {isRemembered ? <p className="import-note">{t('imports.remembered')}</p> : null}
      {isRecognised ? <p className="import-note">{t('imports.recognised')}</p> : null}
      <p role="status" className={missing.length > 0 ? 'import-missing' : 'small quiet'}>
        {missing.length > 0
          ? t('imports.missing', { count: missing.length, fields: words.and(missing) })
          : unused.length > 0
            ? t('imports.unused', { columns: words.and(unused) })
            : t('imports.allUsed')}
      </p>
      <div className="import-columns">
        {fieldsOf(reading.kind).map((field) => (
          <FieldChoice key={`${reading.kind} ${field}`} field={field} draft={draft} preview={preview} />
        ))}
      </div>
      <Written draft={draft} />
    </div>
  );
}

const bare = (name: string): string => name.trim().toLowerCase();
const same = '=';

/** Where one of our columns comes from: a column of the file, one value for all rows, or nowhere. */
function FieldChoice({ field, draft, preview }: Props & { field: Field }) {
  const { t } = useLanguage();
  const { reading, declare } = draft;
  const mapping = shownMapping(reading, preview);
  const now = mapping[field];
  const [isConstant, setIsConstant] = useState(now?.startsWith(same) ?? false);
  const name = t(`imports.fields.${field}`);
  // A column with our own name is taken for it whatever is said; another can be chosen, nothing cannot.
  const isOwn = preview.columns.some(({ column }) => bare(column) === field);
  const isMissing = preview.missing.includes(field);
  const change = (value: string | undefined) => {
    const { [field]: _, ...rest } = mapping;
    declare({ mapping: value === undefined ? rest : { ...rest, [field]: value }, locale: reading.locale });
  };
  const choose = (value: string | null) => {
    setIsConstant(value === same);
    if (value !== same) change(value?.slice(1));
  };
  return (
    <div className="import-field">
      <Select
        label={isMissing ? `${name} (${t('imports.needed')})` : name}
        placeholder={t('imports.noColumn')}
        // A mark before the name, so that no column can be taken for the choice of one value.
        data={[
          ...preview.columns.map(({ column }) => ({ value: `:${column}`, label: column })),
          { value: same, label: t('imports.sameForAll') },
        ]}
        value={isConstant ? same : now === undefined ? null : `:${columnOf(now, preview)}`}
        onChange={choose}
        clearable={!isOwn}
        clearButtonProps={{ 'aria-label': t('form.empty') }}
        error={isMissing && !isConstant}
        searchable={preview.columns.length > 12}
      />
      {isConstant ? (
        <TextInput
          mt="xs"
          aria-label={t('imports.constant', { field: name })}
          defaultValue={now?.startsWith(same) ? now.slice(1) : ''}
          error={isMissing}
          onBlur={({ currentTarget: { value } }) => change(value.trim() === '' ? undefined : `${same}${value.trim()}`)}
        />
      ) : null}
    </div>
  );
}

/** As the file spells it: what was remembered may have other capitals. */
const columnOf = (name: string, { columns }: PreviewShape): string =>
  columns.find(({ column }) => bare(column) === bare(name))?.column ?? name;

const numbers = {
  none: {},
  comma: { decimal: 'comma' },
  commaPoint: { decimal: 'comma', grouping: 'point' },
  commaSpace: { decimal: 'comma', grouping: 'space' },
  pointComma: { decimal: 'point', grouping: 'comma' },
  pointApostrophe: { decimal: 'point', grouping: 'apostrophe' },
} as const satisfies Record<string, Locale>;
type Numbers = keyof typeof numbers;

function numbersOf({ decimal, grouping }: Locale): Numbers {
  const found = (Object.keys(numbers) as Numbers[]).find((name) => {
    const one: Locale = numbers[name];
    return one.decimal === decimal && one.grouping === grouping;
  });
  return found ?? (decimal === 'comma' ? 'comma' : 'none');
}

function Written({ draft: { reading, declare } }: { draft: Draft }) {
  const { t } = useLanguage();
  const locale = reading.locale ?? {};
  const { decimal: _decimal, grouping: _grouping, ...rest } = locale;
  return (
    <fieldset className="import-written">
      <legend>{t('imports.written')}</legend>
      <div className="import-columns">
        <Select
          label={t('imports.numbers')}
          data={(Object.keys(numbers) as Numbers[]).map((value) => ({ value, label: t(`imports.numbersAs.${value}`) }))}
          value={numbersOf(locale)}
          onChange={(value) =>
            declare({ mapping: reading.mapping, locale: { ...rest, ...numbers[(value ?? 'none') as Numbers] } })
          }
          allowDeselect={false}
        />
        <Select
          label={t('imports.dates')}
          data={(['ymd', 'dmy', 'mdy'] as const).map((value) => ({ value, label: t(`imports.datesAs.${value}`) }))}
          value={locale.dates ?? 'ymd'}
          onChange={(value) =>
            declare({
              mapping: reading.mapping,
              locale: { ...locale, dates: (value ?? 'ymd') as 'ymd' | 'dmy' | 'mdy' },
            })
          }
          allowDeselect={false}
        />
      </div>
    </fieldset>
  );
}
