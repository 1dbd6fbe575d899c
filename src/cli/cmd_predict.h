/* `clv predict`: what its two kinds of result share. */
#ifndef CLV_CLI_CMD_PREDICT_H
#define CLV_CLI_CMD_PREDICT_H

#include "cli/fitting.h"
#include "cli/page.h"
#include "cli/selection.h"
#include "io/given.h"
#include "io/predictions.h"

struct predict {
	struct fitting fitting;
	struct clv_given inputs; /* --horizon, --discount, --margin, --cac */
	bool for_ever, total, intervals, include_past;
	struct selection selection; /* sort null: clv, or expected purchases */
	/* once the models are there: */
	struct clv_prediction_terms terms;
	unsigned facts;
	const struct clv_schema *schema;
};

/* A row per customer; one row for all of them. False after an error. */
bool predict_print_customers(struct predict *predict, struct clv_error *error);
bool predict_print_total(struct predict *predict, struct clv_error *error);

/* What --include-past adds for the customer: 0 without it. */
double predict_past(const struct predict *predict, size_t index);

/* Opens the page of the results. */
bool predict_open_page(const struct predict *predict, struct page *page,
                       struct clv_error *error);

/* Says how many customers have no prediction. */
void predict_say_undefined(const struct predict *predict, uint64_t count);

#endif
