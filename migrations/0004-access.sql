-- Who may do what. The application works as vliegwiel_app, which can add to what must never change (facts, postings, statements,
-- versions of attributes) but not alter or remove it.

create table api_key (
  id integer generated always as identity primary key,
  name text not null,
  -- sha-256 of the key; the key itself is shown once and not kept.
  key_hash bytea not null unique,
  scopes text[] not null,
  -- A partner's key sees that partner only.
  partner_id integer references partner,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);

create table session (
  token_hash bytea primary key,
  role text not null check (role in ('manager', 'partner')),
  partner_id integer references partner,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check ((role = 'partner') = (partner_id is not null))
);

create table idempotency_key (
  key text not null,
  caller text not null,
  request_hash bytea not null,
  status integer,
  response text,
  created_at timestamptz not null default now(),
  primary key (key, caller)
);

-- An administrator may have made the role and granted it before, so that the owner of the database needs no right to make roles.
do $$ begin
  if not exists (select from pg_roles where rolname = 'vliegwiel_app') then
    create role vliegwiel_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  set local role vliegwiel_app;
  reset role;
exception when insufficient_privilege then
  execute format('grant vliegwiel_app to %I', current_user);
end $$;

grant usage on schema public to vliegwiel_app;
grant select, insert, update, delete on all tables in schema public to vliegwiel_app;
grant usage, select on all sequences in schema public to vliegwiel_app;
revoke update, delete on sale, activity, training, referral, posting, statement, enrolment, partner_version, product_version, fx_rate from vliegwiel_app;
