/* A file appears whole or not at all, and what fails is told. */
#include "io/output.h"

#include "check.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 128 };

static char directory[] = "/tmp/clv_output_XXXXXX";

static int make_directory(void **state)
{
	(void)state;
	return mkdtemp(directory) ? 0 : -1;
}

static int remove_directory(void **state)
{
	(void)state;
	return rmdir(directory);
}

static void path_of(const char *name, char path[PATH_SIZE])
{
	snprintf(path, PATH_SIZE, "%s/%s", directory, name);
}

static size_t files_there(void)
{
	size_t count = 0;
	DIR *files = opendir(directory);
	assert_non_null(files);
	for (struct dirent *file; (file = readdir(files));)
		count += file->d_name[0] != '.';
	closedir(files);
	return count;
}

static void put_file(const char *path, const char *text, mode_t mode)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static void expect_file(const char *path, const char *text)
{
	char found[256];
	FILE *file = fopen(path, "r");
	if (!file)
		fail_with("there is no %s", path);
	const size_t size = fread(found, 1, sizeof found - 1, file);
	fclose(file);
	found[size] = '\0';
	assert_string_equal(found, text);
}

static mode_t mode_of(const char *path)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 07777;
}

static struct clv_output *open_path(const char *path)
{
	struct clv_error error;
	struct clv_output *output = clv_output_open(path, &error);
	if (!output)
		fail_with("%s", error.message);
	return output;
}

static void commit_text(const char *path, const char *text)
{
	struct clv_error error;
	struct clv_output *output = open_path(path);
	clv_output_text(output, text);
	if (!clv_output_commit(output, &error))
		fail_with("%s", error.message);
	clv_output_close(output);
}

/* ---- Whole or not at all ------------------------------------------------- */

static void a_file_appears_when_committed(void **state)
{
	(void)state;
	char path[PATH_SIZE];
	struct clv_error error;
	path_of("new.csv", path);
	struct clv_output *output = open_path(path);
	clv_output_text(output, "a,b\n");
	assert_true(clv_output_flush(output, &error));
	assert_int_equal(access(path, F_OK), -1);
	clv_output_write(output, "1,2\nxxx", 4);
	assert_true(clv_output_commit(output, &error));
	expect_file(path, "a,b\n1,2\n");
	clv_output_close(output);
	expect_file(path, "a,b\n1,2\n");
	assert_int_equal(files_there(), 1);
	unlink(path);
}

static void what_is_not_committed_leaves_nothing(void **state)
{
	(void)state;
	char path[PATH_SIZE];
	struct clv_error error;
	path_of("never.csv", path);
	struct clv_output *output = open_path(path);
	clv_output_text(output, "a,b\n");
	assert_true(clv_output_flush(output, &error));
	assert_int_equal(files_there(), 1); /* the temporary one */
	clv_output_close(output);
	assert_int_equal(files_there(), 0);
}

static void an_old_file_stays_until_then(void **state)
{
	(void)state;
	char path[PATH_SIZE];
	struct clv_error error;
	path_of("old.csv", path);
	put_file(path, "old\n", 0644);
	struct clv_output *output = open_path(path);
	clv_output_text(output, "new\n");
	assert_true(clv_output_flush(output, &error));
	expect_file(path, "old\n");
	clv_output_close(output);
	expect_file(path, "old\n");
	commit_text(path, "new\n");
	expect_file(path, "new\n");
	assert_int_equal(files_there(), 1);
	unlink(path);
}

static void the_mode_is_kept(void **state)
{
	(void)state;
	static const mode_t modes[] = {0600, 0640, 0644, 0664, 0444};
	char path[PATH_SIZE];
	path_of("mode.csv", path);
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		put_file(path, "old\n", modes[i]);
		commit_text(path, "new\n");
		assert_int_equal(mode_of(path), modes[i]);
		unlink(path);
	}
}

static void a_new_file_has_the_mode_of_the_umask(void **state)
{
	(void)state;
	static const mode_t masks[] = {022, 027, 077, 0};
	char path[PATH_SIZE];
	path_of("mask.csv", path);
	const mode_t before = umask(0);
	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		umask(masks[i]);
		commit_text(path, "new\n");
		assert_int_equal(mode_of(path), 0666 & ~masks[i]);
		assert_int_equal(umask(0), masks[i]);
		unlink(path);
	}
	umask(before);
}

static void a_link_stays_a_link(void **state)
{
	(void)state;
	char path[PATH_SIZE], link[PATH_SIZE];
	struct stat status;
	path_of("target.csv", path);
	path_of("link.csv", link);
	put_file(path, "old\n", 0644);
	assert_int_equal(symlink(path, link), 0);
	commit_text(link, "new\n");
	assert_int_equal(lstat(link, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	expect_file(path, "new\n");
	assert_int_equal(files_there(), 2);
	unlink(link);
	unlink(path);
}

/* ---- What is collected --------------------------------------------------- */

/* Around the size of the buffer, by all three ways of writing. */
static void pieces_of_any_size_arrive(void **state)
{
	(void)state;
	static char bytes[300000], found[300000];
	static const size_t pieces[] = {1, 7, 4096, 65535, 65536, 65537, 150000};
	char path[PATH_SIZE];
	struct clv_error error;
	path_of("long.csv", path);
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 31 % 251);
	for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
		struct clv_output *output = open_path(path);
		for (size_t at = 0; at < sizeof bytes;) {
			const size_t left = sizeof bytes - at;
			const size_t size = pieces[p] < left ? pieces[p] : left;
			if (size <= CLV_OUTPUT_ROOM && at % 2) {
				memcpy(clv_output_room(output, CLV_OUTPUT_ROOM), bytes + at,
				       size);
				clv_output_claim(output, size);
			} else {
				clv_output_write(output, bytes + at, size);
			}
			at += size;
		}
		assert_true(clv_output_commit(output, &error));
		clv_output_close(output);
		FILE *file = fopen(path, "r");
		assert_int_equal(fread(found, 1, sizeof found, file), sizeof found);
		assert_int_equal(fgetc(file), EOF);
		fclose(file);
		assert_memory_equal(found, bytes, sizeof bytes);
	}
	unlink(path);
}

/* ---- Failures ------------------------------------------------------------ */

static void a_full_device_is_told(void **state)
{
	(void)state;
	struct clv_error error = {0};
	struct clv_output *output = open_path("/dev/full");
	clv_output_text(output, "a,b\n");
	assert_false(clv_output_failed(output)); /* only collected so far */
	assert_false(clv_output_commit(output, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_non_null(strstr(error.message, "/dev/full"));
	assert_non_null(strstr(error.message, "space"));
	assert_true(clv_output_failed(output));
	/* and again, with nothing new to write */
	assert_false(clv_output_flush(output, &error));
	clv_output_close(output);
}

static void a_failure_shows_while_writing(void **state)
{
	(void)state;
	static char bytes[200000];
	struct clv_error error = {0};
	struct clv_output *output = open_path("/dev/full");
	clv_output_write(output, bytes, sizeof bytes);
	assert_true(clv_output_failed(output));
	clv_output_write(output, bytes, sizeof bytes);
	assert_false(clv_output_flush(output, &error));
	assert_non_null(strstr(error.message, "/dev/full"));
	clv_output_close(output);
}

static void a_closed_pipe_is_no_failure_in_words(void **state)
{
	(void)state;
	int ends[2];
	char path[PATH_SIZE];
	struct clv_error error = {0};
	assert_int_equal(pipe(ends), 0);
	snprintf(path, sizeof path, "/dev/fd/%d", ends[1]);
	struct clv_output *output = open_path(path);
	close(ends[0]);
	signal(SIGPIPE, SIG_IGN);
	clv_output_text(output, "a,b\n");
	assert_false(clv_output_flush(output, &error));
	assert_int_equal(error.status, CLV_CLOSED_PIPE);
	clv_output_close(output);
	close(ends[1]);
}

static void expect_no_output(const char *path, const char *word)
{
	struct clv_error error = {0};
	assert_null(clv_output_open(path, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_non_null(strstr(error.message, path));
	if (!strstr(error.message, word))
		fail_with("\"%s\" does not say \"%s\"", error.message, word);
}

static void what_cannot_be_opened_is_told(void **state)
{
	(void)state;
	expect_no_output(directory, "directory");
	expect_no_output("/no/such/directory/file.csv", "No such");
	expect_no_output("/dev/null/file.csv", "directory");
	assert_int_equal(files_there(), 0);
	clv_output_close(NULL);
}

static void a_device_is_written_directly(void **state)
{
	(void)state;
	struct stat status;
	commit_text("/dev/null", "a,b\n");
	assert_int_equal(stat("/dev/null", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

/* Standard output stays open: it is not ours to close. */
static void standard_output_is_called_so(void **state)
{
	(void)state;
	static const char *const names[] = {NULL, "-"};
	char path[PATH_SIZE];
	path_of("standard.txt", path);
	for (size_t i = 0; i < 2; i++) {
		fflush(stdout);
		const int saved = dup(STDOUT_FILENO);
		const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		dup2(file, STDOUT_FILENO);
		close(file);
		commit_text(names[i], "a,b\n");
		const bool open_still = fcntl(STDOUT_FILENO, F_GETFD) >= 0;
		dup2(saved, STDOUT_FILENO);
		close(saved);
		assert_true(open_still);
		expect_file(path, "a,b\n");
		unlink(path);
	}
}

static void a_full_standard_output_is_told(void **state)
{
	(void)state;
	struct clv_error error = {0};
	fflush(stdout);
	const int saved = dup(STDOUT_FILENO);
	const int full = open("/dev/full", O_WRONLY);
	dup2(full, STDOUT_FILENO);
	close(full);
	struct clv_output *output = clv_output_open("-", &error);
	clv_output_text(output, "a");
	const bool committed = clv_output_commit(output, &error);
	clv_output_close(output);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	assert_false(committed);
	assert_non_null(strstr(error.message, "standard output"));
}

static void memory_keeps_what_was_written(void **state)
{
	(void)state;
	enum { PIECES = 40000 };
	struct clv_error error;
	struct clv_output *output = clv_output_open_memory(&error);
	assert_non_null(output);
	for (int times = 0; times < 2; times++) {
		for (int i = 0; i < PIECES; i++)
			clv_output_write(output, "0123456789", 10);
		size_t size;
		const char *kept = clv_output_kept(output, &size);
		assert_int_equal(size, PIECES * 10);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(kept[i], '0' + (int)(i % 10));
		assert_false(clv_output_failed(output));
		clv_output_forget(output);
	}
	clv_output_close(output);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_appears_when_committed),
	    cmocka_unit_test(what_is_not_committed_leaves_nothing),
	    cmocka_unit_test(an_old_file_stays_until_then),
	    cmocka_unit_test(the_mode_is_kept),
	    cmocka_unit_test(a_new_file_has_the_mode_of_the_umask),
	    cmocka_unit_test(a_link_stays_a_link),
	    cmocka_unit_test(pieces_of_any_size_arrive),
	    cmocka_unit_test(a_full_device_is_told),
	    cmocka_unit_test(a_failure_shows_while_writing),
	    cmocka_unit_test(a_closed_pipe_is_no_failure_in_words),
	    cmocka_unit_test(what_cannot_be_opened_is_told),
	    cmocka_unit_test(a_device_is_written_directly),
	    cmocka_unit_test(standard_output_is_called_so),
	    cmocka_unit_test(a_full_standard_output_is_told),
	    cmocka_unit_test(memory_keeps_what_was_written),
	};
	return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
