#include "io/whatifs.h"

#include <math.h>
#include <string.h>

#define AT(member) .offset = offsetof(struct clv_effect, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field effects[] = {
    {"result", "Result", NULL, CLV_NAME, AT(result), .is_main = true,
     .about = "which result the row is about", .unit = "name"},
    {"before", "Before", NULL, CLV_RATIO, AT(before), .is_main = true,
     .about = "its value in the case as it is", .unit = "as the result"},
    {"after", "After", NULL, CLV_RATIO, AT(after), .is_main = true,
     .about = "its value with all changes, and with --cost less that",
     .unit = "as the result"},
    {"difference", "Difference", NULL, CLV_RATIO, AT(difference),
     .is_main = true, .about = "how much it rises; words have none",
     .formula = "after - before", .unit = "as the result"},
    {"change", "Change", NULL, CLV_SHARE, AT(change), .is_main = true,
     .about = "the difference as a part of what was before",
     .formula = "difference / before", .domain = "before above 0",
     .unit = "fraction"},
    {"pays_from", "Pays from", NULL, CLV_RATIO, AT(pays_from), .is_main = true,
     .needs = CLV_HAS_COST,
     .about = "with --cost and one --set: the value of the changed input at "
              "which the cost is earned back, the same for all results of a "
              "case; empty where no value does it",
     .unit = "as the input"},
};
#undef AT
#define AT(member) .offset = offsetof(struct clv_ranked, member)

static const struct clv_field ranks[] = {
    {"rank", "Rank", NULL, CLV_ORDINAL, AT(rank), .is_main = true,
     .about = "1 is what to work on first", .unit = "number"},
    {"input", "Input", NULL, CLV_NAME, AT(input), .is_main = true,
     .about = "what is made better and worse", .unit = "name"},
    {"value", "As it is", NULL, CLV_RATIO, AT(value), .is_main = true,
     .about = "its value in the case", .unit = "as the input"},
    {"better", "Better", NULL, CLV_RATIO, AT(better), .is_main = true,
     .about = "its value when it is better: higher or lower, whichever pays; "
              "retention by its churn, and rates up to 100%",
     .unit = "as the input"},
    {"worse", "Worse", NULL, CLV_RATIO, AT(worse),
     .about = "its value when it is worse", .unit = "as the input"},
    {"result", "Ranked by", NULL, CLV_NAME, AT(result),
     .about = "what it is ranked by: clv_net, or clv where no cac is known",
     .unit = "name"},
    {"before", "Before", NULL, CLV_MONEY, AT(before),
     .about = "that result in the case as it is", .unit = "money"},
    {"if_better", "If better", NULL, CLV_MONEY, AT(if_better), .is_main = true,
     .about = "that result when the input is better", .unit = "money"},
    {"if_worse", "If worse", NULL, CLV_MONEY, AT(if_worse), .is_main = true,
     .about = "that result when the input is worse", .unit = "money"},
    {"effect", "Effect", NULL, CLV_MONEY, AT(effect), .is_main = true,
     .about = "what a customer brings more when the input is better",
     .formula = "if_better - before", .unit = "money a customer"},
};
#undef AT
#define AT(member) .offset = offsetof(struct clv_answer, member)

static const struct clv_field answers[] = {
    {"solutions", "Solutions", NULL, CLV_COUNT, AT(solutions), .is_main = true,
     .about = "how many values of the input reach the goal; the lowest is the "
              "one shown, with the result that it gives",
     .unit = "count"},
    {"why_none", "Why none", NULL, CLV_NAME, AT(reason), .is_main = true,
     .about = "why there is none; else empty", .unit = "words"},
};
/* clang-format on */

#define SCHEMA(rows)                                                           \
	{                                                                          \
		rows, sizeof(rows) / sizeof *(rows)                                    \
	}

const struct clv_schema clv_effect_schema = SCHEMA(effects);
const struct clv_schema clv_ranked_schema = SCHEMA(ranks);
const struct clv_schema clv_answer_schema = SCHEMA(answers);

static struct clv_text name_of(const struct clv_field *field)
{
	return (struct clv_text){field->name, strlen(field->name)};
}

struct clv_effect clv_effect_of(const struct clv_field *result, double before,
                                double after)
{
	struct clv_effect effect = {.result = name_of(result),
	                            .before = before,
	                            .after = after,
	                            .pays_from = NAN};
	effect.difference = clv_difference(after, before);
	effect.change = before > 0 ? clv_difference(after / before, 1) : NAN;
	return effect;
}

struct clv_ranked clv_ranked_of(const struct clv_lever *lever, size_t rank,
                                size_t result)
{
	return (struct clv_ranked){
	    .rank = (double)rank,
	    .input = name_of(&clv_input_schema.fields[lever->input]),
	    .result = name_of(&clv_result_schema.fields[result]),
	    .value = lever->value,
	    .better = lever->better,
	    .worse = lever->worse,
	    .before = lever->before,
	    .if_better = lever->if_better,
	    .if_worse = lever->if_worse,
	    .effect = lever->effect,
	};
}
