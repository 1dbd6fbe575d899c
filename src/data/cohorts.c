#include "data/cohorts.h"
#include "data/grow.h"
#include "data/names.h"

#include <stdlib.h>
#include <string.h>

enum { ALL_DAYS = CLV_LAST_DAY - CLV_FIRST_DAY + 1 };

#define NOWHERE UINT32_MAX

/* Where what a customer does is counted. */
struct home {
	uint32_t cohort; /* its number, or NOWHERE */
	int32_t first;   /* his first period */
};

struct measuring {
	const struct clv_ledger *ledger;
	const struct clv_cohorts_request *request;
	struct clv_cohorts *cohorts;
	size_t capacity;
	int32_t *periods; /* of every day of the calendar: divisions are slow */
	int32_t first;    /* of them */
	size_t *numbers;  /* of cohorts, by period: one more; 0: none yet */
	struct clv_names segments;
	struct home *homes; /* of customers */
};

/* ---- Periods --------------------------------------------------------------
 */

static bool make_periods(struct measuring *run)
{
	const enum clv_period period = run->request->period;
	run->first = clv_period_of(CLV_FIRST_DAY, period);
	const int32_t last = clv_period_of(CLV_LAST_DAY, period);
	run->periods = malloc(ALL_DAYS * sizeof *run->periods);
	run->numbers =
	    calloc((size_t)(last - run->first) + 1, sizeof *run->numbers);
	if (!run->periods || !run->numbers)
		return false;
	int32_t day = CLV_FIRST_DAY;
	for (int32_t number = run->first; number <= last; number++) {
		const int32_t next = clv_period_start(number + 1, period);
		const int32_t end = next == CLV_NO_DAY ? CLV_LAST_DAY + 1 : next;
		for (; day < end; day++)
			run->periods[day - CLV_FIRST_DAY] = number;
	}
	return true;
}

static int32_t period_of(const struct measuring *run, int32_t day)
{
	return run->periods[day - CLV_FIRST_DAY];
}

static bool is_open(const struct clv_cohorts_request *request, int32_t period)
{
	const int32_t next = clv_period_start(period + 1, request->period);
	return request->until + 1 < (next == CLV_NO_DAY ? CLV_LAST_DAY + 1 : next);
}

/* ---- Cohorts and cells ----------------------------------------------------
 */

static struct clv_cohort *add_cohort(struct measuring *run)
{
	void *all = run->cohorts->all;
	if (!clv_grow(&all, &run->capacity, run->cohorts->count + 1,
	              sizeof *run->cohorts->all))
		return NULL;
	run->cohorts->all = all;
	struct clv_cohort *cohort = &run->cohorts->all[run->cohorts->count++];
	*cohort = (struct clv_cohort){0};
	return cohort;
}

static bool make_cells(struct clv_cohort *cohort, size_t count)
{
	void *cells = cohort->cells;
	const bool done = clv_grow_zeroed(&cells, &cohort->capacity, &cohort->count,
	                                  count, sizeof *cohort->cells);
	cohort->cells = cells;
	return done;
}

static struct clv_cohort *cohort_of_segment(struct measuring *run,
                                            const struct clv_customer *customer)
{
	bool is_new;
	const char *segment = customer->segment;
	const uint32_t number =
	    clv_names_add(&run->segments, segment ? segment : "",
	                  customer->segment_length, &is_new);
	if (number == CLV_NO_NAME)
		return NULL;
	if (!is_new)
		return &run->cohorts->all[number];
	struct clv_cohort *cohort = add_cohort(run);
	if (cohort) {
		cohort->segment = segment;
		cohort->segment_length = customer->segment_length;
	}
	return cohort;
}

static struct clv_cohort *cohort_of_period(struct measuring *run,
                                           int32_t period)
{
	size_t *number = &run->numbers[period - run->first];
	if (*number)
		return &run->cohorts->all[*number - 1];
	struct clv_cohort *cohort = add_cohort(run);
	if (cohort) {
		cohort->period = period;
		*number = run->cohorts->count;
	}
	return cohort;
}

/* ---- A customer -----------------------------------------------------------
 */

/* Who is there at an age was there at all before it: summed up in the end.
   ages: the periods that he had. */
static void count_days(const struct measuring *run, struct clv_cohort *cohort,
                       int32_t first, size_t ages,
                       const struct clv_customer *customer)
{
	struct clv_cohort_cell *cells = cohort->cells;
	int32_t current = CLV_NO_PERIOD;
	size_t age = 0;
	for (size_t i = 0; i < customer->day_count; i++) {
		if (customer->days[i] > run->request->until)
			break;
		const int32_t period = period_of(run, customer->days[i]);
		if (period == current)
			continue;
		current = period;
		age = (size_t)(period - first);
		if (age >= ages) {
			/* he has come back, though in a period that is not over */
			age = ages - 1;
			break;
		}
		cells[age].active++;
	}
	cells[age].returning++;
	cells[ages - 1].customers++;
	cohort->customers++;
}

/* Finds the cohort of a customer, and counts him in it. */
static bool enter(struct measuring *run, size_t index, struct home *home)
{
	struct clv_customer customer;
	struct clv_cohorts *cohorts = run->cohorts;
	const bool by_segment = run->request->by_segment;
	clv_ledger_customer(run->ledger, index, &customer);
	const int32_t first = period_of(run, customer.days[0]);
	const int32_t end = cohorts->last + 1 - (by_segment && cohorts->is_open);
	*home = (struct home){NOWHERE, first};
	if (customer.days[0] > run->request->until || end <= first)
		return true;
	const size_t ages = (size_t)(end - first);
	struct clv_cohort *cohort = by_segment ? cohort_of_segment(run, &customer)
	                                       : cohort_of_period(run, first);
	if (!cohort || !make_cells(cohort, ages))
		return false;
	count_days(run, cohort, first, ages, &customer);
	home->cohort = (uint32_t)(cohort - cohorts->all);
	return true;
}

static bool enter_all(struct measuring *run)
{
	const size_t count = clv_ledger_count(run->ledger);
	run->homes = calloc(count + 1, sizeof *run->homes);
	for (size_t i = 0; run->homes && i < count; i++)
		if (!enter(run, i, &run->homes[i]))
			return false;
	return run->homes;
}

static void add_entry(struct measuring *run, const struct clv_detail *entry)
{
	struct clv_cohorts *cohorts = run->cohorts;
	const struct home *home = &run->homes[entry->customer];
	const int32_t period = period_of(run, entry->day);
	const size_t age =
	    period > home->first ? (size_t)(period - home->first) : 0;
	if (entry->day > run->request->until)
		return;
	if (home->cohort == NOWHERE ||
	    (period == cohorts->last && cohorts->is_open &&
	     run->request->by_segment)) {
		cohorts->left_out += entry->amount;
		return;
	}
	struct clv_cohort_cell *cell = &cohorts->all[home->cohort].cells[age];
	cell->orders += entry->orders;
	cell->revenue += entry->amount;
}

static bool measure(struct measuring *run)
{
	if (!enter_all(run))
		return false;
	const size_t entries = clv_ledger_detail_count(run->ledger);
	for (size_t i = 0; i < entries; i++) {
		struct clv_detail entry;
		clv_ledger_detail(run->ledger, i, &entry);
		add_entry(run, &entry);
	}
	return true;
}

/* ---- All ------------------------------------------------------------------
 */

static void sum_up(struct clv_cohort *cohort)
{
	for (size_t i = cohort->count; i-- > 1;) {
		cohort->cells[i - 1].customers += cohort->cells[i].customers;
		cohort->cells[i - 1].returning += cohort->cells[i].returning;
	}
}

static int compare_cohorts(const void *a, const void *b)
{
	const struct clv_cohort *first = a;
	const struct clv_cohort *second = b;
	if (first->period != second->period)
		return first->period < second->period ? -1 : 1;
	return clv_text_compare(
	    first->segment ? first->segment : "", first->segment_length,
	    second->segment ? second->segment : "", second->segment_length);
}

bool clv_cohorts_measure(struct clv_cohorts *cohorts,
                         const struct clv_ledger *ledger,
                         const struct clv_cohorts_request *request)
{
	struct measuring run = {
	    .ledger = ledger, .request = request, .cohorts = cohorts};
	*cohorts = (struct clv_cohorts){
	    .last = clv_period_of(request->until, request->period)};
	cohorts->is_open = is_open(request, cohorts->last);
	const bool done = make_periods(&run) && measure(&run);
	for (size_t i = 0; done && i < cohorts->count; i++)
		sum_up(&cohorts->all[i]);
	if (done && cohorts->count)
		qsort(cohorts->all, cohorts->count, sizeof *cohorts->all,
		      compare_cohorts);
	free(run.periods);
	free(run.numbers);
	free(run.homes);
	clv_names_free(&run.segments);
	return done;
}

void clv_cohorts_free(struct clv_cohorts *cohorts)
{
	for (size_t i = 0; i < cohorts->count; i++)
		free(cohorts->all[i].cells);
	free(cohorts->all);
	*cohorts = (struct clv_cohorts){0};
}
