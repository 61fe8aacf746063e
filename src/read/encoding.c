/* What encoding text is in that is not UTF-8: what Korean and Japanese tables are saved in, told
 * apart by the characters that nearly all their text is made of. */
#include "sheet.h"

#define LOOKED_AT ((size_t) 1 << 16)

typedef struct {
    const char *name;
    unsigned char first_lead, last_lead, first_trail;
    bool (*is_usual)(unsigned char lead, unsigned char trail); /* of the language */
    bool katakana;                                             /* 0xA1 to 0xDF are characters */
} encoding;

static bool
is_hangul(unsigned char lead, unsigned char trail)
{
    return lead >= 0xB0 && lead <= 0xC8 && trail >= 0xA1;
}

static bool
is_kana_of_euc(unsigned char lead, unsigned char trail)
{
    return (lead == 0xA4 || lead == 0xA5) && trail >= 0xA1;
}

static bool
is_kana_of_sjis(unsigned char lead, unsigned char trail)
{
    return (lead == 0x82 && trail >= 0x9F) || (lead == 0x83 && trail <= 0x96);
}

static const encoding encodings[] = {
    { "CP949", 0x81, 0xFE, 0x41, is_hangul, false },
    { "EUC-JP", 0xA1, 0xFE, 0xA1, is_kana_of_euc, false },
    { "CP932", 0x81, 0xFC, 0x40, is_kana_of_sjis, true },
};

/* Characters that are usual, of all that are not ASCII, in per mille; 0 if the text is not in this
 * encoding. */
static size_t
rate(const encoding *self, const unsigned char *text, size_t length)
{
    size_t j, num = 0, num_usual = 0;

    for (j = 0; j + 1 < length; j++) {
        if (text[j] < 0x80) {
            continue;
        }
        num++;
        if (self->katakana && text[j] >= 0xA1 && text[j] <= 0xDF) {
            continue;
        }
        if (text[j] < self->first_lead || text[j] > self->last_lead
            || text[j + 1] < self->first_trail || text[j + 1] == 0x7F || text[j + 1] == 0xFF) {
            return 0;
        }
        num_usual += self->is_usual(text[j], text[j + 1]);
        j++;
    }
    return num == 0 ? 0 : 1 + 1000 * num_usual / num;
}

const char *
kh_guess_encoding(const char *text, size_t length)
{
    const size_t looked_at = length < LOOKED_AT ? length : LOOKED_AT;
    const char *name = NULL;
    size_t j, best = 100;

    for (j = 0; j < sizeof(encodings) / sizeof(encodings[0]); j++) {
        const size_t rated = rate(&encodings[j], (const unsigned char *) text, looked_at);

        if (rated > best) {
            best = rated;
            name = encodings[j].name;
        }
    }
    return name;
}
