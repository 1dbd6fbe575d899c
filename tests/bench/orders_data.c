/* Orders of a made-up shop, as CSV on standard output:
     orders_data ORDERS [SEED]
   ORDERS / 10 customers, all with an order at least, few with very many; days
   of two years; amounts of which most are small. Shuffled, and the same for the
   same seed. */
#define _XOPEN_SOURCE 700
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DAYS = 731, DATE_SIZE = sizeof "2023-01-01" };

/* Exponential, of mean 1. */
static double draw(unsigned short seed[3])
{
	return -log1p(-erand48(seed));
}

static size_t draw_below(unsigned short seed[3], size_t end)
{
	return (size_t)(erand48(seed) * (double)end);
}

/* The customer of every order: one each, then the square of an exponential,
   whose mean is 2, and by chance what is left of ORDERS. */
static void fill(uint32_t *orders, size_t count, size_t customers,
                 unsigned short seed[3])
{
	const double rest = (double)(count - customers) / (double)customers;
	size_t filled = 0;
	for (size_t i = 0; i < customers; i++)
		orders[filled++] = (uint32_t)i;
	for (size_t i = 0; i < customers; i++) {
		const double e = draw(seed);
		const double more = 0.99 * rest * e * e / 2 + erand48(seed);
		for (size_t n = (size_t)more; n > 0 && filled < count; n--)
			orders[filled++] = (uint32_t)i;
	}
	while (filled < count)
		orders[filled++] = (uint32_t)draw_below(seed, customers);
}

static void shuffle(uint32_t *orders, size_t count, unsigned short seed[3])
{
	for (size_t i = count; i > 1; i--) {
		const size_t other = draw_below(seed, i);
		const uint32_t order = orders[i - 1];
		orders[i - 1] = orders[other];
		orders[other] = order;
	}
}

static void write_orders(const uint32_t *orders, size_t count,
                         unsigned short seed[3])
{
	static char dates[DAYS][DATE_SIZE];
	for (int day = 0; day < DAYS; day++) {
		const time_t then = 1672531200 + (time_t)day * 86400;
		struct tm date;
		strftime(dates[day], DATE_SIZE, "%Y-%m-%d", gmtime_r(&then, &date));
	}
	puts("customer_id,order_date,amount");
	for (size_t i = 0; i < count; i++) {
		const unsigned cents = 99 + (unsigned)(9000 * draw(seed));
		printf("%llu,%s,%u.%02u\n", 100003 + 9ULL * orders[i],
		       dates[draw_below(seed, DAYS)], cents / 100, cents % 100);
	}
}

int main(int argc, char **argv)
{
	const long long count = argc > 1 ? atoll(argv[1]) : 0;
	unsigned short seed[3] = {(unsigned short)(argc > 2 ? atoi(argv[2]) : 7)};
	if (count < 10 || count / 10 > UINT32_MAX)
		return 2;
	uint32_t *orders = malloc((size_t)count * sizeof *orders);
	if (!orders)
		return 1;
	fill(orders, (size_t)count, (size_t)count / 10, seed);
	shuffle(orders, (size_t)count, seed);
	write_orders(orders, (size_t)count, seed);
	free(orders);
	return fflush(stdout) != 0 || ferror(stdout);
}
