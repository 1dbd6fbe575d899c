#include "cli/intake.h"
#include "cli/message.h"

#include <stdio.h>
#include <unistd.h>

enum { LISTED_AT_MOST = 20 };

bool intake_open(struct intake *intake, const struct arguments *arguments,
                 const char *what, struct clv_error *error)
{
	static const char *const standard_input[] = {"-"};
	*intake = (struct intake){.paths = standard_input, .count = 1};
	if (!common_read(&intake->common, arguments, error))
		return false;
	if (arguments->word_count) {
		intake->paths = arguments->words;
		intake->count = arguments->word_count;
	} else if (isatty(STDIN_FILENO)) {
		clv_reject(error, CLV_BAD_USAGE, "which %s? no file was named", what);
		return clv_hint(error, "clv %s FILE, or pipe one in",
		                arguments->command->name);
	}
	return outputs_spare(&intake->common, intake->paths, intake->count,
	                     error) &&
	       outputs_open(&intake->outputs, &intake->common, intake->paths,
	                    intake->count, error);
}

static bool leave_out(void *data, const struct clv_table *table,
                      const struct clv_record *record, struct clv_error *error)
{
	struct intake *intake = data;
	if (!intake->common.skip_bad)
		return false;
	if (intake->skipped++ < LISTED_AT_MOST) {
		progress_clear(&intake->progress);
		print_error_line(error);
	}
	const bool header = intake->skipped == 1 && table->names;
	return outputs_reject(&intake->outputs, header ? &table->header : NULL,
	                      &record->raw, error);
}

static void count_rows(void *data, uint64_t count)
{
	struct intake *intake = data;
	progress_rows(&intake->progress, count);
}

struct clv_sheet_watch intake_watch(struct intake *intake)
{
	progress_start(&intake->progress,
	               !intake->common.quiet && isatty(STDERR_FILENO));
	return (struct clv_sheet_watch){intake, leave_out, count_rows};
}

void intake_end(struct intake *intake)
{
	const unsigned long long skipped = intake->skipped;
	progress_clear(&intake->progress);
	if (!skipped || intake->common.quiet)
		return;
	if (skipped > LISTED_AT_MOST)
		fprintf(stderr, "clv: ... and %llu more\n", skipped - LISTED_AT_MOST);
	fprintf(stderr, "clv: skipped %llu bad row%s%s%s\n", skipped,
	        skipped == 1 ? "" : "s",
	        intake->outputs.rejects ? "; they are in " : "",
	        intake->outputs.rejects ? intake->common.rejects : "");
}

bool intake_commit(struct intake *intake, struct clv_error *error)
{
	return outputs_commit(&intake->outputs, error);
}

void intake_close(struct intake *intake)
{
	outputs_close(&intake->outputs);
}
