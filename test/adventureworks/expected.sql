-- What AdventureWorks' partners earn, worked out from its raw CSV in plain SQL: no table, function or code of the product is used.
-- The schema raw holds each file as a table of text columns. Arithmetic is numeric; round() rounds half away from zero.
-- The only rounding is the one around each expected amount.

create table raw.line as
select r."ResellerAlternateKey" as partner,
       r."BusinessType" as business,
       'E' || s."EmployeeKey" as seller,
       s."SalesOrderNumber" as order_no,
       s."OrderDate"::timestamp::date as day,
       to_char(s."OrderDate"::timestamp, 'YYYY"-Q"Q') as quarter,
       s."SalesAmount"::numeric as amount,
       s."OrderQuantity"::numeric as quantity,
       c."EnglishProductCategoryName" as category,
       u."EnglishProductSubcategoryName" as subcategory,
       s."PromotionKey" as promotion
from raw."FactResellerSales" s
join raw."DimReseller" r using ("ResellerKey")
join raw."DimProduct" p using ("ProductKey")
join raw."DimProductSubcategory" u using ("ProductSubcategoryKey")
join raw."DimProductCategory" c using ("ProductCategoryKey");

create table raw.quarterly as
select partner, business, quarter, min(day) as first_day, max(day) as last_day,
       sum(amount) as total, coalesce(sum(amount) filter (where category = 'Bikes'), 0) as bikes,
       count(distinct order_no) as orders
from raw.line
group by 1, 2, 3;

create table raw.expected (program text, incentive text, period text, partner text, amount numeric);

-- Volume, retroactive: all of the quarter at the highest rate reached.
with band (business, incentive, lower_edge, rate) as (
  values ('Warehouse', 'warehouse', 5000, 0.01), ('Warehouse', 'warehouse', 20000, 0.015),
         ('Warehouse', 'warehouse', 50000, 0.0225), ('Warehouse', 'warehouse', 100000, 0.03),
         ('Value Added Reseller', 'value-added-reseller', 10000, 0.0125), ('Value Added Reseller', 'value-added-reseller', 30000, 0.0175),
         ('Value Added Reseller', 'value-added-reseller', 60000, 0.025),
         ('Specialty Bike Shop', 'specialty-bike-shop', 1000, 0.0075), ('Specialty Bike Shop', 'specialty-bike-shop', 5000, 0.015),
         ('Specialty Bike Shop', 'specialty-bike-shop', 15000, 0.02))
insert into raw.expected
select 'aw-volume', incentive, quarter, partner, round(total * max(rate), 2)
from raw.quarterly join band using (business)
where total >= lower_edge
group by incentive, quarter, partner, total;

-- Volume of bikes, marginal: every slice at its own rate.
with band (business, incentive, lower_edge, upper_edge, rate) as (
  values ('Warehouse', 'warehouse-bikes', 0, 25000, 0.0025), ('Warehouse', 'warehouse-bikes', 25000, 75000, 0.005),
         ('Warehouse', 'warehouse-bikes', 75000, 1e12, 0.01),
         ('Value Added Reseller', 'value-added-reseller-bikes', 0, 20000, 0.002), ('Value Added Reseller', 'value-added-reseller-bikes', 20000, 50000, 0.0045),
         ('Value Added Reseller', 'value-added-reseller-bikes', 50000, 1e12, 0.009),
         ('Specialty Bike Shop', 'specialty-bike-shop-bikes', 0, 2500, 0.005), ('Specialty Bike Shop', 'specialty-bike-shop-bikes', 2500, 10000, 0.01),
         ('Specialty Bike Shop', 'specialty-bike-shop-bikes', 10000, 1e12, 0.015))
insert into raw.expected
select 'aw-volume', incentive, quarter, partner, round(sum(greatest(least(bikes, upper_edge) - lower_edge, 0) * rate), 2)
from raw.quarterly join band using (business)
group by incentive, quarter, partner;

-- Growth over the same quarter of last year.
create table raw.growth as
select q.partner, q.quarter, q.total, past.total * 1.1 as goal
from raw.quarterly q
join raw.quarterly past on past.partner = q.partner
 and past.quarter = (left(q.quarter, 4)::int - 1)::text || substr(q.quarter, 5)
where q.quarter >= '2012-Q1';

insert into raw.expected
select 'aw-growth', 'growth', quarter, partner,
       least(1500, round(total * case when total >= goal * 2 then 0.0175 when total >= goal * 1.25 then 0.0125 else 0.0075 end, 2))
from raw.growth
where total >= goal
union all
select 'aw-growth', 'above-goal', quarter, partner, round((total - goal) * 0.035, 2)
from raw.growth
where total > goal;

-- Commission: a quota holds from its date until the day before the next one.
with quarter as (
  select day, lead(day, 1, date '2014-01-01') over (order by day) as next_day, row_number() over (order by day) as number
  from (select distinct "Date"::timestamp::date as day from raw."FactSalesQuota") d
),
quota as (
  select 'E' || q."EmployeeKey" as seller, q."SalesAmountQuota"::numeric as quota, w.*
  from raw."FactSalesQuota" q join quarter w on w.day = q."Date"::timestamp::date
),
-- The two sets of files number people differently; the sequence of their quotas says who is who.
employee as (
  select "EmployeeKey", array_agg("SalesAmountQuota"::numeric order by "Date"::timestamp) as quotas from raw."FactSalesQuota" group by 1
),
person as (
  select id, array_agg(quota::numeric order by day::timestamp) as quotas from raw.quota_history group by 1
),
rate as (
  select 'E' || e."EmployeeKey" as seller, p.commission::numeric as rate
  from employee e join person using (quotas) join raw.sales_person p using (id)
),
sold as (
  select l.seller, w.number, sum(l.amount) as total
  from raw.line l join quarter w on l.day >= w.day and l.day < w.next_day
  group by 1, 2
)
insert into raw.expected
select 'aw-commission-' || 2011 + (q.number - 1) / 4 || '-q' || (q.number - 1) % 4 + 1, 'commission', 'campaign', seller,
       round(total * rate * case when total >= quota then 2 when total >= quota * 0.9 then 1.4 when total >= quota * 0.8 then 1.15 else 1 end, 2)
from quota q join sold s using (seller, number) join rate using (seller);

-- Order size.
insert into raw.expected
select 'aw-orders', 'order-size', quarter, partner,
       round(total * (0.0025 + case when total >= 50000 * orders then 0.006 when total >= 20000 * orders then 0.0035 when total >= 5000 * orders then 0.0015 else 0 end), 2)
from raw.quarterly where quarter >= '2011-Q1'
union all
select 'aw-orders', 'large-orders', quarter, partner,
       case when total >= 40000 * orders then 175 else round(total * 0.004 / orders, 2) end
from raw.quarterly where quarter >= '2011-Q1' and total >= 10000 * orders;

-- Order frequency: the year's orders up to and including the quarter, less those up to the quarter before. The year 2010 is outside the program.
with counted as (
  select partner, quarter, orders, sum(orders) over (partition by partner, left(quarter, 4) order by quarter) as until_now
  from raw.quarterly where quarter >= '2011-Q1'
)
insert into raw.expected
select 'aw-orders', 'order-frequency', quarter, partner, sum(bonus)
from counted cross join (values (2, 50.00), (3, 75.00), (4, 150.00)) as step (at, bonus)
where until_now >= at and until_now - orders < at
group by quarter, partner;

-- Order rhythm: days between the first and the last order date of the year so far, over the number of distances.
with dates as (
  select q.partner, q.quarter, q.total, count(distinct l.day) as days, max(l.day) - min(l.day) as span
  from raw.quarterly q
  join raw.line l on l.partner = q.partner and left(l.quarter, 4) = left(q.quarter, 4) and l.quarter <= q.quarter
  where q.quarter >= '2011-Q1'
  group by 1, 2, 3
)
insert into raw.expected
select 'aw-orders', 'order-rhythm', quarter, partner, round(total * 0.001, 2)
from dates
where days > 1 and span <= 92 * (days - 1);

-- Clearance: per piece, up to a maximum.
insert into raw.expected
select 'aw-clearance', 'clearance', 'campaign', seller, least(600, sum(quantity) * 7.5)
from raw.line
where subcategory = 'Mountain Bikes' and promotion = '16' and day between '2013-10-29' and '2013-12-28'
group by seller;
