/* How many customers are left after each period, as a model sees each. */
#include "io/behaviours.h"

#include <stdlib.h>

static int compare_periods(const void *a, const void *b)
{
	const struct clv_survivors *first = a;
	const struct clv_survivors *second = b;
	if (first->period != second->period)
		return first->period < second->period ? -1 : 1;
	return first->line < second->line ? -1 : first->line > second->line;
}

/* The line is no longer at hand, but its number is. */
static bool at_line(const struct clv_table *table, uint64_t line,
                    struct clv_error *error)
{
	error->place.file = table->name;
	error->place.line = line;
	error->place.column = 0;
	error->place.excerpt[0] = '\0';
	return false;
}

static bool reject_period(const struct clv_table *table,
                          const struct clv_survivors *rows, size_t index,
                          struct clv_error *error)
{
	const struct clv_survivors *row = &rows[index];
	if (index > 0 && rows[index - 1].period == row->period)
		clv_reject(error, CLV_BAD_DATA, "period %.0f is there twice",
		           row->period);
	else
		clv_reject(error, CLV_BAD_DATA,
		           "period %.0f stands without period %zu before it",
		           row->period, index);
	clv_hint(error, "a row for each period from 0, in which the customers were "
	                "won, to the last");
	return at_line(table, row->line, error);
}

bool clv_survivors_check(const struct clv_table *table,
                         struct clv_survivors *rows, size_t count,
                         struct clv_error *error)
{
	if (count)
		qsort(rows, count, sizeof *rows, compare_periods);
	for (size_t i = 0; i < count; i++) {
		const struct clv_survivors *row = &rows[i];
		if (row->period != (double)i)
			return reject_period(table, rows, i, error);
		if (i > 0 && row->customers > rows[i - 1].customers) {
			clv_reject(error, CLV_BAD_DATA,
			           "%.0f customers after period %.0f, and %.0f before it: "
			           "those who left do not come back",
			           row->customers, row->period, rows[i - 1].customers);
			clv_hint(error, "count those of one group, won at the same time");
			return at_line(table, row->line, error);
		}
	}
	return true;
}

void clv_survivors_behaviour(const struct clv_survivors *rows, size_t count,
                             size_t index, struct clv_behaviour *behaviour,
                             uint64_t *weight)
{
	const double next = index + 1 < count ? rows[index + 1].customers : 0;
	*behaviour = (struct clv_behaviour){.frequency = (double)index,
	                                    .recency = (double)index,
	                                    .age = (double)(count - 1)};
	*weight = (uint64_t)(rows[index].customers - next);
}
