/* `clv nps`: what its parts share. */
#ifndef CLV_CLI_CMD_NPS_H
#define CLV_CLI_CMD_NPS_H

#include "cli/intake.h"
#include "io/scores.h"
#include "io/survey_read.h"

struct nps {
	struct intake intake;
	struct clv_given inputs; /* --confidence */
	struct clv_survey_options options;
	struct clv_survey_result result;
	struct clv_score_terms terms;
	unsigned facts;
};

/* Says which columns were found in a file; of struct intake. */
void nps_note_opened(void *data, const struct clv_survey_file *file);

/* Says what was read, what counts in how many groups, and what does not. */
void nps_say_summary(const struct nps *nps, size_t groups);

/* Writes the rows of the groups with these numbers, as of clv_survey_sorted. */
bool nps_print(const struct nps *nps, const uint32_t *groups, size_t count,
               struct clv_error *error);

/* How many answers they are. */
uint64_t nps_votes_in(const struct clv_votes *votes);

#endif
