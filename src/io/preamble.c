#include "io/preamble.h"

/* Where under one delimiter the header stands; `most` where it does not stand
   above that. */
static size_t look_down(struct clv_csv_reader *reader, size_t most,
                        clv_header_test *is_header, const void *data,
                        struct clv_error *error)
{
	struct clv_record record;
	for (size_t at = 0; at < most; at++)
		switch (clv_csv_reader_next(reader, &record, error)) {
		case CLV_READ_RECORD:
			if (is_header(data, record.cells, record.count))
				return at;
			break;
		case CLV_READ_BAD: /* a title may hold a stray quote */
			break;
		case CLV_READ_END:
		case CLV_READ_FAILED:
		default:
			return most;
		}
	return most;
}

bool clv_preamble_find(const char *name, const struct clv_text *sample,
                       const char *delimiters, clv_header_test *is_header,
                       const void *data, struct clv_preamble *found,
                       struct clv_error *error)
{
	size_t most = CLV_PREAMBLE_MAX + 1;
	for (; *delimiters && most; delimiters++) {
		/* what cannot be read is told when it is read in earnest */
		struct clv_error ignored = {.status = CLV_DONE};
		struct clv_source *source =
		    clv_source_memory(name, sample->at, sample->length, 0, error);
		struct clv_csv_reader *reader =
		    source ? clv_csv_reader_open(source, *delimiters, error) : NULL;
		const size_t at =
		    reader ? look_down(reader, most, is_header, data, &ignored) : most;
		clv_csv_reader_close(reader);
		clv_source_close(source);
		if (!reader || ignored.is_memory)
			return clv_reject_memory(error);
		if (at == most)
			continue;
		*found = (struct clv_preamble){*delimiters, at};
		most = at;
	}
	return true;
}

bool clv_preamble_pass(struct clv_csv_reader *reader, size_t records,
                       struct clv_error *error)
{
	struct clv_record record;
	for (; records; records--)
		if (clv_csv_reader_next(reader, &record, error) == CLV_READ_FAILED)
			return false;
	return true;
}
