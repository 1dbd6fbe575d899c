/* Exports to one history. Sums are added up by hand; what is open until a late
   row decides it has to be what it would be had the first row decided. */
#include "io/history_read.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>
#include <string.h>

enum { UNIT = 10000, FILES_MAX = 4, STORY_SIZE = 4000 };

struct reading {
	struct temporary files[FILES_MAX];
	const char *paths[FILES_MAX];
	struct clv_history_request request;
	struct clv_history history;
	struct clv_error error;
	bool done;
	size_t opened, bad, rows, entered;
	bool keeps_bad;          /* bad rows are left out */
	struct clv_error latest; /* of them */
};

static void see_opened(void *data, const struct clv_export *export_)
{
	struct reading *reading = data;
	assert_string_equal(export_->table.name, reading->paths[reading->opened]);
	assert_true(export_->mapping.amount.count > 0);
	reading->opened++;
}

static bool see_bad(void *data, const struct clv_export *export_,
                    const struct clv_record *record, struct clv_error *error)
{
	struct reading *reading = data;
	assert_non_null(export_);
	assert_true(record->raw.length > 0);
	reading->latest = *error;
	reading->bad++;
	return reading->keeps_bad;
}

static void see_rows(void *data, uint64_t count)
{
	struct reading *reading = data;
	reading->rows += count;
}

static void see_row(void *data, const struct clv_export *export_,
                    const struct clv_record *record,
                    const struct clv_export_row *row)
{
	struct reading *reading = data;
	assert_non_null(export_);
	assert_non_null(record);
	assert_true(row->has_amount || row->id.length || row->is_left_out ||
	            !row->amount);
	reading->entered++;
}

static struct reading usual(void)
{
	return (struct reading){
	    .request = {.threads = 1, .options = {.until = CLV_LAST_DAY}}};
}

static void add_file(struct reading *reading, const char *bytes, size_t size)
{
	temporary_write(&reading->files[reading->request.count++], bytes, size);
}

static void read_all(struct reading *reading)
{
	for (size_t i = 0; i < reading->request.count; i++)
		reading->paths[i] = reading->files[i].path;
	reading->request.paths = reading->paths;
	reading->request.watch = (struct clv_history_watch){.data = reading,
	                                                    .opened = see_opened,
	                                                    .bad_row = see_bad,
	                                                    .rows = see_rows,
	                                                    .row = see_row};
	reading->done =
	    clv_history_read(&reading->history, &reading->request, &reading->error);
}

static void close_reading(struct reading *reading)
{
	clv_history_close(&reading->history);
	for (size_t i = 0; i < reading->request.count; i++)
		temporary_remove(&reading->files[i]);
}

static struct reading read_texts(struct reading reading, const char *first,
                                 const char *second)
{
	add_file(&reading, first, strlen(first));
	if (second)
		add_file(&reading, second, strlen(second));
	read_all(&reading);
	return reading;
}

static const struct clv_tally *tally_of(const struct reading *reading)
{
	if (!reading->done)
		fail_with("%s", reading->error.message);
	return &reading->history.books[0].tally;
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(a, b);
}

enum { LINE_SIZE = 120, LINES_MAX = 30 };

/* "ada 2 45.5 2025-01-31 2025-02-01; ben ..." in byte order. */
static const char *story_of(const struct reading *reading)
{
	static char story[STORY_SIZE];
	static char lines[LINES_MAX][LINE_SIZE];
	tally_of(reading);
	const struct clv_ledger *ledger = reading->history.books[0].ledger;
	const size_t count = clv_ledger_count(ledger);
	assert_true(count <= LINES_MAX);
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		int used = snprintf(lines[i], LINE_SIZE, "%.*s %d %g",
		                    (int)strnlen(customer.name, customer.name_length),
		                    customer.name, (int)customer.orders,
		                    (double)customer.revenue / UNIT);
		for (size_t day = 0; day < customer.day_count; day++) {
			char date[CLV_DATE_SIZE];
			clv_date_write(date, customer.days[day]);
			used += snprintf(lines[i] + used, (size_t)(LINE_SIZE - used), " %s",
			                 date);
		}
	}
	qsort(lines, count, LINE_SIZE, compare_lines);
	size_t used = 0;
	story[0] = '\0';
	for (size_t i = 0; i < count; i++)
		used += (size_t)snprintf(story + used, sizeof story - used, "%s%s",
		                         i ? "; " : "", lines[i]);
	return story;
}

static void expect_story(struct reading reading, const char *first,
                         const char *second, const char *story)
{
	reading = read_texts(reading, first, second);
	assert_string_equal(story_of(&reading), story);
	close_reading(&reading);
}

static void expect_words(const char *text, const char *word)
{
	if (!strstr(text, word))
		fail_with("\"%s\" does not say \"%s\"", text, word);
}

static void expect_place(const struct reading *reading,
                         const struct clv_error *error, size_t file,
                         uint64_t line, size_t column)
{
	assert_string_equal(error->place.file, reading->paths[file]);
	if (error->place.line != line || error->place.column != column)
		fail_with("%s: at %d:%zu, expected %d:%zu", error->message,
		          (int)error->place.line, error->place.column, (int)line,
		          column);
}

/* column 0: the row as a whole; line 0: no place. */
static void expect_error(struct reading reading, const char *first,
                         const char *second, size_t file, uint64_t line,
                         size_t column, const char *message, const char *hint)
{
	reading = read_texts(reading, first, second);
	assert_false(reading.done);
	assert_int_equal(reading.error.status, CLV_BAD_DATA);
	assert_false(reading.error.is_memory);
	expect_words(reading.error.message, message);
	expect_words(reading.error.hint, hint);
	if (line)
		expect_place(&reading, &reading.error, file, line, column);
	else
		assert_true(reading.error.place.line == 0);
	close_reading(&reading);
}

static uint64_t left_out(const struct reading *reading, const char *reason)
{
	const struct clv_counts *counts = &tally_of(reading)->left_out;
	const uint32_t number =
	    clv_names_find(&counts->names, reason, strlen(reason));
	return number == CLV_NO_NAME ? 0 : counts->counts[number].count;
}

/* ---- One file -------------------------------------------------------------
 */

#define TABLE "customer;date;amount\n"

static void rows_become_customers(void **state)
{
	(void)state;
	struct reading reading = read_texts(
	    usual(),
	    TABLE "ada;2025-01-31;45.50\nben;2025-02-01;5\n"
	          "ada;2025-01-01;1\nada;2025-01-01;2\nben;2025-02-03;-1\n",
	    NULL);
	assert_string_equal(story_of(&reading),
	                    "ada 3 48.5 2025-01-01 2025-01-31; ben 1 4 2025-02-01");
	const struct clv_tally *tally = tally_of(&reading);
	assert_true(tally->rows == 5 && tally->used.count == 4);
	assert_true(tally->used.amount == 535 * UNIT / 10);
	assert_true(tally->given_back.amount == -UNIT);
	assert_true(reading.opened == 1 && reading.rows == 5);
	assert_true(reading.entered == 5 && reading.bad == 0);
	close_reading(&reading);
}

static void nobody_need_watch(void **state)
{
	(void)state;
	struct reading reading = usual();
	static const char text[] = TABLE "ada;2025-01-31;45.50\n";
	add_file(&reading, text, strlen(text));
	reading.paths[0] = reading.files[0].path;
	reading.request.paths = reading.paths;
	assert_true(
	    clv_history_read(&reading.history, &reading.request, &reading.error));
	clv_history_close(&reading.history);
	temporary_remove(&reading.files[0]);
}

static void a_header_alone_is_an_empty_history(void **state)
{
	(void)state;
	expect_story(usual(), TABLE, NULL, "");
}

/* ---- Bad rows -------------------------------------------------------------
 */

static void a_bad_row_ends_it(void **state)
{
	(void)state;
	expect_error(usual(), TABLE "a;2025-01-31;5\nb;2025-01-31;x\n", NULL, 0, 3,
	             14, "amount: \"x\" is not a number", "--skip-bad");
	expect_error(usual(), TABLE "a;2025-01-31;5\nb;2025-01-31\n", NULL, 0, 3, 0,
	             "2 cells", "cut off");
	expect_error(usual(), TABLE "a;2025-01-31;5\n\nb;\"2025-01-31", NULL, 0, 4,
	             3, "never closed", "");
}

static void bad_rows_can_be_left_out(void **state)
{
	(void)state;
	struct reading reading = usual();
	reading.keeps_bad = true;
	reading = read_texts(reading,
	                     TABLE "a;2025-01-31;5\nb;2025-01-31;x\n\"b\"b;1;1\n"
	                           "b;2025-01-31;1;2\nb;never;1\na;2025-01-31;6\n",
	                     NULL);
	assert_string_equal(story_of(&reading), "a 2 11 2025-01-31");
	assert_true(tally_of(&reading)->rows == 2);
	assert_int_equal(reading.bad, 4);
	expect_words(reading.latest.message, "date: \"never\"");
	expect_place(&reading, &reading.latest, 0, 6, 3);
	assert_int_equal(reading.entered, 2);
	close_reading(&reading);
}

/* ---- Evidence -------------------------------------------------------------
 */

/* Rows that fill more than the sample, between what is open and what decides:
   `many` of them, all of one customer. */
static void build(char *text, size_t size, const char *first, size_t many,
                  const char *last)
{
	size_t used = (size_t)snprintf(text, size, TABLE "%s", first);
	for (size_t i = 0; i < many; i++)
		used += (size_t)snprintf(text + used, size - used,
		                         "filler;2025-01-%02zu;1\n", i % 28 + 1);
	snprintf(text + used, size - used, "%s", last);
}

enum { BEYOND_SAMPLE = 4000, LONG_SIZE = 120000 };

static char *long_story(const char *first, const char *last)
{
	static char text[LONG_SIZE];
	build(text, sizeof text, first, BEYOND_SAMPLE, last);
	assert_true(strlen(text) > CLV_SAMPLE_SIZE);
	struct reading reading = read_texts(usual(), text, NULL);
	char *story = strdup(story_of(&reading));
	assert_true(tally_of(&reading)->rows == reading.rows);
	assert_int_equal(reading.entered, reading.rows);
	close_reading(&reading);
	return story;
}

/* What the first row decides, a row at the end decides as well. */
static void expect_late(const char *open, const char *decides,
                        const char *expected)
{
	char *late = long_story(open, decides);
	char *early = long_story(decides, open);
	assert_string_equal(late, early);
	expect_words(late, expected);
	free(late);
	free(early);
}

static void late_rows_decide(void **state)
{
	(void)state;
	/* the decimal sign */
	expect_late("a;2025-01-01;1,234\n", "b;2025-01-01;1.5\n",
	            "a 1 1234 2025-01-01; b 1 1.5 ");
	expect_late("a;2025-01-01;1,234\n", "b;2025-01-01;1,5\n",
	            "a 1 1.234 2025-01-01; b 1 1.5 ");
	expect_late("a;2025-01-01;1.234\n", "b;2025-01-01;1.234,5\n", "a 1 1234 ");
	/* the order of day and month */
	expect_late("a;03/04/2025;5\n", "b;25/04/2025;5\n",
	            "a 1 5 2025-04-03; b 1 5 2025-04-25");
	expect_late("a;03/04/2025;5\n", "b;04/25/2025;5\n",
	            "a 1 5 2025-03-04; b 1 5 2025-04-25");
	/* both at once, in every way */
	expect_late("a;03/04/2025;1,234\n", "b;25/04/2025;1.5\n",
	            "a 1 1234 2025-04-03; b 1 1.5 2025-04-25");
	expect_late("a;03/04/2025;1,234\n", "b;25/04/2025;1,5\n",
	            "a 1 1.234 2025-04-03; b 1 1.5 2025-04-25");
	expect_late("a;03/04/2025;1,234\n", "b;04/25/2025;1.5\n",
	            "a 1 1234 2025-03-04; b 1 1.5 2025-04-25");
	expect_late("a;03/04/2025;1,234\n", "b;04/25/2025;1,5\n",
	            "a 1 1.234 2025-03-04; b 1 1.5 2025-04-25");
	/* one after the other */
	expect_late("a;03/04/2025;1,234\n",
	            "b;2025-01-01;1,5\nc;04/25/2025;2,345\n",
	            "a 1 1.234 2025-03-04; b 1 1.5 2025-01-01; c 1 2.345 ");
}

/* The second file decides what the first left open, and the other way round. */
static void files_decide_for_each_other(void **state)
{
	(void)state;
	static const char open[] = TABLE "a;03/04/2025;1,234\n";
	static const char comma_month[] = TABLE "b;04/25/2025;1,5\n";
	static const char point_day[] = TABLE "b;25/04/2025;1.5\n";
	static const char both[] = "a 1 1.234 2025-03-04; b 1 1.5 2025-04-25";
	expect_story(usual(), open, comma_month, both);
	expect_story(usual(), comma_month, open, both);
	expect_story(usual(), open, point_day,
	             "a 1 1234 2025-04-03; b 1 1.5 2025-04-25");
	expect_story(usual(), point_day, open,
	             "a 1 1234 2025-04-03; b 1 1.5 2025-04-25");
}

static void what_nothing_decides_is_an_error(void **state)
{
	(void)state;
	expect_error(usual(), TABLE "a;2025-01-01;5\nb;2025-01-01; 1,234\n", NULL,
	             0, 3, 15, "amount: \"1,234\" may mean thousands",
	             "--decimal . or --decimal ,");
	expect_error(usual(),
	             TABLE "a;05/05/2025;5\nb;03/04/2025;5\nc;05/06/2025;5\n", NULL,
	             0, 3, 3, "date: \"03/04/2025\" may start with the day",
	             "--date-format dmy or --date-format mdy");
	/* the first such value, in whatever file it is */
	expect_error(usual(), TABLE "a;2025-01-01;5\n",
	             TABLE "a;2025-01-01;5\nb;2025-01-01;1.234\n"
	                   "b;2025-01-01;2.345\n",
	             1, 3, 14, "\"1.234\"", "--decimal");
	/* one is decided, and the other is not */
	expect_error(usual(), TABLE "a;03/04/2025;5,5\n", NULL, 0, 2, 3,
	             "\"03/04/2025\"", "--date-format");
	expect_error(usual(), TABLE "a;25/04/2025;1,234\n", NULL, 0, 2, 14,
	             "\"1,234\"", "--decimal");
}

static void places_hold_beyond_the_sample(void **state)
{
	(void)state;
	static char text[LONG_SIZE];
	build(text, sizeof text, "", BEYOND_SAMPLE, "b;03/04/2025;1\n");
	expect_error(usual(), text, NULL, 0, BEYOND_SAMPLE + 2, 3, "03/04/2025",
	             "--date-format");
	build(text, sizeof text, "a;03/04/2025;1\n", BEYOND_SAMPLE, "");
	expect_error(usual(), text, NULL, 0, 2, 3, "03/04/2025", "--date-format");
}

static void places_of_open_values_in_runs_of_blanks(void **state)
{
	(void)state;
	struct reading reading = usual();
	reading.request.options.preset = "cdnow";
	expect_error(reading,
	             " customer_id  date number_of_cds  dollar_value\r\n"
	             " 00001 19970101  1   11.77\r\n"
	             " 00002  03/04/97 1   12.00\r\n",
	             NULL, 0, 3, 9, "03/04/97", "--date-format");
	reading.request.options.date_form = CLV_DATE_MDY;
	expect_story(reading,
	             " customer_id  date number_of_cds  dollar_value\r\n"
	             " 00002  03/04/97 1   12.00\r\n",
	             NULL, "00002 1 12 1997-03-04");
}

/* Nothing could be read in two ways, so that nothing needs to be decided. */
static void what_is_open_may_do_no_harm(void **state)
{
	(void)state;
	expect_story(usual(), TABLE "a;2025-01-01;1234\nb;05/05/2025;0\n",
	             TABLE "a;2025-01-02;$ 12\n",
	             "a 2 1246 2025-01-01 2025-01-02; b 1 0 2025-05-05");
}

static void the_user_decides(void **state)
{
	(void)state;
	static const char text[] = TABLE "a;03/04/2025;1,234\n";
	struct reading reading = usual();
	reading.request.options.decimal = ',';
	reading.request.options.date_form = CLV_DATE_MDY;
	expect_story(reading, text, NULL, "a 1 1.234 2025-03-04");
	reading.request.options.decimal = '.';
	reading.request.options.date_form = CLV_DATE_DMY;
	expect_story(reading, text, NULL, "a 1 1234 2025-04-03");
	/* of two things open, one is said */
	reading.request.options.date_form = CLV_DATE_ANY;
	expect_error(reading, text, NULL, 0, 2, 3, "03/04/2025", "--date-format");
}

static void contradictions_are_bad_rows(void **state)
{
	(void)state;
	expect_error(usual(), TABLE "a;25/04/2025;5\nb;04/25/2025;5\n", NULL, 0, 3,
	             3, "\"04/25/2025\" is not a date with the day first",
	             "--date-format mdy");
	expect_error(usual(), TABLE "a;2025-01-01;1.5\nb;2025-01-01;1,5\n", NULL, 0,
	             3, 14, "\"1,5\" is not a number with the decimal sign .",
	             "--decimal ,");
	/* in another file */
	expect_error(usual(), TABLE "a;25/04/2025;5\n", TABLE "b;04/25/2025;5\n", 1,
	             2, 3, "04/25/2025", "a run of its own");
	/* the place is that of the row that disagrees with the first, though the
	   sample of the second file is certain of it */
	expect_error(usual(), TABLE "a;2025-01-01;1,5\n",
	             TABLE "a;2025-01-01;7\nb;2025-01-01;1.5\n", 1, 3, 14,
	             "\"1.5\"", "a run of its own");
	struct reading reading = usual();
	reading.keeps_bad = true;
	expect_story(reading, TABLE "a;25/04/2025;5\nb;04/25/2025;5\nc;1/2/25;6\n",
	             NULL, "a 1 5 2025-04-25; c 1 6 2025-02-01");
}

/* A bad row tells of its date once its amount can be read. */
static void bad_rows_of_an_open_file_are_left_out_once(void **state)
{
	(void)state;
	static char text[LONG_SIZE];
	struct reading reading = usual();
	reading.keeps_bad = true;
	build(text, sizeof text, "a;03/04/2025;1,234\nx;03/04/2025;none\n",
	      BEYOND_SAMPLE, "y;99/99/2025;1\nb;04/25/2025;1.234,5\n");
	reading = read_texts(reading, text, NULL);
	expect_words(story_of(&reading),
	             "a 1 1.234 2025-03-04; b 1 1234.5 2025-04-25; filler 4000 ");
	assert_int_equal(reading.bad, 2);
	assert_true(tally_of(&reading)->rows == BEYOND_SAMPLE + 2);
	close_reading(&reading);
}

/* ---- Orders over rows and files -------------------------------------------
 */

#define ORDERS "order id,customer,date,amount\n"

static void orders_are_gathered(void **state)
{
	(void)state;
	expect_story(usual(),
	             ORDERS "1,a,2025-01-01,10\n2,b,2025-01-02,7\n"
	                    "1,a,2025-01-03,10\n1,,,\n",
	             NULL, "a 1 10 2025-01-01; b 1 7 2025-01-02");
	/* amounts differ within an order: they are those of items */
	expect_story(usual(), ORDERS "1,a,2025-01-01,10\n1,a,2025-01-01,3\n", NULL,
	             "a 1 13 2025-01-01");
}

static void orders_stand_in_several_files(void **state)
{
	(void)state;
	struct reading reading =
	    read_texts(usual(), ORDERS "1,a,2025-01-01,10\n2,a,2025-01-02,5\n",
	               ORDERS "2,a,2025-01-02,5\n1,a,2025-02-01,-4\n"
	                      "3,b,2025-02-01,6\n");
	assert_string_equal(story_of(&reading),
	                    "a 2 11 2025-01-01 2025-01-02; b 1 6 2025-02-01");
	assert_true(left_out(&reading, "already in another file") == 1);
	assert_int_equal(reading.opened, 2);
	close_reading(&reading);
}

/* Files of one history may have other columns, in another order. */
static void each_file_has_its_columns(void **state)
{
	(void)state;
	expect_story(usual(), "customer,date,amount\na,2025-01-01,5\n",
	             "Total;Order Date;Customer ID\n6;2025-01-02;a\n",
	             "a 2 11 2025-01-01 2025-01-02");
}

/* A sum of items in one system, an amount that is repeated in the other. */
static void each_file_has_its_system(void **state)
{
	(void)state;
	static const char shopify[] =
	    "Name,Email,Financial Status,Created at,Total\n"
	    "#1,a@x.de,paid,2025-01-01,8\n#1,a@x.de,,2025-01-01,8\n";
	static const char retail[] =
	    "Invoice,StockCode,Quantity,InvoiceDate,Price,Customer ID\n"
	    "9,x,2,2025-01-02,1.5,17850.0\n9,y,1,2025-01-02,4,17850\n";
	static const char both[] = "17850 1 7 2025-01-02; a@x.de 1 8 2025-01-01";
	expect_story(usual(), shopify, retail, both);
	expect_story(usual(), retail, shopify, both);
}

#define SHOPIFY "Name,Email,Financial Status,Created at,Total\n"

static void blank_ids_continue(void **state)
{
	(void)state;
	struct reading reading = read_texts(
	    usual(),
	    SHOPIFY "#1,a@x.de,paid,2025-01-01,8\n,,,,\n,,,2025-01-01,8\n"
	            "#2,b@x.de,paid,2025-01-02,5\n,,,,\n",
	    NULL);
	assert_string_equal(story_of(&reading),
	                    "a@x.de 1 8 2025-01-01; b@x.de 1 5 2025-01-02");
	assert_true(tally_of(&reading)->rows == 5);
	assert_int_equal(left_out(&reading, "without an amount"), 0);
	close_reading(&reading);
}

/* As long as numbers or dates are open, the rows go to several books. */
static void blank_ids_continue_in_all_books(void **state)
{
	(void)state;
	expect_story(usual(),
	             SHOPIFY "#1,a@x.de,paid,03/04/2025,\"1,234\"\n,,,,\n"
	                     "#12345,b@x.de,paid,2025-01-02,5\n,c@x.de,,,\n"
	                     "#3,a@x.de,paid,25/04/2025,5.5\n",
	             NULL,
	             "a@x.de 2 1239.5 2025-04-03 2025-04-25; "
	             "b@x.de 1 5 2025-01-02");
}

/* There is no order above: a row of totals, and no purchase of nothing. */
static void nothing_to_continue(void **state)
{
	(void)state;
	struct reading reading =
	    read_texts(usual(), SHOPIFY ",a@x.de,,,\n#1,a@x.de,paid,2025-01-01,8\n",
	               SHOPIFY ",a@x.de,,,\n");
	assert_string_equal(story_of(&reading), "a@x.de 1 8 2025-01-01");
	/* not even that of the file before */
	assert_true(left_out(&reading, "without an amount") == 2);
	close_reading(&reading);
	/* ids that are blank in other systems are no ids */
	expect_story(usual(), ORDERS "1,a,2025-01-01,10\n,a,2025-01-02,5\n,,,\n",
	             NULL, "a 2 15 2025-01-01 2025-01-02");
}

/* The order above was left out: what goes on does not belong to the one above
   that. */
static void nothing_continues_a_bad_row(void **state)
{
	(void)state;
	struct reading reading = usual();
	reading.keeps_bad = true;
	reading = read_texts(reading,
	                     SHOPIFY "#1,a@x.de,paid,2025-01-01,8\n"
	                             "#2,b@x.de,paid,never,5\n,,,2025-01-01,-8\n",
	                     NULL);
	assert_string_equal(story_of(&reading), "a@x.de 1 8 2025-01-01");
	assert_int_equal(reading.bad, 1);
	close_reading(&reading);
}

static void rows_of_totals_are_no_purchases(void **state)
{
	(void)state;
	struct reading reading =
	    read_texts(usual(), ORDERS "1,a,2025-01-01,10\n,Total,,\n", NULL);
	assert_string_equal(story_of(&reading), "a 1 10 2025-01-01");
	assert_true(left_out(&reading, "without an amount") == 1);
	close_reading(&reading);
}

static void amounts_left_out_are_told(void **state)
{
	(void)state;
	struct reading reading = read_texts(
	    usual(),
	    "order id,customer,date,amount,status\n1,a,2025-01-01,10,voided\n"
	    "1,a,2025-01-01,10,voided\n2,a,2025-01-01,5,paid\n",
	    NULL);
	const struct clv_counts *counts = &tally_of(&reading)->left_out;
	assert_true(left_out(&reading, "status voided") == 1);
	assert_true(counts->counts[0].amount == 10 * UNIT);
	close_reading(&reading);
}

/* ---- Guests ---------------------------------------------------------------
 */

static void guests_are_dropped_or_not(void **state)
{
	(void)state;
	static const char text[] =
	    TABLE "a;2025-01-01;10\n;2025-01-02;5\n ;2025-01-02;6\n";
	struct reading reading = read_texts(usual(), text, NULL);
	assert_string_equal(story_of(&reading), "a 1 10 2025-01-01");
	assert_true(left_out(&reading, "without a customer") == 2);
	close_reading(&reading);
	reading = usual();
	reading.request.options.guests = CLV_GUESTS_EACH;
	expect_story(reading, text, NULL,
	             "(guest) 1 5 2025-01-02; (guest) 1 6 2025-01-02; "
	             "a 1 10 2025-01-01");
	reading.request.options.guests = CLV_GUESTS_ERROR;
	expect_error(reading, text, NULL, 0, 3, 0, "the customer is missing",
	             "--guests drop");
	reading.keeps_bad = true;
	reading = read_texts(reading, text, NULL);
	assert_string_equal(story_of(&reading), "a 1 10 2025-01-01");
	assert_true(tally_of(&reading)->rows == 1 && reading.bad == 2);
	close_reading(&reading);
}

static void an_order_of_nobody_is_told_at_the_end(void **state)
{
	(void)state;
	struct reading reading = usual();
	reading.request.options.guests = CLV_GUESTS_ERROR;
	expect_error(reading,
	             ORDERS "1,,2025-01-01,10\n1,a,2025-01-01,\n"
	                    "R2,,2025-01-01,10\n",
	             NULL, 0, 0, 0, "order R2: the customer is missing",
	             "--guests each");
}

/* ---- Currencies -----------------------------------------------------------
 */

#define PRICED "customer,date,amount,currency\n"

static void several_currencies_are_not_added(void **state)
{
	(void)state;
	static const char text[] =
	    PRICED "a,2025-01-01,10,EUR\na,2025-01-02,5,usd\nb,2025-01-02,6,eur\n";
	expect_error(usual(), text, NULL, 0, 0, 0, "EUR (2), USD (1)",
	             "--currency CODE");
	expect_error(usual(), PRICED "a,2025-01-01,10,EUR\n",
	             PRICED "a,2025-01-01,10,CHF\n", 0, 0, 0, "EUR (1), CHF (1)",
	             "--currency CODE");
	struct reading reading = usual();
	reading.request.options.currency = "usd";
	expect_story(reading, text, NULL, "a 1 5 2025-01-02");
	expect_story(usual(),
	             PRICED "a,2025-01-01,10,EUR\nb,2025-01-01,10,\n"
	                    "b,2025-01-02,6,eur\n",
	             NULL, "a 1 10 2025-01-01; b 2 16 2025-01-01 2025-01-02");
}

/* Where no column says it, marks beside amounts do. */
static void marks_tell_currencies(void **state)
{
	(void)state;
	static const char text[] =
	    TABLE "a;2025-01-01;$10.00\na;2025-01-02;5.00 EUR\n"
	          "b;2025-01-02;$6.00\nb;2025-01-03;1.00\n";
	expect_error(usual(), text, NULL, 0, 0, 0, "$ (2), EUR (1)",
	             "--currency CODE");
	struct reading reading = usual();
	reading.request.options.currency = "USD";
	expect_story(reading, text, NULL,
	             "a 1 10 2025-01-01; b 2 7 2025-01-02 2025-01-03");
	/* of a system that writes marks, and one that has a column */
	expect_story(usual(), TABLE "a;2025-01-01;$10.00\n",
	             PRICED "b,2025-01-01,1.00,USD\n",
	             "a 1 10 2025-01-01; b 1 1 2025-01-01");
	expect_error(usual(), TABLE "a;2025-01-01;$10.00\n",
	             PRICED "b,2025-01-01,1.00,EUR\n", 0, 0, 0, "$ (1), EUR (1)",
	             "--currency CODE");
	/* the column has the last word */
	expect_story(usual(), PRICED "a,2025-01-01,$10.00,CAD\n", NULL,
	             "a 1 10 2025-01-01");
}

/* A list that does not fit is cut, and stays one line. */
static void many_currencies_are_cut(void **state)
{
	(void)state;
	char text[4000];
	size_t used = (size_t)snprintf(text, sizeof text, PRICED);
	for (int i = 0; i < 60; i++)
		used += (size_t)snprintf(text + used, sizeof text - used,
		                         "a,2025-01-01,1,CODE OF NUMBER%d\n", i);
	expect_error(usual(), text, NULL, 0, 0, 0, "CODE OF NUMBER0 (1), CODE",
	             "--currency CODE");
}

/* ---- Files ----------------------------------------------------------------
 */

static void a_file_that_cannot_be_read_ends_it(void **state)
{
	(void)state;
	struct reading reading = usual();
	static const char text[] = TABLE "a;2025-01-01;10\n";
	add_file(&reading, text, strlen(text));
	reading.paths[0] = reading.files[0].path;
	reading.paths[1] = "/no/such/file.csv";
	reading.request.paths = reading.paths;
	reading.request.count = 2;
	assert_false(
	    clv_history_read(&reading.history, &reading.request, &reading.error));
	expect_words(reading.error.message, "/no/such/file.csv");
	clv_history_close(&reading.history);
	clv_history_close(&reading.history);
	temporary_remove(&reading.files[0]);
	expect_error(usual(), TABLE "a;2025-01-01;10\n", "a,b,c\n1,2,3\n", 0, 0, 0,
	             "not found", "--customer");
}

/* Takes files whose first column is called `taken`. */
static enum clv_taken take(void *data, struct clv_table *table,
                           struct clv_error *error)
{
	struct reading *reading = data;
	struct clv_record record;
	assert_true(table->count > 0);
	if (table->names[0].length == 7) /* refused */
		return clv_reject(error, CLV_BAD_DATA, "no") ? CLV_TAKEN
		                                             : CLV_TAKEN_FAILED;
	if (table->names[0].length != 5)
		return CLV_TAKEN_NOT;
	while (clv_table_next(table, &record, error) == CLV_READ_RECORD)
		reading->entered++;
	return CLV_TAKEN;
}

static void read_offered(struct reading *reading, const char *first,
                         const char *second)
{
	add_file(reading, first, strlen(first));
	if (second)
		add_file(reading, second, strlen(second));
	for (size_t i = 0; i < reading->request.count; i++)
		reading->paths[i] = reading->files[i].path;
	reading->request.paths = reading->paths;
	reading->request.watch =
	    (struct clv_history_watch){.data = reading, .takes = take};
	reading->done =
	    clv_history_read(&reading->history, &reading->request, &reading->error);
	for (size_t i = 0; i < reading->request.count; i++)
		temporary_remove(&reading->files[i]);
}

static void files_can_be_taken(void **state)
{
	(void)state;
	static const char taken[] = "taken,by\nx,1\ny,2\n";
	static const char orders[] =
	    "customer,date,amount\na,2025-01-01,10\nb,2025-01-02,5\n";
	struct reading reading = usual();
	read_offered(&reading, taken, NULL);
	assert_true(reading.done);
	assert_int_equal(reading.entered, 2);
	assert_null(reading.history.books[0].ledger);
	clv_history_close(&reading.history);
	for (int i = 0; i < 2; i++) {
		reading = usual();
		read_offered(&reading, i ? taken : orders, i ? orders : taken);
		assert_true(reading.done);
		assert_int_equal(reading.entered, 2);
		assert_int_equal(clv_ledger_count(reading.history.books[0].ledger), 2);
		clv_history_close(&reading.history);
	}
	reading = usual();
	read_offered(&reading, "refused,by\nx,1\n", orders);
	assert_false(reading.done);
	assert_string_equal(reading.error.message, "no");
	clv_history_close(&reading.history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_become_customers),
	    cmocka_unit_test(nobody_need_watch),
	    cmocka_unit_test(a_header_alone_is_an_empty_history),
	    cmocka_unit_test(a_bad_row_ends_it),
	    cmocka_unit_test(bad_rows_can_be_left_out),
	    cmocka_unit_test(late_rows_decide),
	    cmocka_unit_test(files_decide_for_each_other),
	    cmocka_unit_test(what_nothing_decides_is_an_error),
	    cmocka_unit_test(places_hold_beyond_the_sample),
	    cmocka_unit_test(places_of_open_values_in_runs_of_blanks),
	    cmocka_unit_test(what_is_open_may_do_no_harm),
	    cmocka_unit_test(the_user_decides),
	    cmocka_unit_test(contradictions_are_bad_rows),
	    cmocka_unit_test(bad_rows_of_an_open_file_are_left_out_once),
	    cmocka_unit_test(orders_are_gathered),
	    cmocka_unit_test(orders_stand_in_several_files),
	    cmocka_unit_test(each_file_has_its_columns),
	    cmocka_unit_test(each_file_has_its_system),
	    cmocka_unit_test(blank_ids_continue),
	    cmocka_unit_test(blank_ids_continue_in_all_books),
	    cmocka_unit_test(nothing_to_continue),
	    cmocka_unit_test(nothing_continues_a_bad_row),
	    cmocka_unit_test(rows_of_totals_are_no_purchases),
	    cmocka_unit_test(amounts_left_out_are_told),
	    cmocka_unit_test(guests_are_dropped_or_not),
	    cmocka_unit_test(an_order_of_nobody_is_told_at_the_end),
	    cmocka_unit_test(several_currencies_are_not_added),
	    cmocka_unit_test(marks_tell_currencies),
	    cmocka_unit_test(many_currencies_are_cut),
	    cmocka_unit_test(a_file_that_cannot_be_read_ends_it),
	    cmocka_unit_test(files_can_be_taken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
