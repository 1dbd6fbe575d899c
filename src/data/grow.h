/* Vectors that grow by half, so that moving them stays cheap. */
#ifndef CLV_DATA_GROW_H
#define CLV_DATA_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes *items hold at least `needed` items of `size` bytes. False when there
   is no memory; what was there stays. */
bool clv_grow(void **items, size_t *capacity, size_t needed, size_t size);

#endif
