-- A statement is read by its period, which is another one than the postings are about where they are adjustments.
create index posting_statement on posting (program_id, statement_period);
