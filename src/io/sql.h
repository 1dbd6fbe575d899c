/* What `clv orders` says of a file, as a statement for an engine that holds the
   rows: text alone, nothing is run. */
#ifndef CLV_IO_SQL_H
#define CLV_IO_SQL_H

#include "core/fit.h"
#include "io/history.h"
#include "io/output.h"
#include "io/preset.h"

/* How an engine writes what differs from one to the other. In templates @1, @2
   stand for expressions. */
struct clv_dialect {
	const char *name;  /* what --dialect takes */
	const char *title; /* for people */
	/* The tests run its statements; of the others they check the syntax. */
	bool is_run;
	char quote; /* of names; doubled within */
	/* \ is special within the quotes of texts; of names too */
	bool has_escapes, names_have_escapes;
	bool has_windows; /* ... OVER (...) */
	/* Money as integers of 1/10000: there is no exact decimal. */
	bool has_integers;
	const char *text;      /* any cell as text */
	const char *tab;       /* the text of a tab */
	const char *trim;      /* a text without blanks and tabs around it */
	const char *key;       /* a trimmed text as a customer's key */
	const char *bytes;     /* a text that is compared by its bytes */
	const char *day;       /* a cell as a date */
	const char *date;      /* the date that is written 2025-12-31 */
	const char *days;      /* days from @1 to @2 */
	const char *money;     /* a cell as money, of 4 decimals */
	const char *factor;    /* the same, where it is multiplied: @2 digits */
	const char *product;   /* a product of factors as money; @2: 10000 for each
	                          factor behind the first */
	const char *real;      /* a number as a double */
	const char *logarithm; /* the natural one */
	const char *quotient;  /* @1 over @2, rounded down to an integer */
};

extern const struct clv_dialect clv_dialects[];
extern const size_t clv_dialect_count;

/* By exactly that name; null where there is none. */
const struct clv_dialect *clv_dialect_find(const char *name);

enum clv_sql_result {
	CLV_SQL_ORDERS,    /* the columns of clv orders */
	CLV_SQL_SUMMARY,   /* customer, frequency, recency, T, monetary */
	CLV_SQL_HISTOGRAM, /* frequency, recency, T, n */
	CLV_SQL_TOTAL,     /* the columns of clv orders --total */
	CLV_SQL_PREDICT,   /* those of the summary, and p_alive */
	CLV_SQL_RESULT_COUNT
};

/* What they are called: "orders". */
extern const char *const clv_sql_words[CLV_SQL_RESULT_COUNT];

/* Texts are lent. */
struct clv_sql_request {
	enum clv_sql_result result;
	const struct clv_dialect *dialect;
	/* The table; points part it, but within double quotes: shop.orders,
	   "odd.name". */
	const char *table;
	const char *filter; /* SQL of the user's, or null */
	/* Names as the engine has them; of the amount an expression as in
	   clv_expression_read. Null: there is none. A segment is of
	   CLV_SQL_ORDERS alone, a cost of that and CLV_SQL_TOTAL. */
	const char *columns[CLV_ROLE_COUNT];
	const char *currency;               /* null: there is only one */
	const char *status_in, *status_out; /* separated by commas, or null */
	int32_t until; /* the last day that counts; CLV_NO_DAY: of the data */
	int32_t lapsed_after; /* days; of CLV_SQL_ORDERS and CLV_SQL_TOTAL */
	enum clv_unit unit;   /* of CLV_SQL_TOTAL: not looked at */
	/* of CLV_SQL_ORDERS, of 4 decimals; NaN: none. A margin beside a cost is
	   not looked at. */
	double margin, cac;
	/* of CLV_SQL_PREDICT: bgnbd or mbgnbd, in that unit */
	const struct clv_fit *purchases;
};

/* Writes the statement, a semicolon and a line feed. False after an error of
   usage that names the flag, or without memory; what was written then is no
   statement. */
bool clv_sql_write(const struct clv_sql_request *request,
                   struct clv_output *output, struct clv_error *error);

#endif
