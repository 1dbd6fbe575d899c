/* The calculator as a command: what `clv` is without the name of one. */
#include "cli/calculate.h"
#include "cli/command.h"

static const enum option_id own_options[] = {
    OPTION_GET,     OPTION_FORMAT,   OPTION_ROUND,   OPTION_REQUIRE,
    OPTION_OUTPUT,  OPTION_SKIP_BAD, OPTION_REJECTS, OPTION_DELIMITER,
    OPTION_DECIMAL, OPTION_THREADS,  OPTION_COLOR,   OPTION_QUIET,
    COMMON_OPTIONS,
};

static const char *const examples[] = {
    "clv --avg 500 --freq 20 --years 5",
    "clv segments.csv --margin 40% --cac 12",
    "clv --avg 120 --freq 12 --margin 80% --churn 4%/month --cac 1200",
    "clv --promoters 50 --passives 30 --detractors 20",
    "clv --avg 500 --freq 20 --years 5 --get clv",
};

const struct command calculator = {
    .summary = "what a customer is worth, and whether winning one pays",
    .usage = "[FLAGS] [FILE...]\n"
             "COMMAND ...",
    .about =
        "Flags give one case. With a FILE (- is standard input), each row of "
        "the table is a case: its columns have the names of the inputs, other "
        "columns pass through, and flags fill what a row lacks. Without a "
        "FILE, a table is read from standard input when the flags alone give "
        "neither clv nor nps.",
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_COUNT) - 1,
    OPTIONS(own_options),
    RESULTS(clv_result_schema),
    .has_cards = true,
    .run = calculate,
};
