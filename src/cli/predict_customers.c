/* `clv predict`: a row per customer. */
#include "cli/cmd_predict.h"
#include "cli/slices.h"
#include "data/names.h"
#include "data/parallel.h"
#include "data/ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct listing {
	struct predict *predict;
	struct clv_prospects prospects;
	struct clv_predictions predictions;
	struct clv_ranked *ranked; /* by customer, in the order of the rows */
	size_t count;
};

static void look_at(const void *data, size_t index,
                    struct clv_behaviour *customer)
{
	fitting_customer(data, index, customer, NULL, NULL);
}

static void fill(const struct listing *listing, size_t index,
                 struct clv_prediction_figures *figures)
{
	const struct predict *predict = listing->predict;
	const struct clv_prediction_range *ranges = listing->predictions.ranges;
	struct clv_behaviour customer;
	struct clv_prediction prediction;
	struct clv_text name;
	fitting_customer(&predict->fitting, index, &customer, &name, NULL);
	clv_prediction_of(&listing->predictions, index, &customer, &prediction);
	clv_prediction_figure(&customer, &name, &prediction,
	                      ranges ? &ranges[index] : NULL,
	                      predict_past(predict, index), figures);
}

/* ---- Order ----------------------------------------------------------------
 */

enum { KEYS_AT_ONCE = 4096 };

static void set_keys(void *data, size_t block)
{
	const struct listing *listing = data;
	const struct predict *predict = listing->predict;
	const size_t from = block * KEYS_AT_ONCE;
	for (size_t i = from; i < from + KEYS_AT_ONCE && i < listing->count; i++) {
		struct clv_prediction_figures figures;
		fill(listing, i, &figures);
		/* equal keys are ordered by name */
		const double number =
		    predict->selection.sort && predict->selection.sort->kind == CLV_NAME
		        ? 0
		    : predict->selection.sort
		        ? clv_field_number(predict->selection.sort, &figures)
		    : predict->facts & CLV_HAS_MONEY ? figures.clv
		                                     : figures.expected_purchases;
		listing->ranked[i] = (struct clv_ranked){.key = clv_rank_key(number),
		                                         .customer = (uint32_t)i};
	}
}

/* Rows of a table, which no ledger knows. */
struct placed {
	const struct fitting *fitting;
	struct clv_ranked ranked;
	bool ascending;
};

static int compare_placed(const void *a, const void *b)
{
	const struct placed *first = a;
	const struct placed *second = b;
	const struct clv_ranked *one = &first->ranked, *other = &second->ranked;
	struct clv_behaviour ignored;
	struct clv_text name, other_name;
	if (one->key != other->key)
		return (one->key < other->key) != first->ascending ? 1 : -1;
	fitting_customer(first->fitting, one->customer, &ignored, &name, NULL);
	fitting_customer(first->fitting, other->customer, &ignored, &other_name,
	                 NULL);
	const int order = clv_text_compare(name.at, name.length, other_name.at,
	                                   other_name.length);
	return order ? order
	             : (one->customer > other->customer) -
	                   (one->customer < other->customer);
}

static bool rank_table(struct listing *listing)
{
	struct placed *placed = malloc((listing->count + 1) * sizeof *placed);
	if (!placed)
		return false;
	for (size_t i = 0; i < listing->count; i++)
		placed[i] =
		    (struct placed){&listing->predict->fitting, listing->ranked[i],
		                    listing->predict->selection.ascending};
	qsort(placed, listing->count, sizeof *placed, compare_placed);
	for (size_t i = 0; i < listing->count; i++)
		listing->ranked[i] = placed[i].ranked;
	free(placed);
	return true;
}

/* Names come in their order: the other way round they are turned at the end. */
static void turn(struct clv_ranked *ranked, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		const struct clv_ranked one = ranked[i];
		ranked[i] = ranked[count - 1 - i];
		ranked[count - 1 - i] = one;
	}
}

static bool rank(struct listing *listing)
{
	const struct predict *predict = listing->predict;
	const struct exports *exports = &predict->fitting.exports;
	clv_parallel(exports->common.threads,
	             (listing->count + KEYS_AT_ONCE - 1) / KEYS_AT_ONCE, set_keys,
	             listing);
	const bool done =
	    predict->fitting.is_table
	        ? rank_table(listing)
	        : clv_rank(exports->ledger, listing->ranked, listing->count,
	                   predict->selection.ascending, exports->common.threads);
	if (done && predict->selection.sort &&
	    predict->selection.sort->kind == CLV_NAME &&
	    !predict->selection.ascending)
		turn(listing->ranked, listing->count);
	return done;
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool fill_view(const void *data, size_t item, struct view *view)
{
	/* look-ups by rank are all over memory */
	enum { AHEAD = 16 };
	const struct listing *listing = data;
	const struct clv_ledger *ledger = listing->predict->fitting.exports.ledger;
	struct clv_prediction_figures figures;
	if (ledger && item + AHEAD < listing->count) {
		clv_ledger_expect(ledger, listing->ranked[item + AHEAD / 2].customer,
		                  true);
		clv_ledger_expect(ledger, listing->ranked[item + AHEAD].customer,
		                  false);
	}
	fill(listing, listing->ranked[item].customer, &figures);
	if (!selection_shows(&listing->predict->selection, &figures))
		return false;
	view_fill(view, &figures);
	return true;
}

static bool write_rows(const struct listing *listing, struct page *page,
                       struct clv_error *error)
{
	const struct predict *predict = listing->predict;
	const struct slices_request slices = {
	    .count = listing->count,
	    .top = predict->selection.top,
	    .threads = predict->fitting.exports.common.threads,
	    .view = &page->view,
	    .fill = fill_view,
	    .data = listing};
	size_t behind;
	return slices_write(&slices, &page->writer, &behind, error);
}

static bool predict_all(struct listing *listing)
{
	const struct predict *predict = listing->predict;
	const size_t threads = predict->fitting.exports.common.threads;
	return clv_predictions_make(&listing->predictions, &predict->terms,
	                            &listing->prospects, threads) &&
	       (!(predict->facts & CLV_HAS_RANGE) ||
	        clv_predictions_range(&listing->predictions, &listing->prospects,
	                              threads));
}

static uint64_t count_undefined(const struct clv_predictions *predictions)
{
	uint64_t count = 0;
	for (size_t i = 0; i < predictions->count; i++)
		count +=
		    isnan(predictions->of_kind[predictions->kinds[i]].p_alive) ? 1 : 0;
	return count;
}

bool predict_print_customers(struct predict *predict, struct clv_error *error)
{
	const size_t count = fitting_count(&predict->fitting);
	struct listing listing = {.predict = predict,
	                          .prospects = {count, look_at, &predict->fitting},
	                          .count = count};
	struct page page = {.view = {.count = 0}};
	listing.ranked = calloc(count + 1, sizeof *listing.ranked);
	const bool is_ranked =
	    listing.ranked && predict_all(&listing) && rank(&listing);
	if (!is_ranked)
		clv_reject_memory(error);
	const bool done = is_ranked && predict_open_page(predict, &page, error) &&
	                  page_begin(&page, error) &&
	                  write_rows(&listing, &page, error) &&
	                  page_end(&page, error);
	if (done)
		predict_say_undefined(predict, count_undefined(&listing.predictions));
	page_close(&page);
	free(listing.ranked);
	clv_predictions_free(&listing.predictions);
	return done;
}
