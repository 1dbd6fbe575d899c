/* Hashes of what passes through a source. The values of XXH64 with seed 0 are
   those of its specification and of the programs that follow it: of nothing
   ef46db3751d8e999, of "abc" 44bc2cf5ad770999. */
#include "io/digest.h"
#include "io/source.h"

#include "check.h"

#include <string.h>

static struct clv_source *open_abc(size_t most)
{
	struct clv_error error;
	struct clv_source *inner =
	    clv_source_memory("letters", "abc", 3, most, &error);
	assert_non_null(inner);
	struct clv_source *digested = clv_source_digested(inner, &error);
	assert_non_null(digested);
	return digested;
}

static void bytes_pass_and_are_hashed(void **state)
{
	(void)state;
	for (size_t most = 0; most <= 3; most++) {
		struct clv_error error;
		char all[8];
		size_t size = 0;
		ssize_t count;
		struct clv_source *source = open_abc(most);
		assert_string_equal(source->name, "letters");
		assert_true(clv_source_digest(source) == 0xef46db3751d8e999u);
		while ((count = source->read(source, all + size, 4, &error)) > 0)
			size += (size_t)count;
		assert_int_equal(size, 3);
		assert_memory_equal(all, "abc", 3);
		assert_true(clv_source_digest(source) == 0x44bc2cf5ad770999u);
		clv_source_close(source);
	}
}

static ssize_t fail_to_read(struct clv_source *source, void *buffer,
                            size_t size, struct clv_error *error)
{
	(void)source;
	(void)buffer;
	(void)size;
	clv_reject(error, CLV_BAD_DATA, "broken");
	return -1;
}

static void do_nothing(struct clv_source *source)
{
	(void)source;
}

static void an_error_passes(void **state)
{
	(void)state;
	struct clv_error error;
	char byte;
	struct clv_source broken = {
	    .name = "broken", .read = fail_to_read, .close = do_nothing};
	struct clv_source *source = clv_source_digested(&broken, &error);
	assert_int_equal(source->read(source, &byte, 1, &error), -1);
	assert_string_equal(error.message, "broken");
	assert_true(clv_source_digest(source) == 0xef46db3751d8e999u);
	clv_source_close(source);
}

static void pieces_make_no_difference(void **state)
{
	(void)state;
	struct clv_digest digest;
	clv_digest_begin(&digest);
	clv_digest_add(&digest, "a", 1);
	clv_digest_add(&digest, NULL, 0);
	clv_digest_add(&digest, "bc", 2);
	assert_true(clv_digest_value(&digest) == 0x44bc2cf5ad770999u);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bytes_pass_and_are_hashed),
	    cmocka_unit_test(an_error_passes),
	    cmocka_unit_test(pieces_make_no_difference),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
