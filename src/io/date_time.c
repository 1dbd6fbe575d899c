/* Times are checked and dropped: 2024-01-01xyz is no date, and a time that is
   none may be a column taken for another. */
#include "io/date_time.h"

#include <string.h>

static bool take_char(struct clv_span *span, char c)
{
	if (span->at == span->end || *span->at != c)
		return false;
	span->at++;
	return true;
}

static bool take_blanks(struct clv_span *span)
{
	const char *begin = span->at;
	size_t size;
	while ((size = clv_blank_length(span->at, clv_span_left(span))) > 0)
		span->at += size;
	return span->at > begin;
}

/* A run of digits: how many; value means something up to 6. */
static size_t take_digits(struct clv_span *span, int *value)
{
	const char *begin = span->at;
	*value = 0;
	for (; span->at < span->end && clv_is_digit(*span->at); span->at++)
		if (*value < 1000000)
			*value = *value * 10 + (*span->at - '0');
	return (size_t)(span->at - begin);
}

/* Takes :26 or :00; a leap second is one. */
static bool take_sixty(struct clv_span *span, int most)
{
	int value;
	return take_char(span, ':') && take_digits(span, &value) == 2 &&
	       value <= most;
}

/* 0826 or 082600. */
static bool is_compact(size_t digits, int value)
{
	if (digits == 4)
		value *= 100;
	return (digits == 4 || digits == 6) && value / 10000 <= 24 &&
	       value / 100 % 100 <= 59 && value % 100 <= 60;
}

/* AM, pm, a.m. */
static bool take_half(struct clv_span *span)
{
	if (!take_char(span, 'a') && !take_char(span, 'A') &&
	    !take_char(span, 'p') && !take_char(span, 'P'))
		return false;
	const bool points = take_char(span, '.');
	if (!take_char(span, 'm') && !take_char(span, 'M'))
		return false;
	return (!points || take_char(span, '.')) &&
	       (span->at == span->end || !clv_is_letter(*span->at));
}

static bool take_time(struct clv_span *span, bool compact)
{
	int value;
	const size_t digits = take_digits(span, &value);
	bool complete = compact && is_compact(digits, value);
	if (!complete && (digits == 0 || digits > 2 || value > 24))
		return false;
	if (!complete && span->at < span->end && *span->at == ':') {
		if (!take_sixty(span, 59))
			return false;
		if (span->at < span->end && *span->at == ':' && !take_sixty(span, 60))
			return false;
		complete = true;
	}
	if (complete && (take_char(span, '.') || take_char(span, ',')) &&
	    take_digits(span, &value) == 0)
		return false;
	struct clv_span half = *span;
	take_blanks(&half);
	if (!take_half(&half))
		return complete;
	*span = half;
	return true;
}

/* +2, +02, +0200 or +02:00, of which the sign is off. */
static bool take_offset(struct clv_span *span)
{
	int value;
	const size_t digits = take_digits(span, &value);
	if (digits == 4)
		return value <= 1859;
	return digits >= 1 && digits <= 2 && value <= 18 &&
	       (span->at == span->end || *span->at != ':' || take_sixty(span, 59));
}

/* Z, UTC, CEST; with a slash also Europe/Berlin and America/New_York. */
static bool take_zone_name(struct clv_span *span)
{
	const char *begin = span->at;
	bool has_small = false;
	bool has_slash = false;
	for (; span->at < span->end; span->at++) {
		const char c = *span->at;
		if (!clv_is_letter(c) && c != '/' && c != '_')
			break;
		has_small |= c >= 'a';
		has_slash |= c == '/';
	}
	const size_t length = (size_t)(span->at - begin);
	if (length == 0 || !clv_is_letter(*begin) || length > 32)
		return false;
	return has_slash || (!has_small && length <= 5) ||
	       (length == 1 && *begin == 'z');
}

/* (Central European Summer Time), at the end. */
static bool take_brackets(struct clv_span *span)
{
	if (clv_span_left(span) < 3 || *span->at != '(' || span->end[-1] != ')')
		return false;
	for (const char *at = span->at + 1; at < span->end - 1; at++)
		if (!clv_is_letter(*at) && *at != ' ' && *at != '&')
			return false;
	span->at = span->end;
	return true;
}

static bool take_zone(struct clv_span *span)
{
	switch (*span->at) {
	case '+':
	case '-':
		span->at++;
		return take_offset(span);
	case '(':
		return take_brackets(span);
	default:
		return take_zone_name(span);
	}
}

bool clv_date_time_is_plausible(struct clv_span rest)
{
	if (rest.at == rest.end)
		return true;
	const bool compact = take_char(&rest, 'T') || take_char(&rest, 't');
	if (!compact) {
		take_char(&rest, ',');
		if (!take_blanks(&rest))
			return false;
	}
	if (!take_time(&rest, compact))
		return false;
	for (int words = 0; words < 3; words++) {
		take_blanks(&rest);
		if (rest.at == rest.end)
			return true;
		if (!take_zone(&rest))
			return false;
	}
	return rest.at == rest.end;
}
