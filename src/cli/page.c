#include "cli/page.h"

bool page_open(struct page *page, const struct common *common,
               struct clv_output *output, const struct clv_schema *schema,
               unsigned facts, struct clv_error *error)
{
	const struct clv_format *format = common_format(common);
	const bool only_main =
	    common_on_terminal(common) && format == &clv_format_table;
	*page = (struct page){.writer = {.format = format,
	                                 .output = output,
	                                 .decimals = common->decimals}};
	if (!view_open(&page->view, schema, facts, only_main, common->decimals))
		return clv_reject_memory(error);
	page->writer.headings = page->view.headings;
	page->writer.count = page->view.count;
	return true;
}

void page_close(struct page *page)
{
	clv_writer_free(&page->writer);
	view_close(&page->view);
}

void page_add_text(struct page *page, const char *name)
{
	view_add_text(&page->view, name);
	page->writer.count = page->view.count;
}

bool page_begin(struct page *page, struct clv_error *error)
{
	return clv_writer_begin(&page->writer, error);
}

bool page_put(struct page *page, const void *record, struct clv_error *error)
{
	view_fill(&page->view, record);
	return clv_writer_row(&page->writer, page->view.values, error);
}

bool page_end(struct page *page, struct clv_error *error)
{
	return clv_writer_end(&page->writer, error);
}

bool page_is_table(const struct page *page)
{
	return page->writer.format == &clv_format_table;
}

bool page_make(const struct common *common, struct clv_output *output,
               const struct clv_schema *schema, unsigned facts,
               page_write *write, const void *data, struct clv_error *error)
{
	struct page page = {.view = {.count = 0}};
	const bool done = page_open(&page, common, output, schema, facts, error) &&
	                  page_begin(&page, error) && write(data, &page, error) &&
	                  page_end(&page, error);
	page_close(&page);
	return done;
}

struct records {
	const char *at;
	size_t count, size;
};

static bool put_records(const void *data, struct page *page,
                        struct clv_error *error)
{
	const struct records *records = data;
	for (size_t i = 0; i < records->count; i++)
		if (!page_put(page, records->at + i * records->size, error))
			return false;
	return true;
}

bool page_print(const struct common *common, struct clv_output *output,
                const struct clv_schema *schema, unsigned facts,
                const void *records, size_t count, size_t size,
                struct clv_error *error)
{
	const struct records all = {records, count, size};
	return page_make(common, output, schema, facts, put_records, &all, error);
}
