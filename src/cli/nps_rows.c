/* `clv nps`: rows for all answers, for groups or for periods. */
#include "cli/cmd_nps.h"
#include "cli/page.h"

#include <stdio.h>
#include <string.h>

uint64_t nps_votes_in(const struct clv_votes *votes)
{
	return votes->counts[CLV_PROMOTER] + votes->counts[CLV_PASSIVE] +
	       votes->counts[CLV_DETRACTOR];
}

enum { BAR_WIDTH = 20, BLOCK_BYTES = 3 };

static const char *const blocks_of[] = {"\xE2\x96\x88", "\xE2\x96\x92",
                                        "\xE2\x96\x91"};

/* Promoters, passives and detractors as parts of a bar, for eyes. */
static void draw_bar(const struct clv_votes *votes,
                     char bar[BAR_WIDTH * BLOCK_BYTES], struct clv_value *value)
{
	unsigned blocks[CLV_VOTE_COUNT];
	size_t used = 0;
	clv_score_bar(votes, BAR_WIDTH, blocks);
	for (int i = 0; i < CLV_VOTE_COUNT; i++)
		for (unsigned j = 0; j < blocks[i]; j++, used += BLOCK_BYTES)
			memcpy(bar + used, blocks_of[i], BLOCK_BYTES);
	*value = (struct clv_value){CLV_VALUE_TEXT, 0, bar, used};
}

static const char *say_points(double number, char text[CLV_FIXED_SIZE])
{
	text[0] = '+';
	const size_t sign = number > 0;
	text[sign + clv_number_write(text + sign, clv_number_round(number, 1))] =
	    '\0';
	return text;
}

/* The answer, above the table that a terminal gets. */
static void write_answer(const struct nps *nps, const struct clv_votes *total)
{
	struct clv_output *output = nps->intake.outputs.results;
	struct clv_score_row all;
	char score[CLV_FIXED_SIZE], low[CLV_FIXED_SIZE], high[CLV_FIXED_SIZE];
	char sure[CLV_NUMBER_SIZE];
	char line[600];
	const unsigned long long answers = nps_votes_in(total);
	if (!answers) {
		clv_output_text(output, "NPS: none, as nobody answered\n\n");
		return;
	}
	clv_score_figure(total, NULL, &nps->terms, &all);
	sure[clv_number_write(
	    sure, clv_number_round(100 * nps->terms.confidence, 6))] = '\0';
	snprintf(line, sizeof line,
	         "NPS %s: %.0f promoters, %.0f passives and %.0f detractors of "
	         "%llu answer%s; %s%% sure: between %s and %s\n\n",
	         say_points(all.nps, score), all.promoters, all.passives,
	         all.detractors, answers, answers == 1 ? "" : "s", sure,
	         say_points(all.nps_low, low), say_points(all.nps_high, high));
	clv_output_text(output, line);
}

static void write_legend(const struct nps *nps)
{
	char line[100];
	snprintf(line, sizeof line, "\n%s promoters  %s passives  %s detractors\n",
	         blocks_of[CLV_PROMOTER], blocks_of[CLV_PASSIVE],
	         blocks_of[CLV_DETRACTOR]);
	clv_output_text(nps->intake.outputs.results, line);
}

/* Of a group the rest is the other one; of a period the one before. */
static void figure(const struct nps *nps, const struct clv_votes *total,
                   const uint32_t *groups, size_t index,
                   struct clv_score_row *row)
{
	const struct clv_survey *survey = &nps->result.survey;
	const struct clv_votes *votes = &survey->votes[groups[index]];
	const struct clv_votes rest = clv_votes_without(total, votes);
	const struct clv_votes *other = &rest;
	if (nps->options.by_period)
		other = index ? &survey->votes[groups[index - 1]] : NULL;
	clv_score_figure(votes, other, &nps->terms, row);
	struct clv_text *name =
	    nps->options.by_period ? &row->period : &row->segment;
	name->at = clv_names_text(&survey->groups, groups[index], &name->length);
}

static bool put_row(struct page *page, const struct clv_score_row *row,
                    const struct clv_votes *votes, bool has_bars,
                    struct clv_error *error)
{
	char bar[BAR_WIDTH * BLOCK_BYTES];
	view_fill(&page->view, row);
	if (has_bars)
		draw_bar(votes, bar, &page->view.values[page->view.count - 1]);
	return clv_writer_row(&page->writer, page->view.values, error);
}

/* All answers in one row, or each group in one of its own. */
static bool write_rows(const struct nps *nps, struct page *page,
                       const struct clv_votes *total, const uint32_t *groups,
                       size_t count, bool has_bars, struct clv_error *error)
{
	struct clv_score_row row;
	bool done = true;
	if (!(nps->facts & CLV_HAS_GROUPS)) {
		clv_score_figure(total, NULL, &nps->terms, &row);
		return put_row(page, &row, total, has_bars, error);
	}
	for (size_t i = 0; done && i < count; i++) {
		figure(nps, total, groups, i, &row);
		done = put_row(page, &row, &nps->result.survey.votes[groups[i]],
		               has_bars, error);
	}
	return done;
}

bool nps_print(const struct nps *nps, const uint32_t *groups, size_t count,
               struct clv_error *error)
{
	const struct clv_votes total = clv_survey_total(&nps->result.survey);
	struct page page = {.view = {.count = 0}};
	bool done =
	    page_open(&page, &nps->intake.common, nps->intake.outputs.results,
	              &clv_score_schema, nps->facts, error);
	const bool is_for_eyes =
	    done && page_is_table(&page) && common_on_terminal(&nps->intake.common);
	if (is_for_eyes) {
		page_add_text(&page, "");
		write_answer(nps, &total);
	}
	done = done && page_begin(&page, error) &&
	       write_rows(nps, &page, &total, groups, count, is_for_eyes, error) &&
	       page_end(&page, error);
	if (done && is_for_eyes)
		write_legend(nps);
	page_close(&page);
	return done;
}
