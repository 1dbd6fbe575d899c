/* Rows of values to text, in one of several formats. A format is one file and
   one word in the list of writer.c. */
#ifndef CLV_IO_WRITER_H
#define CLV_IO_WRITER_H

#include "io/output.h"
#include "io/schema.h"

/* A column of what is written. */
struct clv_heading {
	const char *name; /* not null-terminated */
	size_t length;
	enum clv_kind kind; /* CLV_WORD for text that passes through */
	bool is_result;     /* only results are rounded */
};

struct clv_writer {
	const struct clv_format *format;
	struct clv_output *output;          /* borrowed */
	const struct clv_heading *headings; /* borrowed */
	size_t count;
	bool one_case; /* one object, not an array of them */
	int decimals;  /* places to round to; below 0: none were asked for */
	size_t width;  /* of the terminal; 0: there is none */
	uint64_t rows; /* written so far */
	void *state;   /* of the format */
};

/* Memory a format needs: constant, or a block of rows. */
struct clv_format {
	const char *name;
	const char *about;
	bool rows_stand_alone; /* a row does not depend on those before it */
	bool has_nulls;        /* can say "undefined": every result is written */
	bool (*begin)(struct clv_writer *writer, struct clv_error *error);
	bool (*row)(struct clv_writer *writer, const struct clv_value *values,
	            struct clv_error *error);
	bool (*end)(struct clv_writer *writer, struct clv_error *error);
	void (*free)(struct clv_writer *writer); /* null: has no state */
};

extern const struct clv_format *const clv_formats[];
extern const size_t clv_format_count;

/* Null where there is no such format. */
const struct clv_format *clv_format_find(const char *name);

/* Writes what stands before the first row. */
bool clv_writer_begin(struct clv_writer *writer, struct clv_error *error);
bool clv_writer_row(struct clv_writer *writer, const struct clv_value *values,
                    struct clv_error *error);

/* Writes what stands behind the last row, also after a failure elsewhere, so
   that what was written is complete. */
bool clv_writer_end(struct clv_writer *writer, struct clv_error *error);
void clv_writer_free(struct clv_writer *writer);

/* number, rounded if that was asked for and the column is a result. */
double clv_writer_round(const struct clv_writer *writer, size_t column,
                        double number);

/* A value as people read it: money with two decimals, or as many as were asked
   for. Returns its length; the text is in store or borrowed from value. */
size_t clv_value_for_people(const struct clv_writer *writer,
                            const struct clv_heading *heading,
                            const struct clv_value *value, const char **text,
                            char store[CLV_FIXED_SIZE]);

/* Copies text with U+FFFD for every byte that is no UTF-8, and with each
   control byte as a blank where blank_controls; null when out of memory. To be
   freed. */
char *clv_utf8_copy(const char *text, size_t length, bool blank_controls,
                    size_t *copied);

/* The writers. */
extern const struct clv_format clv_format_csv, clv_format_tsv, clv_format_json,
    clv_format_ndjson, clv_format_table, clv_format_markdown;

#endif
