/* Model files: what is written reads back bit for bit, and what is no model
   file is told from one. */
#include "io/model_file.h"

#include "check.h"
#include "temporary.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

/* A model of BG/NBD as published for CDNOW (Fader, Hardie, Lee 2005), the rest
   made up of numbers that need all their digits. */
static void set_fitted(struct clv_fitted *fitted)
{
	const double r = 0.243, alpha = 4.414, a = 0.793, b = 2.426;
	struct clv_fit *fit = &fitted->purchases;
	*fitted = (struct clv_fitted){.unit = CLV_UNIT_WEEK};
	*fit = (struct clv_fit){.model = &clv_model_bgnbd,
	                        .status = CLV_FIT_CONVERGED,
	                        .parameters = {r, alpha, a, b},
	                        .log_likelihood = -9582.429206,
	                        .aic = 2.0 / 3,
	                        .bic = 1e300 / 7,
	                        .customers = UINT64_C(9007199254740991),
	                        .rows = 1016,
	                        .iterations = 5,
	                        .gradient_norm = 1e-13 / 3};
	for (unsigned i = 0; i < 4; i++) {
		fit->se[i] = fit->parameters[i] / 3;
		fit->low[i] = fit->parameters[i] / 7;
		fit->high[i] = fit->parameters[i] * 7;
		for (unsigned j = 0; j < 4; j++)
			fit->covariance[i][j] = 1.0 / (3 + i + j);
	}
	fit = &fitted->spend;
	*fit =
	    (struct clv_fit){.model = &clv_model_gg,
	                     .status = CLV_FIT_AT_BOUNDARY,
	                     .reasons = CLV_FIT_SAME_VALUES | CLV_FIT_MEAN_INFINITE,
	                     .parameters = {6.25, 3.74, 15.44},
	                     .se = {NAN, 0.29, NAN},
	                     .low = {NAN, 0, NAN},
	                     .high = {NAN, 4.4, NAN},
	                     .direction = {1, 0, -1},
	                     .log_likelihood = -4055.9177,
	                     .aic = NAN,
	                     .bic = NAN,
	                     .gradient_norm = NAN};
}

static char *write_text(const struct clv_fitted *fitted, size_t *size)
{
	struct clv_error error = {.status = CLV_DONE};
	struct clv_output *output = clv_output_open_memory(&error);
	assert_non_null(output);
	assert_true(clv_fitted_write(fitted, output, &error));
	const char *kept = clv_output_kept(output, size);
	char *copy = malloc(*size + 1);
	assert_non_null(copy);
	memcpy(copy, kept, *size);
	copy[*size] = '\0';
	clv_output_close(output);
	return copy;
}

static bool read_text(struct clv_fitted *fitted, const char *text, size_t size,
                      struct clv_error *error)
{
	struct temporary file;
	temporary_write(&file, text, size);
	const bool done = clv_fitted_read(fitted, file.path, error);
	temporary_remove(&file);
	return done;
}

static void assert_same(double a, double b)
{
	assert_true(isnan(a) ? isnan(b) : a == b);
}

static void assert_same_fit(const struct clv_fit *a, const struct clv_fit *b)
{
	assert_ptr_equal(a->model, b->model);
	assert_int_equal(a->status, b->status);
	assert_int_equal(a->reasons, b->reasons);
	assert_ptr_equal(a->simpler, b->simpler);
	for (unsigned i = 0; a->model && i < a->model->parameter_count; i++) {
		assert_same(a->parameters[i], b->parameters[i]);
		assert_same(a->se[i], b->se[i]);
		assert_same(a->low[i], b->low[i]);
		assert_same(a->high[i], b->high[i]);
		assert_int_equal(a->direction[i], b->direction[i]);
		for (unsigned j = 0; j < a->model->parameter_count; j++)
			assert_same(a->covariance[i][j], b->covariance[i][j]);
	}
	assert_same(a->log_likelihood, b->log_likelihood);
	assert_same(a->aic, b->aic);
	assert_same(a->bic, b->bic);
	assert_same(a->gradient_norm, b->gradient_norm);
	assert_true(a->customers == b->customers);
	assert_true(a->rows == b->rows);
	assert_int_equal(a->iterations, b->iterations);
}

static void check_round_trip(const struct clv_fitted *fitted)
{
	struct clv_fitted back;
	struct clv_error error = {.status = CLV_DONE};
	size_t size;
	char *text = write_text(fitted, &size);
	if (!read_text(&back, text, size, &error))
		fail_with("%s\n%s", error.message, text);
	assert_int_equal(back.unit, fitted->unit);
	assert_int_equal(back.has_until, fitted->has_until);
	assert_int_equal(back.until, fitted->until);
	assert_same_fit(&fitted->purchases, &back.purchases);
	assert_same_fit(&fitted->spend, &back.spend);
	free(text);
}

static void what_is_written_reads_back(void **state)
{
	(void)state;
	struct clv_fitted fitted;
	set_fitted(&fitted);
	check_round_trip(&fitted);
	fitted.purchases.status = CLV_FIT_AT_BOUNDARY;
	fitted.purchases.reasons = CLV_FIT_NO_DROPOUT;
	fitted.purchases.simpler = &clv_model_nbd;
	fitted.unit = CLV_UNIT_YEAR;
	fitted.has_until = true;
	fitted.until = 20451;
	check_round_trip(&fitted);
	const struct clv_fit purchases = fitted.purchases;
	fitted.purchases = (struct clv_fit){0};
	check_round_trip(&fitted);
	fitted.purchases = purchases;
	fitted.spend = (struct clv_fit){0};
	check_round_trip(&fitted);
}

static void every_reason_reads_back(void **state)
{
	(void)state;
	struct clv_fitted fitted;
	set_fitted(&fitted);
	for (unsigned i = 0; i < CLV_FIT_REASON_COUNT; i++) {
		fitted.purchases.reasons = 1u << i;
		check_round_trip(&fitted);
	}
	/* none is missing from the words */
	assert_int_equal(1 << (CLV_FIT_REASON_COUNT - 1), CLV_FIT_ONE_PERIOD);
}

/* What others find who read the file with a JSON library. */
static void others_can_read_it(void **state)
{
	(void)state;
	struct clv_fitted fitted;
	size_t size;
	set_fitted(&fitted);
	char *text = write_text(&fitted, &size);
	json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
	const json_t *parameters = json_object_get(root, "parameters");
	const json_t *alpha = json_object_get(parameters, "alpha");
	const json_t *spend = json_object_get(root, "spend_model");
	assert_string_equal(json_string_value(json_object_get(root, "format")),
	                    "clv model");
	assert_int_equal(json_integer_value(json_object_get(root, "version")), 1);
	assert_string_equal(json_string_value(json_object_get(root, "model")),
	                    "bgnbd");
	assert_string_equal(json_string_value(json_object_get(root, "unit")),
	                    "week");
	assert_near(json_number_value(json_object_get(alpha, "estimate")), 4.414,
	            0);
	assert_near(json_number_value(json_object_get(alpha, "high")), 30.898,
	            1e-14);
	assert_string_equal(json_string_value(json_object_get(spend, "model")),
	                    "gg");
	assert_true(json_is_null(json_object_get(
	    json_object_get(json_object_get(spend, "parameters"), "p"), "se")));
	/* shortest numbers */
	assert_non_null(strstr(text, "{\"estimate\": 0.243, "));
	json_decref(root);
	free(text);
}

/* ---- What is no model file ------------------------------------------------
 */

/* The file with its first `from` replaced is refused, and says this. */
static void refuses(const char *from, const char *to, const char *said)
{
	struct clv_fitted fitted;
	struct clv_error error = {.status = CLV_DONE};
	size_t size;
	char changed[8000];
	set_fitted(&fitted);
	char *text = write_text(&fitted, &size);
	const char *at = strstr(text, from);
	if (!at)
		fail_with("nothing is called %s in %s", from, text);
	snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, to,
	         at + strlen(from));
	free(text);
	if (read_text(&fitted, changed, strlen(changed), &error))
		fail_with("%s for %s is taken", to, from);
	assert_int_equal(error.status, CLV_BAD_DATA);
	if (!strstr(error.message, said))
		fail_with("\"%s\" does not say \"%s\"", error.message, said);
	assert_true(error.hint[0]);
}

static void damaged_files_are_refused(void **state)
{
	(void)state;
	refuses("clv model", "shop", "no fitted model");
	refuses("\"version\": 1", "\"version\": 2", "another version than 1");
	refuses("\"version\": 1", "\"version\": \"1\"", "another version than 1");
	refuses("bgnbd", "bgmbd", "there is no model \"bgmbd\"");
	refuses("\"bgnbd\"", "\"gg\"", "gg is no model of purchases");
	refuses("\"gg\"", "\"nbd\"", "nbd is no model of spend");
	refuses("\"model\": \"bgnbd\",", "", "the model is missing");
	refuses("\"week\"", "\"hour\"", "the unit \"hour\" is none");
	refuses("\"unit\": \"week\",", "", "the unit is missing");
	refuses("\"alpha\": {", "\"alfa\": {", "the parameter alpha of bgnbd");
	refuses("\"parameters\"", "\"values\"", "the parameters of bgnbd");
	refuses("\"estimate\": 0.243", "\"estimate\": 0",
	        "the estimate of parameter r is not above 0");
	refuses("\"estimate\": 0.243", "\"estimate\": -0.243",
	        "the estimate of parameter r is not above 0");
	refuses("\"estimate\": 0.243", "\"estimate\": null",
	        "the estimate of parameter r is missing");
	refuses("\"estimate\": 0.243", "\"estimate\": \"0.243\"",
	        "r: estimate is not a number");
	refuses("\"se\": 0.081", "\"se\": -0.081",
	        "the se of parameter r is not above 0");
	refuses("\"unit\": \"week\"",
	        "\"unit\": \"week\", \"until\": \"2025-02-30\"",
	        "until: \"2025-02-30\" is no day");
	refuses("\"low\": 0.0347", "\"low\": -0.0347",
	        "the low of parameter r is not above 0");
	refuses("\"covariance\": [", "\"covariance\": [[1, 2], ",
	        "covariance is not 4 rows of 4 numbers");
	refuses("[[0.3333333333333333, 0.25", "[[0.3333333333333333, 0.26",
	        "symmetric");
	refuses("[[0.3333333333333333, ", "[[-1, ", "0 or more on its diagonal");
	refuses("\"converged\"", "\"impossible\"", "of which nothing follows");
	refuses("\"status\"", "\"state\"", "the status of bgnbd is missing");
	refuses("same values", "some values", "\"some values\" is none");
	refuses("\"customers\": 9007199254740991", "\"customers\": 1.5",
	        "customers is not a whole number");
	refuses("\"iterations\": 5", "\"iterations\": -5",
	        "iterations is not a whole number");
	refuses("\"aic\": ", "\"aic\": \"x\", \"x\": ", "aic is not a number");
}

static void refuses_text(const char *text, size_t size, const char *said,
                         uint64_t line)
{
	struct clv_fitted fitted;
	struct clv_error error = {.status = CLV_DONE};
	assert_false(read_text(&fitted, text, size, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	if (!strstr(error.message, said))
		fail_with("\"%s\" does not say \"%s\"", error.message, said);
	assert_int_equal(error.place.line, line);
	assert_true(error.hint[0]);
}

static void other_files_are_refused(void **state)
{
	(void)state;
	enum { LARGE = (1 << 20) + 1 };
	static const char csv[] = "customer,date\nanna,2025-01-01\n";
	static const char cut[] = "{\n  \"format\": \"clv model\",\n  \"ver";
	static const char twice[] = "{\"a\": 1,\n\"a\": 2}";
	static const char nothing[] =
	    "{\"format\": \"clv model\", \"version\": 1, \"unit\": \"day\", "
	    "\"model\": null, \"spend_model\": null}";
	char *large = malloc(LARGE);
	assert_non_null(large);
	memset(large, ' ', LARGE);
	refuses_text("", 0, "the file is empty", 0);
	refuses_text(csv, sizeof csv - 1, "this is not JSON", 1);
	refuses_text(cut, sizeof cut - 1, "this is not JSON", 3);
	refuses_text(twice, sizeof twice - 1, "this is not JSON", 2);
	refuses_text("{}", 2, "no fitted model", 0);
	refuses_text(nothing, sizeof nothing - 1, "the model is missing", 0);
	refuses_text("[1]", 3, "no fitted model", 0);
	refuses_text(large, LARGE, "larger than 1 MiB", 0);
	refuses_text(large, LARGE - 1, "this is not JSON", 1);
	free(large);
	struct clv_fitted fitted;
	struct clv_error error = {.status = CLV_DONE};
	assert_false(clv_fitted_read(&fitted, "/no/such/file", &error));
	assert_non_null(strstr(error.message, "/no/such/file"));
}

static void compressed_files_are_read(void **state)
{
	(void)state;
	struct clv_fitted fitted, back;
	struct clv_error error = {.status = CLV_DONE};
	struct temporary file;
	size_t size;
	set_fitted(&fitted);
	char *text = write_text(&fitted, &size);
	temporary_write(&file, "", 0);
	gzFile to = gzopen(file.path, "wb");
	assert_non_null(to);
	assert_int_equal(gzwrite(to, text, (unsigned)size), size);
	assert_int_equal(gzclose(to), Z_OK);
	assert_true(clv_fitted_read(&back, file.path, &error));
	assert_same_fit(&fitted.purchases, &back.purchases);
	temporary_remove(&file);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_written_reads_back),
	    cmocka_unit_test(every_reason_reads_back),
	    cmocka_unit_test(others_can_read_it),
	    cmocka_unit_test(damaged_files_are_refused),
	    cmocka_unit_test(other_files_are_refused),
	    cmocka_unit_test(compressed_files_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
