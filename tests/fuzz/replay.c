/* Runs a target over files, and over the files of folders, so that the inputs
   that a fuzzer found are tests where there is no fuzzer.
     replay FILE_OR_FOLDER...
   Names each before it is run: the last one named is the one that failed. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t replayed;

static void *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (!file) {
		perror(path);
		exit(1);
	}
	fseek(file, 0, SEEK_END);
	*size = (size_t)ftell(file);
	rewind(file);
	/* just as large as it is, so that a sanitizer sees what lies beyond */
	void *bytes = malloc(*size ? *size : 1);
	demand(bytes && fread(bytes, 1, *size, file) == *size);
	fclose(file);
	return bytes;
}

static void replay_file(const char *path)
{
	size_t size;
	void *bytes = read_file(path, &size);
	printf("%s\n", path);
	fflush(stdout);
	LLVMFuzzerTestOneInput(bytes, size);
	free(bytes);
	replayed++;
}

static void replay(const char *path)
{
	DIR *folder = opendir(path);
	if (!folder) {
		replay_file(path);
		return;
	}
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		const size_t size = strlen(path) + strlen(entry->d_name) + 2;
		char *inner = malloc(size);
		demand(inner);
		snprintf(inner, size, "%s/%s", path, entry->d_name);
		replay_file(inner);
		free(inner);
	}
	closedir(folder);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	printf("%zu inputs replayed\n", replayed);
	return replayed ? 0 : 1;
}
