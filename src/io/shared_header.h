/* The header of a file, read for others that hold rows alone: shards, blocks,
   partitions of it. */
#ifndef CLV_IO_SHARED_HEADER_H
#define CLV_IO_SHARED_HEADER_H

#include "io/table.h"

/* Of the file at path, opened in this form and closed again: nothing below the
   header is used. False after an error, as where the form, or what the file
   holds, says that there is no header; to be freed in any case. */
bool clv_shared_header_read(struct clv_shared_header *shared, const char *path,
                            const struct clv_table_form *form,
                            struct clv_error *error);
void clv_shared_header_free(struct clv_shared_header *shared);

#endif
