#include "data/grow.h"

#include <stdint.h>
#include <stdlib.h>

bool clv_grow(void **items, size_t *capacity, size_t needed, size_t size)
{
	enum { LEAST = 64 };
	if (needed <= *capacity)
		return true;
	size_t larger = *capacity + *capacity / 2;
	if (larger < needed)
		larger = needed;
	if (larger < LEAST)
		larger = LEAST;
	if (larger > SIZE_MAX / size)
		return false;
	void *moved = realloc(*items, larger * size);
	if (!moved)
		return false;
	*items = moved;
	*capacity = larger;
	return true;
}
