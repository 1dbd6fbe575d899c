#include "io/reasons_read.h"
#include "io/columns.h"

#include <string.h>

/* A file, and where its rows go. */
struct task {
	struct clv_reasons_file *file;
	struct clv_reasons_result *result;
	struct clv_fold *fold;
};

/* ---- Columns --------------------------------------------------------------
 */

static bool find_reason(struct clv_reasons_file *file, struct clv_error *error)
{
	static const char *const ranks[] = {
	    "reason|cancellation reason|cancel reason|churn reason"};
	static const struct clv_sheet_role role = {"--reason", ranks, 1, "reason"};
	if (!clv_sheet_column(&file->table, &role, file->options->reason,
	                      &file->reason, &file->reason_guessed, error))
		return false;
	return file->reason != CLV_NO_COLUMN ||
	       clv_sheet_reject_missing(&file->table, role.flag, "reasons", error);
}

/* Only orders ask for a customer who was not named. */
static bool find_customer(struct clv_reasons_file *file,
                          struct clv_error *error)
{
	static const char *const ranks[] = {
	    "customer id|user id|client id|account id",
	    "customer|client|user|account",
	    "customer email|email|e mail|email address"};
	static const struct clv_sheet_role role = {"--customer", ranks, 3, NULL};
	const struct clv_reasons_options *options = file->options;
	file->customer = CLV_NO_COLUMN;
	if (!options->worth && !options->customer)
		return true;
	if (!clv_sheet_column(&file->table, &role, options->customer,
	                      &file->customer, &file->customer_guessed, error))
		return false;
	return file->customer != CLV_NO_COLUMN ||
	       clv_sheet_reject_missing(&file->table, role.flag, "customers",
	                                error);
}

static bool find_columns(struct clv_reasons_file *file, struct clv_error *error)
{
	static const struct clv_sheet_role value = {"--value", NULL, 0, NULL};
	return find_reason(file, error) && find_customer(file, error) &&
	       clv_sheet_column(&file->table, &value, file->options->value,
	                        &file->value, NULL, error);
}

/* ---- Rows -----------------------------------------------------------------
 */

/* What is missing of a row that counts. */
struct missing {
	bool value, customer, orders, rounded;
};

static enum clv_read read_value(const struct task *task,
                                const struct clv_record *record,
                                struct clv_leaver *leaver,
                                struct missing *missing,
                                struct clv_error *error)
{
	const struct clv_reasons_file *file = task->file;
	int64_t amount;
	if (file->value == CLV_NO_COLUMN)
		return CLV_READ_RECORD;
	const enum clv_read read = clv_sheet_amount(
	    &file->table, record, file->value, &task->result->amounts, &amount,
	    &missing->value, &missing->rounded, error);
	leaver->value = amount;
	return read;
}

static void read_customer(const struct task *task,
                          const struct clv_record *record,
                          char store[CLV_CUSTOMER_SIZE],
                          struct clv_leaver *leaver, struct missing *missing)
{
	const struct clv_reasons_file *file = task->file;
	const struct clv_worth *worth = file->options->worth;
	struct clv_text name;
	if (file->customer == CLV_NO_COLUMN)
		return;
	clv_customer_name(&record->cells[file->customer], &name, store);
	leaver->customer = name.at;
	leaver->customer_length = name.length;
	missing->customer = !name.length;
	leaver->value_is_once = worth != NULL;
	missing->orders =
	    worth && name.length && !clv_worth_find(worth, &name, &leaver->value);
}

/* Under its own name, or the one that the spellings say. */
static bool count(const struct task *task, const struct clv_text *reason,
                  const struct clv_leaver *leaver)
{
	struct clv_spellings *spellings = task->file->options->spellings;
	struct clv_fold *fold = task->fold;
	struct clv_text shown = *reason;
	if (spellings &&
	    clv_spellings_find(spellings, fold->key, fold->length, &shown) &&
	    !clv_fold_text(fold, shown.at, shown.length))
		return false;
	return clv_reasons_add(&task->result->reasons, fold->key, fold->length,
	                       shown.at, shown.length, leaver);
}

static void tell_missing(struct clv_reasons_result *result,
                         const struct missing *missing)
{
	result->without_value += missing->value;
	result->without_customer += missing->customer;
	result->without_orders += missing->orders;
	result->rounded += missing->rounded;
}

static enum clv_read take_row(void *data, const struct clv_record *record,
                              struct clv_error *error)
{
	const struct task *task = data;
	const struct clv_text reason =
	    clv_trimmed(&record->cells[task->file->reason]);
	char store[CLV_CUSTOMER_SIZE];
	struct clv_leaver leaver = {.value = 0};
	struct missing missing = {.value = false};
	const enum clv_read read =
	    read_value(task, record, &leaver, &missing, error);
	if (read != CLV_READ_RECORD)
		return read;
	if (!clv_fold_text(task->fold, reason.at, reason.length)) {
		clv_reject_memory(error);
		return CLV_READ_FAILED;
	}
	task->result->rows++;
	if (!task->fold->length) {
		task->result->without_reason++;
		return CLV_READ_RECORD;
	}
	read_customer(task, record, store, &leaver, &missing);
	tell_missing(task->result, &missing);
	if (count(task, &reason, &leaver))
		return CLV_READ_RECORD;
	clv_reject_memory(error);
	return CLV_READ_FAILED;
}

/* ---- Files ----------------------------------------------------------------
 */

static bool read_file(struct task *task, const char *path,
                      const struct clv_reasons_watch *watch,
                      struct clv_error *error)
{
	struct clv_reasons_file *file = task->file;
	const struct clv_table_form form = {.delimiter = file->options->delimiter,
	                                    .no_header = file->options->no_header};
	if (!clv_sheet_open(&file->table, path, &form, &watch->sheet, error) ||
	    !find_columns(file, error))
		return false;
	if (watch->opened)
		watch->opened(watch->sheet.data, file);
	if (file->value != CLV_NO_COLUMN &&
	    !clv_sheet_look_at_amounts(&file->table, file->value,
	                               &task->result->amounts, error))
		return false;
	return clv_sheet_read(&file->table, &watch->sheet, take_row, task, error);
}

bool clv_reasons_read(struct clv_reasons_result *result,
                      const char *const *paths, size_t path_count,
                      const struct clv_reasons_options *options,
                      struct clv_fold *fold,
                      const struct clv_reasons_watch *watch,
                      struct clv_error *error)
{
	bool done = true;
	*result = (struct clv_reasons_result){
	    .amounts = {options->decimal != 0, options->decimal == ','
	                                           ? CLV_DECIMAL_COMMA
	                                           : CLV_DECIMAL_POINT}};
	for (size_t i = 0; done && i < path_count; i++) {
		struct clv_reasons_file file = {.options = options};
		struct task task = {&file, result, fold};
		done = read_file(&task, paths[i], watch, error);
		clv_table_close(&file.table);
	}
	return done;
}

void clv_reasons_result_free(struct clv_reasons_result *result)
{
	clv_reasons_free(&result->reasons);
}
