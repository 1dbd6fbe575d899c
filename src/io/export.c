#include "io/currency.h"
#include "io/export_parts.h"
#include "io/money.h"
#include "io/order_status.h"

#include <stdio.h>
#include <string.h>

/* ---- Cells ----------------------------------------------------------------
 */

/* The first of the role's columns that is not blank in this row; an empty text
   of the first of them where all are. */
static struct clv_text cell_of(const struct clv_alternatives *from,
                               const struct clv_record *record, size_t *column)
{
	struct clv_text text = {"", 0};
	*column = from->count ? from->columns[0] : CLV_WHOLE_RECORD;
	for (size_t i = 0; i < from->count && !text.length; i++) {
		text = clv_trimmed(&record->cells[from->columns[i]]);
		if (text.length)
			*column = from->columns[i];
	}
	return text;
}

static void leave_out(struct clv_export_row *row, const char *reason,
                      const struct clv_text *word)
{
	char shown[60];
	if (row->is_left_out)
		return;
	row->is_left_out = true;
	snprintf(row->reason, sizeof row->reason, "%s%s", reason,
	         word ? clv_printable(word->at, word->length, shown, sizeof shown)
	              : "");
}

/* ---- Status and rules ---------------------------------------------------- */

/* Is the word one of a list separated by commas? */
static bool is_listed(const char *list, const struct clv_text *word)
{
	while (list && *list) {
		const size_t size = strcspn(list, ",");
		if (clv_same_name(list, size, word->at, word->length))
			return true;
		list += size + (list[size] == ',');
	}
	return false;
}

static void read_status(const struct clv_export *export_,
                        const struct clv_record *record,
                        struct clv_export_row *row)
{
	size_t column;
	const struct clv_text status =
	    cell_of(&export_->mapping.roles[CLV_ROLE_STATUS], record, &column);
	row->status = status;
	if (!status.length)
		return;
	row->is_refunded = !export_->mapping.refunds_are_rows &&
	                   clv_status_is_refunded(status.at, status.length);
	if (is_listed(export_->options->status_in, &status))
		return;
	enum clv_status_class class_ =
	    clv_status_classify(status.at, status.length);
	if (is_listed(export_->options->status_out, &status))
		class_ = CLV_STATUS_OUT;
	if (class_ == CLV_STATUS_OUT)
		leave_out(row, "status ", &status);
	else if (class_ == CLV_STATUS_UNKNOWN)
		row->unknown_status = status;
}

static bool is_of_status(const struct clv_mapping *mapping, size_t column)
{
	const struct clv_alternatives *from = &mapping->roles[CLV_ROLE_STATUS];
	for (size_t i = 0; i < from->count; i++)
		if (from->columns[i] == column)
			return true;
	return false;
}

/* What the user says of a status wins over what a preset does; a status that a
   rule knows is none to be told as unknown. */
static void follow_rules(const struct clv_export *export_,
                         const struct clv_record *record,
                         struct clv_export_row *row)
{
	const struct clv_mapping *mapping = &export_->mapping;
	const enum clv_rule_sign sign = !row->has_amount  ? CLV_SIGN_ANY
	                                : row->amount < 0 ? CLV_SIGN_NEGATIVE
	                                                  : CLV_SIGN_POSITIVE;
	for (size_t i = 0; i < mapping->rule_count; i++) {
		const struct clv_rule *rule = mapping->rules[i].rule;
		const struct clv_text *cell = &record->cells[mapping->rules[i].column];
		const bool of_status = is_of_status(mapping, mapping->rules[i].column);
		if (!clv_rule_fits(rule, cell->at, cell->length, sign) ||
		    (of_status && is_listed(export_->options->status_in, cell)))
			continue;
		if (of_status)
			row->unknown_status.length = 0;
		if (rule->effect == CLV_RULE_LEAVE_OUT)
			leave_out(row, rule->reason, NULL);
		if (rule->effect == CLV_RULE_REFUNDED)
			row->is_refunded = true;
		if (rule->effect == CLV_RULE_REFUND_FULL)
			row->is_refunded = row->is_refunded_whatever = true;
		return;
	}
}

/* ---- Amounts --------------------------------------------------------------
 */

static void note_decimal(struct clv_amount_task *task,
                         const struct clv_text *text)
{
	switch (clv_decimal_evidence(text->at, text->length)) {
	case CLV_TELLS_POINT:
		task->evidence->decimal_is_certain = true;
		task->evidence->reading.decimal = CLV_DECIMAL_POINT;
		break;
	case CLV_TELLS_COMMA:
		task->evidence->decimal_is_certain = true;
		task->evidence->reading.decimal = CLV_DECIMAL_COMMA;
		break;
	case CLV_LOOKS_POINT:
	case CLV_LOOKS_COMMA:
		if (task->evidence->undecided_decimal.status == CLV_DONE)
			clv_export_note_decimal(task, text);
		break;
	case CLV_TELLS_NOTHING:
	default:
		break;
	}
}

/* The number in a column; called by the expression. */
static bool number_in(void *data, size_t column, int64_t *money)
{
	struct clv_amount_task *task = data;
	const struct clv_text text = clv_trimmed(&task->record->cells[column]);
	bool rounded = false;
	task->column = column;
	if (task->evidence && !task->evidence->decimal_is_certain && text.length)
		note_decimal(task, &text);
	task->status = clv_money_read(text.at, text.length, task->reading->decimal,
	                              money, &rounded);
	task->rounded |= rounded;
	task->missing |= task->status == CLV_NUMBER_MISSING;
	if (task->export_->has_marks && !task->mark.length)
		task->mark = clv_currency_mark(&text);
	return task->status == CLV_NUMBER_OK;
}

/* An order's further rows may leave its amount blank. */
static bool may_lack_amount(const struct clv_mapping *mapping)
{
	return mapping->roles[CLV_ROLE_ORDER_ID].count &&
	       !clv_expression_is_product(&mapping->amount);
}

static bool read_amount(struct clv_amount_task *task,
                        struct clv_export_row *row)
{
	bool rounded = false; /* beside what number_in finds */
	row->has_amount =
	    clv_expression_value(&task->export_->mapping.amount, number_in, task,
	                         &row->amount, &rounded);
	task->rounded |= rounded;
	if (row->has_amount || row->is_left_out)
		return true;
	if (task->missing && may_lack_amount(&task->export_->mapping))
		return true;
	return clv_export_reject_number(task);
}

static bool read_refund(struct clv_amount_task *task,
                        struct clv_export_row *row)
{
	const struct clv_alternatives *from =
	    &task->export_->mapping.roles[CLV_ROLE_REFUND];
	task->missing = false;
	for (size_t i = 0; i < from->count && row->refund == 0; i++) {
		int64_t refund;
		if (number_in(task, from->columns[i], &refund))
			row->refund = refund < 0 ? -refund : refund;
		else if (task->status != CLV_NUMBER_MISSING)
			return clv_export_reject_number(task);
	}
	return true;
}

/* What the goods of a row cost. Rows that bear no amount, or give one back, may
   lack it. */
static bool read_cost(struct clv_amount_task *task, struct clv_export_row *row)
{
	const struct clv_alternatives *from =
	    &task->export_->mapping.roles[CLV_ROLE_COST];
	const bool is_purchase = row->has_amount && row->amount >= 0;
	row->has_cost = number_in(task, from->columns[0], &row->cost);
	if (!row->has_cost)
		return (task->status == CLV_NUMBER_MISSING && !is_purchase) ||
		       clv_export_reject_number(task);
	if (row->cost >= 0 || (row->has_amount && row->amount < 0))
		return true;
	return clv_export_reject_cost(task);
}

/* ---- Dates ----------------------------------------------------------------
 */

static void note_order(const struct clv_export *export_,
                       const struct clv_record *record, size_t column,
                       const struct clv_text *text,
                       enum clv_date_evidence found,
                       struct clv_evidence *evidence)
{
	switch (found) {
	case CLV_DATE_TELLS_DAY_FIRST:
		evidence->order_is_certain = true;
		evidence->reading.order = CLV_ORDER_DAY_FIRST;
		break;
	case CLV_DATE_TELLS_MONTH_FIRST:
		evidence->order_is_certain = true;
		evidence->reading.order = CLV_ORDER_MONTH_FIRST;
		break;
	case CLV_DATE_IS_EITHER:
		if (evidence->undecided_order.status == CLV_DONE)
			clv_export_note_order(export_, record, column, text,
			                      &evidence->undecided_order);
		break;
	case CLV_DATE_TELLS_NOTHING:
	default:
		break;
	}
}

static bool read_day(const struct clv_amount_task *task,
                     struct clv_export_row *row)
{
	const struct clv_export *export_ = task->export_;
	struct clv_evidence *evidence = task->evidence;
	size_t column;
	const struct clv_text text =
	    cell_of(&export_->mapping.roles[CLV_ROLE_DATE], task->record, &column);
	enum clv_date_evidence found;
	const enum clv_date_status status =
	    clv_date_read(text.at, text.length, export_->options->date_form,
	                  task->reading->order, &row->day, &found);
	row->has_day = status == CLV_DATE_OK;
	if (evidence && !evidence->order_is_certain)
		note_order(export_, task->record, column, &text, found, evidence);
	/* A further row of an order may lack it, and what is left out anyhow. */
	if (row->has_day || row->is_left_out ||
	    (status == CLV_DATE_MISSING && !row->has_amount))
		return true;
	return clv_export_reject_day(task, column, &text, status);
}

/* ---- Customers ------------------------------------------------------------
 */

/* 17850.0 is what a table of numbers made of 17850. */
static size_t without_point_zero(const struct clv_text *text)
{
	const size_t digits = text->length < 3 ? 0 : text->length - 2;
	if (!digits || memcmp(text->at + digits, ".0", 2) != 0)
		return text->length;
	for (size_t i = 0; i < digits; i++)
		if (text->at[i] < '0' || text->at[i] > '9')
			return text->length;
	return digits;
}

void clv_customer_name(const struct clv_text *cell, struct clv_text *name,
                       char store[CLV_CUSTOMER_SIZE])
{
	*name = clv_trimmed(cell);
	const size_t length = name->length;
	name->length = without_point_zero(name);
	if (length > CLV_CUSTOMER_SIZE || !memchr(name->at, '@', length))
		return;
	for (size_t i = 0; i < length; i++) {
		const char c = name->at[i];
		store[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	name->at = store;
}

static void read_customer(const struct clv_export *export_,
                          const struct clv_record *record,
                          struct clv_export_row *row)
{
	const struct clv_mapping *mapping = &export_->mapping;
	size_t column;
	struct clv_text text =
	    cell_of(&mapping->roles[CLV_ROLE_CUSTOMER], record, &column);
	if (row->has_amount && row->amount < 0 &&
	    mapping->refund_customer != CLV_NO_COLUMN)
		text = clv_trimmed(&record->cells[mapping->refund_customer]);
	if (mapping->no_customer && text.length &&
	    clv_is_one_of(mapping->no_customer, text.at, text.length))
		text.length = 0;
	clv_customer_name(&text, &row->customer, row->customer_text);
}

/* ---- A row ----------------------------------------------------------------
 */

static void read_id(const struct clv_export *export_,
                    const struct clv_record *record, struct clv_export_row *row)
{
	const struct clv_mapping *mapping = &export_->mapping;
	size_t column;
	row->id = cell_of(&mapping->roles[CLV_ROLE_ORDER_ID], record, &column);
	if (row->has_amount && row->amount < 0 &&
	    mapping->refund_id != CLV_NO_COLUMN) {
		const struct clv_text id =
		    clv_trimmed(&record->cells[mapping->refund_id]);
		if (id.length)
			row->id = id;
	}
}

static void read_currency(const struct clv_export *export_,
                          const struct clv_amount_task *task,
                          struct clv_export_row *row)
{
	const char *wanted = export_->options->currency;
	size_t column;
	row->currency = export_->has_marks
	                    ? task->mark
	                    : cell_of(&export_->mapping.roles[CLV_ROLE_CURRENCY],
	                              task->record, &column);
	if (!wanted || !row->currency.length)
		return;
	const struct clv_text code = {wanted, strlen(wanted)};
	if (!clv_currency_may_be(&code, &row->currency))
		leave_out(row, "currency ", &row->currency);
}

static void leave_out_later(const struct clv_export *export_,
                            struct clv_export_row *row)
{
	char until[CLV_DATE_SIZE];
	if (!row->has_day || row->day <= export_->options->until)
		return;
	const struct clv_text date = {
	    until, clv_date_write(until, export_->options->until)};
	leave_out(row, "after ", &date);
}

/* ---- The short way --------------------------------------------------------
 */

/* A cell that has no blanks around it, and is neither an address nor a number
   with a point. */
bool clv_export_is_plain_name(const struct clv_text *cell)
{
	if (!cell->length || clv_is_blank(cell->at[0]) ||
	    clv_is_blank(cell->at[cell->length - 1]))
		return false;
	for (size_t i = 0; i < cell->length; i++)
		if (cell->at[i] == '@' || cell->at[i] == '.')
			return false;
	return true;
}

/* False for a row that is in any way unusual: the long way judges it. */
static bool read_simple(const struct clv_export *export_,
                        const struct clv_record *record,
                        const struct clv_reading *reading,
                        const struct clv_evidence *evidence,
                        struct clv_export_row *row)
{
	const struct clv_text *amount = &record->cells[export_->amount];
	const struct clv_text *date = &record->cells[export_->date];
	enum clv_date_evidence found;
	if ((evidence && !evidence->decimal_is_certain) ||
	    clv_money_read(amount->at, amount->length, reading->decimal,
	                   &row->amount, &row->is_rounded) != CLV_NUMBER_OK ||
	    clv_date_read(date->at, date->length, export_->options->date_form,
	                  reading->order, &row->day, &found) != CLV_DATE_OK ||
	    (found != CLV_DATE_TELLS_NOTHING && evidence &&
	     !evidence->order_is_certain) ||
	    row->day > export_->options->until ||
	    !clv_export_is_plain_name(&record->cells[export_->customer]))
		return false;
	row->customer = record->cells[export_->customer];
	row->has_amount = row->has_day = true;
	return true;
}

bool clv_export_read(const struct clv_export *export_,
                     const struct clv_record *record,
                     const struct clv_reading *reading,
                     struct clv_evidence *evidence, struct clv_export_row *row,
                     struct clv_error *error)
{
	const struct clv_mapping *mapping = &export_->mapping;
	struct clv_amount_task task = {.export_ = export_,
	                               .record = record,
	                               .reading = reading,
	                               .evidence = evidence,
	                               .error = error};
	size_t column;
	row->id = row->segment = row->currency = row->status = row->unknown_status =
	    (struct clv_text){"", 0};
	row->amount = row->refund = row->cost = 0;
	row->day = 0;
	row->has_cost = false;
	row->is_refunded = row->is_refunded_whatever = row->is_left_out = false;
	if (export_->is_simple &&
	    read_simple(export_, record, reading, evidence, row))
		return true;
	if (mapping->roles[CLV_ROLE_STATUS].count)
		read_status(export_, record, row);
	if (!read_amount(&task, row))
		return false;
	if (mapping->rule_count)
		follow_rules(export_, record, row);
	if (mapping->roles[CLV_ROLE_CURRENCY].count || export_->has_marks)
		read_currency(export_, &task, row);
	if (!read_day(&task, row))
		return false;
	leave_out_later(export_, row);
	if (mapping->roles[CLV_ROLE_REFUND].count && !row->is_left_out &&
	    !read_refund(&task, row))
		return false;
	if (mapping->roles[CLV_ROLE_COST].count && !row->is_left_out &&
	    !read_cost(&task, row))
		return false;
	if (mapping->roles[CLV_ROLE_ORDER_ID].count)
		read_id(export_, record, row);
	if (mapping->roles[CLV_ROLE_SEGMENT].count)
		row->segment =
		    cell_of(&mapping->roles[CLV_ROLE_SEGMENT], record, &column);
	read_customer(export_, record, row);
	row->is_rounded = task.rounded;
	if (row->is_refunded_whatever)
		row->refund = 0; /* the status says all */
	return true;
}
