#include "view.h"

#include "../base/json.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

static const char *
exact_entry(const json_t *map, const char *lang, size_t length)
{
    void *iter;

    for (iter = json_object_iter((json_t *) (uintptr_t) map); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) map, iter)) {
        const char *tag = json_object_iter_key(iter);

        if (strlen(tag) == length && strncasecmp(tag, lang, length) == 0) {
            return json_string_value(json_object_iter_value(iter));
        }
    }
    return NULL;
}

/* RFC 4647 lookup: subtags are taken off from the end. */
static const char *
lookup_entry(const json_t *map, const char *lang)
{
    size_t length = lang != NULL ? strlen(lang) : 0;
    const char *text = NULL;

    while (length > 0 && (text = exact_entry(map, lang, length)) == NULL) {
        do {
            length--;
        } while (length > 0 && lang[length] != '-');
    }
    return text;
}

const char *
kh_view_text(const json_t *map, const char *lang, const char *fallback)
{
    const char *text;
    void *first;

    if (!json_is_object(map)) {
        return json_string_value(map);
    }
    text = lookup_entry(map, lang);
    text = text != NULL ? text : lookup_entry(map, fallback);
    text = text != NULL ? text : lookup_entry(map, "en");
    first = json_object_iter((json_t *) (uintptr_t) map);
    return text != NULL || first == NULL ? text : json_string_value(json_object_iter_value(first));
}
