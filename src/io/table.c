#include "io/table_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Cells that are divided by runs of blanks -----------------------------
 */

/* Empty cells are between two blanks, or in front of the first. */
static bool squeeze(struct clv_table *table, struct clv_record *record,
                    struct clv_error *error)
{
	size_t kept = 0;
	if (!table->cells) {
		table->cells = malloc(CLV_CELLS_MAX * sizeof *table->cells);
		table->places = malloc(CLV_CELLS_MAX * sizeof *table->places);
		if (!table->cells || !table->places)
			return clv_reject_memory(error);
	}
	for (size_t i = 0; i < record->count; i++) {
		if (!record->cells[i].length)
			continue;
		table->cells[kept] = record->cells[i];
		table->places[kept++] = i;
	}
	record->cells = table->cells;
	record->count = kept;
	return true;
}

static enum clv_read next_record(struct clv_table *table,
                                 struct clv_csv_reader *reader,
                                 struct clv_record *record,
                                 struct clv_error *error)
{
	for (;;) {
		const enum clv_read read = clv_csv_reader_next(reader, record, error);
		if (read != CLV_READ_RECORD || !table->is_squeezed)
			return read;
		if (!squeeze(table, record, error))
			return CLV_READ_FAILED;
		/* nothing but blanks: a blank line, as in other files */
		if (record->count)
			return read;
	}
}

void clv_table_locate(const struct clv_table *table,
                      const struct clv_record *record, size_t index,
                      struct clv_error *error)
{
	if (table->is_squeezed && index < record->count)
		index = table->places[index];
	clv_csv_reader_locate(table->reader, record, index, error);
	if (table->shared && record->raw.at == table->header.at)
		error->place.file = table->shared->path;
}

/* ---- The header -----------------------------------------------------------
 */

/* One block of memory holds the header's bytes and all names. */
static bool keep_header(struct clv_table *table,
                        const struct clv_record *record,
                        struct clv_error *error)
{
	size_t size = record->raw.length;
	for (size_t i = 0; i < record->count; i++)
		size += record->cells[i].length;
	char *bytes = malloc(size + 1);
	table->header.at = bytes;
	table->names = calloc(record->count + 1, sizeof *table->names);
	if (!bytes || !table->names)
		return clv_reject_memory(error);
	memcpy(bytes, record->raw.at, record->raw.length);
	table->header.length = record->raw.length;
	bytes += record->raw.length;
	for (size_t i = 0; i < record->count; i++) {
		const struct clv_text name = record->cells[i];
		memcpy(bytes, name.at, name.length);
		table->names[i] = (struct clv_text){bytes, name.length};
		bytes += name.length;
	}
	table->count = record->count;
	return true;
}

/* By name, then by place. */
static int compare_names(const void *a, const void *b)
{
	const struct clv_text *const *first = a;
	const struct clv_text *const *second = b;
	const size_t shorter = (*first)->length < (*second)->length
	                           ? (*first)->length
	                           : (*second)->length;
	const int order = memcmp((*first)->at, (*second)->at, shorter);
	if (order)
		return order;
	if ((*first)->length != (*second)->length)
		return (*first)->length < (*second)->length ? -1 : 1;
	return *first < *second ? -1 : *first > *second;
}

static bool reject_same_name(struct clv_table *table,
                             const struct clv_record *record, size_t first,
                             size_t second, struct clv_error *error)
{
	char shown[80];
	const struct clv_text *name = &table->names[second];
	clv_reject(error, CLV_BAD_DATA,
	           "columns %zu and %zu are both called \"%s\"", first + 1,
	           second + 1,
	           clv_printable(name->at, name->length, shown, sizeof shown));
	clv_hint(error, "rename one of them");
	clv_csv_reader_locate(table->reader, record, second, error);
	return false;
}

/* No two columns of one name; columns without a name may be many. */
static bool check_names(struct clv_table *table,
                        const struct clv_record *record,
                        struct clv_error *error)
{
	const struct clv_text **sorted =
	    malloc((table->count + 1) * sizeof *sorted);
	if (!sorted)
		return clv_reject_memory(error);
	for (size_t i = 0; i < table->count; i++)
		sorted[i] = &table->names[i];
	qsort(sorted, table->count, sizeof *sorted, compare_names);
	bool done = true;
	for (size_t i = 1; done && i < table->count; i++)
		if (sorted[i]->length > 0 &&
		    sorted[i]->length == sorted[i - 1]->length &&
		    memcmp(sorted[i]->at, sorted[i - 1]->at, sorted[i]->length) == 0)
			done = reject_same_name(table, record,
			                        (size_t)(sorted[i - 1] - table->names),
			                        (size_t)(sorted[i] - table->names), error);
	free(sorted);
	return done;
}

/* Two columns of one name make a table ambiguous, but an export only where
   that name is asked for. */
static bool read_header(struct clv_table *table, bool names_are_unique,
                        struct clv_error *error)
{
	struct clv_record record;
	switch (next_record(table, table->reader, &record, error)) {
	case CLV_READ_RECORD:
		table->header_line = record.line;
		return keep_header(table, &record, error) &&
		       (!names_are_unique || check_names(table, &record, error));
	case CLV_READ_END:
		clv_reject(error, CLV_BAD_DATA, "%s: the file is empty", table->name);
		return clv_hint(error,
		                "a table starts with a line of column names, "
		                "such as %s",
		                names_are_unique ? "avg,freq,years"
		                                 : "customer,date,amount");
	default:
		return false;
	}
}

/* shared: of the form, where the file is not the one that it is of. */
static bool open_reader(struct clv_table *table, struct clv_source *source,
                        bool digests, const struct clv_shared_header *shared,
                        struct clv_error *error)
{
	*table = (struct clv_table){.shared = shared};
	if (!source)
		return false;
	table->name = source->name;
	struct clv_source *unpacked = clv_source_unpacked(source, error);
	if (!unpacked)
		return false;
	table->is_packed = clv_source_is_packed(unpacked);
	if (digests) {
		unpacked = table->digested = clv_source_digested(unpacked, error);
		if (!unpacked)
			return false;
	}
	table->source = table->decoded = clv_source_decoded(unpacked, error);
	if (table->source && shared)
		table->source = clv_source_headed(table->source, shared->text.at,
		                                  shared->text.length, error);
	if (!table->source)
		return false;
	table->reader = clv_csv_reader_open(table->source, ',', error);
	return table->reader;
}

bool clv_table_open_source(struct clv_table *table, struct clv_source *source,
                           char delimiter, const struct clv_schema *known,
                           struct clv_error *error)
{
	return open_reader(table, source, false, NULL, error) &&
	       clv_table_choose_delimiter(table, delimiter, known, error) &&
	       read_header(table, true, error);
}

/* ---- Exports --------------------------------------------------------------
 */

/* As many columns as the first row has. */
static bool count_columns(struct clv_table *table, struct clv_error *error)
{
	struct clv_text sample;
	struct clv_record record;
	struct clv_probe probe;
	bool whole;
	if (!clv_csv_reader_peek(table->reader, &sample, &whole, error))
		return false;
	bool done = clv_probe_open(&probe, table->name, &sample, table->delimiter,
	                           1, error);
	if (done) {
		struct clv_error ignored = {.status = CLV_DONE};
		const enum clv_read read =
		    next_record(table, probe.reader, &record, &ignored);
		table->count = read == CLV_READ_RECORD ? record.count : 0;
		if (ignored.is_memory)
			done = clv_reject_memory(error);
	}
	clv_probe_close(&probe);
	if (done && !table->count) {
		clv_reject(error, CLV_BAD_DATA, "%s: there is no row to be read",
		           table->name);
		done = clv_hint(error, "an export has a row per order, or per item");
	}
	return done;
}

static bool choose_form(struct clv_table *table,
                        const struct clv_table_form *form,
                        struct clv_error *error)
{
	static const struct clv_schema none = {NULL, 0};
	struct clv_text sample;
	bool whole;
	if (!clv_csv_reader_peek(table->reader, &sample, &whole, error))
		return false;
	table->preset = form->preset;
	if (!table->preset && form->recognise && !form->delimiter &&
	    !form->no_header)
		table->preset = clv_preset_recognise_sample(sample.at, sample.length);
	char delimiter = form->delimiter;
	if (!delimiter && table->preset)
		delimiter = table->preset->delimiter;
	table->is_squeezed = delimiter == ' ';
	return clv_table_choose_delimiter(table, delimiter, &none, error);
}

/* Where the first record is no header, but one of the next is, the delimiter is
   that one's. */
static bool pass_preamble(struct clv_table *table,
                          const struct clv_table_form *form,
                          struct clv_error *error)
{
	struct clv_preamble found = {table->delimiter, 0};
	char delimiters[sizeof clv_delimiters + 1] = {table->delimiter};
	struct clv_text sample;
	bool whole;
	if (!form->is_header || table->is_squeezed)
		return true;
	if (!table->delimiter_was_given)
		memcpy(delimiters + 1, clv_delimiters, sizeof clv_delimiters);
	if (!clv_csv_reader_peek(table->reader, &sample, &whole, error) ||
	    !clv_preamble_find(table->name, &sample, delimiters, form->is_header,
	                       form->data, &found, error))
		return false;
	table->delimiter = found.delimiter;
	table->preamble = found.records;
	clv_csv_reader_set_delimiter(table->reader, table->delimiter);
	return clv_preamble_pass(table->reader, found.records, error);
}

/* ---- The header of another file -------------------------------------------
 */

/* The file's own first line is line 1: the header's lines come before that. */
static void number_lines(struct clv_table *table)
{
	if (!clv_source_added(table->source)) {
		table->shared = NULL;
		return;
	}
	/* below 1 numbers wrap around, and the header's is set by hand */
	clv_csv_reader_set_line(table->reader, 1 - table->shared->lines);
}

static bool open_below(struct clv_table *table, const char *path,
                       const struct clv_table_form *form,
                       struct clv_error *error)
{
	const struct clv_shared_header *shared = form->shared;
	const struct clv_table_form known = {.delimiter = shared->delimiter,
	                                     .preset = shared->preset};
	if (!open_reader(table, clv_source_open(path, error), form->digests, shared,
	                 error) ||
	    !choose_form(table, &known, error))
		return false;
	number_lines(table);
	if (!read_header(table, false, error))
		return false;
	if (table->shared)
		table->header_line = shared->line;
	return true;
}

bool clv_table_open_form(struct clv_table *table, const char *path,
                         const struct clv_table_form *form,
                         struct clv_error *error)
{
	if (form->shared && !clv_source_is_same(path, form->shared->path))
		return open_below(table, path, form, error);
	if (!open_reader(table, clv_source_open(path, error), form->digests, NULL,
	                 error) ||
	    !choose_form(table, form, error))
		return false;
	const bool has_header =
	    !form->no_header && !(table->preset && !table->preset->has_header);
	return has_header ? pass_preamble(table, form, error) &&
	                        read_header(table, false, error)
	                  : count_columns(table, error);
}

bool clv_table_open(struct clv_table *table, const char *path, char delimiter,
                    const struct clv_schema *known, struct clv_error *error)
{
	return clv_table_open_source(table, clv_source_open(path, error), delimiter,
	                             known, error);
}

bool clv_table_open_block(struct clv_table *copy, const struct clv_text *block,
                          uint64_t line, struct clv_error *error)
{
	copy->reader = NULL;
	copy->source =
	    clv_source_memory(copy->name, block->at, block->length, 0, error);
	if (!copy->source)
		return false;
	copy->reader = clv_csv_reader_open(copy->source, copy->delimiter, error);
	if (copy->reader)
		clv_csv_reader_set_line(copy->reader, line);
	return copy->reader;
}

void clv_table_close_block(struct clv_table *copy)
{
	clv_csv_reader_close(copy->reader);
	clv_source_close(copy->source);
	copy->reader = NULL;
	copy->source = NULL;
}

void clv_table_free_squeezed(struct clv_table *table)
{
	free(table->cells);
	free(table->places);
	table->cells = NULL;
	table->places = NULL;
}

void clv_table_close(struct clv_table *table)
{
	clv_csv_reader_close(table->reader);
	clv_source_close(table->source);
	/* the cast takes away const and no more: the block is ours */
	free((void *)(uintptr_t)table->header.at);
	free(table->names);
	clv_table_free_squeezed(table);
	*table = (struct clv_table){0};
}

static enum clv_read reject_ragged(struct clv_table *table,
                                   const struct clv_record *record,
                                   struct clv_error *error)
{
	const bool more = record->count > table->count;
	clv_reject(error, CLV_BAD_DATA, "this row has %zu cell%s, and the %s %zu",
	           record->count, record->count == 1 ? "" : "s",
	           table->names ? "header" : "first row", table->count);
	char shown[8];
	if (more)
		clv_hint(error,
		         "a value that holds the delimiter %s needs quotes around it; "
		         "--skip-bad leaves such rows out",
		         table->delimiter == '\t' ? "TAB"
		                                  : clv_printable(&table->delimiter, 1,
		                                                  shown, sizeof shown));
	else
		clv_hint(error, "the row may have been cut off; --skip-bad leaves "
		                "such rows out");
	clv_table_locate(table, record, more ? table->count : CLV_WHOLE_RECORD,
	                 error);
	return CLV_READ_BAD;
}

enum clv_read clv_table_next(struct clv_table *table, struct clv_record *record,
                             struct clv_error *error)
{
	const enum clv_read read = next_record(table, table->reader, record, error);
	if (read == CLV_READ_RECORD && record->count != table->count)
		return reject_ragged(table, record, error);
	return read;
}

bool clv_table_sample(struct clv_table *table,
                      bool (*visit)(const struct clv_record *record,
                                    struct clv_csv_reader *reader, void *data),
                      void *data, struct clv_error *error)
{
	struct clv_text sample;
	bool whole;
	if (!clv_csv_reader_peek(table->reader, &sample, &whole, error))
		return false;
	/* The last line may be cut. */
	while (!whole && sample.length && sample.at[sample.length - 1] != '\n' &&
	       sample.at[sample.length - 1] != '\r')
		sample.length--;
	struct clv_probe probe;
	bool done = clv_probe_open(&probe, table->name, &sample, table->delimiter,
	                           clv_csv_reader_line(table->reader), error);
	struct clv_record record;
	/* Malformed rows are reported when they are read in earnest. */
	struct clv_error read_error = {.status = CLV_DONE};
	for (bool more = done; more;) {
		const enum clv_read read =
		    next_record(table, probe.reader, &record, &read_error);
		more = read == CLV_READ_BAD || (read == CLV_READ_RECORD &&
		                                (record.count != table->count ||
		                                 visit(&record, probe.reader, data)));
	}
	clv_probe_close(&probe);
	if (read_error.is_memory)
		return clv_reject_memory(error);
	return done;
}
