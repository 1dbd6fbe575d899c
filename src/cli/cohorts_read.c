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

static bool read_rows(struct cohorts *cohorts, struct clv_membership_list *list,
                      struct clv_error *error)
{
	struct exports *exports = &cohorts->exports;
	for (;;) {
		struct clv_record record;
		struct clv_membership_row row;
		switch (clv_table_next(list->table, &record, error)) {
		case CLV_READ_RECORD:
			progress_row(&exports->progress);
			cohorts->rows++;
			if (!clv_membership_list_read(list, &record, &row, error))
				break;
			if (!keep(&cohorts->memberships, &row))
				return clv_reject_memory(error);
			continue;
		case CLV_READ_BAD:
			break;
		case CLV_READ_END:
			return true;
		case CLV_READ_FAILED:
		default:
			return false;
		}
		if (!exports_leave_out(exports, list->table, &record, error))
			return false;
	}
}

enum clv_taken cohorts_take(void *data, struct clv_table *table,
                            struct clv_error *error)
{
	struct cohorts *cohorts = data;
	struct clv_membership_list list;
	return clv_membership_list_open(&list, table, &cohorts->form, error) &&
	               read_rows(cohorts, &list, error)
	           ? CLV_TAKEN
	           : CLV_TAKEN_FAILED;
}
