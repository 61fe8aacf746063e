#include "subset.h"

#include "woff.h"

#include <hb-subset.h>

/* What HarfBuzz applies to horizontal text by itself, as do Pango and browsers; without `locl`,
 * which type.c does without. */
static const hb_tag_t features[] = { HB_TAG('c', 'c', 'm', 'p'), HB_TAG('r', 'l', 'i', 'g'),
    HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g'), HB_TAG('c', 'a', 'l', 't'),
    HB_TAG('r', 'c', 'l', 't'), HB_TAG('r', 'v', 'r', 'n'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('d', 'i', 's', 't'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
    HB_TAG('c', 'u', 'r', 's'), HB_TAG('a', 'b', 'v', 'm'), HB_TAG('b', 'l', 'w', 'm'),
    /* Hangul, Arabic, and the scripts of India and its neighbours. */
    HB_TAG('l', 'j', 'm', 'o'), HB_TAG('v', 'j', 'm', 'o'), HB_TAG('t', 'j', 'm', 'o'),
    HB_TAG('i', 's', 'o', 'l'), HB_TAG('i', 'n', 'i', 't'), HB_TAG('m', 'e', 'd', 'i'),
    HB_TAG('f', 'i', 'n', 'a'), HB_TAG('m', 'e', 'd', '2'), HB_TAG('f', 'i', 'n', '2'),
    HB_TAG('f', 'i', 'n', '3'), HB_TAG('n', 'u', 'k', 't'), HB_TAG('a', 'k', 'h', 'n'),
    HB_TAG('r', 'p', 'h', 'f'), HB_TAG('r', 'k', 'r', 'f'), HB_TAG('p', 'r', 'e', 'f'),
    HB_TAG('b', 'l', 'w', 'f'), HB_TAG('a', 'b', 'v', 'f'), HB_TAG('h', 'a', 'l', 'f'),
    HB_TAG('p', 's', 't', 'f'), HB_TAG('v', 'a', 't', 'u'), HB_TAG('c', 'j', 'c', 't'),
    HB_TAG('c', 'f', 'a', 'r'), HB_TAG('p', 'r', 'e', 's'), HB_TAG('a', 'b', 'v', 's'),
    HB_TAG('b', 'l', 'w', 's'), HB_TAG('p', 's', 't', 's'), HB_TAG('h', 'a', 'l', 'n') };

/* Vertical setting and signatures. */
static const hb_tag_t unneeded[] = { HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('B', 'A', 'S', 'E') };

/* Bits of OS/2 fsType: no embedding, no subsets, bitmaps only. */
#define EMBEDDING_RESTRICTED 0x0002
#define EMBEDDING_OTHERWISE  0x000C /* preview, print or edit: the freest of the bits counts. */
#define EMBEDDING_BARRED     0x0300
#define FSTYPE_OFFSET        8

static bool
may_be_embedded(hb_face_t *face)
{
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length = 0, type = 0;
    const uint8_t *bytes = (const uint8_t *) hb_blob_get_data(table, &length);

    if (length >= FSTYPE_OFFSET + 2) {
        type = bytes[FSTYPE_OFFSET] * 256u + bytes[FSTYPE_OFFSET + 1];
    }
    hb_blob_destroy(table);
    return (type & EMBEDDING_BARRED) == 0
           && ((type & EMBEDDING_RESTRICTED) == 0 || (type & EMBEDDING_OTHERWISE) != 0);
}

static void
add_tags(hb_set_t *set, const hb_tag_t *tags, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        hb_set_add(set, tags[j]);
    }
}

static hb_face_t *
cut_down(hb_face_t *face, const hb_set_t *characters)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *result = NULL;
    hb_set_t *kept;

    if (input == NULL) {
        return NULL;
    }
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    if (hb_set_has(characters, ' ')) {
        hb_set_add(hb_subset_input_unicode_set(input), 0xA0); /* Graphviz writes it for spaces. */
    }
    kept = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(kept);
    add_tags(kept, features, sizeof(features) / sizeof(*features));
    add_tags(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), unneeded,
        sizeof(unneeded) / sizeof(*unneeded));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    result = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    return result;
}

bool
kh_subset_font(kh_text *out, const char *file, unsigned index, const hb_set_t *characters)
{
    const size_t before = out->length;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file), *bytes;
    hb_face_t *face, *part = NULL;
    unsigned length = 0;
    const char *data;

    if (blob == NULL) {
        return false;
    }
    face = hb_face_create(blob, index);
    if (may_be_embedded(face)) {
        part = cut_down(face, characters);
    }
    if (part != NULL) {
        bytes = hb_face_reference_blob(part);
        data = hb_blob_get_data(bytes, &length);
        kh_woff_add(out, (const uint8_t *) data, length);
        hb_blob_destroy(bytes);
        hb_face_destroy(part);
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return out->length > before;
}
