-- What intake needs.

-- A version is never changed. One that turns out wrong is followed by another from the same date: the later id holds for facts taken in from then on,
-- and facts that were taken in before keep the one that they point to. A derived version repeats a partner's attributes because someone above it changed.
alter table partner_version drop constraint partner_version_partner_id_valid_from_key;
alter table partner_version add derived boolean not null default false;
create index partner_version_at on partner_version (partner_id, valid_from, id);
create index partner_version_parent on partner_version (parent_id) where parent_id is not null;
alter table product_version drop constraint product_version_product_id_valid_from_key;
create index product_version_at on product_version (product_id, valid_from, id);

-- Rows of attributes given in part, each over the one before it.
create aggregate jsonb_merge (jsonb) (sfunc = jsonb_concat, stype = jsonb);

-- Checking six references row by row takes two thirds of the time of a large import (1M sale lines: 30 s with, 10 s without). Intake writes only ids that
-- it has just looked up, and the application may not remove what they point to.
alter table sale
  drop constraint sale_partner_id_fkey, drop constraint sale_partner_version_id_fkey, drop constraint sale_seller_id_fkey,
  drop constraint sale_product_id_fkey, drop constraint sale_product_version_id_fkey, drop constraint sale_customer_id_fkey;
alter table activity
  drop constraint activity_partner_id_fkey, drop constraint activity_partner_version_id_fkey, drop constraint activity_seller_id_fkey,
  drop constraint activity_product_id_fkey, drop constraint activity_product_version_id_fkey, drop constraint activity_customer_id_fkey;
alter table training
  drop constraint training_partner_id_fkey, drop constraint training_partner_version_id_fkey, drop constraint training_seller_id_fkey;
alter table referral
  drop constraint referral_partner_id_fkey, drop constraint referral_partner_version_id_fkey, drop constraint referral_seller_id_fkey,
  drop constraint referral_product_id_fkey, drop constraint referral_product_version_id_fkey, drop constraint referral_customer_id_fkey;
revoke delete on partner, product, customer, company from vliegwiel_app;

-- Facts are written in the order of seq: a run finds the ones of an import without reading the others.
create index sale_seq on sale using brin (seq) with (pages_per_range = 32, autosummarize = on);
create index activity_seq on activity using brin (seq) with (pages_per_range = 32, autosummarize = on);
create index training_seq on training using brin (seq) with (pages_per_range = 32, autosummarize = on);
create index referral_seq on referral using brin (seq) with (pages_per_range = 32, autosummarize = on);

-- The numbers that a reason speaks of, so that it can be told in the reader's language.
alter table rejected_row add params jsonb not null default '{}';
alter table import add warnings jsonb not null default '[]';
