/* --sweep: a row per value, with the columns of clv. */
#include "cli/whatif.h"

static uint32_t swept(const struct whatif *whatif)
{
	return whatif->settings.added;
}

/* retention swept takes the place of churn, and the other way round. */
static uint32_t shown_flags(const struct whatif *whatif)
{
	const uint32_t sides =
	    CLV_INPUT_BIT(CLV_IN_RETENTION) | CLV_INPUT_BIT(CLV_IN_CHURN);
	const uint32_t flags = whatif->settings.flags.mask;
	return ((swept(whatif) & sides) != 0 ? flags & ~sides : flags) |
	       swept(whatif);
}

static bool begin(struct run *run, const struct clv_cases *cases,
                  struct clv_error *error)
{
	const struct whatif *whatif = run->data;
	const struct settings *settings = run->settings;
	const struct clv_format *format = common_format(&settings->common);
	run->request = (struct layout_request){
	    .cases = cases,
	    .flags = shown_flags(whatif),
	    .chosen = settings->chosen,
	    .chosen_count = settings->chosen_count,
	    .results = format->has_nulls       ? LAYOUT_EVERY
	               : whatif_only_main(run) ? LAYOUT_MAIN
	                                       : LAYOUT_POSSIBLE,
	};
	if (!layout_build(&run->layout, &run->request))
		return clv_reject_memory(error);
	run->groups = layout_groups(&run->layout);
	run->writer = (struct clv_writer){
	    .format = format,
	    .output = run->outputs.results,
	    .headings = run->layout.headings,
	    .count = run->layout.count,
	    .decimals = settings->common.decimals,
	};
	return clv_writer_begin(&run->writer, error);
}

static bool read(struct run *run, const struct clv_given *given,
                 struct clv_error *error)
{
	const struct whatif *whatif = run->data;
	for (size_t i = 0; i < whatif->sweep_count; i++)
		if (!clv_can_put(given, whatif->sweeps[i].input, error))
			return false;
	return true;
}

/* What is swept is not as it stands in its cell. */
static void forget_spelling(const struct whatif *whatif,
                            struct clv_cases *cases)
{
	for (size_t i = 0; cases && i < cases->table.count; i++)
		if (cases->columns[i].input != CLV_NO_FIELD &&
		    (swept(whatif) & CLV_INPUT_BIT(cases->columns[i].input)))
			cases->plain[i] = false;
}

static bool put(struct run *run, struct clv_cases *cases,
                const struct clv_record *record, const struct clv_given *given,
                struct clv_error *error)
{
	struct clv_results results;
	clv_evaluate_groups(&given->values, run->groups, &results);
	layout_fill(&run->layout, cases, record, given, &results);
	return clv_writer_row(&run->writer, run->layout.values, error);
}

static bool write(struct run *run, struct clv_cases *cases,
                  const struct clv_record *record,
                  const struct clv_given *given, struct clv_error *error)
{
	const struct whatif *whatif = run->data;
	const struct clv_sweep *inner = &whatif->sweeps[1];
	const size_t inside = whatif->sweep_count > 1 ? inner->count : 1;
	forget_spelling(whatif, cases);
	for (size_t i = 0; i < whatif->sweeps[0].count; i++)
		for (size_t j = 0; j < inside; j++) {
			struct clv_given point = *given;
			clv_sweep_apply(&whatif->sweeps[0], i, &point);
			if (whatif->sweep_count > 1)
				clv_sweep_apply(inner, j, &point);
			if (!put(run, cases, record, &point, error))
				return false;
		}
	return true;
}

const struct run_work whatif_sweep = {begin, read, write};
