/* `clv cohorts`: reading lists of subscribers. */
#include "cli/cmd_cohorts.h"

/* The number of a name, or CLV_NO_NAME of an empty one; false without memory.
 */
static bool number_of(struct clv_names *names, const struct clv_text *text,
                      uint32_t *number)
{
	*number = CLV_NO_NAME;
	if (!text->length)
		return true;
	*number = clv_names_add(names, text->at, text->length, NULL);
	return *number != CLV_NO_NAME;
}

static bool keep(struct clv_memberships *list,
                 const struct clv_membership_row *row)
{
	struct clv_membership membership = {.started = row->started,
	                                    .ended = row->ended};
	return number_of(&list->customers, &row->customer, &membership.customer) &&
	       number_of(&list->segments, &row->segment, &membership.segment) &&
	       clv_memberships_add(list, &membership);
}

struct reading {
	struct cohorts *cohorts;
	struct clv_membership_list list;
};

static enum clv_read take_row(void *data, const struct clv_record *record,
                              struct clv_error *error)
{
	struct reading *reading = data;
	struct cohorts *cohorts = reading->cohorts;
	struct clv_membership_row row;
	cohorts->rows++;
	if (!clv_membership_list_read(&reading->list, record, &row, error))
		return CLV_READ_BAD;
	if (keep(&cohorts->memberships, &row))
		return CLV_READ_RECORD;
	clv_reject_memory(error);
	return CLV_READ_FAILED;
}

enum clv_taken cohorts_take(void *data, struct clv_table *table,
                            struct clv_error *error)
{
	struct reading reading = {.cohorts = data};
	const struct clv_sheet_watch watch =
	    exports_watch(&reading.cohorts->exports);
	return clv_membership_list_open(&reading.list, table,
	                                &reading.cohorts->form, error) &&
	               clv_sheet_read(table, &watch, take_row, &reading, error)
	           ? CLV_TAKEN
	           : CLV_TAKEN_FAILED;
}
