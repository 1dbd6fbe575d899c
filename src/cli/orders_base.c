/* `clv orders --total`, --by and --period: rows for the base. */
#include "cli/cmd_orders.h"

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

static bool write_figures(struct orders *orders, const struct clv_base *base,
                          const struct clv_base_request *request,
                          struct clv_error *error)
{
	struct view view = {0};
	struct clv_writer writer = {0};
	clv_wide largest = 0;
	for (size_t i = 0; i < base->count; i++)
		if (base->rows[i].revenue > largest)
			largest = base->rows[i].revenue;
	bool done = orders_begin(orders, &view, &writer, error);
	const bool bars = done && request->by == CLV_BASE_BY_PERIOD &&
	                  writer.format == &clv_format_table &&
	                  common_on_terminal(&orders->exports.common);
	if (bars) {
		view_add_text(&view, "");
		writer.count = view.count;
	}
	done = done && clv_writer_begin(&writer, error);
	for (size_t i = 0; done && i < base->count; i++) {
		struct clv_base_figures figures;
		clv_base_figure(&base->rows[i], request, &figures);
		view_fill(&view, &figures);
		if (bars)
			draw_bar(&view.values[view.count - 1], figures.revenue, largest);
		done = clv_writer_row(&writer, view.values, error);
	}
	done = done && clv_writer_end(&writer, error);
	clv_writer_free(&writer);
	view_close(&view);
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
