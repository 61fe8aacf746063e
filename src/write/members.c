#include "members.h"

#include "../base/json.h"

#include <string.h>

static void
separate(kh_text *out)
{
    if (out->length > 0 && kh_text_last(out) != '{') {
        kh_text_add_char(out, ',');
    }
}

void
kh_member_key(kh_text *out, const char *key)
{
    separate(out);
    kh_json_add_string(out, key);
    kh_text_add_char(out, ':');
}

void
kh_member_string(kh_text *out, const char *key, const char *value)
{
    kh_member_key(out, key);
    kh_json_add_string(out, value);
}

void
kh_member_flag(kh_text *out, const char *key, bool value)
{
    kh_member_key(out, key);
    kh_text_add(out, value ? "true" : "false");
}

/* Behind the string that begins at a quote. */
static const char *
skip_string(const char *at)
{
    for (at++; *at != '\0' && *at != '"'; at++) {
        at += *at == '\\' && at[1] != '\0';
    }
    return at + (*at == '"');
}

/* Behind the value that begins here: at the comma or brace that ends the member. */
static const char *
skip_value(const char *at)
{
    size_t depth = 0;

    while (*at != '\0' && (depth > 0 || (*at != ',' && *at != '}'))) {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        depth += *at == '{' || *at == '[';
        depth -= (*at == '}' || *at == ']') && depth > 0;
        at++;
    }
    return at;
}

/* Keys with escapes are none of those that a format has. */
static bool
is_among(const char *const *keys, const char *quoted, size_t length)
{
    for (; *keys != NULL; keys++) {
        if (strlen(*keys) == length - 2 && memcmp(*keys, quoted + 1, length - 2) == 0) {
            return true;
        }
    }
    return false;
}

size_t
kh_member_add_all(kh_text *out, const char *object, const char *const *but)
{
    const char *at = object + (object[0] == '{');
    size_t num_left_out = 0;

    while (*at == '"') {
        const char *key_end = skip_string(at), *end = skip_value(key_end);

        if (key_end - at >= 2 && is_among(but, at, (size_t) (key_end - at))) {
            num_left_out++;
        } else {
            separate(out);
            kh_text_add_bytes(out, at, (size_t) (end - at));
        }
        at = end + (*end == ',');
    }
    return num_left_out;
}
