/* Texts that people write in several ways: one key for all that differ in
   nothing but case and blanks. */
#ifndef CLV_IO_FOLD_H
#define CLV_IO_FOLD_H

#include <locale.h>
#include <stdbool.h>
#include <stddef.h>

struct clv_fold {
	locale_t locale; /* (locale_t)0: only ASCII has cases */
	char *key;       /* of the last text, owned */
	size_t length, capacity;
};

/* False without memory; close in any case. */
bool clv_fold_open(struct clv_fold *fold);
void clv_fold_close(struct clv_fold *fold);

/* Sets key and length: text in lower case, a single blank for each run of
   blanks and line ends, and none at its ends. Of UTF-8 all letters count that
   have one letter for the other case, whatever the user's locale; bytes that
   are none stay as they are. False without memory. */
bool clv_fold_text(struct clv_fold *fold, const char *text, size_t length);

#endif
