/* Answers of surveys, and keys of reasons. The whole input is the text; its
   first byte chooses a scale as well. */
#include "fuzz.h"
#include "io/answer.h"
#include "io/fold.h"
#include "io/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct clv_scale scales[] = {
    {0, 10, 9, 6}, {1, 5, 5, 3}, {1, 7, 6, 4}, {0, 1, 1, 0}, {0, 1000, 900, 3}};

/* What a variable holds that no reading has touched. */
enum { UNTOUCHED = 77 };

static enum clv_answer_status read(const char *text, size_t length,
                                   const struct clv_scale *scale, int *vote)
{
	enum clv_vote found = (enum clv_vote)UNTOUCHED;
	const enum clv_answer_status status =
	    clv_answer_read(text, length, scale, &found);
	*vote = (int)found;
	demand((status == CLV_ANSWER_OK) == (*vote != UNTOUCHED));
	demand(status != CLV_ANSWER_OK || *vote < CLV_VOTE_COUNT);
	return status;
}

/* Blanks around change nothing; a digit alone is what the scale says. */
static void check_answer(const char *text, size_t length,
                         const struct clv_scale *scale)
{
	int vote, again;
	const enum clv_answer_status status = read(text, length, scale, &vote);
	char *padded = malloc(length + 3);
	demand(padded);
	padded[0] = ' ';
	memcpy(padded + 1, text, length);
	padded[length + 1] = '\t';
	padded[length + 2] = ' ';
	demand(read(padded, length + 3, scale, &again) == status && vote == again);
	free(padded);
	if (length == 1 && *text >= '0' && *text <= '9') {
		const int number = *text - '0';
		demand((status == CLV_ANSWER_OK) ==
		       (number >= scale->low && number <= scale->high));
		demand((vote == CLV_PROMOTER) ==
		       (number >= scale->promoters_from && number <= scale->high));
	}
	/* whatever is read has a digit or is one of the words */
	bool has_digit = false;
	for (size_t i = 0; i < length; i++)
		has_digit |= text[i] >= '0' && text[i] <= '9';
	demand(has_digit ||
	       (status != CLV_ANSWER_RANGE && status != CLV_ANSWER_PART));
}

static void check_scale(const char *text, size_t length)
{
	struct clv_scale scale;
	char *copy = malloc(length + 1);
	demand(copy);
	memcpy(copy, text, length);
	copy[length] = '\0';
	if (clv_scale_read(copy, &scale))
		demand(scale.low >= 0 && scale.low < scale.high &&
		       scale.high <= CLV_SCALE_MOST);
	free(copy);
}

/* A key is its own key, and has no more blanks than it needs. */
static void check_key(const char *text, size_t length)
{
	struct clv_fold fold;
	demand(clv_fold_open(&fold) && clv_fold_text(&fold, text, length));
	demand(fold.length <= fold.capacity);
	demand(!clv_utf8_is_valid(text, length) ||
	       clv_utf8_is_valid(fold.key, fold.length));
	demand(!fold.length ||
	       (fold.key[0] != ' ' && fold.key[fold.length - 1] != ' '));
	char *key = malloc(fold.length + 1);
	const size_t size = fold.length;
	demand(key);
	memcpy(key, fold.key, size);
	demand(clv_fold_text(&fold, key, size));
	demand(fold.length == size && memcmp(fold.key, key, size) == 0);
	free(key);
	clv_fold_close(&fold);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	const size_t scale = size ? data[0] % (sizeof scales / sizeof *scales) : 0;
	check_answer(text, size, &scales[0]);
	check_answer(text, size, &scales[scale]);
	check_scale(text, size);
	check_key(text, size);
	return 0;
}
