#include "core/shopper.h"

#include <math.h>

static bool is_continuous(const struct clv_model *model)
{
	return model->data == CLV_DATA_HISTORY;
}

void clv_shopper_begin(struct clv_shopper *shopper, const struct clv_shop *shop,
                       uint64_t index)
{
	*shopper = (struct clv_shopper){.shop = shop, .day = -1, .scale = NAN};
	clv_random_seed(&shopper->times, shop->seed, 2 * index);
	clv_random_seed(&shopper->values, shop->seed, 2 * index + 1);
	shopper->first = clv_random_uniform(&shopper->times) * shop->length / 2;
	shop->model->draw(shop->parameters, &shopper->times, &shopper->character);
	if (shop->spend)
		shopper->scale =
		    shop->spend->draw_scale(shop->spend_parameters, &shopper->values);
	if (is_continuous(shop->model))
		clv_simulation_begin(&shopper->simulation, &shopper->character,
		                     (shop->length - shopper->first) / shop->unit_days,
		                     &shopper->times);
	else
		shopper->first = floor(shopper->first / shop->unit_days);
}

/* The day of his next purchase, with its fraction; past the end for who has
   left. */
static double next_purchase(struct clv_shopper *shopper)
{
	double time;
	return clv_simulation_next(&shopper->simulation, &time)
	           ? shopper->first + time * shopper->shop->unit_days
	           : INFINITY;
}

/* At each occasion he leaves or not, and buys then or not. `first` counts
   occasions here. */
static double next_occasion(struct clv_shopper *shopper)
{
	const struct clv_character *character = &shopper->character;
	for (;;) {
		shopper->occasion++;
		const double day =
		    (shopper->first + shopper->occasion) * shopper->shop->unit_days;
		if (day >= shopper->shop->length ||
		    clv_random_uniform(&shopper->times) < character->leaves_each)
			return INFINITY;
		if (clv_random_uniform(&shopper->times) < character->rate)
			return day;
	}
}

/* The day of the next purchase, which is none of the last order's. */
static double next_day(struct clv_shopper *shopper)
{
	const bool continuous = is_continuous(shopper->shop->model);
	double day = shopper->first;
	if (shopper->day < 0)
		return continuous ? day : day * shopper->shop->unit_days;
	do
		day = continuous ? next_purchase(shopper) : next_occasion(shopper);
	while (floor(day) <= shopper->day);
	return day;
}

static int64_t draw_amount(struct clv_shopper *shopper)
{
	enum { CENT = 100 };
	static const double most = 1e13; /* cents: far beyond any order */
	const struct clv_shop *shop = shopper->shop;
	if (!shop->spend)
		return (int64_t)100 * CENT;
	const double value = shop->spend->draw_value(
	    shop->spend_parameters, shopper->scale, &shopper->values);
	const double cents = floor(value * 100 + 0.5);
	return (int64_t)fmin(fmax(cents, 1), most) * CENT;
}

bool clv_shopper_next(struct clv_shopper *shopper,
                      struct clv_shopper_order *order)
{
	if (shopper->ended)
		return false;
	const double day = next_day(shopper);
	/* the end of the length itself is no day any more */
	shopper->ended = !(day < shopper->shop->length);
	if (shopper->ended)
		return false;
	shopper->day = (int32_t)day;
	order->day = shopper->day;
	order->amount = draw_amount(shopper);
	return true;
}
