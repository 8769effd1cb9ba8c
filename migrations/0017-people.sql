-- People sign in as themselves. The tables whose names begin with person_ are worked on by the library for signing in, under column names of
-- ours; they are in the schema of all others, so that a backup and a cluster cannot forget them. What a person may do is ours: membership.

create table person (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  language text not null default 'en' check (language in ('en', 'nl')),
  two_factor_enabled boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- The token alone does not sign in: the cookie holds it with a signature made with a secret that is not in the database.
create table person_session (
  id text primary key,
  person_id text not null references person on delete cascade,
  token text not null unique,
  way text,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_session_of on person_session (person_id);

-- How somebody signs in: a password (scrypt), or an account at the provider of single sign-on.
create table person_login (
  id text primary key,
  person_id text not null references person on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index person_login_of on person_login (person_id);

create table person_two_factor (
  id text primary key,
  person_id text not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index person_two_factor_of on person_two_factor (person_id);

-- Links by e-mail, steps of signing in that wait for the next one; hashed.
create table person_proof (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_proof_identifier on person_proof (identifier);

-- How often was tried to sign in, per address.
create table person_try (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create table membership (
  person_id text primary key references person on delete cascade,
  role text not null check (role in ('owner', 'manager', 'finance', 'analyst', 'partner_admin', 'partner_user')),
  partner_id integer references partner,
  -- sha-256 of what the link holds; gone once it was used.
  invitation_hash bytea unique,
  invitation_ends_at timestamptz,
  invitation_to text,
  invited_at timestamptz not null default now(),
  invited_by text not null,
  accepted_at timestamptz,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  removed_at timestamptz,
  check ((role in ('partner_admin', 'partner_user')) = (partner_id is not null))
);
create index membership_partner on membership (partner_id) where partner_id is not null;

-- What is to be sent. The text goes when it was sent: it may hold a link that signs in.
create sequence mail_id_seq;
create table mail (
  id bigint primary key default nextval('mail_id_seq'),
  kind text not null,
  language text not null,
  address text not null,
  subject text not null,
  text text,
  html text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  error text
);
alter sequence mail_id_seq owned by mail.id;

grant select, insert, update, delete on person, person_session, person_login, person_two_factor, person_proof, person_try, membership, mail to vliegwiel_app;
grant usage, select on sequence mail_id_seq to vliegwiel_app;
