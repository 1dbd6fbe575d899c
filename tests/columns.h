/* Headers for tests: names in an array as the reader of tables hands them. */
#ifndef CLV_TESTS_COLUMNS_H
#define CLV_TESTS_COLUMNS_H

#include "io/csv_reader.h"

#include <string.h>

enum { NAMES_MAX = 100 };

struct header {
	struct clv_text names[NAMES_MAX];
	size_t count;
};

/* The names in a line separated by commas, without quotes. */
static inline struct header header_of(const char *line)
{
	struct header header = {.count = 0};
	while (header.count < NAMES_MAX) {
		const size_t size = strcspn(line, ",");
		header.names[header.count++] = (struct clv_text){line, size};
		if (!line[size])
			break;
		line += size + 1;
	}
	return header;
}

#endif
