#include "embed.h"

#include "../base/hash.h"
#include "subset.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void
kh_embedded_free(kh_embedded *self)
{
    kh_text_free(&self->style);
    *self = (kh_embedded){ 0 };
}

static void
add_base64(kh_text *out, const kh_text *bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t j, k;

    for (j = 0; j < bytes->length; j += 3) {
        char four[] = "====";
        uint32_t three = 0;

        for (k = 0; k < 3; k++) {
            three = three << 8 | (j + k < bytes->length ? (uint8_t) bytes->bytes[j + k] : 0);
        }
        for (k = 0; k < 4 && j + k <= bytes->length; k++) {
            four[k] = digits[three >> (18 - 6 * k) & 63];
        }
        kh_text_add_bytes(out, four, 4);
    }
}

/* Which characters a fallback is for: without, a browser would try it before the family's own. */
static void
add_range(kh_text *out, const hb_set_t *characters)
{
    hb_codepoint_t first = HB_SET_VALUE_INVALID, last = HB_SET_VALUE_INVALID;
    const char *before = "unicode-range:";

    while (hb_set_next_range(characters, &first, &last)) {
        kh_text_print(out, "%sU+%X", before, first);
        if (last > first) {
            kh_text_print(out, "-%X", last);
        }
        before = ",";
    }
    kh_text_add_char(out, ';');
}

/* What earlier faces of the family and weight do not set. */
static hb_set_t *
own_characters(const kh_type_faces *faces, size_t index, bool *is_first)
{
    const kh_type_face *face = &faces->items[index];
    hb_set_t *characters = hb_set_copy(face->characters);
    size_t j;

    *is_first = true;
    for (j = 0; j < index; j++) {
        const kh_type_face *other = &faces->items[j];

        if (other->family == face->family && other->bold == face->bold) {
            hb_set_subtract(characters, other->characters);
            *is_first = false;
        }
    }
    return characters;
}

/* A rule without the family's name, which is not known before all its fonts are. */
static void
add_rule(kh_text *rules, const kh_type_faces *faces, size_t index)
{
    const kh_type_face *face = &faces->items[index];
    bool is_first;
    hb_set_t *characters = own_characters(faces, index, &is_first);
    kh_text font = { 0 };

    if (!hb_set_is_empty(characters)
        && kh_subset_font(&font, face->file, face->index, characters)) {
        kh_text_print(rules, "\tfont-weight:%d;", face->bold ? 700 : 400);
        if (!is_first) {
            add_range(rules, characters);
        }
        kh_text_add(rules, "src:url(data:font/woff;base64,");
        add_base64(rules, &font);
        kh_text_add(rules, ")format(\"woff\")}\n");
    }
    rules->failed = rules->failed || font.failed;
    kh_text_free(&font);
    hb_set_destroy(characters);
}

/* Rules bear a tab where the name belongs. */
static void
add_family(kh_embedded *self, const char *family, const kh_text *rules)
{
    char *name = self->families[self->num_families].name;
    const char *at = kh_text_bytes(rules);

    snprintf(name, sizeof(self->families[0].name), "kakehashi-%08" PRIx32,
        (uint32_t) kh_hash(rules->bytes, rules->length));
    self->families[self->num_families++].family = family;
    for (; *at != '\0'; at = strchr(at, '\n') + 1) {
        kh_text_print(&self->style, "@font-face{font-family:%s;", name);
        kh_text_add_bytes(&self->style, at + 1, (size_t) (strchr(at, '\n') - at));
    }
}

static bool
is_known(const kh_embedded *self, const char *family)
{
    return kh_embedded_name(self, family, strlen(family)) != NULL;
}

kh_status
kh_embed_fonts(kh_embedded *self, const kh_type_faces *faces, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text rules = { 0 };
    size_t j, k;

    self->style.failed = faces->failed;
    for (j = 0; j < faces->num && self->num_families < KH_EMBED_MAX_FAMILIES; j++) {
        const char *family = faces->items[j].family;

        if (is_known(self, family)) {
            continue;
        }
        kh_text_clear(&rules);
        for (k = j; k < faces->num; k++) {
            if (faces->items[k].family == family) {
                add_rule(&rules, faces, k);
            }
        }
        KH_TRY(kh_text_status(&rules, err));
        if (rules.length > 0) {
            add_family(self, family, &rules);
        }
    }
    KH_TRY(kh_text_status(&self->style, err));
out:
    kh_text_free(&rules);
    return ret;
}

const char *
kh_embedded_name(const kh_embedded *self, const char *family, size_t length)
{
    size_t j;

    for (j = 0; j < self->num_families; j++) {
        const char *other = self->families[j].family;

        if (strlen(other) == length && memcmp(other, family, length) == 0) {
            return self->families[j].name;
        }
    }
    return NULL;
}
