/* Reasons that are one: a table with the columns from and to. */
#ifndef CLV_IO_SPELLINGS_H
#define CLV_IO_SPELLINGS_H

#include "data/names.h"
#include "io/csv_reader.h"
#include "io/fold.h"

struct clv_spelling {
	uint32_t to; /* among the texts */
	bool is_used;
};

/* An empty one is a struct of zeros, which changes nothing. */
struct clv_spellings {
	struct clv_names from;      /* keys, as of clv_fold_text */
	struct clv_names texts;     /* what reasons are called instead */
	struct clv_spelling *items; /* by key, owned */
	size_t capacity;
};

/* Reads the file at path ("-": standard input): a row each, with what is
   written and what is meant. A row in which both are empty says nothing. False
   after an error, such as one spelling that means two things; free in any case.
 */
bool clv_spellings_read(struct clv_spellings *spellings, const char *path,
                        struct clv_fold *fold, struct clv_error *error);
void clv_spellings_free(struct clv_spellings *spellings);

/* What a reason of this key is called; false where nothing says. The text is
   lent. */
bool clv_spellings_find(struct clv_spellings *spellings, const char *key,
                        size_t length, struct clv_text *to);

#endif
