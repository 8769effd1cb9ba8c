import { type RawBuilder, sql } from 'kysely';
import type { PartnerType } from '../engine/fact.ts';
import type { Database } from '../platform/database.ts';
import type { Standing } from './schema.ts';

/** What standings are worked out with. */
export interface StandingInput {
  readonly programId: number;
  readonly period: string;
  /** Per version: the places of its incentives that have a goal. */
  readonly goals: readonly { readonly version: number; readonly places: readonly number[] }[];
  /** The attainment that counts as on track, as decimal text: for everyone, and for those whose own past says another. */
  readonly wanted: string;
  readonly own: readonly { readonly partner_id: number; readonly place: number; readonly wanted: string }[];
}

/** Every result of the period with where its partner stands: it stands as its goals do that are furthest behind. */
const standing = ({ programId, period, goals, wanted, own }: StandingInput) => sql`
  goal as materialized (
    select version, place from json_to_recordset(${JSON.stringify(goals)}::json) g (version int, places int[]) cross join lateral unnest(places) place),
  own as materialized (
    select * from json_to_recordset(${JSON.stringify(own)}::json) o (partner_id int, place int, wanted numeric)),
  part as materialized (
    select c.partner_id, g.place, (c.lines -> g.place ->> 2)::numeric as part
    from cell c join goal g on g.version = c.version
    where c.program_id = ${programId} and c.period_key = ${period} and c.takes_part
      and json_typeof(c.lines -> g.place) = 'array' and (c.lines -> g.place ->> 2) is not null),
  reached as materialized (
    select p.partner_id, min(p.part) as least, max(p.part) as most,
      bool_and(p.part >= 1 or p.part >= coalesce(o.wanted, ${wanted}::numeric)) as paced
    from part p left join own o on o.partner_id = p.partner_id and o.place = p.place group by 1),
  standing as (
    select c.partner_id, c.partner_version_id, c.amount_minor, r.least as attainment, case when r.least is null then 'no_goal'
      when r.least >= 1 then 'reached' when r.most <= 0 then 'not_started' when r.paced then 'on_track' else 'at_risk' end as standing
    from cell c left join reached r using (partner_id)
    where c.program_id = ${programId} and c.period_key = ${period} and c.takes_part)`;

export async function standingCounts(db: Database, input: StandingInput): Promise<Map<Standing, number>> {
  const { rows } = await sql<{ standing: Standing; partners: number }>`
    with ${standing(input)} select standing, count(*)::int as partners from standing group by 1`.execute(db);
  return new Map(rows.map((row) => [row.standing, row.partners]));
}

export interface PeriodPartnerRow {
  readonly partner_id: number;
  readonly partner: string;
  readonly name: string;
  readonly type: PartnerType;
  readonly tier: string | null;
  readonly amount_minor: bigint;
  /** A part, as decimal text. */
  readonly attainment: string | null;
  readonly standing: Standing;
  /** What it is sorted by, as text. */
  readonly sorted: string;
}

export interface PartnerFilters {
  readonly standing?: Standing | undefined;
  readonly type?: string | undefined;
  readonly tier?: string | undefined;
  readonly search?: string | undefined;
}

export interface PartnerOrder {
  readonly by: 'amount' | 'attainment' | 'name' | 'partner' | 'standing';
  readonly isDescending: boolean;
  /** The sorted value and code after which the page begins. */
  readonly after?: { readonly sorted: string; readonly partner: string } | undefined;
}

/** Who has no goal stands after all others who have one, downwards; standings stand from what asks for attention to what does not. */
const sortedBy: Record<PartnerOrder['by'], RawBuilder<unknown>> = {
  amount: sql`s.amount_minor::numeric`,
  attainment: sql`coalesce(s.attainment, '-Infinity'::numeric)`,
  standing: sql`array_position(array['at_risk', 'not_started', 'on_track', 'reached', 'no_goal'], s.standing)::numeric`,
  name: sql`p.name`,
  partner: sql`p.code`,
};

export async function periodPartners(
  db: Database,
  input: StandingInput,
  filters: PartnerFilters,
  order: PartnerOrder,
  limit: number,
): Promise<PeriodPartnerRow[]> {
  const key = sortedBy[order.by];
  const direction = order.isDescending ? sql`desc` : sql`asc`;
  const isText = order.by === 'name' || order.by === 'partner';
  const { after } = order;
  const value = after && (isText ? sql`${after.sorted}::text` : sql`${after.sorted}::numeric`);
  const conditions = [
    sql`true`,
    ...(filters.standing === undefined ? [] : [sql`s.standing = ${filters.standing}`]),
    ...(filters.type === undefined ? [] : [sql`v.type = ${filters.type}`]),
    ...(filters.tier === undefined ? [] : [sql`v.tier = ${filters.tier}`]),
    ...(filters.search === undefined
      ? []
      : [
          sql`(position(lower(${filters.search}) in lower(p.code)) > 0 or position(lower(${filters.search}) in lower(p.name)) > 0)`,
        ]),
    ...(after
      ? [
          sql`(${key} ${order.isDescending ? sql`<` : sql`>`} ${value} or ${key} = ${value} and p.code > ${after.partner})`,
        ]
      : []),
  ];
  const { rows } = await sql<PeriodPartnerRow>`
    with ${standing(input)}, shown as materialized (
      select s.partner_id, p.code as partner, p.name, v.type, v.tier, s.amount_minor, s.attainment, s.standing, ${key} as sorted
      from standing s join partner p on p.id = s.partner_id left join partner_version v on v.id = s.partner_version_id
      where ${sql.join(conditions, sql` and `)} order by ${key} ${direction}, p.code limit ${limit})
    select partner_id, partner, name, type, tier, amount_minor, attainment, standing, sorted::text as sorted
    from shown s order by s.sorted ${direction}, s.partner`.execute(db);
  return rows;
}

/** What these partners were granted in these periods, in minor units. */
export async function recentAmounts(
  db: Database,
  of: { programId: number; periods: readonly string[]; partnerIds: readonly number[] },
): Promise<{ partner_id: number; period_key: string; amount_minor: bigint }[]> {
  const { rows } = await sql<{ partner_id: number; period_key: string; amount_minor: bigint }>`
    select partner_id, period_key, amount_minor from cell
    where program_id = ${of.programId} and period_key = any (${of.periods}::text[]) and partner_id = any (${of.partnerIds}::int[])`.execute(
    db,
  );
  return rows;
}
