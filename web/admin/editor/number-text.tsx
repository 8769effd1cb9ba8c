import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FormUnit } from '../../../src/engine/form.ts';
import { isCurrency } from '../../../src/engine/money.ts';
import { useLanguage } from '../../shared/language.ts';
import { readDecimal, writeDecimal } from '../../shared/ui/decimal-text.ts';
import { MoneyField, PercentField } from '../../shared/ui/number-fields.tsx';

interface Props {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly unit: FormUnit | null;
  /** What the incentive pays, or the program, when it is money. */
  readonly currency: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: string | number) => void;
}

const plain = /^-?\d+(\.\d+)?$/;

/** An exact number as the document writes it: money, a percentage, or a plain number. */
export function NumberText({ unit, currency, value, onChange, ...rest }: Props) {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  // While one types, the field stays of its sort; a number from elsewhere may be of another.
  const isPart = useRef(unit === 'part');
  if (text.endsWith('%')) isPart.current = true;
  else if (plain.test(text)) isPart.current = false;
  const tell = (typed: string) => onChange(/^-?(0|[1-9]\d{0,14})$/.test(typed) ? Number(typed) : typed);
  if (isPart.current) return <PercentField {...rest} value={text} onChange={onChange} />;
  const isMoney = (unit === 'pay' || unit === 'money') && currency !== undefined && isCurrency(currency);
  if (isMoney) return <MoneyField {...rest} currency={currency} value={text} onChange={tell} />;
  return <PlainNumber {...rest} text={text} onChange={tell} />;
}

function PlainNumber({
  text,
  onChange,
  ...rest
}: Omit<Props, 'unit' | 'currency' | 'value' | 'onChange'> & { text: string; onChange: (typed: string) => void }) {
  const { language } = useLanguage();
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="field-number"
      value={typed ?? writeDecimal(text, language)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(readDecimal(currentTarget.value, language) ?? currentTarget.value.trim());
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
