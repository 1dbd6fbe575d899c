/* Parts of histories, read where others read exports. */
#ifndef CLV_CLI_PARTS_H
#define CLV_CLI_PARTS_H

#include "cli/exports.h"

struct parts {
	struct exports *exports;           /* opened, and none of it read */
	struct clv_partial_reader *reader; /* of the first file */
};

/* Opens the first of the files of exports, and sets the options by which its
   rows were read. False after an error; close in any case. */
bool parts_open(struct parts *parts, struct exports *exports,
                struct clv_error *error);
void parts_close(struct parts *parts);

/* Reads all files, as exports_read does. */
bool parts_read(struct parts *parts, unsigned keeps, struct clv_error *error);

#endif
