/* Marks of currencies, and what they may mean: codes of ISO 4217. */
#include "io/currency.h"

#include "check.h"

#include <string.h>

static struct clv_text text_of(const char *text)
{
	return (struct clv_text){text, strlen(text)};
}

static void expect_mark(const char *number, const char *mark)
{
	const struct clv_text text = text_of(number);
	const struct clv_text found = clv_currency_mark(&text);
	if (found.length != strlen(mark) ||
	    memcmp(found.at, mark, found.length) != 0)
		fail_with("the mark of \"%s\" is \"%.*s\", expected \"%s\"", number,
		          (int)found.length, found.at, mark);
}

static void marks_stand_on_either_side(void **state)
{
	(void)state;
	expect_mark("45.00 USD", "USD");
	expect_mark("USD 45", "USD");
	expect_mark("-$0.95", "$");
	expect_mark("$-0.95", "$");
	expect_mark("($1,234.56)", "$");
	expect_mark("US$5", "US$");
	expect_mark("€99,95", "€");
	expect_mark("1.234,50\xC2\xA0€", "€");
	expect_mark("5 kr.", "kr");
	expect_mark("12 zł", "zł");
}

static void numbers_have_none(void **state)
{
	(void)state;
	static const char *const bare[] = {"",    "--",  "5",        "-5.00",
	                                   "(5)", "1e3", "1,234.50", ".5"};
	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		expect_mark(bare[i], "");
}

static bool may_be(const char *a, const char *b)
{
	const struct clv_text one = text_of(a), other = text_of(b);
	assert_int_equal(clv_currency_may_be(&one, &other),
	                 clv_currency_may_be(&other, &one));
	return clv_currency_may_be(&one, &other);
}

static void a_mark_may_be_several(void **state)
{
	(void)state;
	assert_true(may_be("$", "USD"));
	assert_true(may_be("$", "cad"));
	assert_true(may_be("$", "US$"));
	assert_true(may_be("€", "EUR"));
	assert_true(may_be("KR", "SEK"));
	assert_true(may_be("eur", "EUR"));
	assert_true(may_be("₽", "₽"));
	assert_false(may_be("$", "EUR"));
	assert_false(may_be("$", "€"));
	assert_false(may_be("US$", "CAD"));
	assert_false(may_be("EUR", "USD"));
	assert_false(may_be("₽", "RUB"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_stand_on_either_side),
	    cmocka_unit_test(numbers_have_none),
	    cmocka_unit_test(a_mark_may_be_several),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
