/* What fitted parameters mean, in a sentence. */
#include "cli/cmd_fit.h"

#include <math.h>
#include <stdio.h>

/* Three digits that count. */
static const char *shown(double value, char text[CLV_FIXED_SIZE])
{
	const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
	if (!(value < 1e9))
		snprintf(text, CLV_FIXED_SIZE, "over a billion");
	else if (value >= 0.1)
		text[clv_number_write_fixed(text, value, decimals)] = '\0';
	else
		snprintf(text, CLV_FIXED_SIZE, "%.2g", value);
	return text;
}

/* A beta distribution's mean, as per cent. */
static const char *share(const double *pair, char text[CLV_FIXED_SIZE])
{
	const double value = 100 * pair[0] / (pair[0] + pair[1]);
	text[clv_number_write_fixed(text, value, 1)] = '\0';
	return text;
}

/* Lifetimes under Pareto/NBD: (beta / (beta + t))^s of the customers remain. */
static double half_life(const double *pair)
{
	return pair[1] * (exp2(1 / pair[0]) - 1);
}

static void say_history(const struct clv_fit *fit, enum clv_unit unit,
                        char *text, size_t size)
{
	const double *values = fit->parameters;
	const double units_a_year = 365.25 / clv_unit_days(unit);
	char rate[CLV_FIXED_SIZE], leave[CLV_FIXED_SIZE];
	shown(values[0] / values[1] * units_a_year, rate);
	if (!fit->model->has_dropout || (fit->reasons & CLV_FIT_NO_DROPOUT))
		snprintf(text, size,
		         "customers buy again %s times a year on average, and nobody "
		         "leaves",
		         rate);
	else if (fit->model->has_unit[3])
		snprintf(text, size,
		         "while they are customers, they buy again %s times a year on "
		         "average; half of the new ones have left after %s %ss",
		         rate, shown(half_life(values + 2), leave),
		         clv_unit_words[unit]);
	else
		snprintf(text, size,
		         "while they are customers, they buy again %s times a year on "
		         "average; %s%% leave after their first %spurchase",
		         rate, share(values + 2, leave),
		         fit->model == &clv_model_bgnbd ? "repeat " : "");
}

const char *fit_in_words(const struct clv_fit *fit, enum clv_unit unit,
                         char *text, size_t size)
{
	const double *values = fit->parameters;
	char first[CLV_FIXED_SIZE], second[CLV_FIXED_SIZE];
	text[0] = '\0';
	switch (fit->model->data) {
	case CLV_DATA_HISTORY:
		say_history(fit, unit, text, size);
		break;
	case CLV_DATA_OCCASIONS:
		snprintf(text, size,
		         "while they are customers, they buy at %s%% of the occasions "
		         "on average; %s%% of new ones leave at the first",
		         share(values, first), share(values + 2, second));
		break;
	case CLV_DATA_SURVIVAL:
		snprintf(text, size, "%s%% leave in the first period",
		         share(values, first));
		break;
	case CLV_DATA_SPEND:
		if (values[1] <= 1)
			break;
		first[clv_number_write_fixed(
		    first, values[0] * values[2] / (values[1] - 1), 2)] = '\0';
		snprintf(text, size, "a purchase is worth %s on average", first);
		break;
	default:
		break;
	}
	return text;
}
