#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* A handler gets nothing but a number, so what it needs is global: the only
   state of its kind in the program. */
enum { GUARDED_AT_MOST = 2 };
static const char *volatile guarded[GUARDED_AT_MOST];
static volatile sig_atomic_t guarded_count;

static const int ending[] = {SIGINT, SIGTERM, SIGHUP};

static void remove_and_end(int number)
{
	for (int i = 0; i < guarded_count; i++)
		unlink(guarded[i]);
	signal(number, SIG_DFL);
	raise(number);
}

static void handle_endings(void)
{
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
		struct sigaction action;
		/* nohup asks for SIGHUP to be ignored, and is to be heeded */
		if (sigaction(ending[i], NULL, &action) != 0 ||
		    action.sa_handler == SIG_IGN)
			continue;
		action.sa_handler = remove_and_end;
		action.sa_flags = 0;
		sigemptyset(&action.sa_mask);
		sigaction(ending[i], &action, NULL);
	}
}

void interrupt_guard(const struct clv_output *output)
{
	const char *path = clv_output_temporary(output);
	if (!path || guarded_count == GUARDED_AT_MOST)
		return;
	guarded[guarded_count] = path;
	guarded_count++;
	handle_endings();
}

void interrupt_release(void)
{
	guarded_count = 0;
}
