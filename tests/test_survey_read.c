/* Exports of surveys to counts; the layouts are those of SurveyMonkey, Typeform
   and Qualtrics, the counts were made by hand. */
#include "io/columns.h"
#include "io/survey_read.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>

static const struct clv_survey_options plain = {.scale = {0, 10, 9, 6},
                                                .threads = 1};

static struct clv_survey_options by(const char *column)
{
	struct clv_survey_options options = plain;
	options.by = column;
	return options;
}

struct opened {
	size_t bad;
	size_t score, date;
	uint64_t header_lines[2];
};

static bool leave_out(void *data, const struct clv_table *table,
                      const struct clv_record *record, struct clv_error *error)
{
	struct opened *opened = data;
	(void)table;
	(void)record;
	(void)error;
	opened->bad++;
	return true;
}

static void note(void *data, const struct clv_survey_file *file)
{
	struct opened *opened = data;
	opened->score = file->score;
	opened->date = file->date;
	memcpy(opened->header_lines, file->header_lines,
	       sizeof opened->header_lines);
}

static bool read_bytes(struct clv_survey_result *result, const char *text,
                       size_t length, const struct clv_survey_options *options,
                       struct opened *opened, struct clv_error *error)
{
	struct temporary file;
	const struct clv_survey_watch watch = {
	    {opened, NULL, opened ? leave_out : NULL, NULL}, opened ? note : NULL};
	temporary_write(&file, text, length);
	const char *const path = file.path;
	const bool done = clv_survey_read(result, &path, 1, options, &watch, error);
	temporary_remove(&file);
	return done;
}

static void read_well(struct clv_survey_result *result, const char *text,
                      const struct clv_survey_options *options,
                      struct opened *opened)
{
	struct clv_error error;
	if (!read_bytes(result, text, strlen(text), options, opened, &error))
		fail_with("%s\n%s", text, error.message);
}

static void assert_votes(const struct clv_survey_result *result,
                         const char *group, uint64_t promoters,
                         uint64_t passives, uint64_t detractors)
{
	const struct clv_survey *survey = &result->survey;
	const uint32_t number =
	    clv_names_find(&survey->groups, group, strlen(group));
	if (number == CLV_NO_NAME)
		fail_with("no group \"%s\"", group);
	const uint64_t *counts = survey->votes[number].counts;
	assert_int_equal(counts[CLV_PROMOTER], promoters);
	assert_int_equal(counts[CLV_PASSIVE], passives);
	assert_int_equal(counts[CLV_DETRACTOR], detractors);
}

static void surveymonkey(void **state)
{
	(void)state;
	static const char text[] =
	    "Respondent ID,End Date,\"How likely is it that you would recommend "
	    "us\nto a friend, or colleague?\",Why?\n"
	    ",,Response,Open-Ended Response\n"
	    "1,01/13/2025 10:00:00 AM,10,\"good, fast\"\n"
	    "2,01/14/2025 10:00:00 AM,,\n"
	    "3,02/01/2025 10:00:00 AM,6,\n";
	struct clv_survey_result result;
	struct opened opened = {.bad = 0};
	struct clv_survey_options options = plain;
	options.by_period = true;
	read_well(&result, text, &options, &opened);
	assert_int_equal(opened.bad, 0);
	assert_int_equal(opened.score, 2);
	assert_int_equal(opened.date, 1);
	assert_int_equal(opened.header_lines[0], 3);
	assert_int_equal(opened.header_lines[1], 0);
	assert_int_equal(result.header_rows, 1);
	assert_int_equal(result.rows, 3);
	assert_int_equal(result.no_vote[CLV_NO_ANSWER], 1);
	assert_votes(&result, "2025-01", 1, 0, 0);
	assert_votes(&result, "2025-02", 0, 0, 1);
	clv_survey_result_free(&result);
}

static void typeform(void **state)
{
	(void)state;
	static const char text[] =
	    "#,How likely are you to recommend us?,Start Date (UTC),Submit Date "
	    "(UTC),Network ID\n"
	    "a1,9,2025-01-01 10:00,2025-02-02 10:00,n1\n"
	    "a2,8,2025-01-02 10:00,2025-01-02 10:00,n2\n";
	struct clv_survey_result result;
	struct opened opened = {.bad = 0};
	struct clv_survey_options options = plain;
	options.customer = "Network ID";
	read_well(&result, text, &options, &opened);
	assert_int_equal(opened.score, 1);
	assert_int_equal(opened.date, 3);
	assert_int_equal(result.header_rows, 0);
	assert_votes(&result, "", 1, 1, 0);
	clv_survey_result_free(&result);
}

static void qualtrics(void **state)
{
	(void)state;
	static const char text[] =
	    "StartDate,RecordedDate,Q1,Q1_NPS_GROUP\n"
	    "Start Date,Recorded Date,\"How likely are you\nto recommend?\",Group\n"
	    "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"x\"\""
	    "}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":1}\"\n"
	    "2025-01-01,2025-01-01,9,Promoter\n"
	    "2025-01-01,2025-01-01,3,Detractor\n";
	struct clv_survey_result result;
	struct opened opened = {.bad = 0};
	struct clv_survey_options options = plain;
	options.score = "q1";
	read_well(&result, text, &options, &opened);
	assert_int_equal(opened.header_lines[0], 2);
	assert_int_equal(opened.header_lines[1], 4);
	assert_int_equal(result.header_rows, 2);
	assert_int_equal(result.rows, 2);
	assert_votes(&result, "", 1, 0, 1);
	clv_survey_result_free(&result);
	/* the words that Qualtrics makes of it */
	options.score = "@4";
	read_well(&result, text, &options, &opened);
	assert_votes(&result, "", 1, 0, 1);
	clv_survey_result_free(&result);
	/* without the row of questions */
	options.score = "Q1";
	read_well(&result, "a,Q1\nx,\"{\"\"ImportId\"\":1}\"\n1,9\n", &options,
	          &opened);
	assert_int_equal(result.header_rows, 1);
	assert_votes(&result, "", 1, 0, 0);
	clv_survey_result_free(&result);
}

/* A comment that says Response in the first row is none of SurveyMonkey. */
static void a_first_row_with_an_answer_is_a_row(void **state)
{
	(void)state;
	struct clv_survey_result result;
	read_well(&result, "score,why\n9,Response\n8,x\n", &plain, NULL);
	assert_int_equal(result.header_rows, 0);
	assert_votes(&result, "", 1, 1, 0);
	clv_survey_result_free(&result);
}

static void columns_are_guessed_by_rank(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		size_t score;
	} cases[] = {
	    {"a,Score\n", 1},
	    {"rating,nps\n", 1},
	    {"Rating,would you recommend us?\n", 0},
	    {"x,NPS Score\n", 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_survey_result result;
		struct opened opened = {.bad = 0};
		read_well(&result, cases[i].header, &plain, &opened);
		assert_int_equal(opened.score, cases[i].score);
		clv_survey_result_free(&result);
	}
}

static void what_cannot_be_read(void **state)
{
	(void)state;
	struct clv_survey_options period = plain, latest = plain, five = plain;
	period.by_period = true;
	latest.customer = "who";
	five.scale = (struct clv_scale){1, 5, 5, 3};
	const struct clv_survey_options no_group = by("group");
	const struct {
		const char *text;
		const struct clv_survey_options *options;
		const char *message, *hint;
		uint64_t line;
		size_t column;
	} cases[] = {
	    {"a,score\nx,11\n", &plain, "score: \"11\" is not from 0 to 10",
	     "--scale", 2, 3},
	    {"a,score\nx,5\ny,7.5\n", &plain,
	     "score: \"7.5\" is not a whole number", "0 to 10", 3, 3},
	    {"a,score\nx,great\n", &plain, "score: \"great\" is not an answer",
	     "detractor", 2, 3},
	    {"a,score\nx,0\n", &five, "score: \"0\" is not from 1 to 5", "", 2, 3},
	    {"a,score\nx\n", &plain, "this row has 1 cell", "", 2, 0},
	    {"a,b\nx,1\n", &plain, "which column has the answers? say --score COL",
	     "columns: a, b", 0, 0},
	    {"score,a\n1,x\n", &period, "which column has the dates?", "columns", 0,
	     0},
	    {"score,nps\n1,1\n", &plain, "both \"score\" (@1) and \"nps\" (@2)",
	     "--score @1", 0, 0},
	    {"score,date\n1,soon\n", &period, "date: \"soon\" is not a date", "", 2,
	     3},
	    {"score,date\n1,01/02/2025\n", &period,
	     "may start with the day or with the month", "--date-format", 2, 3},
	    {"score,date\n1,2025-01-01\n", &latest, "--latest-per: no column is",
	     "", 0, 0},
	    {"score,date\n1,2025-01-01\n", &no_group, "--by: no column is", "", 0,
	     0},
	    {"", &plain, "the file is empty", "", 0, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_survey_result result;
		struct clv_error error = {.status = CLV_DONE};
		assert_false(read_bytes(&result, cases[i].text, strlen(cases[i].text),
		                        cases[i].options, NULL, &error));
		if (!strstr(error.message, cases[i].message) ||
		    !strstr(error.hint, cases[i].hint))
			fail_with("%s: %s\n%s", cases[i].text, error.message, error.hint);
		assert_int_equal(error.place.line, cases[i].line);
		assert_int_equal(error.place.column, cases[i].column);
		clv_survey_result_free(&result);
	}
}

static void rows_without_what_is_needed(void **state)
{
	(void)state;
	static const char text[] = "who,score,date,plan\n"
	                           "ada,9,2025-01-01,x\n"
	                           ",9,2025-01-01,x\n"
	                           "ben,9,,x\n"
	                           "cid,,2025-01-01,x\n"
	                           "dan,x,2025-01-01,x\n"
	                           "Ada@x.de,3,2025-01-02, \n"
	                           "ada@X.de,8,2025-01-02,y \n";
	struct clv_survey_result result;
	struct opened opened = {.bad = 0};
	struct clv_survey_options options = by("plan");
	options.customer = "who";
	read_well(&result, text, &options, &opened);
	assert_int_equal(opened.bad, 1);
	assert_int_equal(result.rows, 6);
	assert_int_equal(result.no_vote[CLV_NO_ANSWER], 1);
	assert_int_equal(result.no_vote[CLV_NO_DATE], 1);
	assert_int_equal(result.no_vote[CLV_NO_CUSTOMER], 1);
	assert_int_equal(result.survey.replaced, 1);
	assert_votes(&result, "x", 1, 0, 0);
	assert_votes(&result, "y", 0, 1, 0);
	clv_survey_result_free(&result);
}

/* Files of one survey; a file of which there is none. */
static void several_files(void **state)
{
	(void)state;
	struct temporary files[2];
	struct clv_survey_result result;
	struct clv_error error;
	static const struct clv_survey_watch alone = {.opened = NULL};
	temporary_write(&files[0], "score,x\n9,a\n", 12);
	temporary_write(&files[1], "y;nps\n1;8\n2;1\n", 14);
	const char *const paths[] = {files[0].path, files[1].path, "/nowhere"};
	assert_true(clv_survey_read(&result, paths, 2, &plain, &alone, &error));
	assert_votes(&result, "", 1, 1, 1);
	clv_survey_result_free(&result);
	assert_false(clv_survey_read(&result, paths, 3, &plain, &alone, &error));
	clv_survey_result_free(&result);
	temporary_remove(&files[0]);
	temporary_remove(&files[1]);
}

/* ---- Blocks ---- */

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245U + 12345U;
	return *seed >> 16 & 0x7FFF;
}

/* Rows of all kinds; `odd` of 1000 are such that a block is read again. */
static char *make_survey(size_t rows, unsigned odd, size_t *length)
{
	static const char *const answers[] = {
	    "0", "6", "7", "8", "9", "10", "10 - Extremely likely", "promoter", ""};
	static const char *const strange[] = {"11", "what", "9/10", "\"9\"\"\""};
	char *text = malloc(rows * 90 + 200);
	unsigned seed = 3;
	assert_non_null(text);
	*length = (size_t)sprintf(text, "who,date,Plan,score\n,,Response,\n");
	for (size_t i = 0; i < rows; i++) {
		const bool is_odd = next(&seed) % 1000 < odd;
		const unsigned day = next(&seed);
		char date[20];
		sprintf(date, "%02u/%02u/202%u", day % 28 + 1, day % 11 + 1, day % 5);
		if (day % 50 == 7)
			*date = '\0';
		*length += (size_t)sprintf(
		    text + *length, "%s%u,%s,%s%u%s,%s%s", day % 3 ? "u" : "U@x",
		    next(&seed) % 500, date, day % 4 ? "" : "\" ", day % 7,
		    day % 4 ? "" : "\"",
		    is_odd ? strange[next(&seed) % 4] : answers[next(&seed) % 9],
		    is_odd && day % 9 == 0   ? ",\n"
		    : is_odd && day % 9 == 1 ? "\n \n"
		                             : "\n");
	}
	return text;
}

static void assert_same(const struct clv_survey_result *a,
                        const struct clv_survey_result *b)
{
	size_t a_count, b_count;
	uint32_t *first = clv_survey_sorted(&a->survey, &a_count);
	uint32_t *second = clv_survey_sorted(&b->survey, &b_count);
	assert_int_equal(a_count, b_count);
	for (size_t i = 0; i < a_count; i++) {
		size_t length;
		const char *name = clv_names_text(&a->survey.groups, first[i], &length);
		assert_int_equal(clv_names_find(&b->survey.groups, name, length),
		                 second[i]);
		assert_memory_equal(&a->survey.votes[first[i]],
		                    &b->survey.votes[second[i]],
		                    sizeof *a->survey.votes);
	}
	free(first);
	free(second);
	assert_int_equal(a->rows, b->rows);
	assert_int_equal(a->header_rows, b->header_rows);
	assert_int_equal(a->survey.replaced, b->survey.replaced);
	assert_memory_equal(a->no_vote, b->no_vote, sizeof a->no_vote);
}

/* Pieces so small that none is a block, and joined in the order of the file,
   are what blocks of any threads have to be. */
static void threads_change_nothing(void **state)
{
	(void)state;
	enum { ROWS = 30000, PIECE = 60000 };
	static const unsigned odds[] = {0, 1, 40};
	struct clv_survey_options all[5] = {plain, by("plan"), plain, plain,
	                                    by("Plan")};
	all[2].by_period = true;
	all[3].customer = "who";
	all[4].customer = "who";
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < sizeof all / sizeof *all; j++) {
			size_t length;
			char *text = make_survey(ROWS, odds[i], &length);
			struct clv_survey_result want;
			struct opened opened = {.bad = 0};
			struct clv_error error;
			/* a file without blocks: each line is the end of a piece */
			struct temporary files[40];
			const char *paths[40];
			size_t count = 0;
			const size_t header = (size_t)(strchr(text, '\n') + 1 - text);
			for (size_t from = 0; from < length;) {
				size_t to = from + PIECE < length ? from + PIECE : length;
				while (to < length && text[to - 1] != '\n')
					to++;
				char *piece = malloc(header + to - from);
				assert_non_null(piece);
				memcpy(piece, text, from ? header : 0);
				memcpy(piece + (from ? header : 0), text + from, to - from);
				temporary_write(&files[count], piece,
				                (from ? header : 0) + to - from);
				free(piece);
				paths[count] = files[count].path;
				count++;
				from = to;
			}
			assert_true(count > 5 && count < 40);
			const struct clv_survey_watch watch = {
			    {&opened, NULL, leave_out, NULL}, NULL};
			struct clv_survey_options options = all[j];
			options.threads = 1;
			if (!clv_survey_read(&want, paths, count, &options, &watch, &error))
				fail_with("%s", error.message);
			for (size_t k = 0; k < count; k++)
				temporary_remove(&files[k]);
			for (size_t threads = 1; threads <= 3; threads++) {
				struct clv_survey_result got;
				struct opened again = {.bad = 0};
				options.threads = threads;
				if (!read_bytes(&got, text, length, &options, &again, &error))
					fail_with("%s", error.message);
				assert_same(&got, &want);
				assert_int_equal(again.bad, opened.bad);
				assert_int_equal(again.bad > 0, odds[i] > 0);
				clv_survey_result_free(&got);
			}
			clv_survey_result_free(&want);
			free(text);
		}
}

/* The first bad row is the one that is told, whatever thread meets one first.
 */
static void the_first_error_is_told(void **state)
{
	(void)state;
	size_t length;
	char *text = make_survey(30000, 0, &length);
	char *late = text + length - 40;
	char *middle = text + length / 2;
	while (*late != '\n')
		late--;
	while (*middle != '\n')
		middle++;
	late[-1] = 'x';
	middle[-1] = 'x';
	uint64_t line = 1;
	for (const char *at = text; at < middle; at++)
		line += *at == '\n';
	for (size_t threads = 1; threads <= 4; threads++) {
		struct clv_survey_result result;
		struct clv_survey_options options = plain;
		struct clv_error error;
		options.threads = threads;
		assert_false(read_bytes(&result, text, length, &options, NULL, &error));
		assert_int_equal(error.place.line, line);
		clv_survey_result_free(&result);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(surveymonkey),
	    cmocka_unit_test(typeform),
	    cmocka_unit_test(qualtrics),
	    cmocka_unit_test(a_first_row_with_an_answer_is_a_row),
	    cmocka_unit_test(columns_are_guessed_by_rank),
	    cmocka_unit_test(what_cannot_be_read),
	    cmocka_unit_test(rows_without_what_is_needed),
	    cmocka_unit_test(several_files),
	    cmocka_unit_test(threads_change_nothing),
	    cmocka_unit_test(the_first_error_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
