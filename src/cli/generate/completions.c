/* Completions for bash, zsh and fish. */
#include "cli/command.h"
#include "cli/generate/generate.h"
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

/* What can be completed after an option. */
enum argument_kind { NONE, NAMES, FORMATS, FILES, COLORS, DECIMALS, OTHER };

static enum argument_kind kind_of(enum option_id id)
{
	switch (id) {
	case OPTION_GET:
		return NAMES;
	case OPTION_FORMAT:
		return FORMATS;
	case OPTION_OUTPUT:
	case OPTION_REJECTS:
		return FILES;
	case OPTION_COLOR:
		return COLORS;
	case OPTION_DECIMAL:
		return DECIMALS;
	default:
		return options[id].value ? OTHER : NONE;
	}
}

static void put_formats(void)
{
	printf("card");
	for (size_t i = 0; i < clv_format_count; i++)
		printf(" %s", clv_formats[i]->name);
}

static void put_results(void)
{
	for (size_t i = 0; i < clv_result_schema.count; i++)
		printf("%s%s", i ? " " : "", clv_result_schema.fields[i].name);
}

static void put_commands(void)
{
	for (size_t i = 0; i < command_count; i++)
		printf("%s%s", i ? " " : "", commands[i].name);
}

/* The words to choose from after an option; nothing for a free one. */
static void put_choices(enum argument_kind kind)
{
	switch (kind) {
	case NAMES:
		put_results();
		break;
	case FORMATS:
		put_formats();
		break;
	case COLORS:
		printf("always never auto");
		break;
	case DECIMALS:
		printf(". ,");
		break;
	case NONE:
	case FILES:
	case OTHER:
	default:
		break;
	}
}

static bool has_choices(enum argument_kind kind)
{
	return kind == NAMES || kind == FORMATS || kind == COLORS ||
	       kind == DECIMALS;
}

static void put_words_of(const struct clv_field *field)
{
	bool first = true;
	for (size_t i = 0; i < field->word_count; i++)
		if (field->words[i]) {
			printf("%s%s", first ? "" : " ", field->words[i]);
			first = false;
		}
}

/* ---- bash ---------------------------------------------------------------- */

static void put_bash_flags(void)
{
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		printf("--%s ", input_flag_name(i, flag));
	}
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (options[i].letter)
			printf("-%c ", options[i].letter);
		printf("--%s%s", options[i].name, i + 1 < OPTION_COUNT ? " " : "");
	}
}

static void put_bash_cases(void)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const enum argument_kind kind = kind_of((enum option_id)i);
		if (kind == NONE)
			continue;
		printf("\t");
		if (options[i].letter)
			printf("-%c | ", options[i].letter);
		printf("--%s) ", options[i].name);
		if (kind == FILES)
			printf("mapfile -t COMPREPLY < <(compgen -f -- \"$word\")");
		if (has_choices(kind)) {
			printf("mapfile -t COMPREPLY < <(compgen -W \"");
			put_choices(kind);
			printf("\" -- \"$word\")");
		}
		printf("%sreturn ;;\n", kind == OTHER ? "" : "; ");
	}
	printf("\t");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		if (!clv_input_schema.fields[i].words)
			printf("%s--%s", i ? " | " : "", input_flag_name(i, flag));
	}
	printf(") return ;;\n");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		const struct clv_field *field = &clv_input_schema.fields[i];
		if (!field->words)
			continue;
		printf("\t--%s) mapfile -t COMPREPLY < <(compgen -W \"",
		       input_flag_name(i, flag));
		put_words_of(field);
		printf("\" -- \"$word\"); return ;;\n");
	}
}

void generate_bash(void)
{
	printf("# bash completion for clv, made from the tables of its help\n"
	       "_clv() {\n"
	       "\tlocal word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS"
	       "[COMP_CWORD - 1]}\n"
	       "\tCOMPREPLY=()\n"
	       "\tcase $previous in\n");
	put_bash_cases();
	printf("\thelp) mapfile -t COMPREPLY < <(compgen -W \"");
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		printf("%s ", clv_input_schema.fields[i].name);
	put_results();
	printf(" ");
	put_commands();
	printf("\" -- \"$word\"); return ;;\n\tesac\n"
	       "\tif [[ $word == -* ]]; then\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -W \"");
	put_bash_flags();
	printf(
	    "\" -- \"$word\")\n\telse\n\t\tmapfile -t COMPREPLY < <(compgen -f -- "
	    "\"$word\")\n"
	    "\t\tif ((COMP_CWORD == 1)); then\n"
	    "\t\t\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -W \"");
	put_commands();
	printf("\" -- \"$word\")\n\t\tfi\n\tfi\n}\ncomplete -o filenames -F _clv "
	       "clv\n");
}

/* ---- zsh ----------------------------------------------------------------- */

/* In a description of _arguments ] and : and quotes have a meaning. */
static void put_zsh_text(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'') {
			printf("'\\''");
			continue;
		}
		if (strchr("[]:\\", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void put_zsh_choices(enum argument_kind kind)
{
	if (kind == FILES)
		printf("_files");
	if (!has_choices(kind))
		return;
	printf("(");
	put_choices(kind);
	printf(")");
}

static void put_zsh_option(int i)
{
	const enum argument_kind kind = kind_of((enum option_id)i);
	const int names = options[i].letter ? 2 : 1;
	for (int letter = 0; letter < names; letter++) {
		printf(" \\\n\t\t'");
		if (i == OPTION_REQUIRE)
			printf("*");
		if (letter)
			printf("-%c[", options[i].letter);
		else
			printf("--%s[", options[i].name);
		put_zsh_text(options[i].about);
		printf("]");
		if (kind != NONE) {
			printf(":");
			put_zsh_text(options[i].value);
			printf(":");
			put_zsh_choices(kind);
		}
		printf("'");
	}
}

void generate_zsh(void)
{
	printf("#compdef clv\n# zsh completion for clv, made from the tables of "
	       "its help\n_clv() {\n\t_arguments -s");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		const struct clv_field *field = &clv_input_schema.fields[i];
		printf(" \\\n\t\t'--%s[", input_flag_name(i, flag));
		put_zsh_text(field->about);
		printf("]:");
		put_zsh_text(field->unit);
		printf(":");
		if (field->words) {
			printf("(");
			put_words_of(field);
			printf(")");
		}
		printf("'");
	}
	for (int i = 0; i < OPTION_COUNT; i++)
		put_zsh_option(i);
	printf(
	    " \\\n\t\t'1:command or file:_clv_first' \\\n\t\t'*:file:_clv_rest'\n"
	    "}\n_clv_first() {\n\t_alternative 'commands:command:(");
	put_commands();
	printf(")' 'files:file:_files'\n}\n_clv_rest() {\n\tif [[ ${words[2]} == "
	       "help ]]; then\n\t\tcompadd ");
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		printf("%s ", clv_input_schema.fields[i].name);
	put_results();
	printf(" ");
	put_commands();
	printf("\n\telse\n\t\t_files\n\tfi\n}\n_clv \"$@\"\n");
}

/* ---- fish ---------------------------------------------------------------- */

static void put_fish_text(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (strchr("'\\", *text))
			putchar('\\');
		putchar(*text);
	}
	putchar('\'');
}

void generate_fish(void)
{
	printf("# fish completion for clv, made from the tables of its help\n");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		const struct clv_field *field = &clv_input_schema.fields[i];
		printf("complete -c clv -l %s -x", input_flag_name(i, flag));
		if (field->words) {
			printf(" -a '");
			put_words_of(field);
			printf("'");
		}
		printf(" -d ");
		put_fish_text(field->about);
		printf("\n");
	}
	for (int i = 0; i < OPTION_COUNT; i++) {
		const enum argument_kind kind = kind_of((enum option_id)i);
		printf("complete -c clv -l %s", options[i].name);
		if (options[i].letter)
			printf(" -s %c", options[i].letter);
		if (kind != NONE)
			printf(kind == FILES ? " -r -F" : " -x");
		if (has_choices(kind)) {
			printf(" -a '");
			put_choices(kind);
			printf("'");
		}
		printf(" -d ");
		put_fish_text(options[i].about);
		printf("\n");
	}
	for (size_t i = 0; i < command_count; i++) {
		printf("complete -c clv -n __fish_use_subcommand -a %s -d ",
		       commands[i].name);
		put_fish_text(commands[i].summary);
		printf("\n");
	}
	printf("complete -c clv -n '__fish_seen_subcommand_from help' -f -a '");
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		printf("%s ", clv_input_schema.fields[i].name);
	put_results();
	printf(" ");
	put_commands();
	printf("'\n");
}
