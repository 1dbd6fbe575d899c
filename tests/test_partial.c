/* Parts of histories: written, read, added up and refused. What a part has to
   be is written out here by hand. */
#include "io/partial.h"
#include "io/digest.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>
#include <string.h>

#define DECISIONS                                                              \
	"unit\t1/10000 day\ndecimal\t.\ndates\tany\npreset\tnone\ncolumns\tx\n"    \
	"segment\tchannel\ncost\t\ncurrency\t\nuntil\t2025-12-31\nstatus-in\t\n"   \
	"status-out\t\nguests\tdrop\n"
#define HEADER "clv part\t1\n" DECISIONS

/* a bought on days 3 (twice) and 5, gave back on day 9; the name of the other
   has all that is escaped. */
#define BODY                                                                   \
	"input\tsome.csv\t00000000000000ff\n"                                      \
	"rows\t5\t1\t2\t4\t1000000\t1\t-5\t3\t9\n"                                 \
	"left\tstatus voided\t2\t70\n"                                             \
	"segment\tshop\nsegment\tweb\n"                                            \
	"records\t2\t1\n"                                                          \
	"c\ta\t3:100:2:0:2 5:1000 9:-5:0:0:1\n"                                    \
	"c\tt\\tn\\nr\\rb\\\\\t-7:36893488147419103230\n"                          \
	"o\tid 1\t0:4:1\ts\tb\tweb\t30:20:11:2:5:0:0\n"

/* The text with the line that ends it. */
static void close_part(char *part, size_t size, const char *text)
{
	struct clv_digest digest;
	clv_digest_begin(&digest);
	clv_digest_add(&digest, text, strlen(text));
	snprintf(part, size, "%send\t%016llx\n", text,
	         (unsigned long long)clv_digest_value(&digest));
}

struct run {
	struct clv_partial partial;
	struct clv_books books;
	struct clv_error error;
};

static bool read_bytes(struct run *run, const char *bytes, size_t size,
                       unsigned keeps, size_t threads)
{
	struct temporary file;
	memset(run, 0, sizeof *run);
	temporary_write(&file, bytes, size);
	assert_true(
	    clv_books_open(&run->books, keeps, CLV_GUESTS_DROP, &run->error));
	struct clv_partial_reader *reader =
	    clv_partial_open(file.path, &run->partial, &run->error);
	const bool done =
	    reader && clv_partial_read(reader, &run->books, threads, &run->error);
	clv_partial_close(reader);
	temporary_remove(&file);
	return done;
}

static void close_run(struct run *run)
{
	clv_books_close(&run->books);
	clv_partial_free(&run->partial);
}

static bool read_text(struct run *run, const char *text, unsigned keeps)
{
	char part[4000];
	close_part(part, sizeof part, text);
	return read_bytes(run, part, strlen(part), keeps, 2);
}

/* ---- What is read ---- */

static void customers_come_out(void **state)
{
	(void)state;
	struct run run;
	struct clv_customer customer;
	assert_true(read_text(&run, HEADER BODY, CLV_KEEPS_SEGMENTS));
	assert_true(clv_books_finish(&run.books, 1, &run.error));
	const struct clv_ledger *ledger = run.books.ledger;
	assert_int_equal(clv_ledger_count(ledger), 3);
	for (size_t i = 0; i < 3; i++) {
		clv_ledger_customer(ledger, i, &customer);
		if (customer.name_length == 1 && *customer.name == 'a') {
			assert_true(customer.revenue == 1095);
			assert_true(customer.first_revenue == 100);
			assert_int_equal(customer.orders, 3);
			assert_int_equal(customer.first_orders, 2);
			assert_int_equal(customer.day_count, 2);
			assert_int_equal(customer.days[0], 3);
			assert_int_equal(customer.days[1], 5);
			assert_memory_equal(customer.segment, "web", 3);
		} else if (customer.name_length == 1) {
			/* amounts of its rows are summed, says the file */
			assert_int_equal(*customer.name, 'b');
			assert_true(customer.revenue == 30 && customer.days[0] == 11);
		} else {
			assert_int_equal(customer.name_length, 8);
			assert_memory_equal(customer.name, "t\tn\nr\rb\\", 8);
			/* 2^65 - 2: beyond 64 bits */
			assert_true(customer.revenue == ((clv_wide)1 << 65) - 2);
			assert_int_equal(customer.orders, 1);
			assert_int_equal(customer.days[0], -7);
		}
	}
	close_run(&run);
}

static void counts_come_out(void **state)
{
	(void)state;
	struct run run;
	assert_true(read_text(&run, HEADER BODY, 0));
	const struct clv_tally *tally = &run.books.tally;
	assert_int_equal(tally->rows, 5);
	assert_int_equal(tally->rounded, 1);
	assert_int_equal(run.partial.skipped, 2);
	assert_int_equal(tally->used.count, 4);
	assert_true(tally->used.amount == 1000000);
	assert_true(tally->given_back.amount == -5);
	assert_int_equal(tally->first_day, 3);
	assert_int_equal(tally->last_day, 9);
	assert_int_equal(tally->left_out.counts[0].count, 2);
	assert_int_equal(run.partial.parts, 1);
	assert_int_equal(run.partial.input_count, 1);
	assert_int_equal(run.partial.inputs[0].hash, 255);
	assert_int_equal(clv_partial_keeps(&run.partial), CLV_KEEPS_SEGMENTS);
	struct clv_export_options options = {.until = 0};
	assert_true(clv_partial_options(&run.partial, &options));
	assert_int_equal(options.until, 20453); /* 2025-12-31, by date(1) */
	assert_string_equal(options.columns[CLV_ROLE_SEGMENT], "channel");
	assert_null(options.columns[CLV_ROLE_COST]);
	close_run(&run);
}

/* ---- What is written ---- */

static void check_written(struct run *run, const char *part, size_t threads)
{
	size_t size;
	struct clv_output *output = clv_output_open_memory(&run->error);
	assert_true(clv_partial_write(&run->partial, &run->books, threads, output,
	                              &run->error));
	const char *written = clv_output_kept(output, &size);
	assert_int_equal(size, strlen(part));
	assert_memory_equal(written, part, size);
	clv_output_close(output);
}

static void what_is_read_is_written_again(void **state)
{
	(void)state;
	struct run run;
	char part[4000];
	close_part(part, sizeof part, HEADER BODY);
	for (size_t threads = 1; threads <= 3; threads++) {
		assert_true(read_bytes(&run, part, strlen(part),
		                       CLV_KEEPS_SEGMENTS | CLV_KEEPS_DETAIL |
		                           CLV_KEEPS_DETAIL_ALONE,
		                       threads));
		check_written(&run, part, threads);
		close_run(&run);
	}
}

/* Names of 1 to 40 letters, with and without a tab behind them, and amounts of
   1 to 22 digits: wherever words of eight bytes begin and end. */
static void lines_of_any_length_come_back(void **state)
{
	(void)state;
	static const char digits[] = "1234567890123456789012";
	static const char names[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	char text[20000];
	char part[20100];
	size_t length = (size_t)snprintf(text, sizeof text,
	                                 HEADER "rows\t80\t0\t0\t80\t1\t0\t0\t-"
	                                        "\t-\nrecords\t80\t0\n");
	for (int i = 0; i < 80; i++)
		length += (size_t)snprintf(
		    text + length, sizeof text - length,
		    "c\t%.*s%s\t%d:%s%.*s %d:%.*s%s\n", i / 2 + 1, names,
		    i % 2 ? "\\t" : "", i * 700 - 25000, i % 3 ? "" : "-", i % 22 + 1,
		    digits, 84000 + i, i % 9 + 1, digits, i % 5 ? "" : ":0");
	close_part(part, sizeof part, text);
	for (size_t threads = 1; threads <= 2; threads++) {
		struct run run;
		const bool is_read =
		    read_bytes(&run, part, strlen(part),
		               CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE, threads);
		if (!is_read)
			fail_with("%s", run.error.message);
		check_written(&run, part, threads);
		close_run(&run);
	}
}

/* ---- What is refused ---- */

static void refused(const char *text, const char *message, uint64_t line)
{
	struct run run;
	assert_false(read_text(&run, text, CLV_KEEPS_SEGMENTS));
	if (!strstr(run.error.message, message))
		fail_with("\"%s\", not \"%s\"", run.error.message, message);
	assert_int_equal(run.error.place.line, line);
	assert_true(run.error.status == CLV_BAD_DATA && run.error.hint[0]);
	close_run(&run);
}

static void other_files_and_versions_are_refused(void **state)
{
	(void)state;
	refused("customer,date,amount\n", "no part that clv orders", 1);
	refused("clv part\t2\n" DECISIONS, "a part of version 2", 1);
	refused("clv part\tx\n" DECISIONS, "a part of version x", 1);
	refused("clv part\t1\nunit\tday\nfoo\t.\n", "the line of a decision", 3);
}

static void bad_lines_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *lines, *message;
	} cases[] = {
	    {"foo\tbar\n", "this line"},
	    {"rows\t1\t0\t0\t0\t0\t0\t0\t-\n", "the line of rows"},
	    {"input\tx\tzz\n", "the hash"},
	    {"left\tx\t1\n", "the count"},
	    {"left\tx\\q\t1\t0\n", "the text"},
	    {"left\tx\t1\t0\nleft\tx\t1\t0\n", "a reason that stands there twice"},
	    {"segment\t\n", "the segment"},
	    {"segment\ts\nsegment\ts\n", "a segment that stands there twice"},
	    {"records\t1\n", "this line"},
	    {"records\t1\t0\nc\ta\t3:1 \n", "a day"},
	    {"records\t1\t0\nc\ta\t3:1  4:1\n", "a day"},
	    {"records\t1\t0\nc\ta\t3:1\t4:1\n", "a day"},
	    {"records\t1\t0\nc\ta\t3:--1\n", "a day"},
	    {"records\t1\t0\nc\ta\t3000000:1\n", "a day"},
	    {"records\t1\t0\nc\ta\t-9999999:1\n", "a day"},
	    {"records\t1\t0\nc\tabcdefgh\n", "a day"},
	    {"records\t1\t0\nc\n", "this line"},
	    {"records\t1\t0\nc\t\n", "a day"},
	    {"records\t1\t0\nc\ta\t3\n", "a day"},
	    {"records\t1\t0\nc\ta\t\n", "a day"},
	    {"records\t1\t0\nc\ta\t99999999:1\n", "a day"},
	    {"records\t1\t0\nc\ta\t3:1:4294967295\n", "a day"},
	    {"records\t1\t0\nc\ta\t3:1:1:0:1\n", "a day"},
	    {"records\t1\t0\nc\ta\t3:1:1:99999999999999999999\n", "a day"},
	    /* 2^75 and -2^75 */
	    {"records\t1\t0\nc\ta\t3:37778931862957161709568\n", "a day"},
	    {"records\t1\t0\nc\ta\t3:-37778931862957161709568:0\n", "a day"},
	    {"records\t1\t0\nc\ta\\\t3:1\n", "the customer"},
	    {"records\t1\t0\nx\ta\t3:1\n", "this line"},
	    {"records\t0\t1\nx\ta\t3:1\n", "this line"},
	    {"records\t0\t1\no\t\t0:0:0\n", "the order"},
	    {"records\t0\t1\no\ti\t2:0:0\n", "the order"},
	    {"records\t0\t1\no\ti\t0:0:1\n", "the order"},
	    {"records\t0\t1\no\ti\t0:0:0\tx\ta\t\t1:1:1:1:1:0:0\n", "the order"},
	    {"records\t0\t1\no\ti\t0:0:0\ts\ta\t\t1:1:1:1:32:0:0\n", "the order"},
	    {"records\t0\t1\no\ti\t0:0:0\ts\ta\t\t37778931862957161709568:1:1:1:1:"
	     "0:0\n",
	     "the order"},
	    {"records\t0\t1\no\ti\t0:0:0\ts\ta\t\t1:1:1:3:1:0:0\n", "the order"},
	    {"records\t0\t1\no\ti\t0:0:0\ts\ta\t\n", "the order"},
	    {"records\t0\t1\no\ti\t0:0:0\ts\ta\t\t1:1:1:1:1:0:0\ts\ta\t\t1:1:1:1:1:"
	     "0:"
	     "0\n",
	     "the order"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[1000];
		uint64_t line = 13;
		snprintf(text, sizeof text, HEADER "%s", cases[i].lines);
		for (const char *at = cases[i].lines; *at; at++)
			line += *at == '\n';
		refused(text, cases[i].message, line);
	}
	refused(HEADER "records\t2\t0\nc\ta\t3:1\n", "where the part says 2", 0);
}

static void a_part_that_ends_early_is_refused(void **state)
{
	(void)state;
	char part[4000];
	struct run run;
	close_part(part, sizeof part, HEADER BODY);
	for (size_t size = 0; size < strlen(part); size++) {
		assert_false(read_bytes(&run, part, size, 0, size % 3));
		if (size > 0 && !strstr(run.error.message, "cut short"))
			fail_with("%zu bytes: %s", size, run.error.message);
		close_run(&run);
	}
	/* and one whose bytes are others */
	char *at = strstr(part, "1000 9");
	*at = '2';
	assert_false(read_bytes(&run, part, strlen(part), 0, 2));
	assert_non_null(strstr(run.error.message, "not what was written"));
	close_run(&run);
}

static void parts_that_differ_are_refused(void **state)
{
	(void)state;
	char first[4000];
	char second[2000];
	char both[9000];
	struct run run;
	close_part(first, sizeof first, HEADER BODY);
	snprintf(both, sizeof both, "%s%s", first, first);
	assert_false(read_bytes(&run, both, strlen(both), 0, 2));
	assert_non_null(strstr(run.error.message, "holds already"));
	close_run(&run);
	static const char other[] =
	    "clv part\t1\nunit\t1/10000 day\ndecimal\t,\n" /* and no more */;
	close_part(second, sizeof second, other);
	snprintf(both, sizeof both, "%s%s", first, second);
	assert_false(read_bytes(&run, both, strlen(both), 0, 2));
	assert_non_null(strstr(run.error.message, "decimal sign: ,, where"));
	assert_non_null(strstr(run.error.hint, "--decimal"));
	close_run(&run);
	/* what no value called for goes with any */
	static const char free_one[] = "clv part\t1\nunit\t1/10000 day\ndecimal\t"
	                               "any\ndates\tdmy\npreset\tnone\ncolumns\tx"
	                               "\nsegment\tchannel\ncost\t\ncurrency\t"
	                               "\nuntil\t2025-12-31\nstatus-in\t\nstatus-"
	                               "out\t\nguests\tdrop\nrecords\t0\t0\n";
	close_part(second, sizeof second, free_one);
	snprintf(both, sizeof both, "%s%s", first, second);
	assert_true(read_bytes(&run, both, strlen(both), 0, 2));
	assert_string_equal(run.partial.decisions[CLV_DECISION_DECIMAL], ".");
	assert_string_equal(run.partial.decisions[CLV_DECISION_DATES], "dmy");
	assert_int_equal(run.partial.parts, 2);
	close_run(&run);
}

static void an_input_is_noted_once(void **state)
{
	(void)state;
	struct clv_partial partial = {.parts = 0};
	struct clv_error error;
	assert_true(clv_partial_add_input(&partial, "a.csv", 1, NULL, &error));
	assert_true(clv_partial_add_input(&partial, "b.csv", 2, NULL, &error));
	assert_false(clv_partial_add_input(&partial, "c.csv", 1, NULL, &error));
	assert_string_equal(error.message, "c.csv has the same bytes as a.csv");
	clv_partial_free(&partial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(customers_come_out),
	    cmocka_unit_test(counts_come_out),
	    cmocka_unit_test(what_is_read_is_written_again),
	    cmocka_unit_test(lines_of_any_length_come_back),
	    cmocka_unit_test(other_files_and_versions_are_refused),
	    cmocka_unit_test(bad_lines_are_told),
	    cmocka_unit_test(a_part_that_ends_early_is_refused),
	    cmocka_unit_test(parts_that_differ_are_refused),
	    cmocka_unit_test(an_input_is_noted_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
