/* BG/NBD: Fader, Hardie, Lee, "Counting Your Customers the Easy Way: An
   Alternative to the Pareto/NBD Model", Marketing Science 24 (2005). A customer
   can leave after every repeat purchase, not after the first purchase. */
#include "core/beta_geometric.h"

static const double first = 0;

static void counted(const double *parameters, double frequency, bool leaves,
                    struct clv_likelihood *part)
{
	clv_bg_counted(parameters, first, frequency, leaves, part);
}

static double p_alive(const double *parameters,
                      const struct clv_behaviour *customer)
{
	return clv_bg_p_alive(parameters, first, customer);
}

static double expected(const double *parameters, double time)
{
	return clv_bg_expected(parameters, first, time);
}

static double expected_given(const double *parameters,
                             const struct clv_behaviour *customer, double time)
{
	return clv_bg_expected_given(parameters, first, customer, time);
}

static double probability(const double *parameters, uint64_t count, double time)
{
	return clv_bg_probability(parameters, first, count, time);
}

static double residual(const double *parameters,
                       const struct clv_behaviour *customer, double discount)
{
	return clv_bg_residual(parameters, first, customer, discount);
}

static void draw_given(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character)
{
	clv_bg_draw_given(parameters, first, customer, random, character);
}

const struct clv_model clv_model_bgnbd = {
    .name = "bgnbd",
    .title = "BG/NBD",
    .source = "Fader, Hardie and Lee 2005",
    .about = "Each customer buys at a steady rate of his own, and may leave "
             "for good after any repeat purchase, with a chance of his own. "
             "Who bought once is still a customer, by it.",
    .data = CLV_DATA_HISTORY,
    .has_dropout = true,
    .parameter_count = CLV_BG_PARAMETERS,
    .parameters = CLV_BG_NAMES,
    .meanings = CLV_BG_MEANINGS,
    .has_unit = {false, true},
    .counted = counted,
    .timed = clv_bg_timed,
    .p_alive = p_alive,
    .expected = expected,
    .expected_given = expected_given,
    .probability = probability,
    .residual = residual,
    .draw = clv_bg_draw,
    .draw_given = draw_given,
};
