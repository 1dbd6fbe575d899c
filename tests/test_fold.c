/* Keys of texts; letters and their cases are those of the Unicode tables. */
#include "io/fold.h"

#include "check.h"

#include <string.h>

static void assert_key(struct clv_fold *fold, const char *text, const char *key)
{
	assert_true(clv_fold_text(fold, text, strlen(text)));
	if (fold->length != strlen(key) || memcmp(fold->key, key, fold->length))
		fail_with("\"%s\" is \"%.*s\", expected \"%s\"", text,
		          (int)fold->length, fold->key, key);
}

static void case_and_blanks_do_not_count(void **state)
{
	(void)state;
	struct clv_fold fold;
	assert_true(clv_fold_open(&fold));
	assert_key(&fold, "Too expensive", "too expensive");
	assert_key(&fold, "  TOO \t\r\n expensive\n", "too expensive");
	assert_key(&fold,
	           "too\xC2\xA0"
	           "expensive",
	           "too expensive");
	assert_key(&fold, "", "");
	assert_key(&fold, " \t ", "");
	assert_key(&fold, "a", "a");
	assert_key(&fold, "A - b_c", "a - b_c");
	clv_fold_close(&fold);
}

static void letters_of_other_alphabets(void **state)
{
	(void)state;
	struct clv_fold fold;
	assert_true(clv_fold_open(&fold));
	if (!fold.locale) {
		print_message("skipped: no locale C.UTF-8\n");
		return;
	}
	assert_key(&fold, "ZU TEUER F\xC3\x9CR \xC3\x84RZTE",
	           "zu teuer f\xC3\xBCr \xC3\xA4rzte");
	assert_key(&fold, "\xC3\x89T\xC3\x89", "\xC3\xA9t\xC3\xA9");
	/* Cyrillic; Greek, with the sigma of a word's end */
	assert_key(&fold, "\xD0\x94\xD0\x9E\xD0\xA0", "\xD0\xB4\xD0\xBE\xD1\x80");
	assert_key(&fold, "\xCE\x9F\xCE\xA3", "\xCE\xBF\xCF\x83");
	assert_key(&fold, "\xCE\xBF\xCF\x82", "\xCE\xBF\xCF\x83");
	/* 2 bytes become 3: U+023A and U+2C65 */
	assert_key(&fold, "\xC8\xBA\xC8\xBA", "\xE2\xB1\xA5\xE2\xB1\xA5");
	/* 4 bytes: Deseret U+10400 and U+10428 */
	assert_key(&fold, "\xF0\x90\x90\x80", "\xF0\x90\x90\xA8");
	/* no letters */
	assert_key(&fold, "\xE4\xB8\xAD\xE3\x80\x80\xE6\x96\x87",
	           "\xE4\xB8\xAD \xE6\x96\x87");
	assert_key(&fold, "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
	clv_fold_close(&fold);
}

static void bytes_that_are_no_text_stay(void **state)
{
	(void)state;
	struct clv_fold fold;
	assert_true(clv_fold_open(&fold));
	assert_key(&fold, "A\xFF\xC3", "a\xFF\xC3");
	assert_key(&fold, "\x80 \x80", "\x80 \x80");
	assert_true(clv_fold_text(&fold, "a\0B", 3));
	assert_int_equal(fold.length, 3);
	assert_memory_equal(fold.key, "a\0b", 3);
	clv_fold_close(&fold);
}

/* Without the locale ASCII still has its cases. */
static void without_a_locale(void **state)
{
	(void)state;
	struct clv_fold fold = {.key = NULL};
	assert_key(&fold, "ZU TEUER \xC3\x84", "zu teuer \xC3\x84");
	clv_fold_close(&fold);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(case_and_blanks_do_not_count),
	    cmocka_unit_test(letters_of_other_alphabets),
	    cmocka_unit_test(bytes_that_are_no_text_stay),
	    cmocka_unit_test(without_a_locale),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
