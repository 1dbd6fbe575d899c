/* `clv predict --total`: one row for all customers. */
#include "cli/cmd_predict.h"

#include <stdlib.h>

static bool sum_up(struct predict *predict, struct clv_prediction_total *total)
{
	const struct fitting *fitting = &predict->fitting;
	const size_t count = fitting_count(fitting);
	struct clv_prediction_row *rows = malloc((count + 1) * sizeof *rows);
	if (!rows)
		return false;
	for (size_t i = 0; i < count; i++) {
		fitting_customer(fitting, i, &rows[i].customer, NULL, &rows[i].weight);
		rows[i].past = predict_past(predict, i);
	}
	const bool done = clv_prediction_sum(
	    &predict->terms, rows, count, fitting->exports.common.threads, total);
	free(rows);
	return done;
}

bool predict_print_total(struct predict *predict, struct clv_error *error)
{
	struct clv_prediction_total total;
	struct clv_prediction_totals totals;
	if (!sum_up(predict, &total))
		return clv_reject_memory(error);
	clv_prediction_totals(&total, &totals);
	const struct exports *exports = &predict->fitting.exports;
	const bool done =
	    page_print(&exports->common, exports->outputs.results, predict->schema,
	               predict->facts, &totals, 1, sizeof totals, error);
	if (done)
		predict_say_undefined(predict, total.undefined);
	return done;
}
