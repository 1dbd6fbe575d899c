/* What divides the cells of a table, from how the file begins. */
#include "io/table_parts.h"

#include <string.h>

bool clv_probe_open(struct clv_probe *probe, const char *name,
                    const struct clv_text *bytes, char delimiter, uint64_t line,
                    struct clv_error *error)
{
	probe->reader = NULL;
	probe->source = clv_source_memory(name, bytes->at, bytes->length, 0, error);
	if (!probe->source)
		return false;
	probe->reader = clv_csv_reader_open(probe->source, delimiter, error);
	if (!probe->reader)
		return false;
	clv_csv_reader_set_line(probe->reader, line);
	return true;
}

void clv_probe_close(struct clv_probe *probe)
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

/* Delimiters in the first line: what a header counts for that a stray quote
   makes unreadable. */
static size_t count_in_line(const struct clv_text *sample, char delimiter)
{
	size_t count = 0;
	for (size_t i = 0; i < sample->length; i++) {
		if (sample->at[i] == '\n' || sample->at[i] == '\r')
			break;
		count += sample->at[i] == delimiter;
	}
	return count;
}

static bool score_delimiter(const struct clv_table *table,
                            const struct clv_text *sample, char delimiter,
                            const struct clv_schema *known, size_t *score,
                            struct clv_error *error)
{
	struct clv_probe probe;
	struct clv_record record;
	bool done =
	    clv_probe_open(&probe, table->name, sample, delimiter, 1, error);
	if (done) {
		const enum clv_read read =
		    clv_csv_reader_next(probe.reader, &record, error);
		done = read == CLV_READ_RECORD || read == CLV_READ_END ||
		       !error->is_memory;
		*score = read == CLV_READ_RECORD ? score_header(&record, known)
		                                 : count_in_line(sample, delimiter);
		/* What divides a header well wins over what makes it unreadable. */
		if (read == CLV_READ_RECORD && *score > 1)
			*score += sample->length;
	}
	clv_probe_close(&probe);
	return done;
}

const char clv_delimiters[CLV_DELIMITER_COUNT + 1] = ",;\t|";

static bool detect_delimiter(struct clv_table *table,
                             const struct clv_text *sample,
                             const struct clv_schema *known,
                             struct clv_error *error)
{
	size_t best = 0;
	table->delimiter = clv_delimiters[0];
	for (size_t i = 0; clv_delimiters[i]; i++) {
		size_t score = 0;
		if (!score_delimiter(table, sample, clv_delimiters[i], known, &score,
		                     error))
			return false;
		if (score > best) {
			best = score;
			table->delimiter = clv_delimiters[i];
		}
	}
	return true;
}

/* In start, ? stands for any byte. */
static bool starts_so(const struct clv_text *sample, const char *start)
{
	const size_t size = strlen(start);
	if (sample->length < size)
		return false;
	for (size_t i = 0; i < size; i++)
		if (start[i] != '?' && sample->at[i] != start[i])
			return false;
	return true;
}

/* What the file itself begins with. */
static struct clv_text below_shared(const struct clv_table *table,
                                    struct clv_text sample)
{
	const size_t added = table->shared ? clv_source_added(table->source) : 0;
	const size_t above = added < sample.length ? added : sample.length;
	return (struct clv_text){sample.at + above, sample.length - above};
}

/* Files that are no tables at all, by how they begin. */
static bool refuse_other_files(const struct clv_table *table,
                               const struct clv_text *sample,
                               struct clv_error *error)
{
	static const struct {
		const char *start, *what, *hint;
	} kinds[] = {
	    {"\x1f\x8b", "compressed twice", "gunzip -c FILE | clv -"},
	    {"\x28\xb5\x2f\xfd", "compressed", "zstdcat FILE | clv -"},
	    {"\xfd\x37zXZ", "compressed", "xzcat FILE | clv -"},
	    {"BZh?1AY&SY", "compressed", "bzcat FILE | clv -"},
	    {"PK\x03\x04", "a spreadsheet or an archive",
	     "save it as CSV, and give that to clv"},
	    {"{", "JSON and not CSV", "jq can turn it into CSV"},
	    {"[", "JSON and not CSV", "jq can turn it into CSV"},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!starts_so(sample, kinds[i].start))
			continue;
		clv_reject(error, CLV_BAD_DATA, "%s: this is %s", table->name,
		           kinds[i].what);
		return clv_hint(error, "%s", kinds[i].hint);
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
	const char said = sample->at[size];
	const char behind = sample->at[size + 1];
	if (strchr("\"\r\n", said))
		return 0;
	return behind == '\n' || behind == '\r' ? said : 0;
}

bool clv_table_choose_delimiter(struct clv_table *table, char given,
                                const struct clv_schema *known,
                                struct clv_error *error)
{
	struct clv_text sample;
	bool whole;
	if (!clv_csv_reader_peek(table->reader, &sample, &whole, error))
		return false;
	const struct clv_text own = below_shared(table, sample);
	if (!refuse_other_files(table, &own, error))
		return false;
	const char said = delimiter_from_first_line(&sample);
	table->delimiter_was_given = given != 0;
	if (given || said)
		table->delimiter = given ? given : said;
	else if (!detect_delimiter(table, &sample, known, error))
		return false;
	if (said) {
		/* a record of one cell: no file has this delimiter */
		struct clv_record record;
		clv_csv_reader_set_delimiter(table->reader, '\x1f');
		if (clv_csv_reader_next(table->reader, &record, error) ==
		    CLV_READ_FAILED)
			return false;
	}
	clv_csv_reader_set_delimiter(table->reader, table->delimiter);
	return true;
}
