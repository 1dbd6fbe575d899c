/* `clv cohorts --started COL --ended COL`: of a list of subscribers. */
#include "cli/cmd_cohorts.h"
#include "cli/diagnosis.h"
#include "cli/message.h"
#include "data/estimate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct run {
	struct cohorts *cohorts;
	bool until_was_given;
	struct clv_survivals found;
	struct clv_fit fit;
	struct clv_curve fitted;
	const struct clv_curve *curve; /* null: none is fitted */
	bool has_lifespan; /* where nobody leaves the curve tells none */
};

/* ---- The curve ------------------------------------------------------------
 */

/* Those who left in their period number `age` renewed so many times; those who
   are still there could not have renewed more often than they did. */
static bool fill(const struct run *run, struct clv_sample *sample)
{
	const struct clv_survivals *found = &run->found;
	for (size_t age = 0; age < found->total.count; age++) {
		const double renewals = (double)age;
		const struct clv_behaviour lost = {
		    .frequency = renewals, .recency = renewals, .age = renewals + 1};
		if (!clv_sample_add(sample, &lost, found->total.cells[age].lost))
			return false;
	}
	for (size_t over = 0; over < found->stayed_count; over++) {
		const double renewals = (double)over;
		const struct clv_behaviour stayed = {
		    .frequency = renewals, .recency = renewals, .age = renewals};
		if (!clv_sample_add(sample, &stayed, found->stayed[over]))
			return false;
	}
	return clv_sample_close(sample);
}

static bool fit(struct run *run, struct clv_error *error)
{
	struct clv_sample sample;
	const bool done =
	    clv_sample_open(&sample, CLV_DATA_SURVIVAL) && fill(run, &sample) &&
	    clv_estimate(&sample, &clv_model_sbg,
	                 run->cohorts->exports.common.threads, &run->fit);
	clv_sample_free(&sample);
	if (!done)
		return clv_reject_memory(error);
	if (run->fit.status == CLV_FIT_IMPOSSIBLE)
		return diagnosis_reject(&run->fit, error);
	run->fitted =
	    (struct clv_curve){run->fit.parameters[0], run->fit.parameters[1]};
	run->curve = &run->fitted;
	run->has_lifespan = !(run->fit.reasons & CLV_FIT_NO_DROPOUT);
	return true;
}

/* ---- Notes ----------------------------------------------------------------
 */

static const char *percent(double share, char text[CLV_FIXED_SIZE])
{
	clv_number_write_fixed(text, 100 * share, 1);
	return text;
}

static void say_read(const struct run *run)
{
	const struct cohorts *cohorts = run->cohorts;
	const uint64_t customers = run->found.total.customers;
	char day[CLV_DATE_SIZE] = "";
	clv_date_write(day, cohorts->exports.until);
	print_note("%llu row%s read: %llu customer%s, %llu of them still there on "
	           "%s%s",
	           (unsigned long long)cohorts->rows, cohorts->rows == 1 ? "" : "s",
	           (unsigned long long)customers, customers == 1 ? "" : "s",
	           (unsigned long long)(customers - run->found.total.left), day,
	           run->until_was_given
	               ? ""
	               : ", the last date in the list; --until says otherwise");
	if (run->found.joined)
		print_note("%llu row%s on where another of the same customer ends: "
		           "they count as one",
		           (unsigned long long)run->found.joined,
		           run->found.joined == 1 ? " goes" : "s go");
	if (run->found.later)
		print_note("%llu customer%s who start%s after %s %s left out",
		           (unsigned long long)run->found.later,
		           run->found.later == 1 ? "" : "s",
		           run->found.later == 1 ? "s" : "", day,
		           run->found.later == 1 ? "is" : "are");
}

static void say_retention(const struct run *run)
{
	const char *word = clv_period_words[run->cohorts->period];
	char stayed[CLV_FIXED_SIZE], left[CLV_FIXED_SIZE];
	struct clv_retention_row row;
	clv_retention_figure(&run->found.total, run->cohorts->period, NULL, &row);
	if (isnan(row.retention.value)) {
		print_note("no %s is over yet for anybody: it cannot be told how many "
		           "stay",
		           word);
		return;
	}
	print_note(
	    "%s%% stay through a %s and %s%% leave, over all ages: customers "
	    "left in %.0f of their %.0f %ss that are over",
	    percent(row.retention.value, stayed), word,
	    percent(1 - row.retention.value, left), row.lost, row.at_risk, word);
	if (row.still_customers > 0)
		print_note("who is in the middle of a %s is not counted in it: nobody "
		           "is taken to have left because the list ends",
		           word);
}

/* Five years are a time that people can judge. */
static void say_lifespan(const struct run *run)
{
	enum { YEARS = 5 };
	static const int a_year[] = {12, 4, 1};
	const enum clv_period period = run->cohorts->period;
	const char *word = clv_period_words[period];
	char mean[CLV_FIXED_SIZE] = "", within[CLV_FIXED_SIZE] = "";
	const double all = clv_curve_lifespan(run->curve, INFINITY);
	clv_number_write_fixed(
	    within, clv_curve_lifespan(run->curve, YEARS * a_year[period]), 1);
	if (isinf(all)) {
		print_note("the curve has no mean lifespan, as a few customers stay "
		           "for ever; of the first %d years a customer stays %s %ss on "
		           "average",
		           YEARS, within, word);
		return;
	}
	clv_number_write_fixed(mean, all, 1);
	print_note("a customer stays %s %ss on average, %s of them in the first %d "
	           "years",
	           mean, word, within, YEARS);
}

static void say_curve(const struct run *run)
{
	const char *word = clv_period_words[run->cohorts->period];
	char first[CLV_FIXED_SIZE], later[CLV_FIXED_SIZE];
	unsigned at = 0;
	const char *text;
	const size_t far = run->found.total.count;
	while ((text = diagnosis_next(&run->fit, &at)))
		print_note("%s: %s", run->fit.model->title, text);
	if (!run->has_lifespan)
		return;
	print_note("the curve (sBG, alpha %.4g, beta %.4g): %s%% stay through "
	           "their first %s, %s%% of those still there through their "
	           "%s number %zu",
	           run->curve->alpha, run->curve->beta,
	           percent(clv_curve_retention(run->curve, 0), first), word,
	           percent(clv_curve_retention(run->curve, far), later), word,
	           far + 1);
	say_lifespan(run);
}

static void say_notes(const struct run *run)
{
	if (run->cohorts->exports.common.quiet)
		return;
	say_read(run);
	if (run->found.total.customers)
		say_retention(run);
	if (run->curve)
		say_curve(run);
}

/* ---- Results --------------------------------------------------------------
 */

static bool write_rows(const void *data, struct page *page,
                       struct clv_error *error)
{
	const struct run *run = data;
	const struct cohorts *cohorts = run->cohorts;
	size_t left = cohorts_shown(cohorts, SIZE_MAX);
	for (size_t i = 0; i < run->found.count; i++) {
		const struct clv_survival *cohort = &run->found.all[i];
		struct clv_survival_product product = {1, 1};
		for (size_t age = 0; age < cohort->count && left > 0; age++, left--) {
			struct clv_survival_row row;
			clv_survival_figure(cohort, age, &cohorts->memberships.segments,
			                    cohorts->period, run->curve, &product, &row);
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
	                 &clv_survival_schema, cohorts->facts, write_rows, run,
	                 error);
}

static bool print_total(const struct run *run, struct clv_error *error)
{
	const struct cohorts *cohorts = run->cohorts;
	struct clv_retention_row row;
	clv_retention_figure(&run->found.total, cohorts->period,
	                     run->has_lifespan ? run->curve : NULL, &row);
	return page_print(&cohorts->exports.common,
	                  cohorts->exports.outputs.results, &clv_retention_schema,
	                  cohorts->facts, &row, 1, sizeof row, error);
}

static void triangle_row(const void *data, size_t index,
                         struct triangle_row *row)
{
	const struct run *run = data;
	const struct cohorts *cohorts = run->cohorts;
	const struct clv_survival *cohort = &run->found.all[index];
	struct clv_survival_product product = {1, 1};
	struct clv_survival_row figures;
	clv_survival_figure(cohort, 0, &cohorts->memberships.segments,
	                    cohorts->period, NULL, &product, &figures);
	*row = (struct triangle_row){.cohort = figures.cohort,
	                             .customers = figures.customers,
	                             .count = cohort->count};
	if (cohort->segment == CLV_NO_NAME) {
		memcpy(row->text, figures.cohort_text, sizeof row->text);
		row->cohort.at = row->text;
	}
}

static double triangle_cell(const void *data, size_t index, size_t age,
                            bool *is_open)
{
	const struct run *run = data;
	const struct clv_survival_cell *cell = &run->found.all[index].cells[age];
	/* those for whom it is not over are not in it: what is there will stay */
	*is_open = false;
	return cell->at_risk
	           ? (double)(cell->at_risk - cell->lost) / (double)cell->at_risk
	           : NAN;
}

static bool print_triangle(const struct run *run, struct clv_error *error)
{
	const char *word = clv_period_words[run->cohorts->period];
	const bool quiet = run->cohorts->exports.common.quiet;
	const struct triangle triangle = {.data = run,
	                                  .count = run->found.count,
	                                  .row = triangle_row,
	                                  .cell = triangle_cell};
	size_t hidden;
	if (!quiet && run->found.count)
		print_note("a row per cohort, a column per %s after the start (0: the "
		           "first): of those who were there when it began, the share "
		           "that stayed through it",
		           word);
	if (!triangle_print(&triangle, run->cohorts, &hidden, error))
		return false;
	if (hidden && !quiet)
		print_note("%zu more %s%s for which the terminal is too narrow: "
		           "--period quarter takes less room, --format csv none",
		           hidden, word, hidden == 1 ? "" : "s");
	return true;
}

/* ---- All ------------------------------------------------------------------
 */

static bool measure(struct run *run, struct clv_error *error)
{
	struct cohorts *cohorts = run->cohorts;
	struct clv_survivals_request request = {.by_segment = cohorts->by != NULL,
	                                        .period = cohorts->period};
	int32_t today;
	if (!run->until_was_given) {
		if (!exports_read_day("--until", "today", &today, error))
			return false;
		cohorts->exports.until =
		    clv_memberships_last(&cohorts->memberships, today);
	}
	if (cohorts->exports.until == CLV_NO_DAY)
		return clv_reject(error, CLV_BAD_DATA, "the list has no rows");
	request.until = cohorts->exports.until;
	return clv_survivals_measure(&run->found, &cohorts->memberships,
	                             &request) ||
	       clv_reject_memory(error);
}

bool cohorts_of_list(struct cohorts *cohorts, struct clv_error *error)
{
	struct run run = {.cohorts = cohorts,
	                  .until_was_given = cohorts->exports.until != CLV_NO_DAY};
	bool done = measure(&run, error) && (!cohorts->fit || fit(&run, error));
	if (done)
		say_notes(&run);
	done = done && (cohorts->total  ? print_total(&run, error)
	                : cohorts->wide ? print_triangle(&run, error)
	                                : print_rows(&run, error));
	clv_survivals_free(&run.found);
	return done;
}
