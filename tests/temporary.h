/* Files for tests that open a path: bytes under a name of their own. */
#ifndef CLV_TESTS_TEMPORARY_H
#define CLV_TESTS_TEMPORARY_H

#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct temporary {
	char path[32];
};

static inline void temporary_write(struct temporary *file, const char *bytes,
                                   size_t size)
{
	strcpy(file->path, "/tmp/clv_test_XXXXXX");
	const int descriptor = mkstemp(file->path);
	assert_true(descriptor >= 0);
	while (size) {
		const ssize_t written = write(descriptor, bytes, size);
		assert_true(written > 0);
		bytes += written;
		size -= (size_t)written;
	}
	close(descriptor);
}

static inline void temporary_remove(const struct temporary *file)
{
	unlink(file->path);
}

#endif
