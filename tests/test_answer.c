/* Answers as surveys write them; what each form means is said by hand. */
#include "io/answer.h"

#include "check.h"

#include <string.h>

enum { NOTHING = 99 };

static enum clv_answer_status read(const char *text,
                                   const struct clv_scale *scale, int *vote)
{
	enum clv_vote found = CLV_PROMOTER;
	const enum clv_answer_status status =
	    clv_answer_read(text, strlen(text), scale, &found);
	*vote = status == CLV_ANSWER_OK ? (int)found : NOTHING;
	return status;
}

static void assert_vote(const char *text, enum clv_vote expected)
{
	int vote;
	if (read(text, &clv_usual_scale, &vote) != CLV_ANSWER_OK ||
	    vote != (int)expected)
		fail_with("\"%s\" is %d, expected %d", text, vote, (int)expected);
}

static void assert_status(const char *text, enum clv_answer_status expected)
{
	int vote;
	const enum clv_answer_status status = read(text, &clv_usual_scale, &vote);
	if (status != expected)
		fail_with("\"%s\" has status %d, expected %d", text, (int)status,
		          (int)expected);
}

static void the_usual_scale(void **state)
{
	(void)state;
	for (int i = 0; i <= 10; i++) {
		const char two[] = {(char)('0' + i / 10), (char)('0' + i % 10), 0};
		assert_vote(i < 10 ? two + 1 : two, i >= 9   ? CLV_PROMOTER
		                                    : i >= 7 ? CLV_PASSIVE
		                                             : CLV_DETRACTOR);
	}
}

static void forms_of_a_number(void **state)
{
	(void)state;
	static const char *const promoters[] = {
	    "10",
	    " 9 ",
	    "\t10\t",
	    "9.0",
	    "9,00",
	    "010",
	    "10 - Extremely likely",
	    "10- Extremely likely",
	    "10 -Extremely likely",
	    "10 \xE2\x80\x93 Extremely likely",
	    "10 \xE2\x80\x94 Extremely likely",
	    "10: Extremely likely",
	    "10=Extremely likely",
	    "10 = Extremely likely",
	    "10 (Extremely likely)",
	    "10(Extremely likely)",
	    "10) Extremely likely",
	    "10. Extremely likely",
	    "Extremely likely - 10",
	    "Extremely likely \xE2\x80\x93 10",
	    "10 - best of 10",
	};
	for (size_t i = 0; i < sizeof promoters / sizeof *promoters; i++)
		assert_vote(promoters[i], CLV_PROMOTER);
	assert_vote("0 - Not at all likely", CLV_DETRACTOR);
	assert_vote("Not at all likely - 0", CLV_DETRACTOR);
	assert_vote("-0", CLV_DETRACTOR);
	assert_vote("8 - \xC3\xA9\xC3\xA9", CLV_PASSIVE);
}

static void words(void **state)
{
	(void)state;
	assert_vote("promoter", CLV_PROMOTER);
	assert_vote("Promoters", CLV_PROMOTER);
	assert_vote(" PASSIVE ", CLV_PASSIVE);
	assert_vote("Passives", CLV_PASSIVE);
	assert_vote("detractor", CLV_DETRACTOR);
	assert_vote("Detractors", CLV_DETRACTOR);
	assert_status("promotor", CLV_ANSWER_BAD);
	assert_status("neutral", CLV_ANSWER_BAD);
}

static void nothing_is_missing(void **state)
{
	(void)state;
	static const char *const texts[] = {"", " ", "\t ", "--", "n/a", "N/A"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_status(texts[i], CLV_ANSWER_MISSING);
}

static void what_may_mean_something_else_is_no_answer(void **state)
{
	(void)state;
	static const char *const texts[] = {"9-10",     "9 - 10",
	                                    "9/10",     "9-May",
	                                    "9 May",    "10:30",
	                                    "1 0",      "10th",
	                                    "ten",      "x10",
	                                    "-",        "10 -",
	                                    "10.",      "9.x",
	                                    "9.0.0",    "2025-01-01",
	                                    "1e1",      "+9",
	                                    "a 1 - 9",  "May-9",
	                                    "- 9",      " - 9",
	                                    "9%",       "\xE2\x80\x93",
	                                    "Response", "10 Extremely likely"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_status(texts[i], CLV_ANSWER_BAD);
}

static void what_is_off_the_scale(void **state)
{
	(void)state;
	static const char *const texts[] = {"11",
	                                    "-1",
	                                    "100",
	                                    "99999999999999999999",
	                                    "11 - Extremely likely",
	                                    "Extremely likely - 11",
	                                    "11.0"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_status(texts[i], CLV_ANSWER_RANGE);
	assert_status("8.5", CLV_ANSWER_PART);
	assert_status("9,01", CLV_ANSWER_PART);
	assert_status("10.5", CLV_ANSWER_PART);
}

static void other_scales(void **state)
{
	(void)state;
	const struct clv_scale five = {1, 5, 5, 3};
	static const int expected[] = {NOTHING,       CLV_DETRACTOR, CLV_DETRACTOR,
	                               CLV_DETRACTOR, CLV_PASSIVE,   CLV_PROMOTER,
	                               NOTHING};
	for (int i = 0; i <= 6; i++) {
		const char text[] = {(char)('0' + i), 0};
		int vote;
		read(text, &five, &vote);
		assert_int_equal(vote, expected[i]);
	}
	/* without passives */
	const struct clv_scale two = {0, 1, 1, 0};
	int vote;
	read("1", &two, &vote);
	assert_int_equal(vote, CLV_PROMOTER);
	read("0", &two, &vote);
	assert_int_equal(vote, CLV_DETRACTOR);
}

static void scales_are_two_numbers(void **state)
{
	(void)state;
	struct clv_scale scale;
	assert_true(clv_scale_read("1-5", &scale));
	assert_int_equal(scale.low, 1);
	assert_int_equal(scale.high, 5);
	assert_true(clv_scale_read("0-1000", &scale));
	assert_int_equal(scale.high, 1000);
	static const char *const texts[] = {"",
	                                    "5",
	                                    "5-1",
	                                    "5-5",
	                                    "-1-5",
	                                    "1-",
	                                    "1-5-7",
	                                    "1 - 5",
	                                    "1..5",
	                                    "a-b",
	                                    "0-1001",
	                                    "1-5 ",
	                                    "0-99999999999999999999"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (clv_scale_read(texts[i], &scale))
			fail_with("\"%s\" is a scale", texts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_usual_scale),
	    cmocka_unit_test(forms_of_a_number),
	    cmocka_unit_test(words),
	    cmocka_unit_test(nothing_is_missing),
	    cmocka_unit_test(what_may_mean_something_else_is_no_answer),
	    cmocka_unit_test(what_is_off_the_scale),
	    cmocka_unit_test(other_scales),
	    cmocka_unit_test(scales_are_two_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
