import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Language } from '../platform/language.ts';
import type { StatementFactShape, StatementShape } from '../statements/schema.ts';
import type { FactList, LineContent, StatementContent } from './statement-content.ts';
import {
  figure,
  onFact,
  type Says,
  saysIn,
  statusOf,
  statusText,
  titleOf,
  whatOf,
  written,
} from './statement-words.ts';

/* Loads a library of layout and fonts: import this file only when a PDF is wanted. */

// The fonts that come with the library; nothing is fetched, and no other file is read.
const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
pdfmake.setFonts({
  Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts + sep));

const INK = '#1f2328';
const QUIET = '#57606a';
const RULE = '#d0d7de';
const [MARGIN, WIDTH] = [48, 595.28 - 2 * 48];

/** A statement on paper (A4). `day`: on which it is made. */
export function statementPdf(content: StatementContent, language: Language, day: string): Promise<Buffer> {
  return pdfmake.createPdf(documentOf(content, language, day)).getBuffer();
}

function documentOf(content: StatementContent, language: Language, day: string): TDocumentDefinitions {
  const says = saysIn(language);
  const { company, statement } = content;
  const title = `${titleOf(statement, says)} – ${statement.partner_name}`;
  const small = { color: QUIET, fontSize: 8 } as const;
  const made = new Date(`${day}T12:00:00Z`);
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 60, MARGIN, 56],
    info: { title, author: company, creator: 'Vliegwiel', producer: 'Vliegwiel', creationDate: made, modDate: made },
    language: language === 'nl' ? 'nl-NL' : 'en-GB',
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: INK },
    header: (page) =>
      page === 1 ? null : { ...small, text: shortened(`${company} · ${title}`), margin: [MARGIN, 28, MARGIN, 0] },
    footer: (page, pages) => ({
      ...small,
      margin: [MARGIN, 18, MARGIN, 0],
      columns: [
        { text: `${statusOf(statement, says)} · ${says.madeOn(day)}`, width: '*' },
        { text: says.page(page, pages), width: 110, alignment: 'right' },
      ],
    }),
    content: [
      ...headOf(content, says),
      ...overviewOf(content, says),
      ...content.lines.flatMap((one) => lineOf(one, says)),
      ...adjustmentsOf(statement, says),
    ],
  };
}

/** There is room for one line above a page. */
const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

function headOf({ company, statement }: StatementContent, says: Says): Content[] {
  const { partner, partner_name, program_name, version, from, to } = statement;
  const isFinal = statement.status === 'final';
  return [
    { text: company, color: QUIET },
    { text: titleOf(statement, says), fontSize: 19, bold: true, margin: [0, 4, 0, 2] },
    { text: `${partner_name} (${partner})`, fontSize: 12 },
    {
      text: `${program_name} · ${says.version(version)} · ${says.daysOf(from, to)}`,
      color: QUIET,
      margin: [0, 2, 0, 10],
    },
    {
      table: {
        widths: [WIDTH - 16],
        body: [
          [
            {
              text: [{ text: `${statusOf(statement, says)}. `, bold: true }, statusText(statement, says)],
              fillColor: isFinal ? '#dafbe1' : '#fff8c5',
            },
          ],
        ],
      },
      layout: { ...plain, paddingTop: () => 6, paddingBottom: () => 4, paddingLeft: () => 8, paddingRight: () => 8 },
      margin: [0, 0, 0, 10],
    },
    { text: statement.headline, margin: [0, 0, 0, 10] },
  ];
}

const plain = { hLineWidth: () => 0, vLineWidth: () => 0 };
const AMOUNT = 130;

/** All amounts, and what they come to. */
function overviewOf({ statement }: StatementContent, says: Says): Content[] {
  const { words } = says;
  const { lines, adjustments, totals, currency, pays_on, minimum, carried } = statement;
  const row = (text: string, amount: string, unit: string, bold = false): TableCell[] => [
    { text, bold },
    { text: written(amount, unit, words), bold, alignment: 'right', noWrap: true },
  ];
  const all = totals.length > 0 ? totals : [{ unit: currency, amount: '0' }];
  const said = [
    ...(pays_on === null ? [] : [says.paysOn(pays_on)]),
    ...(minimum === null ? [] : [(carried ? says.carried : says.minimum)(words.amount(minimum, currency))]),
  ];
  const body = [
    ...lines.map(({ name, amount, unit }) => row(name, amount, unit)),
    ...adjustments.map(({ text, amount, unit }) => row(text, amount, unit)),
    ...all.map(({ amount, unit }) => row(says.total, amount, unit, true)),
  ];
  return [
    ...(lines.length > 0 ? [] : [{ text: says.nothing, margin: [0, 0, 0, 6] } satisfies Content]),
    {
      table: { widths: [WIDTH - AMOUNT - 8, AMOUNT], dontBreakRows: true, body },
      layout: ruled(body.length - all.length),
    },
    ...said.map((text): Content => ({ text, color: QUIET, margin: [0, 4, 0, 0] })),
  ];
}

/** Thin lines between rows, a heavier one above the total or below the heading. */
const ruled = (heavy: number, none = 0) => ({
  vLineWidth: () => 0,
  hLineWidth: (at: number, { table }: { table: { body: unknown[] } }) =>
    at === heavy ? 1 : at === 0 || at === none || at === table.body.length ? 0 : 0.5,
  hLineColor: (at: number) => (at === heavy ? QUIET : RULE),
  paddingLeft: (column: number) => (column === 0 ? 0 : 4),
  paddingRight: (column: number, { table }: { table: { widths?: unknown } }) =>
    Array.isArray(table.widths) && column === table.widths.length - 1 ? 0 : 4,
  paddingTop: () => 3,
  paddingBottom: () => 1,
});

const heading = (text: string): Content => ({ text, bold: true, margin: [0, 8, 0, 2], headlineLevel: 2 });

function lineOf({ line, counted, notCounted }: LineContent, says: Says): Content[] {
  const { name, unit, amount, earned, sentence, rule, steps, value_unit } = line;
  const { words } = says;
  const granted =
    earned === amount
      ? []
      : [`${says.earned}: ${written(earned, unit, words)}. ${says.granted}: ${written(amount, unit, words)}.`];
  return [
    // A heading is not left alone at the end of a page.
    {
      unbreakable: true,
      margin: [0, 20, 0, 0],
      stack: [
        {
          columns: [
            { text: name, width: WIDTH - AMOUNT, fontSize: 12, bold: true },
            { text: written(amount, unit, words), width: AMOUNT, alignment: 'right', fontSize: 12, bold: true },
          ],
          margin: [0, 0, 0, 2],
        },
        sentence,
        ...granted,
      ],
    },
    ...(rule.length > 0 ? [heading(says.rule), { ul: [...rule] }] : []),
    ...(steps.length > 0 ? [heading(says.steps), { ol: steps.map(({ text }) => text) }] : []),
    ...factsOf(counted, { title: says.counted, unit: value_unit }, says),
    ...factsOf(notCounted, { title: says.notCounted, unit: null }, says, true),
  ];
}

function factsOf(
  { facts, more }: FactList,
  { title, unit }: { title: string; unit: string | null },
  says: Says,
  isNotCounted = false,
): Content[] {
  if (facts.length + more === 0) return [];
  const { words } = says;
  const rest: Content[] =
    more > 0 ? [{ text: says.more(more), color: QUIET, fontSize: 8.5, margin: [0, 4, 0, 0] }] : [];
  const named = `${title} (${words.number(String(facts.length + more))})`;
  if (facts.length === 0) return [heading(named), ...rest];
  const widths = isNotCounted ? [62, 155, 92, WIDTH - 309 - 24] : [62, WIDTH - 62 - 110 - 90 - 24, 110, 90];
  const last = isNotCounted ? says.why : unit ? `${says.countsFor} (${unit})` : says.countsFor;
  const right = { alignment: 'right', noWrap: true } as const;
  const reasons = { margin: [8, 0, 0, 0] as [number, number, number, number] };
  const head: TableCell[] = [
    says.date,
    says.what,
    { text: says.onFact, ...right },
    { text: last, ...(isNotCounted ? reasons : right) },
  ];
  const cells = ({ fact, counts_for, reason }: StatementFactShape): TableCell[] => [
    shortDay(fact.date, words.language),
    {
      text: [
        whatOf(fact, words),
        ...quiet([fact.id, fact.corrects && says.corrects(fact.corrects), isNotCounted ? null : reason]),
      ],
    },
    { text: onFact(fact, words), ...right },
    isNotCounted
      ? { text: reason ?? '', ...reasons }
      : { text: counts_for === null ? '' : figure(counts_for, unit, words), ...right },
  ];
  const body = [[{ text: named, colSpan: 4, fontSize: 9.5 }, '', '', ''], head, ...facts.map(cells)];
  return [
    {
      table: { widths, headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true, body: body.map(boldHead) },
      layout: ruled(2, 1),
      fontSize: 8.5,
      margin: [0, 6, 0, 0],
    },
    ...rest,
  ];
}

const boldHead = (row: TableCell[], at: number): TableCell[] => (at < 2 ? row.map(bold) : row);

const bold = (cell: TableCell): TableCell =>
  ({ ...(typeof cell === 'string' ? { text: cell } : (cell as object)), bold: true }) as TableCell;

const quiet = (texts: readonly (string | null)[]) =>
  texts.filter((text) => text).map((text) => ({ text: `\n${text}`, color: QUIET, fontSize: 7.5 }));

function shortDay(day: string, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Corrections, each with what came in late. */
function adjustmentsOf({ adjustments }: StatementShape, says: Says): Content[] {
  const named = adjustments.filter(({ facts }) => facts.length > 0);
  if (named.length === 0) return [];
  return [
    { text: says.adjustments, fontSize: 12, bold: true, margin: [0, 20, 0, 2] },
    ...named.flatMap(({ text, facts }): Content[] => [
      { text },
      {
        ul: facts.map(({ id, date, corrects }) =>
          [shortDay(date, says.words.language), id, says.late, corrects && says.corrects(corrects)]
            .filter(Boolean)
            .join(' · '),
        ),
        color: QUIET,
        fontSize: 8.5,
        margin: [0, 2, 0, 6],
      },
    ]),
  ];
}
