/* The list of models, and what all of them share. */
#include "clv/models.h"

#include <math.h>
#include <string.h>

#define CLV_ADDRESS(word) &clv_model_##word,
static const struct clv_model *const models[] = {CLV_MODELS(CLV_ADDRESS) NULL};

size_t clv_model_count(void)
{
	return sizeof models / sizeof *models - 1;
}

const struct clv_model *clv_model_at(size_t index)
{
	return index < clv_model_count() ? models[index] : NULL;
}

const struct clv_model *clv_model_find(const char *name)
{
	for (size_t i = 0; i < clv_model_count(); i++)
		if (strcmp(models[i]->name, name) == 0)
			return models[i];
	return NULL;
}

/* ln(e^a + e^b); with p the share of b, its gradient is the mean of both
   gradients, and its Hessian the mean of both and of how they differ:
   (1-p) A + p B + p (1-p) (b - a)(b - a)'. */
void clv_likelihood_add(const struct clv_likelihood *stayed,
                        const struct clv_likelihood *left,
                        struct clv_likelihood *sum)
{
	if (!left || left->value == -INFINITY) {
		*sum = *stayed;
		return;
	}
	if (stayed->value == -INFINITY) {
		*sum = *left;
		return;
	}
	const double difference = left->value - stayed->value;
	const double odds = exp(-fabs(difference));
	const double smaller = odds / (1 + odds);
	const double p = difference > 0 ? 1 / (1 + odds) : smaller;
	const double q = difference > 0 ? smaller : 1 / (1 + odds);
	sum->value = fmax(left->value, stayed->value) + log1p(odds);
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++)
		sum->gradient[i] = q * stayed->gradient[i] + p * left->gradient[i];
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++)
		for (size_t j = 0; j < CLV_PARAMETERS_MAX; j++)
			sum->hessian[i][j] =
			    q * stayed->hessian[i][j] + p * left->hessian[i][j] +
			    p * q * (left->gradient[i] - stayed->gradient[i]) *
			        (left->gradient[j] - stayed->gradient[j]);
}

void clv_model_part(const struct clv_model *model, const double *parameters,
                    double frequency, double time, bool leaves,
                    struct clv_likelihood *part)
{
	*part = (struct clv_likelihood){.value = NAN};
	if (!model->counted || (leaves && !model->has_dropout) ||
	    !(time >= 0 && time < INFINITY))
		return;
	model->counted(parameters, frequency, leaves, part);
	if (part->value > -INFINITY)
		model->timed(parameters, frequency, time, leaves, part);
}

void clv_model_likelihood(const struct clv_model *model,
                          const double *parameters,
                          const struct clv_behaviour *customer,
                          struct clv_likelihood *likelihood)
{
	if (model->likelihood) {
		model->likelihood(parameters, customer, likelihood);
		return;
	}
	const double x = customer->frequency;
	struct clv_likelihood stayed, left;
	clv_model_part(model, parameters, x, customer->age, false, &stayed);
	if (model->has_dropout)
		clv_model_part(model, parameters, x, customer->recency, true, &left);
	clv_likelihood_add(&stayed, model->has_dropout ? &left : NULL, likelihood);
}
