-- What a period's results ask of the budget together (what is below zero makes no room), and whether one was granted less than it asks. Noted by each run for the
-- periods that it changed, so that one sale does not add up the results of all periods; null until a run has looked.
alter table program_period add asked_minor numeric, add is_reduced boolean;

-- What was posted about a result is found by its three columns, with which no other index can be confused.
drop index posting_program;
create index posting_about on posting (program_id, about_period, partner_id);

-- The last fact number when an import began: its facts have later ones, and are found by them.
alter table import add after_seq bigint;
alter table import alter after_seq set default coalesce(pg_sequence_last_value('fact_seq'), 0);
