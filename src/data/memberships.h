/* Subscriptions with a first day, and a last one for those who have left: how
   many of each cohort stayed through their first period, their second, and so
   on. Everybody has periods of his own, from the day he began. */
#ifndef CLV_DATA_MEMBERSHIPS_H
#define CLV_DATA_MEMBERSHIPS_H

#include "core/calendar.h"
#include "data/names.h"

/* A row of a list. */
struct clv_membership {
	int32_t started;            /* a day of the calendar */
	int32_t ended;              /* no earlier; CLV_NO_DAY: still a customer */
	uint32_t customer, segment; /* numbers of names; or CLV_NO_NAME: none */
};

struct clv_memberships {
	struct clv_membership *all; /* owned */
	size_t count, capacity;
	struct clv_names customers, segments;
};

/* An empty list is a struct of zeros. False when there is no memory. */
bool clv_memberships_add(struct clv_memberships *list,
                         const struct clv_membership *membership);
void clv_memberships_free(struct clv_memberships *list);

/* The last day that somebody started or ended, but none after `today` where
   there is an earlier one; CLV_NO_DAY of an empty list. */
int32_t clv_memberships_last(const struct clv_memberships *list, int32_t today);

/* One period of a cohort, by its age: 0 is the first after the start. It is
   over for who began so many periods before the last day that counts. */
struct clv_survival_cell {
	uint64_t at_risk; /* customers when it began, of those for whom it is over
	                   */
	uint64_t lost;    /* of them, who left in it */
	bool is_open;     /* there are others, for whom it is not over */
};

struct clv_survival {
	uint32_t segment; /* CLV_NO_NAME: none */
	int32_t period;   /* in which they began, as clv_period_of */
	uint64_t customers;
	uint64_t left;                   /* of them, who are no longer there */
	struct clv_survival_cell *cells; /* by age; owned */
	size_t count, capacity;
};

struct clv_survivals_request {
	bool by_segment;
	enum clv_period period;
	int32_t until; /* last day that counts, of the calendar: who starts later is
	                  left out, and who ends later is still a customer */
};

/* Cohorts by period in its order, or by segment in byte order, none first; each
   has at least one cell. */
struct clv_survivals {
	struct clv_survival *all; /* owned */
	size_t count, capacity;
	/* All of them together, with enough cells for everybody. */
	struct clv_survival total;
	/* Of the total, by age: who stayed through all periods that were over for
	   them, so many. */
	uint64_t *stayed; /* owned */
	size_t stayed_count, stayed_capacity;
	uint64_t joined; /* rows that went on where another ended */
	uint64_t later;  /* memberships that start after `until` */
};

/* Memberships of one customer (with a name) that overlap, or follow each other
   within a day, are one; after a longer break he starts anew. Sorts the list.
   Who ends on the last day of a period or on the day after it, the first of the
   next, has left in that period. False when there is no memory; free in any
   case. */
bool clv_survivals_measure(struct clv_survivals *survivals,
                           struct clv_memberships *list,
                           const struct clv_survivals_request *request);
void clv_survivals_free(struct clv_survivals *survivals);

#endif
