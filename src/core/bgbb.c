/* The BG/BB model of purchases at occasions: Fader, Hardie and Shang,
   "Customer-base analysis in a discrete-time noncontractual setting" (2010). At
   the beginning of each occasion a customer leaves with a probability that is
   Beta(gamma, delta) distributed; else he buys with one that is
   Beta(alpha, beta) distributed. */
#include "core/beta.h"
#include "core/random.h"

#include <math.h>
#include <string.h>

enum { ALPHA, BETA, GAMMA, DELTA };

/* What happened, in occasions: after the last purchase there were silent ones,
   at one of which he may have left. */
struct history {
	double purchases, last, misses;
	unsigned silent;
};

static bool read_history(const struct clv_behaviour *customer,
                         struct history *history)
{
	const double x = customer->frequency, last = customer->recency;
	const double age = customer->age;
	if (!(x >= 0 && x <= last && last <= age && age <= CLV_BETA_OCCASIONS_MAX))
		return false;
	*history = (struct history){x, last, last - x, (unsigned)(age - last)};
	return floor(x) == x && floor(last) == last && floor(age) == age &&
	       (x > 0 || last == 0);
}

/* That of the silent occasions, from the last to the first: at each he has
   left, or he stays, does not buy, and the others follow. */
static void add_silence(const double *parameters, const struct history *history,
                        struct clv_likelihood *result)
{
	struct clv_likelihood rest = {0}, sum = {0};
	for (unsigned i = history->silent; i-- > 0;) {
		struct clv_likelihood left = {0};
		clv_beta_add_hit(parameters, GAMMA, 0, history->last + i, &left);
		clv_beta_add_miss(parameters, GAMMA, 0, history->last + i, &rest);
		clv_beta_add_miss(parameters, ALPHA, history->purchases,
		                  history->misses + i, &rest);
		clv_likelihood_add(&rest, &left, &sum);
		rest = sum;
	}
	*result = sum;
}

static void likelihood(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_likelihood *result)
{
	struct history history;
	memset(result, 0, sizeof *result);
	if (!read_history(customer, &history)) {
		result->value = NAN;
		return;
	}
	add_silence(parameters, &history, result);
	clv_beta_add_sequence(parameters, ALPHA, history.purchases, history.misses,
	                      result);
	clv_beta_add_sequence(parameters, GAMMA, 0, history.last, result);
}

/* At the age itself: that he is also there at the next occasion, as the paper
   has it, is (delta + n) / (gamma + delta + n) of this. */
static double p_alive(const double *parameters,
                      const struct clv_behaviour *customer)
{
	struct history history;
	if (!read_history(customer, &history))
		return NAN;
	const double buys = parameters[ALPHA] + history.purchases;
	const double misses = parameters[BETA] + history.misses;
	const double gamma = parameters[GAMMA];
	const double stays = parameters[DELTA] + history.last;
	double silence = 1, left = 0;
	for (unsigned i = history.silent; i-- > 0;) {
		silence *= (misses + i) / (buys + misses + i) * (stays + i) /
		           (gamma + stays + i);
		left += gamma / (gamma + stays + i) / silence;
	}
	return 1 / (1 + left);
}

static double expected(const double *parameters, double time)
{
	const double alpha = parameters[ALPHA], beta = parameters[BETA];
	const double occasions = clv_beta_occasions(time);
	if (isnan(occasions))
		return NAN;
	return alpha / (alpha + beta) *
	       clv_beta_expected_misses(parameters[GAMMA], parameters[DELTA],
	                                occasions);
}

/* Purchases at an occasion at which the customer is still one, times the
   probability that he is one now. */
static double purchase_share(const double *parameters,
                             const struct clv_behaviour *customer)
{
	const double alpha = parameters[ALPHA] + customer->frequency;
	const double beta = parameters[BETA] + customer->age - customer->frequency;
	return p_alive(parameters, customer) * alpha / (alpha + beta);
}

static double expected_given(const double *parameters,
                             const struct clv_behaviour *customer, double time)
{
	const double share = purchase_share(parameters, customer);
	const double occasions = clv_beta_occasions(time);
	if (isnan(share) || isnan(occasions))
		return NAN;
	return share * clv_beta_expected_misses(parameters[GAMMA],
	                                        parameters[DELTA] + customer->age,
	                                        occasions);
}

/* After i occasions with x purchases he leaves, or all n are over: the sum over
   i = x..n of choose(i, x) B(alpha+x, beta+i-x) / B(alpha, beta) times the
   probability that he leaves then. */
static double probability(const double *parameters, uint64_t count, double time)
{
	const double x = (double)count, n = clv_beta_occasions(time);
	const double buys = parameters[ALPHA] + x, beta = parameters[BETA];
	const double gamma = parameters[GAMMA], delta = parameters[DELTA];
	if (!(n <= CLV_BETA_OCCASIONS_MAX))
		return NAN;
	if (x > n)
		return 0;
	double term = clv_beta_log_sequence(parameters[ALPHA], beta, x, 0) +
	              clv_beta_log_sequence(gamma, delta, 0, x);
	double sum = 0;
	for (unsigned k = (unsigned)count; k < n; k++) {
		const double i = k;
		sum += exp(term) * gamma / (gamma + delta + i);
		term += log1p(x / (i + 1 - x)) - log1p(buys / (beta + i - x)) -
		        log1p(gamma / (delta + i));
	}
	return sum + exp(term);
}

/* The next occasion is one away, and discounted by one. */
static double residual(const double *parameters,
                       const struct clv_behaviour *customer, double discount)
{
	const double share = purchase_share(parameters, customer);
	if (isnan(share) || !(discount > 0))
		return NAN;
	return share * clv_beta_discounted_misses(parameters[GAMMA],
	                                          parameters[DELTA] + customer->age,
	                                          discount);
}

static void draw(const double *parameters, struct clv_random *random,
                 struct clv_character *character)
{
	character->rate =
	    clv_random_beta(random, parameters[ALPHA], parameters[BETA]);
	character->leaves_each =
	    clv_random_beta(random, parameters[GAMMA], parameters[DELTA]);
	character->leaves_first = false;
	character->lifetime = INFINITY;
}

/* Who is a customer at n has bought at x of n occasions, and left at none. */
static void draw_given(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character)
{
	const double x = customer->frequency, n = customer->age;
	*character = (struct clv_character){.lifetime = INFINITY};
	character->rate = clv_random_beta(random, parameters[ALPHA] + x,
	                                  parameters[BETA] + n - x);
	character->leaves_each =
	    clv_random_beta(random, parameters[GAMMA], parameters[DELTA] + n);
}

const struct clv_model clv_model_bgbb = {
    .name = "bgbb",
    .title = "BG/BB",
    .source = "Fader, Hardie and Shang 2010",
    .about = "At each occasion, a year say, a customer buys or not, with a "
             "chance of his own, and may leave for good with another.",
    .data = CLV_DATA_OCCASIONS,
    .has_dropout = true,
    .parameter_count = 4,
    .parameters = {"alpha", "beta", "gamma", "delta"},
    .meanings =
        {"with beta, the chance of buying at an occasion: alpha / (alpha + "
         "beta) on average; the lower both are, the less alike customers are",
         "see alpha",
         "with delta, the chance of leaving at an occasion: gamma / (gamma + "
         "delta) on average",
         "see gamma"},
    .likelihood = likelihood,
    .p_alive = p_alive,
    .expected = expected,
    .expected_given = expected_given,
    .probability = probability,
    .residual = residual,
    .draw = draw,
    .draw_given = draw_given,
};
