-- Who approved what a period came to, before its statements become final. A log: an approval holds as long as no later run changed a result of the period.

create sequence period_approval_id_seq as bigint;
create table period_approval (
  id bigint primary key default nextval('period_approval_id_seq'),
  program_id integer not null references program,
  period_key text not null,
  -- The last run that had changed a result of the period, and what the results came to then, in minor units of the program's currency.
  run_id bigint not null,
  amount_minor bigint not null,
  -- Who approved it, as the guard knows them, and what they were called then.
  approver text not null,
  approver_name text not null,
  note text,
  approved_at timestamptz not null default now()
);
alter sequence period_approval_id_seq owned by period_approval.id;
create index period_approval_of on period_approval (program_id, period_key, id);

-- Whether a period closes with an approval only.
alter table company add approval_before_close boolean not null default false;

grant select, insert on period_approval to vliegwiel_app;
revoke update, delete on period_approval from vliegwiel_app;
grant usage, select on sequence period_approval_id_seq to vliegwiel_app;
