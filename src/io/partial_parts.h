/* What the files that read parts share, and nobody else sees. */
#ifndef CLV_IO_PARTIAL_PARTS_H
#define CLV_IO_PARTIAL_PARTS_H

#include "io/digest.h"
#include "io/partial.h"

/* A line or a field of it that is being read; behind the last byte of every
   line stands a line feed, which no field contains, and behind that CLV_DIGITS
   bytes can be read. */
struct clv_partial_cursor {
	const char *at, *end; /* end: the line feed */
};

/* What stands before the next tab, taken off with it. */
struct clv_text clv_partial_field(struct clv_partial_cursor *cursor);

/* Undoes what \ stands for, into room of as many bytes. False where it stands
   for nothing. */
bool clv_partial_unescape(struct clv_text *text, char *room);

/* Numbers up to the character `behind`, which is taken off, or up to the end;
   behind '\n' is nothing. False for anything else. */
bool clv_partial_whole(struct clv_partial_cursor *cursor, char behind,
                       uint64_t most, uint64_t *number);
bool clv_partial_amount(struct clv_partial_cursor *cursor, char behind,
                        clv_wide *amount);
bool clv_partial_day(struct clv_partial_cursor *cursor, char behind,
                     int32_t *day); /* - is CLV_NO_DAY */

/* Is it one that 64 bits hold? */
static inline bool clv_partial_fits(clv_wide amount)
{
	return amount >= INT64_MIN && amount <= INT64_MAX;
}

/* What a day or an order can come to: thousands of the largest amounts. More is
   no shop's, and a line of it would take as long as a disk of rows. */
static inline bool clv_partial_is_sum(clv_wide amount)
{
	const clv_wide most = (clv_wide)1 << CLV_PARTIAL_SUM_BITS;
	return amount > -most && amount < most;
}

bool clv_partial_hash(const struct clv_text *text, uint64_t *hash);

/* What the header of the part at hand says that its records need. */
struct clv_partial_header {
	struct clv_names reasons;  /* numbered as in the part, from 0 */
	struct clv_names segments; /* likewise */
	uint64_t customers, orders;
};

/* Adds a record of an order to the books. False where something is wrong with
   it, which is named in *wrong, or without memory: *wrong is null then. */
bool clv_partial_read_order(struct clv_books *books,
                            const struct clv_partial_header *header,
                            struct clv_partial_cursor *cursor,
                            const char **wrong);

/* What a thread reads customers with. */
struct clv_partial_hand {
	struct clv_batch *batch;
	struct clv_day *days;
	size_t day_capacity;
	char *name;
	size_t name_capacity;
};

void clv_partial_hand_free(struct clv_partial_hand *hand);

/* Adds a record of a customer to the batch of the hand; as above. *at is behind
   the tab that follows the kind of the line, and behind its line feed then. */
bool clv_partial_read_customer(struct clv_partial_hand *hand,
                               const struct clv_partial_header *header,
                               const char **at, const char **wrong);

#endif
