#include "cli/slices.h"
#include "data/pool.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { SLICE = 4096, SLICES_A_THREAD = 3 };

struct slice {
	struct clv_output *output;
	size_t from, to;
	uint64_t rows;
	bool is_written;
};

struct writing {
	const struct slices_request *request;
	struct view view;
	struct clv_writer writer;
};

static void write_slice(void *state, void *job)
{
	struct writing *writing = state;
	struct slice *slice = job;
	struct clv_error ignored;
	const struct slices_request *request = writing->request;
	clv_output_forget(slice->output);
	writing->writer.output = slice->output;
	writing->writer.rows = 0;
	slice->is_written = true;
	for (size_t i = slice->from; slice->is_written && i < slice->to; i++)
		if (request->fill(request->data, i, &writing->view))
			slice->is_written = clv_writer_row(&writing->writer,
			                                   writing->view.values, &ignored);
	slice->rows = writing->writer.rows;
}

struct crew {
	struct writing *writings;
	void **states;
	struct slice *slices;
	size_t threads, slice_count;
	struct clv_pool *pool;
};

static void close_crew(struct crew *crew)
{
	if (crew->pool)
		clv_pool_stop(crew->pool);
	for (size_t i = 0; crew->writings && i < crew->threads; i++)
		view_close(&crew->writings[i].view);
	for (size_t i = 0; crew->slices && i < crew->slice_count; i++)
		clv_output_close(crew->slices[i].output);
	free(crew->writings);
	free(crew->states);
	free(crew->slices);
}

static bool open_crew(struct crew *crew, const struct slices_request *request,
                      const struct clv_writer *writer)
{
	struct clv_error ignored;
	crew->threads = request->threads;
	crew->slice_count = crew->threads * SLICES_A_THREAD;
	crew->writings = calloc(crew->threads, sizeof *crew->writings);
	crew->states = calloc(crew->threads, sizeof *crew->states);
	crew->slices = calloc(crew->slice_count, sizeof *crew->slices);
	if (!crew->writings || !crew->states || !crew->slices)
		return false;
	for (size_t i = 0; i < crew->threads; i++) {
		struct writing *writing = &crew->writings[i];
		crew->states[i] = writing;
		writing->request = request;
		writing->writer = *writer;
		if (!view_copy(&writing->view, request->view))
			return false;
		writing->writer.headings = writing->view.headings;
	}
	for (size_t i = 0; i < crew->slice_count; i++) {
		crew->slices[i].output = clv_output_open_memory(&ignored);
		if (!crew->slices[i].output)
			return false;
	}
	crew->pool = clv_pool_start(crew->threads, crew->states, write_slice,
	                            crew->slice_count);
	return crew->pool;
}

static bool take_slice(struct crew *crew, struct clv_writer *writer,
                       struct clv_error *error)
{
	struct slice *slice = clv_pool_take(crew->pool);
	size_t size;
	if (!slice->is_written)
		return clv_reject_memory(error);
	const char *bytes = clv_output_kept(slice->output, &size);
	clv_output_write(writer->output, bytes, size);
	writer->rows += slice->rows;
	return !clv_output_failed(writer->output) ||
	       clv_output_flush(writer->output, error);
}

static bool run_crew(struct crew *crew, size_t count, struct clv_writer *writer,
                     struct clv_error *error)
{
	size_t number = 0;
	for (size_t from = 0; from < count; from += SLICE, number++) {
		if (clv_pool_count(crew->pool) == crew->slice_count &&
		    !take_slice(crew, writer, error))
			return false;
		struct slice *slice = &crew->slices[number % crew->slice_count];
		slice->from = from;
		slice->to = count - from < SLICE ? count : from + SLICE;
		clv_pool_put(crew->pool, slice);
	}
	while (clv_pool_count(crew->pool))
		if (!take_slice(crew, writer, error))
			return false;
	return true;
}

/* Rows have to stand alone, and be many. */
static bool is_for_crew(const struct slices_request *request,
                        const struct clv_writer *writer)
{
	return !request->top && request->threads > 1 &&
	       request->count > 2 * (size_t)SLICE &&
	       writer->format->rows_stand_alone;
}

static bool write_alone(const struct slices_request *request,
                        struct clv_writer *writer, size_t *behind,
                        struct clv_error *error)
{
	const long most = request->top ? request->top : LONG_MAX;
	long rows = 0;
	size_t i = 0;
	for (; i < request->count && rows < most; i++) {
		if (!request->fill(request->data, i, request->view))
			continue;
		rows++;
		if (!clv_writer_row(writer, request->view->values, error))
			return false;
	}
	*behind = i;
	return true;
}

bool slices_write(const struct slices_request *request,
                  struct clv_writer *writer, size_t *behind,
                  struct clv_error *error)
{
	struct crew crew = {.pool = NULL};
	if (!is_for_crew(request, writer))
		return write_alone(request, writer, behind, error);
	*behind = request->count;
	const bool done = open_crew(&crew, request, writer)
	                      ? run_crew(&crew, request->count, writer, error)
	                      : clv_reject_memory(error);
	close_crew(&crew);
	return done;
}
