-- The cells of clv cohorts from the tables rows (customer, date, amount) and
-- terms (span: months in a period): home and age of a cohort, its customers,
-- those active, those who bought in it or later, orders, cents.
create table days as select customer, date, count(*) as orders, sum(round(amount * 100)) as cents from rows group by 1, 2;
create table seen as select *, (strftime('%Y', date) * 12 + strftime('%m', date) - 1) / span as at from days, terms;
create table customers as select customer, min(at) as home, max(at) as last from seen group by 1;
create table cohorts as select home, count(*) as customers from customers group by 1;
create table ends as select (select max(at) from seen) as over;
create table ages as with recursive n(age) as (select 0 union all select age + 1 from n, ends where age < over) select age from n;
select home, age, c.customers,
  (select count(distinct s.customer) from seen s join customers k using (customer) where k.home = c.home and s.at = c.home + age),
  (select count(*) from customers k where k.home = c.home and k.last >= c.home + age),
  (select coalesce(sum(s.orders), 0) from seen s join customers k using (customer) where k.home = c.home and s.at = c.home + age),
  (select coalesce(sum(s.cents), 0) from seen s join customers k using (customer) where k.home = c.home and s.at = c.home + age)
from cohorts c, ages, ends where home + age <= over order by 1, 2;
