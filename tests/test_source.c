/* Bytes from memory, files, standard input, and from what is none of them. */
#include "io/source.h"

#include "check.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void memory_comes_in_pieces(void **state)
{
	(void)state;
	static const char bytes[] = "0123456789";
	for (size_t most = 0; most <= 12; most++)
		for (size_t room = 1; room <= 12; room++) {
			struct clv_error error;
			char all[32];
			size_t size = 0;
			ssize_t count;
			struct clv_source *source =
			    clv_source_memory("digits", bytes, 10, most, &error);
			assert_string_equal(source->name, "digits");
			while ((count = source->read(source, all + size, room, &error)) >
			       0) {
				assert_true((size_t)count <= room);
				assert_true(most == 0 || (size_t)count <= most);
				size += (size_t)count;
			}
			assert_int_equal(count, 0);
			assert_int_equal(size, 10);
			assert_memory_equal(all, bytes, 10);
			assert_int_equal(source->read(source, all, room, &error), 0);
			clv_source_close(source);
		}
}

static void nothing_can_be_read_and_closed(void **state)
{
	(void)state;
	struct clv_error error;
	char byte;
	struct clv_source *source = clv_source_memory("none", "", 0, 0, &error);
	assert_int_equal(source->read(source, &byte, 1, &error), 0);
	clv_source_close(source);
	clv_source_close(NULL);
}

static void a_file_is_read_whole(void **state)
{
	(void)state;
	char path[] = "/tmp/clv_source_XXXXXX";
	const int descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, "a,b\0c\n", 6), 6);
	close(descriptor);
	struct clv_error error;
	char bytes[16];
	struct clv_source *source = clv_source_open(path, &error);
	assert_non_null(source);
	assert_string_equal(source->name, path);
	assert_int_equal(source->read(source, bytes, sizeof bytes, &error), 6);
	assert_memory_equal(bytes, "a,b\0c\n", 6);
	assert_int_equal(source->read(source, bytes, sizeof bytes, &error), 0);
	clv_source_close(source);
	unlink(path);
}

static void a_missing_file_is_told(void **state)
{
	(void)state;
	struct clv_error error;
	assert_null(clv_source_open("/no/such/file.csv", &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_non_null(strstr(error.message, "/no/such/file.csv"));
	assert_true(error.hint[0] != '\0');
	/* a file cannot be a directory on the way */
	assert_null(clv_source_open("/dev/null/file.csv", &error));
	assert_non_null(strstr(error.message, "/dev/null/file.csv"));
}

static void a_directory_is_told(void **state)
{
	(void)state;
	struct clv_error error = {0};
	char byte;
	struct clv_source *source = clv_source_open("/tmp", &error);
	if (source)
		assert_true(source->read(source, &byte, 1, &error) < 0);
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_non_null(strstr(error.message, "/tmp"));
	assert_non_null(strstr(error.hint, "directory"));
	clv_source_close(source);
}

/* Standard input stays open: it is not ours to close. */
static void standard_input_is_called_so(void **state)
{
	(void)state;
	int ends[2];
	char bytes[8];
	struct clv_error error;
	const int saved = dup(STDIN_FILENO);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "abc", 3), 3);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
	struct clv_source *source = clv_source_open("-", &error);
	assert_string_equal(source->name, "standard input");
	assert_int_equal(source->read(source, bytes, 2, &error), 2);
	assert_int_equal(source->read(source, bytes + 2, 5, &error), 1);
	assert_memory_equal(bytes, "abc", 3);
	assert_int_equal(source->read(source, bytes, 5, &error), 0);
	clv_source_close(source);
	assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
}

static void closed_standard_input_is_told(void **state)
{
	(void)state;
	struct clv_error error = {0};
	char byte;
	const int saved = dup(STDIN_FILENO);
	close(STDIN_FILENO);
	struct clv_source *source = clv_source_open("-", &error);
	assert_true(source->read(source, &byte, 1, &error) < 0);
	assert_non_null(strstr(error.message, "standard input"));
	clv_source_close(source);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	}
}

/* Of a file, through what unpacks and decodes it. */
static void the_share_of_a_file_is_known(void **state)
{
	(void)state;
	char path[] = "/tmp/clv-share-XXXXXX";
	char buffer[25];
	struct clv_error error = {.status = CLV_DONE};
	const int descriptor = mkstemp(path);
	assert_int_equal(ftruncate(descriptor, 100), 0);
	close(descriptor);
	struct clv_source *source = clv_source_open(path, &error);
	assert_near(clv_source_share(source), 0, 0);
	assert_int_equal(source->read(source, buffer, 25, &error), 25);
	assert_near(clv_source_share(source), 0.25, 0);
	clv_source_close(source);
	source = clv_source_decoded(
	    clv_source_unpacked(clv_source_open(path, &error), &error), &error);
	while (source->read(source, buffer, sizeof buffer, &error) > 0)
		;
	assert_near(clv_source_share(source), 1, 0);
	clv_source_close(source);
	remove(path);
	source = clv_source_memory("m", "abc", 3, 0, &error);
	assert_undefined(clv_source_share(source));
	clv_source_close(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_comes_in_pieces),
	    cmocka_unit_test(nothing_can_be_read_and_closed),
	    cmocka_unit_test(a_file_is_read_whole),
	    cmocka_unit_test(a_missing_file_is_told),
	    cmocka_unit_test(a_directory_is_told),
	    cmocka_unit_test(standard_input_is_called_so),
	    cmocka_unit_test(closed_standard_input_is_told),
	    cmocka_unit_test(the_share_of_a_file_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
