#include "io/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A reader of the bytes at hand, to look at them without using them up. */
struct probe {
	struct clv_source *source;
	struct clv_csv_reader *reader;
};

static bool open_probe(struct probe *probe, const char *name,
                       const struct clv_text *bytes, char delimiter,
                       uint64_t line, struct clv_error *error)
{
	probe->reader = NULL;
	probe->source =
	    clv_source_memory(name, bytes->at, bytes->length, 0, error);
	if (!probe->source)
		return false;
	probe->reader = clv_csv_reader_open(probe->source, delimiter, error);
	if (!probe->reader)
		return false;
	clv_csv_reader_set_line(probe->reader, line);
	return true;
}

static void close_probe(struct probe *probe)
{
	clv_csv_reader_close(probe->reader);
	clv_source_close(probe->source);
}

/* Known names first, columns second. */
static size_t score_header(const struct clv_record *record,
                           const struct clv_schema *known)
{
	size_t score = record->count;
	for (size_t i = 0; i < record->count; i++)
		if (clv_schema_find(known, record->cells[i].at,
		                    record->cells[i].length) != CLV_NO_FIELD)
			score += CLV_CELLS_MAX;
	return score;
}

static bool detect_delimiter(struct clv_table *table,
                             const struct clv_text *sample,
                             const struct clv_schema *known,
                             struct clv_error *error)
{
	static const char candidates[] = {',', ';', '\t', '|'};
	size_t best = 0;
	table->delimiter = candidates[0];
	for (size_t i = 0; i < sizeof candidates; i++) {
		struct probe probe;
		struct clv_record record;
		struct clv_error ignored;
		if (!open_probe(&probe, table->name, sample, candidates[i], 1, error)) {
			close_probe(&probe);
			return false;
		}
		const bool read = clv_csv_reader_next(probe.reader, &record,
		                                      &ignored) == CLV_READ_RECORD;
		const size_t score = read ? score_header(&record, known) : 0;
		close_probe(&probe);
		if (score > best) {
			best = score;
			table->delimiter = candidates[i];
		}
	}
	return true;
}

/* Excel writes `sep=;` above the header. */
static char delimiter_from_first_line(const struct clv_text *sample)
{
	static const char word[] = "sep=";
	const size_t size = sizeof word - 1;
	if (sample->length < size + 2 || memcmp(sample->at, word, size) != 0)
		return 0;
	const char behind = sample->at[size + 1];
	return behind == '\n' || behind == '\r' ? sample->at[size] : 0;
}

static bool choose_delimiter(struct clv_table *table, char given,
                             const struct clv_schema *known,
                             struct clv_error *error)
{
	struct clv_text sample;
	bool whole;
	if (!clv_csv_reader_peek(table->reader, &sample, &whole, error))
		return false;
	const char said = delimiter_from_first_line(&sample);
	table->delimiter_was_given = given != 0;
	if (given || said)
		table->delimiter = given ? given : said;
	else if (!detect_delimiter(table, &sample, known, error))
		return false;
	if (said) {
		/* a record of one cell, whatever stands in it */
		struct clv_record record;
		clv_csv_reader_set_delimiter(table->reader, '\n');
		if (clv_csv_reader_next(table->reader, &record, error) ==
		    CLV_READ_FAILED)
			return false;
	}
	clv_csv_reader_set_delimiter(table->reader, table->delimiter);
	return true;
}

static struct clv_text trimmed(struct clv_text text)
{
	while (text.length && (*text.at == ' ' || *text.at == '\t')) {
		text.at++;
		text.length--;
	}
	while (text.length && (text.at[text.length - 1] == ' ' ||
	                       text.at[text.length - 1] == '\t'))
		text.length--;
	return text;
}

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
		const struct clv_text name = trimmed(record->cells[i]);
		memcpy(bytes, name.at, name.length);
		table->names[i] = (struct clv_text){bytes, name.length};
		bytes += name.length;
	}
	table->count = record->count;
	return true;
}

static bool check_names(struct clv_table *table,
                        const struct clv_record *record,
                        struct clv_error *error)
{
	for (size_t i = 1; i < table->count; i++) {
		const struct clv_text *name = &table->names[i];
		for (size_t j = 0; j < i; j++) {
			const struct clv_text *earlier = &table->names[j];
			if (name->length == 0 || name->length != earlier->length ||
			    memcmp(name->at, earlier->at, name->length) != 0)
				continue;
			char shown[80];
			clv_reject(error, CLV_BAD_DATA,
			           "columns %zu and %zu are both called \"%s\"", j + 1,
			           i + 1,
			           clv_printable(name->at, name->length, shown,
			                         sizeof shown));
			clv_hint(error, "rename one of them");
			clv_csv_reader_locate(table->reader, record, i, error);
			return false;
		}
	}
	return true;
}

static bool read_header(struct clv_table *table, struct clv_error *error)
{
	struct clv_record record;
	switch (clv_csv_reader_next(table->reader, &record, error)) {
	case CLV_READ_RECORD:
		table->header_line = record.line;
		return keep_header(table, &record, error) &&
		       check_names(table, &record, error);
	case CLV_READ_END:
		clv_reject(error, CLV_BAD_DATA, "%s: the file is empty", table->name);
		return clv_hint(error, "a table starts with a line of column names, "
		                       "such as avg,freq,years");
	default:
		return false;
	}
}

bool clv_table_open_source(struct clv_table *table, struct clv_source *source,
                           char delimiter, const struct clv_schema *known,
                           struct clv_error *error)
{
	*table = (struct clv_table){0};
	if (!source)
		return false;
	table->name = source->name;
	table->source = clv_source_decoded(source, error);
	if (!table->source)
		return false;
	table->reader = clv_csv_reader_open(table->source, ',', error);
	return table->reader &&
	       choose_delimiter(table, delimiter, known, error) &&
	       read_header(table, error);
}

bool clv_table_open(struct clv_table *table, const char *path, char delimiter,
                    const struct clv_schema *known, struct clv_error *error)
{
	return clv_table_open_source(table, clv_source_open(path, error), delimiter,
	                             known, error);
}

void clv_table_close(struct clv_table *table)
{
	clv_csv_reader_close(table->reader);
	clv_source_close(table->source);
	/* the cast takes away const and no more: the block is ours */
	free((void *)(uintptr_t)table->header.at);
	free(table->names);
	*table = (struct clv_table){0};
}

static enum clv_read reject_ragged(struct clv_table *table,
                                   const struct clv_record *record,
                                   struct clv_error *error)
{
	const bool more = record->count > table->count;
	clv_reject(error, CLV_BAD_DATA,
	           "this row has %zu cell%s, and the header %zu", record->count,
	           record->count == 1 ? "" : "s", table->count);
	if (more)
		clv_hint(error, "a value that holds the delimiter %s needs quotes "
		                "around it; --skip-bad leaves such rows out",
		         table->delimiter == '\t' ? "TAB"
		                                  : (char[]){table->delimiter, '\0'});
	else
		clv_hint(error, "the row may have been cut off; --skip-bad leaves "
		                "such rows out");
	clv_csv_reader_locate(table->reader, record,
	                      more ? table->count : CLV_WHOLE_RECORD, error);
	return CLV_READ_BAD;
}

enum clv_read clv_table_next(struct clv_table *table, struct clv_record *record,
                             struct clv_error *error)
{
	const enum clv_read read =
	    clv_csv_reader_next(table->reader, record, error);
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
	struct probe probe;
	const bool open =
	    open_probe(&probe, table->name, &sample, table->delimiter,
	               clv_csv_reader_line(table->reader), error);
	struct clv_record record;
	struct clv_error ignored;
	/* Malformed rows are reported when they are read in earnest. */
	while (open && clv_csv_reader_next(probe.reader, &record, &ignored) ==
	                   CLV_READ_RECORD)
		if (record.count == table->count &&
		    !visit(&record, probe.reader, data))
			break;
	close_probe(&probe);
	return open;
}
