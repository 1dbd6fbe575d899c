-- The rows of a history, as numbers. history: its cells as text; terms: one row.
CREATE TABLE cells AS SELECT row_number() OVER () AS number, * FROM history;
CREATE TABLE rows AS SELECT
	number,
	trim(order_id, ' ' || char(9)) AS id,
	trim(customer, ' ' || char(9)) AS customer,
	CAST(julianday(substr(date, 1, 10)) - julianday('1970-01-01') AS INTEGER) AS day,
	CASE WHEN price <> '' THEN CAST(pieces AS INTEGER) * CAST(round(CAST(price AS REAL) * 10000) AS INTEGER) END AS amount,
	CASE WHEN refund <> '' THEN CAST(round(CAST(refund AS REAL) * 10000) AS INTEGER) ELSE 0 END AS refund,
	lower(trim(replace(replace(status, '_', ' '), '-', ' '), ' ' || char(9))) AS status,
	channel
FROM cells;
-- 17850.0 is 17850; e-mail addresses are compared without case
UPDATE rows SET customer = substr(customer, 1, length(customer) - 2)
WHERE customer LIKE '%.0' AND substr(customer, 1, length(customer) - 2) NOT GLOB '*[^0-9]*';
UPDATE rows SET customer = lower(customer) WHERE instr(customer, '@') > 0;
CREATE TABLE calendar AS
WITH RECURSIVE days(day) AS (SELECT 19300 UNION ALL SELECT day + 1 FROM days WHERE day < 20700)
SELECT
	day,
	strftime('%Y-%m', day * 86400, 'unixepoch') AS month,
	strftime('%Y', day * 86400, 'unixepoch') || 'Q' || ((strftime('%m', day * 86400, 'unixepoch') + 2) / 3) AS quarter,
	strftime('%Y', day * 86400, 'unixepoch') AS year,
	strftime('%Y-%m-%d', day * 86400, 'unixepoch') AS date
FROM days;
