#include "cli/relation.h"

#include <string.h>

/* Two-letter relations first, so that <= is not read as < and =. */
static const struct {
	const char *sign;
	bool below, equal, above; /* for which outcomes it holds */
} relations[] = {
    {"<=", true, true, false},  {">=", false, true, true},
    {"==", false, true, false}, {"!=", true, false, true},
    {"<", true, false, false},  {">", false, false, true},
};

enum { RELATION_COUNT = sizeof relations / sizeof *relations };

int relation_find(const char *text, size_t *name_length, const char **behind)
{
	*name_length = strcspn(text, "<>=!");
	for (int i = 0; i < RELATION_COUNT; i++) {
		const size_t size = strlen(relations[i].sign);
		if (strncmp(text + *name_length, relations[i].sign, size) == 0) {
			*behind = text + *name_length + size;
			*behind += strspn(*behind, " \t");
			return i;
		}
	}
	return -1;
}

bool relation_holds(int relation, int order)
{
	if (order < 0)
		return relations[relation].below;
	return order > 0 ? relations[relation].above : relations[relation].equal;
}

bool relation_is_equality(int relation)
{
	return strchr("=!", relations[relation].sign[0]);
}
