/* --where 'state==lapsed': which rows of a result are shown. */
#ifndef CLV_CLI_WHERE_H
#define CLV_CLI_WHERE_H

#include "io/schema.h"

struct condition {
	const struct clv_field *field;
	int relation;
	double number; /* a day, of days */
	const char *word;
};

/* text is lent. False with an error of usage. facts: what the columns of the
   schema need that are there. */
bool condition_parse(struct condition *condition,
                     const struct clv_schema *schema, unsigned facts,
                     const char *text, struct clv_error *error);

/* What is undefined fulfils no condition. Numbers are equal as clv_compare
   says. */
bool condition_holds(const struct condition *condition, const void *record);

/* The column of that name among those that are there, for `flag`; null with an
   error of usage. */
const struct clv_field *column_named(const char *flag,
                                     const struct clv_schema *schema,
                                     unsigned facts, const char *name,
                                     size_t length, struct clv_error *error);

#endif
