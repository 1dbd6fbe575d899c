/* What the fuzz targets share. A target is a file fuzz_<name>.c that defines
   LLVMFuzzerTestOneInput, and is linked with libFuzzer or with replay.c. */
#ifndef CLV_TESTS_FUZZ_H
#define CLV_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An assertion that no build leaves out; where it fails, the program aborts,
   which is what a fuzzer looks for. */
#define demand(condition)                                                      \
	((condition) ? (void)0 : demand_failed(#condition, __FILE__, __LINE__))
_Noreturn void demand_failed(const char *condition, const char *file, int line);

/* That text, in an array of `size` bytes, is one line that does no harm to a
   terminal, and not empty. */
void demand_line(const char *text, size_t size);

/* Between these two standard output is a file; what was written to it is
   returned, to be freed. */
void capture_begin(void);
char *capture_end(size_t *length);

#endif
