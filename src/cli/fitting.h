/* What clv fit, predict and validate share: customers, from exports of orders
   or from a table that has a row for each, and models fitted to them. */
#ifndef CLV_CLI_FITTING_H
#define CLV_CLI_FITTING_H

#include "cli/exports.h"
#include "data/sample.h"
#include "io/model_file.h"

/* The flags that fitting_open reads, beside EXPORT_OPTIONS and TABLE_OPTIONS.
 */
#define FITTING_OPTIONS OPTION_UNIT, OPTION_MODEL, OPTION_SPEND_MODEL

/* A row of a table of customers: frequency, recency, T [, monetary] [, n]
   [, customer]. */
struct fitting_row {
	struct clv_behaviour behaviour;
	uint64_t weight;     /* how many customers it stands for */
	size_t name, length; /* of the customer, in `names`; length 0: none */
};

struct fitting {
	struct exports exports;
	enum clv_unit unit; /* default: day */
	bool unit_was_given;
	const struct clv_model *model;       /* --model, or the default */
	const struct clv_model *spend_model; /* gg, or null: none */
	bool model_was_given;
	/* Customers came as a table, and not as orders: exports.ledger is null
	   then, and these are they. */
	bool is_table;
	bool has_money, has_names; /* of the table */
	struct fitting_row *rows;
	size_t row_count, row_capacity;
	char *names;
	size_t names_length, names_capacity;
	struct clv_fitted fitted;
	bool is_loaded; /* from --fitted, and not fitted here */
};

/* Reads the flags and opens the outputs. False after an error; close in any
   case. */
bool fitting_open(struct fitting *fitting, const struct arguments *arguments,
                  struct clv_error *error);
void fitting_close(struct fitting *fitting);

/* Reads all files: exports to the ledger, tables of customers to rows; says on
   standard error what was found. False after an error. */
bool fitting_read(struct fitting *fitting, struct clv_error *error);

/* How many customers (rows of a table) there are, and what a model sees of each
   in the unit, with his name (null: none) and how many he stands for.
   Without repeat purchases monetary is 0. */
size_t fitting_count(const struct fitting *fitting);
void fitting_customer(const struct fitting *fitting, size_t index,
                      struct clv_behaviour *behaviour, struct clv_text *name,
                      uint64_t *weight);

/* Fits the models to all customers, and says what they could not (unless
   --quiet). False after an error: no memory, or nothing can be said at all
   (status CLV_BAD_DATA). */
bool fitting_fit(struct fitting *fitting, struct clv_error *error);

/* The same for a sample of one's own, of histories and of spend (either may be
   null): for --compare and clv validate. */
bool fitting_fit_samples(struct fitting *fitting,
                         const struct clv_sample *histories,
                         const struct clv_sample *spend,
                         struct clv_error *error);

/* Takes --fitted FILE instead; its unit is the run's then, and --unit has to
   agree. */
bool fitting_load(struct fitting *fitting, const char *path,
                  struct clv_error *error);

#endif
