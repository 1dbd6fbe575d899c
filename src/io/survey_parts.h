/* What the readers of rows and of blocks of surveys share, and nobody else
   sees. */
#ifndef CLV_IO_SURVEY_PARTS_H
#define CLV_IO_SURVEY_PARTS_H

#include "io/export.h"
#include "io/survey_read.h"

#include "io/period.h"

/* A file, and where its rows go. */
struct clv_survey_task {
	struct clv_survey_file *file;
	struct clv_survey_result *result;
	const struct clv_survey_watch *watch;
};

/* Reads the rows that are left, one by one, of the file's table or of another
   that stands for a part of it. */
bool clv_survey_read_rows(struct clv_survey_task *task, struct clv_table *table,
                          struct clv_error *error);

/* The blocks of the file, as far as it has any. */
bool clv_survey_read_blocks(struct clv_survey_task *task,
                            struct clv_error *error);

/* The name of the period that is the day's group. */
void clv_survey_period(const struct clv_survey_options *options, int32_t day,
                       char name[CLV_PERIOD_NAME_SIZE]);

/* Counts a vote. False without memory. */
bool clv_survey_count(const struct clv_survey_options *options,
                      struct clv_survey *survey, enum clv_vote vote,
                      const struct clv_text *group, int32_t day,
                      const struct clv_text *customer);

#endif
