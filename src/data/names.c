#include "data/names.h"
#include "data/grow.h"
#include "data/hash.h"

#include <stdlib.h>
#include <string.h>

struct clv_name {
	size_t offset, length;
};

struct clv_name_slot {
	uint32_t hash;
	uint32_t name; /* one more than the number; 0: nothing here */
};

void clv_names_free(struct clv_names *names)
{
	free(names->text);
	free(names->names);
	free(names->slots);
	*names = (struct clv_names){0};
}

bool clv_names_copy(struct clv_names *copy, const struct clv_names *names)
{
	for (uint32_t i = 0; i < names->count; i++) {
		size_t length;
		const char *text = clv_names_text(names, i, &length);
		if (clv_names_add(copy, text, length, NULL) == CLV_NO_NAME)
			return false;
	}
	return true;
}

static bool is_at(const struct clv_names *names, uint32_t name,
                  const char *text, size_t length)
{
	const struct clv_name *known = &names->names[name];
	return known->length == length &&
	       (length == 0 ||
	        memcmp(names->text + known->offset, text, length) == 0);
}

/* The slot of the text, or the empty one where it belongs. */
static struct clv_name_slot *find_slot(const struct clv_names *names,
                                       uint32_t hash, const char *text,
                                       size_t length)
{
	const size_t mask = names->slot_count - 1;
	size_t at = hash & mask;
	while (names->slots[at].name &&
	       !(names->slots[at].hash == hash &&
	         is_at(names, names->slots[at].name - 1, text, length)))
		at = (at + 1) & mask;
	return &names->slots[at];
}

static bool make_room(struct clv_names *names)
{
	enum { LEAST = 64 };
	if ((names->count + 1) * 4 <= names->slot_count * 3)
		return true;
	const size_t count = names->slot_count ? names->slot_count * 2 : LEAST;
	struct clv_name_slot *slots = calloc(count, sizeof *slots);
	if (!slots)
		return false;
	for (size_t i = 0; i < names->slot_count; i++) {
		const struct clv_name_slot *slot = &names->slots[i];
		size_t at = slot->hash & (count - 1);
		while (slot->name && slots[at].name)
			at = (at + 1) & (count - 1);
		if (slot->name)
			slots[at] = *slot;
	}
	free(names->slots);
	names->slots = slots;
	names->slot_count = count;
	return true;
}

static bool keep(struct clv_names *names, const char *text, size_t length)
{
	void *bytes = names->text;
	void *list = names->names;
	const bool room = clv_grow(&bytes, &names->text_capacity,
	                           names->text_length + length + 1, 1) &&
	                  names->count < CLV_NO_NAME - 1;
	names->text = bytes;
	if (!room || !clv_grow(&list, &names->capacity, names->count + 1,
	                       sizeof *names->names))
		return false;
	names->names = list;
	if (length)
		memcpy(names->text + names->text_length, text, length);
	names->names[names->count] = (struct clv_name){names->text_length, length};
	names->text_length += length;
	return true;
}

uint32_t clv_names_add(struct clv_names *names, const char *text, size_t length,
                       bool *added)
{
	if (added)
		*added = false;
	if (!make_room(names))
		return CLV_NO_NAME;
	const uint32_t hash = (uint32_t)clv_hash(text, length);
	struct clv_name_slot *slot = find_slot(names, hash, text, length);
	if (slot->name)
		return slot->name - 1;
	if (!keep(names, text, length))
		return CLV_NO_NAME;
	if (added)
		*added = true;
	*slot = (struct clv_name_slot){hash, (uint32_t)++names->count};
	return slot->name - 1;
}

uint32_t clv_names_find(const struct clv_names *names, const char *text,
                        size_t length)
{
	if (!names->slot_count)
		return CLV_NO_NAME;
	const uint32_t hash = (uint32_t)clv_hash(text, length);
	const struct clv_name_slot *slot = find_slot(names, hash, text, length);
	return slot->name ? slot->name - 1 : CLV_NO_NAME;
}

const char *clv_names_text(const struct clv_names *names, uint32_t name,
                           size_t *length)
{
	*length = names->names[name].length;
	return names->text + names->names[name].offset;
}

int clv_text_compare(const char *a, size_t a_length, const char *b,
                     size_t b_length)
{
	const size_t shorter = a_length < b_length ? a_length : b_length;
	const int order = shorter ? memcmp(a, b, shorter) : 0;
	return order ? order : (a_length > b_length) - (a_length < b_length);
}

int clv_names_compare(const struct clv_names *names, uint32_t a, uint32_t b)
{
	size_t a_length;
	size_t b_length;
	const char *a_text = clv_names_text(names, a, &a_length);
	const char *b_text = clv_names_text(names, b, &b_length);
	return clv_text_compare(a_text, a_length, b_text, b_length);
}
