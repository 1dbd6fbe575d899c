/* --rank: what to work on first. */
#include "cli/message.h"
#include "cli/whatif.h"
#include "io/whatifs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool begin(struct run *run, const struct clv_cases *cases,
                  struct clv_error *error)
{
	struct whatif *whatif = run->data;
	return (sheet_open(&whatif->sheet, cases, &clv_ranked_schema, 0,
	                   whatif_only_main(run), run->settings->common.decimals) ||
	        clv_reject_memory(error)) &&
	       whatif_begin(run, error);
}

static bool read(struct run *run, const struct clv_given *given,
                 struct clv_error *error)
{
	(void)run;
	(void)given;
	(void)error;
	return true; /* any case can be ranked, if by nothing */
}

/* "avg, freq or margin": those that bring as much as the first. */
static void list_first(const struct clv_lever *levers, size_t count,
                       char text[CLV_STORE_SIZE])
{
	size_t ties = 1;
	size_t length = 0;
	while (ties < count &&
	       clv_compare(levers[ties].effect, levers[0].effect) == 0)
		ties++;
	for (size_t i = 0; i < ties; i++)
		length +=
		    (size_t)snprintf(text + length, CLV_STORE_SIZE - length, "%s%s",
		                     i == 0          ? ""
		                     : i + 1 == ties ? " or "
		                                     : ", ",
		                     clv_input_schema.fields[levers[i].input].name);
}

static void say_first(const struct run *run, const struct clv_given *given,
                      const struct clv_lever *levers, size_t count)
{
	const struct clv_lever *first = &levers[0];
	char names[CLV_STORE_SIZE];
	const struct whatif *whatif = run->data;
	const char *by = clv_result_schema.fields[clv_lever_result(given)].name;
	char share[CLV_NUMBER_SIZE];
	char effect[CLV_FIXED_SIZE];
	if (run->settings->common.quiet)
		return;
	if (isnan(first->effect)) {
		print_note("%s cannot be said of this case, so nothing is ranked", by);
		return;
	}
	if (!(first->effect > 0)) {
		print_note("nothing raises %s here", by);
		return;
	}
	list_first(levers, count, names);
	share[clv_number_write(share, clv_number_round(whatif->share * 100, 6))] =
	    '\0';
	effect[clv_number_write_fixed(effect, first->effect, 2)] = '\0';
	print_note("work on %s first: %s%% better brings %s a customer", names,
	           share, effect);
	if (strcmp(by, "clv") == 0)
		print_note("ranked by clv: without cac there is no clv_net");
}

static bool put(struct run *run, const struct clv_lever *lever, size_t rank,
                size_t result, struct clv_error *error)
{
	struct whatif *whatif = run->data;
	const struct clv_ranked ranked = clv_ranked_of(lever, rank, result);
	const double values[] = {lever->value, lever->better, lever->worse};
	static const char *const names[] = {"value", "better", "worse"};
	char stores[3][CLV_STORE_SIZE];
	sheet_fill(&whatif->sheet, &ranked);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		sheet_set(&whatif->sheet, names[i],
		          whatif_input_value(run, lever->input, values[i], lever->step,
		                             stores[i]));
	return clv_writer_row(&run->writer, whatif->sheet.values, error);
}

static bool write(struct run *run, struct clv_cases *cases,
                  const struct clv_record *record,
                  const struct clv_given *given, struct clv_error *error)
{
	struct whatif *whatif = run->data;
	struct clv_lever levers[CLV_LEVERS_MAX];
	const size_t count = clv_levers_rank(given, whatif->share, levers);
	(void)cases;
	if (record)
		sheet_fill_case(&whatif->sheet, record, run->rows + run->skipped);
	else if (count)
		say_first(run, given, levers, count);
	for (size_t i = 0; i < count; i++)
		if (!put(run, &levers[i], i + 1, clv_lever_result(given), error))
			return false;
	return true;
}

const struct run_work whatif_rank = {begin, read, write};
