#include "cli/intake.h"
#include "cli/vocabulary.h"

#include <unistd.h>

bool intake_open(struct intake *intake, const struct arguments *arguments,
                 const char *what, struct clv_error *error)
{
	static const char *const standard_input[] = {"-"};
	*intake =
	    (struct intake){.paths = standard_input, .count = 1, .what = what};
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
	return outputs_leave_out(&intake->outputs, &intake->common,
	                         &intake->progress, &intake->skipped, table, record,
	                         error);
}

static bool check_table(void *data, const struct clv_table *table,
                        struct clv_error *error)
{
	const struct intake *intake = data;
	return vocabulary_refuse(table, intake->what, NULL, error);
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
	return (struct clv_sheet_watch){intake, check_table, leave_out, count_rows};
}

void intake_end(struct intake *intake)
{
	progress_clear(&intake->progress);
	outputs_say_skipped(&intake->outputs, &intake->common, intake->skipped);
}

bool intake_commit(struct intake *intake, struct clv_error *error)
{
	return outputs_commit(&intake->outputs, error);
}

void intake_close(struct intake *intake)
{
	outputs_close(&intake->outputs);
}
