-- What a cluster asks of the tables. Numbers come from plain sequences: a table with an identity column cannot be spread over machines
-- once a foreign key ties it to another. They go on where they were.
do $$ declare
  one record;
  next bigint;
begin
  for one in
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
      pg_get_serial_sequence(format('%I', c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' and c.relname in ('partner', 'partner_version', 'product',
      'product_version', 'customer', 'import', 'program', 'enrolment', 'dirty', 'run', 'posting', 'api_key')
  loop
    execute format('select case when is_called then last_value + 1 else last_value end from %s', one.sequence) into next;
    execute format('alter table %I alter %I drop identity', one."table", one."column");
    execute format('create sequence %I as %s start with %s owned by %I.%I',
      one."table" || '_' || one."column" || '_seq', one.type, next, one."table", one."column");
    execute format('alter table %I alter %I set default nextval(%L)',
      one."table", one."column", one."table" || '_' || one."column" || '_seq');
    execute format('grant usage, select on sequence %I to vliegwiel_app', one."table" || '_' || one."column" || '_seq');
  end loop;
end $$;

-- Runs are kept beside the queue, on one machine, and no foreign key leads from there to tables that are on every machine. The application cannot remove what
-- a run points to.
alter table run drop constraint run_program_id_fkey;
revoke delete on program from vliegwiel_app;
