import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/harness/api.ts';
import { importText, smallCompany } from '../../test/harness/intake.ts';
import { type PdfText, textOfPdf } from '../../test/harness/pdf.ts';
import { publish } from '../../test/harness/publish.ts';
import type { Program } from '../engine/program.ts';
import { closePeriod, run } from '../runs/actions.ts';
import type { StatementShape } from '../statements/schema.ts';

const { app, store, caller } = await testApi({ today: '2026-06-30' });
const { db } = store;
const manager = await caller();
// Before anything asks for a PDF.
const loadedAtStart = loaded();
const longWord = 'Arbeidsongeschiktheidsverzekeringsmaatschappijvertegenwoordigersvergaderingsuitnodiging'.repeat(2);
const many = 450;

/** What the library of layout and fonts has loaded. */
function loaded(): string[] {
  return Object.keys(createRequire(import.meta.url).cache).filter((path) =>
    /node_modules.(pdfmake|fontkit)/.test(path),
  );
}

const program: Program = {
  program: 'rebate',
  name: { en: 'Bicycle rebate', nl: 'Fietsbonus' },
  currency: 'EUR',
  period: 'quarter',
  starts: '2026-01-01',
  ends: '2026-12-31',
  incentives: [
    {
      id: 'volume',
      name: { en: 'Volume', nl: longWord },
      kind: 'rebate',
      measure: { source: 'sales', sum: 'amount', where: { category: ['Bikes'] } },
      reward: { percent: '2.5%' },
      limits: { per_partner: '1234.56' },
    },
    {
      id: 'bells',
      name: { en: 'Bells', nl: 'Bellen' },
      kind: 'sale',
      measure: { source: 'sales', sum: 'quantity', where: { category: ['Parts'] } },
      reward: { per_unit: '3' },
      pays_in: 'points',
    },
  ],
  payout: { minimum: '20.00', hold_days: 30 },
};

beforeAll(async () => {
  await smallCompany(store, { name: 'Rijwielhandel Łódź & Zonen' });
  await importText(store, 'partners', `code,name,type\nR2,"${longWord} €",reseller\n`);
  const header = 'id,date,partner,product,customer,amount,quantity,corrects\n';
  const lines = Array.from({ length: many }, (_, i) => `m-${i},2026-04-${10 + (i % 20)},R2,A,,${1000 + i}.05,1,\n`);
  await importText(
    store,
    'sales',
    `${header}s-1,2026-01-10,R1,A,,12345.67,2,\ns-2,2026-02-10,R1,B,,50.25,7,\ns-3,2026-04-11,R1,A,,987654.32,1,\n` +
      `${longWord.slice(0, 120)},2026-04-12,R2,B,,1.5,4,\n${lines.join('')}`,
    { decimal: 'point' },
  );
  await publish(db, program);
  await run(db, { program: 'rebate', asOf: '2026-06-30' });
  await closePeriod(db, { program: 'rebate', period: '2026-Q1', asOf: '2026-06-30' });
  await importText(store, 'sales', `${header}s-9,2026-03-01,R1,A,,-345.67,-1,s-1\n`, { decimal: 'point' });
  await run(db, { program: 'rebate', asOf: '2026-06-30' });
  await manager.post('/partners/R1/adjustments', {
    unit: 'EUR',
    amount: '77.10',
    note: '=HYPERLINK("http://x")',
    program: 'rebate',
    period: '2026-Q2',
  });
});

type Who = Pick<typeof manager, 'secret'>;
type Facts = {
  items: { fact: { id: string; amount: string | null }; counts_for: string | null; reason: string | null }[];
};

async function fileOf(url: string, who: Who = manager) {
  const { statusCode, headers, rawPayload } = await app.inject({
    url: `/api/v1/partners/${url}`,
    headers: { authorization: `Bearer ${who.secret}` },
  });
  return { status: statusCode, headers, bytes: rawPayload };
}

async function pdfOf(url: string): Promise<PdfText> {
  const { status, headers, bytes } = await fileOf(url);
  expect(status, bytes.toString()).toBe(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toMatch(/^attachment; filename="statement-rebate-[\w-]+\.pdf"$/);
  return textOfPdf(bytes);
}

const jsonOf = async <T = StatementShape>(url: string, language: string): Promise<T> =>
  (await manager.get(`/partners/${url}`, { 'accept-language': language })).body;

/** Nothing but what is read: how lines are broken and which spaces stand between is not looked at. */
const bare = (text: string): string => text.replace(/\s+/g, '');
const bareOf = ({ pieces }: PdfText): string => bare(pieces.map(({ text }) => text).join(''));
const bareLines = ({ lines }: PdfText): string[] => lines.map((line) => bare(line.join('')));

/** As it is printed, made here from the text of the API alone. */
function printed(amount: string, unit: string, language: string): string {
  const [whole, cents = ''] = amount.replace('-', '').split('.');
  const [thousands, point] = language === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, thousands!);
  const sign = amount.startsWith('-') ? '-' : '';
  if (unit === 'points') return `${sign}${grouped}${language === 'nl' ? 'punten' : 'points'}`;
  return `${sign}€${grouped}${point}${cents.padEnd(2, '0')}`;
}

const urls = ['R1/statements/rebate/2026-Q1', 'R1/statements/rebate/2026-Q2', 'R2/statements/rebate/2026-Q2'];

describe.each(urls)('%s', (url) => {
  test.each(['en', 'nl'])('as a PDF says what the statement says: %s', async (language) => {
    const statement = await jsonOf(url, language);
    const pdf = await pdfOf(`${url}/export?language=${language}`);
    const [all, lines] = [bareOf(pdf), bareLines(pdf)];
    const amounts = [...statement.lines, ...statement.adjustments, ...statement.totals];
    expect(amounts.length).toBeGreaterThan(2);
    for (const { amount, unit } of amounts)
      expect(lines.some((line) => line.endsWith(printed(amount, unit, language)))).toBe(true);
    for (const { amount, unit } of statement.totals)
      expect(lines).toContain(`${language === 'nl' ? 'Totaal' : 'Total'}${printed(amount, unit, language)}`);
    const texts = [
      ...[statement.headline, statement.partner_name, statement.partner, statement.program_name],
      ...statement.lines.flatMap(({ name, sentence, rule, steps }) => [
        name,
        sentence,
        ...rule,
        ...steps.map((s) => s.text),
      ]),
      ...statement.adjustments.flatMap(({ text, facts }) => [text, ...facts.map(({ id }) => id)]),
      'Rijwielhandel Łódź & Zonen',
    ];
    for (const text of texts) expect(all).toContain(bare(text));
    const isFinal = statement.status === 'final';
    const [yes, no] = language === 'nl' ? ['Definitief', 'Voorlopig'] : ['Final', 'Provisional'];
    const marks = lines.filter((line) => line.startsWith(isFinal ? yes! : no!));
    // In a bar of its own, and at the foot of every page.
    expect(marks).toHaveLength(pdf.pages + 1);
    expect(lines.some((line) => line.startsWith(isFinal ? no! : yes!))).toBe(false);
    for (let page = 1; page <= pdf.pages; page += 1)
      expect(all).toContain(language === 'nl' ? `pagina${page}van${pdf.pages}` : `page${page}of${pdf.pages}`);
  });

  test('as a PDF lists the first facts that count and that do not, and says how many more there are', async () => {
    const statement = await jsonOf(url, 'en');
    const pdf = await pdfOf(`${url}/export?language=en`);
    const [all, lines] = [bareOf(pdf), bareLines(pdf)];
    for (const { incentive } of statement.lines) {
      for (const counted of [true, false]) {
        const { items } = await jsonOf<Facts>(`${url}/${incentive}/facts?counted=${counted}&limit=500`, 'en');
        for (const { fact, counts_for, reason } of items.slice(0, 100)) {
          expect(all).toContain(bare(fact.id));
          if (!counted) expect(all).toContain(bare(reason!));
          const end = `EUR${printed(fact.amount!, 'EUR', 'en').replace('€', '')}`;
          const last = counted
            ? incentive === 'volume'
              ? printed(counts_for!, 'EUR', 'en').replace('€', '')
              : counts_for!
            : '';
          expect(lines.some((line) => line.includes(end + last))).toBe(true);
        }
        if (items.length > 100) expect(all).toContain(`And${items.length - 100}morefacts`);
      }
    }
    expect(all.includes('morefacts')).toBe(url.startsWith('R2'));
  });

  test.each(['en', 'nl'])('as a PDF stays on its paper, however long the words: %s', async (language) => {
    const { pieces } = await pdfOf(`${url}/export?language=${language}`);
    for (const { left, right, top, text } of pieces) {
      expect(left, text).toBeGreaterThanOrEqual(47.9);
      expect(right, text).toBeLessThanOrEqual(595.28 - 47.5);
      expect(top).toBeGreaterThan(20);
      expect(top).toBeLessThan(841.89 - 20);
    }
  });

  test.each(['en', 'nl'])('as a CSV has the same figures and sentences: %s', async (language) => {
    const statement = await jsonOf(url, language);
    const { status, headers, bytes } = await fileOf(`${url}/export?format=csv&language=${language}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows: string[][] = parse(bytes.toString().replace(/^\ufeff/, ''), {
      delimiter: language === 'nl' ? ';' : ',',
    });
    const at = (name: string) => rows[0]!.indexOf(language === 'nl' ? dutch[name]! : name);
    const cell = (row: string[], name: string) => row[at(name)]!.replace(language === 'nl' ? ',' : '.', '.');
    const found = rows.slice(1).map((row) => ({
      part: cell(row, 'Part'),
      amount: cell(row, 'Amount'),
      unit: cell(row, 'Unit'),
      fact: row[at('Fact')]!,
      text: row[at('Text')]!,
      countsFor: cell(row, 'Counts for'),
    }));
    const of = (part: string) => found.filter((row) => row.part === (language === 'nl' ? dutch[part] : part));
    const amounts = (list: readonly { amount: string; unit: string }[]) =>
      list.map(({ amount, unit }) => `${amount} ${unit}`);
    expect(amounts(of('Total'))).toEqual(amounts(statement.totals));
    expect(amounts(of('Granted'))).toEqual(amounts(statement.lines));
    expect(amounts(of('Corrections').filter(({ amount }) => amount !== ''))).toEqual(amounts(statement.adjustments));
    const texts = found.map(({ text }) => text);
    for (const { rule, steps } of statement.lines)
      for (const text of [...rule, ...steps.map((one) => one.text)]) expect(texts).toContain(text);
    const counted = await Promise.all(
      statement.lines.map(({ incentive }) =>
        jsonOf<Facts>(`${url}/${incentive}/facts?counted=true&limit=500`, language),
      ),
    );
    expect(of('Facts that count').map(({ fact, countsFor }) => `${fact} ${countsFor}`)).toEqual(
      counted.flatMap(({ items }) => items.map(({ fact, counts_for }) => `${fact.id} ${counts_for}`)),
    );
  });
});

const dutch: Record<string, string> = {
  Part: 'Onderdeel',
  Amount: 'Bedrag',
  Unit: 'Eenheid',
  Fact: 'Feit',
  Text: 'Tekst',
  'Counts for': 'Telt voor',
  Total: 'Totaal',
  Granted: 'Toegekend',
  Corrections: 'Correcties',
  'Facts that count': 'Feiten die meetellen',
};

test('a text that a spreadsheet would take for a formula is none', async () => {
  const { bytes } = await fileOf('R1/statements/rebate/2026-Q2/export?format=csv');
  expect(bytes.toString()).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test('one correction is one in Dutch too', async () => {
  const { adjustments } = await jsonOf('R1/statements/rebate/2026-Q2', 'nl');
  expect(adjustments.map(({ text }) => text).join()).toContain('1 feit kwam binnen');
});

test('a partner gets its own and those below it, and nobody else’s', async () => {
  const partner = await caller({ partner: 'R1', scopes: ['statements:read'] });
  const own = await fileOf('R1/statements/rebate/2026-Q1/export', partner);
  expect([own.status, bareOf(textOfPdf(own.bytes)).includes('Reseller(R1)')]).toEqual([200, true]);
  expect((await fileOf('S1/statements/rebate/2026-Q1/export', partner)).status).toBe(200);
  for (const format of ['pdf', 'csv'])
    expect((await fileOf(`R2/statements/rebate/2026-Q2/export?format=${format}`, partner)).status).toBe(404);
  const another = await caller({ partner: 'R1', scopes: ['facts:read'] });
  expect((await fileOf('R1/statements/rebate/2026-Q1/export', another)).status).toBe(403);
});

test('what is not there, and what is not understood', async () => {
  expect((await fileOf('R1/statements/rebate/2031-Q1/export')).status).toBe(404);
  expect((await fileOf('R1/statements/none/2026-Q1/export')).status).toBe(404);
  expect((await fileOf('R1/statements/rebate/2026-Q1/export?format=docx')).status).toBe(400);
  expect((await fileOf('R1/statements/rebate/2026-Q1/export?limit=3')).status).toBe(400);
});

test('the library of layout is loaded when the first PDF is asked for', async () => {
  await pdfOf('R1/statements/rebate/2026-Q1/export');
  expect(loadedAtStart).toEqual([]);
  expect(loaded().length).toBeGreaterThan(10);
});
