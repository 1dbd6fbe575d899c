#include "cli/outputs.h"
#include "cli/message.h"
#include "cli/interrupt.h"
#include "io/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool check_rejects(const struct common *common, const char *const *paths,
                          size_t count, struct clv_error *error)
{
	const char *other = NULL;
	if (!common->rejects)
		return true;
	for (size_t i = 0; i < count; i++)
		if (clv_source_is_same(common->rejects, paths[i]))
			other = paths[i];
	if (common->output && clv_source_is_same(common->rejects, common->output))
		other = common->output;
	if (!other)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--rejects would overwrite %s", other);
	return clv_hint(error, "name a file of its own for the rejects");
}

bool outputs_spare(const struct common *common, const char *const *paths,
                   size_t count, struct clv_error *error)
{
	for (size_t i = 0; common->output && i < count; i++)
		if (strcmp(paths[i], "-") != 0 &&
		    clv_source_is_same(common->output, paths[i])) {
			clv_reject(error, CLV_BAD_USAGE, "-o would overwrite %s", paths[i]);
			return clv_hint(error, "name a file of its own for the results: "
			                       "what is in this one would be gone");
		}
	return check_rejects(common, paths, count, error);
}

bool outputs_open(struct outputs *outputs, const struct common *common,
                  const char *const *paths, size_t count,
                  struct clv_error *error)
{
	*outputs = (struct outputs){0};
	if (!check_rejects(common, paths, count, error))
		return false;
	outputs->results = clv_output_open(common->output, error);
	if (!outputs->results)
		return false;
	interrupt_guard(outputs->results);
	if (!common->rejects)
		return true;
	outputs->rejects = clv_output_open(common->rejects, error);
	if (!outputs->rejects)
		return false;
	interrupt_guard(outputs->rejects);
	return true;
}

/* Bytes as they were; the last line of a file may lack its end. */
static void write_line(struct clv_output *output, const struct clv_text *line)
{
	const char last = line->length ? line->at[line->length - 1] : '\0';
	clv_output_write(output, line->at, line->length);
	if (last != '\n' && last != '\r')
		clv_output_text(output, "\n");
}

/* Tables of other columns have a header of their own. */
static bool write_header(struct outputs *outputs, const struct clv_text *header,
                         struct clv_error *error)
{
	if (outputs->header && outputs->header_length == header->length &&
	    memcmp(outputs->header, header->at, header->length) == 0)
		return true;
	free(outputs->header);
	outputs->header = malloc(header->length + 1);
	if (!outputs->header)
		return clv_reject_memory(error);
	memcpy(outputs->header, header->at, header->length);
	outputs->header_length = header->length;
	write_line(outputs->rejects, header);
	return true;
}

bool outputs_reject(struct outputs *outputs, const struct clv_text *header,
                    const struct clv_text *row, struct clv_error *error)
{
	if (!outputs->rejects)
		return true;
	if (header && !write_header(outputs, header, error))
		return false;
	write_line(outputs->rejects, row);
	return !clv_output_failed(outputs->rejects) ||
	       clv_output_flush(outputs->rejects, error);
}

enum { LISTED_AT_MOST = 20 };

bool outputs_leave_out(struct outputs *outputs, const struct common *common,
                       struct progress *progress, uint64_t *skipped,
                       const struct clv_table *table,
                       const struct clv_record *record, struct clv_error *error)
{
	if (!common->skip_bad)
		return false;
	if ((*skipped)++ < LISTED_AT_MOST) {
		progress_clear(progress);
		print_error_line(error);
	}
	return outputs_reject(outputs, table->names ? &table->header : NULL,
	                      &record->raw, error);
}

void outputs_say_skipped(const struct outputs *outputs,
                         const struct common *common, uint64_t skipped)
{
	if (!skipped || common->quiet)
		return;
	if (skipped > LISTED_AT_MOST)
		fprintf(stderr, "clv: ... and %llu more\n",
		        (unsigned long long)(skipped - LISTED_AT_MOST));
	fprintf(stderr, "clv: skipped %llu bad row%s%s%s\n",
	        (unsigned long long)skipped, skipped == 1 ? "" : "s",
	        outputs->rejects ? "; they are in " : "",
	        outputs->rejects ? common->rejects : "");
}

bool outputs_commit(struct outputs *outputs, struct clv_error *error)
{
	interrupt_release();
	return (!outputs->rejects || clv_output_commit(outputs->rejects, error)) &&
	       clv_output_commit(outputs->results, error);
}

void outputs_close(struct outputs *outputs)
{
	interrupt_release();
	clv_output_close(outputs->rejects);
	clv_output_close(outputs->results);
	free(outputs->header);
	*outputs = (struct outputs){0};
}
