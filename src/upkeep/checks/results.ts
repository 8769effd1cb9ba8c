import { sql } from 'kysely';
import { amount, type Check, firstBroken, nameOf, type Row, type Rule } from './check.ts';

/** What was posted about a partner's period by runs. */
const posted = sql`
  select partner_id, program_id, about_period as period_key, incentive, unit,
    sum(case when credit = 'owed' then amount_minor else -amount_minor end) as minor
  from posting where reason in ('reward', 'reversal', 'adjustment') group by 1, 2, 3, 4, 5`;

const differs = (row: Row, en: string, nl: string) => ({
  en: `${nameOf(row)}: ${en} ${amount(row.wanted, row.unit)}, posted is ${amount(row.found, row.unit)}.`,
  nl: `${nameOf(row)}: ${nl} ${amount(row.wanted, row.unit)}, geboekt is ${amount(row.found, row.unit)}.`,
});

const total: Rule = {
  code: 'result-total',
  query: sql<Row>`
    with posted as (${posted}),
    money as (
      select partner_id, program_id, period_key, unit, sum(minor) as minor from posted group by 1, 2, 3, 4),
    kept as (
      select c.partner_id, c.program_id, c.period_key, v.document ->> 'currency' as unit, c.amount_minor as minor
      from cell c left join program_version v on v.program_id = c.program_id and v.version = c.version)
    select p.code as partner, g.slug as program, k.period_key as period, k.unit, k.minor::text as wanted, coalesce(m.minor, 0)::text as found
    from kept k left join money m using (partner_id, program_id, period_key, unit)
    left join partner p on p.id = k.partner_id left join program g on g.id = k.program_id
    where k.minor <> coalesce(m.minor, 0) or k.unit is null order by g.slug, k.period_key, p.code limit 1`,
  tell: (row) => differs(row, 'the result is', 'het resultaat is'),
};

const line: Rule = {
  code: 'result-line',
  query: sql<Row>`
    with posted as (${posted}),
    paid_in as (
      select v.program_id, v.version, i.place, i.incentive ->> 'id' as incentive, case
          when i.incentive #> '{reward,goods}' is not null then 'goods:' || (i.incentive #>> '{reward,goods,item}')
          when i.incentive #> '{reward,badge}' is not null then 'badge:' || (i.incentive #>> '{reward,badge,id}')
          when i.incentive ->> 'pays_in' = 'points' then 'points' else v.document ->> 'currency' end as unit
      from program_version v cross join lateral jsonb_array_elements(v.document -> 'incentives') with ordinality i (incentive, place)),
    kept as (
      select c.partner_id, c.program_id, c.period_key, i.incentive, i.unit, sum(a.minor) as minor
      from cell c cross join lateral unnest(c.amounts) with ordinality a (minor, place)
      join paid_in i on i.program_id = c.program_id and i.version = c.version and i.place = a.place group by 1, 2, 3, 4, 5)
    select p.code as partner, g.slug as program, period_key as period, incentive, unit,
      coalesce(kept.minor, 0)::text as wanted, coalesce(posted.minor, 0)::text as found
    from kept full join posted using (partner_id, program_id, period_key, incentive, unit)
    left join partner p on p.id = partner_id left join program g on g.id = program_id
    where coalesce(kept.minor, 0) <> coalesce(posted.minor, 0) order by g.slug, period_key, p.code, incentive, unit limit 1`,
  tell: (row) => differs(row, 'the result is', 'het resultaat is'),
};

const period: Rule = {
  code: 'result-period',
  query: sql<Row>`
    select p.code as partner, g.slug as program, c.period_key as period
    from cell c left join program_period d using (program_id, period_key)
    left join partner p on p.id = c.partner_id left join program g on g.id = c.program_id
    where d.program_id is null or g.id is null order by g.slug, c.period_key, p.code limit 1`,
  tell: (row) => ({
    en: `${nameOf(row)}: there is a result of a period that the program does not have.`,
    nl: `${nameOf(row)}: er is een resultaat van een periode die het programma niet heeft.`,
  }),
};

export const results: Check = {
  name: 'results',
  what: {
    en: 'every result is what was posted for it, by partner, program, period and incentive',
    nl: 'elk resultaat is wat ervoor geboekt is, per partner, programma, periode en regeling',
  },
  fetches: ['posting', 'cell'],
  find: (db) => firstBroken(db, [period, line, total]),
};
