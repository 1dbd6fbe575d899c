#ifndef CLV_CLI_SUGGEST_H
#define CLV_CLI_SUGGEST_H

#include <stddef.h>

/* The best match so far of a word that was mistyped. */
struct suggestion {
	const char *word; /* what was typed */
	const char *best; /* null: nothing is near */
	size_t distance;
};

struct suggestion suggest_for(const char *word);

/* Offers a word that would have been right. */
void suggest(struct suggestion *suggestion, const char *candidate);

#endif
