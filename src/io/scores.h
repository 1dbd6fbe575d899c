/* The net promoter score of groups, as rows that a schema describes. */
#ifndef CLV_IO_SCORES_H
#define CLV_IO_SCORES_H

#include "clv/clv.h"
#include "data/survey.h"
#include "io/csv_reader.h"
#include "io/schema.h"

/* What has no value is NaN. segment and period: lent, at null where rows are
   not parted so. */
struct clv_score_row {
	struct clv_text segment, period;
	double promoters, passives, detractors, respondents;
	double nps, nps_low, nps_high;
	double promoter_share, passive_share, detractor_share;
	double difference, difference_low, difference_high, p_value;
	double answers_needed;
};

extern const struct clv_schema clv_score_schema; /* of clv_score_row */

/* How rows are figured. */
struct clv_score_terms {
	double confidence; /* above 0 and below 1 */
	double precision;  /* points; NaN: not asked for */
};

/* The figures of a group, but for its names. other: what the difference is to,
   the rest or the period before; null, or without answers: there is none. */
void clv_score_figure(const struct clv_votes *votes,
                      const struct clv_votes *other,
                      const struct clv_score_terms *terms,
                      struct clv_score_row *row);

/* What is left of `all` without a part of it. */
struct clv_votes clv_votes_without(const struct clv_votes *all,
                                   const struct clv_votes *part);

/* Divides `width` blocks among promoters, passives and detractors, as near to
   their shares as whole blocks are; none where nobody answered. */
void clv_score_bar(const struct clv_votes *votes, unsigned width,
                   unsigned blocks[CLV_VOTE_COUNT]);

#endif
