/* `clv orders`: what its two kinds of result share. */
#ifndef CLV_CLI_CMD_ORDERS_H
#define CLV_CLI_CMD_ORDERS_H

#include "cli/exports.h"
#include "cli/page.h"
#include "cli/selection.h"
#include "io/ad_spend.h"
#include "io/history.h"

struct orders {
	struct exports exports;
	struct clv_given inputs; /* --margin and --cac */
	int32_t lapsed_after;    /* days; CLV_NO_DAY: from the data */
	enum clv_unit unit;
	bool rfm, total, partial;
	const char *by; /* null: not by a segment */
	bool by_period;
	enum clv_period period;
	const char *ad_spend; /* the file; null: none */
	struct clv_ad_spend spend;
	struct selection selection;
	/* what the columns of the result need that is there */
	unsigned facts;
	const struct clv_schema *schema;
};

/* A row per customer; rows for the base. False after an error. */
bool orders_print_customers(struct orders *orders, struct clv_error *error);
bool orders_print_base(struct orders *orders, struct clv_error *error);

/* Reads all flags but those of the export; its columns of segments and costs
   are known. False after an error of usage. */
bool orders_read_flags(struct orders *orders, const struct arguments *arguments,
                       struct clv_error *error);

/* What the ledger has to keep for what is asked. */
unsigned orders_keep(const struct orders *orders);

/* Prints what was asked for, once everything is read. */
bool orders_print(struct orders *orders, struct clv_error *error);

/* Writes what was read as a part, instead. */
bool orders_write_part(struct orders *orders, struct clv_error *error);

void orders_close(struct orders *orders);

/* Is it known what goods cost? */
bool orders_has_costs(const struct orders *orders);

/* Reads the table of --ad-spend, if there is one. */
bool orders_read_spend(struct orders *orders, struct clv_error *error);

/* Opens the page of the results. */
bool orders_open_page(const struct orders *orders, struct page *page,
                      struct clv_error *error);

#endif
