/* Net promoter score, its intervals and comparisons. */
#include "clv/clv.h"

#include <math.h>

/* Shares of a group of answers: how far apart, and the variance of one answer
   scored +1, 0, -1. */
struct group {
	double answers, difference, variance;
};

static struct group group_of(const struct clv_answers *a, double added)
{
	struct group group = {NAN, NAN, NAN};
	if (!(a->promoters >= 0 && a->passives >= 0 && a->detractors >= 0))
		return group;
	const double answers = a->promoters + a->passives + a->detractors;
	if (!(answers > 0) || isinf(answers))
		return group;
	/* a quarter, a half and a quarter of what is added */
	group.answers = answers + added;
	const double promoters = (a->promoters + added / 4) / group.answers;
	const double detractors = (a->detractors + added / 4) / group.answers;
	group.difference = (a->promoters - a->detractors) / group.answers;
	group.variance =
	    promoters + detractors - group.difference * group.difference;
	return group;
}

enum { ADJUSTED_BY = 3 };

double clv_nps(const struct clv_answers *answers)
{
	const double n =
	    answers->promoters + answers->passives + answers->detractors;
	const struct group group = group_of(answers, 0);
	if (isnan(group.difference))
		return NAN;
	return 100 * (answers->promoters - answers->detractors) / n;
}

/* z of a two-sided interval; NaN outside 0 < confidence < 1. */
static double two_sided(double confidence)
{
	if (!(confidence > 0 && confidence < 1))
		return NAN;
	return -clv_normal_quantile((1 - confidence) / 2);
}

static struct clv_nps_interval interval_of(const struct group *group,
                                           double confidence)
{
	const double error = 100 * sqrt(fmax(group->variance, 0) / group->answers);
	const double middle = 100 * group->difference;
	const double reach = two_sided(confidence) * error;
	const struct clv_nps_interval interval = {
	    middle - reach, middle + reach, isnan(group->answers) ? NAN : error};
	return interval;
}

struct clv_nps_interval clv_nps_wald(const struct clv_answers *answers,
                                     double confidence)
{
	const struct group group = group_of(answers, 0);
	return interval_of(&group, confidence);
}

struct clv_nps_interval clv_nps_adjusted_wald(const struct clv_answers *answers,
                                              double confidence)
{
	const struct group group = group_of(answers, ADJUSTED_BY);
	return interval_of(&group, confidence);
}

struct clv_nps_difference clv_nps_compare(const struct clv_answers *first,
                                          const struct clv_answers *second,
                                          double confidence, bool adjusted)
{
	const struct group a = group_of(first, adjusted ? ADJUSTED_BY : 0);
	const struct group b = group_of(second, adjusted ? ADJUSTED_BY : 0);
	const double difference = 100 * (a.difference - b.difference);
	const double error =
	    100 * sqrt(a.variance / a.answers + b.variance / b.answers);
	const double reach = two_sided(confidence) * error;
	const double z = difference / error;
	const struct clv_nps_difference result = {
	    .difference = difference,
	    .standard_error = error,
	    .low = difference - reach,
	    .high = difference + reach,
	    .z = z,
	    .p_value = erfc(fabs(z) / sqrt(2)),
	};
	return result;
}

double clv_nps_answers_needed(double variance, double points, double confidence)
{
	if (!(variance >= 0 && variance <= 1 && points > 0))
		return NAN;
	const double z = two_sided(confidence);
	const double margin = points / 100;
	return ceil(z * z * variance / (margin * margin) * (1 - CLV_TOLERANCE));
}
