#include "core/part.h"

#include <math.h>

void clv_part_pack(struct clv_part *part,
                   const struct clv_likelihood *likelihood)
{
	part->value = likelihood->value;
	size_t k = 0;
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++) {
		part->gradient[i] = likelihood->gradient[i];
		for (size_t j = 0; j <= i; j++)
			part->hessian[k++] = likelihood->hessian[i][j];
	}
}

void clv_part_unpack(const struct clv_part *part,
                     struct clv_likelihood *likelihood)
{
	likelihood->value = part->value;
	size_t k = 0;
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++) {
		likelihood->gradient[i] = part->gradient[i];
		for (size_t j = 0; j <= i; j++, k++)
			likelihood->hessian[i][j] = likelihood->hessian[j][i] =
			    part->hessian[k];
	}
}

void clv_part_add(struct clv_part *sum, const struct clv_part *part,
                  double weight)
{
	sum->value += weight * part->value;
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++)
		sum->gradient[i] += weight * part->gradient[i];
	for (size_t i = 0; i < CLV_TRIANGLE_MAX; i++)
		sum->hessian[i] += weight * part->hessian[i];
}

/* The part of the sum of logarithms that takes no logarithm of each row:
   sum of w ln(1 + odds), where the factors 1 + odds, from 1 to 2, of rows that
   stand for one customer are multiplied first. */
struct product {
	double sum, factor;
	unsigned count;
};

static void multiply(struct product *product, double odds, double weight)
{
	enum { BEFORE_OVERFLOW = 512 };
	if (weight != 1) {
		product->sum += weight * log1p(odds);
		return;
	}
	product->factor *= 1 + odds;
	if (++product->count == BEFORE_OVERFLOW) {
		product->sum += log(product->factor);
		product->factor = 1;
		product->count = 0;
	}
}

/* Gradient and Hessian of ln(e^stayed + e^left), less those of `stayed`, which
   all rows have in common: with p the share of left and d how its gradient
   differs, p d and p (how the Hessian differs + (1 - p) d d'). */
static inline void add_difference(struct clv_part *sum,
                                  const struct clv_part *stayed,
                                  const struct clv_part *left, double weight,
                                  double rest)
{
	double d[CLV_PARAMETERS_MAX];
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++) {
		d[i] = left->gradient[i] - stayed->gradient[i];
		sum->gradient[i] += weight * d[i];
	}
	for (size_t i = 0, k = 0; i < CLV_PARAMETERS_MAX; i++)
		for (size_t j = 0; j <= i; j++, k++)
			sum->hessian[k] += weight * (left->hessian[k] - stayed->hessian[k] +
			                             rest * d[i] * d[j]);
}

void clv_part_add_rows(struct clv_part *sum, const struct clv_part *stayed,
                       const struct clv_part *lefts,
                       const struct clv_part_row *rows, size_t count)
{
	struct clv_part differences = {0};
	struct product product = {.factor = 1};
	double weights = 0;
	for (size_t i = 0; i < count; i++) {
		const struct clv_part *left = &lefts[rows[i].left];
		const double weight = rows[i].weight;
		weights += weight;
		if (left->value == -INFINITY) {
			differences.value += weight * stayed->value;
			continue;
		}
		const double difference = left->value - stayed->value;
		const double odds = exp(-fabs(difference));
		const double larger = 1 / (1 + odds), smaller = odds / (1 + odds);
		const bool left_is_larger = difference > 0;
		const double p = left_is_larger ? larger : smaller;
		const double q = left_is_larger ? smaller : larger;
		multiply(&product, odds, weight);
		differences.value +=
		    weight * (left_is_larger ? left->value : stayed->value);
		add_difference(&differences, stayed, left, weight * p, q);
	}
	sum->value += differences.value + product.sum + log(product.factor);
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++)
		sum->gradient[i] +=
		    weights * stayed->gradient[i] + differences.gradient[i];
	for (size_t i = 0; i < CLV_TRIANGLE_MAX; i++)
		sum->hessian[i] +=
		    weights * stayed->hessian[i] + differences.hessian[i];
}
