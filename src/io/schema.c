#include "io/schema.h"
#include "core/wide.h"
#include "io/csv_reader.h"
#include "io/date.h"
#include "io/money.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- Names --------------------------------------------------------------- */

/* The next byte that counts in a name, in lower case; 0 at its end. */
static int next_letter(const char **at, const char *end)
{
	while (*at < end) {
		const unsigned char c = (unsigned char)*(*at)++;
		if (c == ' ' || c == '\t' || c == '-' || c == '_' || c == '\0')
			continue;
		return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
	}
	return 0;
}

bool clv_same_name(const char *a, size_t a_length, const char *b,
                   size_t b_length)
{
	const char *a_end = a + a_length;
	const char *b_end = b + b_length;
	for (;;) {
		const int letter = next_letter(&a, a_end);
		if (letter != next_letter(&b, b_end))
			return false;
		if (!letter)
			return true;
	}
}

static bool is_alias(const char *aliases, const char *name, size_t length)
{
	while (aliases && *aliases) {
		const size_t size = strcspn(aliases, "|");
		if (clv_same_name(aliases, size, name, length))
			return true;
		aliases += size + (aliases[size] == '|');
	}
	return false;
}

int clv_schema_find(const struct clv_schema *schema, const char *name,
                    size_t length)
{
	for (size_t i = 0; i < schema->count; i++) {
		const struct clv_field *field = &schema->fields[i];
		if (clv_same_name(field->name, strlen(field->name), name, length) ||
		    is_alias(field->aliases, name, length))
			return (int)i;
	}
	return CLV_NO_FIELD;
}

int clv_schema_find_exact(const struct clv_schema *schema, const char *name,
                          size_t length)
{
	for (size_t i = 0; i < schema->count; i++)
		if (strlen(schema->fields[i].name) == length &&
		    memcmp(schema->fields[i].name, name, length) == 0)
			return (int)i;
	return CLV_NO_FIELD;
}

/* ---- Reading ------------------------------------------------------------- */

static void *member(const struct clv_field *field, void *record)
{
	return (char *)record + field->offset;
}

static const void *member_of(const struct clv_field *field, const void *record)
{
	return (const char *)record + field->offset;
}

static bool is_rate(enum clv_kind kind)
{
	return kind == CLV_RATE || kind == CLV_STEP_RATE || kind == CLV_CONFIDENCE;
}

static bool is_money(enum clv_kind kind)
{
	return kind == CLV_MONEY || kind == CLV_COST;
}

/* What is wrong and what to write instead. */
static void explain_status(const struct clv_field *field, const char *name,
                           const char *text, size_t length,
                           enum clv_number_status status,
                           enum clv_decimal decimal, struct clv_error *error)
{
	char shown[80];
	clv_printable(text, length, shown, sizeof shown);
	const char *what = is_rate(field->kind) ? "rate" : "number";
	switch (status) {
	case CLV_NUMBER_DECIMAL: {
		const char other = decimal == CLV_DECIMAL_POINT ? ',' : '.';
		clv_reject(error, CLV_BAD_DATA,
		           "%s: \"%s\" is not a %s with the decimal sign %c", name,
		           shown, what, decimal);
		clv_hint(error, "if %c is the decimal sign, say --decimal %c", other,
		         other);
		return;
	}
	case CLV_NUMBER_TOO_LARGE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is too large", name, shown);
		clv_hint(error, "numbers go up to 1.7e308");
		return;
	case CLV_NUMBER_CURRENCY:
		clv_reject(error, CLV_BAD_DATA,
		           "%s: \"%s\" carries a unit or currency, and is no amount of "
		           "money",
		           name, shown);
		clv_hint(error, "write the number alone");
		return;
	case CLV_NUMBER_BARE_RATE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not a rate", name,
		           shown);
		clv_hint(error, "5 per cent is 5%% or 0.05, and all is 100%%");
		return;
	case CLV_NUMBER_RANGE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not within 0%% to 100%%",
		           name, shown);
		clv_hint(error, "a rate is a share of all: 5%% or 0.05");
		return;
	case CLV_NUMBER_STEP:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" carries a period", name,
		           shown);
		clv_hint(error, "only retention and churn take /month or /year");
		return;
	case CLV_NUMBER_OK:
	case CLV_NUMBER_MISSING:
	case CLV_NUMBER_BAD:
	default:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not a %s", name, shown,
		           what);
		if (field->kind == CLV_STEP_RATE)
			clv_hint(error, "write 5%%, 0.05, 5%%/month or 5%%/year");
		else if (is_rate(field->kind))
			clv_hint(error, "write 5%% or 0.05");
		else if (field->kind == CLV_SPAN)
			clv_hint(error, "write years, such as 2.5, or 30mo, 12w, 90d");
		else
			clv_hint(error, "write a number, such as 1234.56");
	}
}

/* Bounds that belong to the kind and not to the spelling: what is wrong with
   the value, or null. */
static const char *beyond_bounds(enum clv_kind kind, double value)
{
	switch (kind) {
	case CLV_COST:
	case CLV_COUNT:
	case CLV_SPAN:
		return value >= 0 ? NULL : "negative";
	case CLV_TARGET:
		return value > 0 ? NULL : "not above 0";
	case CLV_CONFIDENCE:
		return value > 0 && value < 1 ? NULL : "not between 0% and 100%";
	default:
		return NULL;
	}
}

static enum clv_field_read read_word(const struct clv_field *field,
                                     const char *name, void *record,
                                     const char *text, size_t length,
                                     struct clv_error *error)
{
	if (clv_same_name(text, length, "", 0))
		return CLV_FIELD_MISSING;
	for (size_t i = 0; i < field->word_count; i++)
		if (field->words[i] && clv_same_name(text, length, field->words[i],
		                                     strlen(field->words[i]))) {
			const enum clv_timing value = (enum clv_timing)i;
			memcpy(member(field, record), &value, sizeof value);
			return CLV_FIELD_SET;
		}
	char shown[80];
	clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not one of its words", name,
	           clv_printable(text, length, shown, sizeof shown));
	clv_hint(error, "write %s", field->domain);
	return CLV_FIELD_BAD;
}

static enum clv_number_status read_number(const struct clv_field *field,
                                          const char *text, size_t length,
                                          enum clv_decimal decimal,
                                          struct clv_rate *read, bool *plain)
{
	*plain = false;
	switch (field->kind) {
	case CLV_RATE:
	case CLV_CONFIDENCE:
		return clv_rate_read(text, length, decimal, &read->value, NULL);
	case CLV_STEP_RATE:
		return clv_rate_read(text, length, decimal, &read->value, &read->step);
	case CLV_SPAN:
		return clv_years_read(text, length, decimal, &read->value);
	default:
		return clv_number_read(text, length, decimal, is_money(field->kind),
		                       &read->value, plain);
	}
}

/* What most cells of a large table are: plain digits of a kind that takes any
   number, or any of 0 and more. */
static bool read_quickly(const struct clv_field *field, void *record,
                         const char *text, size_t length, bool *plain)
{
	const enum clv_kind kind = field->kind;
	double value;
	if (kind > CLV_COUNT && kind != CLV_SPAN)
		return false;
	if (!clv_number_read_plain(text, length, &value, plain) ||
	    (value < 0 && kind != CLV_MONEY)) {
		*plain = false;
		return false;
	}
	memcpy(member(field, record), &value, sizeof value);
	return true;
}

enum clv_field_read clv_field_read(const struct clv_field *field,
                                   const char *name, void *record,
                                   const char *text, size_t length,
                                   enum clv_decimal decimal, bool *plain,
                                   struct clv_error *error)
{
	*plain = false;
	if (length == 0)
		return CLV_FIELD_MISSING;
	if (decimal == CLV_DECIMAL_POINT &&
	    read_quickly(field, record, text, length, plain))
		return CLV_FIELD_SET;
	if (field->kind == CLV_WORD)
		return read_word(field, name, record, text, length, error);
	struct clv_rate read = {NAN, CLV_STEP_YEAR};
	const enum clv_number_status status =
	    read_number(field, text, length, decimal, &read, plain);
	if (status == CLV_NUMBER_MISSING)
		return CLV_FIELD_MISSING;
	if (status != CLV_NUMBER_OK) {
		explain_status(field, name, text, length, status, decimal, error);
		return CLV_FIELD_BAD;
	}
	const char *wrong = beyond_bounds(field->kind, read.value);
	if (wrong) {
		char shown[80];
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is %s", name,
		           clv_printable(text, length, shown, sizeof shown), wrong);
		clv_hint(error, "%s takes %s", field->name, field->domain);
		return CLV_FIELD_BAD;
	}
	if (field->kind == CLV_STEP_RATE)
		memcpy(member(field, record), &read, sizeof read);
	else
		memcpy(member(field, record), &read.value, sizeof read.value);
	return CLV_FIELD_SET;
}

/* ---- Values -------------------------------------------------------------- */

static const char *word_of(const struct clv_field *field, const void *record)
{
	enum clv_timing value;
	memcpy(&value, member_of(field, record), sizeof value);
	return (size_t)value < field->word_count ? field->words[value] : NULL;
}

bool clv_kind_is_text(enum clv_kind kind)
{
	return kind == CLV_WORD || kind == CLV_SENTENCE || kind == CLV_NAME;
}

double clv_field_number(const struct clv_field *field, const void *record)
{
	if (clv_kind_is_text(field->kind))
		return NAN;
	if (field->kind == CLV_DAY) {
		int32_t day;
		memcpy(&day, member_of(field, record), sizeof day);
		return day;
	}
	if (field->kind == CLV_EXACT) {
		clv_wide amount;
		memcpy(&amount, member_of(field, record), sizeof amount);
		return (double)amount / 10000;
	}
	/* struct clv_rate begins with its value */
	double value;
	memcpy(&value, member_of(field, record), sizeof value);
	return value;
}

static struct clv_value text_value(const char *text)
{
	const struct clv_value value = {text ? CLV_VALUE_TEXT : CLV_VALUE_NONE, NAN,
	                                text, text ? strlen(text) : 0};
	return value;
}

/* "retention model over horizon (monthly step; timing start)" */
static const char *formula_in_words(const struct clv_results *results,
                                    char store[CLV_STORE_SIZE])
{
	const char *timing = results->timing == CLV_TIMING_START ? "start" : "end";
	const char *step = results->step == CLV_STEP_MONTH ? "monthly" : "yearly";
	const char *margin = results->basis == CLV_BASIS_PROFIT ? " x margin" : "";
	switch (results->formula) {
	case CLV_FORMULA_YEARS:
		snprintf(store, CLV_STORE_SIZE, "avg x freq x years%s", margin);
		return store;
	case CLV_FORMULA_ANNUITY:
		snprintf(store, CLV_STORE_SIZE,
		         "annuity of avg x freq%s over years (%s step; timing %s)",
		         margin, step, timing);
		return store;
	case CLV_FORMULA_RETENTION:
	case CLV_FORMULA_RETENTION_HORIZON:
		snprintf(
		    store, CLV_STORE_SIZE,
		    "retention model of avg x freq%s%s (%s step; timing %s)", margin,
		    results->formula == CLV_FORMULA_RETENTION ? "" : " over horizon",
		    step, timing);
		return store;
	case CLV_FORMULA_NONE:
	default:
		return NULL;
	}
}

/* Rates that must not be written as a bare number to be read back. */
static struct clv_value rate_value(const struct clv_field *field,
                                   const void *record, double number,
                                   char store[CLV_STORE_SIZE])
{
	struct clv_rate rate = {number, CLV_STEP_YEAR};
	if (field->kind == CLV_STEP_RATE)
		memcpy(&rate, member_of(field, record), sizeof rate);
	const bool monthly = rate.step == CLV_STEP_MONTH;
	if (!monthly && number < 1)
		return (struct clv_value){CLV_VALUE_NUMBER, number, NULL, 0};
	size_t length = clv_number_write(store, number < 1 ? number : 100);
	length += (size_t)snprintf(store + length, CLV_STORE_SIZE - length, "%s%s",
	                           number < 1 ? "" : "%", monthly ? "/month" : "");
	return (struct clv_value){CLV_VALUE_TEXT, NAN, store, length};
}

/* Amounts and days, exactly. */
static struct clv_value exact_value(const struct clv_field *field,
                                    const void *record,
                                    char store[CLV_STORE_SIZE])
{
	const double number = clv_field_number(field, record);
	if (field->kind == CLV_DAY)
		return (struct clv_value){CLV_VALUE_TEXT, number, store,
		                          clv_date_write(store, (int32_t)number)};
	clv_wide amount;
	memcpy(&amount, member_of(field, record), sizeof amount);
	return (struct clv_value){CLV_VALUE_PLAIN, number, store,
	                          clv_money_write(store, amount)};
}

static struct clv_value name_value(const struct clv_field *field,
                                   const void *record)
{
	struct clv_text name;
	memcpy(&name, member_of(field, record), sizeof name);
	return (struct clv_value){name.at ? CLV_VALUE_TEXT : CLV_VALUE_NONE, NAN,
	                          name.at, name.length};
}

void clv_field_fill(const struct clv_field *field, const void *record,
                    char store[CLV_STORE_SIZE], struct clv_value *value)
{
	if (field->kind == CLV_WORD) {
		*value = text_value(word_of(field, record));
	} else if (field->kind == CLV_SENTENCE) {
		*value = text_value(formula_in_words(record, store));
	} else if (field->kind == CLV_NAME) {
		*value = name_value(field, record);
	} else if (field->kind == CLV_EXACT || field->kind == CLV_DAY) {
		*value = exact_value(field, record, store);
	} else {
		const double number = clv_field_number(field, record);
		if (isnan(number))
			*value = text_value(NULL);
		else if (is_rate(field->kind))
			*value = rate_value(field, record, number, store);
		else
			*value = (struct clv_value){CLV_VALUE_NUMBER, number, NULL, 0};
	}
}

struct clv_value clv_field_value(const struct clv_field *field,
                                 const void *record, char store[CLV_STORE_SIZE])
{
	struct clv_value value;
	clv_field_fill(field, record, store, &value);
	return value;
}

/* ---- For people ---------------------------------------------------------- */

/* How a kind is shown: times 100 for rates, decimals, what stands behind. */
static void manner_of(enum clv_kind kind, double *factor, int *decimals,
                      const char **unit)
{
	*factor = 1;
	*decimals = -1;
	*unit = "";
	switch (kind) {
	case CLV_MONEY:
	case CLV_COST:
	case CLV_RATIO:
		*decimals = 2;
		break;
	case CLV_RATE:
	case CLV_CONFIDENCE:
	case CLV_STEP_RATE:
		*factor = 100;
		*unit = "%";
		break;
	case CLV_SHARE:
		*factor = 100;
		*decimals = 1;
		*unit = "%";
		break;
	case CLV_MONTHS:
		*decimals = 2;
		*unit = " months";
		break;
	case CLV_SPAN:
		*unit = " years";
		break;
	case CLV_ORDINAL:
		*decimals = 0;
		break;
	case CLV_POINTS:
		*decimals = 1;
		break;
	default:
		break;
	}
}

const char *clv_field_say(const struct clv_field *field, const void *record,
                          int decimals, char store[CLV_STORE_SIZE])
{
	const struct clv_value value = clv_field_value(field, record, store);
	if (value.type == CLV_VALUE_NONE)
		return "";
	if (field->kind == CLV_WORD || field->kind == CLV_SENTENCE)
		return value.text;
	double factor;
	int usual;
	const char *unit;
	manner_of(field->kind, &factor, &usual, &unit);
	const double number = clv_field_number(field, record);
	const int places = usual > 0 && decimals >= 0 ? decimals : usual;
	char digits[CLV_FIXED_SIZE];
	/* 0.07 x 100 is 7.000000000000001 */
	const size_t length =
	    places < 0 || fabs(number) >= 1e15
	        ? clv_number_write(
	              digits, clv_number_round(number * factor,
	                                       field->kind == CLV_SPAN ? 3 : 6))
	        : clv_number_write_fixed(digits, number * factor, places);
	if (field->kind == CLV_SPAN && number == 1)
		unit = " year";
	const char *sign = field->kind == CLV_POINTS && number > 0 ? "+" : "";
	const char *step = "";
	if (field->kind == CLV_STEP_RATE) {
		struct clv_rate rate;
		memcpy(&rate, member_of(field, record), sizeof rate);
		step = rate.step == CLV_STEP_MONTH ? " a month" : " a year";
	}
	snprintf(store, CLV_STORE_SIZE, "%s%.*s%s%s", sign,
	         (int)(length < 120 ? length : 120), digits, unit, step);
	return store;
}
