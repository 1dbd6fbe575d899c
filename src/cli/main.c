#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/message.h"
#include "io/output.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A closed standard descriptor would be taken by the next file opened, and
   messages would end up in it. What is plugged in fails as a closed one does.
 */
static void plug_descriptors(void)
{
	static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};
	for (int i = 0; i <= STDERR_FILENO; i++)
		if (fcntl(i, F_GETFD) < 0)
			(void)open("/dev/null", wrong_way[i]);
}

static bool print_version(struct clv_error *error)
{
	struct clv_output *output = clv_output_open(NULL, error);
	if (!output)
		return false;
	clv_output_text(output, "clv " CLV_VERSION "\n");
	const bool done = clv_output_commit(output, error);
	clv_output_close(output);
	return done;
}

static bool run(const struct arguments *arguments, struct clv_error *error)
{
	if (arguments->values[OPTION_HELP])
		return print_help(arguments->command, arguments->short_help, error);
	if (arguments->values[OPTION_VERSION])
		return print_version(error);
	return arguments->command->run(arguments, error);
}

int main(int argc, char **argv)
{
	struct arguments arguments;
	struct clv_error error = {.status = CLV_DONE};
	plug_descriptors();
	/* Only characters, and those are UTF-8 even under cron: numbers are read
	   and written alike everywhere. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	/* A closed pipe is an error like others, so that no file is left half
	   written; the end is the usual one. */
	signal(SIGPIPE, SIG_IGN);
	/* So is a file that grows beyond the user's limit. */
	signal(SIGXFSZ, SIG_IGN);
	const bool done = arguments_parse(&arguments, argc, argv, &error) &&
	                  run(&arguments, &error);
	arguments_free(&arguments);
	if (done)
		return CLV_DONE;
	if (error.status == CLV_CLOSED_PIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	} else if (error.message[0]) {
		print_failure(&error);
	}
	return (int)error.status;
}
