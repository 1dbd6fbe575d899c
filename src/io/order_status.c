#include "io/order_status.h"
#include "io/schema.h"

#include <string.h>

/* The prefix is one only with its hyphen: a status that begins with these
   letters is none of ours. */
static void strip_prefix(const char **text, size_t *length)
{
	while (*length && (**text == ' ' || **text == '\t')) {
		++*text;
		--*length;
	}
	if (*length > 3 && clv_same_name(*text, 2, "wc", 2) && (*text)[2] == '-') {
		*text += 3;
		*length -= 3;
	}
}

static bool is_in(const char *const *list, const char *text, size_t length)
{
	for (; *list; list++)
		if (clv_same_name(*list, strlen(*list), text, length))
			return true;
	return false;
}

enum clv_status_class clv_status_classify(const char *text, size_t length)
{
	static const char *const in[] = {
	    "",         "paid",     "partially paid", "partially refunded",
	    "refunded", "complete", "completed",      "processing",
	    "shipped",  "success",  "captured",       NULL,
	};
	static const char *const out[] = {
	    "pending",   "authorized", "authorised", "voided",
	    "cancelled", "canceled",   "failed",     "declined",
	    "expired",   "draft",      "test",       NULL,
	};
	strip_prefix(&text, &length);
	if (is_in(in, text, length))
		return CLV_STATUS_IN;
	return is_in(out, text, length) ? CLV_STATUS_OUT : CLV_STATUS_UNKNOWN;
}

bool clv_status_is_refunded(const char *text, size_t length)
{
	static const char *const refunded[] = {"refunded", NULL};
	strip_prefix(&text, &length);
	return is_in(refunded, text, length);
}
