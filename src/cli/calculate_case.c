/* One case, from flags: a card, bare results, or any other format. */
#include "cli/calculate.h"
#include "cli/message.h"
#include "io/card.h"

#include <string.h>

void calculate_chosen(const struct settings *settings,
                      struct clv_output *output, const struct clv_given *given,
                      const struct clv_results *results)
{
	for (size_t i = 0; i < settings->chosen_count; i++) {
		const struct reference *wanted = &settings->chosen[i];
		char store[CLV_STORE_SIZE];
		struct clv_value value = reference_value(wanted, given, results, store);
		if (value.type == CLV_VALUE_NUMBER) {
			const double number =
			    settings->common.decimals >= 0 && wanted->result != CLV_NO_FIELD
			        ? clv_number_round(value.number, settings->common.decimals)
			        : value.number;
			value.length = clv_number_write(store, number);
			value.text = store;
		} else if (value.type == CLV_VALUE_NONE && !settings->common.quiet) {
			print_note("%s: %s", reference_field(wanted)->name,
			           reference_explain(wanted, given, results));
		}
		clv_output_write(output, value.text, value.length);
		clv_output_text(output, "\n");
	}
}

static bool write_record(const struct settings *settings,
                         struct clv_output *output,
                         const struct clv_results *results,
                         struct clv_error *error)
{
	struct layout layout;
	const struct layout_request request = {
	    .flags = settings->flags.mask,
	    .chosen = settings->chosen,
	    .chosen_count = settings->chosen_count,
	    .results =
	        settings->common.format->has_nulls ? LAYOUT_EVERY : LAYOUT_POSSIBLE,
	};
	bool done = layout_build(&layout, &request);
	if (!done)
		clv_reject_memory(error);
	struct clv_writer writer = {
	    .format = settings->common.format,
	    .output = output,
	    .headings = layout.headings,
	    .count = layout.count,
	    .one_case = true,
	    .decimals = settings->common.decimals,
	};
	if (done) {
		layout_fill(&layout, NULL, NULL, &settings->flags, results);
		done = clv_writer_begin(&writer, error) &&
		       clv_writer_row(&writer, layout.values, error) &&
		       clv_writer_end(&writer, error);
		clv_writer_free(&writer);
	}
	layout_free(&layout);
	return done;
}

bool calculate_case(struct settings *settings, struct clv_error *error)
{
	struct clv_results results;
	clv_evaluate(&settings->flags.values, &results);
	struct clv_output *output = clv_output_open(settings->common.output, error);
	if (!output)
		return false;
	bool done = true;
	if (settings->common.format)
		done = write_record(settings, output, &results, error);
	else if (settings->chosen_count && !settings->common.card)
		calculate_chosen(settings, output, &settings->flags, &results);
	else
		clv_card_write(&(struct clv_card){output, settings->common.decimals,
		                                  settings->common.color},
		               &settings->flags, &results);
	done = done && clv_output_commit(output, error);
	clv_output_close(output);
	check_requirements(settings, &settings->flags, &results, NULL, 0);
	return done && report_requirements(settings, 1, error);
}
