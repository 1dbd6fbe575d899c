#include "cli/common.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool read_decimal(struct common *common, const char *text,
                         struct clv_error *error)
{
	if (!text)
		return true;
	if (strcmp(text, ".") != 0 && strcmp(text, ",") != 0)
		return clv_reject(error, CLV_BAD_USAGE, "--decimal takes . or ,");
	common->table.decimal = text[0];
	return true;
}

static bool read_delimiter(struct common *common, const char *text,
                           struct clv_error *error)
{
	if (!text)
		return true;
	if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
		text = "\t";
	/* what numbers and quotes are made of cannot separate them */
	if (strlen(text) != 1 || isalnum((unsigned char)text[0]) ||
	    strchr("\"\r\n.-+%", text[0])) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--delimiter takes one character, or the word tab");
		return clv_hint(error, "in a shell put quotes around ; and |");
	}
	common->table.delimiter = text[0];
	return true;
}

/* A whole number from `least` to `most`. */
bool common_read_whole(const char *flag, const char *text, long least,
                       long most, long *value, struct clv_error *error)
{
	char *end;
	*value = strtol(text, &end, 10);
	return (end != text && !*end && *value >= least && *value <= most) ||
	       clv_reject(error, CLV_BAD_USAGE,
	                  "%s takes a whole number from %ld to %ld", flag, least,
	                  most);
}

static bool read_round(struct common *common, const char *text,
                       struct clv_error *error)
{
	long decimals = -1;
	if (text && !common_read_whole("--round", text, 0, CLV_DECIMALS_MAX,
	                               &decimals, error))
		return false;
	common->decimals = (int)decimals;
	return true;
}

static bool read_threads(struct common *common, const char *text,
                         struct clv_error *error)
{
	enum { THREADS_MAX = 64 };
	long threads = sysconf(_SC_NPROCESSORS_ONLN);
	if (text &&
	    !common_read_whole("--threads", text, 1, THREADS_MAX, &threads, error))
		return false;
	common->threads_given = text != NULL;
	threads = threads < 1 ? 1 : threads;
	common->threads = (size_t)(threads < THREADS_MAX ? threads : THREADS_MAX);
	return true;
}

/* The format whose name is what the file's name ends in: -o model.json. */
static const struct clv_format *format_of_file(const char *name)
{
	const char *dot = name ? strrchr(name, '.') : NULL;
	if (dot && strcmp(dot, ".md") == 0)
		return &clv_format_markdown;
	return dot ? clv_format_find(dot + 1) : NULL;
}

static bool read_format(struct common *common, const struct command *command,
                        const char *text, struct clv_error *error)
{
	if (!text) {
		common->format = format_of_file(common->output);
		return true;
	}
	common->card = command->has_cards && strcmp(text, "card") == 0;
	common->format = common->card ? NULL : clv_format_find(text);
	if (common->card || common->format)
		return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE, "--format: there is no format \"%s\"",
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "it is one of %s",
	                command_option_about(command, OPTION_FORMAT));
}

static bool read_color(struct common *common, const char *text,
                       struct clv_error *error)
{
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");
	if (!text || strcmp(text, "auto") == 0)
		common->color = !(no_color && *no_color) && !common->output &&
		                isatty(STDOUT_FILENO) &&
		                !(terminal && strcmp(terminal, "dumb") == 0);
	else if (strcmp(text, "always") == 0)
		common->color = true;
	else if (strcmp(text, "never") != 0)
		return clv_reject(error, CLV_BAD_USAGE,
		                  "--color takes always, never or auto");
	return true;
}

static bool check_output(const struct common *common, struct clv_error *error)
{
	if (common->output && !*common->output)
		return clv_reject(error, CLV_BAD_USAGE, "--output needs a file name");
	if (!common->rejects)
		return true;
	if (*common->rejects && strcmp(common->rejects, "-") != 0)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--rejects needs a file name");
	return clv_hint(error, "standard output is for the results");
}

bool common_read(struct common *common, const struct arguments *arguments,
                 struct clv_error *error)
{
	const char *const *values = arguments->values;
	*common = (struct common){
	    .decimals = -1,
	    .quiet = values[OPTION_QUIET] != NULL,
	    .skip_bad = values[OPTION_SKIP_BAD] || values[OPTION_REJECTS],
	    .rejects = values[OPTION_REJECTS],
	    .output = values[OPTION_OUTPUT],
	};
	if (common->output && strcmp(common->output, "-") == 0)
		common->output = NULL;
	return check_output(common, error) &&
	       read_decimal(common, values[OPTION_DECIMAL], error) &&
	       read_delimiter(common, values[OPTION_DELIMITER], error) &&
	       read_round(common, values[OPTION_ROUND], error) &&
	       read_threads(common, values[OPTION_THREADS], error) &&
	       read_format(common, arguments->command, values[OPTION_FORMAT],
	                   error) &&
	       read_color(common, values[OPTION_COLOR], error);
}

bool common_on_terminal(const struct common *common)
{
	return !common->output && isatty(STDOUT_FILENO);
}

const struct clv_format *common_format(const struct common *common)
{
	if (common->format)
		return common->format;
	return common_on_terminal(common) ? &clv_format_table : &clv_format_csv;
}
