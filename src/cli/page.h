/* The results of a command on their way out: records of one schema, in the
   format that was asked for. */
#ifndef CLV_CLI_PAGE_H
#define CLV_CLI_PAGE_H

#include "cli/common.h"
#include "cli/view.h"

struct page {
	struct view view;
	struct clv_writer writer;
};

/* With the columns whose facts are there; on a terminal those that it has room
   for. output is borrowed. Close in any case. */
bool page_open(struct page *page, const struct common *common,
               struct clv_output *output, const struct clv_schema *schema,
               unsigned facts, struct clv_error *error);
void page_close(struct page *page);

/* One more column of text, as view_add_text; before the page begins. */
void page_add_text(struct page *page, const char *name);

/* In this order; false after an error. */
bool page_begin(struct page *page, struct clv_error *error);
bool page_put(struct page *page, const void *record, struct clv_error *error);
bool page_end(struct page *page, struct clv_error *error);

/* Is it a table for people to read, and not data? */
bool page_is_table(const struct page *page);

/* Opens a page, lets `write` put the records, and closes it. */
typedef bool page_write(const void *data, struct page *page,
                        struct clv_error *error);
bool page_make(const struct common *common, struct clv_output *output,
               const struct clv_schema *schema, unsigned facts,
               page_write *write, const void *data, struct clv_error *error);

/* The same of records that are there, of `size` bytes each. */
bool page_print(const struct common *common, struct clv_output *output,
                const struct clv_schema *schema, unsigned facts,
                const void *records, size_t count, size_t size,
                struct clv_error *error);

#endif
