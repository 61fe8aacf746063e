#include "status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *
kh_strstatus(kh_status status)
{
    switch (status) {
#define X(name, value, text)                                                                       \
    case name:                                                                                     \
        return text;
        KH_STATUS_LIST(X)
#undef X
    }
    return "unknown status";
}

/* vsnprintf() cuts anywhere; half a character would be ill-formed UTF-8 on the terminal. */
static void
print_whole_characters(char *buffer, size_t size, const char *fmt, va_list args)
{
    const int wanted = vsnprintf(buffer, size, fmt, args);

    if (wanted >= 0 && (size_t) wanted >= size) {
        size_t end = size - 1;

        while (end > 0 && ((unsigned char) buffer[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        if (end > 0 && (unsigned char) buffer[end - 1] >= 0xC0) {
            end--;
        }
        buffer[end] = '\0';
    }
}

kh_status
kh_fail(kh_error *err, kh_status status, const char *fmt, ...)
{
    va_list args;

    if (err == NULL || err->status != KH_OK) {
        return status;
    }
    err->status = status;
    va_start(args, fmt);
    print_whole_characters(err->message, sizeof(err->message), fmt, args);
    va_end(args);
    return status;
}

void
kh_hint(kh_error *err, const char *fmt, ...)
{
    va_list args;

    if (err == NULL || err->hint[0] != '\0') {
        return;
    }
    va_start(args, fmt);
    print_whole_characters(err->hint, sizeof(err->hint), fmt, args);
    va_end(args);
}

kh_status
kh_fail_nomem(kh_error *err, size_t num, const char *what)
{
    return kh_fail(err, KH_ERR_NOMEM, "no memory for %zu %s", num, what);
}
