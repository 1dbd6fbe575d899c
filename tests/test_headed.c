/* Rows below the header of another file, whatever the pieces in which they
   come. What is expected is written out by hand. */
#include "io/source.h"

#include "check.h"
#include "failing_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct clv_source *open_headed(const char *header, const char *inner,
                                      size_t most)
{
	struct clv_error error;
	struct clv_source *source =
	    clv_source_memory("rows", inner, strlen(inner), most, &error);
	assert_non_null(source);
	char *lent = strdup(header);
	source = clv_source_headed(source, lent, strlen(header), &error);
	/* it has a copy */
	memset(lent, '?', strlen(header));
	free(lent);
	assert_non_null(source);
	assert_string_equal(source->name, "rows");
	assert_int_equal(clv_source_added(source), 0);
	return source;
}

static void expect_in_pieces(const char *header, const char *inner,
                             const char *expected, size_t added, size_t most,
                             size_t room)
{
	struct clv_error error;
	char all[100];
	size_t size = 0;
	ssize_t count;
	struct clv_source *source = open_headed(header, inner, most);
	while ((count = source->read(source, all + size, room, &error)) > 0) {
		assert_true((size_t)count <= room);
		size += (size_t)count;
		assert_int_equal(clv_source_added(source), added);
		assert_true(size < 60);
	}
	assert_int_equal(count, 0);
	all[size] = '\0';
	if (strcmp(all, expected) != 0)
		fail_with("\"%s\" below \"%s\" is \"%s\", expected \"%s\"", inner,
		          header, all, expected);
	assert_int_equal(clv_source_added(source), added);
	assert_int_equal(source->read(source, all, room, &error), 0);
	clv_source_close(source);
}

static void rows_stand_below_the_header(void **state)
{
	(void)state;
	static const struct {
		const char *header, *inner, *expected;
		size_t added;
	} cases[] = {
	    {"a,b\n", "1,2\n3,4\n", "a,b\n1,2\n3,4\n", 4},
	    {"a,b\r\n", "1,2\r\n", "a,b\r\n1,2\r\n", 5},
	    {"a,b\r", "1,2\r", "a,b\r1,2\r", 4},
	    /* a line feed where there is none */
	    {"a,b", "1,2\n", "a,b\n1,2\n", 4},
	    /* shorter than the header, and nothing at all */
	    {"a,b\n", "1", "a,b\n1", 4},
	    {"a,b\n", "a", "a,b\na", 4},
	    {"a,b\n", "a,", "a,b\na,", 4},
	    {"a,b\n", "", "a,b\n", 4},
	    {"a,b", "", "a,b\n", 4},
	    /* the header itself: it does not come twice, however its line ends */
	    {"a,b\n", "a,b\n1,2\n", "a,b\n1,2\n", 0},
	    {"a,b\n", "a,b\r\n1,2\n", "a,b\r\n1,2\n", 0},
	    {"a,b\r\n", "a,b\r1,2\n", "a,b\r1,2\n", 0},
	    {"a,b", "a,b\n1,2\n", "a,b\n1,2\n", 0},
	    {"a,b\n", "a,b", "a,b", 0},
	    {"a,b\n", "a,b\n", "a,b\n", 0},
	    /* no more than a beginning of it, or with more behind it */
	    {"a,b\n", "a,bc\n1,2\n", "a,b\na,bc\n1,2\n", 4},
	    {"a,b\n", "a,b,c\n", "a,b\na,b,c\n", 4},
	    {"a,b\n", "a,c\n", "a,b\na,c\n", 4},
	    {"a,b\n", " a,b\n", "a,b\n a,b\n", 4},
	    {"a,b\n", "\na,b\n", "a,b\n\na,b\n", 4},
	    /* a header of two lines */
	    {"\"a\n\",b\n", "\"a\n\",b\n1,2\n", "\"a\n\",b\n1,2\n", 0},
	    {"\"a\n\",b\n", "\"a\n", "\"a\n\",b\n\"a\n", 7},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t most = 0; most <= 8; most++)
			for (size_t room = 1; room <= 16; room++)
				expect_in_pieces(cases[i].header, cases[i].inner,
				                 cases[i].expected, cases[i].added, most, room);
}

/* What is read of the inner source: at most so many bytes at a time, and no
   more once it has ended. */
struct watched {
	struct clv_source base;
	const char *bytes;
	size_t next, size, fails_at;
	size_t largest;
	bool ended;
	unsigned closed;
};

static ssize_t watched_read(struct clv_source *source, void *buffer,
                            size_t size, struct clv_error *error)
{
	struct watched *watched = (struct watched *)source;
	assert_false(watched->ended);
	watched->largest = size;
	if (watched->next == watched->fails_at) {
		clv_reject(error, CLV_BAD_DATA, "broken");
		return -1;
	}
	watched->ended = watched->next == watched->size;
	if (watched->ended)
		return 0;
	*(char *)buffer = watched->bytes[watched->next++];
	return 1;
}

static void watched_close(struct clv_source *source)
{
	((struct watched *)source)->closed++;
}

static struct watched watch(const char *bytes, size_t fails_at)
{
	return (struct watched){
	    .base = {.name = "w", .read = watched_read, .close = watched_close},
	    .bytes = bytes,
	    .size = strlen(bytes),
	    .fails_at = fails_at};
}

/* A pipe's end must not be asked for twice, and what the first byte decides
   waits for no other. */
static void no_more_is_asked_for(void **state)
{
	(void)state;
	struct clv_error error;
	char byte;
	char large[4096];
	struct watched inner = watch("1\n", SIZE_MAX);
	struct clv_source *source =
	    clv_source_headed(&inner.base, "a,b\n", 4, &error);
	assert_int_equal(source->read(source, &byte, 1, &error), 1);
	assert_int_equal(byte, 'a');
	assert_int_equal(inner.next, 1);
	while (source->read(source, large, sizeof large, &error) > 0)
		;
	/* behind the header it is the buffer's own size that is asked for */
	assert_int_equal(inner.largest, sizeof large);
	clv_source_close(source);
	assert_int_equal(inner.closed, 1);
	/* it ends while it is looked at */
	inner = watch("a,b", SIZE_MAX);
	source = clv_source_headed(&inner.base, "a,b\n", 4, &error);
	assert_int_equal(source->read(source, large, sizeof large, &error), 3);
	assert_int_equal(source->read(source, large, sizeof large, &error), 0);
	assert_int_equal(source->read(source, large, sizeof large, &error), 0);
	clv_source_close(source);
}

/* Wherever it happens: in the bytes that are looked at, and behind them. */
static void an_error_passes(void **state)
{
	(void)state;
	static const char bytes[] = "a,b\n1,2\n";
	for (size_t at = 0; at < sizeof bytes; at++) {
		struct clv_error error = {.status = CLV_DONE};
		char buffer[16];
		ssize_t count;
		struct watched inner = watch(bytes, at);
		struct clv_source *source =
		    clv_source_headed(&inner.base, "a,b\n", 4, &error);
		while ((count = source->read(source, buffer, sizeof buffer, &error)) >
		       0)
			assert_int_equal(error.status, CLV_DONE);
		assert_int_equal(count, -1);
		assert_string_equal(error.message, "broken");
		clv_source_close(source);
	}
}

/* A read that failed can be tried again. */
static void nothing_is_lost_by_an_error(void **state)
{
	(void)state;
	struct clv_error error;
	char buffer[16];
	struct watched inner = watch("a,b\n1", 2);
	struct clv_source *source =
	    clv_source_headed(&inner.base, "a,b\n", 4, &error);
	assert_int_equal(source->read(source, buffer, sizeof buffer, &error), -1);
	inner.fails_at = SIZE_MAX;
	assert_int_equal(source->read(source, buffer, sizeof buffer, &error), 4);
	assert_memory_equal(buffer, "a,b\n", 4);
	assert_int_equal(clv_source_added(source), 0);
	clv_source_close(source);
}

static void the_share_of_the_file_is_known(void **state)
{
	(void)state;
	char path[] = "/tmp/clv-headed-XXXXXX";
	char buffer[64];
	struct clv_error error;
	const int descriptor = mkstemp(path);
	assert_int_equal(ftruncate(descriptor, 100), 0);
	close(descriptor);
	struct clv_source *source =
	    clv_source_headed(clv_source_open(path, &error), "a,b\n", 4, &error);
	assert_non_null(source);
	assert_near(clv_source_share(source), 0, 0);
	/* the header, and as many bytes as were compared with it */
	assert_int_equal(source->read(source, buffer, 50, &error), 8);
	assert_near(clv_source_share(source), 0.04, 0);
	assert_int_equal(source->read(source, buffer, 46, &error), 46);
	assert_near(clv_source_share(source), 0.5, 0);
	clv_source_close(source);
	unlink(path);
}

static void without_memory_the_inner_source_is_closed(void **state)
{
	(void)state;
	struct clv_error error = {.status = CLV_DONE};
	struct watched inner = watch("1\n", SIZE_MAX);
	memory_left = 0;
	struct clv_source *source =
	    clv_source_headed(&inner.base, "a,b\n", 4, &error);
	memory_left = -1;
	assert_null(source);
	assert_true(error.is_memory);
	assert_int_equal(inner.closed, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_stand_below_the_header),
	    cmocka_unit_test(no_more_is_asked_for),
	    cmocka_unit_test(an_error_passes),
	    cmocka_unit_test(nothing_is_lost_by_an_error),
	    cmocka_unit_test(the_share_of_the_file_is_known),
	    cmocka_unit_test(without_memory_the_inner_source_is_closed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
