/* What a function that appends a text in another form makes of it. */
#ifndef KH_TEST_TRANSFORMED_H
#define KH_TEST_TRANSFORMED_H

#include "../src/base/text.h"

#include <stdio.h>

/* Until the next call. */
static const char *
transformed(void (*transform)(kh_text *out, const char *text), const char *text)
{
    static char buffer[256];
    kh_text out = { 0 };

    transform(&out, text);
    snprintf(buffer, sizeof(buffer), "%s", kh_text_bytes(&out));
    kh_text_free(&out);
    return buffer;
}

#endif
