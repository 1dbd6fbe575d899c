#include "data/memberships.h"
#include "data/grow.h"

#include <stdlib.h>

/* ---- The list -------------------------------------------------------------
 */

bool clv_memberships_add(struct clv_memberships *list,
                         const struct clv_membership *membership)
{
	void *all = list->all;
	if (!clv_grow(&all, &list->capacity, list->count + 1, sizeof *list->all))
		return false;
	list->all = all;
	list->all[list->count++] = *membership;
	return true;
}

void clv_memberships_free(struct clv_memberships *list)
{
	free(list->all);
	clv_names_free(&list->customers);
	clv_names_free(&list->segments);
	*list = (struct clv_memberships){0};
}

int32_t clv_memberships_last(const struct clv_memberships *list, int32_t today)
{
	int32_t last = CLV_NO_DAY;
	int32_t earliest = CLV_NO_DAY;
	for (size_t i = 0; i < list->count; i++) {
		const int32_t days[] = {list->all[i].started, list->all[i].ended};
		for (size_t k = 0; k < 2; k++) {
			if (days[k] == CLV_NO_DAY)
				continue;
			if (earliest == CLV_NO_DAY || days[k] < earliest)
				earliest = days[k];
			if (days[k] <= today && days[k] > last)
				last = days[k];
		}
	}
	return last == CLV_NO_DAY ? earliest : last;
}

/* By customer, those without a name at the end; then by day. */
static int compare_memberships(const void *a, const void *b)
{
	const struct clv_membership *first = a;
	const struct clv_membership *second = b;
	if (first->customer != second->customer)
		return first->customer < second->customer ? -1 : 1;
	if (first->started != second->started)
		return first->started < second->started ? -1 : 1;
	return (first->ended > second->ended) - (first->ended < second->ended);
}

static bool goes_on(const struct clv_membership *one,
                    const struct clv_membership *next)
{
	return one->customer != CLV_NO_NAME && one->customer == next->customer &&
	       (one->ended == CLV_NO_DAY || next->started <= one->ended + 1);
}

static void join(struct clv_membership *one, const struct clv_membership *next)
{
	if (next->ended == CLV_NO_DAY || one->ended == CLV_NO_DAY)
		one->ended = CLV_NO_DAY;
	else if (next->ended > one->ended)
		one->ended = next->ended;
}

/* ---- Cohorts --------------------------------------------------------------
 */

struct measuring {
	const struct clv_memberships *list;
	const struct clv_survivals_request *request;
	struct clv_survivals *survivals;
	size_t *numbers; /* of cohorts, by segment or period: one more; 0: none */
	int32_t first;   /* period */
	size_t entered;
};

static bool make_cells(struct clv_survival *cohort, size_t count)
{
	void *cells = cohort->cells;
	const bool done = clv_grow_zeroed(&cells, &cohort->capacity, &cohort->count,
	                                  count, sizeof *cohort->cells);
	cohort->cells = cells;
	return done;
}

static struct clv_survival *cohort_of(struct measuring *run,
                                      const struct clv_membership *membership)
{
	struct clv_survivals *survivals = run->survivals;
	const int32_t period =
	    clv_period_of(membership->started, run->request->period);
	const uint32_t segment = membership->segment;
	size_t place = (size_t)(period - run->first);
	if (run->request->by_segment)
		place = segment == CLV_NO_NAME ? 0 : (size_t)segment + 1;
	if (run->numbers[place])
		return &survivals->all[run->numbers[place] - 1];
	void *all = survivals->all;
	if (!clv_grow(&all, &survivals->capacity, survivals->count + 1,
	              sizeof *survivals->all))
		return NULL;
	survivals->all = all;
	struct clv_survival *cohort = &survivals->all[survivals->count++];
	*cohort = (struct clv_survival){.segment = CLV_NO_NAME};
	if (run->request->by_segment)
		cohort->segment = segment;
	else
		cohort->period = period;
	run->numbers[place] = survivals->count;
	return cohort;
}

/* What became of a membership: the period in which it ended (SIZE_MAX: none),
   and how many are over for it. */
struct course {
	size_t ended, over;
};

static struct course course_of(const struct clv_survivals_request *request,
                               const struct clv_membership *membership)
{
	const int32_t started = membership->started;
	const int32_t ended = membership->ended;
	const enum clv_period period = request->period;
	struct course course = {SIZE_MAX, 0};
	course.over = (size_t)clv_periods_between(started, request->until, period);
	if (ended == CLV_NO_DAY || ended > request->until)
		return course;
	const int32_t whole = clv_periods_between(started, ended, period);
	const bool has_begun_next = clv_day_after(started, whole, period) < ended;
	course.ended = (size_t)whole - (whole > 0 && !has_begun_next);
	return course;
}

/* Cells have what changes at each age until sum_up: at_risk those whose last
   period at risk it was, is_open those for whom it was the first not over. */
static bool count_course(struct clv_survival *cohort, struct course course)
{
	if (!make_cells(cohort, course.over > 0 ? course.over : 1))
		return false;
	const bool is_lost = course.ended < course.over;
	const size_t periods = is_lost ? course.ended + 1 : course.over;
	cohort->customers++;
	cohort->left += course.ended != SIZE_MAX;
	if (periods > 0)
		cohort->cells[periods - 1].at_risk++;
	if (is_lost)
		cohort->cells[course.ended].lost++;
	return true;
}

/* The first period that is not over for somebody, and all after it, have more
   to come. */
static void mark_open(struct clv_survival *cohort, struct course course)
{
	if (course.ended >= course.over && course.over < cohort->count)
		cohort->cells[course.over].is_open = true;
}

static void sum_up(struct clv_survival *cohort)
{
	for (size_t i = cohort->count; i-- > 1;)
		cohort->cells[i - 1].at_risk += cohort->cells[i].at_risk;
	for (size_t i = 1; i < cohort->count; i++)
		cohort->cells[i].is_open |= cohort->cells[i - 1].is_open;
}

static bool count_stayed(struct clv_survivals *survivals, struct course course)
{
	void *stayed = survivals->stayed;
	const bool done = clv_grow_zeroed(&stayed, &survivals->stayed_capacity,
	                                  &survivals->stayed_count, course.over + 1,
	                                  sizeof *survivals->stayed);
	survivals->stayed = stayed;
	if (!done)
		return false;
	if (course.ended >= course.over)
		survivals->stayed[course.over]++;
	return true;
}

/* ---- All ------------------------------------------------------------------
 */

static bool enter(struct measuring *run,
                  const struct clv_membership *membership)
{
	run->entered++;
	if (membership->started > run->request->until) {
		run->survivals->later++;
		return true;
	}
	const struct course course = course_of(run->request, membership);
	struct clv_survival *cohort = cohort_of(run, membership);
	return cohort && count_course(cohort, course) &&
	       count_course(&run->survivals->total, course) &&
	       count_stayed(run->survivals, course);
}

/* Calls visit for each membership of the sorted list, those that go on as one.
 */
static bool each(struct measuring *run,
                 bool (*visit)(struct measuring *run,
                               const struct clv_membership *membership))
{
	const struct clv_memberships *list = run->list;
	for (size_t i = 0; i < list->count;) {
		struct clv_membership one = list->all[i++];
		for (; i < list->count && goes_on(&one, &list->all[i]); i++)
			join(&one, &list->all[i]);
		if (!visit(run, &one))
			return false;
	}
	return true;
}

/* Once it is known how many cells there are. */
static bool enter_open(struct measuring *run,
                       const struct clv_membership *membership)
{
	if (membership->started > run->request->until)
		return true;
	const struct course course = course_of(run->request, membership);
	mark_open(cohort_of(run, membership), course);
	mark_open(&run->survivals->total, course);
	return true;
}

/* A segment and where its name is, for qsort, which passes nothing else. */
struct ranked {
	const struct clv_names *names;
	struct clv_survival cohort;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *first = a;
	const struct ranked *second = b;
	if (first->cohort.segment == CLV_NO_NAME)
		return second->cohort.segment == CLV_NO_NAME ? 0 : -1;
	if (second->cohort.segment == CLV_NO_NAME)
		return 1;
	return clv_names_compare(first->names, first->cohort.segment,
	                         second->cohort.segment);
}

static bool sort_segments(struct clv_survivals *survivals,
                          const struct clv_names *names)
{
	struct ranked *all = malloc((survivals->count + 1) * sizeof *all);
	if (!all)
		return false;
	for (size_t i = 0; i < survivals->count; i++)
		all[i] = (struct ranked){names, survivals->all[i]};
	qsort(all, survivals->count, sizeof *all, compare_ranked);
	for (size_t i = 0; i < survivals->count; i++)
		survivals->all[i] = all[i].cohort;
	free(all);
	return true;
}

static int compare_periods(const void *a, const void *b)
{
	const struct clv_survival *first = a;
	const struct clv_survival *second = b;
	return (first->period > second->period) - (first->period < second->period);
}

static bool sort_cohorts(const struct measuring *run)
{
	struct clv_survivals *survivals = run->survivals;
	if (run->request->by_segment)
		return sort_segments(survivals, &run->list->segments);
	if (survivals->count)
		qsort(survivals->all, survivals->count, sizeof *survivals->all,
		      compare_periods);
	return true;
}

static bool open_numbers(struct measuring *run)
{
	const enum clv_period period = run->request->period;
	run->first = clv_period_of(CLV_FIRST_DAY, period);
	const size_t periods =
	    (size_t)(clv_period_of(CLV_LAST_DAY, period) - run->first) + 1;
	const size_t segments = run->list->segments.count + 1;
	run->numbers = calloc(run->request->by_segment ? segments : periods,
	                      sizeof *run->numbers);
	return run->numbers && make_cells(&run->survivals->total, 1);
}

bool clv_survivals_measure(struct clv_survivals *survivals,
                           struct clv_memberships *list,
                           const struct clv_survivals_request *request)
{
	struct measuring run = {
	    .list = list, .request = request, .survivals = survivals};
	*survivals = (struct clv_survivals){.total.segment = CLV_NO_NAME};
	if (list->count)
		qsort(list->all, list->count, sizeof *list->all, compare_memberships);
	const bool done = open_numbers(&run) && each(&run, enter);
	if (done) {
		each(&run, enter_open);
		survivals->joined = list->count - run.entered;
		sum_up(&survivals->total);
		for (size_t i = 0; i < survivals->count; i++)
			sum_up(&survivals->all[i]);
	}
	free(run.numbers);
	return done && sort_cohorts(&run);
}

void clv_survivals_free(struct clv_survivals *survivals)
{
	for (size_t i = 0; i < survivals->count; i++)
		free(survivals->all[i].cells);
	free(survivals->all);
	free(survivals->total.cells);
	free(survivals->stayed);
	*survivals = (struct clv_survivals){0};
}
