/* Opening exports: the columns found, and what the first rows tell. */
#include "io/export.h"

#include <stdio.h>
#include <string.h>

/* See is_simple of struct clv_export. */
static bool is_simple(const struct clv_mapping *mapping)
{
	const struct clv_expression *amount = &mapping->amount;
	for (int role = 0; role < CLV_ROLE_COUNT; role++)
		if (role != CLV_ROLE_AMOUNT &&
		    mapping->roles[role].count !=
		        (role == CLV_ROLE_CUSTOMER || role == CLV_ROLE_DATE))
			return false;
	return amount->count == 1 && amount->terms[0].count == 1 &&
	       !amount->terms[0].is_negative &&
	       amount->terms[0].factors[0].column != CLV_NO_COLUMN &&
	       !mapping->rule_count && !mapping->no_customer;
}

/* of_table: what the content told before the header was read; or null. */
static bool find_preset(const struct clv_export_options *options,
                        const struct clv_preset *of_table,
                        const struct clv_text *names, size_t count,
                        const struct clv_preset **preset,
                        struct clv_error *error)
{
	const char *said = options->preset;
	*preset = NULL;
	if (!said) {
		*preset = of_table ? of_table : clv_preset_recognise(names, count);
		return true;
	}
	if (strcmp(said, "none") == 0)
		return true;
	*preset = clv_preset_find(said, strlen(said));
	if (*preset)
		return true;
	char shown[60];
	clv_reject(error, CLV_BAD_USAGE, "--preset: there is no preset \"%s\"",
	           clv_printable(said, strlen(said), shown, sizeof shown));
	char list[400] = "";
	size_t used = 0;
	for (size_t i = 0; i < clv_preset_count && used < sizeof list; i++)
		used += (size_t)snprintf(list + used, sizeof list - used, "%s, ",
		                         clv_presets[i].name);
	return clv_hint(error, "it is one of %snone", list);
}

/* What is looked for in the rows at hand. */
struct look {
	struct clv_export *export_; /* as if amounts had marks, where they may */
	bool has_marks;             /* one was seen */
};

/* What the rows at hand tell, without using them up. */
static bool look_at_row(const struct clv_record *record,
                        struct clv_csv_reader *reader, void *data)
{
	struct look *look = data;
	struct clv_export_row row;
	struct clv_error ignored = {.status = CLV_DONE};
	struct clv_evidence *evidence = &look->export_->evidence;
	(void)reader;
	clv_export_read(look->export_, record, &evidence->reading, evidence, &row,
	                &ignored);
	look->has_marks |= look->export_->has_marks && row.currency.length;
	return !evidence->decimal_is_certain || !evidence->order_is_certain ||
	       look->export_->has_marks != look->has_marks;
}

static bool look_at_sample(struct clv_export *export_, struct clv_error *error)
{
	const struct clv_export_options *options = export_->options;
	struct clv_evidence *evidence = &export_->evidence;
	*evidence = (struct clv_evidence){
	    .decimal_is_certain = options->decimal != 0,
	    .order_is_certain = options->date_form != CLV_DATE_ANY,
	    .reading = {CLV_DECIMAL_POINT, CLV_ORDER_DAY_FIRST},
	};
	if (options->decimal)
		evidence->reading.decimal =
		    options->decimal == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT;
	struct look look = {export_, false};
	export_->has_marks = !export_->mapping.roles[CLV_ROLE_CURRENCY].count;
	if (!clv_table_sample(&export_->table, look_at_row, &look, error))
		return false;
	export_->has_marks = look.has_marks;
	/* Places in the sample are found again when the rows are read. */
	evidence->undecided_decimal.status = CLV_DONE;
	evidence->undecided_order.status = CLV_DONE;
	return true;
}

/* Would these be names of columns, all that is needed could be found. */
static bool is_header(const void *data, const struct clv_text *names,
                      size_t count)
{
	const struct clv_export_options *options = data;
	const struct clv_preset *preset;
	struct clv_mapping mapping = {.preset = NULL};
	struct clv_error ignored = {.status = CLV_DONE};
	return find_preset(options, NULL, names, count, &preset, &ignored) &&
	       clv_mapping_resolve(&mapping, names, count, preset, options->columns,
	                           options->segment_flag, &ignored);
}

static struct clv_table_form form_of(const struct clv_export_options *options)
{
	const char *preset = options->preset;
	return (struct clv_table_form){
	    .delimiter = options->delimiter,
	    .no_header = options->no_header,
	    .shared = options->shared,
	    .digests = options->digests,
	    .recognise = preset == NULL,
	    .preset = preset ? clv_preset_find(preset, strlen(preset)) : NULL,
	    .is_header = is_header,
	    .data = options};
}

bool clv_export_read_header(struct clv_shared_header *shared, const char *path,
                            const struct clv_export_options *options,
                            struct clv_error *error)
{
	struct clv_table_form form = form_of(options);
	form.digests = false;
	form.shared = NULL;
	return clv_shared_header_read(shared, path, &form, error);
}

bool clv_export_open_table(struct clv_export *export_, const char *path,
                           const struct clv_export_options *options,
                           struct clv_error *error)
{
	*export_ = (struct clv_export){.options = options};
	const struct clv_table_form form = form_of(options);
	if (!clv_table_open_form(&export_->table, path, &form, error))
		return false;
	export_->names = export_->table.names;
	export_->count = export_->table.count;
	return true;
}

bool clv_export_open_columns(struct clv_export *export_,
                             struct clv_error *error)
{
	const struct clv_export_options *options = export_->options;
	const struct clv_preset *preset;
	if (!find_preset(options, export_->table.preset, export_->names,
	                 export_->count, &preset, error) ||
	    !clv_mapping_resolve(&export_->mapping, export_->names, export_->count,
	                         preset, options->columns, options->segment_flag,
	                         error))
		return false;
	if (!look_at_sample(export_, error))
		return false;
	const struct clv_mapping *mapping = &export_->mapping;
	export_->is_simple = !export_->has_marks && is_simple(mapping);
	if (export_->is_simple) {
		export_->customer = mapping->roles[CLV_ROLE_CUSTOMER].columns[0];
		export_->date = mapping->roles[CLV_ROLE_DATE].columns[0];
		export_->amount = mapping->amount.terms[0].factors[0].column;
	}
	return true;
}

bool clv_export_open(struct clv_export *export_, const char *path,
                     const struct clv_export_options *options,
                     struct clv_error *error)
{
	return clv_export_open_table(export_, path, options, error) &&
	       clv_export_open_columns(export_, error);
}

void clv_export_close(struct clv_export *export_)
{
	clv_table_close(&export_->table);
}
