-- As sqlite.sql, for DuckDB.
CREATE TABLE cells AS SELECT row_number() OVER () AS number, * FROM history;
CREATE TABLE rows AS SELECT
	number,
	trim(order_id, ' ' || chr(9)) AS id,
	trim(customer, ' ' || chr(9)) AS customer,
	CAST(date_diff('day', DATE '1970-01-01', CAST(substr(date, 1, 10) AS DATE)) AS BIGINT) AS day,
	CASE WHEN price <> '' THEN CAST(pieces AS BIGINT) * CAST(CAST(price AS DECIMAL(18, 4)) * 10000 AS BIGINT) END AS amount,
	CASE WHEN refund <> '' THEN CAST(CAST(refund AS DECIMAL(18, 4)) * 10000 AS BIGINT) ELSE 0 END AS refund,
	lower(trim(replace(replace(status, '_', ' '), '-', ' '), ' ' || chr(9))) AS status,
	channel
FROM cells;
UPDATE rows SET customer = substr(customer, 1, length(customer) - 2)
WHERE regexp_full_match(customer, '[0-9]+\.0');
UPDATE rows SET customer = lower(customer) WHERE instr(customer, '@') > 0;
CREATE TABLE calendar AS
WITH days AS (SELECT day, DATE '1970-01-01' + CAST(day AS INTEGER) AS date FROM range(19300, 20701) AS t(day))
SELECT
	day,
	strftime(date, '%Y-%m') AS month,
	strftime(date, '%Y') || 'Q' || CAST(quarter(date) AS VARCHAR) AS quarter,
	strftime(date, '%Y') AS year,
	strftime(date, '%Y-%m-%d') AS date
FROM days;
