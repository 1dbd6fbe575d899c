/* What the readers of numbers, money and dates share: pieces of text, and the
   body of a number below its dress of signs, brackets and currencies. */
#ifndef CLV_IO_NUMBER_BODY_H
#define CLV_IO_NUMBER_BODY_H

#include <stdbool.h>
#include <stddef.h>

/* A piece of the text that is still to be read. */
struct clv_span {
	const char *at, *end;
};

static inline bool clv_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline size_t clv_span_left(const struct clv_span *span)
{
	return (size_t)(span->end - span->at);
}

/* Bytes of the blank at text: ASCII, and the no-break and thin spaces that
   programs put between thousands; 0 where there is none. */
size_t clv_blank_length(const char *text, size_t length);

/* Drops the blanks at both ends. */
void clv_span_trim(struct clv_span *span);

/* Drops prefix or suffix where the span has it, and says so. */
bool clv_span_take(struct clv_span *span, const char *prefix);
bool clv_span_take_last(struct clv_span *span, const char *suffix);

/* The whole span is word, which is in small letters, whatever its case. */
bool clv_span_is_word(const struct clv_span *span, const char *word);

/* Nothing, "--" or "n/a" is left of a trimmed span. */
bool clv_span_is_missing(const struct clv_span *span);

/* What remains of a number when sign, brackets and currency are off. */
struct clv_body {
	struct clv_span digits;
	struct clv_span mark; /* of a currency: EUR, $, kr; empty without one */
	bool negative, currency;
};

/* Negative is said once: by a sign in front or behind, or by brackets; -$5,
   $-5, ($5), $(5) and USD 5.00- are all in use. */
struct clv_body clv_body_undress(struct clv_span text);

enum { CLV_BODY_SIZE = 512 };

/* Copies digits as C writes them, with a final null: groups closed up, a point
   for the decimal sign, the exponent behind. Groups have three digits, those in
   front of the last may have two (1,00,000); one sign parts them all, and the
   first is not 0 (0,123 is no 123). False when it is no number. */
bool clv_body_normalize(const struct clv_span *digits, char decimal,
                        char text[CLV_BODY_SIZE]);

#endif
