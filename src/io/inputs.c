/* The inputs of the calculator: a row of this table is a flag, a column and a
   JSON key. */
#include "io/schema.h"

static const char *const timings[] = {"start", "end"};

#define AT(member) .offset = offsetof(struct clv_inputs, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)

/* clang-format off: a row of the table in few lines */
static const struct clv_field inputs[] = {
    [CLV_IN_AVG] = {"avg", "Average purchase",
                    "aov|average order value|average purchase", CLV_MONEY,
                    AT(avg),
                    .about = "what a customer pays on average in one purchase",
                    .formula = "revenue / purchases, where it is not given",
                    .domain = "any amount", .unit = "money a purchase",
                    .source = "average order value (AOV)",
                    .example = "clv --avg 500 --freq 20 --years 5"},
    [CLV_IN_FREQ] = {"freq", "Purchases a year", "purchases per year",
                     CLV_COUNT, AT(freq),
                     .about = "how many purchases a customer makes in a year",
                     .formula = "purchases / customers, where it is not given",
                     .domain = "0 or more", .unit = "purchases a year",
                     .source = "purchase frequency",
                     .example = "clv --avg 500 --freq 20 --years 5"},
    [CLV_IN_YEARS] =
        {"years", "Lifespan", "lifespan", CLV_SPAN, AT(years),
         .about = "how long a customer stays; instead of retention or churn, "
                  "with which it is a result",
         .formula = "1 / churn in the step of the rate, said in years",
         .domain = "0 or more; also 30mo, 12w, 90d", .unit = "years",
         .source = "customer lifespan",
         .example = "clv --avg 500 --freq 20 --years 5"},
    [CLV_IN_REVENUE] =
        {"revenue", "Revenue", NULL, CLV_MONEY, AT(revenue),
         .about = "revenue of a year, for avg where that is not given",
         .formula = "avg = revenue / purchases", .domain = "any amount",
         .unit = "money", .source = "a year's totals",
         .example = "clv --revenue 96000 --purchases 1200 --customers 400 "
                    "--years 3"},
    [CLV_IN_PURCHASES] =
        {"purchases", "Purchases", NULL, CLV_COUNT, AT(purchases),
         .about = "number of purchases of a year, for avg and freq",
         .formula = "avg = revenue / purchases, freq = purchases / customers",
         .domain = "0 or more", .unit = "count", .source = "a year's totals",
         .example = "clv --revenue 96000 --purchases 1200 --customers 400 "
                    "--years 3"},
    [CLV_IN_CUSTOMERS] =
        {"customers", "Customers", NULL, CLV_COUNT, AT(customers),
         .about = "number of customers who bought in that year, for freq",
         .formula = "freq = purchases / customers", .domain = "0 or more",
         .unit = "count", .source = "a year's totals",
         .example = "clv --revenue 96000 --purchases 1200 --customers 400 "
                    "--years 3"},
    [CLV_IN_MARGIN] =
        {"margin", "Gross margin", "gross margin", CLV_RATE, AT(margin),
         .about = "what is left of a sale after the cost of the goods; with it "
                  "the value is profit, without it revenue",
         .formula = "clv x margin", .domain = "0% to 100%", .unit = "rate",
         .source = "gross margin",
         .example = "clv --avg 500 --freq 20 --years 5 --margin 40%"},
    [CLV_IN_DISCOUNT] =
        {"discount", "Discount", "discount rate", CLV_RATE, AT(discount),
         .about = "what money a year later is worth less",
         .formula = "1 / (1 + discount)^years; a month's is "
                    "(1 + discount)^(1/12) - 1",
         .domain = "0% to 100%", .unit = "rate a year",
         .source = "cost of capital",
         .example = "clv --avg 100 --freq 1 --retention 80% --discount 10%"},
    [CLV_IN_TIMING] =
        {"timing", "Timing", NULL, CLV_WORD, AT(timing), WORDS(timings),
         .about =
             "when the margin of a period arrives: at its start, or at its "
             "end as in the textbooks' m r / (1 + d - r)",
         .formula = "start: m (1+d) / (1+d-r); end: m r / (1+d-r)",
         .domain = "start (the default) or end", .unit = "word",
         .source = "Gupta and Lehmann 2003",
         .example = "clv --avg 100 --freq 1 --retention 80% --discount 10% "
                    "--timing end"},
    [CLV_IN_RETENTION] =
        {"retention", "Retention", "retention rate", CLV_STEP_RATE,
         AT(retention),
         .about = "the share of customers who stay from one year to the next, "
                  "or from one month with /month",
         .formula = "1 - churn", .domain = "0% to 100%, /month or /year",
         .unit = "rate a year or a month", .source = "retention model",
         .example = "clv --avg 100 --freq 1 --retention 80% --discount 10%"},
    [CLV_IN_CHURN] =
        {"churn", "Churn", "churn rate", CLV_STEP_RATE, AT(churn),
         .about = "the share of customers who leave in a year, or in a month "
                  "with /month; 4%/month is 38.73% a year, and another model",
         .formula = "1 - retention", .domain = "0% to 100%, /month or /year",
         .unit = "rate a year or a month", .source = "retention model",
         .example = "clv --avg 120 --freq 12 --margin 80% --churn 4%/month "
                    "--cac 1200"},
    [CLV_IN_HORIZON] =
        {"horizon", "Horizon", NULL, CLV_SPAN, AT(horizon),
         .about = "the years that the retention model counts; without it, all",
         .formula = "sum of m (r/(1+d))^t over the steps of the horizon",
         .domain = "0 or more; also 30mo, 12w, 90d", .unit = "years",
         .source = "retention model",
         .example = "clv --avg 100 --freq 1 --retention 80% --discount 10% "
                    "--horizon 5"},
    [CLV_IN_CAC] =
        {"cac", "Acquisition cost",
         "customer acquisition cost|acquisition cost", CLV_COST, AT(cac),
         .about = "what it costs to win one customer",
         .formula = "spend / new_customers, where it is not given",
         .domain = "0 or more", .unit = "money a customer",
         .source = "customer acquisition cost (CAC)",
         .example = "clv --avg 45 --freq 4 --years 2 --margin 35% --cac 31.50"},
    [CLV_IN_SPEND] =
        {"spend", "Sales and marketing", "sales and marketing", CLV_COST,
         AT(spend),
         .about = "what sales and marketing cost in a period, for cac",
         .formula = "cac = spend / new_customers", .domain = "0 or more",
         .unit = "money", .source = "CAC",
         .example = "clv --avg 45 --freq 4 --years 2 --margin 35% --spend 6300 "
                    "--new-customers 200"},
    [CLV_IN_NEW_CUSTOMERS] =
        {"new_customers", "New customers", NULL, CLV_COUNT, AT(new_customers),
         .about = "how many customers that spend has won, for cac",
         .formula = "cac = spend / new_customers", .domain = "0 or more",
         .unit = "count", .source = "CAC",
         .example = "clv --avg 45 --freq 4 --years 2 --margin 35% --spend 6300 "
                    "--new-customers 200"},
    [CLV_IN_TARGET] =
        {"target", "Target", NULL, CLV_TARGET, AT(target),
         .about = "the LTV:CAC from which acquisition is called healthy",
         .formula = "max_cac = clv / target", .domain = "above 0; default 3",
         .unit = "ratio", .source = "3:1 is the line people quote",
         .example = "clv --avg 500 --freq 20 --years 5 --margin 40% --cac 5000 "
                    "--target 4"},
    [CLV_IN_PROMOTERS] =
        {"promoters", "Promoters", NULL, CLV_COUNT, AT(promoters),
         .about = "answers of 9 or 10 to \"would you recommend us?\"",
         .formula = "nps = 100 (promoters - detractors) / answers",
         .domain = "0 or more", .unit = "count", .source = "Reichheld 2003",
         .example = "clv --promoters 50 --passives 30 --detractors 20"},
    [CLV_IN_PASSIVES] =
        {"passives", "Passives", NULL, CLV_COUNT, AT(passives),
         .about = "answers of 7 or 8; not given is unknown, and not 0",
         .formula = "nps = 100 (promoters - detractors) / answers",
         .domain = "0 or more", .unit = "count", .source = "Reichheld 2003",
         .example = "clv --promoters 50 --passives 30 --detractors 20"},
    [CLV_IN_DETRACTORS] =
        {"detractors", "Detractors", NULL, CLV_COUNT, AT(detractors),
         .about = "answers of 0 to 6",
         .formula = "nps = 100 (promoters - detractors) / answers",
         .domain = "0 or more", .unit = "count", .source = "Reichheld 2003",
         .example = "clv --promoters 50 --passives 30 --detractors 20"},
    [CLV_IN_CONFIDENCE] =
        {"confidence", "Confidence", NULL, CLV_CONFIDENCE, AT(confidence),
         .about = "how sure the interval of the NPS is to hold the true one",
         .formula = "nps_low and nps_high",
         .domain = "above 0% and below 100%; "
                   "default 95%",
         .unit = "rate", .source = "adjusted Wald interval",
         .example = "clv --promoters 50 --passives 30 --detractors 20 "
                    "--confidence 99%"},
};
/* clang-format on */

const struct clv_schema clv_input_schema = {inputs, CLV_IN_COUNT};
