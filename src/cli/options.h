/* All flags that are no inputs. One flag, one meaning, in every command: a name
   stands here once, and which commands take it stands in their rows. */
#ifndef CLV_CLI_OPTIONS_H
#define CLV_CLI_OPTIONS_H

#include "io/schema.h"

#include <stdbool.h>
#include <stddef.h>

enum option_id {
	OPTION_GET,
	OPTION_FORMAT,
	OPTION_ROUND,
	OPTION_REQUIRE,
	OPTION_OUTPUT,
	OPTION_SKIP_BAD,
	OPTION_REJECTS,
	OPTION_DELIMITER,
	OPTION_DECIMAL,
	OPTION_THREADS,
	OPTION_COLOR,
	/* exports of orders */
	OPTION_PRESET,
	OPTION_CUSTOMER,
	OPTION_DATE,
	OPTION_AMOUNT,
	OPTION_ORDER_ID,
	OPTION_STATUS,
	OPTION_REFUND,
	OPTION_QUANTITY,
	OPTION_CURRENCY_COLUMN,
	OPTION_SEGMENT,
	OPTION_COST,
	OPTION_NO_HEADER,
	OPTION_HEADER_FROM,
	OPTION_CURRENCY,
	OPTION_STATUS_IN,
	OPTION_STATUS_OUT,
	OPTION_GUESTS,
	OPTION_DATE_FORMAT,
	OPTION_UNTIL,
	/* what is made of them */
	OPTION_UNIT,
	OPTION_LAPSED_AFTER,
	OPTION_RFM,
	OPTION_WHERE,
	OPTION_SORT,
	OPTION_TOP,
	OPTION_TOTAL,
	OPTION_BY,
	OPTION_PERIOD,
	OPTION_AD_SPEND,
	OPTION_STARTED,
	OPTION_ENDED,
	OPTION_WIDE,
	OPTION_FIT,
	OPTION_PARTIAL,
	/* models */
	OPTION_MODEL,
	OPTION_SPEND_MODEL,
	OPTION_COMPARE,
	OPTION_FITTED,
	OPTION_INTERVALS,
	OPTION_INCLUDE_PAST,
	OPTION_CUT,
	OPTION_HOW_MANY,
	OPTION_SEED,
	OPTION_LENGTH,
	OPTION_START,
	/* surveys and cancellations */
	OPTION_SCORE,
	OPTION_SCALE,
	OPTION_PROMOTERS_FROM,
	OPTION_DETRACTORS_TO,
	OPTION_LATEST_PER,
	OPTION_PRECISION,
	OPTION_REASON,
	OPTION_VALUE,
	OPTION_ORDERS,
	OPTION_MAP,
	/* changes of the calculator's inputs */
	OPTION_SET,
	OPTION_SWEEP,
	OPTION_RANK,
	OPTION_FOR,
	OPTION_GOAL,
	/* statements for engines */
	OPTION_DIALECT,
	OPTION_TABLE,
	OPTION_FILTER,
	OPTION_QUIET,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

/* What a shell can complete a value with. */
enum option_choice {
	CHOICE_NONE,
	CHOICE_FILES,
	CHOICE_FORMATS, /* those of the command */
	CHOICE_RESULTS, /* names of the command's results */
	CHOICE_PRESETS, /* names of presets, or none */
	CHOICE_WORDS    /* option->words */
};

struct option {
	const char *name;  /* without the dashes */
	char letter;       /* 0: none */
	const char *value; /* what its value is called; null: it has none */
	const char *about;
	bool repeats; /* all its values count, else the last one */
	enum option_choice choice;
	const char *words; /* of CHOICE_WORDS, separated by blanks */
};

extern const struct option options[OPTION_COUNT];

/* The option with that name of `length` bytes, or with that letter;
   CLV_NO_FIELD where there is none. */
int option_find(const char *name, size_t length);
int option_find_letter(char letter);

/* The flag of an input: new-customers for new_customers. */
enum { FLAG_NAME_SIZE = 64 };
const char *input_flag_name(size_t input, char name[FLAG_NAME_SIZE]);

/* The input whose flag has exactly that name, or CLV_NO_FIELD. */
int input_find_flag(const char *name, size_t length);

#endif
