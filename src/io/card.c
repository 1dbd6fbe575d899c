#include "io/card.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LABEL_WIDTH = 28, LINE_WIDTH = 80, INDENT = 2 };

static const char bold[] = "\x1b[1m", red[] = "\x1b[31m", green[] = "\x1b[32m",
                  plain[] = "\x1b[0m";

static void print(const struct clv_card *card, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void print(const struct clv_card *card, const char *format, ...)
{
	char line[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	clv_output_text(card->output, line);
}

/* A sentence, in lines that a terminal of 80 columns holds. A colour's code has
   no width. */
static void print_sentence(const struct clv_card *card, size_t column,
                           const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void print_sentence(const struct clv_card *card, size_t column,
                           const char *format, ...)
{
	char sentence[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(sentence, sizeof sentence, format, arguments);
	va_end(arguments);
	for (const char *at = sentence; *at;) {
		const size_t length = strcspn(at, " ");
		if (column > INDENT && column + 1 + length > LINE_WIDTH) {
			print(card, "\n");
			column = 0;
		}
		if (column < INDENT)
			print(card, "%*s", (int)(INDENT - column), "");
		column = column < INDENT ? INDENT : column;
		print(card, "%s%.*s", column > INDENT ? " " : "", (int)length, at);
		column += length + (column > INDENT);
		at += length;
		at += strspn(at, " ");
	}
	print(card, "\n");
}

static const char *if_color(const struct clv_card *card, const char *code)
{
	return card->color ? code : "";
}

static const struct clv_field *result_field(const char *name)
{
	return &clv_result_schema.fields[clv_schema_find_exact(&clv_result_schema,
	                                                       name, strlen(name))];
}

/* ---- Numbers in sentences
 * ---------------------------------------------------- */

struct shown {
	char text[CLV_FIXED_SIZE];
};

static struct shown money(const struct clv_card *card, double amount)
{
	struct shown shown;
	const int decimals = card->decimals >= 0 ? card->decimals : 2;
	const size_t length =
	    fabs(amount) < 1e15
	        ? clv_number_write_fixed(shown.text, amount, decimals)
	        : clv_number_write(shown.text, amount);
	shown.text[length] = '\0';
	return shown;
}

static struct shown number(double value)
{
	struct shown shown;
	shown.text[clv_number_write(shown.text, clv_number_round(value, 6))] = '\0';
	return shown;
}

static struct shown percent(double rate)
{
	struct shown shown;
	const size_t length =
	    clv_number_write(shown.text, clv_number_round(rate * 100, 4));
	memcpy(shown.text + length, "%", 2);
	return shown;
}

/* ---- The lines of arithmetic
 * ---------------------------------------------------- */

static bool given(const struct clv_given *g, enum clv_input input)
{
	return g->mask & CLV_INPUT_BIT(input);
}

static void print_derived(const struct clv_card *card,
                          const struct clv_given *g,
                          const struct clv_results *r)
{
	const struct clv_inputs *in = &g->values;
	if (!given(g, CLV_IN_AVG) && !isnan(r->avg))
		print(card, "  %s / %s purchases = %s a purchase\n",
		      number(in->revenue).text, number(in->purchases).text,
		      money(card, r->avg).text);
	if (!given(g, CLV_IN_FREQ) && !isnan(r->freq))
		print(card, "  %s purchases / %s customers = %s a year\n",
		      number(in->purchases).text, number(in->customers).text,
		      number(r->freq).text);
	if (!given(g, CLV_IN_CAC) && !isnan(r->cac))
		print(card, "  %s / %s new customers = %s to win one\n",
		      number(in->spend).text, number(in->new_customers).text,
		      money(card, r->cac).text);
}

static struct shown factors(const struct clv_given *g,
                            const struct clv_results *r)
{
	struct shown shown;
	const bool margin = given(g, CLV_IN_MARGIN);
	snprintf(shown.text, sizeof shown.text, "%.60s x %.60s%s%.60s",
	         number(r->avg).text, number(r->freq).text, margin ? " x " : "",
	         margin ? percent(g->values.margin).text : "");
	return shown;
}

static void print_years(const struct clv_card *card, const struct clv_given *g,
                        const struct clv_results *r)
{
	const bool margin = given(g, CLV_IN_MARGIN);
	print(card, "  %s x %s x %s%s%s = %s\n", number(r->avg).text,
	      number(r->freq).text, number(r->years).text, margin ? " x " : "",
	      margin ? percent(g->values.margin).text : "",
	      money(card, r->clv).text);
	print(card, "  average purchase x purchases a year x years%s\n",
	      margin ? " x margin" : "");
}

static void print_yearly(const struct clv_card *card, const struct clv_given *g,
                         const struct clv_results *r)
{
	const bool monthly = r->step == CLV_STEP_MONTH;
	print(card, "  %s%s = %s a %s\n", factors(g, r).text,
	      monthly ? " / 12" : "", money(card, r->margin_per_step).text,
	      monthly ? "month" : "year");
}

static void print_retention(const struct clv_card *card,
                            const struct clv_results *r)
{
	const struct shown margin = money(card, r->margin_per_step);
	const struct shown discount = percent(r->discount);
	const bool discounted = r->discount > 0;
	print(card, "  %s", margin.text);
	if (r->timing == CLV_TIMING_END)
		print(card, " x %s", percent(clv_complement(r->churn)).text);
	else if (discounted)
		print(card, " x (1 + %s)", discount.text);
	if (discounted)
		print(card, " / (%s + %s)", discount.text, percent(r->churn).text);
	else
		print(card, " / %s", percent(r->churn).text);
	print(card, " = %s\n", money(card, r->clv).text);
}

static void print_sum(const struct clv_card *card, const struct clv_given *g,
                      const struct clv_results *r)
{
	const char *timing = r->timing == CLV_TIMING_START ? "start" : "end";
	const char *step = r->step == CLV_STEP_MONTH ? "month" : "year";
	const bool annuity = r->formula == CLV_FORMULA_ANNUITY;
	const double years = annuity ? r->years : g->values.horizon;
	char staying[120] = "";
	char discounted[120] = "";
	if (!annuity)
		snprintf(staying, sizeof staying, ", %.40s staying from %s to %s",
		         percent(clv_complement(r->churn)).text, step, step);
	if (r->discount > 0)
		snprintf(discounted, sizeof discounted, ", discounted at %.40s a %s",
		         percent(r->discount).text, step);
	print_sentence(card, 0,
	               "paid at the %s of each %s, over %s year%s%s%s = %s", timing,
	               step, number(years).text, years == 1 ? "" : "s", staying,
	               discounted, money(card, r->clv).text);
}

static void print_arithmetic(const struct clv_card *card,
                             const struct clv_given *g,
                             const struct clv_results *r)
{
	char store[CLV_STORE_SIZE];
	print_derived(card, g, r);
	if (r->formula == CLV_FORMULA_YEARS) {
		print_years(card, g, r);
		return;
	}
	print_yearly(card, g, r);
	if (r->formula == CLV_FORMULA_RETENTION)
		print_retention(card, r);
	else
		print_sum(card, g, r);
	print(card, "  %s\n",
	      clv_field_say(result_field("formula"), r, card->decimals, store));
}

/* ---- Figures, a line each ------------------------------------------------ */

static void print_line(const struct clv_card *card, const char *label,
                       const char *text)
{
	print(card, "  %-*s%s\n", LABEL_WIDTH, label, text);
}

/* The result, or why it has none; nothing when its inputs were not given. */
static void print_result(const struct clv_card *card, const char *name,
                         const struct clv_given *g, const struct clv_results *r)
{
	const struct clv_field *field = result_field(name);
	if (field->needs & ~clv_given_facts(g->mask))
		return;
	char store[CLV_STORE_SIZE];
	const char *text = clv_field_say(field, r, card->decimals, store);
	print_line(card, field->label, *text ? text : clv_explain(field, g, r));
}

static double target_of(const struct clv_given *g)
{
	return given(g, CLV_IN_TARGET) ? g->values.target : 3;
}

static void print_target(const struct clv_card *card, const struct clv_given *g,
                         const struct clv_results *r)
{
	char label[80];
	if (isnan(r->max_cac))
		return;
	snprintf(label, sizeof label, "Highest CAC for %.20s:1",
	         number(target_of(g)).text);
	print_line(card, label, money(card, r->max_cac).text);
}

static void print_payback(const struct clv_card *card,
                          const struct clv_given *g,
                          const struct clv_results *r)
{
	print_result(card, "breakeven_purchase", g, r);
	print_result(card, "payback_months", g, r);
	if (r->churn > 0)
		print_result(card, "payback_months_no_churn", g, r);
}

static void print_acquisition(const struct clv_card *card,
                              const struct clv_given *g,
                              const struct clv_results *r)
{
	const bool asked = given(g, CLV_IN_SPEND) || given(g, CLV_IN_NEW_CUSTOMERS);
	if (!isnan(r->cac))
		print_line(card, "Acquisition cost", money(card, r->cac).text);
	else if (asked)
		print_line(card, "Acquisition cost",
		           clv_explain(result_field("clv_net"), g, r));
	if (!isnan(r->clv)) {
		print_result(card, "clv_net", g, r);
		print_result(card, "ltv_cac", g, r);
		if (!isnan(r->roi))
			print_line(card, "Return on acquisition",
			           percent(clv_number_round(r->roi, 4)).text);
	}
	print_payback(card, g, r);
}

/* ---- What it means ------------------------------------------------------- */

static void print_profit(const struct clv_card *card, const struct clv_given *g,
                         const struct clv_results *r)
{
	const bool healthy = r->verdict == CLV_VERDICT_HEALTHY;
	if (r->cac > 0)
		print_sentence(card, 0,
		               "%s%s:%s a customer brings %s times what winning one "
		               "costs (target: %s).",
		               if_color(card, healthy ? green : ""),
		               healthy ? "Healthy" : "Profitable",
		               if_color(card, healthy ? plain : ""),
		               money(card, r->ltv_cac).text, number(target_of(g)).text);
	else
		print_sentence(card, 0,
		               "%sHealthy:%s winning a customer costs nothing.",
		               if_color(card, green), if_color(card, plain));
}

static void print_verdict(const struct clv_card *card,
                          const struct clv_given *g,
                          const struct clv_results *r)
{
	switch (r->verdict) {
	case CLV_VERDICT_LOSS:
		print_sentence(card, 0,
		               "%sLoss:%s every customer costs %s more to win than the "
		               "%s that comes back.",
		               if_color(card, red), if_color(card, plain),
		               money(card, r->cac - r->clv).text,
		               r->basis == CLV_BASIS_PROFIT ? "profit" : "revenue");
		break;
	case CLV_VERDICT_BREAK_EVEN:
		print_sentence(card, 0,
		               "Break-even: a customer brings what winning one "
		               "costs, and no more.");
		break;
	case CLV_VERDICT_PROFITABLE:
	case CLV_VERDICT_HEALTHY:
		print_profit(card, g, r);
		break;
	case CLV_VERDICT_NONE:
	default:
		break;
	}
	if (r->basis == CLV_BASIS_REVENUE)
		print_sentence(card, 0,
		               "This is revenue, not profit: it flatters. Give "
		               "--margin, such as --margin 40%%.");
}

/* A headline without a figure: why there is none. */
static void print_why(const struct clv_card *card,
                      const struct clv_field *field, const struct clv_given *g,
                      const struct clv_results *r)
{
	print(card, "%s%s%s  none\n", if_color(card, bold), field->label,
	      if_color(card, plain));
	print_sentence(card, 0, "%s", clv_explain(field, g, r));
}

static void print_value(const struct clv_card *card, const struct clv_given *g,
                        const struct clv_results *r)
{
	const struct clv_field *clv = result_field("clv");
	if (isnan(r->clv)) {
		print_why(card, clv, g, r);
		print(card, "\n");
	} else {
		print(card, "%s%s  %s%s  %s\n", if_color(card, bold), clv->label,
		      money(card, r->clv).text, if_color(card, plain),
		      r->basis == CLV_BASIS_PROFIT ? "profit" : "revenue");
		print_arithmetic(card, g, r);
		print(card, "\n");
	}
	print_result(card, "customer_value", g, r);
	print_result(card, "years", g, r);
	print_acquisition(card, g, r);
	print_target(card, g, r);
	if (r->verdict != CLV_VERDICT_NONE || r->basis == CLV_BASIS_REVENUE) {
		print(card, "\n");
		print_verdict(card, g, r);
	}
}

static struct shown points(double value)
{
	struct shown shown = number(clv_number_round(value, 1));
	if (value > 0) {
		memmove(shown.text + 1, shown.text, strlen(shown.text) + 1);
		shown.text[0] = '+';
	}
	return shown;
}

static void print_share(const struct clv_card *card, const char *label,
                        double count, double share)
{
	char text[CLV_STORE_SIZE];
	snprintf(text, sizeof text, "%.40s (%.40s)", number(count).text,
	         percent(clv_number_round(share, 3)).text);
	print_line(card, label, text);
}

static void print_nps(const struct clv_card *card, const struct clv_given *g,
                      const struct clv_results *r)
{
	const struct clv_inputs *in = &g->values;
	const struct clv_field *nps = result_field("nps");
	const double confidence =
	    given(g, CLV_IN_CONFIDENCE) ? in->confidence : 0.95;
	if (isnan(r->nps)) {
		print_why(card, nps, g, r);
		return;
	}
	print(card, "%s%s  %s%s\n", if_color(card, bold), nps->label,
	      points(r->nps).text, if_color(card, plain));
	print(card, "  100 x (%s - %s) / %s = %s\n", number(in->promoters).text,
	      number(in->detractors).text, number(r->respondents).text,
	      points(r->nps).text);
	print(card, "  100 x (promoters - detractors) / answers\n");
	print(card, "  %s sure: between %s and %s (adjusted Wald)\n\n",
	      percent(confidence).text, points(r->nps_low).text,
	      points(r->nps_high).text);
	print_share(card, "Promoters", in->promoters, r->promoter_share);
	print_share(card, "Passives", in->passives, r->passive_share);
	print_share(card, "Detractors", in->detractors, r->detractor_share);
}

void clv_card_write(const struct clv_card *card, const struct clv_given *g,
                    const struct clv_results *results)
{
	const uint32_t survey = CLV_INPUT_BIT(CLV_IN_PROMOTERS) |
	                        CLV_INPUT_BIT(CLV_IN_PASSIVES) |
	                        CLV_INPUT_BIT(CLV_IN_DETRACTORS);
	const bool has_value =
	    g->mask & ~survey & ~CLV_INPUT_BIT(CLV_IN_CONFIDENCE);
	if (has_value)
		print_value(card, g, results);
	if (has_value && (g->mask & survey))
		print(card, "\n");
	if (g->mask & survey)
		print_nps(card, g, results);
}
