/* Reading customers: from orders, or from a table of them. */
#include "cli/fitting_rows.h"
#include "cli/message.h"
#include "data/grow.h"
#include "io/columns.h"

#include <stdlib.h>
#include <string.h>

/* ---- Rows of a table ------------------------------------------------------
 */

bool fitting_keep(struct fitting_rows *table, struct fitting_row row,
                  const struct clv_text *name)
{
	void *rows = table->rows;
	void *names = table->names;
	if (row.weight == 0)
		return true;
	const bool grown = clv_grow(&rows, &table->capacity, table->count + 1,
	                            sizeof *table->rows);
	table->rows = rows;
	if (!grown || !clv_grow(&names, &table->names_capacity,
	                        table->names_length + name->length, 1))
		return false;
	table->names = names;
	if (name->length)
		memcpy(table->names + table->names_length, name->at, name->length);
	row.name = table->names_length;
	row.length = name->length;
	table->names_length += name->length;
	table->rows[table->count++] = row;
	return true;
}

static bool keep_survivors(struct fitting_survival *survival,
                           const struct clv_behaviour_row *row, uint64_t line)
{
	void *rows = survival->rows;
	if (!clv_grow(&rows, &survival->capacity, survival->count + 1,
	              sizeof *survival->rows))
		return false;
	survival->rows = rows;
	survival->rows[survival->count++] =
	    (struct clv_survivors){row->period, row->customers, line};
	return true;
}

struct reading {
	struct fitting *fitting;
	const struct clv_behaviours *behaviours;
	struct fitting_survival *survival;
};

static enum clv_read take_row(void *data, const struct clv_record *record,
                              struct clv_error *error)
{
	const struct reading *reading = data;
	struct fitting *fitting = reading->fitting;
	struct clv_behaviour_row row;
	fitting->row_total++;
	if (!clv_behaviours_read(reading->behaviours, record, &row, error))
		return CLV_READ_BAD;
	const bool done =
	    fitting->data == CLV_DATA_SURVIVAL
	        ? keep_survivors(reading->survival, &row, record->line)
	        : fitting_keep(&fitting->table, fitting_row_of(&row),
	                       &row.customer);
	if (done)
		return CLV_READ_RECORD;
	clv_reject_memory(error);
	return CLV_READ_FAILED;
}

bool fitting_read_rows(struct fitting *fitting,
                       const struct clv_behaviours *behaviours,
                       struct fitting_survival *survival,
                       struct clv_error *error)
{
	struct reading reading = {fitting, behaviours, survival};
	const struct clv_sheet_watch watch = exports_watch(&fitting->exports);
	return clv_sheet_read(behaviours->table, &watch, take_row, &reading, error);
}

static bool enter_survival(struct fitting *fitting,
                           const struct clv_table *table,
                           const struct fitting_survival *survival,
                           struct clv_error *error)
{
	if (!clv_survivors_check(table, survival->rows, survival->count, error))
		return false;
	for (size_t i = 0; i < survival->count; i++) {
		static const struct clv_text no_name = {"", 0};
		struct fitting_row row = {.length = 0};
		clv_survivors_behaviour(survival->rows, survival->count, i,
		                        &row.behaviour, &row.weight);
		if (!fitting_keep(&fitting->table, row, &no_name))
			return clv_reject_memory(error);
	}
	return true;
}

/* ---- Files ----------------------------------------------------------------
 */

/* Columns of orders that were named make it an export, whatever else it has. */
static bool is_named_an_export(const struct fitting *fitting)
{
	const struct clv_export_options *said = &fitting->exports.request.options;
	return (said->preset && strcmp(said->preset, "none") != 0) ||
	       said->columns[CLV_ROLE_DATE] || said->columns[CLV_ROLE_AMOUNT];
}

static bool check_mixed(const struct fitting *fitting, const char *name,
                        bool is_table, enum clv_model_data data,
                        struct clv_error *error)
{
	static const char *const words[] = {
	    [CLV_DATA_HISTORY] = "a table of customers",
	    [CLV_DATA_OCCASIONS] = "a table of customers with periods",
	    [CLV_DATA_SPEND] = "",
	    [CLV_DATA_SURVIVAL] = "a table of survivors"};
	static const char orders[] = "an export of orders";
	const bool differs = is_table
	                         ? fitting->has_orders ||
	                               (fitting->is_table && fitting->data != data)
	                         : fitting->is_table;
	if (!differs)
		return true;
	clv_reject(error, CLV_BAD_DATA, "%s is %s, and the file before it is %s",
	           name, is_table ? words[data] : orders,
	           fitting->is_table ? words[fitting->data] : orders);
	return clv_hint(error, "files of one kind can be read together");
}

static void say_table(struct fitting *fitting,
                      const struct clv_behaviours *behaviours)
{
	char columns[700];
	if (fitting->exports.common.quiet)
		return;
	progress_clear(&fitting->exports.progress);
	print_note("%s: a table of %s: %s", behaviours->table->name,
	           fitting->data == CLV_DATA_SURVIVAL ? "survivors" : "customers",
	           clv_behaviours_say(behaviours, columns, sizeof columns));
}

/* Flags that are for orders, and what else they say of a table. */
static bool heed_flags(const struct fitting *fitting,
                       struct clv_behaviours *behaviours,
                       struct clv_error *error)
{
	const struct clv_export_options *said = &fitting->exports.request.options;
	const struct clv_table *table = behaviours->table;
	const char *customer = said->columns[CLV_ROLE_CUSTOMER];
	if (said->until != CLV_LAST_DAY) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--until is for orders, and %s is a table of customers",
		           table->name);
		return clv_hint(error, "its T says until when each was observed");
	}
	return !customer || behaviours->data == CLV_DATA_SURVIVAL ||
	       clv_column_find(table->names, table->count, "--customer", customer,
	                       strlen(customer),
	                       &behaviours->columns[CLV_BEHAVIOUR_CUSTOMER], error);
}

static bool read_table(struct fitting *fitting,
                       struct clv_behaviours *behaviours,
                       struct clv_error *error)
{
	struct fitting_survival survival = {0};
	if (!clv_behaviours_settle(behaviours,
	                           fitting->exports.request.options.decimal, error))
		return false;
	say_table(fitting, behaviours);
	const bool done =
	    fitting_read_blocks(fitting, behaviours, error) &&
	    fitting_read_rows(fitting, behaviours, &survival, error) &&
	    enter_survival(fitting, behaviours->table, &survival, error);
	free(survival.rows);
	return done;
}

static enum clv_taken take(void *data, struct clv_table *table,
                           struct clv_error *error)
{
	struct fitting *fitting = data;
	struct clv_behaviours behaviours = {0};
	const enum clv_behaviours_found found =
	    is_named_an_export(fitting)
	        ? CLV_BEHAVIOURS_NO
	        : clv_behaviours_find(&behaviours, table, error);
	const bool is_table = found == CLV_BEHAVIOURS_YES;
	if (found == CLV_BEHAVIOURS_FAILED ||
	    !check_mixed(fitting, table->name, is_table, behaviours.data, error))
		return CLV_TAKEN_FAILED;
	if (!is_table) {
		fitting->has_orders = true;
		return CLV_TAKEN_NOT;
	}
	if (!heed_flags(fitting, &behaviours, error))
		return CLV_TAKEN_FAILED;
	fitting->is_table = true;
	fitting->data = behaviours.data;
	fitting->has_money |=
	    behaviours.columns[CLV_BEHAVIOUR_MONETARY] != CLV_NO_COLUMN;
	fitting->has_names |=
	    behaviours.columns[CLV_BEHAVIOUR_CUSTOMER] != CLV_NO_COLUMN;
	return read_table(fitting, &behaviours, error) ? CLV_TAKEN
	                                               : CLV_TAKEN_FAILED;
}

/* ---- All ------------------------------------------------------------------
 */

static void say_read(const struct fitting *fitting)
{
	uint64_t customers = 0;
	for (size_t i = 0; i < fitting->table.count; i++)
		customers += fitting->table.rows[i].weight;
	if (fitting->is_table)
		print_note("%llu row%s read: %llu customer%s",
		           (unsigned long long)fitting->row_total,
		           fitting->row_total == 1 ? "" : "s",
		           (unsigned long long)customers, customers == 1 ? "" : "s");
	if (fitting->data != CLV_DATA_HISTORY || fitting->unit_was_given ||
	    fitting->is_loaded)
		return;
	if (fitting->is_table)
		print_note("recency and T are taken to be in days; --unit week says "
		           "otherwise");
	else
		print_note("the unit of time is the day; --unit week says otherwise");
}

/* The model for such data, or the one that was named, if it is for them. */
static bool choose_model(struct fitting *fitting, struct clv_error *error)
{
	static const char *const needs[] = {
	    [CLV_DATA_HISTORY] = "orders, or a table with frequency, recency and T",
	    [CLV_DATA_OCCASIONS] = "a table with frequency, recency and periods",
	    [CLV_DATA_SPEND] = "",
	    [CLV_DATA_SURVIVAL] = "a table with period and customers"};
	static const struct clv_model *const usual[] = {
	    [CLV_DATA_HISTORY] = &clv_model_mbgnbd,
	    [CLV_DATA_OCCASIONS] = &clv_model_bgbb,
	    [CLV_DATA_SPEND] = NULL,
	    [CLV_DATA_SURVIVAL] = &clv_model_sbg};
	if (!fitting->model) {
		fitting->model = usual[fitting->data];
		return true;
	}
	const enum clv_model_data data = fitting->model->data;
	if (data == fitting->data ||
	    (data == CLV_DATA_HISTORY && fitting->data == CLV_DATA_OCCASIONS))
		return true;
	clv_reject(error, CLV_BAD_USAGE, "the model %s takes %s",
	           fitting->model->name, needs[data]);
	return clv_hint(
	    error, "for these data there is %s%s", usual[fitting->data]->name,
	    fitting->data == CLV_DATA_HISTORY ? ", bgnbd, pnbd and nbd" : "");
}

bool fitting_read(struct fitting *fitting, struct clv_error *error)
{
	fitting->exports.taker = (struct exports_taker){fitting, take};
	if (!exports_read(&fitting->exports, fitting->keeps, error))
		return false;
	if (!fitting->exports.common.quiet)
		say_read(fitting);
	return choose_model(fitting, error);
}
