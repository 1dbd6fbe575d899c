/* The command line. An input is arguments separated by null bytes, or by line
   ends where it has no null byte. What they ask for is done as far as it
   touches no file: help, and one case from flags. */
#include "fuzz.h"

#include "cli/calculate.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS_AT_MOST = 256 };

/* Standard input is no table, so that flags alone decide. */
static void close_standard_input(void)
{
	static bool done;
	const int nothing = done ? -1 : open("/dev/null", O_RDONLY);
	if (nothing > STDIN_FILENO) {
		demand(dup2(nothing, STDIN_FILENO) == STDIN_FILENO);
		close(nothing);
	}
	done = true;
}

static int split(char *text, size_t size, char **argv)
{
	static char program[] = "clv";
	const char separator = memchr(text, '\0', size) ? '\0' : '\n';
	int argc = 0;
	argv[argc++] = program;
	for (char *at = text; at < text + size && argc < ARGUMENTS_AT_MOST;) {
		char *end = memchr(at, separator, (size_t)(text + size - at));
		if (end)
			*end = '\0';
		argv[argc++] = at;
		at += strlen(at) + 1;
	}
	argv[argc] = NULL;
	return argc;
}

static void check_failure(const struct clv_error *error)
{
	demand_line(error->message, sizeof error->message);
	if (*error->hint)
		demand_line(error->hint, sizeof error->hint);
	demand(!error->place.line);
	demand(error->status == CLV_BAD_USAGE ||
	       (error->status == CLV_BAD_DATA &&
	        strcmp(error->message, "out of memory") == 0));
}

/* A case gives every requirement an answer, and each that fails its words. */
static void check_each_requirement(struct settings *settings)
{
	struct clv_results results;
	clv_evaluate(&settings->flags.values, &results);
	for (size_t i = 0; i < settings->requirement_count; i++) {
		struct clv_error error = {.status = CLV_DONE};
		struct settings one = {
		    .requirements = &settings->requirements[i],
		    .requirement_count = 1,
		};
		check_requirements(&one, &settings->flags, &results, "a.csv", i % 2);
		const bool failed = settings->requirements[i].failed;
		demand(report_requirements(&one, 1, &error) == !failed);
		if (!failed)
			continue;
		demand(error.status == CLV_REQUIREMENT_FAILED);
		demand_line(error.message, sizeof error.message);
	}
}

/* -o and --rejects would write files, and words name files to be read. */
static bool touches_no_file(const struct arguments *arguments,
                            const struct settings *settings)
{
	return !arguments->word_count && !settings->common.output &&
	       !settings->common.rejects;
}

/* All of them but the last are printed at once. */
static void keep_one_requirement(struct arguments *arguments)
{
	size_t requirements = 0;
	size_t kept = 0;
	for (size_t i = 0; i < arguments->flag_count; i++)
		if (arguments->flags[i].option != OPTION_REQUIRE || !requirements++)
			arguments->flags[kept++] = arguments->flags[i];
	arguments->flag_count = kept;
}

static void calculate_quietly(struct arguments *arguments)
{
	struct clv_error error = {.status = CLV_DONE};
	size_t length;
	arguments->values[OPTION_QUIET] = "";
	keep_one_requirement(arguments);
	capture_begin();
	const bool done = calculate(arguments, &error);
	char *text = capture_end(&length);
	demand(!done || length > 0);
	if (!done && error.status == CLV_REQUIREMENT_FAILED)
		demand_line(error.message, sizeof error.message);
	else if (!done)
		check_failure(&error);
	free(text);
}

static void run_calculator(struct arguments *arguments)
{
	struct settings settings;
	struct clv_error error = {.status = CLV_DONE};
	const bool read = settings_read(&settings, arguments, &error);
	/* without anything given it prints its usage */
	const bool asked = settings.flags.mask || settings.chosen_count;
	const bool runs = read && asked && touches_no_file(arguments, &settings);
	if (read)
		check_each_requirement(&settings);
	else
		check_failure(&error);
	settings_free(&settings);
	if (runs)
		calculate_quietly(arguments);
}

static void run_command(const struct arguments *arguments)
{
	struct clv_error error = {.status = CLV_DONE};
	size_t length;
	capture_begin();
	const bool done = arguments->command->run(arguments, &error);
	free(capture_end(&length));
	demand(!done || length > 0);
	if (!done)
		check_failure(&error);
}

static void run(struct arguments *arguments)
{
	if (arguments->command == &calculator)
		run_calculator(arguments);
	else if (arguments->command->explains)
		run_command(arguments);
	/* the others open files, and standard input where none is named */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *argv[ARGUMENTS_AT_MOST + 1];
	struct arguments arguments;
	struct clv_error error = {.status = CLV_DONE};
	char *text = malloc(size + 1);
	demand(text);
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	close_standard_input();
	const int argc = split(text, size, argv);
	if (arguments_parse(&arguments, argc, argv, &error))
		run(&arguments);
	else
		check_failure(&error);
	arguments_free(&arguments);
	free(text);
	return 0;
}
