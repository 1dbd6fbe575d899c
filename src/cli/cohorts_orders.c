/* `clv cohorts` of orders. */
#include "cli/cmd_cohorts.h"
#include "cli/message.h"
#include "data/gap.h"
#include "io/money.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct run {
	const struct cohorts *cohorts;
	struct clv_cohorts found;
	struct clv_cohort_terms terms;
};

/* A share for a sentence: 38.5. */
static const char *percent(double share, char text[CLV_FIXED_SIZE])
{
	clv_number_write_fixed(text, 100 * share, 1);
	return text;
}

/* ---- Notes ----------------------------------------------------------------
 */

static void say_open(const struct run *run)
{
	const char *word = clv_period_words[run->terms.period];
	char period[CLV_PERIOD_NAME_SIZE], day[CLV_DATE_SIZE] = "";
	char amount[CLV_MONEY_SIZE];
	if (!run->found.is_open)
		return;
	clv_period_name(run->found.last, run->terms.period, period);
	clv_date_write(day, run->cohorts->exports.until);
	clv_money_write_fixed(amount, run->found.left_out, 2);
	if (run->terms.by_segment)
		print_note("the newest %s, %s, is not over on %s, and is left out: "
		           "revenue %s",
		           word, period, day, amount);
	else
		print_note("the newest %s, %s, is not over on %s: its figures will "
		           "grow",
		           word, period, day);
}

/* Of those who have had a whole period to do so. */
static void say_return(const struct run *run)
{
	const char *word = clv_period_words[run->terms.period];
	char text[CLV_FIXED_SIZE];
	uint64_t customers = 0;
	uint64_t returned = 0;
	for (size_t i = 0; i < run->found.count; i++) {
		const struct clv_cohort *cohort = &run->found.all[i];
		const bool is_last_open = run->found.is_open && !run->terms.by_segment;
		if (cohort->count < (is_last_open ? 3 : 2))
			continue;
		customers += cohort->cells[1].customers;
		returned += cohort->cells[1].returning;
	}
	if (customers)
		print_note("of %llu customer%s who %s had a whole %s or more to come "
		           "back in, %llu (%s%%) bought again in a later %s",
		           (unsigned long long)customers, customers == 1 ? "" : "s",
		           customers == 1 ? "has" : "have", word,
		           (unsigned long long)returned,
		           percent((double)returned / (double)customers, text), word);
}

static struct clv_text name_of(const struct run *run, size_t index,
                               char text[CLV_PERIOD_NAME_SIZE])
{
	const struct clv_cohort *cohort = &run->found.all[index];
	if (run->terms.by_segment)
		return (struct clv_text){cohort->segment ? cohort->segment : "",
		                         cohort->segment_length};
	clv_period_name(cohort->period, run->terms.period, text);
	return (struct clv_text){text, strlen(text)};
}

static bool has_paid(const struct run *run, size_t index)
{
	return !isnan(clv_cohort_payback(&run->found.all[index], &run->terms));
}

/* "web, phone, ..." of the cohorts that have not paid back. */
static void list_unpaid(const struct run *run, char *list, size_t size)
{
	size_t used = 0;
	*list = '\0';
	for (size_t i = 0; i < run->found.count; i++) {
		char text[CLV_PERIOD_NAME_SIZE], shown[40];
		if (has_paid(run, i))
			continue;
		const struct clv_text name = name_of(run, i, text);
		clv_printable(name.at, name.length, shown, sizeof shown);
		const bool is_cut = used + sizeof shown + sizeof ", ..." > size;
		used +=
		    (size_t)snprintf(list + used, size - used, "%s%s", used ? ", " : "",
		                     is_cut        ? "..."
		                     : name.length ? shown
		                                   : "(none)");
		if (is_cut)
			return;
	}
}

static void say_some_unpaid(const struct run *run, size_t unpaid,
                            const char *cost)
{
	char list[200], text[CLV_PERIOD_NAME_SIZE];
	const size_t count = run->found.count;
	const size_t from = count - unpaid;
	bool is_tail = !run->terms.by_segment && unpaid > 1;
	for (size_t i = from; i < count; i++)
		is_tail = is_tail && !has_paid(run, i);
	if (is_tail) {
		print_note("cohorts since %s have not paid back yet what winning a "
		           "customer cost (%s)",
		           name_of(run, from, text).at, cost);
		return;
	}
	list_unpaid(run, list, sizeof list);
	print_note("%zu of %zu cohorts ha%s not paid back yet what winning a "
	           "customer cost (%s): %s",
	           unpaid, count, unpaid == 1 ? "s" : "ve", cost, list);
}

static void say_payback(const struct run *run)
{
	const char *word = clv_period_words[run->terms.period];
	char cost[CLV_FIXED_SIZE] = "";
	size_t unpaid = 0;
	double latest = 0;
	for (size_t i = 0; i < run->found.count; i++) {
		unpaid += !has_paid(run, i);
		latest =
		    fmax(latest, clv_cohort_payback(&run->found.all[i], &run->terms));
	}
	if (isnan(run->terms.margin) || !run->found.count)
		return;
	if (isnan(run->terms.cac)) {
		print_note("without --cac winning a customer is taken to cost nothing");
		return;
	}
	clv_number_write_fixed(cost, run->terms.cac, 2);
	if (unpaid == run->found.count)
		print_note("no cohort has paid back yet what winning a customer cost "
		           "(%s)",
		           cost);
	else if (unpaid)
		say_some_unpaid(run, unpaid, cost);
	else if (latest > 0)
		print_note("all cohorts have paid back what winning a customer cost "
		           "(%s), %.0f %s%s after the first purchase at the latest",
		           cost, latest, word, latest > 1 ? "s" : "");
	else
		print_note("all cohorts have paid back what winning a customer cost "
		           "(%s) in the %s of the first purchase",
		           cost, word);
}

static void say_notes(const struct run *run)
{
	if (run->cohorts->exports.common.quiet)
		return;
	say_open(run);
	say_return(run);
	say_payback(run);
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool write_rows(const void *data, struct page *page,
                       struct clv_error *error)
{
	const struct run *run = data;
	size_t left = cohorts_shown(run->cohorts, SIZE_MAX);
	for (size_t i = 0; i < run->found.count; i++) {
		const struct clv_cohort *cohort = &run->found.all[i];
		const double payback = clv_cohort_payback(cohort, &run->terms);
		struct clv_cohort_sum sum = {0, 0};
		for (size_t age = 0; age < cohort->count && left > 0; age++, left--) {
			struct clv_cohort_row row;
			clv_cohort_figure(cohort, age, &run->terms, &sum, payback, &row);
			if (!page_put(page, &row, error))
				return false;
		}
	}
	return true;
}

static bool print_rows(const struct run *run, struct clv_error *error)
{
	const struct cohorts *cohorts = run->cohorts;
	const struct exports *exports = &cohorts->exports;
	return page_make(&exports->common, exports->outputs.results,
	                 &clv_cohort_schema, cohorts->facts, write_rows, run,
	                 error);
}

static void triangle_row(const void *data, size_t index,
                         struct triangle_row *row)
{
	const struct run *run = data;
	const struct clv_cohort *cohort = &run->found.all[index];
	*row = (struct triangle_row){.customers = (double)cohort->customers,
	                             .count = cohort->count};
	row->cohort = name_of(run, index, row->text);
}

static double triangle_cell(const void *data, size_t index, size_t age,
                            bool *is_open)
{
	const struct run *run = data;
	const struct clv_cohort *cohort = &run->found.all[index];
	const struct clv_cohort_cell *cell = &cohort->cells[age];
	*is_open = run->found.is_open && !run->terms.by_segment &&
	           cohort->period + (int32_t)age == run->found.last;
	return cell->customers ? (double)cell->active / (double)cell->customers
	                       : NAN;
}

static bool print_triangle(const struct run *run, struct clv_error *error)
{
	const char *word = clv_period_words[run->terms.period];
	const struct common *common = &run->cohorts->exports.common;
	const struct triangle triangle = {.data = run,
	                                  .count = run->found.count,
	                                  .first_is_whole = true,
	                                  .row = triangle_row,
	                                  .cell = triangle_cell};
	const bool is_table = common_format(common) == &clv_format_table;
	size_t hidden;
	if (!common->quiet && run->found.count)
		print_note("a row per cohort, a column per %s after the first "
		           "purchase (0: that %s): the share that bought in it%s",
		           word, word,
		           !run->found.is_open || run->terms.by_segment ? ""
		           : is_table ? "; * is not over"
		                      : "; of what is not over there is none");
	if (!triangle_print(&triangle, run->cohorts, &hidden, error))
		return false;
	if (hidden && !common->quiet)
		print_note("%zu more %s%s for which the terminal is too narrow: "
		           "--period quarter takes less room, --format csv none",
		           hidden, word, hidden == 1 ? "" : "s");
	return true;
}

/* ---- All ------------------------------------------------------------------
 */

/* Since when it is settled who has come back: as in clv orders, pauses between
   purchases say how long is long. */
static bool find_settled(struct run *run, struct clv_error *error)
{
	const struct exports *exports = &run->cohorts->exports;
	int32_t days;
	const bool found = clv_gap_quantile(exports->ledger, CLV_GAP_USUAL_SHARE,
	                                    exports->common.threads, &days);
	if (days < 0)
		return clv_reject_memory(error);
	run->terms.settled = found ? exports->until - days : CLV_FIRST_DAY - 1;
	return true;
}

static bool measure(struct run *run, struct clv_error *error)
{
	const struct cohorts *cohorts = run->cohorts;
	const struct clv_cohorts_request request = {
	    .by_segment = cohorts->by != NULL,
	    .period = cohorts->period,
	    .until = cohorts->exports.until};
	if (!clv_ledger_count(cohorts->exports.ledger))
		return true;
	if (!clv_cohorts_measure(&run->found, cohorts->exports.ledger, &request))
		return clv_reject_memory(error);
	run->terms.last = run->found.last;
	run->terms.is_open = run->found.is_open;
	return find_settled(run, error);
}

bool cohorts_of_orders(struct cohorts *cohorts, struct clv_error *error)
{
	struct run run = {.cohorts = cohorts,
	                  .terms = {.by_segment = cohorts->by != NULL,
	                            .period = cohorts->period,
	                            .margin = cohorts->inputs.values.margin,
	                            .cac = cohorts->inputs.values.cac}};
	bool done = measure(&run, error);
	if (done)
		say_notes(&run);
	done = done && (cohorts->wide ? print_triangle(&run, error)
	                              : print_rows(&run, error));
	clv_cohorts_free(&run.found);
	return done;
}
