/* A name that --get or --require asks for: a result, or an input that was
   given or follows from others. */
#ifndef CLV_CLI_REFERENCE_H
#define CLV_CLI_REFERENCE_H

#include "io/given.h"

struct reference {
	int result; /* CLV_NO_FIELD: it is an input */
	int input;
};

/* The first `length` bytes of name, of which `option` is the flag. */
bool reference_find(const char *option, const char *name, size_t length,
                    struct reference *reference, struct clv_error *error);

/* An error of usage: no result is called that; with what was meant, perhaps.
   Returns false. */
bool reference_reject(const char *option, const char *name, size_t length,
                      struct clv_error *error);

/* Its value of a case; store as in clv_field_value. */
struct clv_value reference_value(const struct reference *reference,
                                 const struct clv_given *given,
                                 const struct clv_results *results,
                                 char store[CLV_STORE_SIZE]);

const struct clv_field *reference_field(const struct reference *reference);

/* Can inputs like these give it? */
bool reference_is_possible(const struct reference *reference, uint32_t mask);

/* Can inputs like these give any result at all? */
bool any_result_is_possible(uint32_t mask);

/* Why it has no value. */
const char *reference_explain(const struct reference *reference,
                              const struct clv_given *given,
                              const struct clv_results *results);

#endif
