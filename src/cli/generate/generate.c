/* clv_generate manual|bash|zsh|fish: prints that document. */
#include "cli/generate/generate.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	void (*generate)(void);
} documents[] = {
    {"manual", generate_manual},
    {"bash", generate_bash},
    {"zsh", generate_zsh},
    {"fish", generate_fish},
};

int main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
		if (argc == 2 && strcmp(argv[1], documents[i].name) == 0) {
			documents[i].generate();
			return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
		}
	fputs("usage: clv_generate manual|bash|zsh|fish\n", stderr);
	return 2;
}
