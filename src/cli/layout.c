#include "cli/layout.h"

#include <stdlib.h>
#include <string.h>

static void add_column(struct layout *layout, struct layout_column column,
                       const char *name, size_t length)
{
	const struct reference *reference = &column.reference;
	column.passes =
	    reference->input == CLV_NO_FIELD && reference->result == CLV_NO_FIELD;
	const struct clv_field *field =
	    column.passes     ? NULL
	    : column.is_input ? &clv_input_schema.fields[reference->input]
	                      : reference_field(reference);
	struct clv_heading *heading = &layout->headings[layout->count];
	heading->name = field ? field->name : name;
	heading->length = field ? strlen(field->name) : length;
	heading->kind = field ? field->kind : CLV_WORD;
	heading->is_result = field && !column.is_input;
	layout->columns[layout->count++] = column;
}

/* A column that bears the name of a result is one where these inputs can give
   it; else it passes through. */
static void add_table(struct layout *layout, const struct clv_cases *cases,
                      uint32_t inputs)
{
	for (size_t i = 0; i < cases->table.count; i++) {
		const struct clv_case_column *known = &cases->columns[i];
		struct layout_column column = {
		    .cell = i,
		    .reference = {known->result, known->input},
		    .is_input = known->input != CLV_NO_FIELD};
		if (!reference_is_possible(&column.reference, inputs))
			column.reference.result = CLV_NO_FIELD;
		add_column(layout, column, cases->table.names[i].at,
		           cases->table.names[i].length);
	}
}

static bool shows_field(const struct layout *layout,
                        const struct reference *reference)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct reference *shown = &layout->columns[i].reference;
		if ((reference->result != CLV_NO_FIELD &&
		     shown->result == reference->result) ||
		    (reference->input != CLV_NO_FIELD &&
		     shown->input == reference->input))
			return true;
	}
	return false;
}

/* Both sides of a name that is an input and a result. */
static struct reference both_sides(const char *name)
{
	const size_t length = strlen(name);
	return (struct reference){
	    clv_schema_find_exact(&clv_result_schema, name, length),
	    clv_schema_find_exact(&clv_input_schema, name, length)};
}

static uint32_t inputs_of(const struct layout_request *request)
{
	return request->flags | (request->cases ? request->cases->mask : 0);
}

static void add_flags(struct layout *layout, uint32_t flags)
{
	for (int i = 0; i < CLV_IN_COUNT; i++) {
		const struct layout_column column = {
		    .cell = LAYOUT_NO_CELL,
		    .reference = both_sides(clv_input_schema.fields[i].name),
		    .is_input = true};
		if ((flags & CLV_INPUT_BIT(i)) &&
		    !shows_field(layout, &column.reference))
			add_column(layout, column, NULL, 0);
	}
}

static void add_results(struct layout *layout,
                        const struct layout_request *request)
{
	const uint32_t inputs = inputs_of(request);
	for (size_t i = 0; i < clv_result_schema.count; i++) {
		const struct layout_column column = {
		    .cell = LAYOUT_NO_CELL,
		    .reference = both_sides(clv_result_schema.fields[i].name)};
		const bool wanted = request->results == LAYOUT_EVERY ||
		                    (reference_is_possible(&column.reference, inputs) &&
		                     (request->results == LAYOUT_POSSIBLE ||
		                      clv_result_schema.fields[i].is_main));
		if (wanted && !shows_field(layout, &column.reference))
			add_column(layout, column, NULL, 0);
	}
}

static void add_chosen(struct layout *layout,
                       const struct layout_request *request)
{
	for (size_t i = 0; i < request->chosen_count; i++) {
		const struct layout_column column = {.cell = LAYOUT_NO_CELL,
		                                     .reference = request->chosen[i]};
		if (!shows_field(layout, &column.reference))
			add_column(layout, column, NULL, 0);
	}
}

bool layout_build(struct layout *layout, const struct layout_request *request)
{
	const size_t most = (request->cases ? request->cases->table.count : 0) +
	                    CLV_IN_COUNT + clv_result_schema.count +
	                    request->chosen_count + LAYOUT_SPARE;
	*layout = (struct layout){
	    .columns = calloc(most, sizeof *layout->columns),
	    .headings = calloc(most, sizeof *layout->headings),
	    .values = calloc(most, sizeof *layout->values),
	    .stores = calloc(most, sizeof *layout->stores),
	};
	if (!layout->columns || !layout->headings || !layout->values ||
	    !layout->stores)
		return false;
	if (request->cases)
		add_table(layout, request->cases, inputs_of(request));
	add_flags(layout, request->flags);
	if (request->chosen_count)
		add_chosen(layout, request);
	else
		add_results(layout, request);
	return true;
}

void layout_free(struct layout *layout)
{
	free(layout->columns);
	free(layout->headings);
	free(layout->values);
	free(layout->stores);
	*layout = (struct layout){0};
}

unsigned layout_groups(const struct layout *layout)
{
	unsigned groups = 0;
	for (size_t i = 0; i < layout->count; i++)
		if (layout->columns[i].reference.result != CLV_NO_FIELD)
			groups |= reference_field(&layout->columns[i].reference)->group;
	return groups;
}

static void set_text(struct clv_value *value, enum clv_value_type type,
                     const struct clv_text *cell)
{
	value->type = type;
	value->text = cell->at;
	value->length = cell->length;
}

static struct clv_value input_value(const struct layout_column *column,
                                    const struct clv_given *given,
                                    const struct clv_results *results,
                                    char store[CLV_STORE_SIZE])
{
	const struct clv_field *field =
	    &clv_input_schema.fields[column->reference.input];
	if (given->mask & CLV_INPUT_BIT(column->reference.input))
		return clv_field_value(field, &given->values, store);
	/* years, where it follows from retention or churn */
	if (column->reference.result != CLV_NO_FIELD)
		return clv_field_value(
		    &clv_result_schema.fields[column->reference.result], results,
		    store);
	return (struct clv_value){CLV_VALUE_NONE, 0, NULL, 0};
}

/* Filled in place: what most cells need is a pointer and a length. An input is
   written as it stands where it was given by its cell and in plain digits. */
static void fill_value(const struct layout_column *column,
                       const struct clv_cases *cases,
                       const struct clv_record *record,
                       const struct clv_given *given,
                       const struct clv_results *results,
                       char store[CLV_STORE_SIZE], struct clv_value *value)
{
	const struct clv_text *cell =
	    column->cell == LAYOUT_NO_CELL ? NULL : &record->cells[column->cell];
	if (cell && column->passes) {
		set_text(value, CLV_VALUE_TEXT, cell);
	} else if (cell && column->is_input && cases->plain[column->cell]) {
		set_text(value, CLV_VALUE_PLAIN, cell);
	} else if (column->is_input) {
		*value = input_value(column, given, results, store);
	} else {
		*value = reference_value(&column->reference, given, results, store);
		if (value->type == CLV_VALUE_NONE && cell)
			set_text(value, CLV_VALUE_TEXT, cell);
	}
}

void layout_fill(struct layout *layout, const struct clv_cases *cases,
                 const struct clv_record *record, const struct clv_given *given,
                 const struct clv_results *results)
{
	for (size_t i = 0; i < layout->count; i++)
		fill_value(&layout->columns[i], cases, record, given, results,
		           layout->stores[i], &layout->values[i]);
}
