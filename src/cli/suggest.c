#include "cli/suggest.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = 40 };

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to insert, delete, replace or swap with the next (Damerau 1964, the
   restricted form). */
static size_t distance_between(const char *a, const char *b)
{
	size_t rows[3][LONGEST + 1];
	const size_t length = strlen(b);
	if (length > LONGEST || strlen(a) > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= length; j++)
		rows[0][j] = j;
	size_t i = 0;
	for (; a[i]; i++) {
		size_t *row = rows[(i + 1) % 3];
		const size_t *before = rows[i % 3];
		const size_t *second = rows[(i + 2) % 3];
		row[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			row[j + 1] = smaller(before[j] + (a[i] != b[j]),
			                     smaller(before[j + 1], row[j]) + 1);
			if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
				row[j + 1] = smaller(row[j + 1], second[j - 1] + 1);
		}
	}
	return rows[i % 3][length];
}

struct suggestion suggest_for(const char *word)
{
	/* One letter in three may be wrong. */
	return (struct suggestion){word, NULL, (strlen(word) + 1) / 3};
}

void suggest(struct suggestion *suggestion, const char *candidate)
{
	const size_t typed = strlen(suggestion->word);
	const size_t shorter =
	    typed < strlen(candidate) ? typed : strlen(candidate);
	/* --av and --frequency begin like --avg and --freq. */
	const bool begins =
	    shorter >= 2 && strncmp(suggestion->word, candidate, shorter) == 0;
	const size_t distance =
	    begins ? 0 : distance_between(suggestion->word, candidate);
	if (distance > suggestion->distance ||
	    (suggestion->best && distance == suggestion->distance))
		return;
	suggestion->best = candidate;
	suggestion->distance = distance;
}
