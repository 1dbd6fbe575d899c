/* `clv cohorts`: what its parts share. */
#ifndef CLV_CLI_CMD_COHORTS_H
#define CLV_CLI_CMD_COHORTS_H

#include "cli/exports.h"
#include "cli/page.h"
#include "cli/selection.h"
#include "io/cohort_rows.h"
#include "io/membership_list.h"

struct cohorts {
	struct exports exports;
	struct clv_given inputs;    /* --margin and --cac */
	struct selection selection; /* --top */
	enum clv_period period;
	const char *by; /* null: cohorts by period */
	bool total, fit;
	bool wide;    /* a triangle, and not a row per period */
	bool is_list; /* of subscriptions */
	unsigned facts;
	/* of a list */
	struct clv_membership_form form;
	struct clv_memberships memberships;
	uint64_t rows;
};

/* Cohorts of orders, and of a list: measure, say and print. False after an
   error. */
bool cohorts_of_orders(struct cohorts *cohorts, struct clv_error *error);
bool cohorts_of_list(struct cohorts *cohorts, struct clv_error *error);

/* Takes each file as a list, for exports_taker. */
enum clv_taken cohorts_take(void *data, struct clv_table *table,
                            struct clv_error *error);

/* How many rows to show of so many. */
size_t cohorts_shown(const struct cohorts *cohorts, size_t count);

/* ---- The triangle --------------------------------------------------------
 */

/* A row of it, lent; cells below `count`. */
struct triangle_row {
	struct clv_text cohort;
	double customers;
	size_t count;
	char text[CLV_PERIOD_NAME_SIZE]; /* for the cohort, where it is a period */
};

struct triangle {
	const void *data;
	size_t count;        /* of cohorts */
	bool first_is_whole; /* age 0 is always 100%, and is not shaded */
	void (*row)(const void *data, size_t index, struct triangle_row *row);
	/* The share in a cell; NaN: there is none. Sets is_open: it will grow, so
	   that it is starred for people, and left out for programs. */
	double (*cell)(const void *data, size_t index, size_t age, bool *is_open);
};

/* Cohorts down, ages across, as many as a terminal has room for. Sets *hidden
   to how many it has not. False after an error. */
bool triangle_print(const struct triangle *triangle,
                    const struct cohorts *cohorts, size_t *hidden,
                    struct clv_error *error);

#endif
