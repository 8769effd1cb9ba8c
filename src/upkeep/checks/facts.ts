import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../../engine/fact.ts';
import { factTables } from '../../facts/tables.ts';
import type { Bilingual } from '../../platform/errors.ts';
import { type Check, firstBroken, type Row, type Rule } from './check.ts';

const all = Object.entries(factTables) as [Source, (typeof factTables)[Source]][];

const named = (source: Source) =>
  sql`p.code as partner, f.fact_id as fact, ${sql.lit(source)} as wanted, f.import_id::text as import`;

interface FactRule {
  readonly code: string;
  /** Joins that find what is missing, and the condition under which it is. */
  readonly joins: RawBuilder<unknown>;
  readonly broken: RawBuilder<unknown>;
  readonly found?: RawBuilder<unknown>;
  readonly words: Bilingual;
}

function ruleOf(source: Source, { code, joins, broken, found, words }: FactRule): Rule {
  return {
    code,
    query: sql<Row>`
      select ${named(source)}, ${found ?? sql`null::text`} as found from ${sql.table(factTables[source].table)} f
      left join partner p on p.id = f.partner_id ${joins} where ${broken} order by f.seq limit 1`,
    tell: ({ partner, fact, wanted, found: what }) => {
      const tail = what == null ? '' : ` (${what})`;
      return {
        en: `${partner ?? '–'}, fact ${fact} of ${wanted}: ${words.en}${tail}.`,
        nl: `${partner ?? '–'}, feit ${fact} van ${wanted}: ${words.nl}${tail}.`,
      };
    },
  };
}

const corrected = (source: Source): FactRule => ({
  code: 'fact-corrects',
  joins: sql`left join ${sql.table(factTables[source].table)} t on t.partner_id = f.partner_id and t.fact_id = f.corrects`,
  broken: sql`f.corrects is not null and t.fact_id is null`,
  found: sql`f.corrects`,
  words: { en: 'what it corrects does not exist', nl: 'wat het corrigeert bestaat niet' },
});

const partnerVersion: FactRule = {
  code: 'fact-partner-version',
  joins: sql`left join partner_version v on v.id = f.partner_version_id`,
  broken: sql`p.id is null or v.id is null or v.partner_id <> f.partner_id or v.valid_from > f.occurred_on`,
  words: {
    en: 'it does not point to its partner as it was on that day',
    nl: 'het wijst niet naar de partner zoals die op die dag was',
  },
};

const seller: FactRule = {
  code: 'fact-seller',
  joins: sql`left join partner s on s.id = f.seller_id`,
  broken: sql`f.seller_id is not null and s.id is null`,
  words: { en: 'its seller does not exist', nl: 'de verkoper bestaat niet' },
};

const product: FactRule = {
  code: 'fact-product',
  joins: sql`left join product_version w on w.id = f.product_version_id left join product q on q.id = f.product_id left join customer k on k.id = f.customer_id`,
  broken: sql`f.product_id is not null and (q.id is null or w.id is null or w.product_id <> f.product_id)
    or f.product_id is null and f.product_version_id is not null or f.customer_id is not null and k.id is null`,
  words: {
    en: 'its product, the product’s version or its customer does not exist',
    nl: 'het product, de versie daarvan of de klant bestaat niet',
  },
};

const factRules: Rule[] = all.flatMap(([source, table]) =>
  [corrected(source), partnerVersion, seller, ...(table.product ? [product] : [])].map((one) => ruleOf(source, one)),
);

/** A line is a fact; one that partners share is a row for each of them. */
const lines = all.map(
  ([source, { table }]) => sql`
    select ${sql.lit(source)} as kind, import_id, count(*) as facts from ${sql.table(table)} where share_micro is null group by 2
    union all
    select ${sql.lit(source)}, import_id, count(distinct fact_id) from ${sql.table(table)} where share_micro is not null group by 2`,
);

const importCounts: Rule = {
  code: 'import-count',
  query: sql<Row>`
    with stored as (
      select kind, import_id, sum(facts) as facts from (${sql.join(lines, sql` union all `)}) line group by 1, 2),
    counted as (
      select id as import_id, kind, accepted from import where status = 'done' and kind in (${sql.join(all.map(([source]) => sql.lit(source)))}))
    select import_id::text as import, kind as unit, coalesce(c.accepted, 0)::text as wanted, coalesce(s.facts, 0)::text as found
    from counted c full join stored s using (import_id, kind)
    where coalesce(c.accepted, 0) <> coalesce(s.facts, 0) order by import_id limit 1`,
  tell: (row) => ({
    en: `Import ${row.import} took in ${row.wanted} ${row.unit}, and ${row.found} of them are there.`,
    nl: `Import ${row.import} nam ${row.wanted} ${row.unit} in, en daarvan zijn er ${row.found}.`,
  }),
};

const importRejections: Rule = {
  code: 'import-rejections',
  query: sql<Row>`
    select i.id::text as import, i.rejected::text as wanted, coalesce(r.lines, 0)::text as found
    from import i left join (select import_id, count(distinct line) as lines from rejected_row group by 1) r on r.import_id = i.id
    where i.status = 'done' and i.rejected <> coalesce(r.lines, 0) order by i.id limit 1`,
  tell: (row) => ({
    en: `Import ${row.import} refused ${row.wanted} lines, and the reasons of ${row.found} are kept.`,
    nl: `Import ${row.import} weigerde ${row.wanted} regels, en van ${row.found} is de reden bewaard.`,
  }),
};

const marks: Rule = {
  code: 'mark-program',
  query: sql<Row>`
    select p.code as partner, m.period_key as period, m.program_id::text as found
    from dirty m left join program g on g.id = m.program_id left join partner p on p.id = m.partner_id
    where g.id is null or p.id is null order by m.id limit 1`,
  tell: (row) => ({
    en: `A result waits to be calculated of a program (${row.found}) or partner (${row.partner ?? '–'}) that does not exist.`,
    nl: `Er wacht een resultaat op berekening van een programma (${row.found}) of partner (${row.partner ?? '–'}) die niet bestaat.`,
  }),
};

/** Numbers yet to be given must be beyond those that were: a fact with an old one would be taken for a fact from before a close. */
const numbers: Rule = {
  code: 'fact-number',
  query: sql<Row>`
    select s.seq::text as found, q.last_value::text as wanted from fact_seq q
    join (${sql.join(
      [
        ...all.map(([, { table }]) => sql`select max(seq) as seq from ${sql.table(table)}`),
        sql`select max(closed_seq) from program_period`,
      ],
      sql` union all `,
    )}) s on s.seq > q.last_value order by s.seq desc limit 1`,
  tell: (row) => ({
    en: `The last fact or close has number ${row.found}, and numbering is only at ${row.wanted}.`,
    nl: `Het laatste feit of de laatste afsluiting heeft nummer ${row.found}, en de nummering is pas bij ${row.wanted}.`,
  }),
};

export const facts: Check = {
  name: 'facts',
  what: {
    en: 'facts point to what exists, imports count what they stored, and nothing waits for a program that is gone',
    nl: 'feiten wijzen naar wat bestaat, imports tellen wat zij opsloegen, en niets wacht op een programma dat weg is',
  },
  fetches: ['fact_seq'],
  find: (db) => firstBroken(db, [...factRules, importCounts, importRejections, marks, numbers]),
};
