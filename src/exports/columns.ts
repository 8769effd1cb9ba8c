import type { Source } from '../engine/fact.ts';
import { minorToText } from '../engine/money.ts';
import type { FactShape } from '../facts/schema.ts';
import { factTables } from '../facts/tables.ts';
import type { EntryRow } from '../ledger/sql.ts';
import type { PartnerShape } from '../partners/schema.ts';
import type { Bilingual } from '../platform/errors.ts';
import type { StatementSummaryShape } from '../statements/schema.ts';
import { type Column, column } from './table.ts';

export const partnerColumns: readonly Column<PartnerShape>[] = [
  column('Code', 'Code', ({ code }) => code),
  column('Name', 'Naam', ({ name }) => name),
  column('Type', 'Soort', ({ type }) => type),
  column('Tier', 'Niveau', ({ tier }) => tier),
  column('Region', 'Regio', ({ region }) => region),
  column('Country', 'Land', ({ country }) => country),
  column('Tags', 'Labels', ({ tags }) => tags.join(';')),
  column('Currency', 'Valuta', ({ currency }) => currency),
  column('Language', 'Taal', ({ language }) => language),
  column('Parent', 'Bovenliggende partner', ({ parent }) => parent),
  column('Valid from', 'Geldig vanaf', ({ valid_from }) => valid_from, 'day'),
];

export const entryColumns: readonly Column<EntryRow>[] = [
  column('Posting', 'Boeking', ({ posting_id }) => String(posting_id), 'number'),
  column('Line', 'Regel', ({ line }) => String(line), 'number'),
  column('Posted at (UTC)', 'Geboekt op (UTC)', ({ posted_at }) =>
    posted_at.toISOString().slice(0, 19).replace('T', ' '),
  ),
  column('Partner', 'Partner', ({ partner }) => partner),
  column('Account', 'Rekening', ({ account }) => account),
  column('Amount', 'Bedrag', ({ amount_minor, unit }) => minorToText(amount_minor, unit), 'money'),
  column('Unit', 'Eenheid', ({ unit }) => unit),
  column('Program', 'Programma', ({ program }) => program),
  column('Incentive', 'Regeling', ({ incentive }) => incentive),
  column('Earned in', 'Verdiend in', ({ about_period }) => about_period),
  column('On the statement of', 'Op het overzicht van', ({ statement_period }) => statement_period),
  column('Reason', 'Reden', ({ reason }) => reason),
  column('Note', 'Toelichting', ({ note }) => note),
  column('Run', 'Berekening', ({ run_id }) => (run_id === null ? null : String(run_id)), 'number'),
];

export const statementColumns: readonly Column<StatementSummaryShape>[] = [
  column('Partner', 'Partner', ({ partner }) => partner),
  column('Name', 'Naam', ({ partner_name }) => partner_name),
  column('Program', 'Programma', ({ program_name }) => program_name),
  column('Period', 'Periode', ({ period }) => period),
  column('From', 'Van', ({ from }) => from, 'day'),
  column('To', 'Tot en met', ({ to }) => to, 'day'),
  column('Status', 'Status', ({ status }) => status),
  column(
    'Amount',
    'Bedrag',
    ({ totals, currency }) => totals.find(({ unit }) => unit === currency)?.amount ?? '0',
    'money',
  ),
  column('Currency', 'Valuta', ({ currency }) => currency),
  column('Other units', 'Andere eenheden', ({ totals, currency }) =>
    totals
      .filter(({ unit }) => unit !== currency)
      .map(({ unit, amount }) => `${amount} ${unit}`)
      .join('; '),
  ),
];

const titles: Record<string, Bilingual> = {
  id: { en: 'Id', nl: 'Kenmerk' },
  date: { en: 'Date', nl: 'Datum' },
  partner: { en: 'Partner', nl: 'Partner' },
  seller: { en: 'Seller', nl: 'Verkoper' },
  product: { en: 'Product', nl: 'Product' },
  category: { en: 'Category', nl: 'Categorie' },
  brand: { en: 'Brand', nl: 'Merk' },
  customer: { en: 'Customer', nl: 'Klant' },
  order: { en: 'Order', nl: 'Order' },
  channel: { en: 'Channel', nl: 'Kanaal' },
  kind: { en: 'Kind', nl: 'Soort' },
  status: { en: 'Status', nl: 'Status' },
  stage: { en: 'Stage', nl: 'Fase' },
  course: { en: 'Course', nl: 'Cursus' },
  level: { en: 'Level', nl: 'Niveau' },
  person: { en: 'Person', nl: 'Persoon' },
  score: { en: 'Score', nl: 'Score' },
  quantity: { en: 'Quantity', nl: 'Aantal' },
  amount: { en: 'Amount', nl: 'Bedrag' },
  cost: { en: 'Cost', nl: 'Kosten' },
  currency: { en: 'Currency', nl: 'Valuta' },
  share: { en: 'Share', nl: 'Deel' },
  customer_status: { en: 'Customer status', nl: 'Klantstatus' },
  product_status: { en: 'Product status', nl: 'Productstatus' },
  days_since_last_order: { en: 'Days since the last order', nl: 'Dagen sinds de vorige order' },
  corrects: { en: 'Corrects', nl: 'Corrigeert' },
  import: { en: 'Import', nl: 'Import' },
};

/** A source's facts. What a sale cost is the company's own business. */
export function factColumns(source: Source, forPartner: boolean): Column<FactShape>[] {
  const { numbers, texts, product } = factTables[source];
  const own = texts.map((name) => (name === 'order_no' ? 'order' : name));
  const names = [
    ...['id', 'date', 'partner', 'seller'],
    ...(product ? ['product', 'category', 'brand', 'customer'] : []),
    ...own,
    ...numbers.filter((name) => !forPartner || name !== 'cost'),
    ...['currency', 'share'],
    ...(source === 'sales' ? ['customer_status', 'product_status', 'days_since_last_order'] : []),
    ...['corrects', 'import'],
  ];
  const money = ['amount', 'cost'];
  const counted = [...numbers, 'share', 'days_since_last_order', 'import'];
  return names.map((name) => ({
    title: titles[name]!,
    kind: money.includes(name) ? 'money' : counted.includes(name) ? 'number' : name === 'date' ? 'day' : 'text',
    value: (fact) => {
      const value = (fact as Record<string, unknown>)[name];
      return value === null || value === undefined ? null : String(value);
    },
  }));
}
