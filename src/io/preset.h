/* The order exports of known systems: which column is what, and which rows
   count. */
#ifndef CLV_IO_PRESET_H
#define CLV_IO_PRESET_H

#include "io/csv_reader.h"

#include <stdbool.h>
#include <stddef.h>

enum clv_role {
	CLV_ROLE_CUSTOMER,
	CLV_ROLE_DATE,
	CLV_ROLE_AMOUNT,
	CLV_ROLE_ORDER_ID,
	CLV_ROLE_STATUS,
	CLV_ROLE_REFUND,   /* money given back, of either sign */
	CLV_ROLE_QUANTITY, /* the amount is the price of one piece */
	CLV_ROLE_CURRENCY,
	CLV_ROLE_SEGMENT,
	CLV_ROLE_COST,
	CLV_ROLE_COUNT
};

/* What a rule asks of the cell of its column. Case, blanks, hyphens and
   underscores do not count. */
enum clv_rule_test {
	CLV_TEST_IS,        /* one of the values */
	CLV_TEST_CONTAINS,  /* one of the values, anywhere */
	CLV_TEST_LACKS,     /* none of the values anywhere */
	CLV_TEST_NOT_BLANK, /* anything */
	CLV_TEST_TRUE       /* true, yes, 1 */
};

/* Rows that a rule is asked for, by the sign of their amount. */
enum clv_rule_sign { CLV_SIGN_ANY, CLV_SIGN_POSITIVE, CLV_SIGN_NEGATIVE };

enum clv_rule_effect {
	CLV_RULE_LEAVE_OUT,  /* neither purchase nor revenue, counted by reason */
	CLV_RULE_KEEP,       /* asks no further rule */
	CLV_RULE_REFUNDED,   /* in full, unless the refund column is above 0 */
	CLV_RULE_REFUND_FULL /* in full, whatever the refund column says */
};

struct clv_rule {
	const char
	    *column; /* a rule whose column is not in the file is not asked */
	enum clv_rule_test test;
	const char *values; /* separated by | */
	enum clv_rule_sign sign;
	enum clv_rule_effect effect;
	const char *reason; /* for the note: "test payments" */
};

enum { CLV_RULES_MAX = 8 };

struct clv_preset {
	const char *name;
	const char *about;
	/* Columns that a header must have, separated by |; null: known by content
	   alone. */
	const char *signature;
	/* Columns, separated by |; @N where there is no header. Of a row the first
	   that is there and not blank counts. amount: expressions, the first whose
	   columns are all in the file counts. null: the system has none. */
	const char *roles[CLV_ROLE_COUNT];
	/* Asked in this order of a row whose status is not out; the first that fits
	   decides. A status that a rule knows is none to be told as unknown. */
	struct clv_rule rules[CLV_RULES_MAX];
	/* Rows of one order id are summed; false: each repeats the order's amount
	   or leaves it blank, and the first row of an order says what it is. */
	bool items;
	/* A row with a blank order id belongs to the order of the row above. */
	bool blank_id_continues;
	/* A status of refunded says no more than the refund, which is a row of its
	   own with a negative amount. */
	bool refunds_are_rows;
	/* Values of a customer that mean a guest, separated by |, or null. */
	const char *no_customer;
	/* Of rows with a negative amount: the column with the id of the order that
	   is refunded, and the one with the customer. null: as in other rows. */
	const char *refund_id;
	const char *refund_customer;
	char delimiter; /* 0: to be found; a blank: runs of blanks */
	bool has_header;
	bool verified; /* against real files */
	/* Why the file cannot be read unless --customer says what to take; null for
	   all others. */
	const char *refusal;
	const char *refusal_hint;
};

extern const struct clv_preset clv_presets[];
extern const size_t clv_preset_count;

/* The preset with this name, in which case, blanks, hyphens and underscores do
   not count; null where there is none. */
const struct clv_preset *clv_preset_find(const char *name, size_t length);

/* The preset all of whose signature is in the header; of several the one with
   most columns in its signature, then the first. null where there is none. */
const struct clv_preset *clv_preset_recognise(const struct clv_text *names,
                                              size_t count);

/* For files divided by blanks: the preset whose signature is the first line, or
   whose lines are numbers with a date of eight digits where it has one. bytes
   is the start of a file, its last line may be cut off. null where there is
   none. */
const struct clv_preset *clv_preset_recognise_sample(const char *bytes,
                                                     size_t length);

/* Does the rule fit a row? text: of the cell of its column; sign: of the row's
   amount. */
bool clv_rule_fits(const struct clv_rule *rule, const char *text, size_t length,
                   enum clv_rule_sign sign);

/* Does the text, blanks around it aside, stand in a list separated by |? As
   names are compared; "0" is also "0.0", as tables of numbers write it. */
bool clv_is_one_of(const char *list, const char *text, size_t length);

#endif
