#include "cli/vocabulary.h"
#include "cli/command.h"
#include "cli/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool take(const struct clv_schema *schema, size_t *index,
                 const struct clv_field **field)
{
	if (*index < schema->count) {
		*field = &schema->fields[*index];
		return true;
	}
	*index -= schema->count;
	return false;
}

bool vocabulary_at(size_t index, struct column_use *use)
{
	*use = (struct column_use){.is_input = true};
	if (take(&clv_input_schema, &index, &use->field))
		return true;
	use->is_input = false;
	if (take(&clv_result_schema, &index, &use->field))
		return true;
	for (size_t i = 0; i < command_count; i++)
		for (size_t j = 0; j < commands[i]->table_count; j++) {
			use->command = commands[i]->name;
			if (take(commands[i]->tables[j].schema, &index, &use->field))
				return true;
		}
	return false;
}

static bool are_of(const struct clv_schema *schema,
                   const struct clv_text *names, size_t count)
{
	size_t field = 0;
	for (size_t i = 0; i < count; i++) {
		const size_t length = names[i].length;
		while (field < schema->count &&
		       (strlen(schema->fields[field].name) != length ||
		        memcmp(schema->fields[field].name, names[i].at, length) != 0))
			field++;
		if (field++ == schema->count)
			return false;
	}
	return true;
}

const struct clv_schema *vocabulary_recognise(const struct clv_text *names,
                                              size_t count,
                                              const char **command)
{
	/* fewer may be somebody's own */
	enum { LEAST = 4 };
	for (size_t i = 0; count >= LEAST && i < command_count; i++)
		for (size_t j = 0; j < commands[i]->table_count; j++) {
			const struct clv_schema *schema = commands[i]->tables[j].schema;
			if (!are_of(schema, names, count))
				continue;
			*command = commands[i]->name;
			return schema;
		}
	return NULL;
}

bool vocabulary_refuse(const struct clv_table *table, const char *what,
                       const char *accepted, struct clv_error *error)
{
	const char *command;
	const struct clv_schema *schema =
	    table->names
	        ? vocabulary_recognise(table->names, table->count, &command)
	        : NULL;
	if (!schema ||
	    (accepted &&
	     clv_schema_find(schema, accepted, strlen(accepted)) != CLV_NO_FIELD))
		return true;
	const struct clv_record header = {NULL, 0, table->header,
	                                  table->header_line};
	clv_reject(error, CLV_BAD_DATA, "this is what clv %s wrote, and no %s",
	           command, what);
	clv_hint(error, "give it the file that clv %s was given", command);
	clv_table_locate(table, &header, CLV_WHOLE_RECORD, error);
	return false;
}

/* In the order in which they come where the names are the same. */
struct entry {
	struct column_use use;
	size_t number;
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *first = a;
	const struct entry *second = b;
	const int order = strcmp(first->use.field->name, second->use.field->name);
	return order ? order
	             : (first->number > second->number) -
	                   (first->number < second->number);
}

static const char *whose(const struct column_use *use)
{
	return use->command    ? use->command
	       : use->is_input ? "read by clv"
	                       : "written by clv";
}

/* "count; clv orders, clv ladder" */
static void list_uses(const struct entry *entries, size_t count, char *text,
                      size_t size)
{
	const char *last = "";
	size_t used = (size_t)snprintf(
	    text, size, "%s",
	    entries->use.field->unit ? entries->use.field->unit : "");
	for (size_t i = 0; i < count && used < size; i++) {
		const char *command = whose(&entries[i].use);
		if (strcmp(command, last) == 0)
			continue;
		used += (size_t)snprintf(text + used, size - used, "%s%s%s",
		                         *last  ? ", "
		                         : used ? "; "
		                                : "",
		                         entries[i].use.command ? "clv " : "", command);
		last = command;
	}
}

static void write_entries(struct clv_output *output,
                          const struct entry *entries, size_t count)
{
	for (size_t i = 0; i < count;) {
		const char *name = entries[i].use.field->name;
		char uses[300], words[900];
		size_t end = i + 1;
		while (end < count && strcmp(entries[end].use.field->name, name) == 0)
			end++;
		list_uses(entries + i, end - i, uses, sizeof uses);
		snprintf(words, sizeof words, "%s (%s)", entries[i].use.field->about,
		         uses);
		text_row(output, name, words);
		i = end;
	}
}

bool vocabulary_write(struct clv_output *output)
{
	struct column_use use;
	size_t count = 0;
	while (vocabulary_at(count, &use))
		count++;
	struct entry *entries = calloc(count + 1, sizeof *entries);
	if (!entries)
		return false;
	for (size_t i = 0; i < count; i++) {
		vocabulary_at(i, &entries[i].use);
		entries[i].number = i;
	}
	qsort(entries, count, sizeof *entries, compare_entries);
	write_entries(output, entries, count);
	free(entries);
	return true;
}
