#include "cli/exports.h"
#include "cli/message.h"
#include "cli/vocabulary.h"
#include "io/money.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- What is said on the way ----------------------------------------------
 */

static void note_opened(void *data, const struct clv_export *export_)
{
	struct exports *exports = data;
	const struct clv_preset *preset = export_->mapping.preset;
	char mapping[700];
	struct clv_error *failure = &exports->part_error;
	if (exports->makes_part && failure->status == CLV_DONE)
		clv_partial_add_export(&exports->partial, export_, failure);
	exports->progress.source = export_->table.source;
	if (exports->common.quiet)
		return;
	progress_clear(&exports->progress);
	if (export_->table.preamble)
		print_note("%s: the header is in line %llu; what stands above it was "
		           "left out",
		           export_->table.name,
		           (unsigned long long)export_->table.header_line);
	clv_mapping_say(&export_->mapping, export_->names, mapping, sizeof mapping);
	if (preset)
		print_note("%s: preset %s (%s%s); %s", export_->table.name,
		           preset->name, preset->about,
		           preset->verified ? "" : "; not checked against a real file",
		           mapping);
	else
		print_note("%s: %s", export_->table.name, mapping);
}

bool exports_leave_out(struct exports *exports, const struct clv_table *table,
                       const struct clv_record *record, struct clv_error *error)
{
	return outputs_leave_out(&exports->outputs, &exports->common,
	                         &exports->progress, &exports->skipped, table,
	                         record, error);
}

static bool leave_out(void *data, const struct clv_table *table,
                      const struct clv_record *record, struct clv_error *error)
{
	return exports_leave_out(data, table, record, error);
}

static bool leave_out_bad(void *data, const struct clv_export *export_,
                          const struct clv_record *record,
                          struct clv_error *error)
{
	return exports_leave_out(data, &export_->table, record, error);
}

/* Results of commands are no orders, though some of their columns have names
   that orders have; tables of customers are for takers. */
static bool check_foreign(const struct exports *exports,
                          const struct clv_table *table,
                          struct clv_error *error)
{
	const char *const *columns = exports->request.options.columns;
	return columns[CLV_ROLE_CUSTOMER] || columns[CLV_ROLE_DATE] ||
	       columns[CLV_ROLE_AMOUNT] ||
	       vocabulary_refuse(table, "list of orders",
	                         exports->taker.takes ? "recency" : NULL, error);
}

static enum clv_taken offer(void *data, struct clv_table *table,
                            struct clv_error *error)
{
	const struct exports *exports = data;
	const struct exports_taker *taker = &exports->taker;
	if (!check_foreign(exports, table, error))
		return CLV_TAKEN_FAILED;
	return taker->takes ? taker->takes(taker->data, table, error)
	                    : CLV_TAKEN_NOT;
}

static void count_rows(void *data, uint64_t count)
{
	struct exports *exports = data;
	progress_rows(&exports->progress, count);
}

/* A file of which no row was read is no part of what was. */
static void note_input(void *data, const struct clv_export *export_)
{
	struct exports *exports = data;
	const struct clv_table *table = &export_->table;
	const uint64_t rows = exports->history.books[0].tally.rows;
	exports->progress.source = NULL;
	if (exports->makes_part && table->digested && rows > exports->part_rows &&
	    exports->part_error.status == CLV_DONE)
		clv_partial_add_input(&exports->partial, table->name,
		                      clv_source_digest(table->digested), NULL,
		                      &exports->part_error);
	exports->part_rows = rows;
}

struct clv_sheet_watch exports_watch(struct exports *exports)
{
	return (struct clv_sheet_watch){
	    .data = exports, .bad_row = leave_out, .rows = count_rows};
}

/* "3 status voided (120.00), 2 without a customer (45.50)" */
static void list_counts(const struct clv_counts *counts, char *text,
                        size_t size)
{
	size_t used = 0;
	text[0] = '\0';
	for (uint32_t i = 0; i < counts->names.count && used < size; i++) {
		size_t length;
		char shown[100];
		char amount[CLV_MONEY_SIZE];
		const struct clv_count *count = &counts->counts[i];
		const char *name = clv_names_text(&counts->names, i, &length);
		if (!count->count)
			continue;
		clv_money_write_fixed(amount, count->amount, 2);
		used +=
		    (size_t)snprintf(text + used, size - used, "%s%llu %s",
		                     used ? ", " : "", (unsigned long long)count->count,
		                     clv_printable(name, length, shown, sizeof shown));
		if (count->amount && used < size)
			used += (size_t)snprintf(text + used, size - used, " (%s)", amount);
	}
}

static void note_statuses(const struct clv_tally *tally)
{
	char list[500];
	list_counts(&tally->statuses, list, sizeof list);
	if (*list)
		print_note("statuses that are not known count as paid: %s; "
		           "--status-out WORD leaves one out",
		           list);
}

static void note_refunded(const struct exports *exports)
{
	clv_wide amount;
	char text[CLV_MONEY_SIZE];
	const size_t count = clv_ledger_refunded(exports->ledger, &amount);
	if (!count)
		return;
	clv_money_write_fixed(text, amount, 2);
	print_note("%zu customer%s with nothing but refunds (%s) ha%s no row",
	           count, count == 1 ? "" : "s", text, count == 1 ? "s" : "ve");
}

static void note_read(const struct exports *exports)
{
	const struct clv_tally *tally = exports->tally;
	char amount[CLV_MONEY_SIZE];
	char first[CLV_DATE_SIZE] = "";
	char last[CLV_DATE_SIZE] = "";
	clv_wide refunded;
	const size_t customers = clv_ledger_count(exports->ledger);
	const unsigned long long rows = tally->rows;
	const unsigned long long orders = tally->used.count;
	if (!customers) {
		print_note("%llu row%s read: no order that counts", rows,
		           rows == 1 ? "" : "s");
		return;
	}
	clv_ledger_refunded(exports->ledger, &refunded);
	clv_money_write_fixed(
	    amount, tally->used.amount + tally->given_back.amount - refunded, 2);
	clv_date_write(first, tally->first_day);
	clv_date_write(last, tally->last_day);
	print_note("%llu row%s read: %llu order%s of %zu customer%s, revenue %s, "
	           "%s to %s",
	           rows, rows == 1 ? "" : "s", orders, orders == 1 ? "" : "s",
	           customers, customers == 1 ? "" : "s", amount, first, last);
}

/* The reasons of that kind for which rows were left out, "EUR, USD"; returns
   whether there are any. */
static bool list_reasons(const struct clv_counts *left, const char *kind,
                         char *list, size_t size)
{
	const size_t start = strlen(kind);
	size_t used = 0;
	list[0] = '\0';
	for (uint32_t i = 0; i < left->names.count && used < size; i++) {
		size_t length;
		char shown[80];
		const char *name = clv_names_text(&left->names, i, &length);
		if (length >= start && memcmp(name, kind, start) == 0)
			used += (size_t)snprintf(list + used, size - used, "%s%s",
			                         used ? ", " : "",
			                         clv_printable(name + start, length - start,
			                                       shown, sizeof shown));
	}
	return used > 0;
}

/* Days behind the data count as days on which nobody bought. */
static void note_until(const struct exports *exports)
{
	const int32_t last = exports->tally->last_day;
	char end[CLV_DATE_SIZE], list[CLV_DATE_SIZE + 20];
	if (!clv_ledger_count(exports->ledger) || exports->until <= last ||
	    list_reasons(&exports->tally->left_out, "after ", list, sizeof list))
		return;
	const int days = (int)(exports->until - last);
	clv_date_write(end, last);
	print_note("the data end on %s: the %d day%s after it, up to --until, "
	           "count%s as %s without a purchase",
	           end, days, days == 1 ? "" : "s", days == 1 ? "s" : "",
	           days == 1 ? "one" : "days");
}

/* One summary: what was read, what counts, and what does not and why. */
static void say_summary(const struct exports *exports)
{
	const struct clv_tally *tally = exports->tally;
	char list[900];
	char amount[CLV_MONEY_SIZE];
	note_read(exports);
	note_until(exports);
	list_counts(&tally->left_out, list, sizeof list);
	if (*list)
		print_note("left out: %s", list);
	if (exports->history.books[0].amounts_repeat)
		print_note("rows with the same order id repeat its amount, which was "
		           "counted once");
	if (tally->given_back.count) {
		clv_money_write_fixed(amount, tally->given_back.amount, 2);
		print_note("%llu refund%s without an order in the data (%s) lower%s "
		           "revenue",
		           (unsigned long long)tally->given_back.count,
		           tally->given_back.count == 1 ? "" : "s", amount,
		           tally->given_back.count == 1 ? "s" : "");
	}
	note_refunded(exports);
	note_statuses(tally);
	if (tally->rounded)
		print_note("%llu amount%s had more than 4 decimals and %s rounded",
		           (unsigned long long)tally->rounded,
		           tally->rounded == 1 ? "" : "s",
		           tally->rounded == 1 ? "was" : "were");
}

/* ---- Opening, reading, closing --------------------------------------------
 */

/* The file whose header the others share is read once, for all of them. */
static bool read_shared_header(struct exports *exports, const char *path,
                               struct clv_error *error)
{
	struct clv_export_options *said = &exports->request.options;
	if (!path)
		return true;
	if (!outputs_spare(&exports->common, &path, 1, error) ||
	    !clv_export_read_header(&exports->shared, path, said, error))
		return false;
	said->shared = &exports->shared;
	return true;
}

bool exports_open(struct exports *exports, const struct arguments *arguments,
                  struct clv_error *error)
{
	static const char *const standard_input[] = {"-"};
	*exports = (struct exports){.until = CLV_NO_DAY};
	if (!common_read(&exports->common, arguments, error) ||
	    !exports_read_options(exports, arguments, error))
		return false;
	exports->request.paths = arguments->words;
	exports->request.count = arguments->word_count;
	if (!arguments->word_count) {
		if (isatty(STDIN_FILENO)) {
			clv_reject(error, CLV_BAD_USAGE, "which export? no file was named");
			return clv_hint(error, "clv %s FILE, or pipe one in",
			                arguments->command->name);
		}
		exports->request.paths = standard_input;
		exports->request.count = 1;
	}
	return outputs_spare(&exports->common, exports->request.paths,
	                     exports->request.count, error) &&
	       read_shared_header(exports, arguments->values[OPTION_HEADER_FROM],
	                          error) &&
	       outputs_open(&exports->outputs, &exports->common,
	                    exports->request.paths, exports->request.count, error);
}

/* A currency that no row has is a slip of the pen, and one that none tells is
   no choice. */
static bool check_currency(const struct exports *exports,
                           struct clv_error *error)
{
	const char *wanted = exports->request.options.currency;
	const bool any = clv_ledger_count(exports->ledger) > 0;
	char list[300], shown[80];
	if (!wanted || (any && exports->tally->currencies.names.count))
		return true;
	const bool others =
	    list_reasons(&exports->tally->left_out, "currency ", list, sizeof list);
	clv_printable(wanted, strlen(wanted), shown, sizeof shown);
	if (!any && others) {
		clv_reject(error, CLV_BAD_DATA, "no order is in the currency %s",
		           shown);
		return clv_hint(error, "there are orders in %s", list);
	}
	if (!any || others)
		return true;
	clv_reject(error, CLV_BAD_DATA,
	           "--currency %s: no order tells its currency", shown);
	return clv_hint(error, "--currency-column COL names the column; without "
	                       "--currency all orders count");
}

static bool decide_part(struct exports *exports, struct clv_error *error)
{
	exports->partial.skipped += exports->skipped;
	if (exports->part_error.status == CLV_DONE)
		return clv_partial_decide(&exports->partial, &exports->request.options,
		                          &exports->history, error);
	*error = exports->part_error;
	return false;
}

bool exports_read(struct exports *exports, unsigned keeps,
                  struct clv_error *error)
{
	struct clv_history_request *request = &exports->request;
	request->keeps = keeps;
	request->threads = exports->common.threads;
	request->watch = (struct clv_history_watch){.data = exports,
	                                            .takes = offer,
	                                            .opened = note_opened,
	                                            .bad_row = leave_out_bad,
	                                            .rows = count_rows,
	                                            .closing = note_input};
	request->options.digests = request->leaves_open = exports->makes_part;
	progress_start(&exports->progress,
	               !exports->common.quiet && isatty(STDERR_FILENO));
	const bool done = clv_history_read(&exports->history, request, error);
	progress_clear(&exports->progress);
	outputs_say_skipped(&exports->outputs, &exports->common, exports->skipped);
	if (!done)
		return false;
	if (!exports->history.books[0].ledger)
		return true;
	return exports->makes_part ? decide_part(exports, error)
	                           : exports_settle(exports, error);
}

bool exports_settle(struct exports *exports, struct clv_error *error)
{
	exports->ledger = exports->history.books[0].ledger;
	exports->tally = &exports->history.books[0].tally;
	if (!check_currency(exports, error))
		return false;
	if (exports->until == CLV_NO_DAY)
		exports->until = exports->tally->last_day;
	if (!exports->common.quiet)
		say_summary(exports);
	return true;
}

bool exports_commit(struct exports *exports, struct clv_error *error)
{
	return outputs_commit(&exports->outputs, error);
}

void exports_close(struct exports *exports)
{
	outputs_close(&exports->outputs);
	clv_partial_free(&exports->partial);
	clv_history_close(&exports->history);
	clv_shared_header_free(&exports->shared);
}
