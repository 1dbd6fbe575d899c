/* < <= > >= == != between a value and what it is held against. */
#ifndef CLV_CLI_RELATION_H
#define CLV_CLI_RELATION_H

#include <stdbool.h>
#include <stddef.h>

/* The relation in text: *name_length is how much stands in front of it, *behind
   what follows. Its number, or -1 where there is none. */
int relation_find(const char *text, size_t *name_length, const char **behind);

/* Does it hold, where the value is below (< 0), equal to (0), or above? */
bool relation_holds(int relation, int order);

/* == or !=: the only ones between words. */
bool relation_is_equality(int relation);

#endif
