-- Who takes part and what is sold. Small tables: on a cluster they become reference tables.
-- Attributes that rules read are versioned by the date from which they hold; a fact keeps the version of its date, so that a
-- recalculation years later reads what was true then.

create table company (
  only_row boolean primary key default true check (only_row),
  name text not null,
  base_currency char(3) not null,
  time_zone text not null default 'UTC',
  -- A customer is existing when it bought more than new_customer_days before the sale and within customer_window_months before it.
  new_customer_days integer not null default 0 check (new_customer_days between 0 and 3660),
  customer_window_months integer not null default 24 check (customer_window_months between 1 and 240),
  customer_scope text not null default 'company' check (customer_scope in ('company', 'partner')),
  -- A product is new until this many days after its launch date; without a launch date it is existing.
  new_product_days integer not null default 365 check (new_product_days between 0 and 3660)
);

create table partner (
  id integer generated always as identity primary key,
  code text not null unique check (length(code) between 1 and 64),
  name text not null,
  currency char(3) not null,
  language text not null default 'en' check (language in ('en', 'nl')),
  created_at timestamptz not null default now()
);

create table partner_version (
  id integer generated always as identity primary key,
  partner_id integer not null references partner,
  valid_from date not null,
  type text not null check (type in ('distributor', 'reseller', 'seller', 'service_provider', 'retailer')),
  tier text,
  region text,
  country text,
  tags text[] not null default '{}',
  parent_id integer references partner,
  -- Everyone above, nearest first, with their types, as they were from valid_from on.
  ancestor_ids integer[] not null default '{}',
  ancestor_types text[] not null default '{}',
  unique (partner_id, valid_from),
  check (parent_id is null or parent_id <> partner_id),
  check (not partner_id = any (ancestor_ids)),
  check (cardinality(ancestor_ids) = cardinality(ancestor_types))
);
create index partner_version_ancestors on partner_version using gin (ancestor_ids);

create table product (
  id integer generated always as identity primary key,
  code text not null unique check (length(code) between 1 and 64),
  name text not null,
  launched_on date
);

create table product_version (
  id integer generated always as identity primary key,
  product_id integer not null references product,
  valid_from date not null,
  category text,
  brand text,
  unique (product_id, valid_from)
);

create table customer (
  id bigint generated always as identity primary key,
  code text not null unique check (length(code) between 1 and 64),
  name text
);

-- Value of one unit of a currency in the company's base currency, from a date until the next one given. In billionths.
create table fx_rate (
  currency char(3) not null,
  valid_from date not null,
  rate_nano bigint not null check (rate_nano > 0),
  primary key (currency, valid_from)
);

-- Rounds half away from zero to a micro, as convertMicro does in the engine; a whole number, numeric so that nothing overflows.
create function convert_micro(amount bigint, from_nano bigint, to_nano bigint) returns numeric
language sql immutable strict parallel safe
as $$ select sign(amount::numeric) * div(2 * abs(amount::numeric) * from_nano + to_nano, 2 * to_nano::numeric) $$;

-- A named value per partner and period, set by hand ("quota"): what a goal by_hand reads.
create table hand_goal (
  partner_id integer not null references partner,
  goal_set text not null,
  period_key text not null,
  value_micro bigint not null,
  primary key (partner_id, goal_set, period_key)
);
