#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_SIZE = 65536 };

struct clv_output {
	int descriptor;
	int failure; /* errno of the first write that failed */
	char *path;  /* of the file in the end; null: written directly */
	char *name;  /* for messages */
	char *temporary;
	bool keeps; /* in memory */
	char *kept;
	size_t kept_length, kept_capacity;
	size_t length;
	char buffer[BUFFER_SIZE];
};

static bool reject_output(const struct clv_output *output, int failure,
                          struct clv_error *error)
{
	if (failure == EPIPE)
		return clv_reject(error, CLV_CLOSED_PIPE, "%s: closed", output->name);
	if (output->keeps)
		return clv_reject_memory(error);
	return clv_reject(error, CLV_BAD_DATA, "%s: %s", output->name,
	                  strerror(failure));
}

/* The permissions of the file that is replaced, or those that the user's
   umask leaves. */
static mode_t mode_for(const char *path)
{
	struct stat status;
	if (stat(path, &status) == 0)
		return status.st_mode & 07777;
	const mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static int open_temporary(struct clv_output *output, const char *path)
{
	static const char suffix[] = ".XXXXXX";
	/* Behind symbolic links, so that the file is replaced and not the link. */
	output->path = realpath(path, NULL);
	if (!output->path)
		output->path = strdup(path);
	if (!output->path)
		return -1;
	const size_t length = strlen(output->path);
	output->temporary = malloc(length + sizeof suffix);
	if (!output->temporary)
		return -1;
	memcpy(output->temporary, output->path, length);
	memcpy(output->temporary + length, suffix, sizeof suffix);
	const mode_t mode = mode_for(output->path);
	const int descriptor = mkstemp(output->temporary);
	if (descriptor < 0) {
		free(output->temporary);
		output->temporary = NULL;
		return -1;
	}
	if (fchmod(descriptor, mode) == 0)
		return descriptor;
	close(descriptor);
	return -1;
}

/* /dev/stdout, /dev/stderr and /dev/fd/N are descriptors that are open: to open
   their file anew would write over what a >> is to keep. -1: none of them. */
static int open_descriptor(const char *path)
{
	static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
	if (strcmp(path, "/dev/stdout") == 0)
		return dup(STDOUT_FILENO);
	if (strcmp(path, "/dev/stderr") == 0)
		return dup(STDERR_FILENO);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const size_t length = strlen(folders[i]);
		char *end;
		if (strncmp(path, folders[i], length) != 0)
			continue;
		const long number = strtol(path + length, &end, 10);
		if (end != path + length && !*end && number >= 0 && number < 1 << 20)
			return dup((int)number);
	}
	return -1;
}

static int open_path(struct clv_output *output, const char *path)
{
	struct stat status;
	const int descriptor = open_descriptor(path);
	if (descriptor >= 0)
		return descriptor;
	const bool exists = stat(path, &status) == 0;
	if (exists && S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (exists && !S_ISREG(status.st_mode))
		return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	return open_temporary(output, path);
}

struct clv_output *clv_output_open(const char *path, struct clv_error *error)
{
	struct clv_output *output = calloc(1, sizeof *output);
	const bool standard = !path || strcmp(path, "-") == 0;
	if (output)
		output->name = strdup(standard ? "standard output" : path);
	if (!output || !output->name) {
		free(output);
		clv_reject_memory(error);
		return NULL;
	}
	output->descriptor = standard ? STDOUT_FILENO : open_path(output, path);
	if (output->descriptor >= 0)
		return output;
	reject_output(output, errno, error);
	clv_output_close(output);
	return NULL;
}

static void keep(struct clv_output *output)
{
	if (output->length == 0) /* and perhaps nothing to keep it in yet */
		return;
	const size_t needed = output->kept_length + output->length;
	if (needed > output->kept_capacity) {
		const size_t capacity = needed * 2;
		char *larger = realloc(output->kept, capacity);
		if (!larger) {
			output->failure = ENOMEM;
			output->length = 0;
			return;
		}
		output->kept = larger;
		output->kept_capacity = capacity;
	}
	memcpy(output->kept + output->kept_length, output->buffer, output->length);
	output->kept_length = needed;
	output->length = 0;
}

struct clv_output *clv_output_open_memory(struct clv_error *error)
{
	struct clv_output *output = calloc(1, sizeof *output);
	if (!output) {
		clv_reject_memory(error);
		return NULL;
	}
	output->descriptor = -1;
	output->keeps = true;
	return output;
}

const char *clv_output_kept(struct clv_output *output, size_t *size)
{
	keep(output);
	*size = output->kept_length;
	return output->kept;
}

void clv_output_forget(struct clv_output *output)
{
	output->length = output->kept_length = 0;
	output->failure = 0;
}

/* Straight to the descriptor. */
static void write_through(struct clv_output *output, const char *bytes,
                          size_t size)
{
	size_t done = 0;
	while (done < size && !output->failure) {
		const ssize_t count =
		    write(output->descriptor, bytes + done, size - done);
		if (count >= 0)
			done += (size_t)count;
		else if (errno != EINTR)
			output->failure = errno;
	}
}

static void write_out(struct clv_output *output)
{
	if (output->keeps) {
		keep(output);
		return;
	}
	write_through(output, output->buffer, output->length);
	output->length = 0;
}

char *clv_output_room(struct clv_output *output, size_t size)
{
	if (BUFFER_SIZE - output->length < size)
		write_out(output);
	return output->buffer + output->length;
}

void clv_output_claim(struct clv_output *output, size_t size)
{
	output->length += size;
}

void clv_output_write(struct clv_output *output, const char *bytes, size_t size)
{
	/* What is larger than the buffer need not go through it. */
	if (size >= BUFFER_SIZE && !output->keeps) {
		write_out(output);
		write_through(output, bytes, size);
		return;
	}
	while (size > 0) {
		const size_t room = BUFFER_SIZE - output->length;
		const size_t piece = size < room ? size : room;
		memcpy(output->buffer + output->length, bytes, piece);
		output->length += piece;
		bytes += piece;
		size -= piece;
		if (output->length == BUFFER_SIZE)
			write_out(output);
	}
}

void clv_output_text(struct clv_output *output, const char *text)
{
	clv_output_write(output, text, strlen(text));
}

const char *clv_output_temporary(const struct clv_output *output)
{
	return output->temporary;
}

bool clv_output_failed(const struct clv_output *output)
{
	return output->failure != 0;
}

bool clv_output_flush(struct clv_output *output, struct clv_error *error)
{
	write_out(output);
	return !output->failure || reject_output(output, output->failure, error);
}

bool clv_output_commit(struct clv_output *output, struct clv_error *error)
{
	if (!clv_output_flush(output, error))
		return false;
	if (!output->temporary)
		return true;
	/* A full disk may show only when the file is closed. */
	const bool closed = close(output->descriptor) == 0;
	output->descriptor = -1;
	if (!closed || rename(output->temporary, output->path) != 0)
		return reject_output(output, errno, error);
	free(output->temporary);
	output->temporary = NULL;
	return true;
}

void clv_output_close(struct clv_output *output)
{
	if (!output)
		return;
	if (output->descriptor > STDERR_FILENO)
		close(output->descriptor);
	if (output->temporary)
		unlink(output->temporary);
	free(output->kept);
	free(output->temporary);
	free(output->path);
	free(output->name);
	free(output);
}
