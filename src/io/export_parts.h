/* What the files that read rows of exports share, and nobody else sees. */
#ifndef CLV_IO_EXPORT_PARTS_H
#define CLV_IO_EXPORT_PARTS_H

#include "io/export.h"

/* What reading the numbers of a row shares. */
struct clv_amount_task {
	const struct clv_export *export_;
	const struct clv_record *record;
	const struct clv_reading *reading;
	struct clv_evidence *evidence;
	struct clv_error *error;
	bool rounded, missing;
	struct clv_text mark; /* of a currency, at the first number with one */
	enum clv_number_status status;
	size_t column;
};

/* Each says why the cell at hand cannot be read, with its place, and returns
   false: the number, by the task's status; a cost below 0; the date. */
bool clv_export_reject_number(const struct clv_amount_task *task);
bool clv_export_reject_cost(const struct clv_amount_task *task);
bool clv_export_reject_day(const struct clv_amount_task *task, size_t column,
                           const struct clv_text *text,
                           enum clv_date_status status);

/* Notes a value that could be either in the task's evidence, or in error: the
   first one, which is to be seen before, as most rows have none. */
void clv_export_note_decimal(const struct clv_amount_task *task,
                             const struct clv_text *text);
void clv_export_note_order(const struct clv_export *export_,
                           const struct clv_record *record, size_t column,
                           const struct clv_text *text,
                           struct clv_error *error);

#endif
