-- Results are kept narrow. How an amount came about is worked out from the measured values when someone reads it, and written down in full when a period
-- is closed. A result keeps what it was measured from, so that new facts add to it. Every result is calculated anew once; the same comes out.
alter table cell
  drop column lines, drop column raw,
  -- Per incentive of the version's document, in its order; src/runs/stored.ts says how. json: kept and compared as it was written.
  add lines json not null default '[]',
  -- The lines before contests, pools and the budget, where these changed them.
  add raw json,
  -- What each incentive grants, in minor units of what it pays in; null where it is not for this partner.
  add amounts bigint[] not null default '{}',
  -- The answers to what the document asks to be measured, in its order; null when the partner takes no part.
  add measured json,
  -- Goals set by hand that were used, the partner's attributes, and the day that it was calculated for.
  add hand_goals json,
  add partner_version_id integer,
  add as_of date;
update program_period set calculated_on = null;

-- The intake whose facts the mark is about: a result can be carried forward by them alone. Null: it is measured anew.
alter table dirty add import_id bigint;

-- Looked up and kept by the application itself, as on facts: a run writes hundreds of thousands of rows, and each would be checked on its own.
alter table cell drop constraint cell_partner_id_fkey, drop constraint cell_program_id_fkey;
alter table posting drop constraint posting_partner_id_fkey, drop constraint posting_program_id_fkey;
revoke delete on program, program_version from vliegwiel_app;

-- Only adjustments show on a statement of another period than they are about.
drop index posting_statement;
create index posting_elsewhere on posting (program_id, statement_period) where statement_period is distinct from about_period;
