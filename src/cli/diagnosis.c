#include "cli/diagnosis.h"
#include "io/model_file.h"

#include <stddef.h>

enum kind { OF_PURCHASES, OF_SPEND, OF_SURVIVAL, KINDS };

struct words {
	unsigned reason;
	const char *texts[KINDS];
};

#define ALIKE(text)                                                            \
	{                                                                          \
		(text), (text), (text)                                                 \
	}

/* By bit; null: it does not occur. */
static const struct words all[] = {
    {CLV_FIT_NO_CUSTOMERS,
     {"there is no customer to learn from: none who came before the last day",
      "nobody has made a repeat purchase of more than 0",
      "there is no customer to learn from"}},
    {CLV_FIT_FEW_CUSTOMERS,
     {"there are fewer customers than the model has parameters",
      "too few customers have made a repeat purchase of more than 0 to tell "
      "how spend varies",
      "there are fewer customers than the model has parameters"}},
    {CLV_FIT_NO_REPEATS,
     {"nobody has bought a second time, so that it cannot be told how often "
      "customers come back",
      "nobody has made a repeat purchase", NULL}},
    {CLV_FIT_NOT_FOUND,
     ALIKE("no parameters were found that fit the data best; the data may be "
           "too few, or of another kind")},
    {CLV_FIT_NO_DROPOUT,
     {"nobody shows signs of leaving: the NBD, in which nobody leaves, fits as "
      "well; the forecast counts on everybody to stay",
      NULL,
      "hardly anybody leaves: the forecast counts on nearly everybody to "
      "stay"}},
    {CLV_FIT_SAME_RATE,
     {"all customers buy about equally often: of the two parameters of how "
      "often only the ratio is determined, and they have no interval; the "
      "forecast does not suffer from it",
      "all customers spend about the same: the forecast takes the common mean, "
      "whatever a customer spent so far",
      NULL}},
    {CLV_FIT_SAME_DROPOUT,
     ALIKE("all customers are about equally likely to leave: of the two "
           "parameters of leaving only the ratio is determined, and they have "
           "no interval; the forecast does not suffer from it")},
    {CLV_FIT_POLARIZED,
     ALIKE("some customers seem to leave at once and the others never: how "
           "likely people are to leave later on cannot be told from these "
           "data; a longer history would tell more")},
    {CLV_FIT_ALL_LEAVE,
     ALIKE("customers seem to leave as soon as they can: there is hardly "
           "anything to forecast; check that repeat purchases are among the "
           "data")},
    {CLV_FIT_SAME_VALUES,
     ALIKE("each customer spends the same each time: the forecast takes what a "
           "customer spent so far")},
    {CLV_FIT_OTHER_LIMIT,
     ALIKE("the data lead to a limit of the model: parameters without an "
           "interval are not determined, and the forecast is that of the "
           "limit")},
    {CLV_FIT_UNSURE_DROPOUT,
     {"it cannot be told whether anybody leaves: the NBD, in which nobody "
      "does, "
      "fits as well (--model nbd), and the parameters of leaving have no "
      "interval; a longer history would tell more",
      NULL, NULL}},
    {CLV_FIT_ONE_PERIOD,
     {NULL, NULL,
      "how many are left after one period does not tell whether people leave "
      "more or less as time goes on"}},
    {CLV_FIT_MEAN_INFINITE,
     ALIKE("a few very large purchases outweigh all others, so that no mean "
           "spend can be told of customers with few purchases (q is not above "
           "1); look for wrong amounts")},
};

static enum kind kind_of(const struct clv_fit *fit)
{
	if (!fit->model)
		return OF_PURCHASES;
	return fit->model->data == CLV_DATA_SPEND      ? OF_SPEND
	       : fit->model->data == CLV_DATA_SURVIVAL ? OF_SURVIVAL
	                                               : OF_PURCHASES;
}

const char *diagnosis_next(const struct clv_fit *fit, unsigned *at)
{
	while (*at < sizeof all / sizeof *all) {
		const struct words *words = &all[(*at)++];
		const char *text = words->texts[kind_of(fit)];
		if ((fit->reasons & words->reason) && text)
			return text;
	}
	return NULL;
}

bool diagnosis_reject(const struct clv_fit *fit, struct clv_error *error)
{
	unsigned at = 0;
	const char *why = diagnosis_next(fit, &at);
	clv_reject(error, CLV_NO_FIT, "nothing can be forecast: %s",
	           why ? why : "the model cannot be fitted to these data");
	if (fit->reasons & CLV_FIT_ONE_PERIOD)
		return clv_hint(error, "it takes the customers left after two periods "
		                       "at least: rows of the periods 0, 1 and 2");
	if (fit->simpler)
		return clv_hint(error, "--model %s, a simpler model, can be fitted",
		                fit->simpler->name);
	if (fit->reasons & CLV_FIT_FEW_CUSTOMERS)
		return clv_hint(error,
		                "it takes %u customers at the very least, and "
		                "some hundred for a forecast to rely on",
		                fit->model->parameter_count);
	if (fit->reasons & (CLV_FIT_NO_CUSTOMERS | CLV_FIT_NO_REPEATS))
		return clv_hint(error, "wait for more history; what customers brought "
		                       "so far clv orders tells");
	return clv_hint(error, "--compare fits other models");
}
