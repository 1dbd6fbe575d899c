#include "io/preset.h"
#include "io/columns.h"
#include "io/schema.h"

#include <string.h>

/* ---- By header ----------------------------------------------------------- */

const struct clv_preset *clv_preset_find(const char *name, size_t length)
{
	for (size_t i = 0; i < clv_preset_count; i++)
		if (clv_same_name(clv_presets[i].name, strlen(clv_presets[i].name),
		                  name, length))
			return &clv_presets[i];
	return NULL;
}

/* Columns in the signature; 0 where one of them is not in the header. */
static size_t score(const struct clv_preset *preset,
                    const struct clv_text *names, size_t count)
{
	const char *at = preset->signature;
	size_t columns = 0;
	while (at && *at) {
		const size_t size = strcspn(at, "|");
		size_t column;
		if (clv_column_look(names, count, at, size, &column) == CLV_COLUMN_NONE)
			return 0;
		columns++;
		at += size + (at[size] == '|');
	}
	return columns;
}

const struct clv_preset *clv_preset_recognise(const struct clv_text *names,
                                              size_t count)
{
	const struct clv_preset *best = NULL;
	size_t most = 0;
	for (size_t i = 0; names && i < clv_preset_count; i++) {
		const size_t columns = score(&clv_presets[i], names, count);
		if (columns <= most)
			continue;
		best = &clv_presets[i];
		most = columns;
	}
	return best;
}

/* ---- By content ---------------------------------------------------------- */

enum { FIELDS_MAX = 8, LINES_LOOKED_AT = 20 };

struct line {
	struct clv_text fields[FIELDS_MAX];
	size_t count; /* FIELDS_MAX + 1 where there are more */
};

static void split(const char *at, const char *end, struct line *line)
{
	line->count = 0;
	for (;;) {
		while (at < end && (*at == ' ' || *at == '\r'))
			at++;
		if (at == end)
			return;
		const char *start = at;
		while (at < end && *at != ' ' && *at != '\r')
			at++;
		if (line->count < FIELDS_MAX)
			line->fields[line->count] =
			    (struct clv_text){start, (size_t)(at - start)};
		if (line->count++ == FIELDS_MAX)
			return;
	}
}

static bool is_number(const struct clv_text *text)
{
	size_t points = 0;
	for (size_t i = 0; i < text->length; i++) {
		const char c = text->at[i];
		if (c == '.')
			points++;
		else if (c < '0' || c > '9')
			return false;
	}
	return points < 2 && text->length > points;
}

/* yyyymmdd; what the day is worth is for the reader of dates. */
static bool is_date(const struct clv_text *text)
{
	static const char least[] = "19000101";
	static const char most[] = "21001231";
	if (text->length != 8 || memchr(text->at, '.', 8) ||
	    memcmp(text->at, least, 8) < 0 || memcmp(text->at, most, 8) > 0)
		return false;
	const int month = (text->at[4] - '0') * 10 + text->at[5] - '0';
	const int day = (text->at[6] - '0') * 10 + text->at[7] - '0';
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Four fields with the date in the second, or five with it in the third. */
static const struct clv_preset *recognise_line(const struct line *line)
{
	if (line->count != 4 && line->count != 5)
		return NULL;
	for (size_t i = 0; i < line->count; i++)
		if (!is_number(&line->fields[i]))
			return NULL;
	if (!is_date(&line->fields[line->count - 3]))
		return NULL;
	return line->count == 4 ? clv_preset_find("cdnow-master", 12)
	                        : clv_preset_find("cdnow-sample", 12);
}

static const struct clv_preset *recognise_header(const struct line *line)
{
	if (line->count > FIELDS_MAX)
		return NULL;
	const struct clv_preset *preset =
	    clv_preset_recognise(line->fields, line->count);
	return preset && preset->delimiter == ' ' ? preset : NULL;
}

const struct clv_preset *clv_preset_recognise_sample(const char *bytes,
                                                     size_t length)
{
	const struct clv_preset *found = NULL;
	const char *end = bytes + length;
	size_t looked_at = 0;
	while (bytes < end && looked_at < LINES_LOOKED_AT) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		if (!stop && looked_at)
			break; /* it may be cut off */
		struct line line;
		split(bytes, stop ? stop : end, &line);
		bytes = stop ? stop + 1 : end;
		if (line.count == 0)
			continue;
		const struct clv_preset *preset = recognise_line(&line);
		if (looked_at++ == 0) {
			found = preset ? preset : recognise_header(&line);
			if (!preset || !found)
				return found;
		}
		if (preset != found)
			return NULL;
	}
	return found;
}

/* ---- Rules --------------------------------------------------------------- */

/* 0.0 and 0.00 of tables that hold numbers are 0. */
static size_t without_zero_decimals(const char *text, size_t length)
{
	size_t end = length;
	while (end && (text[end - 1] == ' ' || text[end - 1] == '\t'))
		end--;
	while (end && text[end - 1] == '0')
		end--;
	const bool is_whole = end > 1 && end < length && text[end - 1] == '.' &&
	                      text[end - 2] >= '0' && text[end - 2] <= '9';
	return is_whole ? end - 1 : length;
}

bool clv_is_one_of(const char *list, const char *text, size_t length)
{
	length = without_zero_decimals(text, length);
	while (list && *list) {
		const size_t size = strcspn(list, "|");
		if (clv_same_name(list, size, text, length))
			return true;
		list += size + (list[size] == '|');
	}
	return false;
}

enum { LETTERS_MAX = 100 };

/* The letters that count, in lower case; of longer texts only the start. */
static size_t letters_of(const char *text, size_t length, char *letters)
{
	size_t count = 0;
	for (size_t i = 0; i < length && count < LETTERS_MAX; i++) {
		const char c = text[i];
		if (c == ' ' || c == '\t' || c == '-' || c == '_')
			continue;
		letters[count++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return count;
}

static bool contains_one_of(const char *list, const char *text, size_t length)
{
	char letters[LETTERS_MAX], value[LETTERS_MAX];
	const size_t count = letters_of(text, length, letters);
	while (*list) {
		const size_t size = strcspn(list, "|");
		const size_t wanted = letters_of(list, size, value);
		for (size_t i = 0; i + wanted <= count; i++)
			if (memcmp(letters + i, value, wanted) == 0)
				return true;
		list += size + (list[size] == '|');
	}
	return false;
}

static bool is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\t')
			return false;
	return true;
}

bool clv_rule_fits(const struct clv_rule *rule, const char *text, size_t length,
                   enum clv_rule_sign sign)
{
	if (rule->sign != CLV_SIGN_ANY && rule->sign != sign)
		return false;
	switch (rule->test) {
	case CLV_TEST_IS:
		return clv_is_one_of(rule->values, text, length);
	case CLV_TEST_CONTAINS:
		return contains_one_of(rule->values, text, length);
	case CLV_TEST_LACKS:
		return !contains_one_of(rule->values, text, length);
	case CLV_TEST_NOT_BLANK:
		return !is_blank(text, length);
	case CLV_TEST_TRUE:
	default:
		return clv_is_one_of("true|yes|1", text, length);
	}
}
