-- The ten measures of program.yaml, per partner and quarter, all quarters in one statement. The days are a small table that is joined by hash, with
-- the quarter and the worth of a foreign currency on each; different orders are counted apart, because a filtered count(distinct) sorts every line.
with day as materialized (
  select d::date as day, to_char(d, 'YYYY-"Q"Q') as quarter
  from generate_series(date '2024-04-01', date '2026-12-31', interval '1 day') d),
worth as materialized (
  select day, currency, (
    select r.rate_nano from fx_rate r where r.currency = c.currency and r.valid_from <= day.day order by r.valid_from desc limit 1) as nano
  from day cross join (select distinct currency from fx_rate) c),
line as (
  select s.partner_id, day.quarter, s.quantity, s.channel, s.new_customer, s.new_product, p.category, v.tier,
    case when s.currency = 'EUR' then s.amount else convert_micro(s.amount, w.nano, 1000000000)::int8 end as amount,
    case when s.currency = 'EUR' then s.cost else convert_micro(s.cost, w.nano, 1000000000)::int8 end as cost
  from sale s
  join day on day.day = s.occurred_on
  join product_version p on p.id = s.product_version_id
  join partner_version v on v.id = s.partner_version_id
  left join worth w on w.day = s.occurred_on and w.currency = s.currency),
sums as (
  select partner_id, quarter,
    sum(amount) as turnover,
    coalesce(sum(amount) filter (where category = 'Heat pumps'), 0) as heat_pumps,
    coalesce(sum(amount) filter (where category in ('Solar panels', 'Batteries') and channel in ('web', 'direct')), 0) as solar_online,
    coalesce(sum(amount) filter (where new_customer), 0) as new_customers,
    coalesce(sum(amount - cost) filter (where new_product and channel in ('field', 'project')), 0) as new_products,
    coalesce(sum(amount - cost) filter (where tier in ('gold', 'platinum')), 0) as top_tiers,
    coalesce(sum(quantity) filter (where category in ('Thermostats', 'Charge points')), 0) as pieces,
    count(*) filter (where amount >= 5000000000) as large_lines,
    max(amount) filter (where quantity > 0) as largest_line
  from line group by 1, 2),
orders as (
  select partner_id, quarter, count(*) as orders
  from (
    select distinct s.partner_id, day.quarter, s.order_no from sale s join day on day.day = s.occurred_on
    where s.quantity > 0 and s.order_no is not null) o
  group by 1, 2)
select partner_id, quarter, turnover, heat_pumps, solar_online, new_customers, new_products, top_tiers, pieces, large_lines,
  coalesce(orders, 0) as orders, largest_line
from sums left join orders using (partner_id, quarter)
