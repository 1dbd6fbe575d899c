/* The columns of `clv fit`. */
#include "cli/cmd_fit.h"

static const char *const standings[] = {
    [FIT_BEST] = "best",
    [FIT_AS_GOOD] = "as good",
    [FIT_WORSE] = "worse",
    [FIT_FAR] = "far worse",
    [FIT_SAYS_NONE] = "cannot be fitted",
};

#define AT(member) .offset = offsetof(struct fit_row, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)

/* clang-format off: a row of the table in few lines */
static const struct clv_field rows[] = {
    {"model", "Model", NULL, CLV_NAME, AT(model), .is_main = true,
     .about = "the model: of purchases first, then of spend", .unit = "word"},
    {"parameter", "Parameter", NULL, CLV_NAME, AT(parameter), .is_main = true,
     .about = "the parameter's name in the model's paper", .unit = "word"},
    {"estimate", "Estimate", NULL, CLV_SPAN_OF_UNIT, AT(estimate),
     .is_main = true,
     .about = "its value under which the data are most likely; alpha, of "
              "Pareto/NBD also beta, is a time in the unit of --unit, gamma an "
              "amount of money, the others are pure numbers",
     .unit = "see there"},
    {"se", "Standard error", NULL, CLV_SPAN_OF_UNIT, AT(se), .is_main = true,
     .about = "standard error; empty where the data do not determine the "
              "parameter",
     .unit = "as the estimate"},
    {"low", "Low", NULL, CLV_SPAN_OF_UNIT, AT(low), .is_main = true,
     .about = "lower end of an interval of 95%, by the profile likelihood",
     .unit = "as the estimate"},
    {"high", "High", NULL, CLV_SPAN_OF_UNIT, AT(high), .is_main = true,
     .about = "upper end of that interval; empty where there is none",
     .unit = "as the estimate"},
};

#undef AT
#define AT(member) .offset = offsetof(struct fit_rank, member)

static const struct clv_field ranks[] = {
    {"model", "Model", NULL, CLV_NAME, AT(model), .is_main = true,
     .about = "the model, the best first", .unit = "word"},
    {"parameters", "Parameters", NULL, CLV_COUNT, AT(parameters),
     .is_main = true, .about = "how many parameters it has", .unit = "count"},
    {"log_likelihood", "Log-likelihood", NULL, CLV_RATIO, AT(log_likelihood),
     .is_main = true,
     .about = "logarithm of how likely it makes the data: the higher, the "
              "better they are described",
     .unit = "number"},
    {"aic", "AIC", NULL, CLV_RATIO, AT(aic), .is_main = true,
     .about = "what counts: the lower, the better the model will forecast",
     .formula = "2 parameters - 2 log_likelihood", .unit = "number"},
    {"bic", "BIC", NULL, CLV_RATIO, AT(bic), .is_main = true,
     .about = "the same with a greater price on parameters",
     .formula = "ln(customers) parameters - 2 log_likelihood",
     .unit = "number"},
    {"aic_difference", "AIC difference", NULL, CLV_RATIO, AT(difference),
     .is_main = true, .about = "how much higher AIC is than that of the best",
     .unit = "number"},
    {"weight", "Weight", NULL, CLV_SHARE, AT(weight), .is_main = true,
     .about = "Akaike weight: how likely the model is the best of them",
     .formula = "exp(-difference / 2), of the sum over all", .unit = "share"},
    {"standing", "Standing", NULL, CLV_WORD, AT(standing), WORDS(standings),
     .is_main = true,
     .about = "best; as good: difference up to 2; worse: up to 10; far worse; "
              "or that it cannot be fitted",
     .unit = "word"},
};
/* clang-format on */

const struct clv_schema fit_row_schema = {rows, sizeof rows / sizeof *rows};
const struct clv_schema fit_rank_schema = {ranks, sizeof ranks / sizeof *ranks};
