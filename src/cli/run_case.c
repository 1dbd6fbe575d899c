/* The work of a command on the one case that its flags give. */
#include "cli/run.h"

/* What is wrong with the case is wrong with the flags. */
static bool read(struct run *run, struct clv_error *error)
{
	if (run->work->read(run, &run->settings->flags, error))
		return true;
	error->status = CLV_BAD_USAGE;
	return false;
}

bool run_case(struct settings *settings, const struct run_work *work,
              void *data, struct clv_error *error)
{
	struct run run = {.settings = settings, .work = work, .data = data};
	const bool done =
	    outputs_open(&run.outputs, &settings->common, NULL, 0, error) &&
	    read(&run, error) && work->begin(&run, NULL, error) &&
	    work->write(&run, NULL, NULL, &settings->flags, error) &&
	    clv_writer_end(&run.writer, error) &&
	    outputs_commit(&run.outputs, error);
	clv_writer_free(&run.writer);
	layout_free(&run.layout);
	outputs_close(&run.outputs);
	return done;
}
