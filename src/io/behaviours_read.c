/* The rows of a table of customers, checked. */
#include "io/behaviours.h"
#include "io/columns.h"

#include <stdio.h>
#include <string.h>

/* Beyond it a sum of customers would no longer be exact. */
static const double customers_max = 1e12;

static bool has(const struct clv_behaviours *behaviours,
                enum clv_behaviour_column column)
{
	return behaviours->columns[column] != CLV_NO_COLUMN;
}

static bool bad_cell(const struct clv_behaviours *behaviours,
                     const struct clv_record *record,
                     enum clv_behaviour_column column, struct clv_error *error)
{
	clv_table_locate(behaviours->table, record, behaviours->columns[column],
	                 error);
	return false;
}

static const char *name_of(const struct clv_behaviours *behaviours,
                           enum clv_behaviour_column column, char name[80])
{
	return clv_column_say(behaviours->table->names, behaviours->columns[column],
	                      name, 80);
}

static bool reject_empty(const struct clv_behaviours *behaviours,
                         const struct clv_record *record,
                         enum clv_behaviour_column column,
                         struct clv_error *error)
{
	char name[80];
	clv_reject(error, CLV_BAD_DATA, "%s is empty",
	           name_of(behaviours, column, name));
	clv_hint(error, "%s takes %s", clv_behaviour_schema.fields[column].name,
	         clv_behaviour_schema.fields[column].domain);
	return bad_cell(behaviours, record, column, error);
}

/* Reads one column; empty cells stay at 0 where they may. */
static bool read_cell(const struct clv_behaviours *behaviours,
                      const struct clv_record *record,
                      enum clv_behaviour_column column, bool may_be_empty,
                      struct clv_behaviour_row *row, struct clv_error *error)
{
	const size_t at = behaviours->columns[column];
	const struct clv_text *cell = &record->cells[at];
	char name[80];
	bool plain;
	double value;
	/* what most cells are */
	if (may_be_empty && !cell->length)
		return true;
	if (behaviours->decimal == CLV_DECIMAL_POINT &&
	    clv_number_read_plain(cell->at, cell->length, &value, &plain) &&
	    value >= 0) {
		memcpy((char *)row + clv_behaviour_schema.fields[column].offset, &value,
		       sizeof value);
		return true;
	}
	switch (clv_field_read(&clv_behaviour_schema.fields[column],
	                       name_of(behaviours, column, name), row, cell->at,
	                       cell->length, behaviours->decimal, &plain, error)) {
	case CLV_FIELD_SET:
		return true;
	case CLV_FIELD_MISSING:
		return may_be_empty || reject_empty(behaviours, record, column, error);
	case CLV_FIELD_BAD:
	default:
		return bad_cell(behaviours, record, column, error);
	}
}

static bool is_whole(double value)
{
	return value <= customers_max && value == (double)(int64_t)value;
}

static bool check_whole(const struct clv_behaviours *behaviours,
                        const struct clv_record *record,
                        enum clv_behaviour_column column, double value,
                        struct clv_error *error)
{
	if (is_whole(value))
		return true;
	char name[80], shown[80];
	const struct clv_text *cell = &record->cells[behaviours->columns[column]];
	clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is %s",
	           name_of(behaviours, column, name),
	           clv_printable(cell->at, cell->length, shown, sizeof shown),
	           value > customers_max ? "too large" : "not a whole number");
	if (column == CLV_BEHAVIOUR_CUSTOMERS)
		clv_hint(error, "write how many customers there were, and not their "
		                "share");
	else if (column == CLV_BEHAVIOUR_RECENCY || column == CLV_BEHAVIOUR_T)
		clv_hint(error, "with periods all is counted in occasions; where time "
		                "flows call the column T");
	else
		clv_hint(error, "%s takes %s", clv_behaviour_schema.fields[column].name,
		         clv_behaviour_schema.fields[column].domain);
	return bad_cell(behaviours, record, column, error);
}

static bool reject_recency(const struct clv_behaviours *behaviours,
                           const struct clv_record *record, const char *beyond,
                           const char *hint, struct clv_error *error)
{
	char name[80], shown[80];
	const struct clv_text *cell =
	    &record->cells[behaviours->columns[CLV_BEHAVIOUR_RECENCY]];
	clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" %s",
	           name_of(behaviours, CLV_BEHAVIOUR_RECENCY, name),
	           clv_printable(cell->at, cell->length, shown, sizeof shown),
	           beyond);
	clv_hint(error, "%s", hint);
	return bad_cell(behaviours, record, CLV_BEHAVIOUR_RECENCY, error);
}

static bool check_history(const struct clv_behaviours *behaviours,
                          const struct clv_record *record,
                          const struct clv_behaviour_row *row,
                          struct clv_error *error)
{
	const bool occasions = behaviours->data == CLV_DATA_OCCASIONS;
	if (row->recency > row->T)
		return reject_recency(
		    behaviours, record, "is more than T",
		    "the last purchase cannot be later than the end: T is the time "
		    "from the first purchase to the end of observation",
		    error);
	if (row->frequency == 0 && row->recency > 0)
		return reject_recency(
		    behaviours, record, "is above 0 without a repeat purchase",
		    "recency is the time from the first purchase to the last one, and "
		    "not from the last one to today",
		    error);
	if (!check_whole(behaviours, record, CLV_BEHAVIOUR_FREQUENCY,
	                 row->frequency, error))
		return false;
	if (!occasions)
		return row->frequency == 0 || row->recency > 0 ||
		       reject_recency(
		           behaviours, record, "in spite of repeat purchases",
		           "recency is the time from the first purchase to the last "
		           "one; purchases of one day are one, and no repeat",
		           error);
	if (!check_whole(behaviours, record, CLV_BEHAVIOUR_RECENCY, row->recency,
	                 error) ||
	    !check_whole(behaviours, record, CLV_BEHAVIOUR_T, row->T, error))
		return false;
	return row->frequency <= row->recency ||
	       reject_recency(behaviours, record, "is less than the frequency",
	                      "at most one purchase is counted at each occasion",
	                      error);
}

static bool read_survival(const struct clv_behaviours *behaviours,
                          const struct clv_record *record,
                          struct clv_behaviour_row *row,
                          struct clv_error *error)
{
	return read_cell(behaviours, record, CLV_BEHAVIOUR_PERIOD, false, row,
	                 error) &&
	       read_cell(behaviours, record, CLV_BEHAVIOUR_CUSTOMERS, false, row,
	                 error) &&
	       check_whole(behaviours, record, CLV_BEHAVIOUR_PERIOD, row->period,
	                   error) &&
	       check_whole(behaviours, record, CLV_BEHAVIOUR_CUSTOMERS,
	                   row->customers, error);
}

static void read_name(const struct clv_behaviours *behaviours,
                      const struct clv_record *record,
                      struct clv_behaviour_row *row)
{
	const size_t column = behaviours->columns[CLV_BEHAVIOUR_CUSTOMER];
	row->customer = clv_trimmed(&record->cells[column]);
}

bool clv_behaviours_read(const struct clv_behaviours *behaviours,
                         const struct clv_record *record,
                         struct clv_behaviour_row *row, struct clv_error *error)
{
	*row = (struct clv_behaviour_row){.n = 1};
	if (behaviours->data == CLV_DATA_SURVIVAL)
		return read_survival(behaviours, record, row, error);
	if (!read_cell(behaviours, record, CLV_BEHAVIOUR_FREQUENCY, false, row,
	               error) ||
	    !read_cell(behaviours, record, CLV_BEHAVIOUR_RECENCY,
	               row->frequency == 0, row, error) ||
	    !read_cell(behaviours, record, CLV_BEHAVIOUR_T, false, row, error) ||
	    !check_history(behaviours, record, row, error))
		return false;
	if (has(behaviours, CLV_BEHAVIOUR_MONETARY) &&
	    !read_cell(behaviours, record, CLV_BEHAVIOUR_MONETARY, true, row,
	               error))
		return false;
	if (has(behaviours, CLV_BEHAVIOUR_CUSTOMER))
		read_name(behaviours, record, row);
	return !has(behaviours, CLV_BEHAVIOUR_N) ||
	       (read_cell(behaviours, record, CLV_BEHAVIOUR_N, false, row, error) &&
	        check_whole(behaviours, record, CLV_BEHAVIOUR_N, row->n, error));
}
