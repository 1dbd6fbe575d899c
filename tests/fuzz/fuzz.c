#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void demand_failed(const char *condition, const char *file, int line)
{
	fprintf(stderr, "%s:%d: not so: %s\n", file, line, condition);
	abort();
}

void demand_line(const char *text, size_t size)
{
	const char *end = memchr(text, '\0', size);
	demand(end && end > text);
	for (const char *at = text; at < end; at++)
		demand((unsigned char)*at >= 0x20 && *at != 0x7F);
}

/* Opened once: an input takes microseconds, and opening a file takes longer. */
static int captured = -1;
static int saved = -1;

void capture_begin(void)
{
	if (captured < 0) {
		FILE *file = tmpfile();
		demand(file);
		captured = fileno(file);
		saved = dup(STDOUT_FILENO);
	}
	fflush(stdout);
	demand(ftruncate(captured, 0) == 0);
	demand(lseek(captured, 0, SEEK_SET) == 0);
	demand(dup2(captured, STDOUT_FILENO) >= 0);
}

char *capture_end(size_t *length)
{
	fflush(stdout);
	demand(dup2(saved, STDOUT_FILENO) >= 0);
	const off_t size = lseek(captured, 0, SEEK_END);
	demand(size >= 0);
	char *text = malloc((size_t)size + 1);
	demand(text);
	demand(pread(captured, text, (size_t)size, 0) == size);
	*length = (size_t)size;
	return text;
}
