/* Makes the n-th call of a kind fail. Linked into a copy of the program, whose
   calls the linker redirects here (-Wl,--wrap). The environment says which:
     CLV_FAULT=KIND:N     KIND: memory read write open close rename mode
                          short-read short-write interrupted-read
                          interrupted-write (these for every call from the
                          n-th on)
     CLV_FAULT_MARK=FILE  is created when it happened: without it there were
                          fewer than N such calls */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
char *__real_realpath(const char *path, char *resolved);
ssize_t __real_read(int descriptor, void *buffer, size_t size);
ssize_t __real_write(int descriptor, const void *buffer, size_t size);
int __real_open(const char *path, int flags, ...);
int __real_open64(const char *path, int flags, ...);
int __real_close(int descriptor);
int __real_rename(const char *from, const char *to);
int __real_mkstemp(char *path);
int __real_mkstemp64(char *path);
int __real_fchmod(int descriptor, mode_t mode);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_realpath(const char *path, char *resolved);
ssize_t __wrap_read(int descriptor, void *buffer, size_t size);
ssize_t __wrap_write(int descriptor, const void *buffer, size_t size);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);
int __wrap_close(int descriptor);
int __wrap_rename(const char *from, const char *to);
int __wrap_mkstemp(char *path);
int __wrap_mkstemp64(char *path);
int __wrap_fchmod(int descriptor, mode_t mode);

static long calls;
static bool over; /* main has returned; a coverage build still writes files */

static void mark(void)
{
	const char *path = getenv("CLV_FAULT_MARK");
	const int descriptor =
	    path ? __real_open(path, O_WRONLY | O_CREAT, 0600) : -1;
	if (descriptor >= 0)
		__real_close(descriptor);
}

/* Counts a call of the kind; true when it is the one to fail, or with `on` one
   from there on. */
static bool strikes(const char *kind, bool on)
{
	const char *fault = over ? NULL : getenv("CLV_FAULT");
	const size_t length = strlen(kind);
	if (!fault || strncmp(fault, kind, length) != 0 || fault[length] != ':')
		return false;
	const long wanted = atol(fault + length + 1);
	calls++;
	if (calls < wanted || (!on && calls > wanted))
		return false;
	if (calls == wanted)
		mark();
	return true;
}

static bool out_of_memory(void)
{
	if (!strikes("memory", false))
		return false;
	errno = ENOMEM;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return out_of_memory() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return out_of_memory() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return out_of_memory() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
	return out_of_memory() ? NULL : __real_strdup(text);
}

char *__wrap_realpath(const char *path, char *resolved)
{
	return out_of_memory() ? NULL : __real_realpath(path, resolved);
}

ssize_t __wrap_read(int descriptor, void *buffer, size_t size)
{
	if (strikes("read", false)) {
		errno = EIO;
		return -1;
	}
	/* every second call only, or it would never end */
	if (strikes("interrupted-read", true) && calls % 2 == 0) {
		errno = EINTR;
		return -1;
	}
	return __real_read(descriptor, buffer,
	                   strikes("short-read", true) && size > 3 ? 3 : size);
}

ssize_t __wrap_write(int descriptor, const void *buffer, size_t size)
{
	if (strikes("write", false)) {
		errno = ENOSPC;
		return -1;
	}
	if (strikes("interrupted-write", true) && calls % 2 == 0) {
		errno = EINTR;
		return -1;
	}
	return __real_write(descriptor, buffer,
	                    strikes("short-write", true) && size > 3 ? 3 : size);
}

static bool no_descriptor(int failure)
{
	if (!strikes("open", false))
		return false;
	errno = failure;
	return true;
}

/* No caller of ours creates a file by open, so there is no mode to pass on.
   With 64-bit offsets the C library may call these by another name. */
int __wrap_open(const char *path, int flags, ...)
{
	return no_descriptor(EMFILE) ? -1 : __real_open(path, flags, 0);
}

int __wrap_open64(const char *path, int flags, ...)
{
	return no_descriptor(EMFILE) ? -1 : __real_open64(path, flags, 0);
}

int __wrap_close(int descriptor)
{
	if (!strikes("close", false))
		return __real_close(descriptor);
	__real_close(descriptor);
	errno = EIO;
	return -1;
}

int __wrap_rename(const char *from, const char *to)
{
	if (!strikes("rename", false))
		return __real_rename(from, to);
	errno = EACCES;
	return -1;
}

int __wrap_mkstemp(char *path)
{
	return no_descriptor(EACCES) ? -1 : __real_mkstemp(path);
}

int __wrap_mkstemp64(char *path)
{
	return no_descriptor(EACCES) ? -1 : __real_mkstemp64(path);
}

int __wrap_fchmod(int descriptor, mode_t mode)
{
	if (!strikes("mode", false))
		return __real_fchmod(descriptor, mode);
	errno = EPERM;
	return -1;
}

static void end_of_main(void)
{
	over = true;
}

/* jansson's memory counts as ours: its strings grow with the input. */
__attribute__((constructor)) static void prepare(void)
{
	atexit(end_of_main);
	json_set_alloc_funcs(__wrap_malloc, free);
}
