/* What `clv nps` says on standard error. */
#include "cli/cmd_nps.h"
#include "cli/message.h"
#include "io/columns.h"
#include "io/period.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A question, which may have lines, in one. */
static const char *say_question(const struct clv_text *names, size_t column,
                                char name[100])
{
	char line[200];
	const size_t length =
	    names && names[column].length < sizeof line ? names[column].length : 0;
	for (size_t i = 0; i < length; i++)
		line[i] =
		    memchr("\r\n", names[column].at[i], 2) ? ' ' : names[column].at[i];
	return length ? clv_printable(line, length, name, 100)
	              : clv_column_say(names, column, name, 100);
}

static size_t say_column(const struct clv_survey_file *file, const char *role,
                         size_t column, bool guessed, char *text, size_t size)
{
	char name[100];
	if (column == CLV_NO_COLUMN)
		return 0;
	return (size_t)snprintf(text, size, "; %s: %s%s", role,
	                        say_question(file->table.names, column, name),
	                        guessed ? " (guessed)" : "");
}

void nps_note_opened(void *data, const struct clv_survey_file *file)
{
	struct intake *intake = data;
	char text[600];
	size_t used = 0;
	if (intake->common.quiet)
		return;
	progress_clear(&intake->progress);
	used += say_column(file, "score", file->score, file->score_guessed, text,
	                   sizeof text);
	used += say_column(file, "by", file->by, false, text + used,
	                   sizeof text - used);
	used += say_column(file, "date", file->date, file->date_guessed,
	                   text + used, sizeof text - used);
	say_column(file, "customer", file->customer, false, text + used,
	           sizeof text - used);
	print_note("%s: %s", file->table.name, text + 2);
	if (file->header_lines[1])
		print_note("%s: lines %llu and %llu are further header rows, and left "
		           "out",
		           file->table.name, (unsigned long long)file->header_lines[0],
		           (unsigned long long)file->header_lines[1]);
	else if (file->header_lines[0])
		print_note("%s: line %llu is a second header row, and left out",
		           file->table.name, (unsigned long long)file->header_lines[0]);
}

static size_t list_left(char *text, size_t size, size_t used, uint64_t count,
                        const char *one, const char *many)
{
	if (!count)
		return used;
	return used + (size_t)snprintf(text + used, size - used, "%s%llu %s",
	                               used ? ", " : "", (unsigned long long)count,
	                               count == 1 ? one : many);
}

static void note_read(const struct nps *nps, uint64_t answers, size_t groups)
{
	const struct clv_survey_options *said = &nps->options;
	const unsigned long long rows = nps->result.rows;
	char parts[60] = "";
	if (said->by || said->by_period)
		snprintf(parts, sizeof parts, " in %zu %s%s", groups,
		         said->by ? "group" : clv_period_words[said->period],
		         groups == 1 ? "" : "s");
	print_note("%llu row%s read: %llu answer%s%s", rows, rows == 1 ? "" : "s",
	           (unsigned long long)answers, answers == 1 ? "" : "s", parts);
}

static void note_precision(const struct nps *nps)
{
	char points[CLV_NUMBER_SIZE], sure[CLV_NUMBER_SIZE];
	const double precision = nps->terms.precision;
	const double most =
	    clv_nps_answers_needed(1, precision, nps->terms.confidence);
	if (isnan(most))
		return;
	points[clv_number_write(points, precision)] = '\0';
	sure[clv_number_write(
	    sure, clv_number_round(100 * nps->terms.confidence, 6))] = '\0';
	print_note("to be %s%% sure of the NPS to %s points up and down, %.0f "
	           "answers are enough, however they are divided",
	           sure, points, most);
}

/* What was read, what counts, and what does not and why. */
void nps_say_summary(const struct nps *nps, size_t groups)
{
	const struct clv_survey_result *result = &nps->result;
	const struct clv_votes total = clv_survey_total(&result->survey);
	char list[300] = "";
	size_t used = 0;
	if (nps->intake.common.quiet)
		return;
	note_read(nps, nps_votes_in(&total), groups);
	used = list_left(list, sizeof list, used, result->no_vote[CLV_NO_ANSWER],
	                 "without an answer", "without an answer");
	used = list_left(list, sizeof list, used, result->no_vote[CLV_NO_DATE],
	                 "without a date", "without a date");
	used = list_left(list, sizeof list, used, result->no_vote[CLV_NO_CUSTOMER],
	                 "without a customer", "without a customer");
	list_left(list, sizeof list, used, result->survey.replaced,
	          "older answer of a customer", "older answers of customers");
	if (*list)
		print_note("left out: %s", list);
	note_precision(nps);
}
