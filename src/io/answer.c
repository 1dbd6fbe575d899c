#include "io/answer.h"
#include "io/csv_reader.h"
#include "io/schema.h"

#include <string.h>

const struct clv_scale clv_usual_scale = {0, 10, 9, 6};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many digits text starts with, and their number, which stops growing
   where it is beyond any scale. */
static size_t read_digits(const char *text, size_t length, int *number)
{
	size_t count = 0;
	*number = 0;
	while (count < length && is_digit(text[count])) {
		if (*number <= CLV_SCALE_MOST)
			*number = *number * 10 + (text[count] - '0');
		count++;
	}
	return count;
}

bool clv_scale_read(const char *text, struct clv_scale *scale)
{
	const size_t low = read_digits(text, strlen(text), &scale->low);
	if (!low || text[low] != '-')
		return false;
	text += low + 1;
	const size_t high = read_digits(text, strlen(text), &scale->high);
	return high && !text[high] && scale->low < scale->high &&
	       scale->high <= CLV_SCALE_MOST;
}

static enum clv_answer_status judge(int number, bool is_negative,
                                    const struct clv_scale *scale,
                                    enum clv_vote *vote)
{
	if (is_negative && number)
		return CLV_ANSWER_RANGE;
	if (number < scale->low || number > scale->high)
		return CLV_ANSWER_RANGE;
	*vote = number >= scale->promoters_from  ? CLV_PROMOTER
	        : number <= scale->detractors_to ? CLV_DETRACTOR
	                                         : CLV_PASSIVE;
	return CLV_ANSWER_OK;
}

/* ---- Words beside the number ---------------------------------------------
 */

static size_t skip_blanks(const char *text, size_t length, size_t at)
{
	while (at < length && clv_is_blank(text[at]))
		at++;
	return at;
}

/* Bytes of the dash at text: -, or one of those that word processors write. */
static size_t dash_length(const char *text, size_t length)
{
	if (length && *text == '-')
		return 1;
	return length >= 3 && (memcmp(text, "\xE2\x80\x93", 3) == 0 ||
	                       memcmp(text, "\xE2\x80\x94", 3) == 0)
	           ? 3
	           : 0;
}

/* ` - Extremely likely` and the like behind a number. A dash or a point has a
   blank on one side, or it may be a range, a date, a fraction. */
static bool is_explained(const char *text, size_t length)
{
	const size_t start = skip_blanks(text, length, 0);
	const size_t dash = dash_length(text + start, length - start);
	const bool is_point = start < length && text[start] == '.';
	const bool is_sign = start < length && memchr(":=()", text[start], 4);
	if (!dash && !is_point && !is_sign)
		return false;
	const size_t behind = start + (dash ? dash : 1);
	const size_t words = skip_blanks(text, length, behind);
	return words < length && !is_digit(text[words]) &&
	       (is_sign || start > 0 || words > behind);
}

/* `Extremely likely - 10`: words without a digit, a dash between blanks, and
   the number. */
static bool read_behind_words(const char *text, size_t length, int *number)
{
	size_t at = length;
	while (at > 0 && is_digit(text[at - 1]))
		at--;
	const size_t start = at;
	while (at > 0 && clv_is_blank(text[at - 1]))
		at--;
	if (start == length || at == start)
		return false;
	if (at > 0 && dash_length(text + at - 1, 1))
		at -= 1;
	else if (at > 2 && dash_length(text + at - 3, 3) == 3)
		at -= 3;
	else
		return false;
	if (at < 2 || !clv_is_blank(text[at - 1]))
		return false;
	for (size_t i = 0; i < at; i++)
		if (is_digit(text[i]))
			return false;
	read_digits(text + start, length - start, number);
	return true;
}

static enum clv_answer_status read_words(const char *text, size_t length,
                                         const struct clv_scale *scale,
                                         enum clv_vote *vote)
{
	static const struct {
		const char *word;
		enum clv_vote vote;
	} words[] = {
	    {"promoter", CLV_PROMOTER},   {"promoters", CLV_PROMOTER},
	    {"passive", CLV_PASSIVE},     {"passives", CLV_PASSIVE},
	    {"detractor", CLV_DETRACTOR}, {"detractors", CLV_DETRACTOR},
	};
	int number;
	if ((length == 2 && memcmp(text, "--", 2) == 0) ||
	    (length == 3 && (text[0] | 0x20) == 'n' && text[1] == '/' &&
	     (text[2] | 0x20) == 'a'))
		return CLV_ANSWER_MISSING;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (clv_same_name(text, length, words[i].word, strlen(words[i].word))) {
			*vote = words[i].vote;
			return CLV_ANSWER_OK;
		}
	if (read_behind_words(text, length, &number))
		return judge(number, false, scale, vote);
	return CLV_ANSWER_BAD;
}

/* What stands behind a whole number. */
static enum clv_answer_status read_rest(const char *text, size_t length)
{
	if (length > 1 && (*text == '.' || *text == ',') && is_digit(text[1])) {
		bool is_whole = true;
		for (size_t i = 1; i < length; i++) {
			if (!is_digit(text[i]))
				return CLV_ANSWER_BAD;
			is_whole &= text[i] == '0';
		}
		return is_whole ? CLV_ANSWER_OK : CLV_ANSWER_PART;
	}
	return is_explained(text, length) ? CLV_ANSWER_OK : CLV_ANSWER_BAD;
}

enum clv_answer_status clv_answer_read(const char *text, size_t length,
                                       const struct clv_scale *scale,
                                       enum clv_vote *vote)
{
	int number;
	while (length && clv_is_blank(text[length - 1]))
		length--;
	const size_t blanks = skip_blanks(text, length, 0);
	text += blanks;
	length -= blanks;
	if (!length)
		return CLV_ANSWER_MISSING;
	const bool is_negative = length > 1 && *text == '-' && is_digit(text[1]);
	text += is_negative;
	length -= is_negative;
	const size_t digits = read_digits(text, length, &number);
	if (digits < length) {
		const enum clv_answer_status rest =
		    digits ? read_rest(text + digits, length - digits)
		           : read_words(text, length, scale, vote);
		if (!digits || rest != CLV_ANSWER_OK)
			return rest;
	}
	return judge(number, is_negative, scale, vote);
}
