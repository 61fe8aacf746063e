#include "writer.h"

#include "../base/choices.h"

#include <string.h>

const kh_writer *const kh_writers[] = {
#define WRITER(name) &kh_writer_##name,
#include "writers.def"
#undef WRITER
    NULL,
};

const kh_writer *
kh_writer_at(size_t index)
{
    return index < sizeof(kh_writers) / sizeof(*kh_writers) ? kh_writers[index] : NULL;
}

/* Whether `word` is one of words separated by spaces. */
static bool
is_among(const char *words, const char *word)
{
    const size_t length = strlen(word);
    const char *at = words;

    while (length > 0 && (at = strstr(at, word)) != NULL) {
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) {
            return true;
        }
        at += length;
    }
    return false;
}

kh_status
kh_writer_find(const char *name, const kh_writer **writer, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    for (j = 0; kh_writers[j] != NULL; j++) {
        if (strcmp(kh_writers[j]->name, name) == 0 || is_among(kh_writers[j]->extensions, name)) {
            kh_choices_free(&choices);
            *writer = kh_writers[j];
            return KH_OK;
        }
        kh_choices_offer(&choices, kh_writers[j]->name);
    }
    return kh_choices_fail(&choices, "format of a graph", err);
}
