/* Counts of answers by group, against sums made by hand and by brute force. */
#include "data/survey.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static void add(struct clv_survey *survey, const char *group,
                enum clv_vote vote)
{
	struct clv_votes votes = {{0}};
	votes.counts[vote] = 1;
	assert_true(clv_survey_add(survey, group, strlen(group), &votes));
}

static void add_newest(struct clv_survey *survey, const char *customer,
                       int32_t day, const char *group, enum clv_vote vote)
{
	assert_true(clv_survey_add_newest(survey, customer, strlen(customer), day,
	                                  group, strlen(group), vote));
}

static const struct clv_votes *votes_of(const struct clv_survey *survey,
                                        const char *group)
{
	const uint32_t number =
	    clv_names_find(&survey->groups, group, strlen(group));
	assert_true(number != CLV_NO_NAME);
	return &survey->votes[number];
}

static void assert_votes(const struct clv_votes *votes, uint64_t promoters,
                         uint64_t passives, uint64_t detractors)
{
	assert_int_equal(votes->counts[CLV_PROMOTER], promoters);
	assert_int_equal(votes->counts[CLV_PASSIVE], passives);
	assert_int_equal(votes->counts[CLV_DETRACTOR], detractors);
}

static void groups_are_counted_apart(void **state)
{
	(void)state;
	struct clv_survey survey = {.replaced = 0};
	add(&survey, "b", CLV_PROMOTER);
	add(&survey, "a", CLV_DETRACTOR);
	add(&survey, "b", CLV_PASSIVE);
	add(&survey, "b", CLV_PROMOTER);
	add(&survey, "", CLV_PASSIVE);
	assert_votes(votes_of(&survey, "b"), 2, 1, 0);
	assert_votes(votes_of(&survey, "a"), 0, 0, 1);
	assert_votes(votes_of(&survey, ""), 0, 1, 0);
	const struct clv_votes total = clv_survey_total(&survey);
	assert_votes(&total, 2, 2, 1);
	size_t count;
	uint32_t *sorted = clv_survey_sorted(&survey, &count);
	assert_int_equal(count, 3);
	assert_int_equal(sorted[0], 2);
	assert_int_equal(sorted[1], 1);
	assert_int_equal(sorted[2], 0);
	free(sorted);
	clv_survey_free(&survey);
}

static void the_newest_answer_counts(void **state)
{
	(void)state;
	struct clv_survey survey = {.replaced = 0};
	add_newest(&survey, "ada", 10, "x", CLV_DETRACTOR);
	add_newest(&survey, "ben", 10, "x", CLV_PASSIVE);
	add_newest(&survey, "ada", 12, "y", CLV_PROMOTER);
	add_newest(&survey, "ada", 11, "z", CLV_DETRACTOR); /* older */
	add_newest(&survey, "ben", 10, "x", CLV_PROMOTER);  /* as new, later */
	assert_int_equal(survey.replaced, 3);
	const struct clv_votes none = clv_survey_total(&survey);
	assert_votes(&none, 0, 0, 0);
	clv_survey_settle(&survey);
	assert_votes(votes_of(&survey, "x"), 1, 0, 0);
	assert_votes(votes_of(&survey, "y"), 1, 0, 0);
	size_t count;
	uint32_t *sorted = clv_survey_sorted(&survey, &count);
	/* of z no answer is left */
	assert_int_equal(count, 2);
	free(sorted);
	clv_survey_free(&survey);
}

static void an_empty_survey_has_nothing(void **state)
{
	(void)state;
	struct clv_survey survey = {.replaced = 0};
	size_t count = 9;
	clv_survey_settle(&survey);
	uint32_t *sorted = clv_survey_sorted(&survey, &count);
	assert_non_null(sorted);
	assert_int_equal(count, 0);
	free(sorted);
	clv_survey_clear(&survey);
	clv_survey_free(&survey);
}

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245U + 12345U;
	return *seed >> 16 & 0x7FFF;
}

/* Parts of any size, merged in their order, are as one. */
static void parts_are_as_one(void **state)
{
	(void)state;
	enum { ANSWERS = 5000, CUSTOMERS = 300, GROUPS = 7 };
	for (size_t size = 1; size < ANSWERS; size *= 7) {
		struct clv_survey whole = {.replaced = 0}, parts = {.replaced = 0},
		                  part = {.replaced = 0};
		unsigned seed = 5;
		for (size_t i = 0; i < ANSWERS; i++) {
			const char customer[] = {(char)('0' + next(&seed) % CUSTOMERS / 90),
			                         (char)('!' + next(&seed) % 90), 0};
			const char group[] = {(char)('a' + next(&seed) % GROUPS), 0};
			const int32_t day = (int32_t)(next(&seed) % 50);
			const enum clv_vote vote = (enum clv_vote)(next(&seed) % 3);
			add_newest(&whole, customer, day, group, vote);
			add(&whole, group, vote);
			add_newest(&part, customer, day, group, vote);
			add(&part, group, vote);
			if (i % size == size - 1 || i == ANSWERS - 1) {
				assert_true(clv_survey_merge(&parts, &part));
				clv_survey_clear(&part);
			}
		}
		assert_int_equal(parts.replaced, whole.replaced);
		clv_survey_settle(&whole);
		clv_survey_settle(&parts);
		for (int i = 0; i < GROUPS; i++) {
			const char group[] = {(char)('a' + i), 0};
			assert_memory_equal(votes_of(&parts, group),
			                    votes_of(&whole, group),
			                    sizeof(struct clv_votes));
		}
		clv_survey_free(&whole);
		clv_survey_free(&parts);
		clv_survey_free(&part);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(groups_are_counted_apart),
	    cmocka_unit_test(the_newest_answer_counts),
	    cmocka_unit_test(an_empty_survey_has_nothing),
	    cmocka_unit_test(parts_are_as_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
