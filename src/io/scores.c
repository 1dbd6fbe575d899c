/* The columns of `clv nps`: a row for all answers, per group or per period. */
#include "io/scores.h"

#include <math.h>

#define AT(member) .offset = offsetof(struct clv_score_row, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field rows[] = {
    {"segment", "Segment", NULL, CLV_NAME, AT(segment), .is_main = true,
     .needs = CLV_HAS_SEGMENT, .about = "with --by: the value of that column",
     .unit = "text"},
    {"period", "Period", NULL, CLV_NAME, AT(period), .is_main = true,
     .needs = CLV_HAS_PERIOD, .about = "with --period: 2025-03, 2025Q1 or 2025",
     .unit = "text"},
    {"promoters", "Promoters", NULL, CLV_COUNT, AT(promoters),
     .about = "an input of clv: answers of 9 or 10, or from --promoters-from",
     .unit = "count"},
    {"passives", "Passives", NULL, CLV_COUNT, AT(passives),
     .about = "an input of clv: answers in between", .unit = "count"},
    {"detractors", "Detractors", NULL, CLV_COUNT, AT(detractors),
     .about = "an input of clv: answers of 0 to 6, or up to --detractors-to",
     .unit = "count"},
    {"nps", "Net promoter score", NULL, CLV_POINTS, AT(nps), .is_main = true,
     .about = "would they recommend you: promoters less detractors of 100 "
              "answers",
     .formula = "100 (promoters - detractors) / respondents",
     .unit = "points, -100 to 100"},
    {"nps_low", "NPS at least", NULL, CLV_POINTS, AT(nps_low), .is_main = true,
     .about = "lower end of the interval that holds the true NPS with the "
              "given --confidence",
     .formula = "adjusted Wald, never below -100", .unit = "points"},
    {"nps_high", "NPS at most", NULL, CLV_POINTS, AT(nps_high), .is_main = true,
     .about = "upper end of that interval",
     .formula = "adjusted Wald, never above 100", .unit = "points"},
    {"respondents", "Answers", NULL, CLV_COUNT, AT(respondents),
     .is_main = true, .about = "how many answers count",
     .formula = "promoters + passives + detractors", .unit = "count"},
    {"promoter_share", "Promoters", NULL, CLV_SHARE, AT(promoter_share),
     .about = "share of promoters", .formula = "promoters / respondents",
     .unit = "share"},
    {"passive_share", "Passives", NULL, CLV_SHARE, AT(passive_share),
     .about = "share of passives", .formula = "passives / respondents",
     .unit = "share"},
    {"detractor_share", "Detractors", NULL, CLV_SHARE, AT(detractor_share),
     .about = "share of detractors", .formula = "detractors / respondents",
     .unit = "share"},
    {"difference", "Difference", NULL, CLV_POINTS, AT(difference),
     .is_main = true, .needs = CLV_HAS_GROUPS,
     .about = "NPS of the group less that of all other answers; with --period "
              "less that of the row before",
     .formula = "nps - nps of the others", .unit = "points"},
    {"difference_low", "Difference at least", NULL, CLV_POINTS,
     AT(difference_low), .needs = CLV_HAS_GROUPS,
     .about = "lower end of the interval that holds the true difference with "
              "the given --confidence; where 0 lies within it, chance may have "
              "made the difference",
     .formula = "adjusted Wald, never below -200", .unit = "points"},
    {"difference_high", "Difference at most", NULL, CLV_POINTS,
     AT(difference_high), .needs = CLV_HAS_GROUPS,
     .about = "upper end of that interval",
     .formula = "adjusted Wald, never above 200", .unit = "points"},
    {"p_value", "By chance", NULL, CLV_PROBABILITY, AT(p_value),
     .is_main = true, .needs = CLV_HAS_GROUPS,
     .about = "how likely so large a difference is where there is none: below "
              "0.05 it is usually taken for real; of many groups some fall "
              "below it by chance",
     .formula = "erfc(|z| / sqrt 2), z = adjusted difference / standard error",
     .unit = "probability"},
    {"answers_needed", "Answers needed", NULL, CLV_COUNT, AT(answers_needed),
     .is_main = true, .needs = CLV_HAS_PRECISION,
     .about = "with --precision: how many answers make the interval that "
              "narrow, if they are divided as these are; where all agree, as "
              "the adjusted ones",
     .formula = "z^2 v / precision^2, v = p + d - (p - d)^2", .unit = "count"},
};
/* clang-format on */

const struct clv_schema clv_score_schema = {rows, sizeof rows / sizeof *rows};

static struct clv_answers answers_of(const struct clv_votes *votes)
{
	return (struct clv_answers){
	    .promoters = (double)votes->counts[CLV_PROMOTER],
	    .passives = (double)votes->counts[CLV_PASSIVE],
	    .detractors = (double)votes->counts[CLV_DETRACTOR]};
}

static double clamped(double points, double most)
{
	return isnan(points) ? points : fmax(-most, fmin(most, points));
}

static void figure_difference(const struct clv_answers *answers,
                              const struct clv_votes *other, double confidence,
                              struct clv_score_row *row)
{
	row->difference = row->difference_low = row->difference_high = NAN;
	row->p_value = NAN;
	if (!other)
		return;
	const struct clv_answers others = answers_of(other);
	const struct clv_nps_difference plain =
	    clv_nps_compare(answers, &others, confidence, false);
	const struct clv_nps_difference adjusted =
	    clv_nps_compare(answers, &others, confidence, true);
	if (isnan(plain.difference))
		return;
	row->difference = row->nps - clv_nps(&others);
	row->difference_low = clamped(adjusted.low, 200);
	row->difference_high = clamped(adjusted.high, 200);
	row->p_value = adjusted.p_value;
}

/* Of answers that all agree the variance is 0, which says that one answer is
   enough: the adjusted one knows better. */
static double variance_of(const struct clv_answers *answers, double confidence)
{
	const double n =
	    answers->promoters + answers->passives + answers->detractors;
	const double plain = clv_nps_wald(answers, confidence).standard_error / 100;
	const double adjusted =
	    clv_nps_adjusted_wald(answers, confidence).standard_error / 100;
	const double variance =
	    plain > 0 ? plain * plain * n : adjusted * adjusted * (n + 3);
	return variance > 1 ? 1 : variance;
}

void clv_score_figure(const struct clv_votes *votes,
                      const struct clv_votes *other,
                      const struct clv_score_terms *terms,
                      struct clv_score_row *row)
{
	const struct clv_answers answers = answers_of(votes);
	const struct clv_nps_interval interval =
	    clv_nps_adjusted_wald(&answers, terms->confidence);
	const double n = answers.promoters + answers.passives + answers.detractors;
	*row = (struct clv_score_row){
	    .promoters = answers.promoters,
	    .passives = answers.passives,
	    .detractors = answers.detractors,
	    .respondents = n,
	    .nps = clv_nps(&answers),
	    .nps_low = clamped(interval.low, 100),
	    .nps_high = clamped(interval.high, 100),
	    .promoter_share = n > 0 ? answers.promoters / n : NAN,
	    .passive_share = n > 0 ? answers.passives / n : NAN,
	    .detractor_share = n > 0 ? answers.detractors / n : NAN,
	};
	figure_difference(&answers, other, terms->confidence, row);
	row->answers_needed =
	    clv_nps_answers_needed(variance_of(&answers, terms->confidence),
	                           terms->precision, terms->confidence);
}

struct clv_votes clv_votes_without(const struct clv_votes *all,
                                   const struct clv_votes *part)
{
	struct clv_votes rest;
	for (int i = 0; i < CLV_VOTE_COUNT; i++)
		rest.counts[i] = all->counts[i] - part->counts[i];
	return rest;
}

/* Ends of the three are rounded, so that they fill the width. */
void clv_score_bar(const struct clv_votes *votes, unsigned width,
                   unsigned blocks[CLV_VOTE_COUNT])
{
	uint64_t total = 0, sum = 0;
	unsigned from = 0;
	for (int i = 0; i < CLV_VOTE_COUNT; i++)
		total += votes->counts[i];
	for (int i = 0; i < CLV_VOTE_COUNT; i++) {
		sum += votes->counts[i];
		const unsigned to =
		    total ? (unsigned)((double)sum * width / (double)total + 0.5) : 0;
		blocks[i] = to - from;
		from = to;
	}
}
