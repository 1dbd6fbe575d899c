/* Numbers as people and programs write them, read and written the same under
   every locale. */
#ifndef CLV_IO_NUMBER_H
#define CLV_IO_NUMBER_H

#include "clv/clv.h"

#include <stdbool.h>
#include <stddef.h>

enum clv_decimal { CLV_DECIMAL_POINT = '.', CLV_DECIMAL_COMMA = ',' };

enum clv_number_status {
	CLV_NUMBER_OK,
	CLV_NUMBER_MISSING,   /* nothing, "--" or "n/a" */
	CLV_NUMBER_BAD,       /* not a number */
	CLV_NUMBER_DECIMAL,   /* one, but only with the other decimal sign */
	CLV_NUMBER_TOO_LARGE, /* for a double */
	CLV_NUMBER_CURRENCY,  /* carries a currency where none belongs */
	CLV_NUMBER_BARE_RATE, /* a rate of 1 or more without a % */
	CLV_NUMBER_RANGE,     /* a rate beyond 0 to 100 % */
	CLV_NUMBER_STEP       /* a /month or /year where none belongs */
};

/* What a text tells of its decimal sign. */
enum clv_decimal_evidence {
	CLV_TELLS_NOTHING,
	CLV_TELLS_POINT, /* 12.5, 1,234.56, 1,234,567 */
	CLV_TELLS_COMMA, /* 12,5, 1.234,56, 1.234.567 */
	CLV_LOOKS_POINT, /* 1.234: a decimal point, or grouped thousands */
	CLV_LOOKS_COMMA  /* 1,234: grouped thousands, or a decimal comma */
};

/* Plain digits as programs write them; grouped thousands (, . ' or blanks);
   1e6; with currency allowed also $1,234.56  EUR 45  45.00 USD  99 kr (codes
   of three capitals, symbols, a few words). Negative is -5, (5.00) or 5.00-.
   plain (may be null) says that the text is of the form -12.34 and can be
   copied as it is. */
enum clv_number_status clv_number_read(const char *text, size_t length,
                                       enum clv_decimal decimal, bool currency,
                                       double *value, bool *plain);

/* The quick part of it: -12.34 of at most 18 digits and nothing else; false for
   any other text. */
bool clv_number_read_plain(const char *text, size_t length, double *value,
                           bool *plain);

/* 5%, 5 % or 0.05; 0 to 100 %. With step (else null) also 4%/month, 0.04/year;
   without a word the step stays as it is. */
enum clv_number_status clv_rate_read(const char *text, size_t length,
                                     enum clv_decimal decimal, double *value,
                                     enum clv_step *step);

/* A span of time in years: 2.5, 2y, 30mo, 12w or 90d, a year being 365.25
   days. */
enum clv_number_status clv_years_read(const char *text, size_t length,
                                      enum clv_decimal decimal, double *value);

enum clv_decimal_evidence clv_decimal_evidence(const char *text, size_t length);

enum { CLV_NUMBER_SIZE = 48 };

/* The shortest text that reads back as the same double, without a final null;
   returns its length; what stands behind it in text is no longer what it was.
   value is finite. No exponent between 1e-5 and 1e17. */
size_t clv_number_write(char text[CLV_NUMBER_SIZE], double value);

/* value to `decimals` places, half away from zero, as its shortest text reads:
   2.675 gives 2.68. */
double clv_number_round(double value, int decimals);

enum { CLV_FIXED_SIZE = 352, CLV_DECIMALS_MAX = 15 };

/* The same as text with exactly that many decimals, for people; never -0. */
size_t clv_number_write_fixed(char text[CLV_FIXED_SIZE], double value,
                              int decimals);

#endif
