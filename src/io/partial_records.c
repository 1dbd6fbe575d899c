/* Records of parts: text to customers' days. */
#include "data/grow.h"
#include "io/digits.h"
#include "io/number_body.h"
#include "io/partial_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- Fields ---------------------------------------------------------------
 */

struct clv_text clv_partial_field(struct clv_partial_cursor *cursor)
{
	const size_t left = (size_t)(cursor->end - cursor->at);
	const char *tab = left ? memchr(cursor->at, '\t', left) : NULL;
	const char *stop = tab ? tab : cursor->end;
	const struct clv_text field = {cursor->at, (size_t)(stop - cursor->at)};
	cursor->at = tab ? tab + 1 : cursor->end;
	return field;
}

bool clv_partial_unescape(struct clv_text *text, char *room)
{
	static const char letters[] = "tnr\\";
	static const char meant[] = "\t\n\r\\";
	size_t length = 0;
	for (size_t i = 0; i < text->length; i++) {
		char c = text->at[i];
		if (c == '\\') {
			const char *at = ++i < text->length && text->at[i]
			                     ? strchr(letters, text->at[i])
			                     : NULL;
			if (!at)
				return false;
			c = meant[at - letters];
		}
		room[length++] = c;
	}
	*text = (struct clv_text){room, length};
	return true;
}

static inline bool take_whole(const char **at, uint64_t most, uint64_t *number)
{
	const unsigned count = clv_digits_take(*at, number);
	*at += count;
	for (; count == CLV_DIGITS && clv_is_digit(**at); ++*at)
		if (__builtin_mul_overflow(*number, 10u, number) ||
		    __builtin_add_overflow(*number, (unsigned)(**at - '0'), number))
			return false;
	return count && *number <= most;
}

/* Up to 32 digits: millions of sums have room in 128 bits. */
static inline bool take_amount(const char **at, clv_wide *amount)
{
	enum { MOST_DIGITS = 32 };
	static const int64_t powers[] = {1,      10,      100,      1000,     10000,
	                                 100000, 1000000, 10000000, 100000000};
	const bool below = **at == '-';
	*at += below;
	const char *start = *at;
	uint64_t piece;
	unsigned count = clv_digits_take(*at, &piece);
	clv_wide wide = (int64_t)piece;
	*at += count;
	while (count == CLV_DIGITS && *at - start < MOST_DIGITS) {
		count = clv_digits_take(*at, &piece);
		wide = wide * powers[count] + (int64_t)piece;
		*at += count;
	}
	*amount = below ? -wide : wide;
	return *at > start;
}

/* Takes off the character behind a number. */
static inline bool ends(struct clv_partial_cursor *cursor, char behind)
{
	return cursor->at == cursor->end || *cursor->at++ == behind;
}

bool clv_partial_whole(struct clv_partial_cursor *cursor, char behind,
                       uint64_t most, uint64_t *number)
{
	return take_whole(&cursor->at, most, number) && ends(cursor, behind);
}

bool clv_partial_amount(struct clv_partial_cursor *cursor, char behind,
                        clv_wide *amount)
{
	return take_amount(&cursor->at, amount) && ends(cursor, behind);
}

bool clv_partial_day(struct clv_partial_cursor *cursor, char behind,
                     int32_t *day)
{
	clv_wide number;
	if (*cursor->at == '-' && !clv_is_digit(cursor->at[1])) {
		cursor->at++;
		*day = CLV_NO_DAY;
		return ends(cursor, behind);
	}
	if (!clv_partial_amount(cursor, behind, &number) ||
	    number < CLV_FIRST_DAY || number > CLV_LAST_DAY)
		return false;
	*day = (int32_t)number;
	return true;
}

bool clv_partial_hash(const struct clv_text *text, uint64_t *hash)
{
	static const char digits[] = "0123456789abcdef";
	*hash = 0;
	for (size_t i = 0; i < text->length; i++) {
		const char *at = text->at[i] ? strchr(digits, text->at[i]) : NULL;
		if (!at)
			return false;
		*hash = *hash << 4 | (uint64_t)(at - digits);
	}
	return text->length == 16;
}

/* ---- Customers ------------------------------------------------------------
 */

void clv_partial_hand_free(struct clv_partial_hand *hand)
{
	clv_batch_close(hand->batch);
	free(hand->days);
	free(hand->name);
	*hand = (struct clv_partial_hand){0};
}

static bool make_days(struct clv_partial_hand *hand, size_t count)
{
	void *days = hand->days;
	if (count <= hand->day_capacity)
		return true;
	if (!clv_grow(&days, &hand->day_capacity, count, sizeof *hand->days))
		return false;
	hand->days = days;
	return true;
}

/* What does not fit into 64 bits stands in several days, of which the first
   has the orders. */
static bool split_amount(struct clv_partial_hand *hand, clv_wide amount,
                         size_t *count)
{
	while (!clv_partial_fits(amount)) {
		const int64_t piece = amount > 0 ? INT64_MAX : INT64_MIN;
		hand->days[*count].amount = piece;
		amount -= piece;
		if (!make_days(hand, ++*count + 1))
			return false;
		hand->days[*count] = hand->days[*count - 1];
		hand->days[*count].orders = 0;
		hand->days[*count].cost = 0;
	}
	hand->days[(*count)++].amount = (int64_t)amount;
	return true;
}

/* What may follow the amount: orders, cost and segment. */
static bool read_rest(const char **at, const struct clv_partial_header *header,
                      struct clv_day *day)
{
	uint64_t number;
	clv_wide cost;
	++*at;
	if (!take_whole(at, UINT32_MAX - 1, &number))
		return false;
	day->orders = (uint32_t)number;
	if (**at != ':')
		return true;
	++*at;
	if (!take_amount(at, &cost) || !clv_partial_fits(cost))
		return false;
	day->cost = (int64_t)cost;
	if (**at != ':')
		return true;
	++*at;
	if (!take_whole(at, header->segments.count, &number) || !number)
		return false;
	day->segment = clv_names_text(&header->segments, (uint32_t)(number - 1),
	                              &day->segment_length);
	return true;
}

/* A day with one order and a small amount, as nearly all are. False for any
   other, and nothing is taken. */
static inline bool take_plain_day(const char **at, struct clv_day *day)
{
	uint64_t number;
	uint64_t amount;
	const char *colon = *at + clv_digits_take(*at, &number);
	if (colon == *at || *colon != ':' || number > CLV_LAST_DAY)
		return false;
	const bool below = colon[1] == '-';
	const char *start = colon + 1 + below;
	const char *end = start + clv_digits_take(start, &amount);
	if (end == start || (*end != ' ' && *end != '\n'))
		return false;
	*day =
	    (struct clv_day){.day = (int32_t)number,
	                     .amount = below ? -(int64_t)amount : (int64_t)amount,
	                     .orders = 1};
	*at = end;
	return true;
}

/* Any day, up to the blank behind it or the end of the line; parts of it where
   its amount is too large. False with *wrong set, or null. */
static bool take_day(struct clv_partial_hand *hand,
                     const struct clv_partial_header *header, const char **at,
                     size_t *count, const char **wrong)
{
	clv_wide number;
	clv_wide amount;
	struct clv_day *day = &hand->days[*count];
	*wrong = "a day";
	*day = (struct clv_day){.orders = 1};
	if (!take_amount(at, &number) || number < CLV_FIRST_DAY ||
	    number > CLV_LAST_DAY || *(*at)++ != ':' || !take_amount(at, &amount) ||
	    !clv_partial_is_sum(amount))
		return false;
	day->day = (int32_t)number;
	if (**at == ':' && !read_rest(at, header, day))
		return false;
	if (**at != ' ' && **at != '\n')
		return false;
	*wrong = NULL;
	return split_amount(hand, amount, count);
}

/* Up to the tab behind the name, or the end of the line where there is none;
   looked for in eight bytes at once. */
static const char *end_of_name(const char *at, bool *is_escaped)
{
	*is_escaped = false;
	for (;; at += CLV_DIGITS) {
		const uint64_t word = clv_digits_load(at);
		const uint64_t stops = clv_zeros_of(word ^ CLV_EACH_BYTE * '\t') |
		                       clv_zeros_of(word ^ CLV_EACH_BYTE * '\n');
		*is_escaped |= clv_zeros_of(word ^ CLV_EACH_BYTE * '\\') != 0;
		if (stops)
			return at + __builtin_ctzll(stops) / 8;
	}
}

static bool unescape_name(struct clv_partial_hand *hand, struct clv_text *name,
                          const char **wrong)
{
	void *room = hand->name;
	*wrong = NULL;
	if (!clv_grow(&room, &hand->name_capacity, name->length + 1, 1))
		return false;
	hand->name = room;
	*wrong = "the customer";
	return clv_partial_unescape(name, hand->name);
}

bool clv_partial_read_customer(struct clv_partial_hand *hand,
                               const struct clv_partial_header *header,
                               const char **at, const char **wrong)
{
	bool is_escaped;
	size_t count = 0;
	const char *end = end_of_name(*at, &is_escaped);
	struct clv_text name = {*at, (size_t)(end - *at)};
	if (is_escaped && !unescape_name(hand, &name, wrong))
		return false;
	*at = end + (*end == '\t');
	for (;; ++*at) {
		*wrong = NULL;
		if (!make_days(hand, count + 1))
			return false;
		if (take_plain_day(at, &hand->days[count]))
			count++;
		else if (!take_day(hand, header, at, &count, wrong))
			return false;
		if (**at == '\n')
			break;
	}
	++*at;
	*wrong = NULL;
	return clv_batch_add_days(hand->batch, name.at, name.length, hand->days,
	                          count);
}
