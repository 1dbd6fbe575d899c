/* What writes parts: bytes on their way, hashed piece by piece. */
#ifndef CLV_IO_PARTIAL_PEN_H
#define CLV_IO_PARTIAL_PEN_H

#include "data/ledger.h"
#include "io/digest.h"
#include "io/digits.h"
#include "io/output.h"

enum { CLV_PEN_SIZE = 65536, CLV_PEN_FIELD = 256 };

/* To be begun with an output, a digest that is begun, and nothing in bytes. */
struct clv_pen {
	struct clv_output *output;
	struct clv_digest digest;
	size_t length;
	char bytes[CLV_PEN_SIZE];
};

/* Hands over what there is: to be called before the hash is asked for, and at
   the end. */
void clv_pen_let_go(struct clv_pen *pen);

/* Where CLV_PEN_FIELD bytes can be written. */
static inline char *clv_pen_room(struct clv_pen *pen)
{
	if (CLV_PEN_SIZE - pen->length < CLV_PEN_FIELD)
		clv_pen_let_go(pen);
	return pen->bytes + pen->length;
}

static inline void clv_pen_put(struct clv_pen *pen, char c)
{
	*clv_pen_room(pen) = c;
	pen->length++;
}

/* A word of the format, shorter than CLV_PEN_FIELD. */
void clv_pen_word(struct clv_pen *pen, const char *word);

/* A text of any length, in which nothing ends the field. */
void clv_pen_text(struct clv_pen *pen, const char *text, size_t length);

/* The same, quicker for what most names are: short and plain. */
void clv_pen_name(struct clv_pen *pen, const char *text, size_t length);

/* ---- Numbers ------------------------------------------------------------- */

/* Writes a number to where there is room, and returns where it ends; so do the
   next two. */
static inline char *clv_pen_digits(char *at, uint64_t number)
{
	return clv_digits_write(at, number);
}

/* Hardly any amount takes more than 64 bits, as these do. */
char *clv_pen_size(char *at, clv_wide_unsigned size);

static inline char *clv_pen_signed(char *at, clv_wide amount)
{
	if (amount < 0)
		*at++ = '-';
	const clv_wide_unsigned size =
	    amount < 0 ? -(clv_wide_unsigned)amount : (clv_wide_unsigned)amount;
	return size <= UINT64_MAX ? clv_pen_digits(at, (uint64_t)size)
	                          : clv_pen_size(at, size);
}

/* Numbers behind a character. */
static inline void clv_pen_whole(struct clv_pen *pen, char before,
                                 uint64_t number)
{
	char *start = clv_pen_room(pen);
	*start = before;
	pen->length += (size_t)(clv_pen_digits(start + 1, number) - start);
}

static inline void clv_pen_amount(struct clv_pen *pen, char before,
                                  clv_wide amount)
{
	char *start = clv_pen_room(pen);
	*start = before;
	pen->length += (size_t)(clv_pen_signed(start + 1, amount) - start);
}

/* Likewise; - is a day that is not known. */
void clv_pen_day(struct clv_pen *pen, char before, int32_t day, bool is_known);

/* 16 hexadecimal digits. */
void clv_pen_hash(struct clv_pen *pen, uint64_t hash);

#endif
