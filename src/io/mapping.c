#include "io/mapping.h"
#include "io/guess.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *flag, *word;
} roles[CLV_ROLE_COUNT] = {
    [CLV_ROLE_CUSTOMER] = {"--customer", "customer"},
    [CLV_ROLE_DATE] = {"--date", "date"},
    [CLV_ROLE_AMOUNT] = {"--amount", "amount"},
    [CLV_ROLE_ORDER_ID] = {"--order-id", "order id"},
    [CLV_ROLE_STATUS] = {"--status", "status"},
    [CLV_ROLE_REFUND] = {"--refund", "refund"},
    [CLV_ROLE_QUANTITY] = {"--quantity", "quantity"},
    [CLV_ROLE_CURRENCY] = {"--currency-column", "currency"},
    [CLV_ROLE_SEGMENT] = {"--segment", "segment"},
    [CLV_ROLE_COST] = {"--cost", "cost"},
};

const char *clv_role_flag(enum clv_role role)
{
	return roles[role].flag;
}

const char *clv_role_word(enum clv_role role)
{
	return roles[role].word;
}

/* What is being resolved. */
struct task {
	struct clv_mapping *mapping;
	const struct clv_text *names;
	size_t count;
	const char *const *flags;
	const char *segment_flag;
	struct clv_error *error;
};

/* ---- Flags and presets --------------------------------------------------- */

static void add_column(struct clv_alternatives *alternatives, size_t column)
{
	if (alternatives->count < CLV_ALTERNATIVES_MAX)
		alternatives->columns[alternatives->count++] = column;
}

static bool take_flag(struct task *task, enum clv_role role)
{
	const char *column_said = task->flags[role];
	const char *flag = role == CLV_ROLE_SEGMENT && task->segment_flag
	                       ? task->segment_flag
	                       : roles[role].flag;
	size_t column;
	if (!clv_column_find(task->names, task->count, flag, column_said,
	                     strlen(column_said), &column, task->error))
		return false;
	add_column(&task->mapping->roles[role], column);
	return true;
}

/* Those of the columns that are in the file. */
static void take_preset(struct task *task, enum clv_role role)
{
	const char *at = task->mapping->preset->roles[role];
	while (at && *at) {
		const size_t size = strcspn(at, "|");
		size_t column;
		if (clv_column_look(task->names, task->count, at, size, &column) !=
		    CLV_COLUMN_NONE)
			add_column(&task->mapping->roles[role], column);
		at += size + (at[size] == '|');
	}
}

static bool read_amount(struct task *task, const char *text, size_t length)
{
	task->mapping->amount_text = text;
	task->mapping->amount_length = length;
	return clv_expression_read(&task->mapping->amount, task->names, task->count,
	                           roles[CLV_ROLE_AMOUNT].flag, text, length,
	                           task->error);
}

/* The first expression all of whose columns are in the file. */
static void take_preset_amount(struct task *task)
{
	const char *at = task->mapping->preset->roles[CLV_ROLE_AMOUNT];
	while (at && *at) {
		const size_t size = strcspn(at, "|");
		if (read_amount(task, at, size))
			return;
		at += size + (at[size] == '|');
	}
	task->mapping->amount.count = 0;
}

static void take_rules(struct task *task)
{
	struct clv_mapping *mapping = task->mapping;
	for (size_t i = 0; i < CLV_RULES_MAX; i++) {
		const struct clv_rule *rule = &mapping->preset->rules[i];
		size_t column;
		if (rule->column &&
		    clv_column_look(task->names, task->count, rule->column,
		                    strlen(rule->column), &column) != CLV_COLUMN_NONE)
			mapping->rules[mapping->rule_count++] =
			    (struct clv_mapping_rule){rule, column};
	}
}

static size_t optional_column(const struct task *task, const char *name)
{
	size_t column;
	if (!name || clv_column_look(task->names, task->count, name, strlen(name),
	                             &column) == CLV_COLUMN_NONE)
		return CLV_NO_COLUMN;
	return column;
}

/* What a preset says of rows, apart from the roles of columns. */
static void take_habits(struct task *task)
{
	struct clv_mapping *mapping = task->mapping;
	const struct clv_preset *preset = mapping->preset;
	const bool own_customer = task->flags[CLV_ROLE_CUSTOMER] != NULL;
	const bool own_id = task->flags[CLV_ROLE_ORDER_ID] != NULL;
	take_rules(task);
	mapping->items = preset->items;
	mapping->blank_id_continues = preset->blank_id_continues && !own_id;
	mapping->refunds_are_rows = preset->refunds_are_rows;
	mapping->no_customer = preset->no_customer;
	if (!own_id)
		mapping->refund_id = optional_column(task, preset->refund_id);
	if (!own_customer)
		mapping->refund_customer =
		    optional_column(task, preset->refund_customer);
}

/* ---- Each role ----------------------------------------------------------- */

static bool is_mapped(const struct clv_mapping *mapping, enum clv_role role)
{
	return role == CLV_ROLE_AMOUNT ? mapping->amount.count > 0
	                               : mapping->roles[role].count > 0;
}

static bool guess(struct task *task, enum clv_role role)
{
	size_t column;
	switch (clv_guess_column(task->names, task->count, role, &column,
	                         task->error)) {
	case CLV_COLUMN_ONE:
		break;
	case CLV_COLUMN_SEVERAL:
		/* what can be left out is left out */
		return role > CLV_ROLE_AMOUNT;
	case CLV_COLUMN_NONE:
	default:
		return true;
	}
	struct clv_mapping *mapping = task->mapping;
	mapping->guessed[role] = true;
	if (role != CLV_ROLE_AMOUNT) {
		add_column(&mapping->roles[role], column);
		return true;
	}
	mapping->amount = (struct clv_expression){.count = 1};
	mapping->amount.terms[0].count = 1;
	mapping->amount.terms[0].factors[0].column = column;
	mapping->amount_text = task->names[column].at;
	mapping->amount_length = task->names[column].length;
	return true;
}

static bool resolve_role(struct task *task, enum clv_role role)
{
	const char *flag = task->flags[role];
	if (role == CLV_ROLE_AMOUNT && flag)
		return read_amount(task, flag, strlen(flag));
	if (flag)
		return take_flag(task, role);
	if (!task->mapping->preset)
		return !task->names || guess(task, role);
	if (role == CLV_ROLE_AMOUNT)
		take_preset_amount(task);
	else
		take_preset(task, role);
	return true;
}

/* The amount is then that of a row, not of an order. */
static bool fold_quantity(struct task *task)
{
	struct clv_mapping *mapping = task->mapping;
	const struct clv_alternatives *quantity =
	    &mapping->roles[CLV_ROLE_QUANTITY];
	if (quantity->count &&
	    !clv_expression_multiply(&mapping->amount, quantity->columns[0]))
		return clv_reject(task->error, CLV_BAD_USAGE,
		                  "%s: the amount is a product of %d factors already",
		                  roles[CLV_ROLE_QUANTITY].flag, CLV_FACTORS_MAX);
	const bool own_amount = task->flags[CLV_ROLE_AMOUNT] || quantity->count;
	if (own_amount && clv_expression_is_product(&mapping->amount))
		mapping->items = true;
	return true;
}

/* ---- What is missing ----------------------------------------------------- */

static bool reject_missing(const struct task *task)
{
	char missing[64] = "";
	char list[400];
	size_t used = 0;
	for (int role = CLV_ROLE_CUSTOMER; role <= CLV_ROLE_AMOUNT; role++)
		if (!is_mapped(task->mapping, (enum clv_role)role))
			used +=
			    (size_t)snprintf(missing + used, sizeof missing - used, "%s%s",
			                     used ? ", " : "", roles[role].word);
	clv_columns_list(task->names, task->count, list, sizeof list);
	clv_reject(task->error, CLV_BAD_DATA,
	           "which columns are what? not found: %s; columns: %s", missing,
	           list);
	if (!task->names)
		return clv_hint(task->error, "say it by their numbers: --no-header "
		                             "--customer @1 --date @2 --amount @3");
	return clv_hint(task->error, "say it by their names: --customer COL --date "
	                             "COL --amount COL");
}

static bool check_refusal(const struct task *task)
{
	const struct clv_preset *preset = task->mapping->preset;
	if (!preset || !preset->refusal || task->flags[CLV_ROLE_CUSTOMER])
		return true;
	clv_reject(task->error, CLV_BAD_DATA, "%s", preset->refusal);
	return clv_hint(task->error, "%s", preset->refusal_hint);
}

bool clv_mapping_resolve(struct clv_mapping *mapping,
                         const struct clv_text *names, size_t count,
                         const struct clv_preset *preset,
                         const char *const flags[CLV_ROLE_COUNT],
                         const char *segment_flag, struct clv_error *error)
{
	struct task task = {mapping, names, count, flags, segment_flag, error};
	*mapping = (struct clv_mapping){.preset = preset,
	                                .items = true,
	                                .refund_id = CLV_NO_COLUMN,
	                                .refund_customer = CLV_NO_COLUMN};
	if (!check_refusal(&task))
		return false;
	for (int role = 0; role < CLV_ROLE_COUNT; role++)
		if (!resolve_role(&task, (enum clv_role)role))
			return false;
	for (int role = CLV_ROLE_CUSTOMER; role <= CLV_ROLE_AMOUNT; role++)
		if (!is_mapped(mapping, (enum clv_role)role))
			return reject_missing(&task);
	if (preset)
		take_habits(&task);
	return fold_quantity(&task);
}

/* ---- In words ------------------------------------------------------------ */

/* Where words go; what does not fit ends in dots. */
struct words {
	char *text;
	size_t size, used;
	bool is_cut;
};

static void say(struct words *words, const char *text)
{
	static const char dots[] = "...";
	const size_t length = strlen(text);
	if (words->is_cut)
		return;
	if (words->used + length + sizeof dots <= words->size) {
		memcpy(words->text + words->used, text, length + 1);
		words->used += length;
		return;
	}
	memcpy(words->text + words->used, dots, sizeof dots);
	words->used += sizeof dots - 1;
	words->is_cut = true;
}

static void say_columns(struct words *words, const struct clv_mapping *mapping,
                        const struct clv_text *names, enum clv_role role)
{
	const struct clv_alternatives *from = &mapping->roles[role];
	char name[80];
	if (role == CLV_ROLE_AMOUNT)
		say(words, clv_printable(mapping->amount_text, mapping->amount_length,
		                         name, sizeof name));
	for (size_t i = 0; i < from->count; i++) {
		say(words, i ? " or " : "");
		say(words, clv_column_say(names, from->columns[i], name, sizeof name));
	}
}

size_t clv_role_say(const struct clv_mapping *mapping,
                    const struct clv_text *names, enum clv_role role,
                    char *text, size_t size)
{
	struct words words = {text, size, 0, false};
	text[0] = '\0';
	if (is_mapped(mapping, role))
		say_columns(&words, mapping, names, role);
	return words.used;
}

size_t clv_mapping_say(const struct clv_mapping *mapping,
                       const struct clv_text *names, char *text, size_t size)
{
	struct words words = {text, size, 0, false};
	text[0] = '\0';
	for (int role = 0; role < CLV_ROLE_COUNT; role++) {
		if (!is_mapped(mapping, (enum clv_role)role))
			continue;
		say(&words, words.used ? "; " : "");
		say(&words, roles[role].word);
		say(&words, ": ");
		say_columns(&words, mapping, names, (enum clv_role)role);
		say(&words, mapping->guessed[role] ? " (guessed)" : "");
	}
	return words.used;
}
