/* Facts of several kinds, some of them in lists, for machines: one object in
   JSON, rows of name and value in the other formats. */
#ifndef CLV_CLI_FACTS_H
#define CLV_CLI_FACTS_H

#include "core/wide.h"
#include "io/writer.h"

enum { FACTS_DEPTH = 6, FACTS_PATH_SIZE = 200 };

/* An object or a list that is open. */
struct facts_level {
	bool is_list;
	size_t count;       /* of what it holds so far */
	size_t path_length; /* of its own name */
};

struct facts {
	struct clv_writer writer; /* of rows; its output is that of JSON too */
	bool is_json, in_lines;   /* an object; over several lines */
	size_t depth;
	struct facts_level levels[FACTS_DEPTH];
	char path[FACTS_PATH_SIZE]; /* of rows: statuses.1.count */
	bool failed;
	struct clv_error *error;
};

/* Opens the object of all facts. A failure is kept, and told by facts_end. */
void facts_begin(struct facts *facts, const struct clv_format *format,
                 struct clv_output *output, struct clv_error *error);

/* In a list key is null. Levels are closed in turn, all of them before
   facts_end. */
void facts_open(struct facts *facts, const char *key, bool is_list);
void facts_close(struct facts *facts);

/* A null text is an unknown one. */
void facts_text(struct facts *facts, const char *key, const char *text);
void facts_count(struct facts *facts, const char *key, uint64_t count);
void facts_money(struct facts *facts, const char *key, clv_wide amount);
void facts_answer(struct facts *facts, const char *key, bool answer);

bool facts_end(struct facts *facts);

#endif
