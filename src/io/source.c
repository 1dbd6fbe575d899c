#include "io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_source {
	struct clv_source base;
	int descriptor;
};

static bool reject_read(const char *name, struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA, "%s: %s", name, strerror(errno));
	if (errno == EISDIR)
		clv_hint(error, "this is a directory; name a file in it");
	return false;
}

static ssize_t file_read(struct clv_source *source, void *buffer, size_t size,
                         struct clv_error *error)
{
	struct file_source *file = (struct file_source *)source;
	ssize_t count;
	do
		count = read(file->descriptor, buffer, size);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		reject_read(source->name, error);
	else
		source->taken += (uint64_t)count;
	return count;
}

static void file_close(struct clv_source *source)
{
	struct file_source *file = (struct file_source *)source;
	if (file->descriptor != STDIN_FILENO)
		close(file->descriptor);
	free(file);
}

/* Of a file that is no pipe and no device, from where it is read on. */
static uint64_t size_of(int descriptor)
{
	struct stat status;
	if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
		return 0;
	const off_t at = lseek(descriptor, 0, SEEK_CUR);
	return at < status.st_size ? (uint64_t)(status.st_size - at) : 0;
}

/* A pipe holds 64 KB where nobody asks for more: writer and reader take turns
   sixteen times as often as they need to. Of no consequence where it is no pipe
   or may not be larger. */
static void widen_pipe(int descriptor)
{
#ifdef F_SETPIPE_SZ
	enum { PIPE_SIZE = 1 << 20 };
	const int size = fcntl(descriptor, F_GETPIPE_SZ);
	if (size > 0 && size < PIPE_SIZE)
		(void)fcntl(descriptor, F_SETPIPE_SZ, PIPE_SIZE);
#else
	(void)descriptor;
#endif
}

struct clv_source *clv_source_open(const char *path, struct clv_error *error)
{
	const bool standard = strcmp(path, "-") == 0;
	struct file_source *file = malloc(sizeof *file);
	if (!file) {
		clv_reject_memory(error);
		return NULL;
	}
	file->base = (struct clv_source){.name = standard ? "standard input" : path,
	                                 .read = file_read,
	                                 .close = file_close};
	file->descriptor =
	    standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (file->descriptor >= 0) {
		widen_pipe(file->descriptor);
		file->base.size = size_of(file->descriptor);
		return &file->base;
	}
	reject_read(path, error);
	if (errno == ENOENT)
		clv_hint(error, "there is no such file here; - is standard input");
	free(file);
	return NULL;
}

bool clv_source_is_same(const char *path, const char *other)
{
	struct stat first;
	struct stat second;
	return strcmp(path, other) == 0 ||
	       (stat(path, &first) == 0 && stat(other, &second) == 0 &&
	        S_ISREG(first.st_mode) && first.st_dev == second.st_dev &&
	        first.st_ino == second.st_ino);
}

struct memory_source {
	struct clv_source base;
	const char *at;
	size_t left, most;
};

static ssize_t memory_read(struct clv_source *source, void *buffer, size_t size,
                           struct clv_error *error)
{
	struct memory_source *memory = (struct memory_source *)source;
	(void)error;
	size_t count = size < memory->left ? size : memory->left;
	if (memory->most && count > memory->most)
		count = memory->most;
	memcpy(buffer, memory->at, count);
	memory->at += count;
	memory->left -= count;
	return (ssize_t)count;
}

static void memory_close(struct clv_source *source)
{
	free(source);
}

struct clv_source *clv_source_memory(const char *name, const char *bytes,
                                     size_t size, size_t most,
                                     struct clv_error *error)
{
	struct memory_source *memory = malloc(sizeof *memory);
	if (!memory) {
		clv_reject_memory(error);
		return NULL;
	}
	memory->base = (struct clv_source){
	    .name = name, .read = memory_read, .close = memory_close};
	memory->at = bytes;
	memory->left = size;
	memory->most = most;
	return &memory->base;
}

void clv_source_close(struct clv_source *source)
{
	if (source)
		source->close(source);
}

double clv_source_share(const struct clv_source *source)
{
	while (source->below)
		source = source->below;
	if (!source->size)
		return NAN;
	/* a file may have grown */
	return source->taken < source->size
	           ? (double)source->taken / (double)source->size
	           : 1;
}
