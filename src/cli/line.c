#include "line.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    app_line *line;
    const app_option *pending; /* wants the next word as its value */
    bool only_args;
} reader;

/* The last item of a list is what is being typed. */
static void
at_value(app_line *line, const app_option *option, const char *word, const char *value)
{
    const char *comma = option->kind == APP_LIST ? strrchr(value, ',') : NULL;

    line->place = APP_AT_VALUE;
    line->option = option;
    line->typed = comma == NULL ? value : comma + 1;
    line->prefix = word;
    line->prefix_length = (size_t) (line->typed - word);
}

/* The option of -qoFILE that takes FILE. @param value FILE, which may be "". */
static const app_option *
find_in_letters(const app_command *command, const char *word, const char **value)
{
    for (word++; *word != '\0'; word++) {
        const app_option *option = app_option_find(command, "", 0, *word);

        if (option != NULL && option->kind != APP_FLAG) {
            *value = word + 1;
            return option;
        }
    }
    return NULL;
}

/* The option that a word names, and the value that it carries; NULL: none yet. */
static const app_option *
find_in_word(const app_command *command, const char *word, const char **value)
{
    const char *equals;
    const app_option *option;

    *value = NULL;
    if (word[1] != '-') {
        option = find_in_letters(command, word, value);
        *value = option != NULL && **value == '\0' ? NULL : *value;
        return option;
    }
    equals = strchr(word, '=');
    *value = equals == NULL ? NULL : equals + 1;
    return app_option_find(
        command, word + 2, equals == NULL ? strlen(word + 2) : (size_t) (equals - word - 2), 0);
}

static void
at_cursor(reader *self, const char *word)
{
    app_line *line = self->line;
    const char *value;
    const app_option *option;

    line->typed = line->prefix = word;
    if (self->pending != NULL && app_option_takes(self->pending, word)) {
        at_value(line, self->pending, word, word);
    } else if (self->only_args || word[0] != '-') {
        line->place = APP_AT_ARGUMENT;
        line->argument = line->args.num;
    } else {
        option = find_in_word(line->command, word, &value);
        line->place = value == NULL ? APP_AT_OPTION : APP_AT_NOTHING;
        if (option != NULL && option->kind != APP_FLAG && value != NULL) {
            at_value(line, option, word, value);
        }
    }
    self->pending = NULL;
}

static kh_status
beside_cursor(reader *self, const char *word, kh_error *err)
{
    const app_option *option;
    const char *value;

    if (self->pending != NULL && app_option_takes(self->pending, word)) {
        if (strcmp(self->pending->name, "lang") == 0) {
            self->line->lang = word;
        }
        self->pending = NULL;
        return KH_OK;
    }
    self->pending = NULL;
    if (self->only_args || word[0] != '-' || word[1] == '\0') {
        return app_list_add(&self->line->args, word, err);
    }
    if (strcmp(word, "--") == 0) {
        self->only_args = true;
        return KH_OK;
    }
    option = find_in_word(self->line->command, word, &value);
    if (option != NULL && option->kind != APP_FLAG && value == NULL) {
        self->pending = option;
    } else if (option != NULL && strcmp(option->name, "lang") == 0) {
        self->line->lang = value;
    }
    return KH_OK;
}

kh_status
app_line_read(
    app_line *self, const char *const *words, size_t num_words, size_t cursor, kh_error *err)
{
    kh_status ret = KH_OK;
    reader r = { .line = self };
    size_t j;

    self->typed = self->prefix = "";
    self->place = APP_AT_NOTHING;
    if (cursor == 0 && num_words > 0) {
        self->place = APP_AT_COMMAND;
        self->typed = self->prefix = words[0];
        return KH_OK;
    }
    self->command = num_words > 0 ? app_command_find(words[0]) : NULL;
    for (j = 1; self->command != NULL && j < num_words; j++) {
        if (j == cursor) {
            at_cursor(&r, words[j]);
        } else {
            KH_TRY(beside_cursor(&r, words[j], err));
        }
    }
out:
    return ret;
}

void
app_line_free(app_line *self)
{
    free(self->args.items);
    *self = (app_line){ 0 };
}
