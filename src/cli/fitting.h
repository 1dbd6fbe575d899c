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
	uint64_t weight;     /* how many customers it stands for, above 0 */
	size_t name, length; /* of the customer, in `names`; length 0: none */
};

/* Rows on end, and their names. */
struct fitting_rows {
	struct fitting_row *rows;
	size_t count, capacity;
	char *names;
	size_t names_length, names_capacity;
};

struct fitting {
	struct exports exports;
	enum clv_unit unit; /* default: day */
	bool unit_was_given;
	unsigned keeps; /* as in clv_ledger_open; to be set before they are read */
	/* --model; else the default, which is null until the customers are read:
	   mbgnbd for histories, bgbb for occasions, sbg for survival. */
	const struct clv_model *model;
	const struct clv_model *spend_model; /* gg, or null: none */
	bool model_was_given;
	bool wants_intervals; /* of parameters; set before fitting */
	/* What was read, once it is. */
	enum clv_model_data data;
	bool has_orders;
	/* Customers came as a table, and not as orders: exports.ledger is null
	   then, and these are they. */
	bool is_table;
	bool has_money, has_names; /* of the table */
	uint64_t row_total;        /* rows read, also those of no customers */
	struct fitting_rows table;
	/* Its models are those that were fitted: of purchases a simpler one than
	   `model` where that could not be, of spend none where it could not be. */
	struct clv_fitted fitted;
	bool is_loaded; /* from --fitted, and not fitted here */
};

/* Reads the flags and opens the outputs. False after an error; close in any
   case. */
bool fitting_open(struct fitting *fitting, const struct arguments *arguments,
                  struct clv_error *error);
void fitting_close(struct fitting *fitting);

/* Takes --fitted FILE instead of fitting; its unit is the run's then, and
   --unit has to agree; --model has nothing to say. To be called before the
   customers are read. */
bool fitting_load(struct fitting *fitting, const char *path,
                  struct clv_error *error);

/* Reads all files: exports to the ledger, tables of customers to rows; says on
   standard error what was found. False after an error, also where the model is
   not for such data. */
bool fitting_read(struct fitting *fitting, struct clv_error *error);

/* How many customers (rows of a table) there are, and what a model sees of each
   in the unit, with his name (length 0: none) and how many he stands for. name
   and weight may be null. Without repeat purchases monetary is 0. */
size_t fitting_count(const struct fitting *fitting);
void fitting_customer(const struct fitting *fitting, size_t index,
                      struct clv_behaviour *behaviour, struct clv_text *name,
                      uint64_t *weight);

/* Fits the models to all customers, and says what they could not (unless
   --quiet). Without --model a simpler model takes the place of one that cannot
   be fitted. False after an error: no memory, or nothing can be said at all
   (status CLV_NO_FIT). */
bool fitting_fit(struct fitting *fitting, struct clv_error *error);

/* The same for samples of one's own, closed, of histories and of spend; either
   may be null. */
bool fitting_fit_samples(struct fitting *fitting,
                         const struct clv_sample *histories,
                         const struct clv_sample *spend,
                         struct clv_error *error);

/* Samples of all customers, as fitting_fit makes them: for a model of this kind
   of data, closed. False when there is no memory; free in any case. */
bool fitting_sample(const struct fitting *fitting, enum clv_model_data data,
                    struct clv_sample *sample, struct clv_error *error);

/* Says who were left out of a sample, and why. */
void fitting_say_sample(const struct clv_sample *sample);

#endif
