#include "cli/view.h"

#include <stdlib.h>
#include <string.h>

bool view_open(struct view *view, const struct clv_schema *schema,
               unsigned facts, bool only_main, int decimals)
{
	const size_t most = schema->count + 1; /* and one more column of text */
	*view = (struct view){
	    .schema = schema,
	    .decimals = decimals,
	    .fields = calloc(most, sizeof *view->fields),
	    .headings = calloc(most, sizeof *view->headings),
	    .values = calloc(most, sizeof *view->values),
	    .stores = calloc(most, sizeof *view->stores),
	};
	if (!view->fields || !view->headings || !view->values || !view->stores)
		return false;
	for (size_t i = 0; i < schema->count; i++) {
		const struct clv_field *field = &schema->fields[i];
		if ((field->needs & ~facts) || (only_main && !field->is_main))
			continue;
		view->headings[view->count] = (struct clv_heading){
		    field->name, strlen(field->name), field->kind, true};
		view->fields[view->count++] = i;
	}
	return true;
}

bool view_copy(struct view *copy, const struct view *view)
{
	if (!view_open(copy, view->schema, 0, false, view->decimals))
		return false;
	copy->count = view->count;
	memcpy(copy->fields, view->fields, view->count * sizeof *copy->fields);
	memcpy(copy->headings, view->headings,
	       view->count * sizeof *copy->headings);
	return true;
}

void view_close(struct view *view)
{
	free(view->fields);
	free(view->headings);
	free(view->values);
	free(view->stores);
	*view = (struct view){0};
}

void view_add_text(struct view *view, const char *name)
{
	view->headings[view->count] =
	    (struct clv_heading){name, strlen(name), CLV_NAME, false};
	view->fields[view->count++] = view->schema->count;
}

void view_fill(struct view *view, const void *record)
{
	for (size_t i = 0; i < view->count; i++) {
		if (view->fields[i] == view->schema->count)
			continue;
		const struct clv_field *field = &view->schema->fields[view->fields[i]];
		struct clv_value *value = &view->values[i];
		clv_field_fill(field, record, view->stores[i], value);
		/* exact amounts are text, which nobody rounds */
		if (field->kind == CLV_EXACT && view->decimals >= 0)
			value->type = CLV_VALUE_NUMBER;
	}
}
