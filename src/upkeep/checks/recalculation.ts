import { sql } from 'kysely';
import type { Database, Store } from '../../platform/database.ts';
import { codeOf } from '../../platform/errors.ts';
import { rehearse } from '../../platform/rehearsal.ts';
import { isSpread } from '../../platform/spread.ts';
import { programNoun } from '../../programs/sql.ts';
import { run } from '../../runs/actions.ts';
import { intake } from '../../runs/sql.ts';
import { amount, type Finding, nameOf, type Row, type Scope } from './check.ts';

/** Without `full`, the programs that were calculated last. */
const lastRuns = 3;

interface Calculated {
  readonly id: number;
  readonly slug: string;
  /** The day up to which it was calculated. */
  readonly as_of: string;
}

export async function programsToRecalculate(db: Database, { full }: Scope): Promise<Calculated[]> {
  const { rows } = await sql<Calculated>`
    select g.id, g.slug, d.as_of from (select program_id, max(calculated_on) as as_of from program_period group by 1) d
    join program g on g.id = d.program_id join (select program_id, max(id) as id from run where status = 'done' group by 1) r using (program_id)
    where d.as_of is not null order by r.id desc ${full ? sql`` : sql`limit ${lastRuns}`}`.execute(db);
  return rows;
}

/**
 * Calculates a program from its facts, as if for the first time, and undoes it: what was kept and carried forward, run by run, must be what
 * measuring everything again gives. What waits to be calculated is calculated before, so that only what is off differs.
 */
export async function recalculate(store: Store, { id, slug, as_of: asOf }: Calculated): Promise<Finding | undefined> {
  const nouns = (await isSpread(store.db)) ? [programNoun(id), intake] : [];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rehearse(store.pool, (db) => difference(db, slug, asOf), nouns);
    } catch (error) {
      // Someone else calculated or changed the program at the same moment.
      if (codeOf(error) !== '40001' || attempt === 10) throw error;
    }
  }
}

async function difference(db: Database, slug: string, asOf: string): Promise<Finding | undefined> {
  await run(db, { program: slug, asOf });
  await sql`
    create temp table kept_result on commit drop as
    select c.partner_id, c.program_id, c.period_key, c.amount_minor from cell c join program g on g.id = c.program_id where g.slug = ${slug}`.execute(
    db,
  );
  const again = await run(db, { program: slug, kind: 'full', asOf });
  const { rows } = await sql<Row>`
    select p.code as partner, ${slug}::text as program, c.period_key as period, v.document ->> 'currency' as unit,
      coalesce(k.amount_minor, 0)::text as found, c.amount_minor::text as wanted
    from cell c left join kept_result k using (partner_id, program_id, period_key)
    join partner p on p.id = c.partner_id join program_period d using (program_id, period_key)
    left join program_version v on v.program_id = c.program_id and v.version = d.version
    where c.run_id = ${again.run} order by c.amount_minor = coalesce(k.amount_minor, 0), d.starts, p.code limit 1`.execute(
    db,
  );
  const row = rows[0];
  if (row) return tell(row);
  return again.postings === 0 ? undefined : tell({ program: slug });
}

function tell(row: Row): Finding {
  const { wanted, found, ...where } = row;
  const [is, should] = [amount(found, row.unit), amount(wanted, row.unit)];
  const words =
    is === should
      ? {
          en: 'calculated again from the facts, the amount is the same and how it came about is not.',
          nl: 'opnieuw berekend uit de feiten is het bedrag hetzelfde, maar hoe het ontstond niet.',
        }
      : {
          en: `the result is ${is}; calculated again from the facts it is ${should}.`,
          nl: `het resultaat is ${is}; opnieuw berekend uit de feiten is het ${should}.`,
        };
  return {
    code: 'recalculation',
    title: { en: `${nameOf(where)}: ${words.en}`, nl: `${nameOf(where)}: ${words.nl}` },
    detail: {
      en: `Look at it with: vliegwiel explain ${row.partner ?? '<partner>'} ${row.program} ${row.period ?? '<period>'} <incentive> --facts. Then post the difference with: vliegwiel calculate --program ${row.program} --full`,
      nl: `Bekijk het met: vliegwiel explain ${row.partner ?? '<partner>'} ${row.program} ${row.period ?? '<periode>'} <regeling> --facts. Boek daarna het verschil met: vliegwiel calculate --program ${row.program} --full`,
    },
    where,
  };
}
