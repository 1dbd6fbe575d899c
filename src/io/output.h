/* Where results go: standard output, a device, or a file that appears whole or
   not at all. */
#ifndef CLV_IO_OUTPUT_H
#define CLV_IO_OUTPUT_H

#include "io/error.h"

#include <stdbool.h>
#include <stddef.h>

struct clv_output;

/* path null or "-": standard output. A regular file is written beside its
   place and renamed in clv_output_commit; a device, a pipe and the like are
   written directly. Null after an error. */
struct clv_output *clv_output_open(const char *path, struct clv_error *error);

/* An output that keeps everything in memory: clv_output_kept lends it, and
   clv_output_forget makes it empty again. Running out of memory is a write
   that failed. Null after an error; what is kept may be null when its size is
   0. */
struct clv_output *clv_output_open_memory(struct clv_error *error);
const char *clv_output_kept(struct clv_output *output, size_t *size);
void clv_output_forget(struct clv_output *output);

/* Collects; what fails is remembered, and told by flush and commit. */
void clv_output_write(struct clv_output *output, const char *bytes,
                      size_t size);
void clv_output_text(struct clv_output *output, const char *text);

/* Room for at least `size` bytes (at most CLV_OUTPUT_ROOM), to be filled and
   then claimed with clv_output_claim; valid until the next call. */
enum { CLV_OUTPUT_ROOM = 4096 };
char *clv_output_room(struct clv_output *output, size_t size);
void clv_output_claim(struct clv_output *output, size_t size);

/* The path of the temporary file, while there is one; else null. */
const char *clv_output_temporary(const struct clv_output *output);

/* Did a write fail? A cheap question, to be asked once a row. */
bool clv_output_failed(const struct clv_output *output);

/* Hands on what was collected. A reader who has gone is CLV_CLOSED_PIPE. */
bool clv_output_flush(struct clv_output *output, struct clv_error *error);

/* Flushes, and puts a file in its place. False after an error. */
bool clv_output_commit(struct clv_output *output, struct clv_error *error);

/* Frees; a file that was not committed leaves nothing behind. */
void clv_output_close(struct clv_output *output);

#endif
