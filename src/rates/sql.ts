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
  const { rows } = await sql<{ valid_from: IsoDate }>`
    insert into fx_rate (currency, valid_from, rate_nano) select currency, valid_from, rate_nano from incoming_rate returning valid_from`.execute(
    tx,
  );
  return { from: rows.map((row) => row.valid_from).sort()[0] };
}

/** A rate holds until the next one: facts in between were taken in at the rate before. */
async function refuseLate(tx: Database): Promise<void> {
  await sql`
    create temp table rate_stretch on commit drop as
    select i.line, i.currency, i.valid_from as since, coalesce(min(r.valid_from), 'infinity') as until
    from incoming_rate i left join fx_rate r on r.currency = i.currency and r.valid_from > i.valid_from group by 1, 2, 3`.execute(
    tx,
  );
  await sql`create temp table rate_fact (line bigint, day date) on commit drop`.execute(tx);
  for (const table of ['sale', 'activity', 'training', 'referral'])
    await sql`
      insert into rate_fact
      select s.line, max(f.occurred_on) from ${sql.table(table)} f
      join rate_stretch s on f.currency = s.currency and f.occurred_on >= s.since and f.occurred_on < s.until group by s.line`.execute(
      tx,
    );
  await sql`
    insert into staged_rejection (line, column_name, value, code, params)
    select i.line, 'valid_from', i.valid_from::text, 'rate-too-late', jsonb_build_object('currency', i.currency, 'day', max(f.day))
    from incoming_rate i join rate_fact f using (line) group by i.line, i.valid_from, i.currency`.execute(tx);
  await sql`delete from incoming_rate where line in (select line from rate_fact)`.execute(tx);
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
