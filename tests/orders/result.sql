-- What `clv orders` must say of a history, in the words that sqlite and DuckDB
-- share: from the decisions about purchases and from the definitions of the
-- columns. Money is in 1/10000, days are numbers. terms has one row: per_item,
-- until_said and lapsed_said (null: not said), unit_days, margin, cac.

-- ---- Orders ----------------------------------------------------------------
-- Rows with the same id are one order; its amount once, or the sum of items. A
-- negative row with the id of a known order is a refund of it. A row without an
-- id is an order of its own.
CREATE TABLE sums AS
SELECT
	max(customer) AS customer, max(channel) AS channel,
	min(day) AS any_day,
	min(CASE WHEN amount >= 0 THEN day END) AS sale_day,
	CASE WHEN max(per_item) = 1 THEN sum(CASE WHEN amount >= 0 THEN amount END) ELSE max(CASE WHEN amount >= 0 THEN amount END) END AS gross,
	CASE WHEN max(per_item) = 1 THEN sum(refund) ELSE max(refund) END
		+ sum(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS refunds,
	max(CASE WHEN status = 'refunded' THEN 1 ELSE 0 END) AS says_refunded
FROM rows, terms
WHERE status NOT IN ('pending', 'authorized', 'voided', 'cancelled', 'failed', 'declined', 'expired', 'draft', 'test')
	AND (until_said IS NULL OR day <= until_said)
GROUP BY CASE WHEN id = '' THEN 'row ' || number ELSE 'id ' || id END;

-- Refunded in full: neither purchase nor revenue. Given back without an order in
-- the data: lowers revenue on its own day, and is no purchase. Guests are out.
CREATE TABLE entries AS
SELECT
	customer, channel,
	coalesce(sale_day, any_day) AS day,
	coalesce(gross, 0) - refunds AS amount,
	CASE WHEN gross IS NULL THEN 0 ELSE 1 END AS orders
FROM sums
WHERE customer <> ''
	AND (gross IS NULL OR NOT ((refunds > 0 AND refunds >= gross) OR (says_refunded = 1 AND refunds = 0)));

-- ---- Customers -------------------------------------------------------------
CREATE TABLE lives AS
SELECT customer, min(day) AS first, max(day) AS last, count(DISTINCT day) AS days
FROM entries WHERE orders = 1 GROUP BY customer;
CREATE TABLE ends AS
SELECT coalesce(max(until_said), max(day)) AS until FROM entries, terms;
-- Nearest rank: the smallest pause that 95% of all do not exceed.
CREATE TABLE lapses AS
SELECT coalesce(max(lapsed_said), (
	SELECT min(pause) FROM (
		SELECT pause, row_number() OVER (ORDER BY pause) AS place, count(*) OVER () AS pauses
		FROM (
			SELECT day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS pause
			FROM (SELECT DISTINCT customer, day FROM entries WHERE orders = 1) AS purchase_days) AS gaps
		WHERE pause IS NOT NULL) AS ranked
	WHERE place * 100 >= 95 * pauses)) AS lapsed_after
FROM terms;
CREATE TABLE parts AS
SELECT
	e.*, l.first, l.last, l.days,
	CASE WHEN e.day > l.first THEN e.amount ELSE 0 END AS repeat_amount,
	CASE WHEN e.day > l.first THEN e.orders ELSE 0 END AS repeat_orders
FROM entries AS e JOIN lives AS l ON e.customer = l.customer;
-- The segment of the first purchase; of several that day the first in byte order.
CREATE TABLE customers AS
SELECT
	customer, max(first) AS first, max(last) AS last, max(days) AS days,
	sum(orders) AS orders, sum(amount) AS revenue, sum(repeat_amount) AS repeat_revenue, sum(repeat_orders) AS repeat_orders,
	min(CASE WHEN orders = 1 AND day = first AND channel <> '' THEN channel END) AS segment,
	max(until) AS until, max(CASE WHEN until - last > lapsed_after THEN 1 ELSE 0 END) AS lapsed
FROM parts, ends, lapses GROUP BY customer;

CREATE TABLE want_customers AS
SELECT
	customer, orders, revenue,
	revenue / (10000.0 * orders) AS avg,
	f.date AS first, t.date AS last,
	days - 1 AS frequency,
	(c.last - c.first) / (1.0 * unit_days) AS recency,
	(until - c.first) / (1.0 * unit_days) AS T,
	CASE WHEN days > 1 THEN repeat_revenue / (10000.0 * (days - 1)) END AS monetary,
	until - c.last AS days_since_last,
	CASE WHEN sum(revenue) OVER () > 0 THEN (1.0 * revenue) / sum(revenue) OVER () END AS share,
	CASE WHEN lapsed = 1 THEN 'lapsed' WHEN days > 1 THEN 'active' ELSE 'new' END AS state,
	segment,
	revenue / 10000.0 * margin - cac AS profit,
	5 - (5 * r - (5 * r) % n) / n AS r_score,
	5 - (5 * o - (5 * o) % n) / n AS f_score,
	5 - (5 * m - (5 * m) % n) / n AS m_score
FROM (
	SELECT
		*, count(*) OVER () AS n,
		rank() OVER (ORDER BY last DESC) - 1 AS r,
		rank() OVER (ORDER BY orders DESC) - 1 AS o,
		rank() OVER (ORDER BY revenue DESC) - 1 AS m
	FROM customers) AS c
	JOIN calendar AS f ON f.day = c.first JOIN calendar AS t ON t.day = c.last, terms;

-- ---- The base --------------------------------------------------------------
-- What every row of the base is made of: whole, and by segment and period.
-- Members: the customers of a row, what each spent within it, whether he bought
-- on a second day, and the days since his first purchase.
CREATE TABLE members AS
SELECT 'whole' AS by_what, '' AS place, customer, revenue AS spent, 1 AS is_new, CASE WHEN days > 1 THEN 1 ELSE 0 END AS repeats, lapsed AS has_lapsed
FROM customers
UNION ALL
SELECT
	'segment', coalesce(segment, ''), c.customer,
	coalesce((SELECT sum(p.amount) FROM parts AS p WHERE p.customer = c.customer AND p.channel = coalesce(c.segment, '')), 0),
	1, CASE WHEN c.days > 1 THEN 1 ELSE 0 END, c.lapsed
FROM customers AS c;

-- Periods: orders, and customers who bought in it.
CREATE TABLE spans AS
SELECT 'month' AS by_what, day, month AS place FROM calendar
UNION ALL SELECT 'quarter', day, quarter FROM calendar
UNION ALL SELECT 'year', day, year FROM calendar;
INSERT INTO members
SELECT
	by_what, place, customer, sum(amount),
	max(CASE WHEN p.orders = 1 AND p.day = first THEN 1 ELSE 0 END),
	max(CASE WHEN p.orders = 1 AND p.day > first THEN 1 ELSE 0 END), 0
FROM parts AS p JOIN spans AS s ON s.day = p.day
GROUP BY by_what, place, customer
HAVING sum(p.orders) > 0;

CREATE TABLE order_sums AS
SELECT by_what, place, sum(orders) AS orders, sum(amount) AS revenue, sum(repeat_orders) AS repeat_orders, sum(repeat_amount) AS repeat_revenue
FROM (
	SELECT 'whole' AS by_what, '' AS place, orders, amount, repeat_orders, repeat_amount FROM parts
	UNION ALL SELECT 'segment', channel, orders, amount, repeat_orders, repeat_amount FROM parts
	UNION ALL SELECT by_what, place, orders, amount, repeat_orders, repeat_amount FROM parts AS p JOIN spans AS s ON s.day = p.day) AS pieces
GROUP BY by_what, place;

-- Days from the first purchase to the last that counts, in the period they lie.
CREATE TABLE day_sums AS
SELECT 'whole' AS by_what, '' AS place, sum(until - first) AS customer_days FROM customers
UNION ALL SELECT 'segment', coalesce(segment, ''), sum(until - first) FROM customers GROUP BY coalesce(segment, '')
UNION ALL
SELECT by_what, place, sum(alive) FROM (
	SELECT d.day, count(*) AS alive FROM calendar AS d JOIN customers AS c ON d.day >= c.first AND d.day < c.until
	GROUP BY d.day) AS days JOIN spans AS s ON s.day = days.day
GROUP BY by_what, place;

-- Lapsed customers of a period: those who went quiet in it.
CREATE TABLE lapse_sums AS
SELECT 'whole' AS by_what, '' AS place, sum(lapsed) AS lapsed_customers, sum(CASE WHEN lapsed = 1 THEN revenue ELSE 0 END) AS lapsed_revenue FROM customers
UNION ALL SELECT 'segment', coalesce(segment, ''), sum(lapsed), sum(CASE WHEN lapsed = 1 THEN revenue ELSE 0 END) FROM customers GROUP BY coalesce(segment, '')
UNION ALL
SELECT by_what, place, count(*), sum(revenue)
FROM (SELECT customers.*, last + lapsed_after + 1 AS lapse_day FROM customers, lapses WHERE lapsed = 1) AS gone
	JOIN spans AS s ON s.day = lapse_day
GROUP BY by_what, place;

CREATE TABLE member_sums AS
SELECT by_what, place, count(*) AS customers, sum(is_new) AS new_customers, sum(repeats) AS repeat_customers,
	sum(CASE WHEN place_by_spent * 5 < n + 5 THEN spent ELSE 0 END) AS top_revenue
FROM (
	SELECT
		*, count(*) OVER (PARTITION BY by_what, place) AS n,
		row_number() OVER (PARTITION BY by_what, place ORDER BY spent DESC) AS place_by_spent
	FROM members) AS ranked
GROUP BY by_what, place;

-- All rows: periods have no gaps.
CREATE TABLE places AS
SELECT DISTINCT by_what, place FROM order_sums
UNION SELECT DISTINCT by_what, place FROM members
UNION SELECT DISTINCT by_what, place FROM spans, ends WHERE spans.day <= until AND spans.day >= (SELECT min(day) FROM parts);

CREATE TABLE want_base AS
SELECT
	p.by_what, p.place,
	coalesce(customers, 0) AS customers, coalesce(new_customers, 0) AS new_customers,
	coalesce(orders, 0) AS orders, coalesce(revenue, 0) AS revenue,
	CASE WHEN orders > 0 THEN revenue / (10000.0 * orders) END AS avg,
	coalesce(customer_days, 0) / 365.25 AS customer_years,
	CASE WHEN customer_days > 0 THEN coalesce(repeat_orders, 0) / (customer_days / 365.25) END AS freq,
	coalesce(repeat_customers, 0) AS repeat_customers,
	CASE WHEN customers > 0 THEN (1.0 * repeat_customers) / customers END AS repeat_rate,
	CASE WHEN revenue > 0 THEN (1.0 * repeat_revenue) / revenue END AS repeat_revenue_share,
	CASE WHEN repeat_orders > 0 AND orders > repeat_orders AND revenue > repeat_revenue
		THEN ((1.0 * repeat_revenue) / repeat_orders) / ((1.0 * (revenue - repeat_revenue)) / (orders - repeat_orders)) END AS repeat_avg_vs_first,
	CASE WHEN revenue > 0 THEN (1.0 * coalesce(top_revenue, 0)) / revenue END AS top20_share,
	coalesce(lapsed_customers, 0) AS lapsed_customers, coalesce(lapsed_revenue, 0) AS lapsed_revenue
FROM places AS p
	LEFT JOIN order_sums AS o ON o.by_what = p.by_what AND o.place = p.place
	LEFT JOIN member_sums AS m ON m.by_what = p.by_what AND m.place = p.place
	LEFT JOIN day_sums AS d ON d.by_what = p.by_what AND d.place = p.place
	LEFT JOIN lapse_sums AS l ON l.by_what = p.by_what AND l.place = p.place;
