#include "markup.h"

#include <stdbool.h>
#include <string.h>

/* One of them would cost a reader of XML the whole file. */
static bool
is_noncharacter(const char *text)
{
    return strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0;
}

static void
escape(kh_text *out, const char *text, const char *quote)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
            case '&':
                kh_text_add(out, "&amp;");
                break;
            case '<':
                kh_text_add(out, "&lt;");
                break;
            case '>':
                kh_text_add(out, "&gt;");
                break;
            case '"':
                kh_text_add(out, quote);
                break;
            default:
                if (is_noncharacter(text)) {
                    kh_text_add(out, "\xEF\xBF\xBD");
                    text += 2;
                } else {
                    kh_text_add_char(out, *text);
                }
        }
    }
}

void
kh_markup_add(kh_text *out, const char *text)
{
    escape(out, text, "&quot;");
}

void
kh_markup_add_content(kh_text *out, const char *text)
{
    escape(out, text, "\"");
}
