#include "markdown.h"

#include <string.h>

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* An underscore within a word is only itself, and ids and measures are full of them. */
static bool
acts(const char *text, const char *at)
{
    if (*at == '_') {
        return at == text || !is_word(at[-1]) || !is_word(at[1]);
    }
    return strchr("\\`*[]|~$", *at) != NULL;
}

void
kh_markdown_add(kh_text *out, const char *text)
{
    const char *at;

    for (at = text; *at != '\0'; at++) {
        if (*at == '<') {
            kh_text_add(out, "&lt;");
        } else if (*at == '&') {
            kh_text_add(out, "&amp;");
        } else {
            kh_text_add(out, acts(text, at) ? "\\" : "");
            kh_text_add_char(out, *at);
        }
    }
}

void
kh_markdown_add_block(kh_text *out, const char *text)
{
    const char *at = text + strspn(text, " ");
    const char *behind = at + strspn(at, "0123456789");

    /* A line of marks can begin a heading, a list, a quotation or a rule; four spaces code. */
    if (*at != '\0' && strchr("#+-=>", *at) != NULL) {
        kh_text_add_char(out, '\\');
    } else if (behind > at && (*behind == '.' || *behind == ')')) {
        kh_text_add_bytes(out, at, (size_t) (behind - at));
        kh_text_add_char(out, '\\');
        at = behind;
    }
    kh_markdown_add(out, at);
}
