-- From rule to money. A program's versions never change once active. Cells hold each partner's result per period; postings are the
-- double-entry ledger: one row moves an amount from one account to another, so that a transaction cannot but sum to zero.

create table program (
  id integer generated always as identity primary key,
  slug text not null unique
);

create table program_version (
  program_id integer not null references program,
  version integer not null check (version > 0),
  status text not null check (status in ('draft', 'in_review', 'active', 'ended')),
  -- Periods that begin on or after this date are calculated with this version (until the next one's date).
  starts date not null,
  document jsonb not null,
  created_at timestamptz not null default now(),
  activated_at timestamptz,
  primary key (program_id, version)
);

-- A log: what holds on a day is the last row from that day or before, and the last one written when there are more.
create table enrolment (
  partner_id integer not null references partner,
  id bigint generated always as identity,
  program_id integer not null references program,
  status text not null check (status in ('invited', 'enrolled', 'left')),
  since date not null,
  changed_at timestamptz not null default now(),
  primary key (partner_id, id)
);
create index enrolment_of on enrolment (program_id, partner_id, since, id);

-- The periods of active programs, and the days each of them reads (its own, the year before for growth, earlier ones for what is carried).
create table program_period (
  program_id integer not null references program,
  period_key text not null,
  version integer not null,
  starts date not null,
  ends date not null,
  reads datemultirange not null,
  sources text[] not null,
  -- Whom a fact is credited to besides its partner: seller, upline.
  credits text[] not null default '{}',
  -- The day up to which every partner's cell was calculated; null when none was (a new period, a new version).
  calculated_on date,
  closed_at timestamptz,
  -- The last fact taken in before the close: later ones become adjustments.
  closed_seq bigint,
  primary key (program_id, period_key)
);

-- Which cells have changed facts. A log, not a flag: intake never waits for a run, a run deletes just the marks that it saw.
create table dirty (
  partner_id integer not null,
  id bigint generated always as identity,
  program_id integer not null,
  period_key text not null,
  primary key (partner_id, id)
);
create index dirty_program on dirty (program_id, period_key);

create table run (
  id bigint generated always as identity primary key,
  program_id integer not null references program,
  kind text not null check (kind in ('incremental', 'full', 'close')),
  as_of date not null,
  status text not null check (status in ('running', 'done', 'failed')),
  cells integer not null default 0,
  changed integer not null default 0,
  postings integer not null default 0,
  error text,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);

create table cell (
  partner_id integer not null references partner,
  program_id integer not null references program,
  period_key text not null,
  version integer not null,
  -- A partner that no longer takes part keeps an empty cell, so that what was posted is taken back.
  takes_part boolean not null default true,
  first_counted_on date,
  -- The engine's lines: amounts before and after contests and budget, values, steps.
  lines jsonb not null,
  -- The lines before contests and budget, where these changed them.
  raw jsonb,
  -- Money of all lines, in the program's currency: what was earned, and what the budget granted.
  earned_minor bigint not null,
  amount_minor bigint not null,
  run_id bigint not null,
  calculated_at timestamptz not null default now(),
  primary key (partner_id, program_id, period_key)
);
create index cell_program on cell (program_id, period_key) include (partner_id, takes_part, earned_minor, amount_minor);
create index cell_run on cell (run_id);

-- A closed period's result, as it was; never changed.
create table statement (
  partner_id integer not null references partner,
  program_id integer not null references program,
  period_key text not null,
  version integer not null,
  lines jsonb not null,
  amount_minor bigint not null,
  closed_seq bigint not null,
  closed_at timestamptz not null default now(),
  primary key (partner_id, program_id, period_key)
);

create table posting (
  partner_id integer not null references partner,
  id bigint generated always as identity,
  -- EUR, points, goods:ITEM, badge:ID
  unit text not null,
  amount_minor bigint not null check (amount_minor > 0),
  debit text not null,
  credit text not null check (credit <> debit),
  program_id integer references program,
  incentive text,
  -- The period the amount was earned in, and the one whose statement shows it: another one for an adjustment after the close.
  about_period text,
  statement_period text,
  reason text not null check (reason in ('reward', 'reversal', 'adjustment', 'manual', 'payout')),
  note text,
  run_id bigint,
  posted_at timestamptz not null default now(),
  primary key (partner_id, id)
);
create index posting_program on posting (program_id, about_period);
create index posting_id on posting (id);

-- The two lines of each posting: positive is debit. Their sum is zero by construction.
create view entry as
  select partner_id, id as posting_id, 1 as line, debit as account, unit, amount_minor, program_id, incentive, about_period, statement_period, reason, run_id, posted_at from posting
  union all
  select partner_id, id, 2, credit, unit, -amount_minor, program_id, incentive, about_period, statement_period, reason, run_id, posted_at from posting;
