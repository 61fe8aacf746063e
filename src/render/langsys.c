#include "langsys.h"

#include <hb-ot.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SCRIPT_LIST_OFFSET 4 /* in GSUB and GPOS. */
#define SCRIPT_HEADER      4
#define RECORD_SIZE        6

/* What the callback for tables works on. */
typedef struct {
    hb_face_t *face;
    hb_tag_t language;
} spoken_face;

static unsigned
read16(const uint8_t *at)
{
    return at[0] * 256u + at[1];
}

static hb_tag_t
read_tag(const uint8_t *at)
{
    return HB_TAG(at[0], at[1], at[2], at[3]);
}

static bool
is_of_language(hb_tag_t script)
{
    static const hb_tag_t scripts[] = { HB_TAG('D', 'F', 'L', 'T'), HB_TAG('h', 'a', 'n', 'i'),
        HB_TAG('k', 'a', 'n', 'a'), HB_TAG('h', 'a', 'n', 'g') };
    size_t j;

    for (j = 0; j < sizeof(scripts) / sizeof(*scripts); j++) {
        if (scripts[j] == script) {
            return true;
        }
    }
    return false;
}

/* A script: offset of the default, number of languages, and a record (tag, offset) each. */
static void
keep_language(uint8_t *script, size_t length, hb_tag_t language)
{
    size_t num, j;

    if (length < SCRIPT_HEADER) {
        return;
    }
    num = read16(script + 2);
    for (j = 0; j < num && SCRIPT_HEADER + (j + 1) * RECORD_SIZE <= length; j++) {
        const uint8_t *record = script + SCRIPT_HEADER + j * RECORD_SIZE;

        if (read_tag(record) == language) {
            memcpy(script, record + 4, 2);
        }
    }
    script[2] = script[3] = 0;
}

static void
keep_one_language(uint8_t *table, size_t length, hb_tag_t language)
{
    size_t list, num, j;

    if (length < SCRIPT_LIST_OFFSET + 2) {
        return;
    }
    list = read16(table + SCRIPT_LIST_OFFSET);
    if (list + 2 > length) {
        return;
    }
    num = read16(table + list);
    for (j = 0; j < num && list + 2 + (j + 1) * RECORD_SIZE <= length; j++) {
        const uint8_t *record = table + list + 2 + j * RECORD_SIZE;
        const size_t script = list + read16(record + 4);

        if (script < length) {
            keep_language(table + script, length - script,
                is_of_language(read_tag(record)) ? language : HB_TAG_NONE);
        }
    }
}

static hb_blob_t *
reference_table(hb_face_t *unused, hb_tag_t tag, void *data)
{
    const spoken_face *self = data;
    hb_blob_t *table = hb_face_reference_table(self->face, tag), *copy;
    unsigned length = 0;
    char *bytes;

    (void) unused;
    if (tag != HB_OT_TAG_GSUB && tag != HB_OT_TAG_GPOS) {
        return table;
    }
    copy = hb_blob_copy_writable_or_fail(table);
    hb_blob_destroy(table);
    if (copy == NULL) {
        return hb_blob_get_empty();
    }
    bytes = hb_blob_get_data_writable(copy, &length);
    if (bytes != NULL) {
        keep_one_language((uint8_t *) bytes, length, self->language);
    }
    return copy;
}

static void
free_spoken(void *data)
{
    spoken_face *self = data;

    hb_face_destroy(self->face);
    free(self);
}

hb_face_t *
kh_face_in_language(hb_face_t *face, const char *language)
{
    spoken_face *self = malloc(sizeof(*self));
    hb_tag_t tag = HB_TAG_NONE;
    unsigned num = 1;

    if (self == NULL) {
        return hb_face_reference(face);
    }
    hb_ot_tags_from_script_and_language(
        HB_SCRIPT_INVALID, hb_language_from_string(language, -1), NULL, NULL, &num, &tag);
    *self
        = (spoken_face){ .face = hb_face_reference(face), .language = num > 0 ? tag : HB_TAG_NONE };
    return hb_face_create_for_tables(reference_table, self, free_spoken);
}
