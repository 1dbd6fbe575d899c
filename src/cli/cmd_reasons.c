/* `clv reasons`: why customers leave, and what each reason costs. */
#include "cli/cmd_reasons.h"
#include "io/losses.h"

#include <stdlib.h>
#include <string.h>

/* ---- Flags ----------------------------------------------------------------
 */

/* Standard input can be read once. */
static bool check_input(const struct reasons *reasons, struct clv_error *error)
{
	int count = reasons_is_standard_input(reasons->orders) +
	            reasons_is_standard_input(reasons->map);
	for (size_t i = 0; i < reasons->intake.count; i++)
		count += reasons_is_standard_input(reasons->intake.paths[i]);
	if (count < 2)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "standard input is named twice");
	return clv_hint(error, "name files for all but one of FILE, --orders and "
	                       "--map");
}

/* -o takes the place of none of the files that are read. */
static bool check_outputs(const struct reasons *reasons,
                          struct clv_error *error)
{
	const char *const paths[] = {reasons->orders, reasons->map};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (paths[i] &&
		    !outputs_spare(&reasons->intake.common, &paths[i], 1, error))
			return false;
	return true;
}

static bool read_flags(struct reasons *reasons,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	const struct common *common = &reasons->intake.common;
	reasons->orders = values[OPTION_ORDERS];
	reasons->map = values[OPTION_MAP];
	reasons->options = (struct clv_reasons_options){
	    .delimiter = common->table.delimiter,
	    .decimal = common->table.decimal,
	    .no_header = values[OPTION_NO_HEADER] != NULL,
	    .reason = values[OPTION_REASON],
	    .value = values[OPTION_VALUE],
	    .customer = values[OPTION_CUSTOMER],
	    .worth = reasons->orders ? &reasons->worth : NULL,
	    .spellings = reasons->map ? &reasons->spellings : NULL,
	};
	reasons->has_value = values[OPTION_VALUE] || reasons->orders;
	if (values[OPTION_VALUE] && reasons->orders) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--value and --orders exclude each other");
		return clv_hint(error, "a customer is worth what the column says, or "
		                       "what the orders say: leave one of them out");
	}
	return selection_read_top(&reasons->selection, arguments, error) &&
	       check_input(reasons, error) && check_outputs(reasons, error);
}

/* ---- The run --------------------------------------------------------------
 */

/* The flags that its hint may name are those of another command. */
static bool explain_orders(struct clv_error *error)
{
	if (error->status == CLV_BAD_USAGE || strstr(error->hint, "--"))
		clv_hint(error, "the columns of --orders are found by their names, "
		                "such as customer, date and amount; clv inspect tells "
		                "which are found");
	return false;
}

static bool read_orders(struct reasons *reasons, struct clv_error *error)
{
	const struct clv_history_request request = {
	    .paths = &reasons->orders,
	    .count = 1,
	    .options = {.until = CLV_LAST_DAY},
	    .threads = reasons->intake.common.threads,
	    .watch = {.data = &reasons->intake, .opened = reasons_note_orders},
	};
	if (!reasons->orders)
		return true;
	if (!clv_worth_read(&reasons->worth, &request, error))
		return explain_orders(error);
	reasons_note_worth(reasons);
	return true;
}

static bool read_files(struct reasons *reasons, struct clv_error *error)
{
	const struct clv_reasons_watch watch = {intake_watch(&reasons->intake),
	                                        reasons_note_opened};
	const bool done = clv_reasons_read(&reasons->result, reasons->intake.paths,
	                                   reasons->intake.count, &reasons->options,
	                                   &reasons->fold, &watch, error);
	intake_end(&reasons->intake);
	if (done)
		reasons_say_summary(reasons);
	return done;
}

static bool read_and_print(struct reasons *reasons, struct clv_error *error)
{
	if (!clv_fold_open(&reasons->fold))
		return clv_reject_memory(error);
	if ((reasons->map && !clv_spellings_read(&reasons->spellings, reasons->map,
	                                         &reasons->fold, error)) ||
	    !read_orders(reasons, error) || !read_files(reasons, error))
		return false;
	uint32_t *numbers = clv_reasons_sorted(&reasons->result.reasons);
	const bool done = numbers ? reasons_print(reasons, numbers, error)
	                          : clv_reject_memory(error);
	free(numbers);
	return done;
}

static bool run_reasons(const struct arguments *arguments,
                        struct clv_error *error)
{
	struct reasons reasons = {.has_value = false};
	const bool done = intake_open(&reasons.intake, arguments,
	                              "list of cancellations", error) &&
	                  read_flags(&reasons, arguments, error) &&
	                  read_and_print(&reasons, error) &&
	                  intake_commit(&reasons.intake, error);
	clv_reasons_result_free(&reasons.result);
	clv_worth_free(&reasons.worth);
	clv_spellings_free(&reasons.spellings);
	clv_fold_close(&reasons.fold);
	intake_close(&reasons.intake);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_REASON, OPTION_VALUE, OPTION_ORDERS,    OPTION_CUSTOMER,
    OPTION_MAP,    OPTION_TOP,   OPTION_NO_HEADER, TABLE_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"customer", "the column of FILE with the customer, who is counted once a "
                 "reason; default with --orders: one with a usual name"},
    {"reason", "the column with the reason; default: the one with reason in "
               "its name"},
    {"top", "show the N most costly reasons; shares are of all"},
};

static const char *const examples[] = {
    "clv reasons cancellations.csv --reason Reason --value 'Yearly price'",
    "clv reasons cancellations.csv --orders shopify.csv --customer Email",
    "clv reasons cancellations.csv --map reasons.csv --top 5",
};

const struct command command_reasons = {
    .name = "reasons",
    .summary = "why customers leave, and which reason costs most",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads an exit survey or an export of cancellations, a row per "
        "customer lost. A row per reason says how many gave it, what they were "
        "worth, which share of all that is, and the share so far, the most "
        "costly reason first.\n"
        "What a customer was worth says a column (--value), or an export of "
        "orders (--orders): what was paid a year between the first purchase "
        "and the last, or in all where these are less than a year apart.\n"
        "Reasons are the same whatever their case and blanks; --map FILE "
        "merges others. Who gave no reason is left out and counted.",
    EXAMPLES(examples),
    ABOUTS(abouts),
    OPTIONS(own_options),
    RESULTS(clv_loss_schema),
    .run = run_reasons,
};
