/* Documents made at build time from the tables of inputs, results, flags and
   commands. */
#ifndef CLV_CLI_GENERATE_H
#define CLV_CLI_GENERATE_H

void generate_manual(void); /* clv.1 */
void generate_bash(void);
void generate_zsh(void);
void generate_fish(void);

#endif
