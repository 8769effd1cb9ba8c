-- The same as sums.sql in DuckDB's words.
with worth as (
  select d.day, c.currency, (
    select max_by(r.rate_nano, r.valid_from) from fx_rate r where r.currency = c.currency and r.valid_from <= d.day) as nano
  from (select distinct occurred_on as day from sale) d cross join (select distinct currency from fx_rate) c),
line as (
  select s.partner_id, year(s.occurred_on) * 10 + quarter(s.occurred_on) as quarter, s.quantity, s.channel, s.new_customer, s.new_product,
    s.order_no, p.category, v.tier,
    case when s.currency = 'EUR' then s.amount else sign(s.amount) * ((2 * abs(s.amount)::hugeint * w.nano + 1000000000) // 2000000000) end::bigint as amount,
    case when s.currency = 'EUR' then s.cost else sign(s.cost) * ((2 * abs(s.cost)::hugeint * w.nano + 1000000000) // 2000000000) end::bigint as cost
  from sale s
  join product_version p on p.id = s.product_version_id
  join partner_version v on v.id = s.partner_version_id
  left join worth w on w.day = s.occurred_on and w.currency = s.currency)
select partner_id, (quarter // 10) || '-Q' || (quarter % 10) as quarter,
  sum(amount) as turnover,
  coalesce(sum(amount) filter (where category = 'Heat pumps'), 0) as heat_pumps,
  coalesce(sum(amount) filter (where category in ('Solar panels', 'Batteries') and channel in ('web', 'direct')), 0) as solar_online,
  coalesce(sum(amount) filter (where new_customer), 0) as new_customers,
  coalesce(sum(amount - cost) filter (where new_product and channel in ('field', 'project')), 0) as new_products,
  coalesce(sum(amount - cost) filter (where tier in ('gold', 'platinum')), 0) as top_tiers,
  coalesce(sum(quantity) filter (where category in ('Thermostats', 'Charge points')), 0) as pieces,
  count(*) filter (where amount >= 5000000000) as large_lines,
  count(distinct order_no) filter (where quantity > 0) as orders,
  max(amount) filter (where quantity > 0) as largest_line
from line group by partner_id, line.quarter
