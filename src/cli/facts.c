#include "cli/facts.h"
#include "io/money.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct clv_heading headings[] = {{"name", 4, CLV_WORD, false},
                                              {"value", 5, CLV_WORD, false}};

static int pass_on(const char *bytes, size_t size, void *data)
{
	clv_output_write(data, bytes, size);
	return 0;
}

static void write_string(struct facts *facts, const char *text)
{
	size_t size;
	char *copy = clv_utf8_copy(text, strlen(text), false, &size);
	json_t *string = copy ? json_stringn_nocheck(copy, size) : NULL;
	if (!string || json_dump_callback(string, pass_on, facts->writer.output,
	                                  JSON_ENCODE_ANY) != 0)
		facts->failed = !clv_reject_memory(facts->error);
	json_decref(string);
	free(copy);
}

static void start_line(struct facts *facts)
{
	clv_output_text(facts->writer.output, facts->in_lines ? "\n" : "");
	for (size_t i = 0; facts->in_lines && i < facts->depth; i++)
		clv_output_text(facts->writer.output, "  ");
}

/* What stands in front of a value: its name, or its number in a list. */
static void start(struct facts *facts, const char *key)
{
	struct facts_level *level = &facts->levels[facts->depth - 1];
	const bool is_first = level->count++ == 0;
	if (!facts->is_json) {
		char *end = facts->path + level->path_length;
		const size_t room = FACTS_PATH_SIZE - level->path_length;
		const char *dot = level->path_length ? "." : "";
		if (level->is_list)
			snprintf(end, room, "%s%zu", dot, level->count);
		else
			snprintf(end, room, "%s%s", dot, key);
		return;
	}
	if (!is_first)
		clv_output_text(facts->writer.output, facts->in_lines ? "," : ", ");
	start_line(facts);
	if (level->is_list)
		return;
	write_string(facts, key);
	clv_output_text(facts->writer.output, ": ");
}

static void write_row(struct facts *facts, enum clv_value_type type,
                      const char *text)
{
	const struct clv_value values[] = {
	    {CLV_VALUE_TEXT, 0, facts->path, strlen(facts->path)},
	    {type, 0, text, strlen(text)}};
	if (!facts->failed && !clv_writer_row(&facts->writer, values, facts->error))
		facts->failed = true;
}

/* What JSON and the other formats write alike. */
static void write_plain(struct facts *facts, const char *key, const char *text)
{
	start(facts, key);
	if (facts->is_json)
		clv_output_text(facts->writer.output, text);
	else
		write_row(facts, CLV_VALUE_PLAIN, text);
}

static void push(struct facts *facts, bool is_list)
{
	facts->levels[facts->depth++] =
	    (struct facts_level){is_list, 0, strlen(facts->path)};
	if (facts->is_json)
		clv_output_text(facts->writer.output, is_list ? "[" : "{");
}

void facts_begin(struct facts *facts, const struct clv_format *format,
                 struct clv_output *output, struct clv_error *error)
{
	*facts = (struct facts){.writer = {.format = format,
	                                   .output = output,
	                                   .headings = headings,
	                                   .count = 2,
	                                   .decimals = -1},
	                        .is_json = format == &clv_format_json ||
	                                   format == &clv_format_ndjson,
	                        .in_lines = format == &clv_format_json,
	                        .error = error};
	if (!facts->is_json && !clv_writer_begin(&facts->writer, error))
		facts->failed = true;
	push(facts, false);
}

void facts_open(struct facts *facts, const char *key, bool is_list)
{
	start(facts, key);
	push(facts, is_list);
}

void facts_close(struct facts *facts)
{
	const struct facts_level *level = &facts->levels[--facts->depth];
	facts->path[level->path_length] = '\0';
	if (!facts->is_json)
		return;
	if (level->count)
		start_line(facts);
	clv_output_text(facts->writer.output, level->is_list ? "]" : "}");
}

void facts_text(struct facts *facts, const char *key, const char *text)
{
	start(facts, key);
	if (!facts->is_json)
		write_row(facts, text ? CLV_VALUE_TEXT : CLV_VALUE_NONE,
		          text ? text : "");
	else if (text)
		write_string(facts, text);
	else
		clv_output_text(facts->writer.output, "null");
}

void facts_count(struct facts *facts, const char *key, uint64_t count)
{
	char text[24];
	snprintf(text, sizeof text, "%llu", (unsigned long long)count);
	write_plain(facts, key, text);
}

void facts_money(struct facts *facts, const char *key, clv_wide amount)
{
	char text[CLV_MONEY_SIZE];
	clv_money_write(text, amount);
	write_plain(facts, key, text);
}

void facts_answer(struct facts *facts, const char *key, bool answer)
{
	const char *words[] = {"no", "yes"};
	if (facts->is_json)
		write_plain(facts, key, answer ? "true" : "false");
	else
		facts_text(facts, key, words[answer]);
}

bool facts_end(struct facts *facts)
{
	facts_close(facts);
	if (facts->is_json)
		clv_output_text(facts->writer.output, "\n");
	else if (!facts->failed && !clv_writer_end(&facts->writer, facts->error))
		facts->failed = true;
	clv_writer_free(&facts->writer);
	return !facts->failed;
}
