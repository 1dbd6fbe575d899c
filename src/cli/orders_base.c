/* `clv orders --total`, --by and --period: rows for the base. */
#include "cli/cmd_orders.h"
#include "cli/message.h"
#include "io/money.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A bar beside the revenue of each period, for eyes. */
enum { BAR_WIDTH = 20 };

static void draw_bar(struct clv_value *value, clv_wide revenue,
                     clv_wide largest)
{
	static const char full[] = "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
	                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
	                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
	                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
	                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
	                           "\xE2\x96\x88\xE2\x96\x88\xE2\x96\x88"
	                           "\xE2\x96\x88\xE2\x96\x88";
	const size_t blocks =
	    revenue > 0 && largest > 0
	        ? (size_t)((revenue * BAR_WIDTH + largest / 2) / largest)
	        : 0;
	*value = (struct clv_value){CLV_VALUE_TEXT, 0, full, blocks * 3};
}

/* ---- What advertising cost ------------------------------------------------
 */

bool orders_read_spend(struct orders *orders, struct clv_error *error)
{
	const struct clv_export_options *said = &orders->exports.request.options;
	const struct clv_ad_spend_form form = {
	    .segment = orders->by ? said->columns[CLV_ROLE_SEGMENT] : NULL,
	    .period = orders->period,
	    .decimal = said->decimal,
	    .date_form = said->date_form};
	return !orders->ad_spend ||
	       clv_ad_spend_read(&orders->spend, orders->ad_spend, &form, error);
}

static void add_spend(struct orders *orders, struct clv_base_figures *figures)
{
	clv_wide amount;
	const struct clv_text *key =
	    orders->by ? &figures->segment : &figures->period;
	if (orders->ad_spend && clv_ad_spend_take(&orders->spend, key, &amount))
		clv_base_spend(figures, amount);
}

/* "tiktok, bing, ..." of the keys that no row has taken; how many rows and how
   much they are. */
static uint64_t list_left(const struct clv_counts *left, char *list,
                          size_t size, clv_wide *amount)
{
	uint64_t rows = 0;
	size_t used = 0;
	bool is_cut = false;
	*amount = 0;
	*list = '\0';
	for (uint32_t i = 0; i < left->names.count; i++) {
		size_t length;
		char shown[60];
		const char *key = clv_names_text(&left->names, i, &length);
		if (!left->counts[i].count)
			continue;
		rows += left->counts[i].count;
		*amount += left->counts[i].amount;
		clv_printable(key, length, shown, sizeof shown);
		if (is_cut)
			continue;
		is_cut = used + strlen(shown) + sizeof ", (none), ..." > size;
		used +=
		    (size_t)snprintf(list + used, size - used, "%s%s", used ? ", " : "",
		                     is_cut   ? "..."
		                     : length ? shown
		                              : "(none)");
	}
	return rows;
}

/* Nothing of the table is lost in silence. */
static void note_spend(const struct orders *orders)
{
	char list[300];
	char text[CLV_MONEY_SIZE];
	clv_wide amount;
	const uint64_t rounded = orders->spend.rounded;
	const char *file = orders->ad_spend;
	const uint64_t rows =
	    list_left(&orders->spend.left, list, sizeof list, &amount);
	if (!file || orders->exports.common.quiet)
		return;
	if (strcmp(file, "-") == 0)
		file = "standard input";
	clv_money_write_fixed(text, amount, 2);
	if (rows)
		print_note("%s: %llu row%s (%s) with a %s that the result has not: %s",
		           file, (unsigned long long)rows, rows == 1 ? "" : "s", text,
		           orders->by ? "segment" : "period", list);
	if (rounded)
		print_note("%s: %llu amount%s had more than 4 decimals and %s rounded",
		           file, (unsigned long long)rounded, rounded == 1 ? "" : "s",
		           rounded == 1 ? "was" : "were");
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool write_figures(struct orders *orders, const struct clv_base *base,
                          const struct clv_base_request *request,
                          struct clv_error *error)
{
	struct page page = {.view = {.count = 0}};
	clv_wide largest = 0;
	for (size_t i = 0; i < base->count; i++)
		if (base->rows[i].revenue > largest)
			largest = base->rows[i].revenue;
	bool done = orders_open_page(orders, &page, error);
	const bool bars = done && request->by == CLV_BASE_BY_PERIOD &&
	                  page_is_table(&page) &&
	                  common_on_terminal(&orders->exports.common);
	if (bars)
		page_add_text(&page, "");
	done = done && page_begin(&page, error);
	for (size_t i = 0; done && i < base->count; i++) {
		struct clv_base_figures figures;
		clv_base_figure(&base->rows[i], request, &figures);
		add_spend(orders, &figures);
		view_fill(&page.view, &figures);
		if (bars)
			draw_bar(&page.view.values[page.view.count - 1], figures.revenue,
			         largest);
		done = clv_writer_row(&page.writer, page.view.values, error);
	}
	done = done && page_end(&page, error);
	if (done)
		note_spend(orders);
	page_close(&page);
	return done;
}

bool orders_print_base(struct orders *orders, struct clv_error *error)
{
	struct clv_base base;
	const struct clv_base_request request = {
	    .by = orders->by          ? CLV_BASE_BY_SEGMENT
	          : orders->by_period ? CLV_BASE_BY_PERIOD
	                              : CLV_BASE_WHOLE,
	    .period = orders->period,
	    .until = orders->exports.until,
	    .lapsed_after = orders->lapsed_after};
	const bool done =
	    (clv_base_measure(&base, orders->exports.ledger, &request) ||
	     clv_reject_memory(error)) &&
	    write_figures(orders, &base, &request, error);
	clv_base_free(&base);
	return done;
}
