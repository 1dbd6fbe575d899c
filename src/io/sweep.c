#include "io/sweep.h"
#include "core/tidy.h"

#include <math.h>
#include <string.h>

/* The parts of LOW..HIGH:SIZE. */
struct parts {
	const char *low, *high, *size;
	size_t low_length, high_length;
};

static bool divide(const char *text, struct parts *parts)
{
	const char *dots = strstr(text, "..");
	const char *colon = dots ? strrchr(dots, ':') : NULL;
	if (!colon)
		return false;
	*parts = (struct parts){.low = text,
	                        .high = dots + 2,
	                        .size = colon + 1,
	                        .low_length = (size_t)(dots - text),
	                        .high_length = (size_t)(colon - dots - 2)};
	return parts->low_length && parts->high_length && *parts->size;
}

static bool read_size(struct clv_sweep *sweep, const struct clv_field *field,
                      const char *name, const char *text, char decimal,
                      struct clv_error *error)
{
	struct clv_field as = *field;
	struct clv_figure figure;
	const size_t length = strlen(text);
	const bool points = clv_kind_is_rate(field->kind) && length > 2 &&
	                    memcmp(text + length - 2, "pt", 2) == 0;
	as.kind = points                          ? CLV_TARGET
	          : clv_kind_is_rate(field->kind) ? CLV_RATE
	                                          : field->kind;
	if (!clv_figure_read(&as, name, text, length - (points ? 2 : 0), decimal,
	                     &figure, error))
		return false;
	sweep->size = points ? figure.value / 100 : figure.value;
	if (sweep->size > 0)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "%s: its step is not above 0", name);
	return clv_hint(error, "the size of a step stands behind the colon; a "
	                       "sweep goes down where its first value is the "
	                       "higher one");
}

static bool agree_on_step(struct clv_sweep *sweep, const char *name,
                          const struct clv_figure *low,
                          const struct clv_figure *high,
                          struct clv_error *error)
{
	sweep->has_step = low->has_step || high->has_step;
	sweep->step = low->has_step ? low->step : high->step;
	if (!low->has_step || !high->has_step || low->step == high->step)
		return true;
	return clv_reject(error, CLV_BAD_USAGE,
	                  "%s: its ends are of different periods", name);
}

static bool count_values(struct clv_sweep *sweep, const char *name,
                         struct clv_error *error)
{
	/* 9 steps of 0.01 may come out as 8.999999999999998 */
	const double steps = fabs(sweep->high - sweep->low) / sweep->size + 1e-9;
	if (!(steps < CLV_SWEEP_MAX)) {
		clv_reject(error, CLV_BAD_USAGE, "%s: more than %d values", name,
		           CLV_SWEEP_MAX);
		return clv_hint(error, "take larger steps");
	}
	sweep->count = (size_t)steps + 1;
	return true;
}

bool clv_sweep_read(struct clv_sweep *sweep, enum clv_input input,
                    const char *name, const char *text, char decimal,
                    struct clv_error *error)
{
	const struct clv_field *field = &clv_input_schema.fields[input];
	struct clv_figure low, high;
	struct parts parts;
	*sweep = (struct clv_sweep){.input = input};
	if (field->kind == CLV_WORD)
		return clv_reject(error, CLV_BAD_USAGE,
		                  "%s: it is a word, and has no values between", name);
	if (!divide(text, &parts)) {
		char shown[80];
		clv_reject(error, CLV_BAD_USAGE, "%s: \"%s\" is no sweep", name,
		           clv_printable(text, strlen(text), shown, sizeof shown));
		return clv_hint(error, "write first..last:step, such as "
		                       "churn=1%%..10%%:1%% or years=1..5:0.5");
	}
	if (!clv_figure_read(field, name, parts.low, parts.low_length, decimal,
	                     &low, error) ||
	    !clv_figure_read(field, name, parts.high, parts.high_length, decimal,
	                     &high, error) ||
	    !read_size(sweep, field, name, parts.size, decimal, error))
		return false;
	sweep->low = low.value;
	sweep->high = high.value;
	return agree_on_step(sweep, name, &low, &high, error) &&
	       count_values(sweep, name, error);
}

double clv_sweep_value(const struct clv_sweep *sweep, size_t index)
{
	const double way = copysign(sweep->size, sweep->high - sweep->low);
	const double value = clv_tidy(sweep->low + (double)index * way);
	/* rounding must not lead beyond the end */
	return clv_compare(value, sweep->high) == 0 ? sweep->high : value;
}

void clv_sweep_apply(const struct clv_sweep *sweep, size_t index,
                     struct clv_given *given)
{
	const struct clv_rate value = {
	    clv_sweep_value(sweep, index),
	    sweep->has_step ? sweep->step : clv_known(given, sweep->input).step};
	clv_put_as(given, sweep->input, value);
}
