/* What the members of a struct are called outside, in which unit, and what
   they mean. Flags, columns, JSON keys, help and manual are made from it. */
#ifndef CLV_IO_SCHEMA_H
#define CLV_IO_SCHEMA_H

#include "clv/clv.h"
#include "io/error.h"
#include "io/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum clv_kind {
	CLV_MONEY,      /* double, any sign */
	CLV_COST,       /* double, money of 0 or more */
	CLV_COUNT,      /* double of 0 or more */
	CLV_RATE,       /* double, 0..1; 5% or 0.05 */
	CLV_CONFIDENCE, /* double, a rate above 0 and below 1 */
	CLV_STEP_RATE,  /* struct clv_rate; 4%/month */
	CLV_SPAN,       /* double of 0 or more, years; 2.5, 30mo */
	CLV_TARGET,     /* double above 0 */
	CLV_RATIO,      /* double */
	CLV_MONTHS,     /* double */
	CLV_ORDINAL,    /* double, a whole number */
	CLV_POINTS,     /* double, -100..100, shown with its sign */
	CLV_SHARE,      /* double, 0..1, a result */
	CLV_WORD,       /* an enum, words[] by value; null for "not said" */
	CLV_SENTENCE,   /* made from several members: the formula in words */
	/* of purchase histories, written only */
	CLV_NAME,         /* struct clv_text */
	CLV_EXACT,        /* clv_wide, money in 1/10000 */
	CLV_DAY,          /* int32_t, days since 1970-01-01 */
	CLV_SPAN_OF_UNIT, /* double, in the unit that was asked for */
	CLV_PROBABILITY   /* double, 0..1, not in per cent */
};

/* What results need; a bit each. */
enum clv_fact {
	CLV_HAS_AVG = 1,
	CLV_HAS_FREQ = 2,
	CLV_HAS_LIFE = 4,  /* years, retention or churn */
	CLV_HAS_CHURN = 8, /* retention or churn */
	CLV_HAS_CAC = 16,
	CLV_HAS_ANSWERS = 32,
	CLV_NEEDS_VALUE = CLV_HAS_AVG | CLV_HAS_FREQ | CLV_HAS_LIFE,
	/* of purchase histories */
	CLV_HAS_SEGMENT = 64,
	CLV_HAS_PERIOD = 128,
	CLV_HAS_MARGIN = 256, /* or costs */
	CLV_HAS_SCORES = 512,
	CLV_HAS_AD_SPEND = 1024,
	CLV_HAS_COST = 2048,
	/* of predictions */
	CLV_HAS_NAMES = 4096,
	CLV_HAS_MONEY = 8192,
	CLV_HAS_RANGE = 16384,
	/* of cohorts */
	CLV_HAS_CURVE = 32768,
	/* of surveys */
	CLV_HAS_GROUPS = 1 << 20,   /* parted by segment or by period */
	CLV_HAS_PRECISION = 1 << 21 /* --precision */
};

struct clv_field {
	const char *name;
	const char *label;   /* for people, on a card */
	const char *aliases; /* other names of a column, separated by | */
	enum clv_kind kind;
	size_t offset;            /* of the member in its struct */
	const char *const *words; /* of CLV_WORD */
	size_t word_count;
	unsigned needs; /* of a result: enum clv_fact */
	unsigned group; /* of a result: enum clv_group, or 0 */
	bool is_main;   /* of a result: shown where there is little room */
	const char *about;
	const char *formula;
	const char *domain;
	const char *unit;
	const char *source;
	const char *example; /* a command line */
};

struct clv_schema {
	const struct clv_field *fields;
	size_t count;
};

extern const struct clv_schema clv_input_schema;  /* of struct clv_inputs */
extern const struct clv_schema clv_result_schema; /* of struct clv_results */

/* Indices of inputs, in the order of the schema. */
enum clv_input {
	CLV_IN_AVG,
	CLV_IN_FREQ,
	CLV_IN_YEARS,
	CLV_IN_REVENUE,
	CLV_IN_PURCHASES,
	CLV_IN_CUSTOMERS,
	CLV_IN_MARGIN,
	CLV_IN_DISCOUNT,
	CLV_IN_TIMING,
	CLV_IN_RETENTION,
	CLV_IN_CHURN,
	CLV_IN_HORIZON,
	CLV_IN_CAC,
	CLV_IN_SPEND,
	CLV_IN_NEW_CUSTOMERS,
	CLV_IN_TARGET,
	CLV_IN_PROMOTERS,
	CLV_IN_PASSIVES,
	CLV_IN_DETRACTORS,
	CLV_IN_CONFIDENCE,
	CLV_IN_COUNT
};

enum { CLV_NO_FIELD = -1 };

/* Is a value of the kind a text, and no number? */
bool clv_kind_is_text(enum clv_kind kind);

/* A field by a name in which case, blanks, hyphens and underscores do not
   count, aliases included; CLV_NO_FIELD where there is none. */
int clv_schema_find(const struct clv_schema *schema, const char *name,
                    size_t length);

/* The field whose name is exactly this. */
int clv_schema_find_exact(const struct clv_schema *schema, const char *name,
                          size_t length);

/* Do two names differ in nothing but case, blanks, hyphens, underscores? */
bool clv_same_name(const char *a, size_t a_length, const char *b,
                   size_t b_length);

/* Reads text into the member. CLV_FIELD_MISSING leaves it as it is, after
   CLV_FIELD_BAD error says what is wrong with the text and what to write
   instead, `name` being what the user knows the field by (avg, --avg). plain
   as in clv_number_read. */
enum clv_field_read { CLV_FIELD_SET, CLV_FIELD_MISSING, CLV_FIELD_BAD };
enum clv_field_read clv_field_read(const struct clv_field *field,
                                   const char *name, void *record,
                                   const char *text, size_t length,
                                   enum clv_decimal decimal, bool *plain,
                                   struct clv_error *error);

enum clv_value_type {
	CLV_VALUE_NONE,   /* undefined or not given */
	CLV_VALUE_NUMBER, /* number */
	CLV_VALUE_TEXT,   /* text */
	CLV_VALUE_PLAIN   /* text that is a plain number, in a cell of a record */
};

/* A cell on its way out. */
struct clv_value {
	enum clv_value_type type;
	double number;
	const char *text; /* borrowed, or in the store of the caller */
	size_t length;
};

enum { CLV_STORE_SIZE = 160 };

/* The value of the member as machines read it back: rates as fractions, except
   100% and 0.04/month, which read back as nothing else. store keeps its text
   where it needs one. */
struct clv_value clv_field_value(const struct clv_field *field,
                                 const void *record,
                                 char store[CLV_STORE_SIZE]);

/* The same, into *value: rows of millions are faster without a copy of it. */
void clv_field_fill(const struct clv_field *field, const void *record,
                    char store[CLV_STORE_SIZE], struct clv_value *value);

/* The member's number; NaN for words that were not said. */
double clv_field_number(const struct clv_field *field, const void *record);

/* For people: money with decimals, rates in per cent, with a unit. decimals
   below 0: as many as the kind wants. Empty where undefined. */
const char *clv_field_say(const struct clv_field *field, const void *record,
                          int decimals, char store[CLV_STORE_SIZE]);

#endif
