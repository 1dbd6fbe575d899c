/* libcsv alone, with callbacks that do nothing: the floor of every reader that
   is built on it. */
#include <csv.h>
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

static void on_field(void *bytes, size_t size, void *data)
{
	(void)bytes;
	(void)size;
	(void)data;
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	(void)data;
}

int main(int argc, char **argv)
{
	static char buffer[262144];
	struct csv_parser parser;
	const int descriptor = argc == 2 ? open(argv[1], O_RDONLY) : -1;
	if (descriptor < 0 || csv_init(&parser, CSV_STRICT) != 0)
		return 1;
	for (ssize_t count; (count = read(descriptor, buffer, sizeof buffer)) > 0;)
		csv_parse(&parser, buffer, (size_t)count, on_field, on_row, NULL);
	csv_fini(&parser, on_field, on_row, NULL);
	csv_free(&parser);
	close(descriptor);
	return 0;
}
