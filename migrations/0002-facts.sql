-- What happened. Append-only: the application's role may insert and read these, not update or delete. A correction is a new fact that
-- names the old one. Numbers are in millionths (micros), so that four-decimal sources lose nothing. Every key carries partner_id, the
-- column a cluster distributes by. A sale shared between partners is one row per partner, each with its part.

create sequence fact_seq;

create table import (
  id bigint generated always as identity primary key,
  kind text not null,
  label text not null,
  status text not null check (status in ('running', 'done', 'failed', 'cancelled')),
  lines bigint not null default 0,
  accepted bigint not null default 0,
  repeated bigint not null default 0,
  rejected bigint not null default 0,
  error text,
  mapping jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);

create table rejected_row (
  import_id bigint not null references import on delete cascade,
  line bigint not null,
  position integer not null default 0,
  column_name text,
  value text,
  code text not null,
  reason text not null,
  primary key (import_id, line, position)
);

create table sale (
  partner_id integer not null references partner,
  fact_id text not null check (length(fact_id) between 1 and 128),
  seq bigint not null default nextval('fact_seq'),
  import_id bigint not null,
  occurred_on date not null,
  partner_version_id integer not null references partner_version,
  seller_id integer references partner,
  corrects text,
  share_micro bigint check (share_micro > 0 and share_micro < 1000000),
  currency char(3) not null,
  amount bigint,
  quantity bigint,
  cost bigint,
  product_id integer references product,
  product_version_id integer references product_version,
  customer_id bigint references customer,
  order_no text,
  channel text,
  new_customer boolean,
  new_product boolean,
  days_since_last_order integer,
  primary key (partner_id, fact_id)
);

create table activity (
  partner_id integer not null references partner,
  fact_id text not null check (length(fact_id) between 1 and 128),
  seq bigint not null default nextval('fact_seq'),
  import_id bigint not null,
  occurred_on date not null,
  partner_version_id integer not null references partner_version,
  seller_id integer references partner,
  corrects text,
  share_micro bigint check (share_micro > 0 and share_micro < 1000000),
  currency char(3) not null,
  amount bigint,
  quantity bigint,
  product_id integer references product,
  product_version_id integer references product_version,
  customer_id bigint references customer,
  kind text,
  status text,
  primary key (partner_id, fact_id)
);

create table training (
  partner_id integer not null references partner,
  fact_id text not null check (length(fact_id) between 1 and 128),
  seq bigint not null default nextval('fact_seq'),
  import_id bigint not null,
  occurred_on date not null,
  partner_version_id integer not null references partner_version,
  seller_id integer references partner,
  corrects text,
  share_micro bigint check (share_micro > 0 and share_micro < 1000000),
  currency char(3) not null,
  amount bigint,
  quantity bigint,
  kind text,
  course text,
  level text,
  status text,
  person text,
  score bigint,
  primary key (partner_id, fact_id)
);

create table referral (
  partner_id integer not null references partner,
  fact_id text not null check (length(fact_id) between 1 and 128),
  seq bigint not null default nextval('fact_seq'),
  import_id bigint not null,
  occurred_on date not null,
  partner_version_id integer not null references partner_version,
  seller_id integer references partner,
  corrects text,
  share_micro bigint check (share_micro > 0 and share_micro < 1000000),
  currency char(3) not null,
  amount bigint,
  quantity bigint,
  product_id integer references product,
  product_version_id integer references product_version,
  customer_id bigint references customer,
  stage text,
  primary key (partner_id, fact_id)
);

-- One partner's period is the usual question; the brin index serves whole-period scans of rows that arrive roughly in time order.
create index sale_partner_day on sale (partner_id, occurred_on);
create index sale_seller_day on sale (seller_id, occurred_on) where seller_id is not null;
create index sale_customer_day on sale (customer_id, occurred_on);
create index sale_fact on sale (fact_id);
create index sale_import on sale using brin (import_id);
create index sale_day on sale using brin (occurred_on);
create index activity_partner_day on activity (partner_id, occurred_on);
create index activity_fact on activity (fact_id);
create index training_partner_day on training (partner_id, occurred_on);
create index training_fact on training (fact_id);
create index referral_partner_day on referral (partner_id, occurred_on);
create index referral_fact on referral (fact_id);
