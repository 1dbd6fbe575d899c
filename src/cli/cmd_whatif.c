/* `clv whatif`: what changes of the inputs do to the results. */
#include "cli/message.h"
#include "cli/whatif.h"
#include "cli/help.h"
#include "cli/input_name.h"
#include "io/whatifs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Flags --------------------------------------------------------------- */

static bool read_changes(struct whatif *whatif,
                         const struct arguments *arguments,
                         struct clv_error *error)
{
	const char *text;
	struct input_name name;
	whatif->changes =
	    calloc(arguments->flag_count + 1, sizeof *whatif->changes);
	if (!whatif->changes)
		return clv_reject_memory(error);
	whatif->measure =
	    (struct clv_measure){.changes = whatif->changes, .cost = NAN};
	for (size_t at = 0; (text = arguments_next(arguments, OPTION_SET, &at));) {
		struct clv_change *change = &whatif->changes[whatif->measure.count++];
		if (!input_name_read(&name, "--set", text, "avg=+10%", error) ||
		    !clv_change_read(change, name.input, name.shown, name.value,
		                     whatif->settings.common.table.decimal, error))
			return false;
		if (change->how == CLV_CHANGE_SET)
			whatif->settings.added |= CLV_INPUT_BIT(change->input);
	}
	return true;
}

static bool read_cost(struct whatif *whatif, const char *text,
                      struct clv_error *error)
{
	static const struct clv_field field = {
	    .name = "--cost", .kind = CLV_COST, .domain = "0 or more"};
	struct clv_figure cost;
	if (!text)
		return true;
	if (!whatif->measure.count) {
		clv_reject(error, CLV_BAD_USAGE, "--cost goes with --set");
		return clv_hint(error, "it is what the change costs, a customer and "
		                       "year");
	}
	if (!clv_figure_read(&field, "--cost", text, strlen(text),
	                     whatif->settings.common.table.decimal, &cost, error))
		return false;
	whatif->measure.cost = cost.value;
	return true;
}

static bool read_sweeps(struct whatif *whatif,
                        const struct arguments *arguments,
                        struct clv_error *error)
{
	const char *text;
	struct input_name name;
	for (size_t at = 0;
	     (text = arguments_next(arguments, OPTION_SWEEP, &at));) {
		if (whatif->sweep_count == SWEEPS_MAX) {
			clv_reject(error, CLV_BAD_USAGE, "more than two sweeps");
			return clv_hint(error, "two make a grid; run clv again for each "
			                       "value of a third");
		}
		struct clv_sweep *sweep = &whatif->sweeps[whatif->sweep_count++];
		if (!input_name_read(&name, "--sweep", text, "churn=1%..10%:1%",
		                     error) ||
		    !clv_sweep_read(sweep, name.input, name.shown, name.value,
		                    whatif->settings.common.table.decimal, error))
			return false;
		whatif->settings.added |= CLV_INPUT_BIT(sweep->input);
	}
	return true;
}

/* Two sweeps of one thing, or of two that exclude each other. */
static bool check_sweeps(const struct whatif *whatif, struct clv_error *error)
{
	enum clv_input first, second;
	const struct clv_sweep *sweeps = whatif->sweeps;
	if (whatif->sweep_count < 2)
		return true;
	if (sweeps[0].input == sweeps[1].input)
		return clv_reject(error, CLV_BAD_USAGE, "--sweep: %s is swept twice",
		                  clv_input_schema.fields[sweeps[0].input].name);
	return !clv_given_conflict(CLV_INPUT_BIT(sweeps[0].input) |
	                               CLV_INPUT_BIT(sweeps[1].input),
	                           &first, &second) ||
	       clv_reject(error, CLV_BAD_USAGE,
	                  "--sweep: %s and %s exclude each other",
	                  clv_input_schema.fields[first].name,
	                  clv_input_schema.fields[second].name);
}

static bool read_share(struct whatif *whatif, const char *text,
                       struct clv_error *error)
{
	static const struct clv_field field = {
	    .name = "--rank",
	    .kind = CLV_CONFIDENCE,
	    .domain = "a share above 0% and below 100%, such as 10%"};
	struct clv_figure share;
	if (!text)
		return true;
	if (whatif->settings.chosen_count) {
		clv_reject(error, CLV_BAD_USAGE, "--get and --rank do not go together");
		return clv_hint(error, "it ranks by clv_net, or clv without a cac");
	}
	if (!clv_figure_read(&field, "--rank", text, strlen(text),
	                     whatif->settings.common.table.decimal, &share, error))
		return false;
	whatif->share = share.value;
	return true;
}

static const struct run_work *choose_work(const struct arguments *arguments,
                                          struct clv_error *error)
{
	const char *set = arguments->values[OPTION_SET];
	const char *sweep = arguments->values[OPTION_SWEEP];
	const char *rank = arguments->values[OPTION_RANK];
	const int given = !!set + !!sweep + !!rank;
	if (given > 1) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--set, --sweep and --rank do not go together");
		clv_hint(error, "one table answers one question: run clv for each");
		return NULL;
	}
	if (!given) {
		clv_reject(error, CLV_BAD_USAGE, "what if what? no change is given");
		clv_hint(error, "say --set retention=+5pt, --sweep churn=1%%..10%%:1%% "
		                "or --rank 10%%");
		return NULL;
	}
	return set ? &whatif_set : sweep ? &whatif_sweep : &whatif_rank;
}

static bool read_flags(struct whatif *whatif, const struct arguments *arguments,
                       struct clv_error *error)
{
	return settings_read(&whatif->settings, arguments, error) &&
	       read_changes(whatif, arguments, error) &&
	       read_cost(whatif, arguments->values[OPTION_COST], error) &&
	       read_sweeps(whatif, arguments, error) &&
	       check_sweeps(whatif, error) &&
	       read_share(whatif, arguments->values[OPTION_RANK], error);
}

/* ---- What the parts share ------------------------------------------------ */

bool whatif_only_main(const struct run *run)
{
	const struct common *common = &run->settings->common;
	return common_on_terminal(common) &&
	       common_format(common) == &clv_format_table;
}

bool whatif_begin(struct run *run, struct clv_error *error)
{
	const struct whatif *whatif = run->data;
	run->writer = (struct clv_writer){
	    .format = common_format(&run->settings->common),
	    .output = run->outputs.results,
	    .headings = whatif->sheet.headings,
	    .count = whatif->sheet.count,
	    .decimals = run->settings->common.decimals,
	};
	return clv_writer_begin(&run->writer, error);
}

struct clv_value whatif_input_value(const struct run *run, enum clv_input input,
                                    double value, enum clv_step step,
                                    char store[CLV_STORE_SIZE])
{
	const struct clv_field *field = &clv_input_schema.fields[input];
	struct clv_given given;
	char written[CLV_STORE_SIZE];
	const char *text = store;
	if (isnan(value))
		return (struct clv_value){CLV_VALUE_NONE, NAN, NULL, 0};
	clv_given_clear(&given);
	clv_put(&given, input, (struct clv_rate){value, step});
	struct clv_value cell = clv_field_value(field, &given.values, store);
	/* a column of all kinds: a rate for people says so itself */
	if (clv_kind_is_rate(field->kind) &&
	    run->writer.format == &clv_format_table) {
		const struct clv_heading heading = {field->name, 0, field->kind, true};
		char fixed[CLV_FIXED_SIZE];
		const size_t length =
		    clv_value_for_people(&run->writer, &heading, &cell, &text, fixed);
		memcpy(written, text, length);
		memcpy(store, written, length);
		cell = (struct clv_value){CLV_VALUE_TEXT, NAN, store, length};
	}
	return cell;
}

static bool run_whatif(const struct arguments *arguments,
                       struct clv_error *error)
{
	if (!arguments->flag_count && !arguments->word_count) {
		print_usage(arguments->command);
		return clv_reject(error, CLV_BAD_USAGE, "%s", "");
	}
	struct whatif whatif = {.sweep_count = 0};
	bool done = read_flags(&whatif, arguments, error);
	const struct run_work *work = done ? choose_work(arguments, error) : NULL;
	done = work && run_cases(&whatif.settings, arguments, work, &whatif, error);
	sheet_close(&whatif.sheet);
	free(whatif.changes);
	settings_free(&whatif.settings);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_SET,      OPTION_COST,    OPTION_SWEEP,     OPTION_RANK,
    OPTION_GET,      OPTION_FORMAT,  OPTION_ROUND,     OPTION_OUTPUT,
    OPTION_SKIP_BAD, OPTION_REJECTS, OPTION_DELIMITER, OPTION_DECIMAL,
    OPTION_QUIET,    COMMON_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"cost",
     "what the change costs, a customer and year, for as long as the customer "
     "stays: a loyalty programme, a discount; says from which change on it "
     "pays; with --set, and a margin"},
    {"get", "show these results alone"},
};

static const struct flag_about values[] = {{"cost", "MONEY"}};

static const char *const examples[] = {
    "clv whatif --avg 500 --freq 20 --years 5 --set avg=+10%",
    "clv whatif --avg 100 --freq 4 --margin 40% --retention 80% --cac 200 "
    "--rank 10%",
    "clv whatif --avg 100 --freq 4 --margin 40% --retention 80% --set "
    "retention=+5pt --cost 10",
    "clv whatif --avg 120 --freq 12 --margin 80% --cac 1200 --sweep "
    "churn=1%/month..10%/month:1%",
    "clv whatif segments.csv --margin 40% --cac 12 --set freq=+10% --get clv",
};

static const struct result_table tables[] = {
    {NULL, &clv_effect_schema},
    {"--rank", &clv_ranked_schema},
};

const struct command command_whatif = {
    .name = "whatif",
    .summary = "what if retention rose by 5 points? every result before and "
               "after, a grid of values, or what to work on first",
    .usage = "[FLAGS] --set NAME=CHANGE... [FILE...]\n"
             "[FLAGS] --sweep NAME=FIRST..LAST:STEP [FILE...]\n"
             "[FLAGS] --rank SHARE [FILE...]",
    .about =
        "Takes the inputs of clv, as flags or as rows of a table.\n"
        "--set changes inputs, and gives a row per result: before, after, the "
        "difference, and the change as a part of what was before. A change "
        "with a sign is made to the value that the case has; of a rate it is "
        "in points, since 5% more than 90% could be 95% or 94.5%. A value "
        "without a sign takes the place of what was there. Rates keep their "
        "period, so that +1pt of a month's churn is a point a month; a change "
        "of retention changes churn where that was given. --cost is taken off "
        "what the customer brings, year by year.\n"
        "--sweep gives a row per value, two of them one per pair, with the "
        "columns that clv has: it reads them again.\n"
        "--rank makes avg, freq, margin, the lifespan and cac better and worse "
        "by a share, one at a time; rates through churn, so that a retention "
        "of 90% is 91% when it is 10% better. Discount, horizon and target are "
        "assumptions and nothing to work on: they stay as they are.\n"
        "Of a table, the columns that are neither input nor result come first; "
        "where it has none, the number of the row does.",
    ABOUTS(abouts),
    VALUES(values),
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_COUNT) - 1,
    OPTIONS(own_options),
    TABLES(tables),
    .calculates = true,
    .run = run_whatif,
};
