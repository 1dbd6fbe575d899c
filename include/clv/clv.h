/*
 * clv.h - customer lifetime value, acquisition and recommendation.
 *
 * Every function here is pure: it reads its arguments, allocates nothing,
 * prints nothing, keeps no state, and may be called from any thread.
 * Outside the domain that a function states it returns NaN; a NaN argument
 * ("not known") gives NaN. Nothing here has to be freed.
 *
 * Units. Money is in any one currency. Rates are fractions: 0.05 is 5 %.
 * A "step" is the period of the retention model, a year or a month; a margin,
 * churn or discount "per step" belongs to that period.
 *
 * Churn is c = 1 - r, where r is the retention rate. The functions take churn,
 * since 1 - r loses digits that a churn of 4 % still has.
 */
#ifndef CLV_CLV_H
#define CLV_CLV_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CLV_VERSION "0.1.0"

/* Two amounts closer than this, relative to the larger, are equal: 45 x 0.35
   is 15.749999999999998 in binary, and 31.50 is still two such purchases. */
#define CLV_TOLERANCE 1e-12

/* When a step's margin arrives. START agrees with ARPA x margin / churn and
   with a lifespan of 1/churn; END is the textbooks' m r / (1 + d - r). */
enum clv_timing { CLV_TIMING_START, CLV_TIMING_END };

/* The period of a rate; its value is how many of them a year has. */
enum clv_step { CLV_STEP_YEAR = 1, CLV_STEP_MONTH = 12 };

/* What a value is made of: without a margin it is revenue, and flatters. */
enum clv_basis { CLV_BASIS_NONE, CLV_BASIS_REVENUE, CLV_BASIS_PROFIT };

enum clv_formula {
	CLV_FORMULA_NONE,
	CLV_FORMULA_YEARS,            /* avg x freq x years [x margin] */
	CLV_FORMULA_ANNUITY,          /* the same, discounted */
	CLV_FORMULA_RETENTION,        /* retention model without an end */
	CLV_FORMULA_RETENTION_HORIZON /* retention model over a horizon */
};

enum clv_verdict {
	CLV_VERDICT_NONE,       /* cannot be said */
	CLV_VERDICT_LOSS,       /* a customer brings less than acquiring costs */
	CLV_VERDICT_BREAK_EVEN, /* as much */
	CLV_VERDICT_PROFITABLE, /* more, but less than target times as much */
	CLV_VERDICT_HEALTHY     /* at least target times as much */
};

/* ---- Value --------------------------------------------------------------- */

/* 1 - rate, for a rate in [0, 1], without the binary noise of the
   subtraction: 1 - 0.8 is 0.2. Rates of up to 15 decimals are exact. */
double clv_complement(double rate);

/* Average purchase = revenue / purchases. Domain: purchases > 0. Money. */
double clv_average_purchase(double revenue, double purchases);

/* Purchase frequency = purchases / customers, of the same year.
   Domain: purchases >= 0, customers > 0. Purchases a year. */
double clv_purchase_frequency(double purchases, double customers);

/* Customer value = average purchase x purchases a year. Domain: freq >= 0.
   Money a year. */
double clv_customer_value(double avg, double freq);

/* Expected lifespan = 1 / churn. Domain: 0 < churn <= 1. Steps. */
double clv_expected_lifespan(double churn);

/* Rate over several periods: 1 - (1 - rate)^periods. 4 % a month is 38.73 % a
   year: clv_compound_churn(0.04, 12); back with periods = 1/12.
   Domain: 0 <= churn <= 1, periods > 0. */
double clv_compound_churn(double churn, double periods);

/* The discount per step that compounds to a yearly one:
   (1 + discount)^(1/step) - 1. Domain: discount >= 0. */
double clv_discount_per_step(double discount, enum clv_step step);

/* Annuity: margin a step over `steps` steps (a fractional last one in
   proportion), discounted: start, sum of m / (1+d)^t from t = 0; end, from
   t = 1, a fractional last step at its own end. Domain: discount >= 0,
   steps >= 0. m=100, d=10 %, 2.5 steps: 232.23 (start), 212.95 (end). */
double clv_annuity(double margin, double discount, double steps,
                   enum clv_timing timing);

/* Retention model without an end: start m (1+d) / (1+d-r), end
   m r / (1+d-r), with r = 1 - churn. Source: Gupta & Lehmann 2003; the start
   convention counts the first margin now. Domain: 0 <= churn <= 1,
   discount >= 0, and not both 0, where the sum has no end.
   m=100, r=0.8, d=0.1: 366.67 (start), 266.67 (end). */
double clv_retention_value(double margin, double churn, double discount,
                           enum clv_timing timing);

/* The same over `steps` steps: sum of m (r/(1+d))^t, t = 0..steps-1 (start)
   or 1..steps (end); a fractional last step as in clv_annuity.
   Domain: as above with steps >= 0; churn and discount may both be 0.
   Five steps of the example: 292.06 (start), 212.41 (end). */
double clv_retention_value_within(double margin, double churn, double discount,
                                  double steps, enum clv_timing timing);

/* ---- Does acquisition pay ------------------------------------------------ */

/* CAC = sales and marketing spend / new customers.
   Domain: spend >= 0, new_customers > 0. Money a customer. */
double clv_acquisition_cost(double spend, double new_customers);

/* LTV:CAC. Domain: cac > 0. */
double clv_ltv_cac(double clv, double cac);

/* Return on investment = (clv - cac) / cac. Domain: cac > 0. A fraction. */
double clv_roi(double clv, double cac);

/* Highest CAC that still reaches a target ratio: clv / target.
   Domain: target > 0. Money. */
double clv_max_cac(double clv, double target);

/* The number of the purchase with which CAC is paid:
   ceil(cac / margin_per_purchase), up to CLV_TOLERANCE; 0 when cac is 0,
   whatever the margin; else NaN when the margin is not positive.
   Domain: cac >= 0. */
double clv_breakeven_purchase(double margin_per_purchase, double cac);

/* Steps until the margin has paid for CAC, undiscounted, some of the customers
   having left: start ln(1 - cac c/m) / ln(1 - c), end
   ln(1 - cac c / (m (1-c))) / ln(1 - c), both cac / m where churn is 0.
   0 when cac is 0; NaN when it never pays, as with a margin of 0 or less.
   Domain: 0 <= churn <= 1, cac >= 0.
   120 x 80 % a month, 4 % churn, CAC 1200: 16.98 (start), 18.02 (end). */
double clv_payback_steps(double margin, double churn, double cac,
                         enum clv_timing timing);

/* loss, break-even, profitable (below the target ratio) or healthy; equal up
   to CLV_TOLERANCE. Domain: cac >= 0, target > 0. */
enum clv_verdict clv_judge(double clv, double cac, double target);

/* a against b up to CLV_TOLERANCE: -1, 0 or 1. */
int clv_compare(double a, double b);

/* ---- NPS ----------------------------------------------------------------- */

/* Counts of answers to "would you recommend us", 0 to 10: promoters 9 and 10,
   passives 7 and 8, detractors 0 to 6. Each >= 0, at least one > 0. */
struct clv_answers {
	double promoters, passives, detractors;
};

/* Points, -100 to 100; an interval's ends may lie beyond. */
struct clv_nps_interval {
	double low, high, standard_error;
};

struct clv_nps_difference {
	double difference, standard_error; /* points; first minus second */
	double low, high;
	double z, p_value; /* two-sided */
};

/* NPS = 100 (promoters - detractors) / answers. */
double clv_nps(const struct clv_answers *answers);

/* Wald interval: NPS +- z sqrt((p + d - (p-d)^2) / n), not clamped.
   Domain: 0 < confidence < 1. */
struct clv_nps_interval clv_nps_wald(const struct clv_answers *answers,
                                     double confidence);

/* Adjusted Wald (Rocks 2016): the same with 0.75 promoters, 1.5 passives and
   0.75 detractors added; what is left at 10 promoters of 10. Not clamped. */
struct clv_nps_interval clv_nps_adjusted_wald(const struct clv_answers *answers,
                                              double confidence);

/* Two groups or two periods. `adjusted` as in clv_nps_adjusted_wald.
   z = difference / sqrt(v1/n1 + v2/n2), p_value = erfc(|z| / sqrt 2).
   Without adjustment two unanimous groups have no variance: z is then infinite,
   or NaN where they agree. */
struct clv_nps_difference clv_nps_compare(const struct clv_answers *first,
                                          const struct clv_answers *second,
                                          double confidence, bool adjusted);

/* Answers needed for an interval of +- `points`: z^2 v / m^2, rounded up,
   v being the variance p + d - (p-d)^2, 1 at worst: 385 for 10 points at
   95 %. Domain: 0 <= variance <= 1, points > 0, 0 < confidence < 1. */
double clv_nps_answers_needed(double variance, double points,
                              double confidence);

/* The standard normal quantile: the z with P(Z <= z) = probability.
   Wichura's AS 241 (1988), about 1e-16. Domain: 0 < probability < 1. */
double clv_normal_quantile(double probability);

/* ---- All at once --------------------------------------------------------- */

/* A rate and the period that it belongs to. */
struct clv_rate {
	double value;
	enum clv_step step;
};

/* What is known of a case; NaN where it is not. */
struct clv_inputs {
	double avg;                             /* money a purchase */
	double freq;                            /* purchases a year, >= 0 */
	double years;                           /* lifespan, >= 0 */
	double revenue;                         /* money, of a year */
	double purchases, customers;            /* counts, of the same year */
	double margin;                          /* gross margin, 0..1 */
	double discount;                        /* a year, >= 0 */
	enum clv_timing timing;                 /* START where nothing was said */
	struct clv_rate retention, churn;       /* one of them at most; 0..1 */
	double horizon;                         /* years, with a retention model */
	double cac;                             /* money a customer, >= 0 */
	double spend, new_customers;            /* instead of cac */
	double target;                          /* LTV:CAC, > 0; NaN means 3 */
	double promoters, passives, detractors; /* counts, >= 0 */
	double confidence;                      /* 0..1 exclusive; NaN means 0.95 */
};

/* What follows from it; NaN (or ..._NONE) where it does not. Figures that lie
   within a few units of the last place of a short decimal are that decimal. */
struct clv_results {
	double avg, freq, cac; /* as given, else derived */
	double customer_value; /* avg x freq: money a year */
	double clv;            /* money */
	enum clv_basis basis;
	enum clv_formula formula;
	enum clv_timing timing; /* of the formula */
	enum clv_step step;     /* of the formula */
	double margin_per_step; /* money a step */
	double churn, discount; /* per step; 0 where none was given */
	double years;           /* lifespan: given, or 1/churn in years */
	double max_cac;
	double clv_net; /* clv - cac */
	double ltv_cac, roi;
	double breakeven_purchase; /* never more than the lifespan has */
	double payback_months;     /* never past years or horizon; where a
	                              churn has no horizon, some always stay */
	double payback_months_no_churn;
	enum clv_verdict verdict;
	double nps, nps_low, nps_high; /* points; adjusted Wald, clamped */
	double respondents;
	double promoter_share, passive_share, detractor_share;
};

/* Everything unknown, timing START. */
void clv_inputs_clear(struct clv_inputs *inputs);

/* All the results that the inputs give. years beside retention or churn,
   retention beside churn, horizon beside years: no clv. avg wins over revenue
   / purchases, freq over purchases / customers, cac over spend /
   new_customers. */
void clv_evaluate(const struct clv_inputs *inputs, struct clv_results *results);

/* Groups of results, for a caller who needs only some of a million cases. clv,
   its basis, formula, years and what it is made of are computed in any case. */
enum clv_group {
	CLV_GROUP_YEARLY = 1,      /* customer_value, margin_per_step, max_cac */
	CLV_GROUP_RATIO = 2,       /* ltv_cac */
	CLV_GROUP_ACQUISITION = 4, /* clv_net, roi, verdict */
	CLV_GROUP_PAYBACK = 8,     /* breakeven_purchase, payback_months... */
	CLV_GROUP_SURVEY = 16,     /* nps and all behind it */
	CLV_GROUP_ALL = 31
};

/* clv_evaluate for the groups named (a sum of enum clv_group); the results of
   the others are NaN or ..._NONE. */
void clv_evaluate_groups(const struct clv_inputs *inputs, unsigned groups,
                         struct clv_results *results);

#ifdef __cplusplus
}
#endif

#endif
