/* What may stand behind a date: a time and a zone, which change nothing. */
#ifndef CLV_IO_DATE_TIME_H
#define CLV_IO_DATE_TIME_H

#include "io/number_body.h"

#include <stdbool.h>

static inline bool clv_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The text behind a date, trimmed at its end, is nothing, or a time: T or
   blanks, 8:26, 08:26:00.5 or (behind a T) 082600, perhaps AM or PM, and up to
   three words on the zone: Z, UTC, +02:00, Europe/Berlin, (Central Time). */
bool clv_date_time_is_plausible(struct clv_span rest);

#endif
