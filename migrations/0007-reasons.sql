-- Why a row was refused is told from its code and params in the reader's language, not kept as one sentence.
alter table rejected_row drop column reason;
