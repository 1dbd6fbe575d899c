/* The columns of `clv simulate`: a row per order. */
#include "io/simulated.h"

#define AT(member) .offset = offsetof(struct clv_simulated_order, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field orders[] = {
    {"customer_id", "Customer", NULL, CLV_ORDINAL, AT(customer_id),
     .is_main = true,
     .about = "the customer's number, from 1; his rows follow each other, by "
              "day",
     .unit = "number"},
    {"order_date", "Date", NULL, CLV_DAY, AT(order_date), .is_main = true,
     .about = "the day of the order, which is his only one of that day",
     .unit = "date"},
    {"amount", "Amount", NULL, CLV_EXACT, AT(amount), .is_main = true,
     .about = "what was paid, in whole cents and at least one; 1.00 where the "
              "model has no spend",
     .unit = "money"},
};
/* clang-format on */

const struct clv_schema clv_simulated_schema = {orders,
                                                sizeof orders / sizeof *orders};
