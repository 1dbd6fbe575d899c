/* What `clv reasons` says on standard error. */
#include "cli/cmd_reasons.h"
#include "cli/message.h"
#include "io/columns.h"
#include "io/money.h"

#include <stdio.h>
#include <string.h>

bool reasons_is_standard_input(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

static size_t say_column(const struct clv_reasons_file *file, const char *role,
                         size_t column, bool guessed, char *text, size_t size)
{
	char name[100];
	if (column == CLV_NO_COLUMN)
		return 0;
	return (size_t)snprintf(
	    text, size, "; %s: %s%s", role,
	    clv_column_say(file->table.names, column, name, sizeof name),
	    guessed ? " (guessed)" : "");
}

void reasons_note_opened(void *data, const struct clv_reasons_file *file)
{
	struct intake *intake = data;
	char text[500];
	size_t used = 0;
	if (intake->common.quiet)
		return;
	progress_clear(&intake->progress);
	used += say_column(file, "reason", file->reason, file->reason_guessed, text,
	                   sizeof text);
	used += say_column(file, "customer", file->customer, file->customer_guessed,
	                   text + used, sizeof text - used);
	say_column(file, "value", file->value, false, text + used,
	           sizeof text - used);
	print_note("%s: %s", file->table.name, text + 2);
}

void reasons_note_orders(void *data, const struct clv_export *export_)
{
	struct intake *intake = data;
	char mapping[700];
	if (intake->common.quiet)
		return;
	progress_clear(&intake->progress);
	clv_mapping_say(&export_->mapping, export_->names, mapping, sizeof mapping);
	print_note("%s: %s", export_->table.name, mapping);
}

static void note_missing(uint64_t count, const char *one, const char *many)
{
	if (count)
		print_note("%llu %s", (unsigned long long)count,
		           count == 1 ? one : many);
}

/* Rows of --map that no reason asked for may be misspelled themselves. */
static void note_unused(const struct reasons *reasons)
{
	const struct clv_spellings *spellings = &reasons->spellings;
	char list[300] = "";
	size_t used = 0, count = 0;
	for (uint32_t i = 0; i < spellings->from.count; i++) {
		size_t length;
		char shown[60];
		const char *from = clv_names_text(&spellings->from, i, &length);
		if (spellings->items[i].is_used)
			continue;
		count++;
		clv_printable(from, length, shown, sizeof shown);
		if (used + strlen(shown) + sizeof ", ..." < sizeof list)
			used += (size_t)snprintf(list + used, sizeof list - used, "%s%s",
			                         used ? ", " : "", shown);
	}
	if (count)
		print_note("%s: %zu spelling%s that no row has: %s",
		           reasons_is_standard_input(reasons->map) ? "standard input"
		                                                   : reasons->map,
		           count, count == 1 ? "" : "s", list);
}

/* What was read, what counts, and what does not and why. */
void reasons_say_summary(const struct reasons *reasons)
{
	const struct clv_reasons_result *result = &reasons->result;
	const struct clv_reason total = clv_reasons_total(&result->reasons);
	const size_t count = result->reasons.keys.count;
	char value[CLV_MONEY_SIZE + 20] = "";
	char amount[CLV_MONEY_SIZE];
	if (reasons->intake.common.quiet)
		return;
	clv_money_write_fixed(amount, total.value, 2);
	if (reasons->has_value)
		snprintf(value, sizeof value, ", value %s%s", amount,
		         reasons->orders ? " a year" : "");
	print_note("%llu row%s read: %llu customer%s with %zu reason%s%s",
	           (unsigned long long)result->rows, result->rows == 1 ? "" : "s",
	           (unsigned long long)total.customers,
	           total.customers == 1 ? "" : "s", count, count == 1 ? "" : "s",
	           value);
	if (result->without_reason)
		print_note("left out: %llu without a reason",
		           (unsigned long long)result->without_reason);
	note_missing(result->reasons.repeated,
	             "row of a customer who gave the same reason before is no "
	             "further customer",
	             "rows of customers who gave the same reason before are no "
	             "further customers");
	note_missing(result->without_value, "row without a value counts as 0",
	             "rows without a value count as 0");
	note_missing(result->without_customer,
	             "row without a customer counts as a customer",
	             "rows without a customer count as a customer each");
	note_missing(result->without_orders,
	             "row of a customer who has no orders there counts as 0",
	             "rows of customers who have no orders there count as 0");
	note_missing(result->rounded,
	             "value had more than 4 decimals and was rounded",
	             "values had more than 4 decimals and were rounded");
	if (reasons->map)
		note_unused(reasons);
}

void reasons_note_worth(const struct reasons *reasons)
{
	const struct clv_worth *worth = &reasons->worth;
	char left_out[80] = "";
	if (reasons->intake.common.quiet)
		return;
	if (worth->left_out)
		snprintf(left_out, sizeof left_out,
		         "; %llu left out, which clv orders lists",
		         (unsigned long long)worth->left_out);
	print_note("%s: %llu order%s of %zu customer%s%s",
	           reasons_is_standard_input(reasons->orders) ? "standard input"
	                                                      : reasons->orders,
	           (unsigned long long)worth->orders, worth->orders == 1 ? "" : "s",
	           worth->customers.count, worth->customers.count == 1 ? "" : "s",
	           left_out);
}
