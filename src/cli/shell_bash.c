#include "shell.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* --- words ------------------------------------------------------------------------------- */

typedef struct {
    app_bash_line *line;
    const char *at, *breaks;
    kh_text word;
    bool begun; /* also of an empty word in quotes */
    char quote;
    size_t fixed;
} lexer;

static kh_status
end_word(lexer *self, kh_error *err)
{
    kh_status ret = KH_OK;
    char *copy = strdup(kh_text_bytes(&self->word));

    if (copy == NULL || self->word.failed) {
        free(copy);
        return kh_fail(err, KH_ERR_NOMEM, "out of memory");
    }
    if (self->line->num == self->line->max) {
        KH_TRY(KH_GROW(&self->line->words, self->line->num, &self->line->max, "words", err));
    }
    self->line->words[self->line->num++] = copy;
    copy = NULL;
    kh_text_clear(&self->word);
    self->begun = false;
    self->fixed = 0;
out:
    free(copy);
    return ret;
}

/* One character in quotes, or the end of them. */
static void
take_quoted(lexer *self)
{
    const char c = *self->at++;

    if (c == self->quote) {
        self->quote = 0;
    } else if (c == '\\' && self->quote == '"' && *self->at != '\0'
               && strchr("\"\\$`", *self->at) != NULL) {
        kh_text_add_char(&self->word, *self->at++);
    } else {
        kh_text_add_char(&self->word, c);
    }
}

static void
take_bare(lexer *self)
{
    const char c = *self->at++;

    self->begun = true;
    if (c == '\'' || c == '"') {
        self->quote = c;
        self->fixed = self->word.length;
    } else if (c == '\\' && *self->at != '\0') {
        kh_text_add_char(&self->word, *self->at++);
    } else {
        kh_text_add_char(&self->word, c);
        if (strchr(self->breaks, c) != NULL) {
            self->fixed = self->word.length;
        }
    }
}

/* Ends within a word, if the text does. */
static kh_status
cut(lexer *self, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;

    for (self->at = text; *self->at != '\0';) {
        if (self->quote != 0) {
            take_quoted(self);
        } else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\n') {
            take_bare(self);
        } else {
            self->at++;
            if (self->begun) {
                KH_TRY(end_word(self, err));
            }
        }
    }
out:
    return ret;
}

/* "NAME=VALUE" stands before the name of the program. */
static bool
is_assignment(const char *word)
{
    const char *equals = strchr(word, '=');

    return equals != NULL && equals != word && memchr(word, '/', (size_t) (equals - word)) == NULL;
}

static void
drop_first(app_bash_line *self)
{
    free(self->words[0]);
    memmove(self->words, self->words + 1, (self->num - 1) * sizeof(*self->words));
    self->num--;
    self->cursor -= self->cursor > 0;
}

kh_status
app_bash_line_read(
    app_bash_line *self, const char *before, const char *after, const char *breaks, kh_error *err)
{
    kh_status ret = KH_OK;
    lexer l = { .line = self, .breaks = breaks }, rest = { .line = self, .breaks = breaks };

    KH_TRY(cut(&l, before, err));
    self->cursor = self->num;
    self->quote = l.quote;
    self->fixed = l.fixed;
    KH_TRY(end_word(&l, err));
    /* What stands right behind the cursor is of its word. */
    KH_TRY(cut(&rest, after + strcspn(after, " \t\n"), err));
    if (rest.begun) {
        KH_TRY(end_word(&rest, err));
    }
    while (self->cursor > 1 && is_assignment(self->words[0])) {
        drop_first(self);
    }
    /* The name of the program is not ours to complete. */
    if (self->cursor == 0) {
        self->cursor = self->num;
    }
    drop_first(self);
out:
    kh_text_free(&l.word);
    kh_text_free(&rest.word);
    return ret;
}

void
app_bash_line_free(app_bash_line *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        free(self->words[j]);
    }
    free(self->words);
    *self = (app_bash_line){ 0 };
}

/* --- candidates -------------------------------------------------------------------------- */

static void
add_quoted(kh_text *out, const char *text, char quote)
{
    const char *special = quote == '"' ? "\"\\$`" : " !\"#$&'()*;<>?[\\]^`{|}~";

    for (; *text != '\0'; text++) {
        if (quote == '\'' && *text == '\'') {
            kh_text_add(out, "'\\''");
            continue;
        }
        if (quote != '\'' && strchr(special, *text) != NULL) {
            kh_text_add_char(out, '\\');
        }
        kh_text_add_char(out, *text);
    }
}

/* The part of a candidate that bash puts in; NULL if it does not begin with what stays. */
static const char *
replacement(const app_bash_line *bash, const app_line *line, const char *value)
{
    const char *word = bash->words[bash->cursor];
    size_t fixed = bash->fixed;

    if (fixed <= line->prefix_length) {
        return value;
    }
    fixed -= line->prefix_length;
    return strncmp(value, word + line->prefix_length, fixed) == 0 ? value + fixed : NULL;
}

static void
add_entry(kh_text *out, const app_bash_line *bash, const app_line *line,
    const app_candidates *candidates, const app_candidate *item, bool describe)
{
    const char *value = replacement(bash, line, app_candidates_text(candidates, item->value));
    const char *description = app_candidates_text(candidates, item->description);

    if (value == NULL || value[0] == '\0') {
        return;
    }
    if (bash->fixed < line->prefix_length) {
        kh_text prefix = { 0 };

        kh_text_add_bytes(&prefix, line->prefix + bash->fixed, line->prefix_length - bash->fixed);
        add_quoted(out, kh_text_bytes(&prefix), bash->quote);
        kh_text_free(&prefix);
    }
    /* bash quotes names of files itself, and puts the slash behind folders. */
    if (candidates->files) {
        kh_text_add_bytes(out, value, strlen(value) - (strchr(value, '\0')[-1] == '/'));
    } else {
        add_quoted(out, value, bash->quote);
    }
    if (describe && description[0] != '\0') {
        kh_text_print(out, "  (%s)", description);
    }
    kh_text_add_char(out, '\n');
}

void
app_bash_add(kh_text *out, const app_bash_line *bash, const app_line *line,
    const app_candidates *candidates, char type)
{
    const bool lists = type == '?' || type == '!' || type == '@';
    const bool puts_in_common = type != '?' && type != '%';
    bool by_name = false;
    size_t j;

    kh_text_add(out, candidates->files ? "files\n" : "words\n");
    for (j = 0; j < candidates->num; j++) {
        const app_candidate *item = &candidates->items[j];

        add_entry(
            out, bash, line, candidates, item, lists && !candidates->files && candidates->num > 1);
        by_name = by_name || item->name != 0;
    }
    /* bash would put in what all have in common, in place of the name that was typed: this has
     * nothing in common with any. */
    if (by_name && candidates->num > 1 && puts_in_common) {
        kh_text_add(out, "…\n");
    }
}
