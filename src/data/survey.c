#include "data/survey.h"
#include "data/grow.h"

#include <stdlib.h>

void clv_survey_free(struct clv_survey *survey)
{
	clv_names_free(&survey->groups);
	clv_names_free(&survey->customers);
	free(survey->votes);
	free(survey->newest);
	*survey = (struct clv_survey){0};
}

void clv_survey_clear(struct clv_survey *survey)
{
	if (survey->groups.count || survey->customers.count || survey->replaced)
		clv_survey_free(survey);
}

/* The number of the group, with counts of its own; CLV_NO_NAME without memory.
 */
static uint32_t group_of(struct clv_survey *survey, const char *group,
                         size_t length)
{
	bool is_new;
	const uint32_t number =
	    clv_names_add(&survey->groups, group, length, &is_new);
	void *votes = survey->votes;
	if (number == CLV_NO_NAME || !is_new)
		return number;
	if (!clv_grow(&votes, &survey->capacity, survey->groups.count,
	              sizeof *survey->votes))
		return CLV_NO_NAME;
	survey->votes = votes;
	survey->votes[number] = (struct clv_votes){{0}};
	return number;
}

static void add_votes(struct clv_votes *sum, const struct clv_votes *votes)
{
	for (int i = 0; i < CLV_VOTE_COUNT; i++)
		sum->counts[i] += votes->counts[i];
}

bool clv_survey_add(struct clv_survey *survey, const char *group, size_t length,
                    const struct clv_votes *votes)
{
	const uint32_t number = group_of(survey, group, length);
	if (number == CLV_NO_NAME)
		return false;
	add_votes(&survey->votes[number], votes);
	return true;
}

bool clv_survey_add_newest(struct clv_survey *survey, const char *customer,
                           size_t customer_length, int32_t day,
                           const char *group, size_t length, enum clv_vote vote)
{
	bool is_new;
	const uint32_t number =
	    clv_names_add(&survey->customers, customer, customer_length, &is_new);
	if (number == CLV_NO_NAME)
		return false;
	void *newest = survey->newest;
	if (!clv_grow(&newest, &survey->newest_capacity, survey->customers.count,
	              sizeof *survey->newest))
		return false;
	survey->newest = newest;
	survey->replaced += !is_new;
	if (!is_new && survey->newest[number].day > day)
		return true;
	const uint32_t of = group_of(survey, group, length);
	if (of == CLV_NO_NAME)
		return false;
	survey->newest[number] = (struct clv_newest){day, of, vote};
	return true;
}

bool clv_survey_merge(struct clv_survey *survey, const struct clv_survey *other)
{
	size_t length;
	size_t customer_length;
	for (uint32_t i = 0; i < other->groups.count; i++) {
		const char *group = clv_names_text(&other->groups, i, &length);
		if (!clv_survey_add(survey, group, length, &other->votes[i]))
			return false;
	}
	for (uint32_t i = 0; i < other->customers.count; i++) {
		const struct clv_newest *newest = &other->newest[i];
		const char *group =
		    clv_names_text(&other->groups, newest->group, &length);
		const char *customer =
		    clv_names_text(&other->customers, i, &customer_length);
		if (!clv_survey_add_newest(survey, customer, customer_length,
		                           newest->day, group, length, newest->vote))
			return false;
	}
	survey->replaced += other->replaced;
	return true;
}

void clv_survey_settle(struct clv_survey *survey)
{
	for (size_t i = 0; i < survey->customers.count; i++) {
		const struct clv_newest *newest = &survey->newest[i];
		survey->votes[newest->group].counts[newest->vote]++;
	}
}

struct clv_votes clv_survey_total(const struct clv_survey *survey)
{
	struct clv_votes total = {{0}};
	for (size_t i = 0; i < survey->groups.count; i++)
		add_votes(&total, &survey->votes[i]);
	return total;
}

/* A group, and its name to sort it by. */
struct sorted {
	const char *name;
	size_t length;
	uint32_t number;
};

static int compare(const void *a, const void *b)
{
	const struct sorted *first = a;
	const struct sorted *second = b;
	return clv_text_compare(first->name, first->length, second->name,
	                        second->length);
}

static bool has_answers(const struct clv_votes *votes)
{
	for (int i = 0; i < CLV_VOTE_COUNT; i++)
		if (votes->counts[i])
			return true;
	return false;
}

uint32_t *clv_survey_sorted(const struct clv_survey *survey, size_t *count)
{
	const size_t groups = survey->groups.count;
	struct sorted *sorted = calloc(groups + 1, sizeof *sorted);
	uint32_t *numbers = calloc(groups + 1, sizeof *numbers);
	*count = 0;
	if (!sorted || !numbers) {
		free(sorted);
		free(numbers);
		return NULL;
	}
	for (uint32_t i = 0; i < groups; i++) {
		struct sorted *next = &sorted[*count];
		next->number = i;
		next->name = clv_names_text(&survey->groups, i, &next->length);
		*count += has_answers(&survey->votes[i]);
	}
	qsort(sorted, *count, sizeof *sorted, compare);
	for (size_t i = 0; i < *count; i++)
		numbers[i] = sorted[i].number;
	free(sorted);
	return numbers;
}
