-- A partner's requests work as vliegwiel_partner, which sees that partner and those below it only, so that a forgotten condition in a statement shows nothing
-- of another partner. Whom it sees is worked out once per request, before it takes this role, and handed over in settings of the connection; without them it sees
-- nothing. It may read what a partner's own pages show; on everything that is not named here it has no privilege.
-- The application's role sees everything, as before.
-- Citus takes no policies that ask something of other tables: in a cluster there are none, and partners' requests keep the application's role.

do $$ begin
  if not exists (select from pg_roles where rolname = 'vliegwiel_partner') then
    create role vliegwiel_partner nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  set local role vliegwiel_partner;
  reset role;
exception when insufficient_privilege then
  execute format('grant vliegwiel_partner to %I', current_user);
end $$;

-- Accounts that may work as the application need this as well.
do $$ declare
  one name;
begin
  for one in
    select a.rolname from pg_auth_members m join pg_roles a on a.oid = m.member
    where m.roleid = 'vliegwiel_app'::regrole and not pg_has_role(a.oid, 'vliegwiel_partner'::regrole, 'member')
  loop
    execute format('grant vliegwiel_partner to %I', one);
  end loop;
end $$;

-- The partner and everyone below it.
create function seen_partners() returns integer[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('vliegwiel.seen', true), ''), '{}')::integer[] $$;

-- Attributes of partners that were below it for a time: the facts of that time may be credited to it still.
create function seen_versions() returns integer[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('vliegwiel.versions', true), ''), '{}')::integer[] $$;

-- Those and everyone above them, who are named on their pages.
create function named_partners() returns integer[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('vliegwiel.named', true), ''), '{}')::integer[] $$;

-- Programs in effect that are for one of the partners seen.
create function seen_programs() returns integer[] language sql stable parallel safe
as $$ select coalesce(nullif(current_setting('vliegwiel.programs', true), ''), '{}')::integer[] $$;

-- The lines of the view are those that its reader may see.
alter view entry set (security_invoker = true);

do $$ declare
  one text;
  own constant text := 'partner_id = any ((select seen_partners())::integer[])';
  fact constant text := own || ' or seller_id = any ((select seen_partners())::integer[])
    or partner_version_id = any ((select seen_versions())::integer[])';
  -- Also what has left a trace on a statement, though the program is over or no longer for the partner.
  program constant text := '%1$s = any ((select seen_programs())::integer[])
    or exists (select from cell x where x.program_id = %1$s and x.partner_id = any ((select seen_partners())::integer[]))
    or exists (select from posting x where x.program_id = %1$s and x.partner_id = any ((select seen_partners())::integer[]))';
begin
  grant usage on schema public to vliegwiel_partner;
  grant select on company, product, product_version, fx_rate to vliegwiel_partner;
  if to_regclass('pg_dist_partition') is not null then
    return;
  end if;
  grant select on partner, partner_version, sale, activity, training, referral, cell, posting, entry, statement, enrolment, program, program_version,
    program_period, customer to vliegwiel_partner;
  grant insert (partner_id, program_id, status, since) on enrolment to vliegwiel_partner;
  grant usage on sequence enrolment_id_seq to vliegwiel_partner;

  foreach one in array array['partner', 'partner_version', 'sale', 'activity', 'training', 'referral', 'cell', 'posting', 'statement', 'enrolment',
    'hand_goal', 'dirty', 'program', 'program_version', 'program_period', 'customer']
  loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy company on %I to vliegwiel_app using (true) with check (true)', one);
  end loop;

  foreach one in array array['cell', 'posting', 'statement', 'enrolment'] loop
    execute format('create policy own on %I for select to vliegwiel_partner using (%s)', one, own);
  end loop;
  foreach one in array array['sale', 'activity', 'training', 'referral'] loop
    execute format('create policy own on %I for select to vliegwiel_partner using (%s)', one, fact);
  end loop;
  execute format('create policy own on partner_version for select to vliegwiel_partner using (%s or id = any ((select seen_versions())::integer[]))', own);
  execute format('create policy joins on enrolment for insert to vliegwiel_partner with check (%s and status <> ''invited'')', own);
  -- A version that is not in effect yet is the company's own business, and with it a program that has no other.
  execute format('create policy own on program_version for select to vliegwiel_partner using (status in (''active'', ''ended'') and (%s))',
    format(program, 'program_id'));
  execute format('create policy own on program_period for select to vliegwiel_partner using (%s)', format(program, 'program_id'));
end $$;

do $$ begin
  if to_regclass('pg_dist_partition') is not null then
    return;
  end if;
  create policy own on program for select to vliegwiel_partner using (exists (select from program_version v where v.program_id = program.id));
  -- Sellers of own facts and whom one sold for, also where the two are not above one another. What is seen of facts is limited as above.
  create policy own on partner for select to vliegwiel_partner using (
    id = any ((select named_partners())::integer[])
    or id in (select partner_id from sale where seller_id = any ((select seen_partners())::integer[]))
    or id in (select seller_id from sale where partner_id = any ((select seen_partners())::integer[]) and seller_id is not null)
    or id in (select unnest(array[partner_id, seller_id]) from activity where seller_id is not null)
    or id in (select unnest(array[partner_id, seller_id]) from training where seller_id is not null)
    or id in (select unnest(array[partner_id, seller_id]) from referral where seller_id is not null));
  create policy own on customer for select to vliegwiel_partner using (
    exists (select from sale f where f.customer_id = customer.id and f.again is null)
    or id in (select customer_id from sale where seller_id = any ((select seen_partners())::integer[]))
    or exists (select from activity f where f.customer_id = customer.id)
    or exists (select from referral f where f.customer_id = customer.id));
end $$;
