/* What went wrong, where, and what to do about it: one struct that travels up
   the stack. Only main.c prints it. */
#ifndef CLV_IO_ERROR_H
#define CLV_IO_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Also the exit status of the program. */
enum clv_status {
	CLV_DONE = 0,
	CLV_BAD_DATA = 1, /* bad data, or reading or writing failed */
	CLV_BAD_USAGE = 2,
	CLV_NO_FIT = 3,
	CLV_REQUIREMENT_FAILED = 4,
	CLV_CLOSED_PIPE = 141 /* never said in words */
};

enum { CLV_EXCERPT_SIZE = 320 };

/* A place in a file. line 0: the place is not known. column counts characters
   from 1, 0: the line as a whole. */
struct clv_place {
	const char *file;
	uint64_t line;
	size_t column;
	char excerpt[CLV_EXCERPT_SIZE]; /* the line, or the part around column */
	size_t caret;                   /* column of the caret below excerpt */
};

struct clv_error {
	enum clv_status status;
	bool is_memory; /* from clv_reject_memory */
	struct clv_place place;
	char message[512];
	char hint[320];
};

/* Sets status and message, clears the hint and the place's line; false, so
   that a caller can `return clv_reject(...)`. */
bool clv_reject(struct clv_error *error, enum clv_status status,
                const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The line below the message that says what to do; false. */
bool clv_hint(struct clv_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "out of memory". */
bool clv_reject_memory(struct clv_error *error);

/* Copies text for a message: at most size - 1 bytes, a tab as a blank, other
   control bytes and broken UTF-8 as '?', "..." where it was cut. Returns
   copy. */
const char *clv_printable(const char *text, size_t length, char *copy,
                          size_t size);

#endif
