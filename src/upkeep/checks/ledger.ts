import { sql } from 'kysely';
import { amount, type Check, firstBroken, nameOf, type Row, type Rule } from './check.ts';

const names = sql`p.code as partner, g.slug as program, o.about_period as period, o.incentive, o.unit, o.id::text as posting`;
const named = sql`left join partner p on p.id = o.partner_id left join program g on g.id = o.program_id`;

const illegal: Rule = {
  code: 'posting-accounts',
  query: sql<Row>`
    select ${names}, o.debit || ' → ' || o.credit as found, o.reason as wanted from posting o ${named}
    where o.amount_minor <= 0 or o.debit = o.credit or p.id is null or o.program_id is not null and g.id is null or not case o.reason
      when 'reward' then (o.debit, o.credit) = ('cost', 'owed')
      when 'reversal' then (o.debit, o.credit) = ('owed', 'cost')
      when 'payout' then (o.debit, o.credit) in (('owed', 'bank'), ('bank', 'owed'))
      else (o.debit, o.credit) in (('cost', 'owed'), ('owed', 'cost')) end
    order by o.id limit 1`,
  tell: (row) => ({
    en: `Posting ${row.posting} (${nameOf(row)}) is no ${row.wanted} that can be: it goes ${row.found}.`,
    nl: `Boeking ${row.posting} (${nameOf(row)}) kan geen ${row.wanted} zijn: zij gaat ${row.found}.`,
  }),
};

const twice: Rule = {
  code: 'posting-twice',
  query: sql<Row>`
    select p.code as partner, o.id::text as posting from (
      select partner_id, id from posting where id in (select id from posting group by id having count(*) > 1)) o
    left join partner p on p.id = o.partner_id order by o.id limit 1`,
  tell: (row) => ({
    en: `There is more than one posting ${row.posting}.`,
    nl: `Er is meer dan één boeking ${row.posting}.`,
  }),
};

const withoutRun: Rule = {
  code: 'posting-run',
  query: sql<Row>`
    select ${names}, o.run_id::text as found from posting o ${named}
    left join run r on r.id = o.run_id and r.program_id = o.program_id and r.status = 'done'
    where o.reason in ('reward', 'reversal', 'adjustment') and r.id is null order by o.id limit 1`,
  tell: (row) => ({
    en: `Posting ${row.posting} (${nameOf(row)}) comes from no run: there is no finished run ${row.found ?? '–'} of its program.`,
    nl: `Boeking ${row.posting} (${nameOf(row)}) komt uit geen berekening: er is geen voltooide berekening ${row.found ?? '–'} van het programma.`,
  }),
};

/** What the product shows is read from the view; it must say what the postings themselves add up to. */
const balance: Rule = {
  code: 'balance',
  query: sql<Row>`
    with own as (
      select partner_id, unit, account, sum(minor) as minor from posting
      cross join lateral (values (debit, amount_minor), (credit, -amount_minor)) side (account, minor) group by 1, 2, 3),
    shown as (select partner_id, unit, account, sum(amount_minor) as minor from entry group by 1, 2, 3)
    select p.code as partner, unit, account as incentive, own.minor::text as wanted, shown.minor::text as found
    from own full join shown using (partner_id, unit, account) left join partner p on p.id = partner_id
    where own.minor is distinct from shown.minor order by p.code, unit, account limit 1`,
  tell: ({ partner, unit, incentive, wanted, found }) => ({
    en: `The balance “${incentive}” of ${partner} is shown as ${amount(found, unit)}; its postings add up to ${amount(wanted, unit)}.`,
    nl: `Het saldo “${incentive}” van ${partner} staat op ${amount(found, unit)}; de boekingen tellen op tot ${amount(wanted, unit)}.`,
  }),
};

const unbalanced: Rule = {
  code: 'entries-unbalanced',
  query: sql<Row>`
    select p.code as partner, e.posting_id::text as posting, e.unit, e.minor::text as found from (
      select partner_id, posting_id, min(unit) as unit, sum(amount_minor) as minor, count(*) as lines from entry group by 1, 2) e
    left join partner p on p.id = e.partner_id where e.minor <> 0 or e.lines <> 2 order by e.posting_id limit 1`,
  tell: (row) => ({
    en: `The entries of posting ${row.posting} (${row.partner}) do not balance: they differ by ${amount(row.found, row.unit)}.`,
    nl: `De regels van boeking ${row.posting} (${row.partner}) zijn niet in evenwicht: zij schelen ${amount(row.found, row.unit)}.`,
  }),
};

export const ledger: Check = {
  name: 'ledger',
  what: {
    en: 'every posting is legal and balanced, and balances are what postings add up to',
    nl: 'elke boeking is geldig en in evenwicht, en saldi zijn wat boekingen optellen',
  },
  fetches: ['posting'],
  find: (db) => firstBroken(db, [illegal, twice, withoutRun, balance, unbalanced]),
};
