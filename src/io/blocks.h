/* Large files by several threads: blocks of whole records, each read by one of
   them into a result of its own, and taken in the order of the file. A block
   with anything out of the ordinary, a bad row say, is read again row by row
   and in its turn, so that messages and results are those of one thread. */
#ifndef CLV_IO_BLOCKS_H
#define CLV_IO_BLOCKS_H

#include "io/csv_reader.h"

/* How many results a thread needs. */
enum { CLV_BLOCKS_A_THREAD = 2 };

struct clv_blocks {
	struct clv_csv_reader *reader;
	size_t threads; /* at least 1 */
	void *data;
	void *states; /* a vector: what each thread works with */
	size_t state_size;
	void *results; /* a vector, CLV_BLOCKS_A_THREAD a thread */
	size_t result_size;
	/* Empties a result for the block that comes next. */
	void (*prepare)(void *data, void *result);
	/* Reads a block into a result; called by a thread, and touches nothing
	   that another one writes to. False where the block is not ordinary. lines
	   as in clv_csv_parse_block. */
	bool (*work)(void *state, void *result, const struct clv_text *block,
	             uint64_t *lines);
	/* Takes the result of an ordinary block; false with error to stop. */
	bool (*take)(void *data, void *result, struct clv_error *error);
	/* Reads a block row by row that starts on physical line *line, and moves
	   that behind its end; false with error to stop. */
	bool (*again)(void *data, const struct clv_text *block, uint64_t *line,
	              struct clv_error *error);
};

/* Reads as far as the file is made of blocks that can be cut without parsing
   them: clv_csv_reader_next goes on behind it, and has its line. All of it is
   left to that where there is no thread to be had. False after an error. */
bool clv_blocks_read(const struct clv_blocks *blocks, struct clv_error *error);

#endif
