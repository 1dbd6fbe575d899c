/* A table of cases: which column is which input, the decimal sign, and what
   cannot be a case. */
#include "io/cases.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool open_with(struct clv_cases *cases, const char *text, char delimiter,
                      char decimal, struct clv_error *error)
{
	const struct clv_case_options options = {delimiter, decimal};
	memset(error, 0, sizeof *error);
	return clv_cases_open_source(
	    cases, clv_source_memory("cases.csv", text, strlen(text), 0, error),
	    &options, error);
}

static void open_cases(struct clv_cases *cases, const char *text)
{
	struct clv_error error;
	if (!open_with(cases, text, 0, 0, &error))
		fail_with("%s", error.message);
}

static void assert_contains(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_with("\"%s\" does not say \"%s\"", text, part);
}

static void assert_place(const struct clv_error *error, uint64_t line,
                         size_t column)
{
	assert_int_equal(error->status, CLV_BAD_DATA);
	assert_string_equal(error->place.file, "cases.csv");
	if (error->place.line != line || error->place.column != column)
		fail_with("\"%s\" is said of %u:%zu, expected %u:%zu", error->message,
		          (unsigned)error->place.line, error->place.column,
		          (unsigned)line, column);
	if (column > 0)
		assert_int_equal(error->place.caret, column - 1);
}

/* The table cannot be opened, and the message has these words. */
static void expect_refused(const char *text, char decimal, uint64_t line,
                           size_t column, const char *word, const char *hint)
{
	struct clv_cases cases;
	struct clv_error error;
	assert_false(open_with(&cases, text, 0, decimal, &error));
	assert_place(&error, line, column);
	assert_contains(error.message, word);
	assert_contains(error.hint, hint);
	clv_cases_close(&cases);
}

/* The table can be opened; reading row number `row` of it gives an error. */
static void expect_bad_row(const char *text, char decimal, int row,
                           uint64_t line, size_t column, const char *word,
                           const char *hint)
{
	struct clv_cases cases;
	struct clv_error error;
	struct clv_record record;
	struct clv_given given;
	if (!open_with(&cases, text, 0, decimal, &error))
		fail_with("%s", error.message);
	for (int i = 1; i < row; i++)
		assert_int_equal(clv_cases_next(&cases, &record, &given, &error),
		                 CLV_READ_RECORD);
	assert_int_equal(clv_cases_next(&cases, &record, &given, &error),
	                 CLV_READ_BAD);
	assert_place(&error, line, column);
	assert_contains(error.message, word);
	assert_contains(error.hint, hint);
	clv_cases_close(&cases);
}

static void next_case(struct clv_cases *cases, struct clv_given *given)
{
	struct clv_error error;
	struct clv_record record;
	if (clv_cases_next(cases, &record, given, &error) != CLV_READ_RECORD)
		fail_with("%s", error.message);
}

static void expect_no_more(struct clv_cases *cases)
{
	struct clv_error error;
	struct clv_record record;
	struct clv_given given;
	assert_int_equal(clv_cases_next(cases, &record, &given, &error),
	                 CLV_READ_END);
}

/* ---- Which column is which input ----------------------------------------- */

static void every_input_has_its_column(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "avg",       "freq",      "years",    "revenue",    "purchases",
	    "customers", "margin",    "discount", "timing",     "retention",
	    "churn",     "horizon",   "cac",      "spend",      "new_customers",
	    "target",    "promoters", "passives", "detractors", "confidence"};
	assert_int_equal(COUNT(names), CLV_IN_COUNT);
	for (size_t i = 0; i < COUNT(names); i++) {
		char text[64];
		struct clv_cases cases;
		snprintf(text, sizeof text, "segment,%s\nA,\n", names[i]);
		open_cases(&cases, text);
		assert_int_equal(cases.columns[0].input, CLV_NO_FIELD);
		assert_int_equal(cases.columns[1].input, i);
		assert_true(cases.mask == CLV_INPUT_BIT(i));
		clv_cases_close(&cases);
	}
}

static void names_match_loosely(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		int input;
	} columns[] = {
	    {"AVG", CLV_IN_AVG},
	    {" avg ", CLV_IN_AVG},
	    {"A-v_G", CLV_IN_AVG},
	    {"aov", CLV_IN_AVG},
	    {"AOV", CLV_IN_AVG},
	    {"Average Order Value", CLV_IN_AVG},
	    {"average_order_value", CLV_IN_AVG},
	    {"Average-Purchase", CLV_IN_AVG},
	    {"Purchases per Year", CLV_IN_FREQ},
	    {"purchases_per_year", CLV_IN_FREQ},
	    {"Lifespan", CLV_IN_YEARS},
	    {"Gross Margin", CLV_IN_MARGIN},
	    {"grossmargin", CLV_IN_MARGIN},
	    {"new customers", CLV_IN_NEW_CUSTOMERS},
	    {"New-Customers", CLV_IN_NEW_CUSTOMERS},
	    {"newcustomers", CLV_IN_NEW_CUSTOMERS},
	    {"\"Sales and Marketing\"", CLV_IN_SPEND},
	    {"Customer Acquisition Cost", CLV_IN_CAC},
	    {"churn rate", CLV_IN_CHURN},
	    {"average", CLV_NO_FIELD},
	    {"avg2", CLV_NO_FIELD},
	    {"customer", CLV_NO_FIELD},
	    {"\"\"", CLV_NO_FIELD},
	    {"-", CLV_NO_FIELD},
	};
	for (size_t i = 0; i < COUNT(columns); i++) {
		char text[64];
		struct clv_cases cases;
		snprintf(text, sizeof text, "%s,x\n", columns[i].name);
		open_cases(&cases, text);
		if (cases.columns[0].input != columns[i].input)
			fail_with("\"%s\" is input %d", columns[i].name,
			          cases.columns[0].input);
		clv_cases_close(&cases);
	}
}

static void results_are_recognised(void **state)
{
	(void)state;
	struct clv_cases cases;
	open_cases(&cases, "segment,clv,LTV:CAC,years\nA,1,2,3\n");
	assert_int_equal(cases.columns[0].result, CLV_NO_FIELD);
	assert_int_equal(cases.columns[1].result,
	                 clv_schema_find_exact(&clv_result_schema, "clv", 3));
	assert_int_equal(cases.columns[2].result,
	                 clv_schema_find_exact(&clv_result_schema, "ltv_cac", 7));
	assert_int_equal(cases.columns[3].input, CLV_IN_YEARS);
	assert_true(cases.is_own_output);
	clv_cases_close(&cases);
	open_cases(&cases, "segment,avg,years\nA,1,2\n");
	assert_false(cases.is_own_output);
	clv_cases_close(&cases);
}

static void two_columns_cannot_be_one(void **state)
{
	(void)state;
	expect_refused("x,name,y,name\n", 0, 1, 10, "\"name\"", "rename");
	expect_refused("avg,freq,avg\n", 0, 1, 10, "\"avg\"", "rename");
	expect_refused("avg,freq,AOV\n", 0, 1, 10, "avg", "rename");
	expect_refused("\nfreq,Lifespan,x,YEARS\n", 0, 2, 17, "years", "rename");
	expect_refused("avg,clv,LTV\n", 0, 1, 9, "clv", "rename");
	/* columns without a name may be many, and so may similar names */
	struct clv_cases cases;
	open_cases(&cases, "avg,,,Name,name\n1,2,3,4,5\n");
	clv_cases_close(&cases);
}

/* ---- Rows ---------------------------------------------------------------- */

static void rows_give_their_inputs(void **state)
{
	(void)state;
	struct clv_cases cases;
	struct clv_given given;
	open_cases(&cases, "segment,avg,freq,churn,margin,timing,horizon\n"
	                   "\"A, B\",\"$1,234.50\",12,4%/month,80 %,END,30mo\n"
	                   "C,10,,,0.4,,--\n");
	next_case(&cases, &given);
	assert_true(given.mask ==
	            (CLV_INPUT_BIT(CLV_IN_AVG) | CLV_INPUT_BIT(CLV_IN_FREQ) |
	             CLV_INPUT_BIT(CLV_IN_CHURN) | CLV_INPUT_BIT(CLV_IN_MARGIN) |
	             CLV_INPUT_BIT(CLV_IN_TIMING) | CLV_INPUT_BIT(CLV_IN_HORIZON)));
	assert_near(given.values.avg, 1234.5, 0);
	assert_near(given.values.freq, 12, 0);
	assert_near(given.values.churn.value, 0.04, 0);
	assert_int_equal(given.values.churn.step, CLV_STEP_MONTH);
	assert_near(given.values.margin, 0.8, 0);
	assert_int_equal(given.values.timing, CLV_TIMING_END);
	assert_near(given.values.horizon, 2.5, 0);
	/* nothing of the first row is left in the second */
	next_case(&cases, &given);
	assert_true(given.mask ==
	            (CLV_INPUT_BIT(CLV_IN_AVG) | CLV_INPUT_BIT(CLV_IN_MARGIN)));
	assert_undefined(given.values.freq);
	assert_undefined(given.values.churn.value);
	assert_undefined(given.values.horizon);
	assert_int_equal(given.values.timing, CLV_TIMING_START);
	expect_no_more(&cases);
	clv_cases_close(&cases);
}

static void plain_cells_are_told_from_dressed_ones(void **state)
{
	(void)state;
	struct clv_cases cases;
	struct clv_given given;
	open_cases(&cases, "avg,freq\n12.50,007\n$5.5,3\n");
	next_case(&cases, &given);
	assert_true(cases.plain[0]);
	assert_false(cases.plain[1]);
	next_case(&cases, &given);
	assert_false(cases.plain[0]);
	assert_true(cases.plain[1]);
	clv_cases_close(&cases);
}

static void bad_cells_name_their_place(void **state)
{
	(void)state;
	expect_bad_row("s,avg,freq\nA,1,2\nB,twelve,2\n", 0, 2, 3, 3, "twelve", "");
	expect_bad_row("s,avg,freq\n\"A\nB\",1,\"x\"\n", 0, 1, 3, 6, "freq", "");
	expect_bad_row("s,freq\n\nA,-1\n", 0, 1, 3, 3, "negative", "");
	expect_bad_row("s,margin\nA,40\n", 0, 1, 2, 3, "40", "0.05");
	expect_bad_row("s,margin\nA,40\n", 0, 1, 2, 3, "margin", "5%");
	expect_bad_row("s,churn\nA,4%/week\n", 0, 1, 2, 3, "4%/week", "month");
	expect_bad_row("s,margin\nA,4%/year\n", 0, 1, 2, 3, "period", "retention");
	expect_bad_row("s,freq\nA,$5\n", 0, 1, 2, 3, "currency", "");
	expect_bad_row("s,timing\nA,middle\n", 0, 1, 2, 3, "middle", "start");
	expect_bad_row("s,years\nA,2 moons\n", 0, 1, 2, 3, "2 moons", "30mo");
	expect_bad_row("s,target\nA,0\n", 0, 1, 2, 3, "above 0", "");
	expect_bad_row("s,confidence\nA,100%\n", 0, 1, 2, 3, "100%", "");
	expect_bad_row("s,avg\nA,1e999\n", 0, 1, 2, 3, "too large", "");
	expect_bad_row("s,avg\n\xC3\xA9\xC3\xA9,nan\n", 0, 1, 2, 4, "nan", "");
}

static void a_bad_row_does_not_end_the_table(void **state)
{
	(void)state;
	struct clv_cases cases;
	struct clv_given given;
	struct clv_error error;
	struct clv_record record;
	open_cases(&cases, "s,avg\nA,x\nB\n\"C\"c,1\nD,4\n");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(clv_cases_next(&cases, &record, &given, &error),
		                 CLV_READ_BAD);
		assert_int_equal(error.place.line, 2 + i);
		assert_int_equal(record.line, 2 + i);
		assert_true(record.raw.at[0] == "AB\""[i]);
	}
	next_case(&cases, &given);
	assert_near(given.values.avg, 4, 0);
	expect_no_more(&cases);
	clv_cases_close(&cases);
}

/* ---- Conflicts ----------------------------------------------------------- */

static void every_conflict_is_a_bad_row(void **state)
{
	(void)state;
	static const struct {
		const char *first, *second;
		const char *values;
	} pairs[] = {
	    {"years", "retention", "5,80%"},   {"years", "churn", "5,20%"},
	    {"retention", "churn", "80%,20%"}, {"cac", "spend", "10,100"},
	    {"years", "horizon", "5,3"},
	};
	for (size_t i = 0; i < COUNT(pairs); i++) {
		char text[160];
		struct clv_cases cases;
		struct clv_given given;
		snprintf(text, sizeof text, "%s,%s,avg\n%s,1\n", pairs[i].first,
		         pairs[i].second, pairs[i].values);
		expect_bad_row(
		    text, 0, 1, 2,
		    (size_t)(strchr(pairs[i].values, ',') - pairs[i].values) + 2,
		    pairs[i].first, "empty");
		expect_bad_row(
		    text, 0, 1, 2,
		    (size_t)(strchr(pairs[i].values, ',') - pairs[i].values) + 2,
		    pairs[i].second, "empty");
		/* either alone is no conflict */
		snprintf(text, sizeof text, "%s,%s,avg\n%.*s,,1\n,%s,1\n",
		         pairs[i].first, pairs[i].second,
		         (int)(strchr(pairs[i].values, ',') - pairs[i].values),
		         pairs[i].values, strchr(pairs[i].values, ',') + 1);
		open_cases(&cases, text);
		next_case(&cases, &given);
		next_case(&cases, &given);
		clv_cases_close(&cases);
	}
}

/* In output of ours years is the result of churn, and must be readable again.
 */
static void years_beside_churn_are_a_result_in_own_output(void **state)
{
	(void)state;
	struct clv_cases cases;
	struct clv_given given;
	open_cases(&cases, "avg,churn,years,clv\n100,20%,5,500\n100,,5,500\n");
	next_case(&cases, &given);
	assert_undefined(given.values.years);
	assert_near(given.values.churn.value, 0.2, 0);
	assert_true(given.mask ==
	            (CLV_INPUT_BIT(CLV_IN_AVG) | CLV_INPUT_BIT(CLV_IN_CHURN)));
	next_case(&cases, &given);
	assert_near(given.values.years, 5, 0);
	clv_cases_close(&cases);
	/* other conflicts stay */
	expect_bad_row("cac,spend,clv\n1,2,3\n", 0, 1, 2, 3, "cac", "empty");
	expect_bad_row("retention,churn,clv\n80%,20%,3\n", 0, 1, 2, 5, "churn",
	               "empty");
}

/* ---- The decimal sign ---------------------------------------------------- */

static void expect_decimal(const char *text, char given, enum clv_decimal sign)
{
	struct clv_cases cases;
	struct clv_error error;
	if (!open_with(&cases, text, 0, given, &error))
		fail_with("%s", error.message);
	if (cases.decimal != sign)
		fail_with("%s was read with %c", text, cases.decimal);
	clv_cases_close(&cases);
}

static void the_first_telling_value_decides(void **state)
{
	(void)state;
	const enum clv_decimal point = CLV_DECIMAL_POINT;
	const enum clv_decimal comma = CLV_DECIMAL_COMMA;
	expect_decimal("avg,freq\n12.5,1\n", 0, point);
	expect_decimal("avg;freq\n12,5;1\n", 0, comma);
	expect_decimal("avg,freq\n1,2\n", 0, point);
	expect_decimal("avg,freq\n", 0, point);
	expect_decimal("avg,freq\n\"12,5\",1\n", 0, comma);
	expect_decimal("avg,freq\n\"1,234\",1\n12.5,1\n", 0, point);
	expect_decimal("avg;freq\n1.234;1\n12,5;1\n", 0, comma);
	expect_decimal("avg;freq\n1,234;1\n1.234,5;1\n", 0, comma);
	expect_decimal("avg;margin\n5;4,5 %\n", 0, comma);
	expect_decimal("avg\tfreq\n1.234\t1\n", 0, point);
	expect_decimal("avg,freq\n1.234,1\n", 0, point);
	expect_decimal("avg;years\n5;2,5 y\n", 0, comma);
	/* columns that are no inputs tell nothing */
	expect_decimal("note;avg\n12,5;1\n", 0, point);
	expect_decimal("note,avg\n\"1,234\",1\n", 0, point);
	/* said is said */
	expect_decimal("avg;freq\n1.234;1\n", '.', point);
	expect_decimal("avg;freq\n1,234;1\n", ',', comma);
	expect_decimal("avg;freq\n12.5;1\n", ',', comma);
}

static void what_could_be_either_is_not_guessed(void **state)
{
	(void)state;
	expect_refused("s,avg\nA,5\nB,\"1,234\"\n", 0, 3, 3, "1,234", "--decimal");
	expect_refused("s;avg\nA;1,234\n", 0, 2, 3, "1,234", "--decimal");
	expect_refused("s;avg\nA;1.234\n", 0, 2, 3, "1.234", "--decimal");
	expect_refused("s;avg\nA;5\nB;\"$1,234\"\n", 0, 3, 3, "avg", "--decimal");
	expect_refused("s;years\nA;1,125y\n", 0, 2, 3, "1,125y", "--decimal");
}

static void what_was_said_is_read_so(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		char decimal;
		double avg;
	} tables[] = {
	    {"avg;freq\n1.234;1\n", '.', 1.234},
	    {"avg;freq\n1.234;1\n", ',', 1234},
	    {"avg;freq\n1,234;1\n", '.', 1234},
	    {"avg;freq\n1,234;1\n", ',', 1.234},
	    {"avg,freq\n1.234,1\n", 0, 1.234},
	    {"avg;freq\n1,5;1\n", 0, 1.5},
	};
	for (size_t i = 0; i < COUNT(tables); i++) {
		struct clv_cases cases;
		struct clv_given given;
		struct clv_error error;
		if (!open_with(&cases, tables[i].text, 0, tables[i].decimal, &error))
			fail_with("%s", error.message);
		next_case(&cases, &given);
		assert_near(given.values.avg, tables[i].avg, 0);
		clv_cases_close(&cases);
	}
}

static void a_later_contradiction_is_a_bad_row(void **state)
{
	(void)state;
	expect_bad_row("s,avg\nA,12.5\nB,\"12,5\"\n", 0, 2, 3, 3, "12,5",
	               "--decimal ,");
	expect_bad_row("s;avg\nA;12,5\nB;12.5\n", 0, 2, 3, 3, "12.5",
	               "--decimal .");
	expect_bad_row("s;avg\nA;12,5\n", '.', 1, 2, 3, "12,5", "--decimal ,");
	expect_bad_row("s,avg\nA,12.5\nB,\"0,125\"\n", 0, 2, 3, 3, "0,125",
	               "--decimal ,");
	expect_bad_row("s;avg\nA;12,5\nB;0.125\n", 0, 2, 3, 3, "0.125",
	               "--decimal .");
}

/* `rows` rows of whole numbers, and then this one. */
static char *table_with_late_row(const char *header, const char *row,
                                 const char *last, size_t rows)
{
	const size_t size = strlen(row);
	char *text = malloc(strlen(header) + rows * size + strlen(last) + 1);
	char *at = text + sprintf(text, "%s", header);
	for (size_t i = 0; i < rows; i++, at += size)
		memcpy(at, row, size);
	strcpy(at, last);
	return text;
}

/* Beyond the 64 KiB that are looked at before the first row. */
static void late_values_are_not_guessed_either(void **state)
{
	(void)state;
	enum { ROWS = 40000 };
	static const struct {
		const char *header, *row, *last, *word, *hint;
	} tables[] = {
	    {"s,avg\n", "A,5\n", "B,\"12,5\"\n", "12,5", "--decimal ,"},
	    {"s,avg\n", "A,5\n", "B,\"1,234\"\n", "1,234", "--decimal"},
	    {"s;avg\n", "A;5\n", "B;1,234\n", "1,234", "--decimal"},
	    {"s;avg\n", "A;5\n", "B;1.234\n", "1.234", "--decimal"},
	    {"s;avg\n", "A;5\n", "B;12,5\n", "12,5", "--decimal ,"},
	};
	for (size_t i = 0; i < COUNT(tables); i++) {
		char *text = table_with_late_row(tables[i].header, tables[i].row,
		                                 tables[i].last, ROWS);
		expect_bad_row(text, 0, ROWS + 1, ROWS + 2, 3, tables[i].word,
		               tables[i].hint);
		free(text);
	}
}

/* Where the first telling value lies at 100 KB, a pipe and a file must not
   come to different ends. */
static void the_sample_does_not_depend_on_the_pieces(void **state)
{
	(void)state;
	enum { ROWS = 40000 };
	static const size_t sizes[] = {0, 1, 4096, 65535, 65536, 65537, 262144};
	char *text = table_with_late_row("s;avg\n", "A;5\n", "B;12,5\n", ROWS);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		const struct clv_case_options options = {0, 0};
		struct clv_cases cases;
		struct clv_error error;
		assert_true(clv_cases_open_source(&cases,
		                                  clv_source_memory("cases.csv", text,
		                                                    strlen(text),
		                                                    sizes[i], &error),
		                                  &options, &error));
		assert_int_equal(cases.decimal, CLV_DECIMAL_POINT);
		assert_false(cases.decimal_is_certain);
		clv_cases_close(&cases);
	}
	free(text);
}

static void a_late_point_is_a_point(void **state)
{
	(void)state;
	enum { ROWS = 20000 };
	char *text =
	    table_with_late_row("s,avg\n", "A,5\n", "B,1.234\nC,12.5\n", ROWS);
	struct clv_cases cases;
	struct clv_given given;
	open_cases(&cases, text);
	for (int i = 0; i <= ROWS; i++)
		next_case(&cases, &given);
	assert_near(given.values.avg, 1.234, 0);
	next_case(&cases, &given);
	assert_near(given.values.avg, 12.5, 0);
	clv_cases_close(&cases);
	free(text);
}

/* A bad row above does not hide what the rows below it tell. */
static void the_search_goes_on_behind_a_bad_row(void **state)
{
	(void)state;
	expect_decimal("s;avg\n\"A\"x;1\nB;12,5\n", 0, CLV_DECIMAL_COMMA);
	expect_decimal("s;avg\nA\nB;12,5\n", 0, CLV_DECIMAL_COMMA);
}

/* ---- The delimiter ------------------------------------------------------- */

static void expect_delimiter(const char *text, char given, char delimiter,
                             size_t columns)
{
	struct clv_cases cases;
	struct clv_error error;
	if (!open_with(&cases, text, given, 0, &error))
		fail_with("%s", error.message);
	assert_int_equal(cases.table.delimiter, delimiter);
	assert_int_equal(cases.table.count, columns);
	clv_cases_close(&cases);
}

static void delimiters_are_found(void **state)
{
	(void)state;
	expect_delimiter("avg,freq,years\n1,2,3\n", 0, ',', 3);
	expect_delimiter("avg;freq;years\n1;2;3\n", 0, ';', 3);
	expect_delimiter("avg\tfreq\tyears\n1\t2\t3\n", 0, '\t', 3);
	expect_delimiter("avg|freq|years\n1|2|3\n", 0, '|', 3);
	expect_delimiter("avg\n1\n", 0, ',', 1);
	expect_delimiter("a,b,c,d;avg;freq\n", 0, ';', 3);
	expect_delimiter("\"a,b,c\";avg\n", 0, ';', 2);
	expect_delimiter("x;y;z\n1,5;2;3\n", 0, ';', 3);
	expect_delimiter("avg,freq\n1,2\n", ';', ';', 1);
}

static void excel_may_name_the_delimiter(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "sep=;\navg;freq\n10;2\n", "sep=;\r\navg;freq\r\n10;2\r\n",
	    "sep=;\ravg;freq\r10;2\r", "\xEF\xBB\xBFsep=;\navg;freq\n10;2\n"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct clv_cases cases;
		struct clv_given given;
		open_cases(&cases, texts[i]);
		assert_int_equal(cases.table.delimiter, ';');
		assert_int_equal(cases.table.header_line, 2);
		assert_int_equal(cases.table.count, 2);
		next_case(&cases, &given);
		assert_near(given.values.avg, 10, 0);
		expect_no_more(&cases);
		clv_cases_close(&cases);
	}
	expect_bad_row("sep=;\nfreq;x\n-1;2\n", 0, 1, 3, 1, "negative", "");
	expect_delimiter("sep=,\navg,freq\n1,2\n", 0, ',', 2);
	expect_delimiter("sep=|\navg|freq\n1|2\n", 0, '|', 2);
}

/* ---- Tables of something else -------------------------------------------- */

static void exports_of_orders_are_refused(void **state)
{
	(void)state;
	static const char *const headers[] = {
	    "customer,date,amount\n",
	    "Name,Email,Financial Status,Paid at,Total\n",
	    "id,Created (UTC),Amount,Currency,Customer ID\n",
	    "order_id,order_date,customer_id,order_total\n",
	    "Date,Time,Net Sales,Customer ID\n",
	    "\"Date\",\"Name\",\"Gross\",\"Net\",\"From Email Address\"\n",
	    "Customer Email;Purchase Date;Grand Total (Base)\n",
	};
	for (size_t i = 0; i < COUNT(headers); i++)
		expect_refused(headers[i], 0, 1, 0, "orders", "clv orders --total");
}

static void tables_of_customers_are_refused(void **state)
{
	(void)state;
	expect_refused("id,frequency,recency,T\n1,2,3,4\n", 0, 1, 0, "customers",
	               "avg");
	expect_refused("\nID;Recency;t\n", 0, 2, 0, "recency", "avg");
}

static void tables_of_segments_are_not_refused(void **state)
{
	(void)state;
	static const char *const headers[] = {"customer,avg,freq,years\n",
	                                      "month,revenue,purchases,customers\n",
	                                      "date,avg,freq\n",
	                                      "customer,date,amount,avg,freq\n",
	                                      "recency,avg\n",
	                                      "T,avg\n",
	                                      "day,amount,avg\n"};
	for (size_t i = 0; i < COUNT(headers); i++) {
		struct clv_cases cases;
		open_cases(&cases, headers[i]);
		clv_cases_close(&cases);
	}
}

/* ---- Not a table at all -------------------------------------------------- */

static void files_that_do_not_open(void **state)
{
	(void)state;
	struct clv_cases cases;
	struct clv_error error;
	const struct clv_case_options options = {0, 0};
	assert_false(clv_cases_open(&cases, "/no/such/file", &options, &error));
	assert_contains(error.message, "/no/such/file");
	assert_true(error.hint[0] != '\0');
	clv_cases_close(&cases);
	assert_false(clv_cases_open(&cases, "/", &options, &error));
	assert_contains(error.message, "/");
	assert_contains(error.hint, "directory");
	clv_cases_close(&cases);
	assert_false(clv_cases_open(&cases, "/dev/null", &options, &error));
	assert_contains(error.message, "empty");
	clv_cases_close(&cases);
}

static void a_header_alone_has_no_rows(void **state)
{
	(void)state;
	struct clv_cases cases;
	open_cases(&cases, "avg,freq");
	expect_no_more(&cases);
	clv_cases_close(&cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_input_has_its_column),
	    cmocka_unit_test(names_match_loosely),
	    cmocka_unit_test(results_are_recognised),
	    cmocka_unit_test(two_columns_cannot_be_one),
	    cmocka_unit_test(rows_give_their_inputs),
	    cmocka_unit_test(plain_cells_are_told_from_dressed_ones),
	    cmocka_unit_test(bad_cells_name_their_place),
	    cmocka_unit_test(a_bad_row_does_not_end_the_table),
	    cmocka_unit_test(every_conflict_is_a_bad_row),
	    cmocka_unit_test(years_beside_churn_are_a_result_in_own_output),
	    cmocka_unit_test(the_first_telling_value_decides),
	    cmocka_unit_test(what_could_be_either_is_not_guessed),
	    cmocka_unit_test(what_was_said_is_read_so),
	    cmocka_unit_test(a_later_contradiction_is_a_bad_row),
	    cmocka_unit_test(late_values_are_not_guessed_either),
	    cmocka_unit_test(the_sample_does_not_depend_on_the_pieces),
	    cmocka_unit_test(a_late_point_is_a_point),
	    cmocka_unit_test(the_search_goes_on_behind_a_bad_row),
	    cmocka_unit_test(delimiters_are_found),
	    cmocka_unit_test(excel_may_name_the_delimiter),
	    cmocka_unit_test(exports_of_orders_are_refused),
	    cmocka_unit_test(tables_of_customers_are_refused),
	    cmocka_unit_test(tables_of_segments_are_not_refused),
	    cmocka_unit_test(files_that_do_not_open),
	    cmocka_unit_test(a_header_alone_has_no_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
