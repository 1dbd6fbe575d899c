/* What the files that write parts share, and nobody else sees. */
#ifndef CLV_IO_PARTIAL_WRITER_H
#define CLV_IO_PARTIAL_WRITER_H

#include "data/ledger.h"
#include "data/names.h"
#include "data/orders.h"
#include "data/ranking.h"
#include "io/partial_pen.h"

/* Names in byte order. */
struct clv_sorted_names {
	uint32_t *names; /* in order */
	uint32_t *ranks; /* of each name, from 1 */
};

/* False without memory; to be freed in any case. */
bool clv_sorted_names_make(struct clv_sorted_names *sorted,
                           const struct clv_names *names);
void clv_sorted_names_free(struct clv_sorted_names *sorted);

/* All that writing records needs. */
struct clv_partial_records {
	struct clv_ledger *ledger;
	const struct clv_order_book *orders; /* null: none */
	struct clv_ranked *ranked;
	size_t count;
	size_t *starts;            /* of the detail of each customer */
	struct clv_names segments; /* met in the detail */
	struct clv_sorted_names sorted_segments, sorted_reasons;
};

/* What has to be known before anything is written. False without memory. */
bool clv_partial_rank_customers(struct clv_partial_records *records,
                                size_t threads);
bool clv_partial_list_segments(struct clv_partial_records *records);

/* Lines of the header. */
void clv_partial_put_segments(struct clv_pen *pen,
                              const struct clv_partial_records *records);

void clv_partial_put_customers(struct clv_pen *pen,
                               const struct clv_partial_records *records);

/* False without memory. */
bool clv_partial_put_orders(struct clv_pen *pen,
                            const struct clv_partial_records *records);

#endif
