-- Half of an import's time went to entries in indexes. When a customer bought is asked per day: one entry for the lines of a customer, partner and day that come
-- together is enough, where there were three. Lines without an entry say so in `again`, so that facts from before, and written by others, have theirs.
alter table sale add again boolean;
drop index sale_customer_day;
create index sale_customer_day on sale (customer_id, occurred_on) where again is null;

-- Lists show the last first. An index of stretches finds these only after PostgreSQL has noted what lies in them, which after a large import may take days.
-- Entries at the end of a tree are cheap.
drop index sale_seq, activity_seq, training_seq, referral_seq;
create index sale_seq on sale (seq);
create index activity_seq on activity (seq);
create index training_seq on training (seq);
create index referral_seq on referral (seq);
