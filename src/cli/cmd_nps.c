/* `clv nps`: the net promoter score of a survey, from its answers. */
#include "cli/cmd_nps.h"
#include "cli/exports.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Flags ----------------------------------------------------------------
 */

static bool reject_scale(struct clv_error *error, const char *what)
{
	clv_reject(error, CLV_BAD_USAGE, "%s", what);
	return clv_hint(error, "such as --scale 1-5 --promoters-from 5 "
	                       "--detractors-to 3: who counts as what on other "
	                       "scales than 0 to 10 is for you to say");
}

/* Rival conventions are never guessed between. */
static bool read_scale(struct nps *nps, const char *const *values,
                       struct clv_error *error)
{
	struct clv_scale *scale = &nps->options.scale;
	const char *from = values[OPTION_PROMOTERS_FROM];
	const char *to = values[OPTION_DETRACTORS_TO];
	long promoters_from, detractors_to;
	*scale = clv_usual_scale;
	if (!values[OPTION_SCALE])
		return (!from && !to) ||
		       reject_scale(error, "--promoters-from and --detractors-to need "
		                           "--scale");
	if (!clv_scale_read(values[OPTION_SCALE], scale))
		return reject_scale(error, "--scale takes the lowest and the highest "
		                           "answer");
	const bool is_usual = scale->low == 0 && scale->high == 10;
	if (is_usual && !from && !to)
		return true;
	if (!from || !to)
		return reject_scale(error, "--scale needs --promoters-from and "
		                           "--detractors-to");
	if (!common_read_whole("--promoters-from", from, scale->low + 1,
	                       scale->high, &promoters_from, error) ||
	    !common_read_whole("--detractors-to", to, scale->low,
	                       promoters_from - 1, &detractors_to, error))
		return false;
	scale->promoters_from = (int)promoters_from;
	scale->detractors_to = (int)detractors_to;
	return true;
}

static bool read_precision(struct nps *nps, const char *text,
                           struct clv_error *error)
{
	double *points = &nps->terms.precision;
	*points = NAN;
	if (!text || (clv_number_read(text, strlen(text), CLV_DECIMAL_POINT, false,
	                              points, NULL) == CLV_NUMBER_OK &&
	              *points > 0 && *points <= 100))
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--precision takes points above 0, up to 100");
	return clv_hint(error, "--precision 5 says how many answers make an "
	                       "interval of 5 points up and down");
}

static bool check_together(const struct clv_survey_options *said,
                           struct clv_error *error)
{
	if (said->by && said->by_period) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--by and --period exclude each other");
		return clv_hint(error, "leave one of them out");
	}
	if (said->date && !said->by_period && !said->customer) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--date needs --period or --latest-per");
		return clv_hint(error, "all answers count whatever their day; "
		                       "--period month shows a row per month");
	}
	return true;
}

static bool read_flags(struct nps *nps, const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	const struct common *common = &nps->intake.common;
	struct clv_survey_options *said = &nps->options;
	*said = (struct clv_survey_options){
	    .delimiter = common->table.delimiter,
	    .no_header = values[OPTION_NO_HEADER] != NULL,
	    .score = values[OPTION_SCORE],
	    .date = values[OPTION_DATE],
	    .by = values[OPTION_BY],
	    .by_period = values[OPTION_PERIOD] != NULL,
	    .customer = values[OPTION_LATEST_PER],
	    .threads = common->threads,
	};
	if (!exports_read_period(values[OPTION_PERIOD], &said->period, error) ||
	    !exports_read_date_form(values[OPTION_DATE_FORMAT], &said->date_form,
	                            error) ||
	    !read_scale(nps, values, error) ||
	    !read_precision(nps, values[OPTION_PRECISION], error) ||
	    !common_read_inputs(common, arguments, &nps->inputs, error) ||
	    !check_together(said, error))
		return false;
	nps->terms.confidence = isnan(nps->inputs.values.confidence)
	                            ? 0.95
	                            : nps->inputs.values.confidence;
	nps->facts = (said->by ? CLV_HAS_SEGMENT | CLV_HAS_GROUPS : 0u) |
	             (said->by_period ? CLV_HAS_PERIOD | CLV_HAS_GROUPS : 0u) |
	             (isnan(nps->terms.precision) ? 0u : CLV_HAS_PRECISION);
	return true;
}

/* ---- The run --------------------------------------------------------------
 */

static bool read_and_print(struct nps *nps, struct clv_error *error)
{
	const struct clv_survey_watch watch = {intake_watch(&nps->intake),
	                                       nps_note_opened};
	bool done =
	    clv_survey_read(&nps->result, nps->intake.paths, nps->intake.count,
	                    &nps->options, &watch, error);
	intake_end(&nps->intake);
	size_t count = 0;
	uint32_t *groups =
	    done ? clv_survey_sorted(&nps->result.survey, &count) : NULL;
	if (done && !groups)
		done = clv_reject_memory(error);
	if (done)
		nps_say_summary(nps, count);
	done = done && nps_print(nps, groups, count, error);
	free(groups);
	return done;
}

static bool run_nps(const struct arguments *arguments, struct clv_error *error)
{
	struct nps nps = {.facts = 0};
	const bool done = intake_open(&nps.intake, arguments, "survey", error) &&
	                  read_flags(&nps, arguments, error) &&
	                  read_and_print(&nps, error) &&
	                  intake_commit(&nps.intake, error);
	clv_survey_result_free(&nps.result);
	intake_close(&nps.intake);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_SCORE,         OPTION_BY,          OPTION_PERIOD,
    OPTION_DATE,          OPTION_DATE_FORMAT, OPTION_LATEST_PER,
    OPTION_PRECISION,     OPTION_SCALE,       OPTION_PROMOTERS_FROM,
    OPTION_DETRACTORS_TO, OPTION_NO_HEADER,   OPTION_FORMAT,
    OPTION_ROUND,         OPTION_OUTPUT,      OPTION_SKIP_BAD,
    OPTION_REJECTS,       OPTION_DELIMITER,   OPTION_THREADS,
    OPTION_QUIET,         COMMON_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"by", "a row per value of this column, such as a plan or a country, and "
           "how far each is from the rest"},
    {"period", "a row per month, quarter or year of --date, and how far each "
               "is from the one before"},
    {"date", "the column with the day of the answer; default: one with a usual "
             "name"},
};

static const char *const examples[] = {
    "clv nps survey.csv",
    "clv nps survey.csv --by Plan",
    "clv nps survey.csv --period quarter --date 'End Date'",
    "clv nps survey.csv --precision 5 | clv --get nps",
};

const struct command command_nps = {
    .name = "nps",
    .summary = "the net promoter score of a survey: would they recommend you, "
               "who more than others, and is it getting better?",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads the answers to \"how likely are you to recommend us?\" from the "
        "export of a survey: 0 to 10, \"10 - Extremely likely\", or the words "
        "promoter, passive and detractor. Promoters answer 9 or 10, detractors "
        "0 to 6; other scales need --scale, and say who is who. What is no "
        "answer is an error with its line, and an empty one is left out and "
        "counted.\n"
        "A row says how many answers there are of each kind, the score, and "
        "between which scores the true one lies with a confidence of 95%, or "
        "of --confidence. With --by or --period each row also says how far it "
        "is from the rest, or from the period before, and how likely chance "
        "alone makes so large a difference (p_value).\n"
        "The exports of SurveyMonkey, Typeform and Qualtrics are read as they "
        "are: their further header rows are left out. Without --score the "
        "column is the one that is called nps, score or rating, or that asks "
        "to recommend. clv takes the rows as they are printed.",
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_CONFIDENCE),
    ABOUTS(abouts),
    OPTIONS(own_options),
    RESULTS(clv_score_schema),
    .run = run_nps,
};
