#include "app.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "slips.h"

#include <stdlib.h>
#include <string.h>

const app_option app_common_options[] = {
    { APP_TEXT, "output", 'o', offsetof(app_common, output), "FILE",
        "write to FILE, which is replaced as a whole or not at all" },
    { APP_TAG, "lang", 0, offsetof(app_common, lang), "TAG",
        "language of labels, e.g. ko, ja, en (default: graph.language, else en)" },
    { APP_TEXT, "color", 0, offsetof(app_common, color), "WHEN",
        "auto, always or never (default: auto; NO_COLOR is honoured)" },
    { APP_FLAG, "quiet", 'q', offsetof(app_common, quiet), NULL,
        "no warnings and no notes on standard error" },
    { APP_REAL, "timeout", 0, offsetof(app_common, timeout), "SECONDS",
        "stop after so long, with exit code 5" },
    { APP_TEXT, "max-memory", 0, offsetof(app_common, max_memory), "SIZE",
        "use no more memory than this, e.g. 500M or 2G; exit code 5 beyond" },
    { APP_COUNT, "threads", 0, offsetof(app_common, threads), "N",
        "compute on N threads (default: all processors); results do not depend on it" },
    { 0 },
};

kh_status
app_list_add(app_list *list, const char *value, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&list->items, list->num, &list->max, "values", err));
    list->items[list->num++] = value;
out:
    return ret;
}

/* --- one table at a time ----------------------------------------------------------------- */

/* Where an option was found, and the struct that holds its value. */
typedef struct {
    const app_option *option;
    char *base;
} target;

/* The tables of a command one after the other, the common one last; index counts them. */
static bool
table_at(const app_command *command, size_t index, void *values, app_common *common,
    const app_option **options, char **base)
{
    size_t j = 0;

    while (command->groups != NULL && command->groups[j].heading != NULL) {
        if (j == index) {
            *options = command->groups[j].options;
            *base = (char *) values + command->groups[j].offset;
            return true;
        }
        j++;
    }
    *options = app_common_options;
    *base = (char *) common;
    return j == index;
}

static bool
matches(const app_option *option, const char *name, size_t length, char letter)
{
    if (letter != 0) {
        return option->letter == letter;
    }
    return strlen(option->name) == length && strncmp(option->name, name, length) == 0;
}

static target
find_option(const app_command *command, void *values, app_common *common, const char *name,
    size_t length, char letter)
{
    const app_option *options;
    char *base;
    size_t j;

    for (j = 0; table_at(command, j, values, common, &options, &base); j++) {
        for (; options->name != NULL; options++) {
            if (matches(options, name, length, letter)) {
                return (target){ options, base };
            }
        }
    }
    return (target){ NULL, NULL };
}

const app_option *
app_option_find(const app_command *command, const char *name, size_t length, char letter)
{
    app_common common;

    return find_option(command, &common, &common, name, length, letter).option;
}

static kh_status
fail_unknown(const app_command *command, const char *given, size_t length, kh_error *err)
{
    const app_option *options;
    app_common common;
    char *base, wanted[64];
    kh_choices choices;
    size_t j;

    length = length < sizeof(wanted) ? length : sizeof(wanted) - 1;
    memcpy(wanted, given, length);
    wanted[length] = '\0';
    choices = kh_choices_make(wanted);
    for (j = 0; table_at(command, j, &common, &common, &options, &base); j++) {
        for (; options->name != NULL; options++) {
            kh_choices_offer(&choices, options->name);
        }
    }
    kh_fail(err, KH_ERR_ARGUMENT, "%s has no option --%s", command->name, wanted);
    if (choices.nearest != NULL) {
        kh_hint(err, "did you mean --%s?", choices.nearest);
    } else {
        kh_hint(err, "kakehashi help %s lists its options", command->name);
    }
    kh_choices_free(&choices);
    return KH_ERR_ARGUMENT;
}

static kh_status
set_value(target at, char *text, kh_error *err)
{
    return app_option_set(at.option, at.base + at.option->offset, text, err);
}

/* --- the command line -------------------------------------------------------------------- */

typedef struct {
    const app_command *command;
    int argc, next;
    char **argv;
    void *values;
    app_common *common;
    bool help;
    const app_option *last; /* that took the word before the next one; NULL: none has */
    const char *taken;
} parser;

/* Digits and dots, as no file is called: 2009..2018, ..2018, also 2009-2018 and 2009:2018, of which
 * the option will say what is wrong. */
static bool
looks_like_years(const char *word)
{
    const size_t sign = word[0] == '-';

    return word[strspn(word, "0123456789.-:")] == '\0'
           && ((word[sign] >= '0' && word[sign] <= '9') || strncmp(word, "..", 2) == 0);
}

bool
app_option_takes(const app_option *option, const char *word)
{
    return option->kind != APP_FLAG && (option->kind != APP_YEARS || looks_like_years(word));
}

/* The value of an option: what follows `=` or the letter, else the next word. */
static kh_status
take(parser *self, target at, char *attached, kh_error *err)
{
    if (at.option->kind == APP_FLAG) {
        if (attached != NULL) {
            return kh_fail(err, KH_ERR_ARGUMENT, "--%s takes no value", at.option->name);
        }
        return set_value(at, NULL, err);
    }
    if (attached == NULL && at.option->kind == APP_YEARS
        && (self->next >= self->argc || !app_option_takes(at.option, self->argv[self->next]))) {
        return set_value(at, NULL, err);
    }
    if (attached == NULL) {
        if (self->next >= self->argc) {
            return kh_fail(
                err, KH_ERR_ARGUMENT, "--%s needs a value: %s", at.option->name, at.option->value);
        }
        attached = self->argv[self->next++];
        self->last = at.option;
        self->taken = attached;
    }
    return set_value(at, attached, err);
}

static kh_status
parse_long(parser *self, char *word, kh_error *err)
{
    char *name = word + 2, *equals = strchr(name, '=');
    const size_t length = equals == NULL ? strlen(name) : (size_t) (equals - name);
    target found;

    if (strcmp(name, "help") == 0) {
        self->help = true;
        return KH_OK;
    }
    found = find_option(self->command, self->values, self->common, name, length, 0);
    if (found.option == NULL) {
        return fail_unknown(self->command, name, length, err);
    }
    return take(self, found, equals == NULL ? NULL : equals + 1, err);
}

/* -q, -o FILE, -oFILE, -qo FILE */
static kh_status
parse_letters(parser *self, char *word, kh_error *err)
{
    kh_status ret = KH_OK;

    for (word++; *word != '\0'; word++) {
        target found;

        if (*word == 'h') {
            self->help = true;
            continue;
        }
        found = find_option(self->command, self->values, self->common, "", 0, *word);
        if (found.option == NULL) {
            kh_fail(err, KH_ERR_ARGUMENT, "%s has no option -%c", self->command->name, *word);
            kh_hint(err, "kakehashi help %s lists its options", self->command->name);
            return KH_ERR_ARGUMENT;
        }
        if (found.option->kind != APP_FLAG) {
            return take(self, found, word[1] != '\0' ? word + 1 : NULL, err);
        }
        KH_TRY(take(self, found, NULL, err));
    }
out:
    return ret;
}

static kh_status
check_num_args(const parser *self, size_t num, kh_error *err)
{
    const app_command *command = self->command;

    if (num >= command->min_args && num <= command->max_args) {
        return KH_OK;
    }
    if (num < command->min_args && self->last != NULL && app_is_file(self->taken)) {
        kh_fail(err, KH_ERR_ARGUMENT, "--%s took %s as its value; then no FILE is left",
            self->last->name, self->taken);
        kh_hint(err, "--%s %s", self->last->name, self->last->value);
        return KH_ERR_ARGUMENT;
    }
    kh_fail(err, KH_ERR_ARGUMENT, "%s takes %s", command->name,
        command->arguments[0] == '\0' ? "no arguments" : command->arguments);
    kh_hint(err, "kakehashi help %s", command->name);
    return KH_ERR_ARGUMENT;
}

kh_status
app_options_parse(const app_command *command, int argc, char **argv, void *values,
    app_common *common, app_list *args, bool *help, kh_error *err)
{
    kh_status ret = KH_OK;
    parser p
        = { .command = command, .argc = argc, .argv = argv, .values = values, .common = common };
    bool only_args = false;

    while (p.next < argc) {
        char *word = argv[p.next++];

        if (only_args || word[0] != '-' || word[1] == '\0') {
            KH_TRY(app_list_add(args, word, err));
        } else if (strcmp(word, "--") == 0) {
            only_args = true;
        } else if (word[1] == '-') {
            KH_TRY(parse_long(&p, word, err));
        } else {
            KH_TRY(parse_letters(&p, word, err));
        }
    }
    *help = p.help;
    if (!p.help) {
        KH_TRY(check_num_args(&p, args->num, err));
    }
out:
    return ret;
}

void
app_options_free(const app_command *command, void *values)
{
    const app_option *options;
    app_common common;
    char *base;
    size_t j;

    for (j = 0; table_at(command, j, values, &common, &options, &base); j++) {
        for (; options->name != NULL; options++) {
            if (options->kind == APP_LIST || options->kind == APP_REPEAT) {
                free(((app_list *) (void *) (base + options->offset))->items);
            }
        }
    }
}
