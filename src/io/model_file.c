/* Fitted models to JSON. All texts in it are ours and need no escapes; numbers
   are the shortest that read back as the same double. */
#include "io/model_file.h"
#include "io/date.h"
#include "io/number.h"

#include <math.h>
#include <stdio.h>

const char *const clv_fit_status_words[] = {"converged", "at boundary",
                                            "impossible"};
const char *const clv_fit_reason_words[] = {
    "no customers",   "few customers", "no repeat purchases", "not found",
    "no dropout",     "same rate",     "same dropout",        "polarized",
    "all leave",      "same values",   "other limit",         "mean infinite",
    "dropout unsure", "one period"};

static void put_number(struct clv_output *output, double value)
{
	char text[CLV_NUMBER_SIZE];
	if (isfinite(value))
		clv_output_write(output, text, clv_number_write(text, value));
	else
		clv_output_text(output, "null");
}

static void put_name(struct clv_output *output, const char *indent,
                     const char *name)
{
	clv_output_text(output, ",\n");
	clv_output_text(output, indent);
	clv_output_text(output, "\"");
	clv_output_text(output, name);
	clv_output_text(output, "\": ");
}

static void put_text(struct clv_output *output, const char *text)
{
	clv_output_text(output, text ? "\"" : "null");
	if (!text)
		return;
	clv_output_text(output, text);
	clv_output_text(output, "\"");
}

/* What is not determined has no error and no interval, and goes to a limit. */
static void put_parameter(struct clv_output *output, const struct clv_fit *fit,
                          unsigned index)
{
	const double values[] = {fit->parameters[index], fit->se[index],
	                         fit->low[index], fit->high[index]};
	static const char *const names[] = {"estimate", "se", "low", "high"};
	for (unsigned i = 0; i < 4; i++) {
		clv_output_text(output, i ? ", \"" : "{\"");
		clv_output_text(output, names[i]);
		clv_output_text(output, "\": ");
		put_number(output, values[i]);
	}
	if (fit->direction[index])
		clv_output_text(output, fit->direction[index] < 0
		                            ? ", \"runs_to\": \"0\""
		                            : ", \"runs_to\": \"infinity\"");
	clv_output_text(output, "}");
}

static void put_parameters(struct clv_output *output, const struct clv_fit *fit,
                           const char *indent)
{
	put_name(output, indent, "parameters");
	clv_output_text(output, "{");
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		clv_output_text(output, i ? ",\n" : "\n");
		clv_output_text(output, indent);
		clv_output_text(output, "  \"");
		clv_output_text(output, fit->model->parameters[i]);
		clv_output_text(output, "\": ");
		put_parameter(output, fit, i);
	}
	clv_output_text(output, "\n");
	clv_output_text(output, indent);
	clv_output_text(output, "}");
}

static void put_covariance(struct clv_output *output, const struct clv_fit *fit,
                           const char *indent)
{
	const unsigned count = fit->model->parameter_count;
	put_name(output, indent, "covariance");
	clv_output_text(output, "[");
	for (unsigned i = 0; i < count; i++) {
		clv_output_text(output, i ? ", [" : "[");
		for (unsigned j = 0; j < count; j++) {
			clv_output_text(output, j ? ", " : "");
			put_number(output, fit->covariance[i][j]);
		}
		clv_output_text(output, "]");
	}
	clv_output_text(output, "]");
}

static void put_reasons(struct clv_output *output, unsigned reasons)
{
	bool is_first = true;
	clv_output_text(output, "[");
	for (unsigned i = 0; i < CLV_FIT_REASON_COUNT; i++) {
		if (!(reasons & 1u << i))
			continue;
		clv_output_text(output, is_first ? "" : ", ");
		put_text(output, clv_fit_reason_words[i]);
		is_first = false;
	}
	clv_output_text(output, "]");
}

static void put_figures(struct clv_output *output, const struct clv_fit *fit,
                        const char *indent)
{
	const struct {
		const char *name;
		double value;
	} figures[] = {
	    {"log_likelihood", fit->log_likelihood},
	    {"aic", fit->aic},
	    {"bic", fit->bic},
	    {"customers", (double)fit->customers},
	    {"distinct_rows", (double)fit->rows},
	    {"iterations", fit->iterations},
	    {"gradient_norm", fit->gradient_norm},
	};
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		put_name(output, indent, figures[i].name);
		put_number(output, figures[i].value);
	}
	put_name(output, indent, "status");
	put_text(output, clv_fit_status_words[fit->status]);
	put_name(output, indent, "reasons");
	put_reasons(output, fit->reasons);
	put_name(output, indent, "simpler_model");
	put_text(output, fit->simpler ? fit->simpler->name : NULL);
}

static void put_fit(struct clv_output *output, const struct clv_fit *fit,
                    const char *indent)
{
	put_parameters(output, fit, indent);
	put_covariance(output, fit, indent);
	put_figures(output, fit, indent);
}

static void put_spend(struct clv_output *output, const struct clv_fit *fit)
{
	put_name(output, "  ", "spend_model");
	if (!fit->model) {
		clv_output_text(output, "null");
		return;
	}
	clv_output_text(output, "{\n    \"model\": ");
	put_text(output, fit->model->name);
	put_fit(output, fit, "    ");
	clv_output_text(output, "\n  }");
}

bool clv_fitted_write(const struct clv_fitted *fitted,
                      struct clv_output *output, struct clv_error *error)
{
	const struct clv_fit *purchases = &fitted->purchases;
	char head[80];
	snprintf(head, sizeof head, "{\n  \"format\": \"%s\",\n  \"version\": %d",
	         CLV_MODEL_FORMAT, CLV_MODEL_VERSION);
	clv_output_text(output, head);
	put_name(output, "  ", "model");
	put_text(output, purchases->model ? purchases->model->name : NULL);
	put_name(output, "  ", "unit");
	put_text(output, clv_unit_words[fitted->unit]);
	if (fitted->has_until) {
		char day[CLV_DATE_SIZE];
		clv_date_write(day, fitted->until);
		put_name(output, "  ", "until");
		put_text(output, day);
	}
	if (purchases->model)
		put_fit(output, purchases, "  ");
	put_spend(output, &fitted->spend);
	clv_output_text(output, "\n}\n");
	return !clv_output_failed(output) || clv_output_flush(output, error);
}
