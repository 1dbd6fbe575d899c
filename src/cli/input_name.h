/* NAME=VALUE, where the name is that of an input. */
#ifndef CLV_CLI_INPUT_NAME_H
#define CLV_CLI_INPUT_NAME_H

#include "io/schema.h"

struct input_name {
	enum clv_input input;
	const char *value; /* behind the = */
	char shown[80];    /* "--set avg", for messages */
};

/* The input of the first `length` bytes of text. Where there is none, the error
   of usage says which was meant, and what to do with a result. option is as in
   "--set". */
bool input_find(const char *option, const char *text, size_t length,
                enum clv_input *input, struct clv_error *error);

/* Takes text apart; example is what the hint shows where it has no =. */
bool input_name_read(struct input_name *name, const char *option,
                     const char *text, const char *example,
                     struct clv_error *error);

#endif
