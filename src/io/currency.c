#include "io/currency.h"
#include "io/number_body.h"
#include "io/preset.h"
#include "io/schema.h"

#include <string.h>

/* Codes of ISO 4217, of which a mark may be any. */
static const struct {
	const char *mark, *codes;
} marks[] = {
    {"$", "USD|CAD|AUD|NZD|SGD|HKD|TWD|MXN|ARS|CLP|COP|UYU|DOP|BSD|BBD|BZD|"
          "FJD|JMD|NAD|TTD|US$"},
    {"US$", "USD"},
    {"R$", "BRL"},
    {"€", "EUR"},
    {"£", "GBP|EGP|GIP|LBP"},
    {"¥", "JPY|CNY"},
    {"₹", "INR"},
    {"Rs", "INR|PKR|LKR|NPR|MUR"},
    {"kr", "SEK|NOK|DKK|ISK"},
    {"Fr", "CHF"},
    {"zł", "PLN"},
    {"Kč", "CZK"},
    {"Ft", "HUF"},
};

struct clv_text clv_currency_mark(const struct clv_text *number)
{
	const struct clv_span whole = {number->at, number->at + number->length};
	struct clv_span mark = clv_body_undress(whole).mark;
	clv_span_take_last(&mark, ".");
	return (struct clv_text){mark.at, clv_span_left(&mark)};
}

static bool is_used_for(const struct clv_text *mark,
                        const struct clv_text *code)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (clv_same_name(marks[i].mark, strlen(marks[i].mark), mark->at,
		                  mark->length))
			return clv_is_one_of(marks[i].codes, code->at, code->length);
	return false;
}

bool clv_currency_may_be(const struct clv_text *a, const struct clv_text *b)
{
	return clv_same_name(a->at, a->length, b->at, b->length) ||
	       is_used_for(a, b) || is_used_for(b, a);
}
