import { type RawBuilder, sql } from 'kysely';
import { decimal } from '../engine/exact.ts';
import type { IsoDate } from '../engine/period.ts';
import type { Database } from '../platform/database.ts';
import { lockNoun, settleDuplicates, shareNoun } from '../platform/staging.ts';
import type { RateQuery, RateShape } from './schema.ts';

/** Held by an intake of facts: the rates that its facts are judged by do not change meanwhile. */
export async function holdRates(tx: Database): Promise<void> {
  await shareNoun(tx, 'rates');
}

/**
 * Takes the staged rates in. A rate never changes, and none is added that would have converted facts already taken in otherwise.
 * Returns the earliest date from which anything is new.
 */
export async function mergeRates(tx: Database, baseCurrency: string): Promise<{ from: IsoDate | undefined }> {
  await lockNoun(tx, 'rates');
  await sql`
    create temp table incoming_rate on commit drop as
    select line, data->>'currency' as currency, (data->>'valid_from')::date as valid_from, (data->>'rate')::bigint as rate_nano, data
    from staged_row where rejection is null`.execute(tx);
  await settleDuplicates(tx, 'incoming_rate', ['currency', 'valid_from'], 'currency');
  await sql`
    insert into staged_repeat select i.line from incoming_rate i join fx_rate r using (currency, valid_from, rate_nano)`.execute(
    tx,
  );
  await sql`
    insert into staged_rejection (line, column_name, value, code)
    select line, 'currency', currency, 'base-currency' from incoming_rate where currency = ${baseCurrency}`.execute(tx);
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select i.line, 'rate', trim_scale(i.rate_nano / 1e9)::text, 'rate-known', jsonb_build_object('rate', trim_scale(r.rate_nano / 1e9)::text)
    from incoming_rate i join fx_rate r using (currency, valid_from) where r.rate_nano <> i.rate_nano`.execute(tx);
  await sql`delete from incoming_rate where line in (select line from staged_repeat union select line from staged_rejection)`.execute(
    tx,
  );
  await refuseLate(tx);
  const { rows } = await sql<{ valid_from: IsoDate | null }>`
    with added as (
      insert into fx_rate (currency, valid_from, rate_nano) select currency, valid_from, rate_nano from incoming_rate returning valid_from)
    select min(valid_from) as valid_from from added`.execute(tx);
  return { from: rows[0]?.valid_from ?? undefined };
}

/** A rate holds until the next one: facts in between were taken in at the rate before. */
async function refuseLate(tx: Database): Promise<void> {
  const latest = sql.join(
    ['sale', 'activity', 'training', 'referral'].map(
      (table) => sql`select max(occurred_on) as day from ${sql.table(table)}
        where currency = i.currency and occurred_on >= i.valid_from and occurred_on < coalesce(next.valid_from, 'infinity')`,
    ),
    sql` union all `,
  );
  await sql`
    with late as (
      insert into staged_rejection (line, column_name, value, code, params)
      select i.line, 'valid_from', i.valid_from::text, 'rate-too-late', jsonb_build_object('currency', i.currency, 'day', fact.day)
      from incoming_rate i
      left join lateral (select min(valid_from) as valid_from from fx_rate r where r.currency = i.currency and r.valid_from > i.valid_from) next on true
      cross join lateral (select max(day) as day from (${latest}) d) fact
      where fact.day is not null returning line)
    delete from incoming_rate where line in (select line from late)`.execute(tx);
}

type RateRow = { currency: string; valid_from: IsoDate; rate_nano: bigint };

/** Rates by currency, newest first, one more than `limit` when there is more. */
export async function selectRates(db: Database, query: RateQuery, after: string[] | undefined): Promise<RateShape[]> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (query.currency !== undefined) all.push(sql`currency = ${query.currency}`);
  if (after) all.push(sql`(currency > ${after[0]} or currency = ${after[0]} and valid_from < ${after[1]}::date)`);
  const { rows } = await sql<RateRow>`
    select currency, valid_from, rate_nano from fx_rate where ${sql.join(all, sql` and `)}
    order by currency, valid_from desc limit ${query.limit + 1}`.execute(db);
  return rows.map(({ currency, valid_from, rate_nano }) => ({ currency, valid_from, rate: decimal(rate_nano, 9) }));
}
