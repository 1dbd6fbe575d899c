/* Answers to "would you recommend us", counted by group; of each customer all
   or the newest. */
#ifndef CLV_DATA_SURVEY_H
#define CLV_DATA_SURVEY_H

#include "data/names.h"

enum clv_vote { CLV_PROMOTER, CLV_PASSIVE, CLV_DETRACTOR };

enum { CLV_VOTE_COUNT = CLV_DETRACTOR + 1 };

/* Answers by enum clv_vote. */
struct clv_votes {
	uint64_t counts[CLV_VOTE_COUNT];
};

/* The newest answer of a customer. */
struct clv_newest {
	int32_t day;
	uint32_t group;
	enum clv_vote vote;
};

/* An empty one is a struct of zeros. */
struct clv_survey {
	struct clv_names groups;
	struct clv_votes *votes; /* of each group, owned */
	size_t capacity;
	struct clv_names customers;
	struct clv_newest *newest; /* of each customer, owned */
	size_t newest_capacity;
	uint64_t replaced; /* answers for which there is a newer one */
};

void clv_survey_free(struct clv_survey *survey);

/* Empties it. */
void clv_survey_clear(struct clv_survey *survey);

/* Counts answers of a group, whose name may be empty. False without memory; the
   survey can only be freed then, here and below. */
bool clv_survey_add(struct clv_survey *survey, const char *group, size_t length,
                    const struct clv_votes *votes);

/* The answer of a customer on a day. Of several the one of the latest day
   counts; of that day's the one that was brought last. It is not among the
   counts before clv_survey_settle. */
bool clv_survey_add_newest(struct clv_survey *survey, const char *customer,
                           size_t customer_length, int32_t day,
                           const char *group, size_t length,
                           enum clv_vote vote);

/* Brings all that is in `other`, as if it had been brought one by one. */
bool clv_survey_merge(struct clv_survey *survey,
                      const struct clv_survey *other);

/* Counts the newest answer of each customer; to be called once, at the end.
   Groups of which no answer is left stay, with counts of 0. */
void clv_survey_settle(struct clv_survey *survey);

/* All groups together. */
struct clv_votes clv_survey_total(const struct clv_survey *survey);

/* Numbers of the groups that have answers, by name in byte order, to be freed;
   null without memory. */
uint32_t *clv_survey_sorted(const struct clv_survey *survey, size_t *count);

#endif
