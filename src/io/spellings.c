#include "io/spellings.h"
#include "data/grow.h"
#include "io/columns.h"
#include "io/sheet.h"

#include <stdlib.h>
#include <string.h>

struct task {
	struct clv_spellings *spellings;
	struct clv_fold *fold;
	struct clv_table table;
	size_t from, to; /* columns */
};

static bool find_column(struct task *task, const char *name, size_t *column,
                        struct clv_error *error)
{
	if (clv_column_look(task->table.names, task->table.count, name,
	                    strlen(name), column) == CLV_COLUMN_ONE)
		return true;
	char list[300];
	const struct clv_record header = {NULL, 0, task->table.header,
	                                  task->table.header_line};
	clv_columns_list(task->table.names, task->table.count, list, sizeof list);
	clv_reject(error, CLV_BAD_DATA, "no column is called %s; columns: %s", name,
	           list);
	clv_hint(error, "the table of --map has the columns from and to: what is "
	                "written, and what is meant");
	clv_table_locate(&task->table, &header, CLV_WHOLE_RECORD, error);
	return false;
}

static enum clv_read bad_cell(const struct task *task,
                              const struct clv_record *record, size_t column,
                              struct clv_error *error)
{
	clv_table_locate(&task->table, record, column, error);
	return CLV_READ_BAD;
}

/* Keeps what the key in the fold means; false where it means something else
   already. */
static bool keep(struct task *task, const struct clv_text *to, bool *done)
{
	struct clv_spellings *spellings = task->spellings;
	bool is_new;
	const uint32_t number = clv_names_add(&spellings->from, task->fold->key,
	                                      task->fold->length, &is_new);
	const uint32_t text =
	    clv_names_add(&spellings->texts, to->at, to->length, NULL);
	void *items = spellings->items;
	*done = number != CLV_NO_NAME && text != CLV_NO_NAME &&
	        clv_grow(&items, &spellings->capacity, spellings->from.count,
	                 sizeof *spellings->items);
	if (!*done)
		return true;
	spellings->items = items;
	if (is_new)
		spellings->items[number] = (struct clv_spelling){text, false};
	return spellings->items[number].to == text;
}

static enum clv_read take_row(void *data, const struct clv_record *record,
                              struct clv_error *error)
{
	struct task *task = data;
	const struct clv_text from = clv_trimmed(&record->cells[task->from]);
	const struct clv_text to = clv_trimmed(&record->cells[task->to]);
	char shown[60];
	bool done;
	if (!from.length && !to.length)
		return CLV_READ_RECORD;
	if (!from.length || !to.length) {
		clv_reject(error, CLV_BAD_DATA, "%s is empty",
		           from.length ? "to" : "from");
		clv_hint(error, "a row says what is written, and what is meant");
		return bad_cell(task, record, from.length ? task->to : task->from,
		                error);
	}
	if (!clv_fold_text(task->fold, from.at, from.length)) {
		clv_reject_memory(error);
		return CLV_READ_FAILED;
	}
	if (!keep(task, &to, &done)) {
		clv_reject(error, CLV_BAD_DATA, "\"%s\" already means something else",
		           clv_printable(from.at, from.length, shown, sizeof shown));
		clv_hint(error, "remove one of the two rows");
		return bad_cell(task, record, task->from, error);
	}
	if (done)
		return CLV_READ_RECORD;
	clv_reject_memory(error);
	return CLV_READ_FAILED;
}

/* What a reader of surveys may leave out is an error here. */
static bool say_no_skipping(struct clv_error *error)
{
	if (strstr(error->hint, "--skip-bad"))
		clv_hint(error, "mend the row: --skip-bad is for rows of the data");
	return false;
}

bool clv_spellings_read(struct clv_spellings *spellings, const char *path,
                        struct clv_fold *fold, struct clv_error *error)
{
	static const struct clv_table_form plain = {0};
	static const struct clv_sheet_watch alone = {0};
	struct task task = {.spellings = spellings, .fold = fold};
	*spellings = (struct clv_spellings){.capacity = 0};
	const bool done =
	    clv_table_open_form(&task.table, path, &plain, error) &&
	    find_column(&task, "from", &task.from, error) &&
	    find_column(&task, "to", &task.to, error) &&
	    (clv_sheet_read(&task.table, &alone, take_row, &task, error) ||
	     say_no_skipping(error));
	clv_table_close(&task.table);
	return done;
}

void clv_spellings_free(struct clv_spellings *spellings)
{
	clv_names_free(&spellings->from);
	clv_names_free(&spellings->texts);
	free(spellings->items);
	*spellings = (struct clv_spellings){.capacity = 0};
}

bool clv_spellings_find(struct clv_spellings *spellings, const char *key,
                        size_t length, struct clv_text *to)
{
	const uint32_t number = clv_names_find(&spellings->from, key, length);
	if (number == CLV_NO_NAME)
		return false;
	spellings->items[number].is_used = true;
	to->at = clv_names_text(&spellings->texts, spellings->items[number].to,
	                        &to->length);
	return true;
}
