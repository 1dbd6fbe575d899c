/* Exports made of a text, and what their rows are to say. */
#ifndef CLV_TESTS_EXPORT_OF_H
#define CLV_TESTS_EXPORT_OF_H

#include "io/export.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>
#include <string.h>

enum { UNIT = 10000 };

struct opened {
	struct temporary file;
	struct clv_export_options options;
	struct clv_export export_;
	struct clv_record record;
	struct clv_export_row row;
	struct clv_error error;
};

static inline struct clv_export_options usual(void)
{
	return (struct clv_export_options){.until = CLV_LAST_DAY};
}

static inline bool try_open(struct opened *opened, const char *text,
                            struct clv_export_options options)
{
	opened->options = options;
	opened->error = (struct clv_error){.status = CLV_DONE};
	temporary_write(&opened->file, text, strlen(text));
	return clv_export_open(&opened->export_, opened->file.path,
	                       &opened->options, &opened->error);
}

static inline void open_text(struct opened *opened, const char *text,
                             struct clv_export_options options)
{
	if (!try_open(opened, text, options))
		fail_with("%s", opened->error.message);
}

static inline void close_opened(struct opened *opened)
{
	clv_export_close(&opened->export_);
	temporary_remove(&opened->file);
}

/* The next row, under what the sample told. */
static inline bool next(struct opened *opened)
{
	opened->error = (struct clv_error){.status = CLV_DONE};
	memset(&opened->row, 0x55, sizeof opened->row);
	assert_int_equal(
	    clv_table_next(&opened->export_.table, &opened->record, &opened->error),
	    CLV_READ_RECORD);
	return clv_export_read(&opened->export_, &opened->record,
	                       &opened->export_.evidence.reading, NULL,
	                       &opened->row, &opened->error);
}

static inline void good(struct opened *opened)
{
	if (!next(opened))
		fail_with("%s", opened->error.message);
}

static inline void expect_text(const struct clv_text *text,
                               const char *expected)
{
	if (text->length != strlen(expected) ||
	    memcmp(text->at, expected, text->length) != 0)
		fail_with("\"%.*s\", expected \"%s\"", (int)text->length, text->at,
		          expected);
}

static inline void expect_words(const char *text, const char *word)
{
	if (!strstr(text, word))
		fail_with("\"%s\" does not say \"%s\"", text, word);
}

/* The next row is bad there, for a reason that holds both words. */
static inline void bad(struct opened *opened, uint64_t line, size_t column,
                       const char *message, const char *hint)
{
	assert_false(next(opened));
	const struct clv_error *error = &opened->error;
	assert_int_equal(error->status, CLV_BAD_DATA);
	expect_words(error->message, message);
	expect_words(error->hint, hint);
	assert_string_equal(error->place.file, opened->file.path);
	if (error->place.line != line || error->place.column != column)
		fail_with("%s: at %d:%zu, expected %d:%zu", error->message,
		          (int)error->place.line, error->place.column, (int)line,
		          column);
}

/* A table of one row, whose columns have common names. */
static inline void open_row(struct opened *opened, const char *header,
                            const char *row, struct clv_export_options options)
{
	char text[1000];
	snprintf(text, sizeof text, "%s\n%s\n", header, row);
	open_text(opened, text, options);
}

#endif
