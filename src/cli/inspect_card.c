/* `clv inspect` for people. */
#include "cli/cmd_inspect.h"
#include "cli/text.h"
#include "io/money.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SHOWN_STATUSES = 12 };

/* A label, and what is to be said about it. */
static void say(const struct inspection *inspection, const char *label,
                const char *format, ...) __attribute__((format(printf, 3, 4)));

static void say(const struct inspection *inspection, const char *label,
                const char *format, ...)
{
	char words[2400];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(words, sizeof words, format, arguments);
	va_end(arguments);
	text_row(inspection->exports.outputs.results, label, words);
}

static void say_heading(const struct inspection *inspection,
                        const char *heading)
{
	struct clv_output *output = inspection->exports.outputs.results;
	char shown[300];
	const bool color = inspection->exports.common.color;
	clv_printable(heading, strlen(heading), shown, sizeof shown);
	text_print(output, "%s%s%s\n", color ? "\x1b[1m" : "", shown,
	           color ? "\x1b[0m" : "");
}

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

/* ---- A file ---------------------------------------------------------------
 */

static void say_encoding(const struct inspection *inspection,
                         const struct seen_file *file)
{
	const char *packed = file->is_packed ? ", compressed by gzip" : "";
	if (file->has_other_bytes)
		say(inspection, "Encoding",
		    "not UTF-8, perhaps Windows-1252: letters beyond a to z may look "
		    "odd, and nothing is lost%s",
		    packed);
	else
		say(inspection, "Encoding", "%s%s", file->encoding, packed);
}

static void say_columns(const struct inspection *inspection,
                        const struct seen_file *file)
{
	char list[2000] = "";
	size_t used = 0;
	for (size_t i = 0; i < file->column_count && used < sizeof list; i++)
		used += (size_t)snprintf(list + used, sizeof list - used, "%s%s",
		                         i ? ", " : "", file->columns[i]);
	if (used >= sizeof list)
		memcpy(list + sizeof list - 4, "...", 4);
	if (file->column_count)
		say(inspection, "Columns", "%s%s", list,
		    file->has_header ? "" : " (there is no header)");
}

static void say_preset(const struct inspection *inspection,
                       const struct seen_file *file)
{
	const struct clv_preset *preset = file->preset;
	if (preset)
		say(inspection, "Preset", "%s (%s%s)", preset->name, preset->about,
		    preset->verified ? "" : "; not checked against a real file");
	else if (inspection->exports.request.options.preset)
		say(inspection, "Preset", "none, as --preset says");
	else if (file->column_count)
		say(inspection, "Preset", "none: this is no export that clv knows");
}

static void say_role(const struct inspection *inspection,
                     const struct seen_file *file, enum clv_role role)
{
	char label[40];
	const char *columns = file->roles[role];
	snprintf(label, sizeof label, "%s", clv_role_word(role));
	label[0] = (char)toupper((unsigned char)label[0]);
	if (*columns && file->guessed[role])
		say(inspection, label, "%s (guessed; %s says otherwise)", columns,
		    clv_role_flag(role));
	else if (*columns)
		say(inspection, label, "%s", columns);
	else if (role <= CLV_ROLE_AMOUNT)
		say(inspection, label, "not found; %s names the column",
		    clv_role_flag(role));
	else if (role == CLV_ROLE_ORDER_ID)
		say(inspection, label, "none: each row is an order");
	else if (role == CLV_ROLE_STATUS)
		say(inspection, label, "none: every order counts as paid");
}

static void say_file(const struct inspection *inspection,
                     const struct seen_file *file)
{
	char delimiter[8];
	say_heading(inspection, file->name);
	say_encoding(inspection, file);
	if (file->column_count)
		say(inspection, "Delimiter", "%s", inspect_delimiter(file, delimiter));
	if (file->preamble)
		say(inspection, "Header",
		    "in line %llu; what stands above it is left out",
		    (unsigned long long)file->header_line);
	if (file->header_from)
		say(inspection, "Header", "that of %s", file->header_from);
	say_preset(inspection, file);
	say_columns(inspection, file);
	for (int role = 0; file->column_count && role < CLV_ROLE_COUNT; role++)
		say_role(inspection, file, (enum clv_role)role);
	clv_output_text(inspection->exports.outputs.results, "\n");
}

/* ---- How it is read -------------------------------------------------------
 */

static void say_decimal(const struct inspection *inspection)
{
	static const char label[] = "Decimal sign";
	const bool comma = inspect_decimal(inspection) == 1;
	switch (inspection->decimal) {
	case DECIDED_BY_FLAG:
		say(inspection, label, "%s, from --decimal", comma ? "comma" : "point");
		break;
	case DECIDED_BY_VALUES:
		say(inspection, label, "%s, as the amounts tell",
		    comma ? "comma, such as 1234,50" : "point, such as 1234.50");
		break;
	case DECIDED_NOTHING:
		say(inspection, label, "none seen: no amount leaves a choice");
		break;
	case NOT_DECIDED:
	default:
		say(inspection, label,
		    "not decided: point or comma? "
		    "--decimal . or --decimal , says which");
	}
}

static void say_dates(const struct inspection *inspection)
{
	static const char label[] = "Dates";
	const enum clv_date_form form = inspect_date_form(inspection);
	const char *about = clv_date_forms[form].about;
	const char *date = inspection->rows[0].date;
	if (*date)
		say(inspection, "First date as written", "%s", date);
	if (inspection->order == DECIDED_BY_FLAG)
		say(inspection, label, "%s; from --date-format %s", about,
		    clv_date_forms[form].name);
	else if (inspection->order == DECIDED_BY_VALUES)
		say(inspection, label, "%s; as the dates tell", about);
	else if (inspection->order == NOT_DECIDED)
		say(inspection, label,
		    "not decided: day or month first? --date-format dmy or "
		    "--date-format mdy says which");
	else if (form == CLV_DATE_ANY)
		say(inspection, label, "no date leaves a choice between day and month");
	else
		say(inspection, label, "%s", about);
}

/* ---- What was found -------------------------------------------------------
 */

static void say_bad_rows(const struct inspection *inspection)
{
	struct clv_output *output = inspection->exports.outputs.results;
	const uint64_t count = inspection->exports.skipped;
	if (!count)
		return;
	say(inspection, "Bad rows",
	    "%llu, left out here; --skip-bad leaves them "
	    "out elsewhere",
	    (unsigned long long)count);
	for (size_t i = 0; i < count && i < SHOWN_BAD_ROWS; i++) {
		const struct clv_error *bad = &inspection->bad_rows[i];
		text_print(output, "    %s:%llu", bad->place.file,
		           (unsigned long long)bad->place.line);
		if (bad->place.column)
			text_print(output, ":%zu", bad->place.column);
		text_print(output, " %s\n", bad->message);
	}
	if (count > SHOWN_BAD_ROWS)
		text_print(output, "    ... and %llu more\n",
		           (unsigned long long)(count - SHOWN_BAD_ROWS));
}

static void say_left_out(const struct inspection *inspection,
                         const struct clv_counts *counts)
{
	const char *label = "Left out";
	for (uint32_t i = 0; i < counts->names.count; i++) {
		char shown[100];
		char money[CLV_MONEY_SIZE];
		size_t length;
		const struct clv_count *count = &counts->counts[i];
		const char *text = clv_names_text(&counts->names, i, &length);
		if (!count->count)
			continue;
		clv_money_write_fixed(money, count->amount, 2);
		say(inspection, label, "%llu %s%s%s%s",
		    (unsigned long long)count->count,
		    clv_printable(text, length, shown, sizeof shown),
		    count->amount ? " (" : "", count->amount ? money : "",
		    count->amount ? ")" : "");
		label = "";
	}
}

static void say_statuses(const struct inspection *inspection)
{
	static const char *const fates[FATE_COUNT] = {
	    [FATE_PAID] = "counts as paid",
	    [FATE_UNKNOWN] = "is not known, so counts as paid (see --status-out)",
	    [FATE_REFUNDED] = "was paid, and what was given back is taken off",
	    [FATE_OUT] = "is left out; --status-in takes it in",
	    [FATE_OUT_OTHERWISE] = "is left out for another reason",
	};
	const struct clv_counts *statuses = &inspection->seen.statuses;
	const uint32_t count = (uint32_t)statuses->names.count;
	const char *label = "Statuses";
	for (uint32_t i = 0; i < count && i < SHOWN_STATUSES; i++) {
		char status[100];
		size_t length;
		const char *text = clv_names_text(&statuses->names, i, &length);
		const uint64_t rows = statuses->counts[i].count;
		say(inspection, label, "%s (%llu row%s) %s",
		    clv_printable(text + 1, length - 1, status, sizeof status),
		    (unsigned long long)rows, plural(rows), fates[text[0] - '0']);
		label = "";
	}
	if (count > SHOWN_STATUSES)
		say(inspection, label, "... and %s others",
		    inspection->other_statuses ? "many" : "some");
}

static void say_currencies(const struct inspection *inspection,
                           const struct clv_counts *currencies)
{
	char list[600] = "";
	size_t used = 0;
	for (uint32_t i = 0; i < currencies->names.count && used < sizeof list;
	     i++) {
		char shown[40];
		size_t length;
		const char *text = clv_names_text(&currencies->names, i, &length);
		const uint64_t rows = currencies->counts[i].count;
		used += (size_t)snprintf(
		    list + used, sizeof list - used, "%s%s (%llu row%s)", i ? ", " : "",
		    clv_printable(text, length, shown, sizeof shown),
		    (unsigned long long)rows, plural(rows));
	}
	if (*list)
		say(inspection, "Currency", "%s", list);
}

/* What is only known once all is read. */
static void say_result(const struct inspection *inspection,
                       const struct clv_tally *tally)
{
	const struct clv_ledger *ledger = inspection->exports.ledger;
	const struct clv_books *books = &inspection->exports.history.books[0];
	char money[CLV_MONEY_SIZE];
	char first[CLV_DATE_SIZE] = "";
	char last[CLV_DATE_SIZE] = "";
	clv_wide refunded;
	const size_t refunded_count = clv_ledger_refunded(ledger, &refunded);
	clv_money_write_fixed(
	    money, tally->used.amount + tally->given_back.amount - refunded, 2);
	if (books->orders)
		say(inspection, "Rows of one order",
		    books->orders_are_summed ? "their amounts are added up"
		                             : "say the amount of the order once");
	say(inspection, "Orders that count", "%llu, revenue %s",
	    (unsigned long long)tally->used.count, money);
	say(inspection, "Customers", "%zu", clv_ledger_count(ledger));
	if (clv_date_write(first, tally->first_day) &&
	    clv_date_write(last, tally->last_day))
		say(inspection, "From, to", "%s to %s", first, last);
	clv_money_write_fixed(money, tally->given_back.amount, 2);
	if (tally->given_back.count)
		say(inspection, "Refunds without an order", "%llu (%s)",
		    (unsigned long long)tally->given_back.count, money);
	clv_money_write_fixed(money, refunded, 2);
	if (refunded_count)
		say(inspection, "Nothing but refunds", "%zu customer%s (%s)",
		    refunded_count, plural(refunded_count), money);
	if (tally->rounded)
		say(inspection, "Rounded amounts", "%llu, to 4 decimals",
		    (unsigned long long)tally->rounded);
	say_left_out(inspection, &tally->left_out);
}

/* ---- The first rows -------------------------------------------------------
 */

static void set_cell(struct clv_value *value, const char *text)
{
	*value = (struct clv_value){.type = *text ? CLV_VALUE_TEXT : CLV_VALUE_NONE,
	                            .text = text,
	                            .length = strlen(text)};
}

/* Both readings, where it is not decided which one it is. */
static void join_readings(char text[120], const char *first, const char *second)
{
	if (strcmp(first, second) == 0 || !*first || !*second)
		snprintf(text, 120, "%s", *first ? first : second);
	else
		snprintf(text, 120, "%s or %s", first, second);
}

static void show_day(const struct inspection *inspection,
                     const struct seen_row *row, char text[120])
{
	const int order = inspect_order(inspection);
	char days[2][CLV_DATE_SIZE] = {"", ""};
	for (int i = 0; i < 2; i++)
		if (row->has_day[i] && (order < 0 || order == i))
			clv_date_write(days[i], row->days[i]);
	join_readings(text, days[0], days[1]);
}

static void show_amount(const struct inspection *inspection,
                        const struct seen_row *row, char text[120])
{
	const int decimal = inspect_decimal(inspection);
	char amounts[2][CLV_MONEY_SIZE] = {"", ""};
	for (int i = 0; i < 2; i++)
		if (row->has_amount[i] && (decimal < 0 || decimal == i))
			clv_money_write(amounts[i], row->amounts[i]);
	join_readings(text, amounts[0], amounts[1]);
}

enum { ALWAYS = -1, LEFT_OUT = -2 };

/* The columns of the rows that are shown; those of a role only where a file has
   it, and why a row is left out only where one is. */
static const struct {
	const char *name;
	int role; /* ALWAYS, LEFT_OUT, or a role */
} cells[] = {
    {"customer", ALWAYS},        {"date", ALWAYS},
    {"amount", ALWAYS},          {"order id", CLV_ROLE_ORDER_ID},
    {"status", CLV_ROLE_STATUS}, {"segment", CLV_ROLE_SEGMENT},
    {"left out", LEFT_OUT},
};
enum { CELLS = sizeof cells / sizeof *cells };

static bool has_role(const struct inspection *inspection, int role)
{
	bool has = role == ALWAYS;
	if (role == LEFT_OUT) {
		for (size_t i = 0; i < inspection->row_count; i++)
			has |= inspection->rows[i].is_left_out;
		return has;
	}
	for (size_t i = 0; !has && i < inspection->file_count; i++)
		has = *inspection->files[i].roles[role] != '\0';
	return has;
}

static bool draw_row(const struct inspection *inspection,
                     const struct seen_row *row, struct clv_writer *writer,
                     struct clv_error *error)
{
	char day[120];
	char amount[120];
	struct clv_value values[CELLS];
	size_t count = 0;
	show_day(inspection, row, day);
	show_amount(inspection, row, amount);
	const char *const texts[CELLS] = {*row->customer ? row->customer : "(none)",
	                                  day,
	                                  amount,
	                                  row->id,
	                                  row->status,
	                                  row->segment,
	                                  row->reason};
	for (size_t i = 0; i < CELLS; i++)
		if (has_role(inspection, cells[i].role))
			set_cell(&values[count++], texts[i]);
	return clv_writer_row(writer, values, error);
}

static bool draw_rows(const struct inspection *inspection,
                      struct clv_error *error)
{
	struct clv_heading headings[CELLS];
	struct clv_output *output = inspection->exports.outputs.results;
	struct clv_writer writer = {.format = &clv_format_table,
	                            .output = output,
	                            .headings = headings,
	                            .decimals = -1};
	if (!inspection->row_count)
		return true;
	for (size_t i = 0; i < CELLS; i++)
		if (has_role(inspection, cells[i].role))
			headings[writer.count++] = (struct clv_heading){
			    cells[i].name, strlen(cells[i].name), CLV_WORD, false};
	clv_output_text(output, "\n");
	say_heading(inspection, "The first rows");
	bool done = clv_writer_begin(&writer, error);
	for (size_t i = 0; done && i < inspection->row_count; i++)
		done = draw_row(inspection, &inspection->rows[i], &writer, error);
	done = done && clv_writer_end(&writer, error);
	clv_writer_free(&writer);
	return done;
}

/* ---- All ------------------------------------------------------------------
 */

bool inspect_write_card(const struct inspection *inspection,
                        const struct clv_error *problem,
                        struct clv_error *error)
{
	const struct clv_tally *tally = inspect_tally(inspection);
	(void)problem;
	for (size_t i = 0; i < inspection->file_count; i++)
		say_file(inspection, &inspection->files[i]);
	if (!tally)
		return true;
	say_heading(inspection, "What is in it");
	if (inspection->row_count) {
		say_dates(inspection);
		say_decimal(inspection);
	}
	say(inspection, "Rows", "%llu",
	    (unsigned long long)(tally->rows + inspection->exports.skipped));
	say_bad_rows(inspection);
	if (inspection->is_read)
		say_result(inspection, tally);
	say_statuses(inspection);
	say_currencies(inspection, &tally->currencies);
	return draw_rows(inspection, error);
}
