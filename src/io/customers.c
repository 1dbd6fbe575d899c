/* The columns of `clv orders`: a row per customer. */
#include "io/history.h"

static const char *const states[] = {"active", "new", "lapsed"};

#define AT(member) .offset = offsetof(struct clv_customer_row, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)
#define PURCHASES "purchases of one day count as one, the first one not at all"

/* clang-format off: a row of the table in few lines */
static const struct clv_field customers[] = {
    {"customer", "Customer", NULL, CLV_NAME, AT(customer), .is_main = true,
     .about = "the customer's key as the export has it, e-mail addresses in "
              "lower case",
     .unit = "text"},
    {"orders", "Orders", NULL, CLV_COUNT, AT(orders), .is_main = true,
     .about = "how many orders count as purchases; rows where no order id is "
              "mapped",
     .unit = "count"},
    {"revenue", "Revenue", NULL, CLV_EXACT, AT(revenue), .is_main = true,
     .about = "what the customer paid in all, less what was given back",
     .formula = "sum of amounts - refunds", .unit = "money"},
    {"avg", "Average order", NULL, CLV_MONEY, AT(avg), .is_main = true,
     .about = "what the customer paid on average in an order",
     .formula = "revenue / orders", .unit = "money a purchase"},
    {"first", "First purchase", NULL, CLV_DAY, AT(first), .is_main = true,
     .about = "day of the first purchase, as written in the export",
     .unit = "date"},
    {"last", "Last purchase", NULL, CLV_DAY, AT(last), .is_main = true,
     .about = "day of the last purchase, as written in the export",
     .unit = "date"},
    {"frequency", "Repeat purchases", NULL, CLV_COUNT, AT(frequency),
     .about = "repeat purchases, as models count them: " PURCHASES,
     .formula = "distinct purchase days - 1", .unit = "count"},
    {"recency", "Recency", NULL, CLV_SPAN_OF_UNIT, AT(recency),
     .about = "how old the customer was at the last purchase",
     .formula = "last - first", .unit = "the unit of --unit"},
    {"T", "Age", NULL, CLV_SPAN_OF_UNIT, AT(T),
     .about = "how long the customer has been one by the last day that counts",
     .formula = "until - first", .unit = "the unit of --unit"},
    {"monetary", "Repeat spend", NULL, CLV_MONEY, AT(monetary),
     .about = "mean revenue of a repeat purchase; empty without one",
     .formula = "revenue after the first purchase day / frequency",
     .unit = "money a purchase"},
    {"days_since_last", "Days quiet", NULL, CLV_COUNT, AT(days_since_last),
     .is_main = true, .about = "days since the last purchase",
     .formula = "until - last", .unit = "days"},
    {"share", "Share", NULL, CLV_SHARE, AT(share), .is_main = true,
     .about = "share of the revenue of all customers",
     .formula = "revenue / revenue of all", .unit = "share"},
    {"state", "State", NULL, CLV_WORD, AT(state), WORDS(states),
     .is_main = true,
     .about = "lapsed: quiet for longer than --lapsed-after; new: one "
              "purchase, and not quiet for so long; active: the others",
     .unit = "word"},
    {"segment", "Segment", NULL, CLV_NAME, AT(segment), .is_main = true,
     .needs = CLV_HAS_SEGMENT,
     .about = "the segment of the first purchase, with --segment",
     .unit = "text"},
    {"profit", "Profit so far", NULL, CLV_MONEY, AT(profit), .is_main = true,
     .needs = CLV_HAS_MARGIN,
     .about = "what the customer has brought so far, with --margin or --cost",
     .formula = "revenue x margin - cac, or revenue - cost - cac",
     .unit = "money"},
    {"r_score", "Recency score", NULL, CLV_ORDINAL, AT(r_score),
     .is_main = true, .needs = CLV_HAS_SCORES,
     .about = "5 for the fifth who bought last, 1 for the fifth who have been "
              "quiet for longest, with --rfm; ties share the better",
     .unit = "1 to 5"},
    {"f_score", "Frequency score", NULL, CLV_ORDINAL, AT(f_score),
     .is_main = true, .needs = CLV_HAS_SCORES,
     .about = "5 for the fifth with most orders, with --rfm", .unit = "1 to 5"},
    {"m_score", "Money score", NULL, CLV_ORDINAL, AT(m_score), .is_main = true,
     .needs = CLV_HAS_SCORES,
     .about = "5 for the fifth with most revenue, with --rfm",
     .unit = "1 to 5"},
};
/* clang-format on */

const struct clv_schema clv_customer_schema = {
    customers, sizeof customers / sizeof *customers};
