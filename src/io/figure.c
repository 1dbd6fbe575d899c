#include "io/figure.h"

#include <math.h>
#include <string.h>

bool clv_kind_is_rate(enum clv_kind kind)
{
	return kind == CLV_RATE || kind == CLV_STEP_RATE || kind == CLV_CONFIDENCE;
}

double clv_difference(double after, double before)
{
	enum { DIGITS = 14 };
	const double size = fmax(fabs(after), fabs(before));
	const double difference = after - before;
	if (!(size > 0 && size < 1e14) || !isfinite(difference))
		return difference;
	const int places = DIGITS - 1 - (int)floor(log10(size));
	return places > CLV_DECIMALS_MAX ? difference
	                                 : clv_number_round(difference, places);
}

bool clv_kind_bounds(enum clv_kind kind, double *low, double *high)
{
	*low = 0;
	*high = INFINITY;
	switch (kind) {
	case CLV_MONEY:
		*low = -INFINITY;
		return true;
	case CLV_COST:
	case CLV_COUNT:
	case CLV_SPAN:
	case CLV_TARGET:
		return true;
	case CLV_RATE:
	case CLV_STEP_RATE:
	case CLV_CONFIDENCE:
		*high = 1;
		return true;
	default:
		return false;
	}
}

/* A member of any kind that can be read. */
union member {
	struct clv_rate rate;
	enum clv_timing word;
};

/* The field as if its member were all there is. */
static struct clv_field alone(const struct clv_field *field)
{
	struct clv_field only = *field;
	only.offset = 0;
	if (field->kind == CLV_SHARE)
		only.kind = CLV_RATE;
	return only;
}

/* On a command line no other value helps to read 1,234. */
static bool check_undecided(const char *name, const char *text, size_t length,
                            char decimal, struct clv_error *error)
{
	if (decimal || clv_decimal_evidence(text, length) != CLV_LOOKS_COMMA)
		return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE,
	           "%s: \"%s\" may mean thousands or a decimal sign", name,
	           clv_printable(text, length, shown, sizeof shown));
	return clv_hint(error, "leave the comma out, or say --decimal . or "
	                       "--decimal ,");
}

bool clv_figure_read(const struct clv_field *field, const char *name,
                     const char *text, size_t length, char decimal,
                     struct clv_figure *figure, struct clv_error *error)
{
	const struct clv_field only = alone(field);
	union member read = {.rate = {NAN, CLV_STEP_YEAR}};
	const bool percent =
	    field->kind == CLV_RATIO && length > 1 && text[length - 1] == '%';
	bool plain;
	if (!check_undecided(name, text, length, decimal, error))
		return false;
	const enum clv_field_read status = clv_field_read(
	    &only, name, &read, text, length - percent,
	    decimal == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT, &plain, error);
	error->status = status == CLV_FIELD_BAD ? CLV_BAD_USAGE : error->status;
	if (status == CLV_FIELD_MISSING)
		clv_reject(error, CLV_BAD_USAGE, "%s: its value is empty", name);
	if (status != CLV_FIELD_SET)
		return false;
	*figure = (struct clv_figure){.step = CLV_STEP_YEAR};
	if (field->kind == CLV_WORD) {
		figure->value = (double)read.word;
		return true;
	}
	figure->value = percent ? read.rate.value / 100 : read.rate.value;
	figure->step = read.rate.step;
	figure->has_step =
	    field->kind == CLV_STEP_RATE && memchr(text, '/', length);
	return true;
}

const char *clv_figure_say(const struct clv_field *field, double value,
                           enum clv_step step, char store[CLV_STORE_SIZE])
{
	struct clv_field only = *field;
	only.offset = 0;
	union member member = {.rate = {value, step}};
	if (field->kind == CLV_WORD)
		member.word = (enum clv_timing)value;
	return clv_field_say(&only, &member, -1, store);
}
