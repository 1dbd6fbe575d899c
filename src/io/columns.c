#include "io/columns.h"
#include "io/schema.h"

#include <stdio.h>
#include <string.h>

/* ---- Looking ------------------------------------------------------------- */

/* A name of hyphens and blanks alone is the same as any other such name. */
static bool has_letters(const char *name, size_t length)
{
	return !clv_same_name(name, length, "", 0);
}

static bool is_exactly(const struct clv_text *a, const char *name,
                       size_t length)
{
	return a->length == length && memcmp(a->at, name, length) == 0;
}

static enum clv_column_match look_by_name(const struct clv_text *names,
                                          size_t count, bool exactly,
                                          const char *name, size_t length,
                                          size_t *column)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		if (exactly
		        ? !is_exactly(&names[i], name, length)
		        : !clv_same_name(names[i].at, names[i].length, name, length))
			continue;
		if (!found++)
			*column = i;
	}
	if (!found)
		return CLV_COLUMN_NONE;
	return found == 1 ? CLV_COLUMN_ONE : CLV_COLUMN_SEVERAL;
}

/* The number behind @; false where it is none, or beyond any file. */
static bool read_position(const char *name, size_t length, size_t *position)
{
	if (length < 2 || length > 7 || name[0] != '@')
		return false;
	*position = 0;
	for (size_t i = 1; i < length; i++) {
		if (name[i] < '0' || name[i] > '9')
			return false;
		*position = *position * 10 + (size_t)(name[i] - '0');
	}
	return true;
}

enum clv_column_match clv_column_look(const struct clv_text *names,
                                      size_t count, const char *name,
                                      size_t length, size_t *column)
{
	enum clv_column_match match = CLV_COLUMN_NONE;
	size_t position;
	if (length && names)
		match = look_by_name(names, count, true, name, length, column);
	if (match == CLV_COLUMN_NONE && names && has_letters(name, length))
		match = look_by_name(names, count, false, name, length, column);
	if (match != CLV_COLUMN_NONE || !read_position(name, length, &position) ||
	    position < 1 || position > count)
		return match;
	*column = position - 1;
	return CLV_COLUMN_ONE;
}

/* ---- The nearest name ---------------------------------------------------- */

enum { LONGEST = 40 };

/* The letters of a name that count, in lower case; how many. */
static size_t letters_of(const char *name, size_t length, char *letters)
{
	size_t count = 0;
	for (size_t i = 0; i < length && count < LONGEST; i++) {
		const char c = name[i];
		if (c == ' ' || c == '\t' || c == '-' || c == '_')
			continue;
		letters[count++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return count;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
	const size_t least = a < b ? a : b;
	return least < c ? least : c;
}

/* Letters to insert, delete or replace (Levenshtein 1965). */
static size_t distance_between(const char *a, size_t a_length, const char *b,
                               size_t b_length)
{
	size_t row[LONGEST + 1];
	for (size_t j = 0; j <= b_length; j++)
		row[j] = j;
	for (size_t i = 0; i < a_length; i++) {
		size_t diagonal = row[0];
		row[0] = i + 1;
		for (size_t j = 0; j < b_length; j++) {
			const size_t above = row[j + 1];
			row[j + 1] =
			    smallest(above + 1, row[j] + 1, diagonal + (a[i] != b[j]));
			diagonal = above;
		}
	}
	return row[b_length];
}

/* The column that the user may have meant: one letter in three may be wrong, or
   one name begins like the other. CLV_NO_COLUMN where nothing is near. */
static size_t nearest(const struct clv_text *names, size_t count,
                      const char *name, size_t length)
{
	char typed[LONGEST], letters[LONGEST];
	const size_t typed_count = letters_of(name, length, typed);
	size_t best = CLV_NO_COLUMN;
	size_t least = (typed_count + 2) / 3 + 1;
	for (size_t i = 0; names && i < count; i++) {
		const size_t size = letters_of(names[i].at, names[i].length, letters);
		const size_t shorter = size < typed_count ? size : typed_count;
		const bool begins =
		    shorter >= 3 && memcmp(letters, typed, shorter) == 0;
		const size_t distance =
		    begins ? 0 : distance_between(typed, typed_count, letters, size);
		if (distance >= least)
			continue;
		best = i;
		least = distance;
	}
	return best;
}

/* ---- Saying -------------------------------------------------------------- */

const char *clv_column_say(const struct clv_text *names, size_t column,
                           char *text, size_t size)
{
	if (names && names[column].length)
		return clv_printable(names[column].at, names[column].length, text,
		                     size);
	snprintf(text, size, "@%zu", column + 1);
	return text;
}

const char *clv_columns_list(const struct clv_text *names, size_t count,
                             char *text, size_t size)
{
	static const char cut[] = ", ...";
	size_t used = 0;
	text[0] = '\0';
	if (!names) {
		snprintf(text, size, count > 1 ? "@1 to @%zu" : "@%zu", count);
		return text;
	}
	for (size_t i = 0; i < count; i++) {
		char name[64];
		clv_column_say(names, i, name, sizeof name);
		const size_t more = strlen(name) + (i ? 2 : 0);
		const size_t reserve = i + 1 < count ? sizeof cut : 1;
		if (used + more + reserve > size) {
			memcpy(text + used, i ? cut : cut + 2,
			       i ? sizeof cut : sizeof cut - 2);
			break;
		}
		used += (size_t)snprintf(text + used, size - used, "%s%s",
		                         i ? ", " : "", name);
	}
	return text;
}

static bool hint_columns(const struct clv_text *names, size_t count,
                         struct clv_error *error)
{
	char list[sizeof error->hint - 16];
	return clv_hint(error, "columns: %s",
	                clv_columns_list(names, count, list, sizeof list));
}

static bool reject_several(const struct clv_text *names, size_t count,
                           const char *flag, const char *name, size_t length,
                           size_t first, struct clv_error *error)
{
	char shown[80], one[80], other[80];
	size_t second = first + 1;
	while (second + 1 < count &&
	       !clv_same_name(names[second].at, names[second].length, name, length))
		second++;
	clv_reject(error, CLV_BAD_USAGE, "%s: more than one column is \"%s\"", flag,
	           clv_printable(name, length, shown, sizeof shown));
	return clv_hint(error, "say @%zu for \"%s\" or @%zu for \"%s\"", first + 1,
	                clv_column_say(names, first, one, sizeof one), second + 1,
	                clv_column_say(names, second, other, sizeof other));
}

static bool reject_none(const struct clv_text *names, size_t count,
                        const char *flag, const char *name, size_t length,
                        struct clv_error *error)
{
	char shown[80], near_name[80];
	size_t position;
	clv_printable(name, length, shown, sizeof shown);
	if (read_position(name, length, &position)) {
		clv_reject(error, CLV_BAD_USAGE, "%s: there is no column %s", flag,
		           shown);
		return hint_columns(names, count, error);
	}
	if (!names) {
		clv_reject(error, CLV_BAD_USAGE,
		           "%s: \"%s\": without a header, columns have no names", flag,
		           shown);
		return clv_hint(error, "say @1 for the first of %zu columns", count);
	}
	clv_reject(error, CLV_BAD_USAGE, "%s: no column is called \"%s\"", flag,
	           shown);
	const size_t near_column = nearest(names, count, name, length);
	if (near_column == CLV_NO_COLUMN)
		return hint_columns(names, count, error);
	return clv_hint(
	    error, "did you mean \"%s\"?",
	    clv_column_say(names, near_column, near_name, sizeof near_name));
}

bool clv_column_find(const struct clv_text *names, size_t count,
                     const char *flag, const char *name, size_t length,
                     size_t *column, struct clv_error *error)
{
	switch (clv_column_look(names, count, name, length, column)) {
	case CLV_COLUMN_ONE:
		return true;
	case CLV_COLUMN_SEVERAL:
		return reject_several(names, count, flag, name, length, *column, error);
	case CLV_COLUMN_NONE:
	default:
		return reject_none(names, count, flag, name, length, error);
	}
}
