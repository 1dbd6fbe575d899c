#include "cli/parts.h"
#include "cli/message.h"

#include <unistd.h>

bool parts_open(struct parts *parts, struct exports *exports,
                struct clv_error *error)
{
	struct clv_export_options *said = &exports->request.options;
	*parts = (struct parts){.exports = exports};
	parts->reader =
	    clv_partial_open(exports->request.paths[0], &exports->partial, error);
	if (!parts->reader)
		return false;
	if (!clv_partial_options(&exports->partial, said))
		return clv_reject(error, CLV_BAD_DATA, "%s: until is not a date",
		                  exports->request.paths[0]);
	if (said->until != CLV_LAST_DAY)
		exports->until = said->until;
	return true;
}

void parts_close(struct parts *parts)
{
	clv_partial_close(parts->reader);
	parts->reader = NULL;
}

static bool read_files(struct parts *parts, struct clv_error *error)
{
	struct exports *exports = parts->exports;
	for (size_t i = 0; i < exports->request.count; i++) {
		if (i > 0)
			parts->reader = clv_partial_open(exports->request.paths[i],
			                                 &exports->partial, error);
		const bool done =
		    parts->reader &&
		    clv_partial_read(parts->reader, &exports->history.books[0],
		                     exports->common.threads, error);
		parts_close(parts);
		if (!done)
			return false;
		progress_rows(&exports->progress, 1);
	}
	return true;
}

static void say_parts(const struct exports *exports)
{
	const struct clv_partial *partial = &exports->partial;
	const char *preset = partial->decisions[CLV_DECISION_PRESET];
	print_note("%zu part%s of %zu file%s: preset %s; %s", partial->parts,
	           partial->parts == 1 ? "" : "s", partial->input_count,
	           partial->input_count == 1 ? "" : "s", preset,
	           partial->decisions[CLV_DECISION_COLUMNS]);
	if (partial->skipped)
		print_note("%llu bad row%s skipped where the parts were made",
		           (unsigned long long)partial->skipped,
		           partial->skipped == 1 ? " was" : "s were");
}

bool parts_read(struct parts *parts, unsigned keeps, struct clv_error *error)
{
	struct exports *exports = parts->exports;
	struct clv_books *books = &exports->history.books[0];
	progress_start(&exports->progress,
	               !exports->common.quiet && isatty(STDERR_FILENO));
	const bool done =
	    clv_books_open(books, keeps, exports->request.options.guests, error) &&
	    read_files(parts, error);
	progress_clear(&exports->progress);
	if (!done || !clv_history_check_currencies(books, error))
		return false;
	if (!exports->common.quiet)
		say_parts(exports);
	if (exports->makes_part)
		return true;
	return clv_books_finish(books, exports->common.threads, error) &&
	       exports_settle(exports, error);
}
