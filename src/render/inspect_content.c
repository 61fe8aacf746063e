/* Is everything there that the scene has, word for word? */
#include "../base/array.h"
#include "../base/unicode.h"
#include "faults.h"

#include <stdlib.h>
#include <string.h>

#define WORD_JOINER 0x2060
#define NO_BREAK    0xA0

/* Up to three pieces that make a text: lines, detail. */
typedef struct {
    kh_lines pieces[2];
} wording;

static wording
page_wording(const kh_scene *scene, long index)
{
    const size_t key = (size_t) index - KH_NUM_PAGE_TEXTS;
    const kh_lines title = { (const char **) (uintptr_t) &scene->title, scene->title[0] != '\0' };

    switch (index) {
        case KH_PAGE_TITLE:
            return (wording){ { title } };
        case KH_PAGE_SUBTITLE:
            return (wording){ { scene->subtitle } };
        case KH_PAGE_FOOTER:
            return (wording){ { scene->footer } };
        default:
            return (wording){
                { { (const char **) (uintptr_t) (key < scene->num_keys
                                                     ? &scene->legend[key].label
                                                     : &scene->texts[key - scene->num_keys].label),
                    1 } }
            };
    }
}

static wording
scene_wording(const kh_scene *scene, kh_part_kind kind, long index)
{
    switch (kind) {
        case KH_PART_NODE:
            return (wording){ { scene->nodes[index].lines, scene->nodes[index].detail } };
        case KH_PART_EDGE:
            return (wording){ { scene->edges[index].lines } };
        case KH_PART_CLUSTER:
            return (wording){ { { (const char **) (uintptr_t) &scene->clusters[index].label,
                scene->clusters[index].label[0] != '\0' } } };
        default:
            return page_wording(scene, index);
    }
}

/* The next character that is seen. Graphviz keeps spaces from collapsing by making them no-break
 * spaces; a word joiner stands behind each ampersand (label.c). */
static int32_t
next_seen(const char **text)
{
    int32_t c;

    do {
        c = kh_unicode_next(text);
    } while (c == WORD_JOINER);
    return c == NO_BREAK ? ' ' : c >= 0xFFFE && c <= 0xFFFF ? 0xFFFD : c;
}

static bool
reads_as(const char *shown, const char *wanted)
{
    int32_t a, b;

    wanted = wanted[0] != '\0' ? wanted : " ";
    do {
        a = next_seen(&shown);
        b = next_seen(&wanted);
    } while (a == b && a != 0);
    return a == b;
}

static bool
shows(const kh_sheet *sheet, const kh_part *part, const wording *wanted)
{
    size_t at = 0, j, k;

    for (j = 0; j < 2; j++) {
        for (k = 0; k < wanted->pieces[j].num; k++, at++) {
            if (at == part->num_texts
                || !reads_as(
                    sheet->texts[part->first_text + at].content, wanted->pieces[j].items[k])) {
                return false;
            }
        }
    }
    return at == part->num_texts;
}

/* A kind of things of the scene, of which each must be seen. */
static kh_status
check_kind(kh_inspection *self, kh_part_kind kind, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *sheet = &self->sheet;
    bool *seen = NULL;
    size_t j, parts = 0;

    KH_TRY(KH_NEW(&seen, num, "parts", err));
    for (j = 1; j < sheet->num_parts; j++) {
        wording wanted;

        if (sheet->parts[j].kind != kind || self->things[j] < 0) {
            continue;
        }
        seen[self->things[j]] = true;
        parts++;
        wanted = scene_wording(self->scene, kind, self->things[j]);
        if (!shows(sheet, &sheet->parts[j], &wanted)) {
            KH_TRY(kh_faults_add(self, (kh_fault){ .kind = KH_FAULT_CONTENT, .a = j }, err));
        }
    }
    /* A simpler plan draws no frames at all; it has been announced. */
    for (j = 0; j < num && (kind != KH_PART_CLUSTER || parts > 0); j++) {
        const wording wanted = scene_wording(self->scene, kind, (long) j);
        const bool silent = kind == KH_PART_PAGE && wanted.pieces[0].num == 0;

        if (!seen[j] && !silent) {
            KH_TRY(kh_faults_add(
                self, (kh_fault){ .kind = KH_FAULT_MISSING, .a = (size_t) kind, .b = j }, err));
        }
    }
out:
    free(seen);
    return ret;
}

kh_status
kh_inspect_content(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene *scene = self->scene;

    KH_TRY(check_kind(self, KH_PART_PAGE, kh_scene_count_page_texts(scene), err));
    KH_TRY(check_kind(self, KH_PART_CLUSTER, scene->num_clusters, err));
    KH_TRY(check_kind(self, KH_PART_NODE, scene->num_nodes, err));
    KH_TRY(check_kind(self, KH_PART_EDGE, scene->num_edges, err));
out:
    return ret;
}
