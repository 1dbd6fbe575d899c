/* The calculator: decides between one case and a table. */
#include "cli/calculate.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/suggest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void check_requirements(struct settings *settings,
                        const struct clv_given *given,
                        const struct clv_results *results, const char *file,
                        uint64_t line)
{
	for (size_t i = 0; i < settings->requirement_count; i++)
		requirement_check(&settings->requirements[i], given, results, file,
		                  line);
}

bool report_requirements(const struct settings *settings, uint64_t cases,
                         struct clv_error *error)
{
	bool all = true;
	if (settings->requirement_count && cases == 0) {
		clv_reject(error, CLV_REQUIREMENT_FAILED,
		           "--require %s: there is no row that could fulfil it",
		           settings->requirements[0].shown);
		return false;
	}
	for (size_t i = 0; i < settings->requirement_count; i++) {
		const struct requirement *r = &settings->requirements[i];
		if (!r->failed)
			continue;
		if (!all) /* one is left for the error, the others go before it */
			print_error_line(error);
		all = false;
		const char *name = reference_field(&r->reference)->name;
		if (r->first_line)
			clv_reject(error, CLV_REQUIREMENT_FAILED,
			           "--require %s: %llu of %llu rows fail; the first is "
			           "%s:%llu, where %s is %s",
			           r->shown, (unsigned long long)r->failed,
			           (unsigned long long)cases, r->first_file,
			           (unsigned long long)r->first_line, name, r->first_value);
		else
			clv_reject(error, CLV_REQUIREMENT_FAILED, "--require %s: %s is %s",
			           r->shown, name, r->first_value);
	}
	return all;
}

/* A pipe or a file; not a terminal and not /dev/null, which cron gives. */
static bool standard_input_has_a_table(void)
{
	struct stat status;
	return fstat(STDIN_FILENO, &status) == 0 &&
	       (S_ISFIFO(status.st_mode) || S_ISREG(status.st_mode) ||
	        S_ISSOCK(status.st_mode));
}

static bool reject_table_options(const struct settings *settings,
                                 struct clv_error *error)
{
	const char *name = settings->common.rejects           ? "--rejects"
	                   : settings->common.skip_bad        ? "--skip-bad"
	                   : settings->common.table.delimiter ? "--delimiter"
	                   : settings->common.threads_given   ? "--threads"
	                                                      : NULL;
	if (!name)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "%s is for tables, and there is none",
	           name);
	return clv_hint(error, "name a file, or - for standard input");
}

/* What the flags lack for the first result that was wanted. */
static bool reject_missing(const struct settings *settings,
                           struct clv_error *error)
{
	struct reference wanted = {CLV_NO_FIELD, CLV_NO_FIELD};
	const uint32_t survey =
	    CLV_INPUT_BIT(CLV_IN_PROMOTERS) | CLV_INPUT_BIT(CLV_IN_PASSIVES) |
	    CLV_INPUT_BIT(CLV_IN_DETRACTORS) | CLV_INPUT_BIT(CLV_IN_CONFIDENCE);
	const struct clv_given given = {settings->flags.values,
	                                settings_mask(settings)};
	const char *name = given.mask & ~survey ? "clv" : "nps";
	reference_find("", name, strlen(name), &wanted, error);
	for (size_t i = settings->chosen_count; i-- > 0;)
		if (!reference_is_possible(&settings->chosen[i], given.mask))
			wanted = settings->chosen[i];
	struct clv_results results;
	clv_evaluate(&given.values, &results);
	clv_reject(error, CLV_BAD_USAGE, "%s cannot be said: %s",
	           reference_field(&wanted)->name,
	           reference_explain(&wanted, &given, &results));
	return clv_hint(error,
	                "use flags, or name a table, or pipe one in; clv "
	                "help %s tells more",
	                reference_field(&wanted)->name);
}

/* Something can be said, though neither clv nor nps. */
static bool gives_anything(const struct settings *settings)
{
	return !settings->chosen_count &&
	       any_result_is_possible(settings_mask(settings));
}

bool run_cases(struct settings *settings, const struct arguments *arguments,
               const struct run_work *work, void *data, struct clv_error *error)
{
	static const char *const standard_input[] = {"-"};
	if (arguments->word_count)
		return calculate_tables(settings, arguments->words,
		                        arguments->word_count, work, data, error);
	const bool enough = settings_suffice(settings);
	if (!enough && standard_input_has_a_table())
		return calculate_tables(settings, standard_input, 1, work, data, error);
	if (!settings->flags.mask && !settings->chosen_count) {
		print_usage(arguments->command);
		error->message[0] = '\0';
		error->status = CLV_BAD_USAGE;
		return false;
	}
	if (!reject_table_options(settings, error))
		return false;
	if (!enough && !gives_anything(settings))
		return reject_missing(settings, error);
	return work ? run_case(settings, work, data, error)
	            : calculate_case(settings, error);
}

/* What may have been meant by a word that is neither a file nor a command. */
static bool hint_at_word(const char *word, struct clv_error *error)
{
	const size_t length = strlen(word);
	const int result = clv_schema_find(&clv_result_schema, word, length);
	const int input = clv_schema_find(&clv_input_schema, word, length);
	if (strcmp(word, "%") == 0)
		return clv_hint(error, "a rate is one word: 40%%");
	if (word[0] >= '0' && word[0] <= '9')
		return clv_hint(error, "numbers come with their flags: clv --avg 500 "
		                       "--freq 20 --years 5");
	if (result != CLV_NO_FIELD && input == CLV_NO_FIELD)
		return clv_hint(error, "did you mean --get %s? clv help %s tells more",
		                clv_result_schema.fields[result].name,
		                clv_result_schema.fields[result].name);
	if (input != CLV_NO_FIELD) {
		char flag[FLAG_NAME_SIZE];
		return clv_hint(error, "did you mean --%s?",
		                input_flag_name((size_t)input, flag));
	}
	struct suggestion near = suggest_for(word);
	for (size_t i = 0; i < command_count; i++)
		suggest(&near, commands[i]->name);
	const int option = option_find(word, length);
	if (option != CLV_NO_FIELD &&
	    command_takes(&calculator, (enum option_id)option))
		return clv_hint(error, "did you mean --%s?", word);
	if (near.best)
		return clv_hint(error, "did you mean clv %s?", near.best);
	return clv_hint(error, "a table is named by its path; - is standard "
	                       "input; clv --help lists the commands");
}

/* A first word that is no file may be a command that was mistyped; one with a
   point or a slash is a path for certain. */
static bool check_words(const struct arguments *arguments,
                        struct clv_error *error)
{
	const char *word = arguments->word_count ? arguments->words[0] : "-";
	if (strpbrk(word, "./") || strcmp(word, "-") == 0 ||
	    access(word, F_OK) == 0 || errno != ENOENT || command_find(word))
		return true; /* behind -- the name of a command is a file's */
	char shown[256];
	clv_reject(error, CLV_BAD_USAGE, "%s: no such file, and no such command",
	           clv_printable(word, strlen(word), shown, sizeof shown));
	return hint_at_word(word, error);
}

bool calculate(const struct arguments *arguments, struct clv_error *error)
{
	struct settings settings = {.chosen = NULL};
	const bool done = check_words(arguments, error) &&
	                  settings_read(&settings, arguments, error) &&
	                  run_cases(&settings, arguments, NULL, NULL, error);
	settings_free(&settings);
	return done;
}
