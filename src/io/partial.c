/* What a part was made of, and by which decisions. */
#include "io/partial.h"
#include "data/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void clv_partial_free(struct clv_partial *partial)
{
	for (size_t i = 0; i < CLV_DECISION_COUNT; i++)
		free(partial->decisions[i]);
	for (size_t i = 0; i < partial->input_count; i++)
		free(partial->inputs[i].name);
	free(partial->inputs);
	*partial = (struct clv_partial){0};
}

/* ---- Decisions ------------------------------------------------------------
 */

/* What a decision is called in messages, and the flag that makes it. */
static const struct {
	const char *word, *flag;
} about[CLV_DECISION_COUNT] = {
    [CLV_DECISION_UNIT] = {"unit", NULL},
    [CLV_DECISION_DECIMAL] = {"decimal sign", "--decimal"},
    [CLV_DECISION_DATES] = {"order of dates", "--date-format"},
    [CLV_DECISION_PRESET] = {"preset", "--preset"},
    [CLV_DECISION_COLUMNS] = {"columns", "--customer, --date, --amount"},
    [CLV_DECISION_SEGMENT] = {"segment", "--segment"},
    [CLV_DECISION_COST] = {"cost", "--cost"},
    [CLV_DECISION_CURRENCY] = {"currency", "--currency"},
    [CLV_DECISION_UNTIL] = {"last day", "--until"},
    [CLV_DECISION_STATUS_IN] = {"statuses that count", "--status-in"},
    [CLV_DECISION_STATUS_OUT] = {"statuses that do not count", "--status-out"},
    [CLV_DECISION_GUESTS] = {"guests", "--guests"},
};

static const char *shown(const char *value, char text[160])
{
	return *value ? clv_printable(value, strlen(value), text, 160) : "none";
}

static bool reject_decision(const struct clv_partial *partial,
                            enum clv_decision decision, const char *value,
                            const char *part, struct clv_error *error)
{
	char mine[160], others[160];
	const char *flag = about[decision].flag;
	clv_reject(error, CLV_BAD_DATA, "%s: %s: %s, where %s has %s",
	           part ? part : "this file", about[decision].word,
	           shown(value, mine), partial->decided_by[decision],
	           shown(partial->decisions[decision], others));
	if (!flag)
		return clv_hint(error, "make the parts anew with one clv");
	return clv_hint(error,
	                "parts add up where all are made alike: say %s to all of "
	                "them",
	                flag);
}

bool clv_partial_set(struct clv_partial *partial, enum clv_decision decision,
                     const char *value, const char *part,
                     struct clv_error *error)
{
	char **kept = &partial->decisions[decision];
	const bool is_new = !*kept || strcmp(*kept, CLV_DECISION_FREE) == 0;
	if (*kept &&
	    (strcmp(*kept, value) == 0 || strcmp(value, CLV_DECISION_FREE) == 0))
		return true;
	if (!is_new)
		return reject_decision(partial, decision, value, part, error);
	char *copy = strdup(value);
	if (!copy)
		return clv_reject_memory(error);
	free(*kept);
	*kept = copy;
	partial->decided_by[decision] = part ? part : "another file";
	return true;
}

/* Columns by what they are called and not by how they were found. */
static void say_columns(const struct clv_export *export_, char *text,
                        size_t size)
{
	size_t used = 0;
	*text = '\0';
	for (int role = 0; role < CLV_ROLE_COUNT && used + 4 < size; role++) {
		char column[300];
		if (!clv_role_say(&export_->mapping, export_->names,
		                  (enum clv_role)role, column, sizeof column))
			continue;
		used += (size_t)snprintf(text + used, size - used, "%s%s: %s",
		                         used ? "; " : "",
		                         clv_role_word((enum clv_role)role), column);
	}
}

bool clv_partial_add_export(struct clv_partial *partial,
                            const struct clv_export *export_,
                            struct clv_error *error)
{
	static const struct {
		enum clv_decision decision;
		enum clv_role role;
	} roles[] = {{CLV_DECISION_SEGMENT, CLV_ROLE_SEGMENT},
	             {CLV_DECISION_COST, CLV_ROLE_COST}};
	char text[1000];
	const struct clv_preset *preset = export_->mapping.preset;
	const char *name = export_->table.name;
	say_columns(export_, text, sizeof text);
	if (!clv_partial_set(partial, CLV_DECISION_PRESET,
	                     preset ? preset->name : "none", name, error) ||
	    !clv_partial_set(partial, CLV_DECISION_COLUMNS, text, name, error))
		return false;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		clv_role_say(&export_->mapping, export_->names, roles[i].role, text,
		             sizeof text);
		if (!clv_partial_set(partial, roles[i].decision, text, name, error))
			return false;
	}
	return true;
}

/* The form that was said, or that which the order found comes to. */
static const char *dates_of(const struct clv_export_options *options,
                            const struct clv_reading *reading)
{
	enum clv_date_form form = options->date_form;
	if (form == CLV_DATE_ANY)
		form =
		    reading->order == CLV_ORDER_DAY_FIRST ? CLV_DATE_DMY : CLV_DATE_MDY;
	return clv_date_forms[form].name;
}

static const char *const guest_words[] = {"drop", "each", "error"};

bool clv_partial_decide(struct clv_partial *partial,
                        const struct clv_export_options *options,
                        const struct clv_history *history,
                        struct clv_error *error)
{
	const struct clv_reading *reading = &history->readings[0];
	char until[CLV_DATE_SIZE] = "";
	const char decimal[] = {(char)reading->decimal, '\0'};
	if (options->until != CLV_LAST_DAY)
		clv_date_write(until, options->until);
	const struct {
		enum clv_decision decision;
		const char *value;
	} made[] = {
	    {CLV_DECISION_UNIT, "1/10000 day"},
	    {CLV_DECISION_DECIMAL,
	     history->decimal_was_free ? CLV_DECISION_FREE : decimal},
	    {CLV_DECISION_DATES, history->order_was_free
	                             ? CLV_DECISION_FREE
	                             : dates_of(options, reading)},
	    {CLV_DECISION_CURRENCY, options->currency ? options->currency : ""},
	    {CLV_DECISION_UNTIL, until},
	    {CLV_DECISION_STATUS_IN, options->status_in ? options->status_in : ""},
	    {CLV_DECISION_STATUS_OUT,
	     options->status_out ? options->status_out : ""},
	    {CLV_DECISION_GUESTS, guest_words[options->guests]},
	};
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		if (!clv_partial_set(partial, made[i].decision, made[i].value, NULL,
		                     error))
			return false;
	return true;
}

static const char *said(const struct clv_partial *partial,
                        enum clv_decision decision)
{
	const char *value = partial->decisions[decision];
	return value && *value ? value : NULL;
}

bool clv_partial_options(const struct clv_partial *partial,
                         struct clv_export_options *options)
{
	const char *until = said(partial, CLV_DECISION_UNTIL);
	const char *guests = said(partial, CLV_DECISION_GUESTS);
	options->columns[CLV_ROLE_SEGMENT] = said(partial, CLV_DECISION_SEGMENT);
	options->columns[CLV_ROLE_COST] = said(partial, CLV_DECISION_COST);
	options->currency = said(partial, CLV_DECISION_CURRENCY);
	options->guests = guests && strcmp(guests, "error") == 0 ? CLV_GUESTS_ERROR
	                                                         : CLV_GUESTS_DROP;
	options->until = CLV_LAST_DAY;
	return !until || clv_date_read(until, strlen(until), CLV_DATE_YMD,
	                               CLV_ORDER_DAY_FIRST, &options->until,
	                               NULL) == CLV_DATE_OK;
}

unsigned clv_partial_keeps(const struct clv_partial *partial)
{
	return (said(partial, CLV_DECISION_SEGMENT) ? CLV_KEEPS_SEGMENTS : 0u) |
	       (said(partial, CLV_DECISION_COST) ? CLV_KEEPS_COSTS : 0u);
}

/* ---- Inputs ---------------------------------------------------------------
 */

static bool reject_input(const struct clv_partial_input *known,
                         const char *name, uint64_t hash, const char *part,
                         struct clv_error *error)
{
	char mine[100], others[100];
	clv_printable(name, strlen(name), mine, sizeof mine);
	clv_printable(known->name, strlen(known->name), others, sizeof others);
	if (part)
		clv_reject(error, CLV_BAD_DATA,
		           "%s holds %s (%016llx), which %s holds already%s%s", part,
		           mine, (unsigned long long)hash, known->part,
		           strcmp(mine, others) == 0 ? "" : " as ",
		           strcmp(mine, others) == 0 ? "" : others);
	else
		clv_reject(error, CLV_BAD_DATA, "%s has the same bytes as %s", mine,
		           others);
	return clv_hint(error, "the same rows twice would count twice: leave one "
	                       "of them out");
}

bool clv_partial_add_input(struct clv_partial *partial, const char *name,
                           uint64_t hash, const char *part,
                           struct clv_error *error)
{
	void *inputs = partial->inputs;
	for (size_t i = 0; i < partial->input_count; i++)
		if (partial->inputs[i].hash == hash)
			return reject_input(&partial->inputs[i], name, hash, part, error);
	if (!clv_grow(&inputs, &partial->input_capacity, partial->input_count + 1,
	              sizeof *partial->inputs))
		return clv_reject_memory(error);
	partial->inputs = inputs;
	char *copy = strdup(name);
	if (!copy)
		return clv_reject_memory(error);
	partial->inputs[partial->input_count++] =
	    (struct clv_partial_input){copy, part, hash};
	return true;
}
