#include "base64.h"

void
kh_base64_add(kh_text *out, const void *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const uint8_t *at = bytes;

    for (; length > 0; length -= length < 3 ? length : 3, at += 3) {
        const uint32_t group = (uint32_t) at[0] << 16 | (length > 1 ? (uint32_t) at[1] << 8 : 0)
                               | (length > 2 ? at[2] : 0);
        const char text[4] = { digits[group >> 18], digits[group >> 12 & 63],
            length > 1 ? digits[group >> 6 & 63] : '=', length > 2 ? digits[group & 63] : '=' };

        kh_text_add_bytes(out, text, sizeof(text));
    }
}
