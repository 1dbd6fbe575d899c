#include "io/guess.h"
#include "io/mapping.h"
#include "io/schema.h"

#include <string.h>

enum { RANKS_MAX = 4 };

/* Ranks in order of preference. An id names a customer for good, an e-mail
   address may change, and names of persons are never taken. */
static const char *const ranks[CLV_ROLE_COUNT][RANKS_MAX] = {
    [CLV_ROLE_CUSTOMER] =
        {
            "customer_id|customer_no|customer_number|cust_id|client_id|"
            "user_id|member_id|buyer_id",
            "customer|client|user|member|buyer",
            "email|e-mail|email_address|customer_email|buyer_email|"
            "billing_email|user_email|client_email",
        },
    [CLV_ROLE_DATE] =
        {
            "order_date|purchase_date|transaction_date|invoice_date|sale_date",
            "date",
            "created_at|ordered_at|purchased_at|created|order_time|timestamp|"
            "datetime|day",
        },
    [CLV_ROLE_AMOUNT] =
        {
            "order_total|order_amount|order_value|order_revenue",
            "amount|total|revenue|total_amount|total_price|grand_total|"
            "total_spent|net_sales|sales|spend|value",
            "price",
        },
    [CLV_ROLE_ORDER_ID] =
        {
            "order_id",
            "order_number|order_no|order #|order_key",
            "invoice|invoice_no|invoice_id|invoice_number",
            "transaction_id",
        },
    [CLV_ROLE_STATUS] =
        {
            "order_status",
            "financial_status|payment_status",
            "status",
        },
    [CLV_ROLE_CURRENCY] = {"currency|order_currency|currency_code"},
};

/* Two columns of one rank, or a price of which nobody knows how many. */
static enum clv_column_match reject_either(const struct clv_text *names,
                                           enum clv_role role, size_t first,
                                           size_t second,
                                           struct clv_error *error)
{
	const char *flag = clv_role_flag(role);
	char one[80], other[80];
	clv_column_say(names, first, one, sizeof one);
	clv_column_say(names, second, other, sizeof other);
	clv_reject(error, CLV_BAD_DATA,
	           "which column is the %s? both \"%s\" and \"%s\" may be",
	           clv_role_word(role), one, other);
	clv_hint(error, "say %s \"%s\" or %s \"%s\"", flag, one, flag, other);
	return CLV_COLUMN_SEVERAL;
}

static enum clv_column_match reject_price(const struct clv_text *names,
                                          size_t price, size_t quantity,
                                          struct clv_error *error)
{
	char one[80], other[80];
	clv_column_say(names, price, one, sizeof one);
	clv_column_say(names, quantity, other, sizeof other);
	clv_reject(error, CLV_BAD_DATA,
	           "is \"%s\" the price of one piece, or of all in \"%s\"?", one,
	           other);
	clv_hint(error, "say --amount \"%s*%s\" or --amount \"%s\"", other, one,
	         one);
	return CLV_COLUMN_SEVERAL;
}

static size_t next_match(const char *rank, const struct clv_text *names,
                         size_t count, size_t from)
{
	while (from < count &&
	       !clv_is_one_of(rank, names[from].at, names[from].length))
		from++;
	return from;
}

enum clv_column_match clv_guess_column(const struct clv_text *names,
                                       size_t count, enum clv_role role,
                                       size_t *column, struct clv_error *error)
{
	for (size_t i = 0; i < RANKS_MAX && ranks[role][i]; i++) {
		const char *rank = ranks[role][i];
		*column = next_match(rank, names, count, 0);
		if (*column == count)
			continue;
		const size_t second = next_match(rank, names, count, *column + 1);
		if (second < count)
			return reject_either(names, role, *column, second, error);
		const size_t quantity =
		    next_match("quantity|qty|units|pieces", names, count, 0);
		if (strcmp(rank, "price") == 0 && quantity < count)
			return reject_price(names, *column, quantity, error);
		return CLV_COLUMN_ONE;
	}
	return CLV_COLUMN_NONE;
}
