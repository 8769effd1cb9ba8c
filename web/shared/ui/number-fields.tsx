import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { minorDigits } from '../../../src/engine/money.ts';
import { useLanguage } from '../language.ts';
import { problemOf, readDecimal, writeDecimal } from './decimal-text.ts';

type FieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode' | 'defaultValue' | 'onBlur'> & {
  /** Exact decimal text, or what was typed as long as it is none: the form keeps either. */
  readonly value?: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
};

/** The text in the field: as it was typed while one types, as the language writes it afterwards. */
function useTyped(value: string, onChange: (value: string) => void, least: number) {
  const { language } = useLanguage();
  const [typed, setTyped] = useState(() => writeDecimal(value, language, least));
  const told = useRef(value);
  useEffect(() => {
    // Another value or another language came from outside.
    told.current = value;
    setTyped((now) => ((readDecimal(now, language) ?? now) === value ? now : writeDecimal(value, language, least)));
  }, [value, language, least]);
  const type = (text: string) => {
    setTyped(text);
    told.current = readDecimal(text, language) ?? text;
    onChange(told.current);
  };
  return { typed, type, settle: () => setTyped(writeDecimal(told.current, language, least)) };
}

/** Money, of one currency, named beside what is typed. */
export function MoneyField({
  currency,
  value = '',
  onChange,
  onBlur,
  ...rest
}: FieldProps & { readonly currency: string }) {
  const { typed, type, settle } = useTyped(value, onChange, minorDigits(currency));
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="field-number"
      leftSection={<span className="small quiet">{currency}</span>}
      leftSectionWidth="3.25rem"
      leftSectionPointerEvents="none"
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={() => {
        settle();
        onBlur?.();
      }}
    />
  );
}

/** A percentage as a program document writes it: "2.5%". */
export function PercentField({ value = '', onChange, onBlur, ...rest }: FieldProps) {
  const bare = value.replace(/%$/, '');
  const tell = (text: string) => onChange(/^-?\d+(\.\d+)?$/.test(text) ? `${text}%` : text);
  const { typed, type, settle } = useTyped(bare, tell, 0);
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="field-number"
      rightSection={<span className="small quiet">%</span>}
      rightSectionPointerEvents="none"
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value.replace(/%\s*$/, ''))}
      onBlur={() => {
        settle();
        onBlur?.();
      }}
    />
  );
}

interface Limits {
  readonly isNeeded?: boolean;
  readonly mayBeNegative?: boolean;
}

/** For a form's `validate`: what to say about a money or percentage field, or null. */
export function useNumberProblems() {
  const { t, language } = useLanguage();
  const say = (value: string, decimals: number, limits: Limits, example: string, isPercent: boolean) => {
    const problem = problemOf(value, { decimals, ...limits });
    if (!problem) return null;
    if (problem === 'missing') return t('form.missing');
    if (problem === 'number' && isPercent) return t('form.percent', { example });
    if (problem === 'decimals') return t('form.decimals', { count: decimals, example });
    return t(`form.${problem}`, { example });
  };
  return {
    money: (value: string, currency: string, limits: Limits = {}) => {
      const decimals = minorDigits(currency);
      return say(value, decimals, limits, writeDecimal('1250', language, decimals), false);
    },
    percent: (value: string, limits: Limits = {}) =>
      say(value.replace(/%$/, ''), 6, limits, writeDecimal('2.5', language), true),
  };
}
