/* What the status of an order means for its revenue. */
#ifndef CLV_IO_ORDER_STATUS_H
#define CLV_IO_ORDER_STATUS_H

#include <stdbool.h>
#include <stddef.h>

enum clv_status_class {
	CLV_STATUS_IN,  /* paid, or on its way; refunded ones too */
	CLV_STATUS_OUT, /* never paid, or called off */
	CLV_STATUS_UNKNOWN
};

/* Case, blanks, hyphens and underscores do not count, nor does the wc- of
   WooCommerce. Blank is in. */
enum clv_status_class clv_status_classify(const char *text, size_t length);

/* Does it say that all of the order was refunded? A column of refunds, where
   there is one, says how much. */
bool clv_status_is_refunded(const char *text, size_t length);

#endif
