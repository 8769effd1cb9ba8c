-- What people write to each other: questions and disputes about a line of a statement, answered in a thread, and the company's own notes on a partner.

create sequence question_id_seq as bigint;
create table question (
  id bigint primary key default nextval('question_id_seq'),
  partner_id integer not null references partner,
  program_id integer not null references program,
  period_key text not null,
  incentive text not null,
  -- One fact of the line; its partner is another one where what it sold is credited to this one.
  fact_source text,
  fact_partner_id integer references partner,
  fact_id text,
  kind text not null check (kind in ('question', 'dispute')),
  -- open: the company's turn. answered: the company wrote last.
  status text not null default 'open' check (status in ('open', 'answered', 'closed')),
  outcome text check (outcome in ('explained', 'corrected', 'declined')),
  messages integer not null default 1,
  opened_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  -- The number of the last message: what changed last comes first in lists.
  last_message bigint not null,
  check ((status = 'closed') = (outcome is not null)),
  check ((fact_id is null) = (fact_partner_id is null) and (fact_id is null) = (fact_source is null))
);
alter sequence question_id_seq owned by question.id;
-- Lists show what is open first, then what changed last.
create index question_list on question (array_position(array['open', 'answered', 'closed'], status), last_message desc);
create index question_of on question (partner_id, program_id, period_key);
create index question_waiting on question (program_id) where status <> 'closed';

-- Never changed: who said what and when. The last one of a closed question says how it ended.
create sequence question_message_id_seq as bigint;
create table question_message (
  id bigint primary key default nextval('question_message_id_seq'),
  question_id bigint not null references question,
  partner_id integer not null references partner,
  side text not null check (side in ('company', 'partner')),
  -- Who wrote it, as the guard knows them, and what they were called then.
  author text not null,
  author_name text not null,
  text text not null,
  outcome text check (outcome in ('explained', 'corrected', 'declined')),
  written_at timestamptz not null default now()
);
alter sequence question_message_id_seq owned by question_message.id;
create index question_message_of on question_message (question_id, id);

create sequence note_id_seq as bigint;
create table note (
  id bigint primary key default nextval('note_id_seq'),
  partner_id integer not null references partner,
  author text not null,
  author_name text not null,
  text text not null,
  written_at timestamptz not null default now()
);
alter sequence note_id_seq owned by note.id;
create index note_of on note (partner_id, id desc);

grant select, insert, update on question to vliegwiel_app;
grant select, insert on question_message to vliegwiel_app;
grant select, insert, delete on note to vliegwiel_app;
grant usage, select on sequence question_id_seq, question_message_id_seq, note_id_seq to vliegwiel_app;
