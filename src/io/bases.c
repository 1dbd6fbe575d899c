/* The columns of `clv orders --total`, --by segment and --period: rows for the
   whole base or for groups of it. */
#include "io/history.h"

#define AT(member) .offset = offsetof(struct clv_base_figures, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field bases[] = {
    {"segment", "Segment", NULL, CLV_NAME, AT(segment), .is_main = true,
     .needs = CLV_HAS_SEGMENT,
     .about = "with --by segment: orders and revenue are of the orders in it, "
              "customers those whose first purchase was in it; their lapsed "
              "revenue is all they paid",
     .unit = "text"},
    {"period", "Period", NULL, CLV_NAME, AT(period), .is_main = true,
     .needs = CLV_HAS_PERIOD,
     .about = "with --period: 2025-03, 2025Q1 or 2025; customers are those who "
              "bought in it, lapsed ones those who went quiet in it",
     .unit = "text"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "customers with at least one purchase", .unit = "count"},
    {"new_customers", "New customers", NULL, CLV_COUNT, AT(new_customers),
     .is_main = true, .about = "customers whose first purchase it was",
     .unit = "count"},
    {"orders", "Orders", NULL, CLV_COUNT, AT(orders), .is_main = true,
     .about = "orders that count as purchases", .unit = "count"},
    {"revenue", "Revenue", NULL, CLV_EXACT, AT(revenue), .is_main = true,
     .about = "what was paid, less what was given back", .unit = "money"},
    {"avg", "Average order", NULL, CLV_MONEY, AT(avg), .is_main = true,
     .about = "an input of clv: what an order brings",
     .formula = "revenue / orders", .unit = "money a purchase"},
    {"customer_years", "Customer-years", NULL, CLV_RATIO, AT(customer_years),
     .about = "years from the first purchase to the last day that counts, of "
              "all customers together; time after a customer has left is in "
              "it, since nobody says when that was",
     .formula = "sum of (until - first) / 365.25 days", .unit = "years"},
    {"freq", "Repeat purchases a year", NULL, CLV_RATIO, AT(freq),
     .is_main = true,
     .about = "an input of clv: repeat orders in a customer-year; the first "
              "purchase is there by construction, and would make a short "
              "history look busy",
     .formula = "orders on later days than a customer's first / "
                "customer_years",
     .unit = "purchases a year"},
    {"repeat_customers", "Repeat customers", NULL, CLV_COUNT,
     AT(repeat_customers), .about = "customers who bought on a second day",
     .unit = "count"},
    {"repeat_rate", "Repeat rate", NULL, CLV_SHARE, AT(repeat_rate),
     .is_main = true, .about = "share of customers who bought on a second day",
     .formula = "repeat_customers / customers", .unit = "share"},
    {"repeat_revenue_share", "Revenue of repeat purchases", NULL, CLV_SHARE,
     AT(repeat_revenue_share), .is_main = true,
     .about = "share of revenue from customers who had bought on an earlier "
              "day",
     .formula = "revenue after first purchase days / revenue", .unit = "share"},
    {"repeat_avg_vs_first", "Repeat against first order", NULL, CLV_RATIO,
     AT(repeat_avg_vs_first),
     .about = "1.67 where repeat orders are 67% larger than first ones",
     .formula = "average repeat order / average order of the first day",
     .unit = "ratio"},
    {"top20_share", "Share of the top fifth", NULL, CLV_SHARE, AT(top20_share),
     .is_main = true,
     .about = "share of revenue from the fifth of customers who spent most",
     .formula = "revenue of the first fifth, rounded up, by revenue / revenue",
     .unit = "share"},
    {"lapsed_customers", "Lapsed customers", NULL, CLV_COUNT,
     AT(lapsed_customers), .is_main = true,
     .about = "customers who have been quiet for longer than --lapsed-after",
     .unit = "count"},
    {"lapsed_revenue", "Their revenue", NULL, CLV_EXACT, AT(lapsed_revenue),
     .about = "what they paid in all while they were customers",
     .unit = "money"},
    {"ad_spend", "Ad spend", NULL, CLV_MONEY, AT(ad_spend), .is_main = true,
     .needs = CLV_HAS_AD_SPEND,
     .about = "what was spent on winning customers, from --ad-spend",
     .unit = "money"},
    {"cac", "Acquisition cost", NULL, CLV_MONEY, AT(cac), .is_main = true,
     .needs = CLV_HAS_AD_SPEND,
     .about = "an input of clv: what it cost to win a customer",
     .formula = "ad_spend / new_customers", .unit = "money a customer"},
    {"margin", "Gross margin", NULL, CLV_RATE, AT(margin), .is_main = true,
     .needs = CLV_HAS_COST,
     .about =
         "an input of clv: what is left of revenue after the cost of the "
         "goods, with --cost; below 0, which clv does not take, where they "
         "cost more",
     .formula = "1 - cost / revenue", .unit = "rate"},
};
/* clang-format on */

const struct clv_schema clv_base_schema = {bases, sizeof bases / sizeof *bases};
