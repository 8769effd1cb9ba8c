-- What a program document would have cost over a past, asked before it is published: the request, how far it is, and its result, kept for a day. And how
-- simple a version was when it was activated, with the reason given where it is less simple than the company wants.

create sequence preview_id_seq as bigint;
create table preview (
  id bigint primary key default nextval('preview_id_seq'),
  request jsonb not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Periods calculated, and how many there are to calculate.
  done integer not null default 0,
  to_do integer not null,
  result jsonb,
  -- Each partner's amounts, what changed most first.
  partners jsonb,
  problem jsonb,
  asked_at timestamptz not null default now()
);
alter sequence preview_id_seq owned by preview.id;
create index preview_asked on preview (asked_at);
grant select, insert, update, delete on preview to vliegwiel_app;
grant usage, select on sequence preview_id_seq to vliegwiel_app;

-- 0: every program is simple enough.
alter table company add least_simplicity integer not null default 0 check (least_simplicity between 0 and 100);
alter table program_version add simplicity integer, add reason text;
