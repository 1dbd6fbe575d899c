/* `clv orders`: what its two kinds of result share. */
#ifndef CLV_CLI_CMD_ORDERS_H
#define CLV_CLI_CMD_ORDERS_H

#include "cli/arguments.h"
#include "cli/exports.h"
#include "cli/view.h"
#include "cli/where.h"
#include "io/ad_spend.h"
#include "io/history.h"

struct orders {
	struct exports exports;
	struct clv_given inputs; /* --margin and --cac */
	int32_t lapsed_after;    /* days; CLV_NO_DAY: from the data */
	enum clv_unit unit;
	bool rfm, total;
	const char *by; /* null: not by a segment */
	bool by_period;
	enum clv_period period;
	long top;             /* 0: all rows */
	const char *ad_spend; /* the file; null: none */
	struct clv_ad_spend spend;
	const struct clv_field *sort; /* null: revenue */
	bool ascending;
	struct condition *conditions; /* owned */
	size_t condition_count;
	/* what the columns of the result need that is there */
	unsigned facts;
	const struct clv_schema *schema;
};

/* A row per customer; rows for the base. False after an error. */
bool orders_print_customers(struct orders *orders, struct clv_error *error);
bool orders_print_base(struct orders *orders, struct clv_error *error);

/* Is it known what goods cost? */
bool orders_has_costs(const struct orders *orders);

/* Reads the table of --ad-spend, if there is one. */
bool orders_read_spend(struct orders *orders, struct clv_error *error);

/* Opens the writer on the results, with the view's columns. */
bool orders_begin(struct orders *orders, struct view *view,
                  struct clv_writer *writer, struct clv_error *error);

/* Does the record fulfil all of --where? */
bool orders_shows(const struct orders *orders, const void *record);

#endif
