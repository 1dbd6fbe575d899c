#include "cli/options.h"

#include <stdio.h>
#include <string.h>

/* A row in few lines: clang-format would make many of it. */
/* clang-format off */
const struct option options[OPTION_COUNT] = {
    [OPTION_GET] = {"get", .value = "NAME,...",
        .about = "print these results alone, a line each; in a table: the "
                 "result columns",
        .choice = CHOICE_RESULTS},
    [OPTION_FORMAT] = {"format", .value = "NAME",
        .about = "card, table, csv, tsv, json, ndjson or markdown",
        .choice = CHOICE_FORMATS},
    [OPTION_ROUND] = {"round", .value = "N",
        .about = "round results to N decimals, 0 to 15"},
    [OPTION_REQUIRE] = {"require", .value = "'NAME>=VALUE'",
        .about = "exit with 4 when a result fails this or is undefined; < <= "
                 "> >= == !=; may be repeated; quote it",
        .repeats = true},
    [OPTION_OUTPUT] = {"output", .letter = 'o', .value = "FILE",
        .about = "write there, whole or not at all, in the format that the "
                 "name ends in where --format does not say another",
        .choice = CHOICE_FILES},
    [OPTION_SKIP_BAD] = {"skip-bad",
        .about = "leave bad rows out, count and list them, and go on"},
    [OPTION_REJECTS] = {"rejects", .value = "FILE",
        .about = "the same, and keep the rows byte for byte in FILE",
        .choice = CHOICE_FILES},
    [OPTION_DELIMITER] = {"delimiter", .value = "CHAR",
        .about = "of the table: , ; | tab or another character; default: "
                 "from its header"},
    [OPTION_DECIMAL] = {"decimal", .value = "SIGN",
        .about = "decimal sign of the table and of flags: . or ,; default: "
                 "from the first values",
        .choice = CHOICE_WORDS, .words = ". ,"},
    [OPTION_THREADS] = {"threads", .value = "N",
        .about = "work on a large table with N threads, 1 to 64; default: "
                 "one a processor; the results are the same"},
    [OPTION_COLOR] = {"color", .value = "WHEN",
        .about = "always, never or auto",
        .choice = CHOICE_WORDS, .words = "always never auto"},
    [OPTION_PRESET] =
        {"preset", .value = "NAME",
         .about = "the system that wrote the export, one of the presets, or "
                  "none; default: told by the header",
         .choice = CHOICE_PRESETS},
    [OPTION_CUSTOMER] =
        {"customer", .value = "COL",
         .about =
             "the column with the customer: its name, or @3 for the third"},
    [OPTION_DATE] = {"date", .value = "COL",
                     .about = "the column with the date of the order"},
    [OPTION_AMOUNT] =
        {"amount", .value = "COL",
         .about = "what was paid: a column, or a sum or product of columns, "
                  "such as Total-Taxes-Shipping or 'Quantity*UnitPrice'"},
    [OPTION_ORDER_ID] =
        {"order-id", .value = "COL",
         .about = "rows with the same id are one order; without, each row is "
                  "one"},
    [OPTION_STATUS] =
        {"status", .value = "COL",
         .about =
             "the column that says whether an order was paid, cancelled..."},
    [OPTION_REFUND] = {"refund", .value = "COL",
                       .about = "what was given back of an order"},
    [OPTION_QUANTITY] =
        {"quantity", .value = "COL",
         .about = "how many pieces: the amount is then the price of one"},
    [OPTION_CURRENCY_COLUMN] = {"currency-column", .value = "COL",
                                .about = "the column with the currency"},
    [OPTION_SEGMENT] =
        {"segment", .value = "COL",
         .about = "the column by which customers are grouped, such as a "
                  "channel or a country"},
    [OPTION_COST] =
        {"cost", .value = "COL",
         .about = "what the goods of a row cost, of all its pieces: profit and "
                  "margin follow; instead of --margin; an order refunded in "
                  "full costs nothing, one refunded in part all it did"},
    [OPTION_NO_HEADER] = {"no-header",
                          .about =
                              "the first line is a row: columns are @1, @2..."},
    [OPTION_HEADER_FROM] =
        {"header-from", .value = "FILE",
         .about = "files hold rows alone, the header is that of FILE: shards, "
                  "blocks, partitions of one export; one that begins with it "
                  "is read as it is",
         .choice = CHOICE_FILES},
    [OPTION_CURRENCY] =
        {"currency", .value = "CODE",
         .about = "take the orders in this currency alone; several cannot be "
                  "added"},
    [OPTION_STATUS_IN] =
        {"status-in", .value = "WORD,...",
         .about = "statuses that count, whatever the usual list says"},
    [OPTION_STATUS_OUT] = {"status-out", .value = "WORD,...",
                           .about = "statuses that do not count"},
    [OPTION_GUESTS] =
        {"guests", .value = "WHAT",
         .about = "orders without a customer: drop (the default, counted), "
                  "each (a customer per order) or error",
         .choice = CHOICE_WORDS, .words = "drop each error"},
    [OPTION_DATE_FORMAT] =
        {"date-format", .value = "FORM",
         .about = "dmy, mdy, ymd, yyyymmdd, seconds, milliseconds, excel or "
                  "auto; default: auto, which takes every usual form and tells "
                  "day from month by the whole column",
         .choice = CHOICE_WORDS,
         .words = "dmy mdy ymd yyyymmdd seconds milliseconds excel auto"},
    [OPTION_UNTIL] =
        {"until", .value = "DATE",
         .about = "the last day that counts, such as 2025-12-31, or today; "
                  "default: the last one in the data"},
    [OPTION_UNIT] =
        {"unit", .value = "UNIT",
         .about = "of recency and T: day (the default), week (7 days), month "
                  "(30.4375) or year (365.25)",
         .choice = CHOICE_WORDS, .words = "day week month year"},
    [OPTION_LAPSED_AFTER] =
        {"lapsed-after", .value = "TIME",
         .about = "a customer who was quiet for longer has lapsed: 90d, 12w, "
                  "6mo, 1y; default: so long that only 5% of all pauses "
                  "between purchases were longer"},
    [OPTION_RFM] =
        {"rfm",
         .about = "add scores of 1 to 5 for recency, frequency and money"},
    [OPTION_WHERE] =
        {"where", .value = "'COL==VALUE'",
         .about = "show these rows alone: < <= > >= == !=; may be repeated; "
                  "quote it",
         .repeats = true},
    [OPTION_SORT] =
        {"sort", .value = "COL",
         .about = "order by this column, the highest first (names, and with - "
                  "in front of it, the lowest first); default: revenue, or "
                  "clv in predictions"},
    [OPTION_TOP] = {"top", .value = "N", .about = "show the first N rows"},
    [OPTION_TOTAL] =
        {"total",
         .about = "one row for the whole base, which clv takes for its inputs"},
    [OPTION_BY] =
        {"by", .value = "COL",
         .about = "a row per group: segment (with --segment), or a column"},
    [OPTION_PERIOD] = {"period", .value = "PERIOD",
                       .about = "a row per month, quarter or year",
                       .choice = CHOICE_WORDS, .words = "month quarter year"},
    [OPTION_AD_SPEND] =
        {"ad-spend", .value = "FILE",
         .about = "a table with the columns segment or period, and spend: adds "
                  "ad_spend and cac",
         .choice = CHOICE_FILES},
    [OPTION_STARTED] =
        {"started", .value = "COL",
         .about = "a list of subscribers: the column with the day on which each "
                  "began"},
    [OPTION_ENDED] =
        {"ended", .value = "COL",
         .about = "the column with the day on which a subscriber left; empty "
                  "while he is still one"},
    [OPTION_WIDE] = {"wide",
                     .about = "a row per cohort, a column per period after"},
    [OPTION_FIT] =
        {"fit",
         .about = "fit the curve of the model sbg to all cohorts of "
                  "subscribers: adds retention by it, and the lifespan"},
    [OPTION_PARTIAL] =
        {"partial",
         .about = "write a part that clv merge adds to others, instead of "
                  "results"},
    [OPTION_MODEL] =
        {"model", .value = "NAME",
         .about = "how customers buy and leave: mbgnbd (the default), bgnbd, "
                  "pnbd or nbd; sbg for a table of survivors, bgbb for one "
                  "with periods",
         .choice = CHOICE_WORDS, .words = "mbgnbd bgnbd pnbd nbd sbg bgbb"},
    [OPTION_SPEND_MODEL] =
        {"spend-model", .value = "NAME",
         .about = "what they spend: gg (the default where there is money) or "
                  "none",
         .choice = CHOICE_WORDS, .words = "gg none"},
    [OPTION_COMPARE] =
        {"compare",
         .about = "fit all models that suit the data, and rank them"},
    [OPTION_FITTED] =
        {"fitted", .value = "FILE",
         .about = "the model that clv fit --format json wrote, instead of "
                  "fitting one",
         .choice = CHOICE_FILES},
    [OPTION_INTERVALS] =
        {"intervals",
         .about = "add clv_low and clv_high, between which a customer's value "
                  "will lie with a probability of 95%"},
    [OPTION_INCLUDE_PAST] =
        {"include-past",
         .about = "add to clv what customers have brought so far: revenue x "
                  "margin, less --cac"},
    [OPTION_CUT] =
        {"cut", .value = "DATE",
         .about = "the last day of the purchases that the model is fitted to, "
                  "such as 2025-06-30; it is tried on those after it"},
    [OPTION_HOW_MANY] =
        {"count", .value = "N", .about = "how many customers; default: 1000"},
    [OPTION_SEED] =
        {"seed", .value = "N",
         .about = "a whole number that decides all chance; default: 1"},
    [OPTION_LENGTH] =
        {"length", .value = "TIME",
         .about = "how long the customers are observed in all: 90d, 12w, 6mo, "
                  "2y; default: 2y"},
    [OPTION_START] =
        {"start", .value = "DATE",
         .about = "the first day of the orders; default: 2024-01-01"},
    [OPTION_SCORE] =
        {"score", .value = "COL",
         .about = "the column with the answers; default: the one called nps, "
                  "score or rating, or that asks to recommend"},
    [OPTION_SCALE] =
        {"scale", .value = "LOW-HIGH",
         .about = "of the answers, such as 1-5, with --promoters-from and "
                  "--detractors-to; default: 0-10"},
    [OPTION_PROMOTERS_FROM] =
        {"promoters-from", .value = "N",
         .about = "the lowest answer of promoters, with --scale"},
    [OPTION_DETRACTORS_TO] =
        {"detractors-to", .value = "N",
         .about = "the highest answer of detractors, with --scale"},
    [OPTION_LATEST_PER] =
        {"latest-per", .value = "COL",
         .about = "of each customer, in this column, count the newest answer "
                  "alone, by --date; of one day's the last in the file"},
    [OPTION_PRECISION] =
        {"precision", .value = "POINTS",
         .about = "add how many answers make the interval that narrow: 5 is 5 "
                  "points up and down"},
    [OPTION_REASON] =
        {"reason", .value = "COL",
         .about = "the column with the reason"},
    [OPTION_VALUE] =
        {"value", .value = "COL",
         .about = "the column with what a customer was worth, such as what "
                  "was paid a year"},
    [OPTION_ORDERS] =
        {"orders", .value = "EXPORT",
         .about = "an export of orders, as clv orders reads: a customer is "
                  "worth what was paid a year; instead of --value",
         .choice = CHOICE_FILES},
    [OPTION_MAP] =
        {"map", .value = "FILE",
         .about = "a table with the columns from and to: reasons that are one",
         .choice = CHOICE_FILES},
    [OPTION_SET] =
        {"set", .value = "NAME=CHANGE",
         .about = "change an input: by its own unit (cac=-3), by per cent "
                  "(avg=+10%), a rate by points (retention=+5pt), or set it to "
                  "a value without a sign (years=6); may be repeated",
         .repeats = true},
    [OPTION_SWEEP] =
        {"sweep", .value = "NAME=FIRST..LAST:STEP",
         .about = "try these values of an input, such as churn=1%..10%:1%; two "
                  "of them make a grid",
         .repeats = true},
    [OPTION_RANK] =
        {"rank", .value = "SHARE",
         .about = "make each input better and worse by this share, such as "
                  "10%, and rank them by what that brings"},
    [OPTION_FOR] =
        {"for", .value = "INPUT",
         .about = "the input whose value is looked for; churn/month for a "
                  "month's rate"},
    [OPTION_GOAL] =
        {"goal", .value = "'NAME=VALUE'",
         .about = "the result that it is to give, such as ltv_cac=3"},
    [OPTION_DIALECT] =
        {"dialect", .value = "ENGINE",
         .about = "duckdb, postgres, sqlite, clickhouse, spark, trino, "
                  "bigquery or snowflake",
         .choice = CHOICE_WORDS,
         .words = "duckdb postgres sqlite clickhouse spark trino bigquery "
                  "snowflake"},
    [OPTION_TABLE] =
        {"table", .value = "NAME",
         .about = "the table with the orders: orders, or shop.orders"},
    [OPTION_FILTER] =
        {"filter", .value = "SQL",
         .about = "a condition of SQL for the rows of the table"},
    [OPTION_QUIET] = {"quiet", .letter = 'q',
        .about = "no notes on standard error"},
    [OPTION_HELP] = {"help", .letter = 'h',
        .about = "-h in short, --help in full"},
    [OPTION_VERSION] = {"version",
        .about = "print the version"},
};
/* clang-format on */

static bool is_named(const char *name, const char *text, size_t length)
{
	return strlen(name) == length && memcmp(name, text, length) == 0;
}

int option_find(const char *name, size_t length)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (is_named(options[i].name, name, length))
			return i;
	return CLV_NO_FIELD;
}

int option_find_letter(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options[i].letter && options[i].letter == letter)
			return i;
	return CLV_NO_FIELD;
}

const char *input_flag_name(size_t input, char name[FLAG_NAME_SIZE])
{
	snprintf(name, FLAG_NAME_SIZE, "%s", clv_input_schema.fields[input].name);
	for (char *at = name; *at; at++)
		if (*at == '_')
			*at = '-';
	return name;
}

int input_find_flag(const char *name, size_t length)
{
	char flag[FLAG_NAME_SIZE];
	for (int i = 0; i < CLV_IN_COUNT; i++)
		if (is_named(input_flag_name((size_t)i, flag), name, length))
			return i;
	return CLV_NO_FIELD;
}
