#include "io/cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Which columns are what ---------------------------------------------- */

/* Names, separated by |, of columns that give away an export of orders. */
static const char customer_names[] =
    "customer|customer id|customer email|email|billing email|customer name|"
    "purchase email|from email address|user id|client|client id";
static const char date_names[] =
    "date|order date|created at|created|created (utc)|paid at|purchase date|"
    "invoice date|transaction date|day|time";
static const char amount_names[] =
    "amount|total|order total|price|unit price|sale price ($)|net sales|gross|"
    "net|grand total (base)|total collected|value|sum";

static bool is_one_of(const struct clv_text *name, const char *names)
{
	while (*names) {
		const size_t size = strcspn(names, "|");
		if (name->length && clv_same_name(names, size, name->at, name->length))
			return true;
		names += size + (names[size] == '|');
	}
	return false;
}

static bool has_column(const struct clv_table *table, const char *names)
{
	for (size_t i = 0; i < table->count; i++)
		if (is_one_of(&table->names[i], names))
			return true;
	return false;
}

/* The header's line, as the place of an error. */
static bool at_header(const struct clv_table *table, struct clv_error *error)
{
	const struct clv_record header = {NULL, 0, table->header,
	                                  table->header_line};
	clv_csv_reader_locate(table->reader, &header, CLV_WHOLE_RECORD, error);
	return false;
}

/* A table that has avg and freq is one of cases, whatever else it has. */
static bool has_averages(const struct clv_cases *cases)
{
	return (cases->mask & CLV_INPUT_BIT(CLV_IN_AVG)) &&
	       (cases->mask & CLV_INPUT_BIT(CLV_IN_FREQ));
}

static bool refuse_other_tables(const struct clv_cases *cases,
                                struct clv_error *error)
{
	const struct clv_table *table = &cases->table;
	if (has_column(table, "recency") && has_column(table, "T")) {
		clv_reject(error, CLV_BAD_DATA,
		           "this is a table of customers (recency, T), a row each, and "
		           "not one of cases with avg and freq");
		clv_hint(error, "clv takes averages: give it a row per segment, or "
		                "--avg and --freq");
		return at_header(table, error);
	}
	if (!has_averages(cases) && has_column(table, customer_names) &&
	    has_column(table, date_names) && has_column(table, amount_names)) {
		clv_reject(error, CLV_BAD_DATA,
		           "this is an export of orders (customer, date, amount), and "
		           "not a table of cases with avg and freq");
		clv_hint(error,
		         "clv orders FILE says what each customer is worth, and clv "
		         "orders --total FILE | clv --years 5 the average one");
		return at_header(table, error);
	}
	return true;
}

static bool reject_twice(struct clv_cases *cases, size_t column,
                         const struct clv_field *field, struct clv_error *error)
{
	const struct clv_record header = {NULL, 0, cases->table.header,
	                                  cases->table.header_line};
	clv_reject(error, CLV_BAD_DATA, "two columns give %s", field->name);
	clv_hint(error, "rename or remove one of them");
	clv_csv_reader_locate(cases->table.reader, &header, column, error);
	return false;
}

static bool recognise(struct clv_cases *cases, struct clv_error *error)
{
	const struct clv_table *table = &cases->table;
	cases->columns = calloc(table->count + 1, sizeof *cases->columns);
	cases->plain = calloc(table->count + 1, sizeof *cases->plain);
	if (!cases->columns || !cases->plain)
		return clv_reject_memory(error);
	uint32_t results = 0;
	for (size_t i = 0; i < table->count; i++) {
		const struct clv_text *name = &table->names[i];
		struct clv_case_column *column = &cases->columns[i];
		column->input =
		    clv_schema_find(&clv_input_schema, name->at, name->length);
		column->result =
		    clv_schema_find(&clv_result_schema, name->at, name->length);
		const bool input = column->input != CLV_NO_FIELD;
		if (!input && column->result == CLV_NO_FIELD)
			continue;
		uint32_t *seen = input ? &cases->mask : &results;
		const uint32_t bit = UINT32_C(1)
		                     << (input ? column->input : column->result);
		if (*seen & bit)
			return reject_twice(cases, i,
			                    input
			                        ? &clv_input_schema.fields[column->input]
			                        : &clv_result_schema.fields[column->result],
			                    error);
		*seen |= bit;
	}
	cases->is_own_output = results != 0;
	enum clv_input first, second;
	cases->can_conflict = clv_given_conflict(cases->mask, &first, &second);
	return true;
}

/* ---- The decimal sign ---------------------------------------------------- */

/* What the values of the sample tell, and the first that could be either. */
struct decimal_search {
	struct clv_cases *cases;
	enum clv_decimal_evidence found;
	bool undecided;
	struct clv_error *error;
};

static bool is_numeric(const struct clv_case_column *column)
{
	return column->input != CLV_NO_FIELD &&
	       clv_input_schema.fields[column->input].kind != CLV_WORD;
}

static void reject_undecided(struct clv_cases *cases,
                             struct clv_csv_reader *reader,
                             const struct clv_record *record, size_t column,
                             struct clv_error *error)
{
	const struct clv_text *cell = &record->cells[column];
	char shown[80];
	clv_reject(error, CLV_BAD_DATA,
	           "%s: \"%s\" may mean thousands or a decimal sign, and no other "
	           "value tells which",
	           clv_input_schema.fields[cases->columns[column].input].name,
	           clv_printable(cell->at, cell->length, shown, sizeof shown));
	clv_hint(error, "say --decimal . or --decimal ,");
	clv_csv_reader_locate(reader, record, column, error);
}

/* A value such as 1,234 is never guessed. 1.234 is a decimal point where the
   delimiter is not the ; of countries that write a decimal comma: programs,
   this one included, write it so. */
static bool is_either(const struct clv_cases *cases,
                      enum clv_decimal_evidence evidence)
{
	return evidence == CLV_LOOKS_COMMA ||
	       (evidence == CLV_LOOKS_POINT && cases->table.delimiter == ';');
}

static bool search_decimal(const struct clv_record *record,
                           struct clv_csv_reader *reader, void *data)
{
	struct decimal_search *search = data;
	struct clv_cases *cases = search->cases;
	for (size_t i = 0; i < record->count; i++) {
		if (!is_numeric(&cases->columns[i]))
			continue;
		const enum clv_decimal_evidence evidence =
		    clv_decimal_evidence(record->cells[i].at, record->cells[i].length);
		if (evidence == CLV_TELLS_POINT || evidence == CLV_TELLS_COMMA) {
			search->found = evidence;
			return false;
		}
		if (is_either(cases, evidence) && !search->undecided) {
			search->undecided = true;
			reject_undecided(cases, reader, record, i, search->error);
		}
	}
	return true;
}

static bool choose_decimal(struct clv_cases *cases, char given,
                           struct clv_error *error)
{
	cases->decimal = CLV_DECIMAL_POINT;
	cases->decimal_is_certain = given != 0;
	if (given) {
		cases->decimal = given == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT;
		return true;
	}
	struct decimal_search search = {cases, CLV_TELLS_NOTHING, false, error};
	if (!clv_table_sample(&cases->table, search_decimal, &search, error))
		return false;
	if (search.found == CLV_TELLS_NOTHING)
		return !search.undecided;
	cases->decimal_is_certain = true;
	if (search.found == CLV_TELLS_COMMA)
		cases->decimal = CLV_DECIMAL_COMMA;
	return true;
}

/* ---- Opening and rows
 * -------------------------------------------------------- */

bool clv_cases_open_source(struct clv_cases *cases, struct clv_source *source,
                           const struct clv_case_options *options,
                           struct clv_error *error)
{
	*cases = (struct clv_cases){.decimal = CLV_DECIMAL_POINT};
	return clv_table_open_source(&cases->table, source, options->delimiter,
	                             &clv_input_schema, error) &&
	       recognise(cases, error) && refuse_other_tables(cases, error) &&
	       choose_decimal(cases, options->decimal, error);
}

bool clv_cases_open(struct clv_cases *cases, const char *path,
                    const struct clv_case_options *options,
                    struct clv_error *error)
{
	return clv_cases_open_source(cases, clv_source_open(path, error), options,
	                             error);
}

void clv_cases_close(struct clv_cases *cases)
{
	clv_table_close(&cases->table);
	free(cases->columns);
	free(cases->plain);
	cases->columns = NULL;
	cases->plain = NULL;
}

/* A number may be the first that tells the decimal sign, or one that nothing so
   far can decide. */
static bool settle_decimal(struct clv_cases *cases,
                           const struct clv_record *record, size_t column,
                           struct clv_error *error)
{
	const struct clv_text *cell = &record->cells[column];
	const enum clv_decimal_evidence evidence =
	    clv_decimal_evidence(cell->at, cell->length);
	if (evidence == CLV_TELLS_POINT || evidence == CLV_TELLS_COMMA)
		cases->decimal_is_certain = true;
	if (!is_either(cases, evidence))
		return true;
	reject_undecided(cases, cases->table.reader, record, column, error);
	return false;
}

static bool read_cell(struct clv_cases *cases, const struct clv_record *record,
                      size_t column, struct clv_given *given,
                      struct clv_error *error)
{
	const int input = cases->columns[column].input;
	const struct clv_field *field = &clv_input_schema.fields[input];
	const struct clv_text *cell = &record->cells[column];
	bool *plain = &cases->plain[column];
	switch (clv_field_read(field, field->name, &given->values, cell->at,
	                       cell->length, cases->decimal, plain, error)) {
	case CLV_FIELD_SET:
		given->mask |= CLV_INPUT_BIT(input);
		/* 1.234 is plain, and still not certain beside a ; */
		return cases->decimal_is_certain || field->kind == CLV_WORD ||
		       (*plain && cases->table.delimiter != ';') ||
		       settle_decimal(cases, record, column, error);
	case CLV_FIELD_MISSING:
		return true;
	case CLV_FIELD_BAD:
	default:
		clv_csv_reader_locate(cases->table.reader, record, column, error);
		return false;
	}
}

static size_t column_of(const struct clv_cases *cases, enum clv_input input)
{
	size_t column = 0;
	while (cases->columns[column].input != (int)input)
		column++;
	return column;
}

/* In output of ours, with other results beside it, years follows from retention
   or churn: it then says what they say, up to what --round may have taken off.
   Alone it does not show that: 5 years beside a churn of 20% may be meant. */
static bool years_is_a_result(const struct clv_cases *cases,
                              const struct clv_given *given)
{
	if (!cases->is_own_output || !(given->mask & CLV_INPUT_BIT(CLV_IN_YEARS)))
		return false;
	struct clv_inputs alone = given->values;
	struct clv_results results;
	alone.years = NAN;
	clv_evaluate_groups(&alone, 0, &results);
	return fabs(results.years - given->values.years) <= 0.5;
}

static bool check_conflicts(struct clv_cases *cases,
                            const struct clv_record *record,
                            struct clv_given *given, struct clv_error *error)
{
	if (!cases->can_conflict)
		return true;
	enum clv_input first, second;
	if (!clv_given_conflict(given->mask, &first, &second))
		return true;
	if (years_is_a_result(cases, given)) {
		given->mask &= ~CLV_INPUT_BIT(CLV_IN_YEARS);
		given->values.years = NAN;
		cases->plain[column_of(cases, CLV_IN_YEARS)] = false;
	}
	if (!clv_given_conflict(given->mask, &first, &second))
		return true;
	clv_reject(error, CLV_BAD_DATA, "%s and %s exclude each other",
	           clv_input_schema.fields[first].name,
	           clv_input_schema.fields[second].name);
	clv_hint(error, "leave one of the two cells empty");
	clv_csv_reader_locate(cases->table.reader, record, column_of(cases, second),
	                      error);
	return false;
}

bool clv_cases_read(struct clv_cases *cases, const struct clv_record *record,
                    struct clv_given *given, struct clv_error *error)
{
	clv_given_clear(given);
	for (size_t i = 0; i < record->count; i++)
		if (cases->columns[i].input != CLV_NO_FIELD &&
		    !read_cell(cases, record, i, given, error))
			return false;
	return check_conflicts(cases, record, given, error);
}

enum clv_read clv_cases_next(struct clv_cases *cases, struct clv_record *record,
                             struct clv_given *given, struct clv_error *error)
{
	const enum clv_read read = clv_table_next(&cases->table, record, error);
	if (read != CLV_READ_RECORD)
		return read;
	return clv_cases_read(cases, record, given, error) ? CLV_READ_RECORD
	                                                   : CLV_READ_BAD;
}
