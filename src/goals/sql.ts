import { type RawBuilder, sql } from 'kysely';
import { microToText } from '../engine/money.ts';
import type { Database } from '../platform/database.ts';
import { lockNoun, settleDuplicates } from '../platform/staging.ts';
import type { GoalQuery, GoalShape } from './schema.ts';

export type GoalChange = { partnerId: number; periodKey: string };

/** Takes the staged goals in; a goal given again replaces the one before. Returns whose goals changed. */
export async function mergeGoals(tx: Database): Promise<{ changed: GoalChange[] }> {
  await lockNoun(tx, 'goals');
  await sql`
    create temp table incoming_goal on commit drop as
    select line, data->>'goal_set' as goal_set, data->>'partner' as partner, data->>'period' as period, (data->>'value')::bigint as value_micro, data
    from staged_row where rejection is null`.execute(tx);
  await settleDuplicates(tx, 'incoming_goal', ['goal_set', 'partner', 'period'], 'partner');
  await sql`
    insert into staged_rejection (line, column_name, value, code)
    select line, 'partner', partner, 'unknown-partner' from incoming_goal i
    where not exists (select from partner p where p.code = i.partner)`.execute(tx);
  await sql`
    insert into staged_repeat
    select i.line from incoming_goal i join partner p on p.code = i.partner
    join hand_goal g on g.partner_id = p.id and g.goal_set = i.goal_set and g.period_key = i.period and g.value_micro = i.value_micro`.execute(
    tx,
  );
  await sql`delete from incoming_goal where line in (select line from staged_rejection union select line from staged_repeat)`.execute(
    tx,
  );
  const { rows } = await sql<GoalChange>`
    insert into hand_goal (partner_id, goal_set, period_key, value_micro)
    select p.id, i.goal_set, i.period, i.value_micro from incoming_goal i join partner p on p.code = i.partner order by p.id, i.goal_set, i.period
    on conflict (partner_id, goal_set, period_key) do update set value_micro = excluded.value_micro
    returning partner_id as "partnerId", period_key as "periodKey"`.execute(tx);
  return { changed: rows };
}

type GoalRow = { goal_set: string; partner: string; period: string; value_micro: bigint };

/** Goals set by hand, by set, partner and period, one more than `limit` when there is more. */
export async function selectGoals(db: Database, query: GoalQuery, after: string[] | undefined): Promise<GoalShape[]> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (query.goal_set !== undefined) all.push(sql`g.goal_set = ${query.goal_set}`);
  if (query.partner !== undefined) all.push(sql`p.code = ${query.partner}`);
  if (query.period !== undefined) all.push(sql`g.period_key = ${query.period}`);
  if (after) all.push(sql`(g.goal_set, p.code, g.period_key) > (${after[0]}, ${after[1]}, ${after[2]})`);
  const { rows } = await sql<GoalRow>`
    select g.goal_set, p.code as partner, g.period_key as period, g.value_micro
    from hand_goal g join partner p on p.id = g.partner_id where ${sql.join(all, sql` and `)}
    order by g.goal_set, p.code, g.period_key limit ${query.limit + 1}`.execute(db);
  return rows.map(({ value_micro, ...goal }) => ({ ...goal, value: microToText(value_micro) }));
}
