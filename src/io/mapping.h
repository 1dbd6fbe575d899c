/* Which column of one file is what: from the flags, a preset, or the names. */
#ifndef CLV_IO_MAPPING_H
#define CLV_IO_MAPPING_H

#include "io/expression.h"
#include "io/preset.h"

enum { CLV_ALTERNATIVES_MAX = 4 };

/* Columns of which the first that is not blank in a row counts. */
struct clv_alternatives {
	size_t count; /* 0: the file has none */
	size_t columns[CLV_ALTERNATIVES_MAX];
};

struct clv_mapping_rule {
	const struct clv_rule *rule;
	size_t column;
};

/* Owns nothing; preset, the texts of flags and the rules are lent. */
struct clv_mapping {
	const struct clv_preset *preset; /* null: none */
	/* That of the amount is empty: see amount. That of the quantity is there to
	   be told: amount is multiplied by it already. */
	struct clv_alternatives roles[CLV_ROLE_COUNT];
	bool guessed[CLV_ROLE_COUNT]; /* by common names: to be told */
	struct clv_expression amount;
	const char *amount_text; /* as written, not null-terminated */
	size_t amount_length;
	struct clv_mapping_rule rules[CLV_RULES_MAX];
	size_t rule_count;
	bool items;              /* rows of one order are summed, as in presets */
	bool blank_id_continues; /* as in presets */
	bool refunds_are_rows;   /* as in presets */
	const char *no_customer; /* as in presets */
	/* Of rows with a negative amount; CLV_NO_COLUMN: as in other rows. */
	size_t refund_id;
	size_t refund_customer;
};

/* The flag of a role, "--customer"; what it is called in words, "order id". */
const char *clv_role_flag(enum clv_role role);
const char *clv_role_word(enum clv_role role);

/* Resolves the columns of a file (names null: no header). flags are what the
   user said behind each role's flag, null where nothing: they win over the
   preset (null: none). Without a preset customer, date and amount are looked
   for by common names, and order id, status and currency by well-known ones; of
   the customer's an id comes before a bare `customer` or `user`, and that
   before an e-mail address; of the date an order's own before `date`, and that
   before `created at`; of the amount the name of a total before `amount` or
   `total`, and those before `price`, which is none where there is a quantity
   too. Two names of one rank are never guessed between. Without a preset, or
   where the user's amount is a product of columns or a quantity was given, rows
   of one order are summed. `segment_flag`: behind which flag the segment's
   column was said; null: --segment. False with an error that names the columns
   of the file and the flags to give. */
bool clv_mapping_resolve(struct clv_mapping *mapping,
                         const struct clv_text *names, size_t count,
                         const struct clv_preset *preset,
                         const char *const flags[CLV_ROLE_COUNT],
                         const char *segment_flag, struct clv_error *error);

/* The columns of one role, "Email or Phone", cut as below; nothing where the
   file has none. */
size_t clv_role_say(const struct clv_mapping *mapping,
                    const struct clv_text *names, enum clv_role role,
                    char *text, size_t size);

/* "customer: Email or Phone; date: Created at; amount: Total", what was guessed
   marked so; cut with ... where size is too small. Returns its length. size is
   at least 4. */
size_t clv_mapping_say(const struct clv_mapping *mapping,
                       const struct clv_text *names, char *text, size_t size);

#endif
