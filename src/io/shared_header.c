#include "io/shared_header.h"

#include <stdlib.h>

static bool reject_no_header(const char *path, struct clv_error *error)
{
	clv_reject(error, CLV_BAD_USAGE, "%s: files of this form have no header",
	           path);
	return clv_hint(error, "leave --header-from out");
}

static void take(struct clv_shared_header *shared, struct clv_table *table)
{
	shared->line = table->header_line;
	shared->lines = clv_csv_reader_line(table->reader) - table->header_line;
	shared->delimiter = table->delimiter;
	shared->preset = table->preset;
	shared->text = table->header;
	table->header.at = NULL; /* it has another owner */
}

bool clv_shared_header_read(struct clv_shared_header *shared, const char *path,
                            const struct clv_table_form *form,
                            struct clv_error *error)
{
	struct clv_table table;
	*shared = (struct clv_shared_header){.path = path};
	bool done = clv_table_open_form(&table, path, form, error);
	if (done && !table.names)
		done = reject_no_header(path, error);
	if (done)
		take(shared, &table);
	else if (!table.name && !error->is_memory)
		clv_hint(error, "--header-from takes the file that has the header");
	clv_table_close(&table);
	return done;
}

void clv_shared_header_free(struct clv_shared_header *shared)
{
	/* the cast takes away const and no more: the block is ours */
	free((void *)(uintptr_t)shared->text.at);
	*shared = (struct clv_shared_header){0};
}
