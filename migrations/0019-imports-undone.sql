-- Imports that can be watched, cancelled and undone, and the columns of a file that were mapped once, to be proposed again.

alter table import drop constraint import_status_check;
alter table import
  add constraint import_status_check check (status in ('running', 'done', 'failed', 'cancelled', 'undone')),
  -- Of the file: how much of it was read so far, and how much there is, where that is known.
  add bytes bigint not null default 0,
  add size bigint,
  add phase text check (phase in ('reading', 'storing')),
  -- The name that who uploads gave it beforehand, to find it by while it runs.
  add reference text,
  add cancel_asked boolean not null default false,
  add undone_at timestamptz,
  -- The last run that had begun before it: none of these can have counted its facts.
  add after_run bigint;
alter table import alter after_run set default coalesce(pg_sequence_last_value('run_id_seq'), 0);
update import set after_run = 0;
create index import_reference on import (reference) where reference is not null;

-- headers: the names in the file's first line, in lower case and sorted, as a hash.
create table import_mapping (
  kind text not null,
  headers bytea not null,
  mapping jsonb not null,
  locale jsonb not null,
  used_at timestamptz not null default now(),
  primary key (kind, headers)
);
grant select, insert, update, delete on import_mapping to vliegwiel_app;

/*
 * Takes the facts of an import back, and tells how many, or why not. The application cannot remove facts; this checks by itself that nothing builds on them, while
 * nobody takes facts in or calculates: no run has posted about what they count for, no period that they count in was closed since, no later fact corrects one of them
 * or was judged beside it. Who calls it marks the results to be measured anew, in the same transaction.
 */
create function undo_import(wanted bigint) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one import;
  fact_table text;
  chosen constant text := 'select distinct f.partner_id, f.seller_id, f.partner_version_id, f.occurred_on from %1$I f where f.import_id = $1 and f.seq > $2';
  blocked jsonb;
  held integer[] := '{}';
  one_program integer;
  removed bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'undo_import sees what others did meanwhile: read committed only';
  end if;
  for one_program in select id from program order by id loop
    perform pg_advisory_xact_lock(hashtextextended('vliegwiel program ' || one_program, 0));
    held := held || one_program;
  end loop;
  perform pg_advisory_xact_lock(hashtextextended('vliegwiel intake', 0));
  for one_program in select id from program where id <> all (held) order by id loop
    if not pg_try_advisory_xact_lock(hashtextextended('vliegwiel program ' || one_program, 0)) then
      return jsonb_build_object('refused', 'busy');
    end if;
  end loop;
  select * into one from import where id = wanted for update;
  if one.status is distinct from 'done' then
    return jsonb_build_object('refused', 'not-done');
  end if;
  fact_table := case one.kind when 'sales' then 'sale' when 'activities' then 'activity' when 'trainings' then 'training' when 'referrals' then 'referral' end;
  if fact_table is null then
    return jsonb_build_object('refused', 'no-facts');
  end if;

  execute format('with fact as (' || chosen || '),
    touched as (
      select f.partner_id, p.program_id, p.period_key, p.closed_seq from fact f
      join program_period p on p.reads @> f.occurred_on and $3 = any (p.sources)
      union
      select f.seller_id, p.program_id, p.period_key, p.closed_seq from fact f
      join program_period p on p.reads @> f.occurred_on and $3 = any (p.sources) and ''seller'' = any (p.credits) where f.seller_id is not null
      union
      select above.partner_id, p.program_id, p.period_key, p.closed_seq from fact f
      join program_period p on p.reads @> f.occurred_on and $3 = any (p.sources) and ''upline'' = any (p.credits)
      join partner_version v on v.id = f.partner_version_id cross join lateral unnest(v.ancestor_ids) above (partner_id))
    select jsonb_build_object(''refused'', case when t.closed_seq > $2 then ''closed'' else ''posted'' end,
      ''program'', g.slug, ''period'', t.period_key, ''partner'', w.code)
    from touched t join program g on g.id = t.program_id join partner w on w.id = t.partner_id
    where t.closed_seq > $2 or exists (select from posting o where o.program_id = t.program_id and o.about_period = t.period_key
      and o.partner_id = t.partner_id and o.run_id > $4)
    order by g.slug, t.period_key, w.code limit 1', fact_table)
    into blocked using wanted, coalesce(one.after_seq, 0), one.kind, coalesce(one.after_run, 0);
  if blocked is not null then return blocked; end if;

  execute format('select jsonb_build_object(''refused'', ''corrected'', ''fact'', l.fact_id, ''partner'', w.code)
    from %1$I l join %1$I f on f.fact_id = l.corrects and f.partner_id = l.partner_id join partner w on w.id = l.partner_id
    where l.seq > $2 and l.corrects is not null and l.import_id <> $1 and f.import_id = $1 order by l.seq limit 1', fact_table)
    into blocked using wanted, coalesce(one.after_seq, 0);
  if blocked is not null then return blocked; end if;

  if fact_table = 'sale' then
    select jsonb_build_object('refused', 'judged-beside', 'fact', l.fact_id, 'partner', w.code) into blocked
    from sale l join partner w on w.id = l.partner_id
    where l.seq > coalesce(one.after_seq, 0) and l.import_id <> wanted and (
      exists (select from sale f where f.import_id = wanted and f.seq > coalesce(one.after_seq, 0) and f.seq < l.seq
        and f.customer_id = l.customer_id and f.occurred_on < l.occurred_on and l.new_customer is false)
      or exists (select from sale f where f.import_id = wanted and f.seq > coalesce(one.after_seq, 0) and f.seq < l.seq
        and f.partner_id = l.partner_id and f.occurred_on = l.occurred_on - l.days_since_last_order))
    order by l.seq limit 1;
    if blocked is not null then return blocked; end if;
  end if;

  execute format('delete from %I where import_id = $1 and seq > $2', fact_table) using wanted, coalesce(one.after_seq, 0);
  get diagnostics removed = row_count;
  update import set status = 'undone', undone_at = clock_timestamp() where id = wanted;
  return jsonb_build_object('removed', removed);
end $$;
revoke all on function undo_import(bigint) from public;
grant execute on function undo_import(bigint) to vliegwiel_app;
