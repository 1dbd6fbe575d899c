/*
 * models.h - probabilistic models of customers who buy, and who leave.
 *
 * A model is a constant struct of pure functions. They read their arguments,
 * allocate nothing, keep no state, and may be called from any thread.
 *
 * Units. Time is in any one unit, the same for all of a customer, the
 * parameters and the answers. Parameters are an array in the order of the
 * model's names for them, all above 0. Outside the domain that a function
 * states it returns NaN.
 */
#ifndef CLV_MODELS_H
#define CLV_MODELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { CLV_PARAMETERS_MAX = 4 };

/* What a model sees of a customer. Purchases of one day are one, and the first
   one is not counted. */
struct clv_behaviour {
	double frequency; /* x, repeat purchases; sbg: renewals */
	double recency;   /* t_x, from the first purchase to the last */
	double age;       /* T, from the first purchase to the end of observation;
	                     bgbb, sbg: occasions there have been */
	double monetary;  /* z, the mean value of the repeat purchases; gg */
};

/* The logarithm of a likelihood and its derivatives with respect to the
   logarithms of the parameters: the i-th, and the i-th and j-th (symmetric).
   Entries beyond the model's parameters are 0. */
struct clv_likelihood {
	double value; /* -INFINITY: impossible; derivatives are then 0 */
	double gradient[CLV_PARAMETERS_MAX];
	double hessian[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX];
};

/* The rows that a model is fitted to. */
enum clv_model_data {
	CLV_DATA_HISTORY,   /* frequency, recency, age in continuous time */
	CLV_DATA_OCCASIONS, /* the same, counted in occasions */
	CLV_DATA_SPEND,     /* frequency, monetary */
	CLV_DATA_SURVIVAL   /* frequency: renewals, of age possible ones */
};

struct clv_random; /* core/random.h */

/* A customer drawn from a model: how often he buys, and when he leaves. */
struct clv_character {
	double rate;        /* purchases per unit of time; bgbb: probability of one
	                       at an occasion */
	double leaves_each; /* probability that he leaves after a purchase; bgbb,
	                       sbg: at an occasion */
	bool leaves_first;  /* the first purchase counts for that as well */
	double lifetime;    /* he leaves at this time at the latest; or INFINITY */
};

struct clv_model {
	const char *name;   /* "bgnbd" */
	const char *title;  /* "BG/NBD" */
	const char *source; /* the paper */
	const char *about;  /* how customers are, by it, in a sentence or two */
	enum clv_model_data data;
	bool has_dropout; /* customers can leave */
	unsigned parameter_count;
	const char *parameters[CLV_PARAMETERS_MAX]; /* their names: "r", "alpha" */
	const char *meanings[CLV_PARAMETERS_MAX];   /* what each says */
	bool has_unit[CLV_PARAMETERS_MAX]; /* it is a time (gg: an amount), which
	                                      grows with a change of the unit; the
	                                      others are pure numbers */

	/* The likelihood of a history in continuous time is the sum of two parts:
	   that he is still a customer, which depends on x and T alone, and that he
	   left before T (`leaves`), which depends on x and t_x alone, and is there
	   only with has_dropout. So each needs computing once for each pair that
	   occurs. What both have in common may be in either, but not in neither.

	   Each part comes in two steps: counted sets what x alone makes of it, of
	   which most of the time goes, and once for all customers of this x; timed
	   adds what T, or t_x, does, where that is not -INFINITY by then. Domain:
	   x >= 0, whole, and 0 <= t_x <= T; timed does not check its own, nor the
	   parameters. clv_model_part makes both steps. Null for data of other
	   kinds. */
	void (*counted)(const double *parameters, double frequency, bool leaves,
	                struct clv_likelihood *part);
	void (*timed)(const double *parameters, double frequency, double time,
	              bool leaves, struct clv_likelihood *part);

	/* The likelihood of a row, of data of other kinds; null for histories, for
	   which clv_model_likelihood adds up the two parts. Domain of gg: x > 0 and
	   z > 0; sbg: 0 <= x <= T, whole; bgbb: 0 <= x <= t_x <= T <= 1e6, whole,
	   and t_x = 0 only where x = 0. */
	void (*likelihood)(const double *parameters,
	                   const struct clv_behaviour *customer,
	                   struct clv_likelihood *likelihood);

	/* The rest is null where the model has no such thing. */

	/* Probability that a customer of this history is still one at T. */
	double (*p_alive)(const double *parameters,
	                  const struct clv_behaviour *customer);

	/* Purchases to expect of a random customer in the time t after his first
	   one, which is not counted; sbg: the probability of being a customer
	   after t periods. t >= 0; bgbb, sbg: a part of an occasion is none. */
	double (*expected)(const double *parameters, double time);

	/* Purchases to expect of a given customer within the time t after T; sbg:
	   renewals. t >= 0. */
	double (*expected_given)(const double *parameters,
	                         const struct clv_behaviour *customer, double time);

	/* Probability that a random customer makes exactly n repeat purchases in
	   the time t after his first one; sbg: that he leaves at the n-th renewal
	   (n >= 1), whatever t. */
	double (*probability)(const double *parameters, uint64_t count,
	                      double time);

	/* Discounted expected residual transactions: the present value at T of all
	   purchases to come, each worth 1. discount > 0 is continuous, per unit of
	   time: ln(1 + d). bgbb, sbg: d itself, per occasion, at least 1e-10; the
	   next occasion is one away, and divided by 1 + d. */
	double (*residual)(const double *parameters,
	                   const struct clv_behaviour *customer, double discount);

	/* Expected mean value of a purchase of a customer with this frequency and
	   mean so far; frequency 0: of any customer, whatever the mean. INFINITY
	   for p x + q <= 1. */
	double (*expected_mean)(const double *parameters,
	                        const struct clv_behaviour *customer);

	/* A customer of the model. gg has none. */
	void (*draw)(const double *parameters, struct clv_random *random,
	             struct clv_character *character);

	/* A customer of this history who is still one at T (see p_alive), as he is
	   from T on, with time counted from there: lifetime is the rest of it, and
	   there is no first purchase, so that leaves_first is false. When he last
	   bought is of no matter then. Same domain as p_alive, and not checked;
	   sbg: only where x = T. */
	void (*draw_given)(const double *parameters,
	                   const struct clv_behaviour *customer,
	                   struct clv_random *random,
	                   struct clv_character *character);

	/* gg: a customer's own scale, and a value of his. The sum of n of his
	   values is distributed as one of them is under n p instead of p. */
	double (*draw_scale)(const double *parameters, struct clv_random *random);
	double (*draw_value)(const double *parameters, double scale,
	                     struct clv_random *random);

	/* gg: the scale of a customer with this frequency and mean so far. */
	double (*draw_scale_given)(const double *parameters,
	                           const struct clv_behaviour *customer,
	                           struct clv_random *random);
};

/* All models: a new one is one file that defines clv_model_<word>, and one
   word here. */
#define CLV_MODELS(MODEL)                                                      \
	MODEL(mbgnbd)                                                              \
	MODEL(bgnbd) MODEL(pnbd) MODEL(nbd) MODEL(gg) MODEL(sbg) MODEL(bgbb)

#define CLV_DECLARE_MODEL(word) extern const struct clv_model clv_model_##word;
CLV_MODELS(CLV_DECLARE_MODEL)
#undef CLV_DECLARE_MODEL

/* The models in the order of the list. */
size_t clv_model_count(void);
const struct clv_model *clv_model_at(size_t index);

/* By its name, exactly as it is spelled; null when there is none. */
const struct clv_model *clv_model_find(const char *name);

/* Either part of a history, at T or, where he leaves, at t_x. NaN outside the
   domain, and for a part that the model does not have. */
void clv_model_part(const struct clv_model *model, const double *parameters,
                    double frequency, double time, bool leaves,
                    struct clv_likelihood *part);

/* The sum of the parts of a history: adds its logarithm's derivatives up so
   that none of it overflows. left may be null or impossible. */
void clv_likelihood_add(const struct clv_likelihood *stayed,
                        const struct clv_likelihood *left,
                        struct clv_likelihood *sum);

/* The likelihood of any customer under any model. */
void clv_model_likelihood(const struct clv_model *model,
                          const double *parameters,
                          const struct clv_behaviour *customer,
                          struct clv_likelihood *likelihood);

#ifdef __cplusplus
}
#endif

#endif
