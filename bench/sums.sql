-- The ten measures of program.yaml, per partner and quarter, all quarters in one statement. Foreign amounts are converted by a rate that PostgreSQL
-- remembers per currency and day; different orders are counted apart, because a filtered count(distinct) sorts every line.
-- Measured twice, with `offset 0` at the mark and without: with it each line is converted once instead of in every sum, without it PostgreSQL
-- may use several workers. The faster counts.
with sums as (
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
  from (
    select s.partner_id, date_trunc('quarter', s.occurred_on::timestamp) as quarter, s.quantity, s.channel, s.new_customer, s.new_product, p.category, v.tier,
      case when s.currency = 'EUR' then s.amount else convert_micro(s.amount, w.rate_nano, 1000000000)::int8 end as amount,
      case when s.currency = 'EUR' then s.cost else convert_micro(s.cost, w.rate_nano, 1000000000)::int8 end as cost
    from sale s
    join product_version p on p.id = s.product_version_id
    join partner_version v on v.id = s.partner_version_id
    left join lateral (
      select r.rate_nano from fx_rate r where r.currency = s.currency and r.valid_from <= s.occurred_on
      order by r.valid_from desc limit 1) w on s.currency <> 'EUR'
    where s.occurred_on between date '2024-04-01' and date '2026-12-31' /* fence */) line
  group by 1, 2),
orders as (
  select partner_id, quarter, count(*) as orders
  from (
    select distinct partner_id, date_trunc('quarter', occurred_on::timestamp) as quarter, order_no
    from sale
    where occurred_on between date '2024-04-01' and date '2026-12-31' and quantity > 0 and order_no is not null) o
  group by 1, 2)
select partner_id, to_char(quarter, 'YYYY-"Q"Q') as quarter, turnover, heat_pumps, solar_online, new_customers, new_products, top_tiers, pieces, large_lines,
  coalesce(orders, 0) as orders, largest_line
from sums left join orders using (partner_id, quarter)
