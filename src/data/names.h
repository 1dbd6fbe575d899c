/* Texts, each kept once, under numbers that are given as they come. */
#ifndef CLV_DATA_NAMES_H
#define CLV_DATA_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clv_names {
	char *text;
	size_t text_length, text_capacity;
	struct clv_name *names;
	size_t count, capacity;
	struct clv_name_slot *slots;
	size_t slot_count; /* a power of two, or 0 */
};

#define CLV_NO_NAME UINT32_MAX

/* An empty set is a struct of zeros. */
void clv_names_free(struct clv_names *names);

/* copy is empty before. False when there is no memory; free it in any case. */
bool clv_names_copy(struct clv_names *copy, const struct clv_names *names);

/* The number of the text, a new one if need be; CLV_NO_NAME when there is no
   memory. added (may be null): it was new. */
uint32_t clv_names_add(struct clv_names *names, const char *text, size_t length,
                       bool *added);

/* The number of the text, or CLV_NO_NAME. */
uint32_t clv_names_find(const struct clv_names *names, const char *text,
                        size_t length);

/* Lent until the next text is added. */
const char *clv_names_text(const struct clv_names *names, uint32_t name,
                           size_t *length);

/* In byte order, as memcmp, a shorter one first: below 0, 0, above 0. */
int clv_names_compare(const struct clv_names *names, uint32_t a, uint32_t b);

/* The same of two texts. */
int clv_text_compare(const char *a, size_t a_length, const char *b,
                     size_t b_length);

#endif
