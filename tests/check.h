/* What every test includes: cmocka, and a comparison of doubles, which cmocka
   1.1.5 lacks (its assert_float_equal casts to float). */
#ifndef CLV_TESTS_CHECK_H
#define CLV_TESTS_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
/* cmocka defines macros with these names, which are members of ours */
#undef fail
#undef skip
/* so that fail_msg, which expands to fail(), is gone as well */
#define fail_with(...)                                                         \
	(print_error("ERROR: " __VA_ARGS__), print_error("\n"),                    \
	 _fail(__FILE__, __LINE__))

/* actual lies within tolerance of expected; NaN never does. */
#define assert_near(actual, expected, tolerance)                               \
	do {                                                                       \
		const double near_a = (actual), near_e = (expected);                   \
		if (!(fabs(near_a - near_e) <= (tolerance)))                           \
			fail_with("%s is %.17g, expected %.17g +- %g", #actual, near_a,    \
			          near_e, (double)(tolerance));                            \
	} while (0)

#define assert_undefined(actual)                                               \
	do {                                                                       \
		const double undefined_a = (actual);                                   \
		if (!isnan(undefined_a))                                               \
			fail_with("%s is %.17g, expected NaN", #actual, undefined_a);      \
	} while (0)

#endif
