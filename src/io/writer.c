#include "io/writer.h"
#include "io/utf8.h"

#include <stdlib.h>
#include <string.h>

const struct clv_format *const clv_formats[] = {
    &clv_format_table, &clv_format_csv,    &clv_format_tsv,
    &clv_format_json,  &clv_format_ndjson, &clv_format_markdown,
};
const size_t clv_format_count = sizeof clv_formats / sizeof *clv_formats;

const struct clv_format *clv_format_find(const char *name)
{
	for (size_t i = 0; i < clv_format_count; i++)
		if (strcmp(clv_formats[i]->name, name) == 0)
			return clv_formats[i];
	return NULL;
}

bool clv_writer_begin(struct clv_writer *writer, struct clv_error *error)
{
	writer->state = NULL;
	writer->rows = 0;
	return writer->format->begin(writer, error);
}

bool clv_writer_row(struct clv_writer *writer, const struct clv_value *values,
                    struct clv_error *error)
{
	if (!writer->format->row(writer, values, error))
		return false;
	writer->rows++;
	return !clv_output_failed(writer->output) ||
	       clv_output_flush(writer->output, error);
}

bool clv_writer_end(struct clv_writer *writer, struct clv_error *error)
{
	return writer->format->end(writer, error);
}

void clv_writer_free(struct clv_writer *writer)
{
	if (writer->format && writer->format->free)
		writer->format->free(writer);
}

double clv_writer_round(const struct clv_writer *writer, size_t column,
                        double number)
{
	return writer->decimals >= 0 && writer->headings[column].is_result
	           ? clv_number_round(number, writer->decimals)
	           : number;
}

/* A result as people read it: money with two decimals, shares in per cent. */
static size_t number_for_people(const struct clv_writer *writer,
                                const struct clv_heading *heading,
                                double number, char store[CLV_FIXED_SIZE])
{
	const int asked = writer->decimals;
	switch (heading->kind) {
	case CLV_MONEY:
	case CLV_EXACT:
	case CLV_COST:
	case CLV_RATIO:
	case CLV_MONTHS:
		return clv_number_write_fixed(store, number, asked >= 0 ? asked : 2);
	case CLV_POINTS:
	case CLV_SPAN:
	case CLV_SPAN_OF_UNIT:
		return asked >= 0
		           ? clv_number_write_fixed(store, number, asked)
		           : clv_number_write(store, clv_number_round(number, 3));
	case CLV_PROBABILITY:
		return clv_number_write_fixed(store, number, asked >= 0 ? asked : 4);
	default:
		return clv_number_write(store, number);
	}
}

/* What was given is shown as it was; what was found, as far as it tells. */
enum { RATE_DECIMALS = 4, SHARE_DECIMALS = 1 };

static bool is_share(enum clv_kind kind)
{
	return kind == CLV_RATE || kind == CLV_STEP_RATE ||
	       kind == CLV_CONFIDENCE || kind == CLV_SHARE;
}

/* 0.07 x 100 is 7.000000000000001 */
static size_t percent_for_people(double rate, int decimals,
                                 char store[CLV_FIXED_SIZE])
{
	const size_t length =
	    clv_number_write(store, clv_number_round(rate * 100, decimals));
	store[length] = '%';
	return length + 1;
}

/* 0.04/month, as it is written for machines, is 4%/month. */
static size_t step_rate_for_people(const struct clv_value *value,
                                   char store[CLV_FIXED_SIZE])
{
	double rate = 0;
	enum clv_step step = CLV_STEP_YEAR;
	clv_rate_read(value->text, value->length, CLV_DECIMAL_POINT, &rate, &step);
	const size_t length = percent_for_people(rate, RATE_DECIMALS, store);
	const char *period = step == CLV_STEP_MONTH ? "/month" : "";
	memcpy(store + length, period, strlen(period));
	return length + strlen(period);
}

size_t clv_value_for_people(const struct clv_writer *writer,
                            const struct clv_heading *heading,
                            const struct clv_value *value, const char **text,
                            char store[CLV_FIXED_SIZE])
{
	*text = store;
	switch (value->type) {
	case CLV_VALUE_NUMBER:
		if (is_share(heading->kind))
			return percent_for_people(
			    value->number,
			    heading->kind == CLV_SHARE ? SHARE_DECIMALS : RATE_DECIMALS,
			    store);
		return heading->is_result
		           ? number_for_people(writer, heading, value->number, store)
		           : clv_number_write(store, value->number);
	case CLV_VALUE_TEXT:
		if (heading->kind == CLV_STEP_RATE)
			return step_rate_for_people(value, store);
		/* fall through */
	case CLV_VALUE_PLAIN:
		if (heading->kind == CLV_EXACT)
			return number_for_people(writer, heading, value->number, store);
		*text = value->text;
		return value->length;
	case CLV_VALUE_NONE:
	default:
		return 0;
	}
}

char *clv_utf8_copy(const char *text, size_t length, bool blank_controls,
                    size_t *copied)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	/* At worst every byte becomes three. */
	char *copy = malloc(length * 3 + 1);
	if (!copy)
		return NULL;
	char *to = copy;
	for (size_t at = 0; at < length;) {
		const size_t size = clv_utf8_length(text + at, length - at);
		const bool control =
		    size == 1 && ((unsigned char)text[at] < 0x20 || text[at] == 0x7F);
		if (size == 0) {
			memcpy(to, replacement, 3);
			to += 3;
		} else if (control && blank_controls) {
			*to++ = ' ';
		} else {
			memcpy(to, text + at, size);
			to += size;
		}
		at += size ? size : 1;
	}
	*to = '\0';
	*copied = (size_t)(to - copy);
	return copy;
}
