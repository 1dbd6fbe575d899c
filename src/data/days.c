#include "data/days.h"
#include "core/calendar.h"

#include <stdbool.h>
#include <string.h>

/* As most histories come. */
static bool is_sorted(const int32_t *days, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (days[i - 1] >= days[i])
			return false;
	return true;
}

static size_t sort_few(int32_t *days, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		const int32_t day = days[i];
		size_t place = kept;
		while (place > 0 && days[place - 1] > day)
			place--;
		if (place > 0 && days[place - 1] == day)
			continue;
		for (size_t j = kept++; j > place; j--)
			days[j] = days[j - 1];
		days[place] = day;
	}
	return kept;
}

/* A bit for each day from the first to the last: set, and read off again. */
static size_t sort_by_bits(int32_t *days, size_t count)
{
	enum { WORD = 64, WORDS = (CLV_LAST_DAY - CLV_FIRST_DAY) / WORD + 1 };
	uint64_t bits[WORDS];
	int32_t first = days[0];
	int32_t last = days[0];
	for (size_t i = 1; i < count; i++) {
		first = days[i] < first ? days[i] : first;
		last = days[i] > last ? days[i] : last;
	}
	const size_t words = (size_t)(last - first) / WORD + 1;
	memset(bits, 0, words * sizeof *bits);
	for (size_t i = 0; i < count; i++) {
		const uint32_t bit = (uint32_t)(days[i] - first);
		bits[bit / WORD] |= UINT64_C(1) << bit % WORD;
	}
	size_t kept = 0;
	for (size_t i = 0; i < words; i++)
		for (uint64_t left = bits[i]; left; left &= left - 1)
			days[kept++] = first + (int32_t)(i * WORD) + __builtin_ctzll(left);
	return kept;
}

size_t clv_days_sort(int32_t *days, size_t count)
{
	enum { FEW = 8 };
	if (is_sorted(days, count))
		return count;
	return count <= FEW ? sort_few(days, count) : sort_by_bits(days, count);
}
