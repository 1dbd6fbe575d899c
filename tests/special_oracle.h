/* Rows of tests/special.py: the name of a function, its arguments and what
   comes out, by mpmath. */
#ifndef CLV_TESTS_SPECIAL_ORACLE_H
#define CLV_TESTS_SPECIAL_ORACLE_H

#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLV_ORACLE_NUMBERS = 16 };

struct oracle_line {
	char name[64];
	double numbers[CLV_ORACLE_NUMBERS];
	size_t count;
};

static inline FILE *oracle_open(const char *topic)
{
	char command[4096];
	snprintf(command, sizeof command, "python3 '%s/special.py' %s",
	         CLV_TESTS_FOLDER, topic);
	FILE *lines = popen(command, "r");
	assert_non_null(lines);
	return lines;
}

/* False at the end, and where there is no mpmath. */
static inline bool oracle_next(FILE *lines, struct oracle_line *line)
{
	char text[4096];
	if (!fgets(text, sizeof text, lines))
		return false;
	if (strncmp(text, "skipped", 7) == 0) {
		print_message("%s", text);
		return false;
	}
	char *rest = text + strcspn(text, " ");
	assert_true(rest > text && (size_t)(rest - text) < sizeof line->name);
	memcpy(line->name, text, (size_t)(rest - text));
	line->name[rest - text] = '\0';
	for (line->count = 0; line->count < CLV_ORACLE_NUMBERS; line->count++) {
		char *end;
		line->numbers[line->count] = strtod(rest, &end);
		if (end == rest)
			break;
		rest = end;
	}
	assert_true(*rest == '\n');
	return true;
}

/* All of them, or none and a word why. */
static inline void oracle_close(FILE *lines, size_t read, size_t expected)
{
	const int status = pclose(lines);
	if (read == 0 && (status == 0 || status == 127 << 8)) {
		print_message("skipped: no python3 with mpmath\n");
		return;
	}
	assert_int_equal(status, 0);
	assert_int_equal(read, expected);
}

#endif
