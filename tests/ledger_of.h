/* Ledgers for tests: of a few entries, and of the CDNOW sample. */
#ifndef CLV_TESTS_LEDGER_OF_H
#define CLV_TESTS_LEDGER_OF_H

#include "core/calendar.h"
#include "data/ledger.h"

#include "check.h"
#include "models_check.h"

#include <stdio.h>
#include <string.h>

enum { UNIT = 10000 };

/* One purchase or refund (purchase false) of a customer, by a letter. */
struct entry {
	char customer;
	int32_t day;
	int64_t amount;
	bool purchase;
};

static inline void bring(struct clv_batch *batch, const char *customer,
                         int32_t day, int64_t amount, bool purchase)
{
	const struct clv_transaction transaction = {.customer = customer,
	                                            .customer_length =
	                                                strlen(customer),
	                                            .amount = amount,
	                                            .day = day,
	                                            .is_purchase = purchase};
	assert_true(clv_batch_add(batch, &transaction));
}

static inline void finish(struct clv_ledger *ledger, struct clv_batch *batch)
{
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
	assert_true(clv_ledger_finish(ledger, 2));
}

static inline struct clv_ledger *enter(const struct entry *entries,
                                       size_t count, unsigned keeps)
{
	struct clv_ledger *ledger = clv_ledger_open(keeps);
	assert_non_null(ledger);
	struct clv_batch *batch = clv_batch_open(ledger);
	assert_non_null(batch);
	for (size_t i = 0; i < count; i++) {
		const char name[] = {entries[i].customer, '\0'};
		bring(batch, name, entries[i].day, entries[i].amount,
		      entries[i].purchase);
	}
	finish(ledger, batch);
	return ledger;
}

/* 1997-09-30 and 1998-06-30: 39 weeks after 1997-01-01, and 39 more. */
enum { CDNOW_CUT = 10134, CDNOW_UNTIL = 10407 };

/* The published sample; null, and a word, where it is absent. */
static inline struct clv_ledger *cdnow_ledger(unsigned keeps)
{
	FILE *file = open_data("CDNOW_sample.txt");
	if (!file)
		return NULL;
	struct clv_ledger *ledger = clv_ledger_open(keeps);
	assert_non_null(ledger);
	struct clv_batch *batch = clv_batch_open(ledger);
	assert_non_null(batch);
	char customer[8];
	int year, month, day;
	double amount;
	while (fscanf(file, "%7s %*s %4d%2d%2d %*d %lf", customer, &year, &month,
	              &day, &amount) == 5)
		bring(batch, customer, clv_day_from_date(year, month, day),
		      (int64_t)(amount * UNIT + 0.5), true);
	assert_true(feof(file));
	fclose(file);
	finish(ledger, batch);
	return ledger;
}

#endif
