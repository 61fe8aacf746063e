#include "dot_text.h"

#include "../base/unicode.h"

#include <stdio.h>
#include <string.h>

/* What stands in front of what would be a character reference: Graphviz decodes it once more where
 * it writes SVG. The word joiner cannot be seen. */
#define KEPT_AMPERSAND "&amp;\xE2\x81\xA0"

static bool
is_reference(const char *ampersand)
{
    const size_t length = strspn(ampersand + 1, "#0123456789abcdefghijklmnopqrstuvwxyz"
                                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    return length > 0 && ampersand[1 + length] == ';';
}

void
kh_dot_add_text(kh_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '&' && is_reference(text)) {
            kh_text_add(out, KEPT_AMPERSAND);
        } else {
            kh_text_add(out, *text == '"' || *text == '\\' ? "\\" : "");
            kh_text_add_char(out, *text);
        }
    }
}

void
kh_dot_add_lines(kh_text *out, const json_t *lines, const char *before)
{
    size_t j;

    for (j = 0; j < json_array_size(lines); j++) {
        const char *line = json_string_value(json_array_get(lines, j));

        kh_text_add(out, j == 0 ? before : "\\n");
        kh_dot_add_text(out, line != NULL ? line : "");
    }
}

static void
add_name(kh_text *out, const char *name)
{
    kh_text_print(out, "%s%s=", kh_text_last(out) == '[' ? "" : ", ", name);
}

void
kh_dot_add_attribute(kh_text *out, const char *name, const char *value)
{
    if (value[0] != '\0') {
        add_name(out, name);
        kh_text_add_char(out, '"');
        kh_dot_add_text(out, value);
        kh_text_add_char(out, '"');
    }
}

void
kh_dot_add_number(kh_text *out, const char *name, double value)
{
    add_name(out, name);
    kh_text_add_number(out, value);
}

#define WORD_CHARACTERS "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-"

void
kh_dot_add_class(kh_text *out, const char *word)
{
    if (word[strspn(word, WORD_CHARACTERS)] == '\0') {
        kh_dot_add_attribute(out, "class", word);
    }
}

static bool
is_name(const char *id)
{
    kh_text neutral = { 0 };
    size_t length = 0;
    bool visible;

    kh_unicode_add_neutral(&neutral, id);
    visible = strcmp(kh_text_bytes(&neutral), id) == 0;
    kh_text_free(&neutral);
    while (id[length] != '\0'
           && ((unsigned char) id[length] >= 0x80
               || strchr(WORD_CHARACTERS ".:/@", id[length]) != NULL)) {
        length++;
    }
    return visible && length > 0 && id[length] == '\0';
}

/* No id has a #: the names of those that have none cannot be taken. */
kh_status
kh_dot_name_nodes(const json_t *nodes, json_t **result, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *taken = json_object(), *names = json_array();
    char number[32];
    size_t j;

    for (j = 0; j < json_array_size(nodes); j++) {
        const char *id = kh_part_text(json_array_get(nodes, j), "id");
        const char *name = number;

        snprintf(number, sizeof(number), "#%zu", j);
        if (is_name(id) && json_object_get(taken, id) == NULL) {
            name = id;
        }
        if (json_object_set_new(taken, name, json_true()) != 0
            || json_array_append_new(names, json_string(name)) != 0) {
            KH_TRY(kh_fail_nomem(err, 1, "names of nodes"));
        }
    }
    *result = names;
    names = NULL;
out:
    json_decref(names);
    json_decref(taken);
    return ret;
}
