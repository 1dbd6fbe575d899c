/* JSON to fitted models, all of it checked: what is read here decides what
   customers are worth. */
#include "io/model_file.h"
#include "io/date.h"
#include "io/source.h"

#include <jansson.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLV_PARAMETERS_MAX, FILE_SIZE_MAX = 1 << 20 };

struct task {
	const char *name; /* of the file */
	struct clv_error *error;
};

/* One sentence for all: the file is no longer what clv fit wrote. */
static bool reject(const struct task *task, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static bool reject(const struct task *task, const char *format, ...)
{
	char what[300];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	clv_reject(task->error, CLV_BAD_DATA, "%s: %s", task->name, what);
	return clv_hint(task->error, "write the file anew: clv fit --format json "
	                             "-o model.json ORDERS");
}

/* ---- Members --------------------------------------------------------------
 */

static const char *text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static const char *shown(const char *text, char room[60])
{
	return clv_printable(text, strlen(text), room, 60);
}

/* A number, or NaN for null and where it is missing. */
static bool read_number(const struct task *task, const json_t *object,
                        const char *of, const char *key, double *value)
{
	const json_t *member = json_object_get(object, key);
	*value = NAN;
	if (!member || json_is_null(member))
		return true;
	if (!json_is_number(member))
		return reject(task, "%s%s%s is not a number", of, *of ? ": " : "", key);
	*value = json_number_value(member);
	return true;
}

static bool read_count(const struct task *task, const json_t *object,
                       const char *key, double most, double *value)
{
	if (!read_number(task, object, "", key, value))
		return false;
	if (isnan(*value))
		*value = 0;
	return (*value >= 0 && *value <= most && floor(*value) == *value) ||
	       reject(task, "%s is not a whole number of 0 or more", key);
}

/* ---- Parameters -----------------------------------------------------------
 */

static bool read_parameter(const struct task *task, const json_t *object,
                           unsigned index, struct clv_fit *fit)
{
	const char *name = fit->model->parameters[index];
	const json_t *parameter = json_object_get(object, name);
	const struct {
		const char *key;
		double *value;
	} members[] = {{"estimate", &fit->parameters[index]},
	               {"se", &fit->se[index]},
	               {"low", &fit->low[index]},
	               {"high", &fit->high[index]}};
	if (!json_is_object(parameter))
		return reject(task, "the parameter %s of %s is missing", name,
		              fit->model->name);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		if (!read_number(task, parameter, name, members[i].key,
		                 members[i].value))
			return false;
		/* the lower end may be 0 */
		if (!(isnan(*members[i].value) && i > 0) && !(*members[i].value > 0) &&
		    !(members[i].value == &fit->low[index] && fit->low[index] == 0))
			return reject(task, "the %s of parameter %s is %s", members[i].key,
			              name,
			              isnan(*members[i].value) ? "missing" : "not above 0");
	}
	const char *limit = text_of(parameter, "runs_to");
	fit->direction[index] = !limit ? 0 : strcmp(limit, "0") == 0 ? -1 : 1;
	return true;
}

static bool read_parameters(const struct task *task, const json_t *object,
                            struct clv_fit *fit)
{
	const json_t *parameters = json_object_get(object, "parameters");
	if (!json_is_object(parameters))
		return reject(task, "the parameters of %s are missing",
		              fit->model->name);
	for (unsigned i = 0; i < fit->model->parameter_count; i++)
		if (!read_parameter(task, parameters, i, fit))
			return false;
	return true;
}

static bool read_covariance(const struct task *task, const json_t *object,
                            struct clv_fit *fit)
{
	const json_t *rows = json_object_get(object, "covariance");
	const unsigned count = fit->model->parameter_count;
	if (!rows || json_is_null(rows))
		return true;
	for (unsigned i = 0; i < count; i++)
		for (unsigned j = 0; j < count; j++) {
			const json_t *cell = json_array_get(json_array_get(rows, i), j);
			if (!json_is_number(cell))
				return reject(task, "covariance is not %u rows of %u numbers",
				              count, count);
			fit->covariance[i][j] = json_number_value(cell);
		}
	for (unsigned i = 0; i < count; i++)
		for (unsigned j = 0; j <= i; j++)
			if (fit->covariance[i][j] != fit->covariance[j][i] ||
			    !(fit->covariance[i][i] >= 0))
				return reject(task,
				              "covariance is none: it has to be "
				              "symmetric, with 0 or more on its diagonal");
	return true;
}

/* ---- A fit ----------------------------------------------------------------
 */

static bool read_status(const struct task *task, const json_t *object,
                        struct clv_fit *fit)
{
	const char *word = text_of(object, "status");
	char room[60];
	fit->status = CLV_FIT_CONVERGED;
	if (!word)
		return reject(task, "the status of %s is missing", fit->model->name);
	for (unsigned i = 0; i <= CLV_FIT_AT_BOUNDARY; i++)
		if (strcmp(word, clv_fit_status_words[i]) == 0) {
			fit->status = (enum clv_fit_status)i;
			return true;
		}
	return reject(task, "the status of %s is \"%s\", of which nothing follows",
	              fit->model->name, shown(word, room));
}

static bool read_reasons(const struct task *task, const json_t *object,
                         struct clv_fit *fit)
{
	const json_t *reasons = json_object_get(object, "reasons");
	char room[60];
	for (size_t i = 0; i < json_array_size(reasons); i++) {
		const char *word = json_string_value(json_array_get(reasons, i));
		unsigned bit = 0;
		while (word && bit < CLV_FIT_REASON_COUNT &&
		       strcmp(word, clv_fit_reason_words[bit]) != 0)
			bit++;
		if (!word || bit == CLV_FIT_REASON_COUNT)
			return reject(task, "reasons: \"%s\" is none",
			              shown(word ? word : "", room));
		fit->reasons |= 1u << bit;
	}
	const char *simpler = text_of(object, "simpler_model");
	fit->simpler = simpler ? clv_model_find(simpler) : NULL;
	return true;
}

static bool read_figures(const struct task *task, const json_t *object,
                         struct clv_fit *fit)
{
	double customers, rows, iterations;
	if (!read_number(task, object, "", "log_likelihood",
	                 &fit->log_likelihood) ||
	    !read_number(task, object, "", "aic", &fit->aic) ||
	    !read_number(task, object, "", "bic", &fit->bic) ||
	    !read_number(task, object, "", "gradient_norm", &fit->gradient_norm) ||
	    !read_count(task, object, "customers", 0x1p53, &customers) ||
	    !read_count(task, object, "distinct_rows", 0x1p53, &rows) ||
	    !read_count(task, object, "iterations", 1e9, &iterations))
		return false;
	fit->customers = (uint64_t)customers;
	fit->rows = (size_t)rows;
	fit->iterations = (unsigned)iterations;
	return true;
}

static bool read_fit(const struct task *task, const json_t *object,
                     bool is_spend, struct clv_fit *fit)
{
	const char *name = text_of(object, "model");
	char room[60];
	fit->model = name ? clv_model_find(name) : NULL;
	if (!name)
		return reject(task, "%s is missing",
		              is_spend ? "the model of spend_model" : "the model");
	if (!fit->model)
		return reject(task, "there is no model \"%s\"", shown(name, room));
	if ((fit->model->data == CLV_DATA_SPEND) != is_spend)
		return reject(task, "%s is no model of %s", fit->model->name,
		              is_spend ? "spend" : "purchases");
	for (unsigned i = fit->model->parameter_count; i < N; i++)
		fit->parameters[i] = fit->se[i] = fit->low[i] = fit->high[i] = NAN;
	return read_parameters(task, object, fit) &&
	       read_covariance(task, object, fit) &&
	       read_status(task, object, fit) && read_reasons(task, object, fit) &&
	       read_figures(task, object, fit);
}

/* ---- The file -------------------------------------------------------------
 */

/* Files of tables have none, nor have those of earlier versions of clv. */
static bool read_until(const struct task *task, const json_t *root,
                       struct clv_fitted *fitted)
{
	const char *day = text_of(root, "until");
	enum clv_date_evidence evidence;
	char room[60];
	if (!day)
		return true;
	fitted->has_until =
	    clv_date_read(day, strlen(day), CLV_DATE_YMD, CLV_ORDER_DAY_FIRST,
	                  &fitted->until, &evidence) == CLV_DATE_OK;
	return fitted->has_until ||
	       reject(task, "until: \"%s\" is no day", shown(day, room));
}

static bool read_head(const struct task *task, const json_t *root,
                      struct clv_fitted *fitted)
{
	const char *format = text_of(root, "format");
	const json_t *version = json_object_get(root, "version");
	const char *unit = text_of(root, "unit");
	char room[60];
	if (!format || strcmp(format, CLV_MODEL_FORMAT) != 0)
		return reject(task, "this is JSON, but no fitted model: \"format\" is "
		                    "not \"" CLV_MODEL_FORMAT "\"");
	if (!json_is_number(version) ||
	    json_number_value(version) != CLV_MODEL_VERSION) {
		clv_reject(task->error, CLV_BAD_DATA,
		           "%s: a model file of another version than %d", task->name,
		           CLV_MODEL_VERSION);
		return clv_hint(task->error,
		                "another version of clv wrote it: fit again");
	}
	if (!unit)
		return reject(task, "the unit is missing");
	if (!read_until(task, root, fitted))
		return false;
	return clv_unit_find(unit, &fitted->unit) ||
	       reject(task, "the unit \"%s\" is none: day, week, month or year",
	              shown(unit, room));
}

static bool read_root(const struct task *task, const json_t *root,
                      struct clv_fitted *fitted)
{
	const json_t *spend = json_object_get(root, "spend_model");
	const json_t *model = json_object_get(root, "model");
	const bool has_spend = spend && !json_is_null(spend);
	*fitted = (struct clv_fitted){.unit = CLV_UNIT_DAY};
	if (!json_is_object(root) || !read_head(task, root, fitted))
		return json_is_object(root) ? false
		                            : reject(task, "this is JSON, but no "
		                                           "fitted model");
	/* null, and not missing: a model of spend alone */
	if (!(has_spend && json_is_null(model)) &&
	    !read_fit(task, root, false, &fitted->purchases))
		return false;
	return !has_spend || read_fit(task, spend, true, &fitted->spend);
}

static bool reject_syntax(const struct task *task, const json_error_t *found)
{
	char room[60];
	if (found->line < 1 || json_error_code(found) == json_error_out_of_memory)
		return clv_reject_memory(task->error);
	clv_reject(
	    task->error, CLV_BAD_DATA, "this is not JSON: %s",
	    clv_printable(found->text, strlen(found->text), room, sizeof room));
	clv_hint(task->error, "a model file is what clv fit --format json -o "
	                      "model.json writes");
	task->error->place.file = task->name;
	task->error->place.line = (uint64_t)found->line;
	task->error->place.column = found->column > 0 ? (size_t)found->column : 0;
	task->error->place.excerpt[0] = '\0';
	return false;
}

static bool parse(const struct task *task, const char *bytes, size_t size,
                  struct clv_fitted *fitted)
{
	json_error_t found;
	if (!size)
		return reject(task, "the file is empty");
	json_t *root = json_loadb(
	    bytes, size, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &found);
	if (!root)
		return reject_syntax(task, &found);
	const bool done = read_root(task, root, fitted);
	json_decref(root);
	return done;
}

/* All of it, up to one byte more than a model file can have. */
static bool read_all(struct clv_source *source, char *bytes, size_t *size,
                     struct clv_error *error)
{
	*size = 0;
	while (*size <= FILE_SIZE_MAX) {
		const ssize_t count = source->read(source, bytes + *size,
		                                   FILE_SIZE_MAX + 1 - *size, error);
		if (count < 0)
			return false;
		if (count == 0)
			break;
		*size += (size_t)count;
	}
	return true;
}

bool clv_fitted_read(struct clv_fitted *fitted, const char *path,
                     struct clv_error *error)
{
	struct clv_source *source = clv_source_open(path, error);
	source = source ? clv_source_unpacked(source, error) : NULL;
	source = source ? clv_source_decoded(source, error) : NULL;
	if (!source)
		return false;
	const struct task task = {source->name, error};
	char *bytes = malloc(FILE_SIZE_MAX + 1);
	size_t size = 0;
	bool done = bytes ? read_all(source, bytes, &size, error)
	                  : clv_reject_memory(error);
	if (done && size > FILE_SIZE_MAX)
		done = reject(&task, "this is no model file: it is larger than 1 MiB");
	done = done && parse(&task, bytes, size, fitted);
	free(bytes);
	clv_source_close(source);
	return done;
}
