/* An interrupted run leaves no temporary file behind. */
#ifndef CLV_CLI_INTERRUPT_H
#define CLV_CLI_INTERRUPT_H

#include "io/output.h"

/* Removes the temporary file of output when a signal ends the program; to be
   taken back before the output is closed or committed. */
void interrupt_guard(const struct clv_output *output);
void interrupt_release(void);

#endif
