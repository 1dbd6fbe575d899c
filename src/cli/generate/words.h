/* What the completions of all shells are made of. */
#ifndef CLV_CLI_GENERATE_WORDS_H
#define CLV_CLI_GENERATE_WORDS_H

#include "cli/command.h"

/* Calls visit for the calculator and every command. */
void each_command(void (*visit)(const struct command *command));

/* The word by which completions know a command: "clv" is the calculator. */
const char *command_word(const struct command *command);

/* The words to choose a value from, separated by blanks; prints nothing where
   there are none, or files. */
void put_choices(const struct command *command, enum option_id option);

/* The words of an input that has some. */
void put_words_of(const struct clv_field *field);

/* Names of commands; names that clv help explains. */
void put_commands(void);
void put_topics(void);

/* Every flag of the tables that a value follows, dashes included, with
   `between` them: for finding the word behind flags and their values. */
void put_flags_with_value(const char *between);

#endif
