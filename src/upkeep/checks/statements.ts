import { sql } from 'kysely';
import { textToMinor } from '../../engine/money.ts';
import type { Database } from '../../platform/database.ts';
import { statementLines } from '../../statements/export-sql.ts';
import { statementsOfPeriod } from '../../statements/sql.ts';
import {
  amount,
  type Check,
  changedFromOutside,
  type Finding,
  firstBroken,
  nameOf,
  type Row,
  type Rule,
  type Scope,
} from './check.ts';

/** What was posted for a period's own statement before it was closed. */
const ownPostings = sql`
  select partner_id, program_id, about_period as period_key, incentive, unit,
    sum(case when credit = 'owed' then amount_minor else -amount_minor end) as minor
  from posting where reason in ('reward', 'reversal') group by 1, 2, 3, 4, 5`;
const closed = sql`join program_period d using (program_id, period_key)`;
const named = sql`left join partner p on p.id = partner_id left join program g on g.id = program_id`;

const open: Rule = {
  code: 'statement-open',
  query: sql<Row>`
    select p.code as partner, g.slug as program, s.period_key as period
    from statement s left join program_period d using (program_id, period_key) ${named}
    where d.closed_at is null or d.closed_seq is null or d.closed_seq <> s.closed_seq order by g.slug, s.period_key, p.code limit 1`,
  tell: (row) => ({
    en: `${nameOf(row)}: there is a final statement, and the period was not closed with it.`,
    nl: `${nameOf(row)}: er is een definitief overzicht, en de periode is daarmee niet afgesloten.`,
  }),
};

const frozen: Rule = {
  code: 'statement-frozen',
  query: sql<Row>`
    with own as (${ownPostings}),
    shown as (
      select s.partner_id, s.program_id, s.period_key, line.incentive, line.unit, sum(line."amountMinor"::int8) as minor
      from statement s cross join lateral jsonb_to_recordset(s.lines) line (incentive text, unit text, "amountMinor" text) group by 1, 2, 3, 4, 5)
    select p.code as partner, g.slug as program, period_key as period, incentive, unit,
      coalesce(shown.minor, 0)::text as wanted, coalesce(own.minor, 0)::text as found
    from shown full join own using (partner_id, program_id, period_key, incentive, unit) ${closed} ${named}
    where d.closed_at is not null and coalesce(shown.minor, 0) <> coalesce(own.minor, 0)
    order by g.slug, period_key, p.code, incentive, unit limit 1`,
  tell: (row) => ({
    en: `${nameOf(row)}: the final statement says ${amount(row.wanted, row.unit)}, posted for it is ${amount(row.found, row.unit)}.`,
    nl: `${nameOf(row)}: op het definitieve overzicht staat ${amount(row.wanted, row.unit)}, ervoor geboekt is ${amount(row.found, row.unit)}.`,
  }),
};

const total: Rule = {
  code: 'statement-total',
  query: sql<Row>`
    with own as (select partner_id, program_id, period_key, unit, sum(minor) as minor from (${ownPostings}) o group by 1, 2, 3, 4)
    select p.code as partner, g.slug as program, s.period_key as period, v.document ->> 'currency' as unit,
      s.amount_minor::text as wanted, coalesce(own.minor, 0)::text as found
    from statement s left join program_version v on v.program_id = s.program_id and v.version = s.version
    left join own on own.partner_id = s.partner_id and own.program_id = s.program_id and own.period_key = s.period_key
      and own.unit = v.document ->> 'currency'
    left join partner p on p.id = s.partner_id left join program g on g.id = s.program_id
    where v.program_id is null or s.amount_minor <> coalesce(own.minor, 0) order by g.slug, s.period_key, p.code limit 1`,
  tell: (row) => ({
    en: `${nameOf(row)}: the final statement was closed at ${amount(row.wanted, row.unit)}, posted for it is ${amount(row.found, row.unit)}.`,
    nl: `${nameOf(row)}: het definitieve overzicht is afgesloten op ${amount(row.wanted, row.unit)}, ervoor geboekt is ${amount(row.found, row.unit)}.`,
  }),
};

const place: Rule = {
  code: 'posting-statement',
  query: sql<Row>`
    select p.code as partner, g.slug as program, o.about_period as period, o.incentive, o.id::text as posting, o.statement_period as found, o.reason as wanted
    from posting o left join program_period d on d.program_id = o.program_id and d.period_key = o.about_period
    left join partner p on p.id = o.partner_id left join program g on g.id = o.program_id
    where o.reason in ('reward', 'reversal', 'adjustment') and not coalesce(
      d.program_id is not null and o.incentive is not null and case o.reason
        when 'adjustment' then d.closed_at is not null and o.statement_period <> o.about_period and not exists (
          select from program_period s where s.program_id = o.program_id and s.period_key = o.statement_period and s.starts < d.starts)
        else o.statement_period = o.about_period end, false)
    order by o.id limit 1`,
  tell: (row) => ({
    en: `Posting ${row.posting} (${nameOf(row)}) is on the statement of ${row.found ?? 'no period'}, which cannot be for a ${row.wanted} about ${row.period ?? 'no period'}.`,
    nl: `Boeking ${row.posting} (${nameOf(row)}) staat op het overzicht van ${row.found ?? 'geen periode'}, wat niet kan bij ${row.wanted} over ${row.period ?? 'geen periode'}.`,
  }),
};

interface ShownPeriod {
  readonly id: number;
  readonly slug: string;
  readonly period: string;
}

/** Of each program its newest closed and its oldest open period that has results; with `full` all that have statements. */
async function periodsToShow(db: Database, { full }: Scope): Promise<ShownPeriod[]> {
  const { rows } = await sql<ShownPeriod>`
    select g.id, g.slug, d.period_key as period from (
      select d.*, row_number() over (partition by program_id, closed_at is null order by case when closed_at is null then starts end, starts desc) as place
      from program_period d where calculated_on is not null) d join program g on g.id = d.program_id
    where ${full} or d.place = 1 order by g.slug, d.starts`.execute(db);
  return rows;
}

/** What statements show, through the product's own functions, beside what is posted for them. */
async function shownTotals(db: Database, scope: Scope): Promise<Finding | undefined> {
  for (const one of await periodsToShow(db, scope)) {
    const posted = await postedFor(db, one);
    const totals = await totalsShown(db, one);
    const lines = new Map<string, bigint>();
    for (const { partner, unit, amount: text } of await statementLines(db, { program: one.slug, period: one.period })) {
      const key = keyOf(partner, unit);
      lines.set(key, (lines.get(key) ?? 0n) + textToMinor(text, unit));
    }
    for (const key of [...new Set([...posted.keys(), ...totals.keys(), ...lines.keys()])].sort()) {
      const wanted = posted.get(key) ?? 0n;
      const found = [totals.get(key) ?? 0n, lines.get(key) ?? 0n].find((minor) => minor !== wanted);
      if (found !== undefined) return notAsPosted(one, key, wanted, found);
    }
  }
  return undefined;
}

function notAsPosted({ slug, period }: ShownPeriod, key: string, wanted: bigint, found: bigint): Finding {
  const [partner, unit] = JSON.parse(key) as [string, string];
  const where = { partner, program: slug, period, unit };
  const [is, should] = [amount(String(found), unit), amount(String(wanted), unit)];
  return {
    code: 'statement-shown',
    title: {
      en: `${nameOf(where)}: the statement shows ${is}, posted for it is ${should}.`,
      nl: `${nameOf(where)}: het overzicht toont ${is}, ervoor geboekt is ${should}.`,
    },
    detail: changedFromOutside,
    where,
  };
}

async function postedFor(db: Database, { id, period }: ShownPeriod): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ partner: string; unit: string; minor: bigint }>`
    select p.code as partner, o.unit, sum(case when o.credit = 'owed' then o.amount_minor else -o.amount_minor end)::int8 as minor
    from posting o join partner p on p.id = o.partner_id
    where o.program_id = ${id} and o.statement_period = ${period} and o.reason <> 'payout' group by 1, 2`.execute(db);
  return new Map(rows.map(({ partner, unit, minor }) => [keyOf(partner, unit), minor]));
}

const keyOf = (partner: string, unit: string): string => JSON.stringify([partner, unit]);

const pageSize = 1000;

async function totalsShown(db: Database, { id, period }: ShownPeriod): Promise<Map<string, bigint>> {
  const totals = new Map<string, bigint>();
  let after: { amount: bigint; partner: string } | undefined;
  for (;;) {
    const rows = await statementsOfPeriod(db, { programId: id, period }, pageSize, after);
    for (const { partner, totals: shown } of rows) {
      for (const [unit, minor] of Object.entries(shown)) totals.set(keyOf(partner, unit), BigInt(minor));
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return totals;
    after = { amount: last.amount_minor, partner: last.partner };
  }
}

export const statements: Check = {
  name: 'statements',
  what: {
    en: 'final statements are as they were posted, adjustments name what they correct, and what is shown adds up to the ledger',
    nl: 'definitieve overzichten zijn zoals ze geboekt zijn, correcties noemen wat ze corrigeren, en wat getoond wordt telt op tot het grootboek',
  },
  fetches: ['posting', 'cell', 'statement'],
  find: async (db, scope) => (await firstBroken(db, [open, place, frozen, total])) ?? shownTotals(db, scope),
};
