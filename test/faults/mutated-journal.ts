import { sql } from 'kysely';
import type { Store } from '../../src/platform/database.ts';

/** Rows of a table that a case added, changed or removed. */
export interface Change {
  readonly table: string;
  readonly did: 'insert' | 'update' | 'delete';
  readonly rows: number;
}

export interface Journal {
  /** What was committed since the last undo. */
  changes(): Promise<Change[]>;
  /** Puts every table back as it was when the journal was opened, so that cases do not depend on each other. */
  undo(): Promise<void>;
}

/**
 * Has the database note every committed change of a row, with the row as it was: triggers, in this test's own database only. What is
 * rolled back leaves no note, so that "nothing changed" is one short query after each case.
 */
export async function openJournal(owner: Store): Promise<Journal> {
  const { db } = owner;
  await sql.raw(definitions).execute(db);
  const { rows: sequences } = await sql<{ name: string; value: bigint | null }>`
    select format('%I.%I', schemaname, sequencename) as name, last_value as value from pg_sequences where schemaname = 'public'`.execute(
    db,
  );
  const starts = sql.join(
    sequences
      .filter(({ name }) => !name.includes('journal_id'))
      .map(({ name, value }) => sql`setval(${name}::regclass, ${value ?? 1n}::int8, ${value !== null})`),
  );
  return {
    changes: async () => {
      const { rows } = await sql<Change>`
        select name as table, did, count(*)::int as rows from journal group by 1, 2 order by 1, 2`.execute(db);
      return rows;
    },
    undo: async () => {
      await sql`select undo_changes()`.execute(db);
      await sql`select ${starts}`.execute(db);
      await sql`delete from graphile_worker._private_jobs`.execute(db);
    },
  };
}

const definitions = `
create table journal (id bigint generated always as identity primary key, name text not null, did text not null, before jsonb, after jsonb);

create function note_change() returns trigger language plpgsql security definer as $$ begin
  if tg_op <> 'UPDATE' or to_jsonb(old) is distinct from to_jsonb(new) then
    insert into journal (name, did, before, after) values (tg_table_name, lower(tg_op),
      case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
  end if;
  return null;
end $$;

create function undo_changes() returns void language plpgsql as $$ declare
  one record;
  keys text;
  own text;
begin
  for one in select * from journal order by id desc loop
    select string_agg(format('t.%1$I = r.%1$I', a.attname), ' and ') into keys
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = one.name::regclass and i.indisprimary;
    select string_agg(quote_ident(attname), ', ') into own from pg_attribute
    where attrelid = one.name::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a';
    if one.before is null then
      execute format('delete from %1$I t using jsonb_populate_record(null::%1$I, $1) r where %2$s', one.name, keys) using one.after;
    elsif one.after is null then
      execute format('insert into %1$I overriding system value select * from jsonb_populate_record(null::%1$I, $1)', one.name)
        using one.before;
    else
      -- In its place, so that what refers to it stays.
      execute format('update %1$I t set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$I, $2)) from jsonb_populate_record(null::%1$I, $1) r where %2$s',
        one.name, keys, own) using one.after, one.before;
    end if;
  end loop;
  delete from journal;
end $$;

do $$ declare name text; begin
  for name in select tablename from pg_tables where schemaname = 'public' and tablename not in ('journal', 'migration') loop
    execute format('create trigger note_change after insert or update or delete on %I for each row execute function note_change()', name);
  end loop;
end $$;`;
