import { type Ancestor, type Fact, type FieldValue, fieldOf, type Source } from './fact.ts';

/** A fact as it travels: whole millionths as text, since JSON has no bigint. */
export interface FactJson {
  source: Source;
  id: string;
  partner: string;
  date: string;
  upline: Ancestor[];
  values: Record<string, string | string[] | null>;
  seller?: string | undefined;
  corrects?: string | undefined;
  share_micro?: string | undefined;
  sent_currency?: string | undefined;
  sent_amount_micro?: string | undefined;
}

export function factToJson(fact: Fact): FactJson {
  const { source, id, partner, date, upline, values } = fact;
  return {
    source,
    id,
    partner,
    date,
    upline: upline.map((one) => ({ ...one })),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, travelling(value)])),
    ...(fact.seller === undefined ? {} : { seller: fact.seller }),
    ...(fact.corrects === undefined ? {} : { corrects: fact.corrects }),
    ...(fact.shareMicro === undefined ? {} : { share_micro: String(fact.shareMicro) }),
    ...(fact.sentCurrency === undefined ? {} : { sent_currency: fact.sentCurrency }),
    ...(fact.sentAmountMicro === undefined ? {} : { sent_amount_micro: String(fact.sentAmountMicro) }),
  };
}

function travelling(value: FieldValue): string | string[] | null {
  if (typeof value === 'bigint') return String(value);
  return value === null || typeof value === 'string' ? value : [...value];
}

/** The same fact as was sent. Throws a SyntaxError when a number is none. */
export function factFromJson(json: FactJson): Fact {
  const { source, id, partner, date, upline, seller, corrects, share_micro, sent_currency, sent_amount_micro } = json;
  return {
    source,
    id,
    partner,
    date,
    upline,
    values: Object.fromEntries(Object.entries(json.values).map(([name, value]) => [name, read(source, name, value)])),
    ...(seller === undefined ? {} : { seller }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(share_micro === undefined ? {} : { shareMicro: BigInt(share_micro) }),
    ...(sent_currency === undefined ? {} : { sentCurrency: sent_currency }),
    ...(sent_amount_micro === undefined ? {} : { sentAmountMicro: BigInt(sent_amount_micro) }),
  };
}

function read(source: Source, name: string, value: string | string[] | null): FieldValue {
  const type = fieldOf(source, name)?.type;
  return typeof value === 'string' && (type === 'money' || type === 'number') ? BigInt(value) : value;
}
