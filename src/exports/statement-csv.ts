import type { Language } from '../engine/words.ts';
import type { StatementFactShape, StatementShape } from '../statements/schema.ts';
import { csvOf } from './csv.ts';
import type { FactList, StatementContent } from './statement-content.ts';
import { type Says, saysIn, statusOf, statusText, titleOf, whatOf } from './statement-words.ts';
import { column } from './table.ts';

/** A row says one thing of the statement; `part` says what kind of thing. */
interface Row {
  readonly part: string;
  readonly incentive?: string | null;
  readonly text?: string | null;
  readonly amount?: string | null;
  readonly unit?: string | null;
  readonly date?: string | null;
  readonly fact?: string | null;
  readonly onFact?: string | null;
  readonly currency?: string | null;
  readonly countsFor?: string | null;
  readonly about?: string | null;
}

/** A statement as CSV: the same rows and sentences as on paper, and every figure a number. */
export async function statementCsv(content: StatementContent, language: Language): Promise<string> {
  const { company, statement } = content;
  const says = saysIn(language);
  const columns = [
    column('Company', 'Bedrijf', () => company),
    column('Partner', 'Partner', () => statement.partner),
    column('Name', 'Naam', () => statement.partner_name),
    column('Program', 'Programma', () => statement.program_name),
    column('Period', 'Periode', () => statement.period),
    column('Status', 'Status', () => statusOf(statement, says)),
    column('Part', 'Onderdeel', ({ part }: Row) => part),
    column('Incentive', 'Regeling', ({ incentive }: Row) => incentive ?? null),
    column('Text', 'Tekst', ({ text }: Row) => text ?? null),
    column('Amount', 'Bedrag', ({ amount }: Row) => amount ?? null, 'money'),
    column('Unit', 'Eenheid', ({ unit }: Row) => unit ?? null),
    column('Date', 'Datum', ({ date }: Row) => date ?? null, 'day'),
    column('Fact', 'Feit', ({ fact }: Row) => fact ?? null),
    column('On the fact', 'Op het feit', ({ onFact }: Row) => onFact ?? null, 'number'),
    column('Currency', 'Valuta', ({ currency }: Row) => currency ?? null),
    column('Counts for', 'Telt voor', ({ countsFor }: Row) => countsFor ?? null, 'number'),
    column('Earned in', 'Verdiend in', ({ about }: Row) => about ?? null),
  ];
  let text = '';
  for await (const piece of csvOf({ name: 'statement', columns, pages: pagesOf(content, says) }, language))
    text += piece;
  return text;
}

async function* pagesOf(content: StatementContent, says: Says): AsyncGenerator<Row[]> {
  const { statement } = content;
  const rows: Row[] = [
    { part: says.title, text: titleOf(statement, says) },
    { part: says.title, text: statement.headline },
    { part: says.title, text: `${statusOf(statement, says)}. ${statusText(statement, says)}` },
  ];
  for (const { unit, amount } of statement.totals) rows.push({ part: says.total, amount, unit });
  const { pays_on, minimum, currency } = statement;
  if (pays_on !== null) rows.push({ part: says.title, text: says.paysOn(pays_on), date: pays_on });
  if (minimum !== null) {
    const text = (statement.carried ? says.carried : says.minimum)(says.words.amount(minimum, currency));
    rows.push({ part: says.title, text, amount: minimum, unit: currency });
  }
  yield rows;
  for (const { line, counted, notCounted } of content.lines) {
    const { unit, name: incentive } = line;
    yield [
      ...(line.earned === line.amount ? [] : [{ part: says.earned, incentive, amount: line.earned, unit }]),
      { part: says.granted, incentive, text: line.sentence, amount: line.amount, unit },
      ...line.rule.map((text) => ({ part: says.rule, incentive, text })),
      ...line.steps.map(({ text }) => ({ part: says.steps, incentive, text })),
      ...factRows(counted, says.counted, incentive, says),
      ...factRows(notCounted, says.notCounted, incentive, says),
    ];
  }
  yield statement.adjustments.flatMap((one) => adjustmentRows(one, says));
}

function factRows({ facts, more }: FactList, part: string, incentive: string, says: Says): Row[] {
  const rows = facts.map(({ fact, counts_for, reason }: StatementFactShape): Row => {
    const what = whatOf(fact, says.words);
    return {
      part,
      incentive,
      text: [what, fact.corrects && says.corrects(fact.corrects), reason].filter(Boolean).join('; '),
      date: fact.date,
      fact: fact.id,
      onFact: fact.amount ?? fact.quantity,
      currency: fact.amount === null ? null : fact.currency,
      countsFor: counts_for,
    };
  });
  return more > 0 ? [...rows, { part, incentive, text: says.more(more) }] : rows;
}

function adjustmentRows(one: StatementShape['adjustments'][number], says: Says): Row[] {
  const part = says.adjustments;
  const { text, amount, unit, about_period: about, incentive, posted_at } = one;
  return [
    { part, incentive, text, amount, unit, about, date: posted_at.slice(0, 10) },
    ...one.facts.map(({ id, date, corrects }) => ({
      part,
      incentive,
      text: [says.late, corrects && says.corrects(corrects)].filter(Boolean).join('; '),
      date,
      fact: id,
    })),
  ];
}
