/* The results of the calculator: a row of this table is a column, a JSON key,
   and a name for --get and --require. */
#include "io/schema.h"

static const char *const bases[] = {NULL, "revenue", "profit"};
static const char *const verdicts[] = {NULL, "loss", "break-even", "profitable",
                                       "healthy"};

#define AT(member) .offset = offsetof(struct clv_results, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)
#define SPENDER "clv --avg 45 --freq 4 --years 2 --margin 35% --cac 31.50"
#define SURVEY "clv --promoters 50 --passives 30 --detractors 20"

enum { VALUE_AND_CAC = CLV_NEEDS_VALUE | CLV_HAS_CAC };

/* clang-format off: a row of the table in few lines */
static const struct clv_field results[] = {
    {"customer_value", "A year's value", NULL, CLV_MONEY, AT(customer_value),
     .group = CLV_GROUP_YEARLY, .needs = CLV_HAS_AVG | CLV_HAS_FREQ,
     .about = "what a customer spends in a year", .formula = "avg x freq",
     .domain = "freq of 0 or more", .unit = "money a year",
     .source = "customer value",
     .example = "clv --avg 500 --freq 20 --get customer_value"},
    {"clv", "Customer lifetime value",
     "ltv|customer lifetime value|"
     "lifetime value",
     CLV_MONEY, AT(clv), .is_main = true, .needs = CLV_NEEDS_VALUE,
     .about = "what a customer is worth over the whole lifespan: profit "
              "with a margin, else revenue",
     .formula = "avg x freq x years [x margin]; an annuity with a discount; "
                "with retention r or churn 1 - r, margin m and discount d a "
                "step: m (1+d) / (1+d-r), at timing end m r / (1+d-r); over "
                "a horizon the sum of m (r/(1+d))^t",
     .domain = "churn and discount not both 0, unless a horizon is given",
     .unit = "money",
     .source = "Gupta and Lehmann 2003; ARPA x margin / "
               "churn for subscriptions",
     .example = "clv --avg 500 --freq 20 --years 5 --get clv"},
    {"basis", "Basis", NULL, CLV_WORD, AT(basis), WORDS(bases),
     .needs = CLV_NEEDS_VALUE,
     .about = "what clv is made of: profit when a margin is given, else "
              "revenue",
     .formula = "profit with margin, revenue without",
     .domain = "profit or revenue", .unit = "word", .source = "this program",
     .example = "clv --avg 500 --freq 20 --years 5 --get basis"},
    {"formula", "Formula", NULL, CLV_SENTENCE, AT(formula),
     .needs = CLV_NEEDS_VALUE,
     .about = "which formula gave clv, with timing and step",
     .formula = "by the inputs: years, years and discount, or retention or "
                "churn",
     .domain = "words", .unit = "words", .source = "this program",
     .example = "clv --avg 100 --freq 1 --churn 20% --get formula"},
    {"years", "Lifespan", NULL, CLV_SPAN, AT(years), .needs = CLV_HAS_CHURN,
     .about = "how long a customer stays on average, from retention or "
              "churn; else an input",
     .formula = "1 / churn in the step of the rate, said in years",
     .domain = "churn above 0", .unit = "years", .source = "retention model",
     .example = "clv --avg 120 --freq 12 --churn 4%/month --get years"},
    {"clv_net", "After acquisition", NULL, CLV_MONEY, AT(clv_net),
     .group = CLV_GROUP_ACQUISITION, .needs = VALUE_AND_CAC,
     .about = "what remains of clv when the acquisition is paid",
     .formula = "clv - cac", .domain = "any", .unit = "money",
     .source = "customer lifetime value net of CAC",
     .example = SPENDER " --get clv_net"},
    {"ltv_cac", "LTV:CAC", "ltv:cac|ltv/cac", CLV_RATIO, AT(ltv_cac),
     .is_main = true, .group = CLV_GROUP_RATIO, .needs = VALUE_AND_CAC,
     .about = "how many times clv pays for the acquisition; 3 is called "
              "healthy, under 1 is a loss",
     .formula = "clv / cac", .domain = "cac above 0", .unit = "ratio",
     .source = "LTV:CAC", .example = SPENDER " --get ltv_cac"},
    {"roi", "Return on acquisition", NULL, CLV_RATIO, AT(roi),
     .group = CLV_GROUP_ACQUISITION, .needs = VALUE_AND_CAC,
     .about = "what the money spent on acquisition brings, less itself",
     .formula = "(clv - cac) / cac", .domain = "cac above 0",
     .unit = "fraction: 1 is 100%", .source = "return on investment",
     .example = SPENDER " --get roi"},
    {"max_cac", "Highest CAC for the target", NULL, CLV_MONEY, AT(max_cac),
     .group = CLV_GROUP_YEARLY, .needs = CLV_NEEDS_VALUE,
     .about = "the highest acquisition cost that still reaches the target "
              "ratio",
     .formula = "clv / target", .domain = "target above 0",
     .unit = "money a customer", .source = "LTV:CAC",
     .example = SPENDER " --get max_cac"},
    {"breakeven_purchase", "Paid back at purchase", NULL, CLV_ORDINAL,
     AT(breakeven_purchase), .group = CLV_GROUP_PAYBACK,
     .needs = CLV_HAS_AVG | CLV_HAS_CAC,
     .about = "the number of the purchase that has paid for the acquisition",
     .formula = "cac / (avg x margin), rounded up",
     .domain = "margin above 0; no more than the lifespan has",
     .unit = "purchases", .source = "break-even",
     .example = SPENDER " --get breakeven_purchase"},
    {"payback_months", "Paid back after", NULL, CLV_MONTHS, AT(payback_months),
     .is_main = true, .group = CLV_GROUP_PAYBACK,
     .needs = CLV_HAS_AVG | CLV_HAS_FREQ | CLV_HAS_CAC,
     .about = "months until the margin has paid for the acquisition, some "
              "of the customers having left; not discounted",
     .formula = "cac / m; with churn c ln(1 - cac c/m) / ln(1-c) steps, at "
                "timing end ln(1 - cac c/(m (1-c))) / ln(1-c)",
     .domain = "within lifespan or horizon, and where it is ever paid back",
     .unit = "months", .source = "the sum of a geometric series",
     .example = "clv --avg 120 --freq 12 --margin 80% --churn 4%/month "
                "--cac 1200 --get payback_months"},
    {"payback_months_no_churn", "Paid back if nobody left", NULL, CLV_MONTHS,
     AT(payback_months_no_churn), .group = CLV_GROUP_PAYBACK,
     .needs = CLV_HAS_AVG | CLV_HAS_FREQ | CLV_HAS_CAC,
     .about = "the same as if every customer stayed: what other calculators "
              "show",
     .formula = "cac / m", .domain = "within lifespan or horizon",
     .unit = "months", .source = "CAC payback period",
     .example = "clv --avg 120 --freq 12 --margin 80% --churn 4%/month "
                "--cac 1200 --get payback_months_no_churn"},
    {"verdict", "Verdict", NULL, CLV_WORD, AT(verdict), WORDS(verdicts),
     .is_main = true, .group = CLV_GROUP_ACQUISITION, .needs = VALUE_AND_CAC,
     .about = "does acquisition pay: loss, break-even, profitable (below "
              "the target ratio) or healthy; on revenue alone only a loss "
              "can be said",
     .formula = "clv against cac and against target x cac",
     .domain = "a margin, unless it is a loss", .unit = "word",
     .source = "3:1 is the line people quote",
     .example = SPENDER " --get verdict"},
    {"nps", "Net promoter score", "net promoter score", CLV_POINTS, AT(nps),
     .is_main = true, .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "would they recommend you: promoters less detractors of 100 "
              "answers",
     .formula = "100 (promoters - detractors) / answers",
     .domain = "all three counts, at least one answer",
     .unit = "points, -100 to 100", .source = "Reichheld 2003",
     .example = SURVEY " --get nps"},
    {"nps_low", "NPS at least", NULL, CLV_POINTS, AT(nps_low), .is_main = true,
     .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "lower end of the interval that holds the true NPS with the "
              "given confidence",
     .formula = "adjusted Wald, never below -100", .domain = "as nps",
     .unit = "points", .source = "Rocks 2016",
     .example = SURVEY " --get nps_low,nps_high"},
    {"nps_high", "NPS at most", NULL, CLV_POINTS, AT(nps_high), .is_main = true,
     .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "upper end of that interval",
     .formula = "adjusted Wald, never above 100", .domain = "as nps",
     .unit = "points", .source = "Rocks 2016",
     .example = SURVEY " --get nps_low,nps_high"},
    {"respondents", "Answers", NULL, CLV_COUNT, AT(respondents),
     .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "how many answered",
     .formula = "promoters + passives + detractors", .domain = "as nps",
     .unit = "count", .source = "Reichheld 2003",
     .example = SURVEY " --get respondents"},
    {"promoter_share", "Promoters", NULL, CLV_SHARE, AT(promoter_share),
     .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "share of promoters", .formula = "promoters / answers",
     .domain = "as nps", .unit = "share", .source = "Reichheld 2003",
     .example = SURVEY " --get promoter_share"},
    {"passive_share", "Passives", NULL, CLV_SHARE, AT(passive_share),
     .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "share of passives", .formula = "passives / answers",
     .domain = "as nps", .unit = "share", .source = "Reichheld 2003",
     .example = SURVEY " --get passive_share"},
    {"detractor_share", "Detractors", NULL, CLV_SHARE, AT(detractor_share),
     .group = CLV_GROUP_SURVEY, .needs = CLV_HAS_ANSWERS,
     .about = "share of detractors", .formula = "detractors / answers",
     .domain = "as nps", .unit = "share", .source = "Reichheld 2003",
     .example = SURVEY " --get detractor_share"},
};
/* clang-format on */

const struct clv_schema clv_result_schema = {results,
                                             sizeof results / sizeof *results};
