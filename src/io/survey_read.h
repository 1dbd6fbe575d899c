/* Exports of surveys to counts of answers: the columns found, further header
   rows left out, every row counted or told why not. */
#ifndef CLV_IO_SURVEY_READ_H
#define CLV_IO_SURVEY_READ_H

#include "io/answer.h"
#include "io/sheet.h"

/* Why a row has no answer that counts. */
enum clv_no_vote { CLV_NO_ANSWER, CLV_NO_DATE, CLV_NO_CUSTOMER };

enum { CLV_NO_VOTE_COUNT = CLV_NO_CUSTOMER + 1 };

/* What the user said; texts are lent, null where nothing was said. */
struct clv_survey_options {
	char delimiter; /* 0: to be found */
	bool no_header;
	const char *score, *date;
	const char *by; /* a group per value of this column, or */
	bool by_period; /* one per period of the date */
	enum clv_period period;
	const char *customer; /* of each the newest answer counts */
	enum clv_date_form date_form;
	struct clv_scale scale;
	size_t threads; /* at least 1 */
};

/* A file that is being read. */
struct clv_survey_file {
	const struct clv_survey_options *options;
	struct clv_table table;
	size_t score, date, by, customer; /* columns, or CLV_NO_COLUMN */
	bool score_guessed, date_guessed;
	/* Physical lines of header rows below the header; 0: none. */
	uint64_t header_lines[2];
};

struct clv_survey_watch {
	struct clv_sheet_watch sheet;
	/* A file was opened, and its columns are known; may be null. */
	void (*opened)(void *data, const struct clv_survey_file *file);
};

struct clv_survey_result {
	struct clv_survey survey;
	struct clv_sheet_dates dates;
	uint64_t rows; /* that are not bad */
	uint64_t no_vote[CLV_NO_VOTE_COUNT];
	uint64_t header_rows; /* below the headers, not among the rows */
};

/* Reads all files ("-": standard input) and settles the survey. Without a
   column in options.score it is the one that is called nps, nps score or score,
   or rating, or the one with `recommend` in its name; without one in
   options.date, where a date is needed, the one with a usual name. Below the
   header up to two further header rows are left out: that of SurveyMonkey (a
   cell says Response or Open-Ended Response, and the score is none), and those
   of Qualtrics (a cell starts with {"ImportId"). Groups are without the blanks
   around them, as are customers, who are compared as in exports of orders.
   False after an error; free in any case. */
bool clv_survey_read(struct clv_survey_result *result, const char *const *paths,
                     size_t count, const struct clv_survey_options *options,
                     const struct clv_survey_watch *watch,
                     struct clv_error *error);
void clv_survey_result_free(struct clv_survey_result *result);

#endif
