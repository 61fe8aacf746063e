/**
 * @file plain.h
 * @brief Bytes of a JSON string that stand for themselves, eight at a time.
 */
#ifndef KH_READ_PLAIN_H
#define KH_READ_PLAIN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Length of the well-formed UTF-8 sequence at `s` (RFC 3629), 0 if it is ill-formed. */
static inline size_t
kh_sequence_length(const unsigned char *s, size_t left)
{
    const unsigned char c = s[0];
    const size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    size_t j;

    if (c < 0xC2 || c > 0xF4 || left < length) {
        return 0;
    }
    if ((c == 0xE0 && s[1] < 0xA0) || (c == 0xED && s[1] > 0x9F) || (c == 0xF0 && s[1] < 0x90)
        || (c == 0xF4 && s[1] > 0x8F)) {
        return 0;
    }
    for (j = 1; j < length; j++) {
        if ((s[j] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

#define KH_EACH_BYTE(byte) (0x0101010101010101u * (byte))

/* Which of eight bytes are a quote, a backslash, a control character or not ASCII: the highest bit
 * of each. The test for a byte below n is (x - n) & ~x & 0x80 (Mycroft's); a borrow can only show
 * bytes behind the first that is one. */
static inline uint64_t
kh_find_special(const char *text)
{
    uint64_t x, quote, backslash;

    memcpy(&x, text, sizeof(x));
    quote = x ^ KH_EACH_BYTE('"');
    backslash = x ^ KH_EACH_BYTE('\\');
    return (((x - KH_EACH_BYTE(0x20)) & ~x) | ((quote - KH_EACH_BYTE(1)) & ~quote)
               | ((backslash - KH_EACH_BYTE(1)) & ~backslash) | x)
           & KH_EACH_BYTE(0x80);
}

/* Past bytes of ASCII that stand for themselves. */
static inline const char *
kh_skip_ascii(const char *at, const char *end)
{
    while (end - at >= 8) {
        const uint64_t special = kh_find_special(at);

        if (special != 0) {
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            return at + __builtin_ctzll(special) / 8;
#else
            break;
#endif
        }
        at += 8;
    }
    while (at < end && (unsigned char) *at >= 0x20 && (unsigned char) *at < 0x80 && *at != '"'
           && *at != '\\') {
        at++;
    }
    return at;
}

#endif
