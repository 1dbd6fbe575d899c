/* `clv reasons`: rows, and above them for eyes the answer. */
#include "cli/cmd_reasons.h"
#include "cli/message.h"
#include "cli/page.h"
#include "io/losses.h"
#include "io/money.h"

#include <stdio.h>

static const char *percent(double share, char text[CLV_NUMBER_SIZE])
{
	text[clv_number_write(text, clv_number_round(100 * share, 1))] = '\0';
	return text;
}

static const char *name_of(const struct clv_reasons *reasons, uint32_t number,
                           char *shown, size_t size)
{
	size_t length;
	const char *name = clv_names_text(&reasons->shown, number, &length);
	return clv_printable(name, length, shown, size);
}

/* The reason with the most customers, which may not be the most costly one. */
static uint32_t most_frequent(const struct clv_reasons *reasons,
                              const uint32_t *numbers)
{
	uint32_t most = numbers[0];
	for (size_t i = 1; i < reasons->keys.count; i++)
		if (reasons->items[numbers[i]].customers >
		    reasons->items[most].customers)
			most = numbers[i];
	return most;
}

static void say_most_costly(const struct reasons *reasons,
                            const uint32_t *numbers, char *line, size_t size)
{
	const struct clv_reasons *found = &reasons->result.reasons;
	const struct clv_reason total = clv_reasons_total(found);
	const struct clv_reason *first = &found->items[numbers[0]];
	const uint32_t frequent = most_frequent(found, numbers);
	char name[100], value[CLV_MONEY_SIZE], all[CLV_MONEY_SIZE];
	char part[CLV_NUMBER_SIZE];
	clv_money_write_fixed(value, first->value, 2);
	clv_money_write_fixed(all, total.value, 2);
	size_t used = (size_t)snprintf(
	    line, size,
	    "\"%s\" costs most: %s of %s%s (%s%%), with %llu of %llu customers",
	    name_of(found, numbers[0], name, sizeof name), value, all,
	    reasons->orders ? " a year" : "",
	    percent((double)first->value / (double)total.value, part),
	    (unsigned long long)first->customers,
	    (unsigned long long)total.customers);
	if (frequent != numbers[0] && used < size)
		snprintf(line + used, size - used, "; most customers give \"%s\": %llu",
		         name_of(found, frequent, name, sizeof name),
		         (unsigned long long)found->items[frequent].customers);
}

static void say_most_frequent(const struct clv_reasons *found,
                              const uint32_t *numbers, char *line, size_t size)
{
	const struct clv_reason total = clv_reasons_total(found);
	const uint64_t customers = found->items[numbers[0]].customers;
	char name[100], part[CLV_NUMBER_SIZE];
	snprintf(line, size,
	         "\"%s\" is named most: by %llu of %llu customers (%s%%)",
	         name_of(found, numbers[0], name, sizeof name),
	         (unsigned long long)customers, (unsigned long long)total.customers,
	         percent((double)customers / (double)total.customers, part));
}

/* The answer, above the table that a terminal gets. */
static void write_answer(const struct reasons *reasons, const uint32_t *numbers)
{
	struct clv_output *output = reasons->intake.outputs.results;
	const struct clv_reasons *found = &reasons->result.reasons;
	const struct clv_reason total = clv_reasons_total(found);
	char line[600];
	if (!found->keys.count)
		snprintf(line, sizeof line, "no row has a reason");
	else if (reasons->has_value && total.value > 0)
		say_most_costly(reasons, numbers, line, sizeof line);
	else
		say_most_frequent(found, numbers, line, sizeof line);
	clv_output_text(output, line);
	clv_output_text(output, "\n\n");
}

static bool write_rows(const struct reasons *reasons, struct page *page,
                       const uint32_t *numbers, size_t count,
                       struct clv_error *error)
{
	const struct clv_reasons *found = &reasons->result.reasons;
	const struct clv_reason all = clv_reasons_total(found);
	struct clv_reason before = {0};
	for (size_t i = 0; i < count; i++) {
		struct clv_loss_row row;
		clv_loss_figure(found, numbers[i], &all, &before, reasons->has_value,
		                &row);
		before.customers += found->items[numbers[i]].customers;
		before.value += found->items[numbers[i]].value;
		if (!page_put(page, &row, error))
			return false;
	}
	return true;
}

bool reasons_print(const struct reasons *reasons, const uint32_t *numbers,
                   struct clv_error *error)
{
	const struct common *common = &reasons->intake.common;
	const size_t top = (size_t)reasons->selection.top;
	const size_t all = reasons->result.reasons.keys.count;
	const size_t count = top && top < all ? top : all;
	struct page page = {.view = {.count = 0}};
	bool done = page_open(&page, common, reasons->intake.outputs.results,
	                      &clv_loss_schema,
	                      reasons->has_value ? CLV_HAS_MONEY : 0, error);
	if (done && page_is_table(&page) && common_on_terminal(common))
		write_answer(reasons, numbers);
	if (done && page_is_table(&page) && count < all && !common->quiet)
		print_note("%zu more reason%s", all - count,
		           all - count == 1 ? "" : "s");
	done = done && page_begin(&page, error) &&
	       write_rows(reasons, &page, numbers, count, error) &&
	       page_end(&page, error);
	page_close(&page);
	return done;
}
