#include "io/behaviours.h"
#include "io/columns.h"
#include "io/preset.h"

#include <stdio.h>
#include <string.h>

#define AT(member) .offset = offsetof(struct clv_behaviour_row, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field columns[CLV_BEHAVIOUR_COUNT] = {
    [CLV_BEHAVIOUR_CUSTOMER] = {"customer", "Customer", "id|customer id",
                                CLV_NAME, AT(customer),
                                .about = "the customer's name or number",
                                .unit = "text"},
    [CLV_BEHAVIOUR_FREQUENCY] =
        {"frequency", "Repeat purchases", "x", CLV_COUNT, AT(frequency),
         .about = "repeat purchases: the first one is not counted, and "
                  "purchases of one day are one",
         .domain = "a whole number of 0 or more", .unit = "count"},
    [CLV_BEHAVIOUR_RECENCY] =
        {"recency", "Recency", "t_x", CLV_COUNT, AT(recency),
         .about = "time from the first purchase to the last",
         .domain = "0 or more, the time from the first purchase to the last",
         .unit = "the unit of --unit"},
    [CLV_BEHAVIOUR_T] =
        {"T", "Age", "age|periods|n_periods", CLV_COUNT, AT(T),
         .about = "time from the first purchase to the end of observation; as "
                  "periods: occasions there have been",
         .domain = "0 or more, the time since the first purchase",
         .unit = "the unit of --unit"},
    [CLV_BEHAVIOUR_MONETARY] =
        {"monetary", "Repeat spend", "zbar|monetary_value|monetary_avg",
         CLV_MONEY, AT(monetary),
         .about = "mean value of the repeat purchases; empty or 0 without one",
         .domain = "any amount", .unit = "money a purchase"},
    [CLV_BEHAVIOUR_N] =
        {"n", "Customers", "weights|weight", CLV_COUNT, AT(n),
         .about = "how many customers the row stands for; without the column 1",
         .domain = "a whole number of 0 or more", .unit = "count"},
    [CLV_BEHAVIOUR_PERIOD] =
        {"period", "Period", NULL, CLV_COUNT, AT(period),
         .about = "periods since the customers were won: 0, 1, 2...",
         .domain = "a whole number: 0, 1, 2...", .unit = "count"},
    [CLV_BEHAVIOUR_CUSTOMERS] =
        {"customers", "Customers left", NULL, CLV_COUNT, AT(customers),
         .about = "customers who are still there after the period",
         .domain = "a whole number of 0 or more", .unit = "count"},
};
/* clang-format on */

const struct clv_schema clv_behaviour_schema = {columns, CLV_BEHAVIOUR_COUNT};

/* ---- Columns --------------------------------------------------------------
 */

static bool at_header(const struct clv_table *table, struct clv_error *error)
{
	const struct clv_record header = {NULL, 0, table->header,
	                                  table->header_line};
	clv_table_locate(table, &header, CLV_WHOLE_RECORD, error);
	return false;
}

/* A name of the schema comes before its aliases: clv orders writes `customer`,
   and other tables may have an `id` beside it. */
static bool find_column(struct clv_behaviours *behaviours, size_t index,
                        struct clv_error *error)
{
	const struct clv_table *table = behaviours->table;
	const struct clv_field *field = &columns[index];
	const char *const ranks[] = {field->name, field->aliases};
	size_t *found = &behaviours->columns[index];
	*found = CLV_NO_COLUMN;
	for (size_t k = 0; k < 2 && *found == CLV_NO_COLUMN; k++)
		for (size_t i = 0; i < table->count && ranks[k]; i++) {
			const struct clv_text *name = &table->names[i];
			if (!name->length ||
			    !clv_is_one_of(ranks[k], name->at, name->length))
				continue;
			if (*found == CLV_NO_COLUMN) {
				*found = i;
				continue;
			}
			char one[80], other[80];
			clv_reject(error, CLV_BAD_DATA,
			           "which column is %s? both \"%s\" and \"%s\" may be",
			           field->name,
			           clv_column_say(table->names, *found, one, sizeof one),
			           clv_column_say(table->names, i, other, sizeof other));
			clv_hint(error, "rename one of them");
			return at_header(table, error);
		}
	return true;
}

static bool has(const struct clv_behaviours *behaviours,
                enum clv_behaviour_column column)
{
	return behaviours->columns[column] != CLV_NO_COLUMN;
}

/* The header, in letters that tell, of what a table of customers has. */
static bool is_named(const struct clv_behaviours *behaviours,
                     enum clv_behaviour_column column, const char *names)
{
	const size_t at = behaviours->columns[column];
	return at != CLV_NO_COLUMN &&
	       clv_is_one_of(names, behaviours->table->names[at].at,
	                     behaviours->table->names[at].length);
}

static bool reject_missing(const struct clv_behaviours *behaviours,
                           enum clv_behaviour_column column,
                           struct clv_error *error)
{
	const struct clv_table *table = behaviours->table;
	char list[300];
	clv_columns_list(table->names, table->count, list, sizeof list);
	clv_reject(error, CLV_BAD_DATA, "no column is called %s; columns: %s",
	           columns[column].name, list);
	clv_hint(error, "a table of customers has the columns frequency, recency "
	                "and T (or x, t_x and T)");
	return at_header(table, error);
}

/* Sets what kind of data it is. A table with two of the three columns is meant
   to be one of customers; `age` alone may be anything. */
static enum clv_behaviours_found find_kind(struct clv_behaviours *behaviours,
                                           struct clv_error *error)
{
	const bool frequency = has(behaviours, CLV_BEHAVIOUR_FREQUENCY);
	const bool recency = has(behaviours, CLV_BEHAVIOUR_RECENCY);
	const bool T = has(behaviours, CLV_BEHAVIOUR_T);
	const bool periods =
	    is_named(behaviours, CLV_BEHAVIOUR_T, "periods|n_periods");
	if (frequency && recency && T) {
		behaviours->data = periods ? CLV_DATA_OCCASIONS : CLV_DATA_HISTORY;
		return CLV_BEHAVIOURS_YES;
	}
	if (frequency && recency) {
		reject_missing(behaviours, CLV_BEHAVIOUR_T, error);
		return CLV_BEHAVIOURS_FAILED;
	}
	if (T && (frequency || recency) &&
	    (periods || is_named(behaviours, CLV_BEHAVIOUR_T, "T"))) {
		reject_missing(
		    behaviours,
		    frequency ? CLV_BEHAVIOUR_RECENCY : CLV_BEHAVIOUR_FREQUENCY, error);
		return CLV_BEHAVIOURS_FAILED;
	}
	if (!has(behaviours, CLV_BEHAVIOUR_PERIOD) ||
	    !has(behaviours, CLV_BEHAVIOUR_CUSTOMERS))
		return CLV_BEHAVIOURS_NO;
	behaviours->data = CLV_DATA_SURVIVAL;
	return CLV_BEHAVIOURS_YES;
}

/* The columns of the kind alone: others are ignored, however they are named. */
static bool is_of_kind(enum clv_behaviour_column column,
                       enum clv_model_data data)
{
	const bool survival = column >= CLV_BEHAVIOUR_PERIOD;
	return survival == (data == CLV_DATA_SURVIVAL);
}

enum clv_behaviours_found clv_behaviours_find(struct clv_behaviours *behaviours,
                                              struct clv_table *table,
                                              struct clv_error *error)
{
	/* which names are twice is of interest once the kind is known */
	struct clv_error ambiguous[CLV_BEHAVIOUR_COUNT] = {{.status = CLV_DONE}};
	*behaviours =
	    (struct clv_behaviours){.table = table, .decimal = CLV_DECIMAL_POINT};
	if (!table->names)
		return CLV_BEHAVIOURS_NO;
	for (size_t i = 0; i < CLV_BEHAVIOUR_COUNT; i++)
		find_column(behaviours, i, &ambiguous[i]);
	const enum clv_behaviours_found found = find_kind(behaviours, error);
	for (size_t i = 0; found == CLV_BEHAVIOURS_YES && i < CLV_BEHAVIOUR_COUNT;
	     i++) {
		if (!is_of_kind((enum clv_behaviour_column)i, behaviours->data)) {
			behaviours->columns[i] = CLV_NO_COLUMN;
		} else if (ambiguous[i].status != CLV_DONE) {
			*error = ambiguous[i];
			return CLV_BEHAVIOURS_FAILED;
		}
	}
	return found;
}

const char *clv_behaviours_say(const struct clv_behaviours *behaviours,
                               char *text, size_t size)
{
	size_t used = 0;
	text[0] = '\0';
	for (size_t i = 0; i < CLV_BEHAVIOUR_COUNT && used < size; i++) {
		char name[80];
		if (behaviours->columns[i] == CLV_NO_COLUMN)
			continue;
		used += (size_t)snprintf(text + used, size - used, "%s%s: %s",
		                         used ? "; " : "", columns[i].name,
		                         clv_column_say(behaviours->table->names,
		                                        behaviours->columns[i], name,
		                                        sizeof name));
	}
	return text;
}

/* ---- The decimal sign -----------------------------------------------------
 */

struct look {
	const struct clv_behaviours *behaviours;
	bool is_certain;
	enum clv_decimal decimal;
	struct clv_error undecided; /* 1,234: the first that may be either */
};

static bool look_at_row(const struct clv_record *record,
                        struct clv_csv_reader *reader, void *data)
{
	struct look *look = data;
	const struct clv_behaviours *behaviours = look->behaviours;
	for (size_t i = CLV_BEHAVIOUR_FREQUENCY; i < CLV_BEHAVIOUR_COUNT; i++) {
		const size_t column = behaviours->columns[i];
		if (column == CLV_NO_COLUMN)
			continue;
		const struct clv_text *cell = &record->cells[column];
		switch (clv_decimal_evidence(cell->at, cell->length)) {
		case CLV_TELLS_POINT:
		case CLV_LOOKS_POINT: /* engines write fractions, and no thousands */
			look->is_certain = true;
			look->decimal = CLV_DECIMAL_POINT;
			return false;
		case CLV_TELLS_COMMA:
			look->is_certain = true;
			look->decimal = CLV_DECIMAL_COMMA;
			return false;
		case CLV_LOOKS_COMMA: {
			char name[80], shown[60];
			if (look->undecided.status != CLV_DONE)
				break;
			clv_reject(
			    &look->undecided, CLV_BAD_DATA,
			    "%s: \"%s\" may mean thousands or a decimal sign, and "
			    "no other value tells which",
			    clv_column_say(behaviours->table->names, column, name,
			                   sizeof name),
			    clv_printable(cell->at, cell->length, shown, sizeof shown));
			clv_hint(&look->undecided, "say --decimal . or --decimal ,");
			clv_csv_reader_locate(reader, record, column, &look->undecided);
			break;
		}
		case CLV_TELLS_NOTHING:
		default:
			break;
		}
	}
	return true;
}

bool clv_behaviours_settle(struct clv_behaviours *behaviours, char decimal,
                           struct clv_error *error)
{
	struct look look = {.behaviours = behaviours,
	                    .decimal = CLV_DECIMAL_POINT,
	                    .undecided = {.status = CLV_DONE}};
	if (decimal) {
		behaviours->decimal =
		    decimal == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT;
		return true;
	}
	if (!clv_table_sample(behaviours->table, look_at_row, &look, error))
		return false;
	behaviours->decimal = look.decimal;
	if (look.is_certain || look.undecided.status == CLV_DONE)
		return true;
	*error = look.undecided;
	return false;
}
