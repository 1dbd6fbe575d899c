/* The columns of `clv reasons`: a row per reason. */
#include "io/losses.h"

#include <math.h>

#define AT(member) .offset = offsetof(struct clv_loss_row, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field rows[] = {
    {"reason", "Reason", NULL, CLV_NAME, AT(reason), .is_main = true,
     .about = "as it is written first, or as --map has it", .unit = "text"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "rows with this reason; with --customer or --orders customers, "
              "each once",
     .unit = "count"},
    {"customer_share", "Share of customers", NULL, CLV_SHARE,
     AT(customer_share), .is_main = true,
     .about = "share of all customers who gave a reason",
     .formula = "customers / customers of all reasons", .unit = "share"},
    {"value", "Value", NULL, CLV_EXACT, AT(value), .is_main = true,
     .needs = CLV_HAS_MONEY,
     .about = "what was lost with them: the sum of --value, or with --orders "
              "of what each paid a year between the first purchase and the "
              "last, or in all where these are less than a year apart",
     .unit = "money; money a year with --orders"},
    {"share", "Share", NULL, CLV_SHARE, AT(share), .is_main = true,
     .needs = CLV_HAS_MONEY, .about = "share of all value lost",
     .formula = "value / value of all reasons", .unit = "share"},
    {"cumulative_share", "Share so far", NULL, CLV_SHARE, AT(cumulative_share),
     .is_main = true,
     .about = "share of this reason and of those above it, of value where "
              "there is any, else of customers",
     .formula = "sum of share, or of customer_share, so far", .unit = "share"},
    {"value_per_customer", "Value of each", NULL, CLV_MONEY,
     AT(value_per_customer), .is_main = true, .needs = CLV_HAS_MONEY,
     .about = "what one of these customers was worth on average",
     .formula = "value / customers", .unit = "money a customer"},
};
/* clang-format on */

const struct clv_schema clv_loss_schema = {rows, sizeof rows / sizeof *rows};

static double share(clv_wide part, clv_wide whole)
{
	return whole > 0 ? (double)part / (double)whole : NAN;
}

void clv_loss_figure(const struct clv_reasons *reasons, uint32_t number,
                     const struct clv_reason *all,
                     const struct clv_reason *before, bool has_value,
                     struct clv_loss_row *row)
{
	const struct clv_reason *reason = &reasons->items[number];
	const uint64_t customers = before->customers + reason->customers;
	*row = (struct clv_loss_row){
	    .customers = (double)reason->customers,
	    .customer_share = share(reason->customers, all->customers),
	    .value = reason->value,
	    .share = share(reason->value, all->value),
	    .cumulative_share =
	        has_value ? share(before->value + reason->value, all->value)
	                  : share(customers, all->customers),
	    .value_per_customer =
	        reason->customers
	            ? (double)reason->value / (10000 * (double)reason->customers)
	            : NAN,
	};
	row->reason.at =
	    clv_names_text(&reasons->shown, number, &row->reason.length);
}
