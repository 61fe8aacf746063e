/* Language tags: what is none, and what is hardly the one that was meant. */
#include "fields.h"

#include <string.h>
#include <strings.h>

/* What people write for a language, a country's code most often, and its tag. BCP 47 asks for the
 * shortest code of a language: "ko", never "kor". */
static const struct {
    const char *tag, *meant;
} doubtful[KH_NUM_DOUBTFUL_LANGS] = {
    { "jp", "ja" },
    { "jpn", "ja" },
    { "japanese", "ja" },
    { "kr", "ko" },
    { "kor", "ko" },
    { "korean", "ko" },
    { "cn", "zh" },
    { "chi", "zh" },
    { "zho", "zh" },
    { "chinese", "zh" },
    { "us", "en" },
    { "eng", "en" },
    { "english", "en" },
};

/* Tags come with every label: nearly all are told apart by one look at two letters. */
static bool
may_be_doubtful(const char *tag)
{
    return strcmp(tag, "en") != 0 && strcmp(tag, "ja") != 0 && strcmp(tag, "ko") != 0;
}

bool
kh_lang_is_plain(const char *tag, size_t length)
{
    size_t j;

    if (length != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z') {
        return false;
    }
    for (j = 0; j < KH_NUM_DOUBTFUL_LANGS; j++) {
        if (memcmp(doubtful[j].tag, tag, 2) == 0 && doubtful[j].tag[2] == '\0') {
            return false;
        }
    }
    return true;
}

static kh_status
note_doubtful(kh_reading *r, uint32_t token, const char *tag, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < KH_NUM_DOUBTFUL_LANGS && strcasecmp(doubtful[j].tag, tag) != 0; j++) {
    }
    if (j < KH_NUM_DOUBTFUL_LANGS && r->doubtful_langs[j].num_uses++ == 0) {
        KH_TRY(kh_reading_keep_place(
            r, token, &r->doubtful_langs[j].place, &r->doubtful_langs[j].pointer, err));
    }
out:
    return ret;
}

kh_status
kh_reading_report_langs(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text hint = { 0 };
    size_t j;

    for (j = 0; j < KH_NUM_DOUBTFUL_LANGS; j++) {
        const kh_doubtful_lang *lang = &r->doubtful_langs[j];

        if (lang->num_uses == 0) {
            continue;
        }
        kh_text_clear(&hint);
        kh_text_print(&hint, "did you mean \"%s\"? --lang %s finds no \"%s\"", doubtful[j].meant,
            doubtful[j].meant, doubtful[j].tag);
        KH_TRY(kh_text_status(&hint, err));
        KH_TRY(kh_findings_add(r->findings, "W002", lang->place,
            kh_graph_text(r->graph, lang->pointer), kh_text_bytes(&hint), err,
            lang->num_uses == 1 ? "\"%s\" is no language tag that anyone asks for"
                                : "\"%s\" is no language tag that anyone asks for (%u uses)",
            doubtful[j].tag, lang->num_uses));
    }
out:
    kh_text_free(&hint);
    return ret;
}

/* BCP 47 in outline: a language of 2, 3 or 5 to 8 letters (or x), then subtags. */
static bool
is_lang(const char *tag)
{
    const char *rest = tag;
    size_t length;

    while (*rest >= 'a' && *rest <= 'z') {
        rest++;
    }
    if (*rest == '\0' && (rest - tag == 2 || rest - tag == 3)) {
        return true; /* nearly all: en, ja, ko */
    }
    length = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    if (length < 2 ? strchr("xX", tag[0]) == NULL || length != 1 : length == 4 || length > 8) {
        return false;
    }
    for (tag += length; *tag == '-'; tag += length) {
        tag++;
        length = strspn(tag, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (length < 1 || length > 8) {
            return false;
        }
    }
    return *tag == '\0';
}

kh_status
kh_check_lang(kh_reading *r, uint32_t token, bool *good, kh_error *err)
{
    const char *tag = kh_tokens_string(r->tokens, token);

    *good = is_lang(tag);
    if (!*good) {
        return kh_reading_add(r, "E006", token, "write a BCP 47 tag: en, ja, zh-Hant", err,
            "\"%s\" is not a language tag", tag);
    }
    return may_be_doubtful(tag) ? note_doubtful(r, token, tag, err) : KH_OK;
}

kh_status
kh_field_lang(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    bool good;

    KH_TRY(kh_expect(r, token, KH_JSON_STRING, NULL, &good, err));
    if (good) {
        KH_TRY(kh_check_lang(r, token, &good, err));
    }
    if (good) {
        KH_TRY(kh_field_string(r, token, into, err));
    }
out:
    return ret;
}
