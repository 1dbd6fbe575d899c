/* --set: each result before and after. */
#include "cli/message.h"
#include "cli/whatif.h"
#include "io/whatifs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- In words ------------------------------------------------------------ */

/* The amount without its sign. */
static const char *money(double amount, char text[CLV_FIXED_SIZE])
{
	text[clv_number_write_fixed(text, fabs(amount), 2)] = '\0';
	return text;
}

/* "retention 85% a year instead of 80% a year" */
static void say_change(const struct whatif *whatif,
                       const struct clv_given *given,
                       const struct clv_change *change)
{
	const struct clv_field *field = &clv_input_schema.fields[change->input];
	const struct clv_rate before = clv_known(given, change->input);
	const struct clv_rate after = clv_known(&whatif->after, change->input);
	char from[CLV_STORE_SIZE];
	char to[CLV_STORE_SIZE];
	clv_figure_say(field, after.value, after.step, to);
	if (isnan(before.value))
		print_note("%s: %s", field->name, to);
	else
		print_note("%s: %s instead of %s", field->name, to,
		           clv_figure_say(field, before.value, before.step, from));
}

/* clv_net, or where there is no cac clv. */
static const struct clv_field *main_result(const struct whatif *whatif)
{
	return &clv_result_schema.fields[clv_lever_result(&whatif->after)];
}

static void say_effect(const struct whatif *whatif)
{
	const struct clv_field *field = main_result(whatif);
	const double before = clv_field_number(field, &whatif->before_results);
	const double after = clv_field_number(field, &whatif->after_results);
	const struct clv_effect effect = clv_effect_of(field, before, after);
	char difference[CLV_FIXED_SIZE];
	char from[CLV_FIXED_SIZE];
	char to[CLV_FIXED_SIZE];
	char change[CLV_FIXED_SIZE + 8] = "";
	if (!isnan(before) && isnan(after))
		print_note("%s cannot be said any more: %s", field->name,
		           clv_explain(field, &whatif->after, &whatif->after_results));
	if (isnan(effect.difference))
		return;
	if (effect.difference == 0) {
		print_note("%s stays the same", field->name);
		return;
	}
	if (!isnan(effect.change)) {
		char per_cent[CLV_FIXED_SIZE];
		const size_t length =
		    clv_number_write_fixed(per_cent, effect.change * 100, 1);
		snprintf(change, sizeof change, ", %s%.*s%%",
		         effect.change > 0 ? "+" : "", (int)length, per_cent);
	}
	print_note("a customer brings %s %s%s: %s was %s%s and is %s%s%s",
	           money(effect.difference, difference),
	           effect.difference > 0 ? "more" : "less",
	           isnan(whatif->measure.cost) ? "" : " with the cost paid",
	           field->name, before < 0 ? "-" : "", money(before, from),
	           after < 0 ? "-" : "", money(after, to), change);
}

/* Rounded up, so that what is said is enough: 1.8 points where it is 1.7511.
   decimals: at least so many, and two digits that tell something. */
static void at_least(double amount, int decimals, char text[CLV_FIXED_SIZE])
{
	double scale = pow(10, decimals);
	while (amount > 0 && amount * scale < 10 && decimals < CLV_DECIMALS_MAX) {
		decimals++;
		scale *= 10;
	}
	const double up = ceil(amount * scale * (1 - 1e-9)) / scale;
	text[clv_number_write_fixed(text, up, decimals)] = '\0';
}

/* "pays if retention rises by at least 1.8 points" */
static void say_breakeven(const struct whatif *whatif,
                          const struct clv_given *given)
{
	const struct clv_change *change = &whatif->changes[0];
	const struct clv_field *field = &clv_input_schema.fields[change->input];
	const double before = clv_known(given, change->input).value;
	const double after = clv_known(&whatif->after, change->input).value;
	const double way = whatif->breakeven - before;
	const bool rates = clv_kind_is_rate(field->kind);
	char least[CLV_FIXED_SIZE];
	if (whatif->measure.count != 1 || isnan(before) || before == after)
		return;
	if (isnan(way)) {
		print_note("does not pay, however far %s %s", field->name,
		           after > before ? "rises" : "falls");
		return;
	}
	if (way == 0) {
		print_note("costs nothing, and pays with any change");
		return;
	}
	const bool relative = change->how == CLV_CHANGE_SCALE;
	const bool is_money =
	    !relative && (field->kind == CLV_MONEY || field->kind == CLV_COST);
	at_least(fabs(relative ? way / before * 100
	              : rates  ? way * 100
	                       : way),
	         is_money ? 2 : 1, least);
	print_note("pays if %s %s by at least %s%s", field->name,
	           way > 0 ? "rises" : "falls", least,
	           relative ? "%"
	           : rates  ? " points"
	                    : "");
}

static void say_notes(const struct run *run, const struct clv_given *given)
{
	const struct whatif *whatif = run->data;
	if (run->settings->common.quiet)
		return;
	for (size_t i = 0; i < whatif->measure.count; i++)
		say_change(whatif, given, &whatif->changes[i]);
	say_effect(whatif);
	if (!isnan(whatif->measure.cost))
		say_breakeven(whatif, given);
}

/* ---- Rows ---------------------------------------------------------------- */

static bool begin(struct run *run, const struct clv_cases *cases,
                  struct clv_error *error)
{
	struct whatif *whatif = run->data;
	const unsigned facts = isnan(whatif->measure.cost) ? 0 : CLV_HAS_COST;
	return (sheet_open(&whatif->sheet, cases, &clv_effect_schema, facts, false,
	                   run->settings->common.decimals) ||
	        clv_reject_memory(error)) &&
	       whatif_begin(run, error);
}

static bool read(struct run *run, const struct clv_given *given,
                 struct clv_error *error)
{
	struct whatif *whatif = run->data;
	whatif->after = *given;
	clv_evaluate(&given->values, &whatif->before_results);
	if (!clv_measure_apply(&whatif->measure, &whatif->after,
	                       &whatif->after_results, error))
		return false;
	whatif->breakeven = clv_measure_breakeven(&whatif->measure, given);
	return true;
}

static double number_of(const struct clv_value *value)
{
	return value->type == CLV_VALUE_NUMBER ? value->number : NAN;
}

static bool put_result(struct run *run, const struct reference *reference,
                       const struct clv_given *given, struct clv_error *error)
{
	struct whatif *whatif = run->data;
	char stores[3][CLV_STORE_SIZE];
	const struct clv_value before =
	    reference_value(reference, given, &whatif->before_results, stores[0]);
	const struct clv_value after = reference_value(
	    reference, &whatif->after, &whatif->after_results, stores[1]);
	const struct clv_effect effect = clv_effect_of(
	    reference_field(reference), number_of(&before), number_of(&after));
	sheet_fill(&whatif->sheet, &effect);
	sheet_set(&whatif->sheet, "before", before);
	sheet_set(&whatif->sheet, "after", after);
	if (!isnan(whatif->measure.cost)) {
		const enum clv_input input = whatif->changes[0].input;
		sheet_set(&whatif->sheet, "pays_from",
		          whatif_input_value(run, input, whatif->breakeven,
		                             clv_known(given, input).step, stores[2]));
	}
	return clv_writer_row(&run->writer, whatif->sheet.values, error);
}

/* What the value is made of is worth a row where that changes. */
static bool is_told(const struct whatif *whatif, const struct clv_field *field)
{
	if (!clv_kind_is_text(field->kind) || field->is_main)
		return true;
	char stores[2][CLV_STORE_SIZE];
	const struct clv_value before =
	    clv_field_value(field, &whatif->before_results, stores[0]);
	const struct clv_value after =
	    clv_field_value(field, &whatif->after_results, stores[1]);
	return before.length != after.length ||
	       (before.length &&
	        memcmp(before.text, after.text, before.length) != 0);
}

/* Without --get all that either case can give; on a terminal the main ones, and
   what a note is about. */
static bool is_shown(const struct run *run, const struct reference *reference,
                     uint32_t mask)
{
	const struct clv_field *field = reference_field(reference);
	return reference_is_possible(reference, mask) &&
	       (!whatif_only_main(run) || field->is_main ||
	        field == main_result(run->data)) &&
	       is_told(run->data, field);
}

static bool write(struct run *run, struct clv_cases *cases,
                  const struct clv_record *record,
                  const struct clv_given *given, struct clv_error *error)
{
	struct whatif *whatif = run->data;
	const struct settings *settings = run->settings;
	bool done = true;
	(void)cases;
	if (record)
		sheet_fill_case(&whatif->sheet, record, run->rows + run->skipped);
	else
		say_notes(run, given);
	for (size_t i = 0; done && i < settings->chosen_count; i++)
		done = put_result(run, &settings->chosen[i], given, error);
	const size_t count = settings->chosen_count ? 0 : clv_result_schema.count;
	for (size_t i = 0; done && i < count; i++) {
		const struct reference reference = {(int)i, CLV_NO_FIELD};
		if (is_shown(run, &reference, given->mask | whatif->after.mask))
			done = put_result(run, &reference, given, error);
	}
	return done;
}

const struct run_work whatif_set = {begin, read, write};
