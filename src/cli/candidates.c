#include "candidates.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

/* Of a name, what may decide: case folding makes at most three code points of one. */
#define BYTES_OF_NAME(typed) (4 * (typed) + 16)

void
app_candidates_free(app_candidates *self)
{
    kh_text_free(&self->folded);
    kh_text_free(&self->strings);
    free(self->items);
    *self = (app_candidates){ 0 };
}

const char *
app_candidates_text(const app_candidates *self, size_t offset)
{
    return kh_text_bytes(&self->strings) + offset;
}

/* Offset 0 is no string: the first one stands behind a NUL. */
static size_t
keep(app_candidates *self, const char *text)
{
    const size_t offset = self->strings.length + (self->strings.length == 0);

    if (self->strings.length == 0) {
        kh_text_add_char(&self->strings, '\0');
    }
    kh_unicode_add_neutral(&self->strings, text);
    kh_text_add_char(&self->strings, '\0');
    return offset;
}

/* What cannot be shown as it is cannot be put in as it is, either. */
static bool
is_neutral(const char *text)
{
    kh_text neutral = { 0 };
    bool same;

    kh_unicode_add_neutral(&neutral, text);
    same = strcmp(kh_text_bytes(&neutral), text) == 0;
    kh_text_free(&neutral);
    return same;
}

static void
add(app_candidates *self, const char *value, const char *description, const char *name)
{
    app_candidate item;

    if (!is_neutral(value)) {
        return;
    }
    if (self->failed || self->num == APP_MOST_CANDIDATES
        || KH_GROW(&self->items, self->num, &self->max, "candidates", NULL) != KH_OK) {
        self->failed = true;
        return;
    }
    item.value = keep(self, value);
    item.description = keep(self, description == NULL ? "" : description);
    item.name = name == NULL ? 0 : keep(self, name);
    self->items[self->num++] = item;
    self->failed = self->strings.failed;
}

void
app_candidates_add(app_candidates *self, const char *value, const char *description)
{
    if (strncmp(value, self->typed, strlen(self->typed)) == 0) {
        add(self, value, description, NULL);
    }
}

void
app_candidates_add_words(app_candidates *self, const char *words)
{
    while (*words != '\0') {
        const size_t length = strcspn(words, " ");
        kh_text word = { 0 };

        kh_text_add_bytes(&word, words, length);
        app_candidates_add(self, kh_text_bytes(&word), NULL);
        self->failed = self->failed || word.failed;
        kh_text_free(&word);
        words += length + (words[length] == ' ');
    }
}

/* --- names ------------------------------------------------------------------------------- */

/* Letters that folding leaves alone, but for the case of ASCII. */
static bool
is_plain(int32_t letter)
{
    return (letter > 0 && letter < 0x80) || (letter >= 0x4E00 && letter <= 0x9FFF)
           || (letter >= 0xAC00 && letter <= 0xD7A3);
}

static int32_t
lower(int32_t letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
}

/* Whether plain letters already tell two texts apart: a million names are soon looked at. */
static bool
differ_at_once(const char *name, const char *typed)
{
    int32_t a, b;

    do {
        a = kh_unicode_next(&name);
        b = kh_unicode_next(&typed);
    } while (is_plain(a) && is_plain(b) && lower(a) == lower(b));
    return is_plain(a) && is_plain(b);
}

static bool
begins_folded(const char *name, const kh_text *folded, size_t length)
{
    kh_text part = { 0 }, other = { 0 };
    bool begins;

    while (length > 0 && ((unsigned char) name[length] & 0xC0) == 0x80) {
        length--;
    }
    kh_text_add_bytes(&part, name, length);
    kh_unicode_add_folded(&other, kh_text_bytes(&part));
    begins = strncmp(kh_text_bytes(&other), kh_text_bytes(folded), folded->length) == 0;
    kh_text_free(&part);
    kh_text_free(&other);
    return begins;
}

bool
app_candidates_is_typed(app_candidates *self, const char *name)
{
    if (self->typed[0] == '\0' || differ_at_once(name, self->typed)) {
        return false;
    }
    if (self->folded.length == 0) {
        kh_unicode_add_folded(&self->folded, self->typed);
    }
    return begins_folded(name, &self->folded, strnlen(name, BYTES_OF_NAME(self->folded.length)));
}

void
app_candidates_add_named(
    app_candidates *self, const char *value, const char *name, const char *description)
{
    add(self, value, description, name);
}
