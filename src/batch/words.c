#include "words.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* What no shell gives a meaning to, anywhere in a word. */
#define PLAIN "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=./,:@%"

void
kh_batch_words_free(kh_batch_words *self)
{
    free(self->items);
    *self = (kh_batch_words){ 0 };
}

kh_status
kh_batch_words_add(kh_batch_words *self, const char *word, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "words", err));
    self->items[self->num++] = word;
out:
    return ret;
}

/* A byte above ASCII is part of a letter, which a UTF-8 shell takes as it is. */
static bool
is_plain(const char *word)
{
    for (; *word != '\0'; word++) {
        if ((unsigned char) *word < 0x80 && strchr(PLAIN, *word) == NULL) {
            return false;
        }
    }
    return true;
}

void
kh_batch_words_add_quoted(kh_text *out, const char *word)
{
    if (word[0] != '\0' && is_plain(word)) {
        kh_text_add(out, word);
        return;
    }
    kh_text_add_char(out, '\'');
    for (; *word != '\0'; word++) {
        if (*word == '\'') {
            kh_text_add(out, "'\\''");
        } else {
            kh_text_add_char(out, *word);
        }
    }
    kh_text_add_char(out, '\'');
}
