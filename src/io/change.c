#include "io/change.h"
#include "core/tidy.h"

#include <math.h>
#include <string.h>

/* ---- What is known, and setting it --------------------------------------- */

static bool has(const struct clv_given *given, enum clv_input input)
{
	return given->mask & CLV_INPUT_BIT(input);
}

/* The other side of retention and churn, where that was given; else
   CLV_IN_COUNT. */
static enum clv_input other_side(const struct clv_given *given,
                                 enum clv_input input)
{
	if (input == CLV_IN_RETENTION && has(given, CLV_IN_CHURN))
		return CLV_IN_CHURN;
	if (input == CLV_IN_CHURN && has(given, CLV_IN_RETENTION))
		return CLV_IN_RETENTION;
	return CLV_IN_COUNT;
}

static void *member_of(struct clv_inputs *inputs, enum clv_input input)
{
	return (char *)inputs + clv_input_schema.fields[input].offset;
}

static struct clv_rate read_member(const struct clv_given *given,
                                   enum clv_input input)
{
	const struct clv_field *field = &clv_input_schema.fields[input];
	struct clv_rate rate = {NAN, CLV_STEP_YEAR};
	if (field->kind == CLV_STEP_RATE)
		memcpy(&rate, (const char *)&given->values + field->offset,
		       sizeof rate);
	else if (field->kind == CLV_WORD)
		rate.value = (double)given->values.timing;
	else
		rate.value = clv_field_number(field, &given->values);
	return rate;
}

static void write_member(struct clv_given *given, enum clv_input input,
                         struct clv_rate rate)
{
	void *member = member_of(&given->values, input);
	switch (clv_input_schema.fields[input].kind) {
	case CLV_STEP_RATE:
		memcpy(member, &rate, sizeof rate);
		break;
	case CLV_WORD:
		given->values.timing = (enum clv_timing)rate.value;
		break;
	default:
		memcpy(member, &rate.value, sizeof rate.value);
	}
	given->mask |= CLV_INPUT_BIT(input);
}

static void forget(struct clv_given *given, enum clv_input input)
{
	const struct clv_rate unknown = {NAN, CLV_STEP_YEAR};
	write_member(given, input, unknown);
	given->mask &= ~CLV_INPUT_BIT(input);
}

static double derived_or_default(const struct clv_given *given,
                                 enum clv_input input)
{
	struct clv_results results;
	clv_evaluate_groups(&given->values, 0, &results);
	switch (input) {
	case CLV_IN_AVG:
		return results.avg;
	case CLV_IN_FREQ:
		return results.freq;
	case CLV_IN_CAC:
		return results.cac;
	case CLV_IN_DISCOUNT:
		return 0;
	case CLV_IN_TARGET:
		return 3;
	case CLV_IN_CONFIDENCE:
		return 0.95;
	case CLV_IN_TIMING:
		return CLV_TIMING_START;
	default:
		return NAN;
	}
}

struct clv_rate clv_known(const struct clv_given *given, enum clv_input input)
{
	struct clv_rate rate = {NAN, CLV_STEP_YEAR};
	const enum clv_input other = other_side(given, input);
	if (has(given, input))
		return read_member(given, input);
	if (other == CLV_IN_COUNT) {
		rate.value = derived_or_default(given, input);
		return rate;
	}
	rate = read_member(given, other);
	rate.value = clv_complement(rate.value);
	return rate;
}

void clv_put(struct clv_given *given, enum clv_input input,
             struct clv_rate value)
{
	const enum clv_input other = other_side(given, input);
	if (input == CLV_IN_CAC && has(given, CLV_IN_SPEND))
		forget(given, CLV_IN_SPEND);
	if (other != CLV_IN_COUNT) {
		value.value = clv_complement(value.value);
		input = other;
	}
	write_member(given, input, value);
}

void clv_put_as(struct clv_given *given, enum clv_input input,
                struct clv_rate value)
{
	const enum clv_input other = other_side(given, input);
	if (other != CLV_IN_COUNT)
		forget(given, other);
	clv_put(given, input, value);
}

bool clv_can_put(const struct clv_given *given, enum clv_input input,
                 struct clv_error *error)
{
	struct clv_given with = *given;
	enum clv_input first, second;
	const struct clv_rate none = {0, CLV_STEP_YEAR};
	clv_put(&with, input, none);
	if (!clv_given_conflict(with.mask, &first, &second))
		return true;
	const enum clv_input other = first == input ? second : first;
	clv_reject(error, CLV_BAD_DATA, "%s: %s is given, which excludes it",
	           clv_input_schema.fields[input].name,
	           clv_input_schema.fields[other].name);
	return clv_hint(error, "change %s instead, or start from a case without it",
	                clv_input_schema.fields[other].name);
}

/* ---- Reading ------------------------------------------------------------- */

/* Takes pt, pts or pp off the end of text. */
static bool take_points(const char *text, size_t *length)
{
	static const char *const units[] = {"pts", "pt", "pp"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const size_t size = strlen(units[i]);
		if (*length <= size ||
		    memcmp(text + *length - size, units[i], size) != 0)
			continue;
		*length -= size;
		while (*length && text[*length - 1] == ' ')
			--*length;
		return true;
	}
	return false;
}

static bool reject_change(const struct clv_change *change, const char *name,
                          const char *what, struct clv_error *error)
{
	char shown[80];
	return clv_reject(
	    error, CLV_BAD_USAGE, "%s: \"%s\" %s", name,
	    clv_printable(change->text, strlen(change->text), shown, sizeof shown),
	    what);
}

/* Of a rate only points are clear: 5% more of 90% may be 95% or 94.5%. */
static bool read_points(struct clv_change *change, const char *name,
                        size_t length, char decimal, struct clv_error *error)
{
	const char *rest = change->text + 1;
	const bool points = take_points(rest, &length);
	struct clv_field number = {
	    .name = name, .kind = CLV_TARGET, .domain = "a change of more than 0"};
	if (!points) {
		reject_change(change, name,
		              "does not say points, and rates change by "
		              "points",
		              error);
		char shown[40];
		length -= length && rest[length - 1] == '%';
		return clv_hint(error, "%c%spt adds points: 5pt more than 90%% is 95%%",
		                change->text[0],
		                rest[0] >= '1' && rest[0] <= '9'
		                    ? clv_printable(rest, length, shown, sizeof shown)
		                    : "5");
	}
	if (!clv_figure_read(&number, name, rest, length, decimal, &change->figure,
	                     error))
		return false;
	change->figure.value /= 100;
	return true;
}

/* +10%, or an amount of the input's own kind. */
static bool read_amount(struct clv_change *change,
                        const struct clv_field *field, const char *name,
                        size_t length, char decimal, struct clv_error *error)
{
	const char *rest = change->text + 1;
	struct clv_field amount = *field;
	const bool percent = length > 1 && rest[length - 1] == '%';
	size_t behind = length;
	if (take_points(rest, &behind)) {
		reject_change(change, name, "says points, which only rates have",
		              error);
		return clv_hint(error, "write +10%% or +5");
	}
	change->how = percent ? CLV_CHANGE_SCALE : CLV_CHANGE_ADD;
	amount.kind = percent ? CLV_RATIO : field->kind;
	if (!clv_figure_read(&amount, name, rest, length, decimal, &change->figure,
	                     error))
		return false;
	return change->figure.value >= 0 ||
	       reject_change(change, name, "has two signs", error);
}

static bool read_signed(struct clv_change *change, const char *name,
                        char decimal, struct clv_error *error)
{
	const struct clv_field *field = &clv_input_schema.fields[change->input];
	const size_t length = strlen(change->text + 1);
	change->how = CLV_CHANGE_ADD;
	if (field->kind == CLV_WORD) {
		reject_change(change, name, "is no word", error);
		return clv_hint(error, "%s takes %s", field->name, field->domain);
	}
	const bool read =
	    clv_kind_is_rate(field->kind)
	        ? read_points(change, name, length, decimal, error)
	        : read_amount(change, field, name, length, decimal, error);
	if (read && change->text[0] == '-')
		change->figure.value = -change->figure.value;
	return read;
}

bool clv_change_read(struct clv_change *change, enum clv_input input,
                     const char *name, const char *text, char decimal,
                     struct clv_error *error)
{
	*change = (struct clv_change){.input = input, .text = text};
	if (text[0] == '+' || text[0] == '-')
		return read_signed(change, name, decimal, error);
	return clv_figure_read(&clv_input_schema.fields[input], name, text,
	                       strlen(text), decimal, &change->figure, error);
}

/* ---- Applying ------------------------------------------------------------ */

static bool reject_unknown(const struct clv_change *change,
                           struct clv_error *error)
{
	const char *name = clv_input_schema.fields[change->input].name;
	char shown[80];
	clv_reject(
	    error, CLV_BAD_DATA, "%s: nothing is known that %s could change", name,
	    clv_printable(change->text, strlen(change->text), shown, sizeof shown));
	return clv_hint(error, "give %s, or set it: %s=... without a sign", name,
	                name);
}

static bool reject_beyond(const struct clv_change *change, double before,
                          double after, enum clv_step step,
                          struct clv_error *error)
{
	const struct clv_field *field = &clv_input_schema.fields[change->input];
	char from[CLV_STORE_SIZE];
	char to[CLV_STORE_SIZE];
	char shown[80];
	clv_reject(
	    error, CLV_BAD_DATA, "%s: %s changed by %s is %s", field->name,
	    clv_figure_say(field, before, step, from),
	    clv_printable(change->text, strlen(change->text), shown, sizeof shown),
	    isfinite(after) ? clv_figure_say(field, after, step, to) : "too large");
	return clv_hint(error, "%s takes %s", field->name, field->domain);
}

static bool is_within(enum clv_kind kind, double value)
{
	double low, high;
	clv_kind_bounds(kind, &low, &high);
	const bool open = kind == CLV_TARGET || kind == CLV_CONFIDENCE;
	if (!isfinite(value) || value < low || value > high)
		return false;
	return !open || (value > low && value < high);
}

bool clv_change_apply(const struct clv_change *change, struct clv_given *given,
                      struct clv_error *error)
{
	const enum clv_kind kind = clv_input_schema.fields[change->input].kind;
	const struct clv_figure *figure = &change->figure;
	const struct clv_rate before = clv_known(given, change->input);
	struct clv_rate after = {figure->value,
	                         figure->has_step ? figure->step : before.step};
	if (!clv_can_put(given, change->input, error))
		return false;
	if (change->how != CLV_CHANGE_SET && isnan(before.value))
		return reject_unknown(change, error);
	if (change->how == CLV_CHANGE_ADD)
		after.value = clv_tidy(before.value + figure->value);
	else if (change->how == CLV_CHANGE_SCALE)
		after.value = clv_tidy(before.value * (1 + figure->value));
	if (change->how != CLV_CHANGE_SET && !is_within(kind, after.value))
		return reject_beyond(change, before.value, after.value, after.step,
		                     error);
	clv_put(given, change->input, after);
	return true;
}
