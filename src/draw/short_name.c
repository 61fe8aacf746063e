#include "short_name.h"

#include "../base/array.h"
#include "../base/unicode.h"
#include "../graph/label.h"
#include "analysis.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Columns of text: two lines of a cell, and one. */
#define LITTLE_ROOM 32
#define ONE_LINE    16

void
kh_short_names_free(kh_short_names *self)
{
    free(self->nodes);
    *self = (kh_short_names){ 0 };
}

/* Whether a name is in a language, its script aside: a romanisation is another language's reader's.
 */
static bool
is_in(const kh_graph *graph, const kh_label *label, const char *lang)
{
    const char *tag = kh_graph_text(graph, label->lang);
    const size_t length = strcspn(lang, "-");

    return tag[0] == '\0' || (strncasecmp(tag, lang, length) == 0 && tag[length] == '\0');
}

const char *
kh_short_name(const kh_graph *graph, uint32_t node, const char *lang)
{
    const char *name = kh_graph_node_label(graph, node, lang);
    const kh_range others = graph->nodes.alt_label[node];
    size_t least = ONE_LINE + 1;
    uint32_t j;

    if (kh_unicode_width(name) <= LITTLE_ROOM) {
        return name;
    }
    for (j = others.first; j < others.first + others.num; j++) {
        const kh_label *label = &graph->labels.items[j];
        const char *text = kh_graph_text(graph, label->text);

        if (is_in(graph, label, lang) && kh_unicode_width(text) < least) {
            least = kh_unicode_width(text);
            name = text;
        }
    }
    return name;
}

/* A name that there is no memory for is missing in the legend, which then fails. */
static void
remember(kh_short_names *self, uint32_t node)
{
    kh_error err = { 0 };
    size_t j = 0;

    while (j < self->num && self->nodes[j] != node) {
        j++;
    }
    if (j == self->num && !self->failed) {
        self->failed = KH_GROW(&self->nodes, self->num, &self->max, "names", &err) != KH_OK;
        if (!self->failed) {
            self->nodes[self->num++] = node;
        }
    }
}

const char *
kh_short_names_take(kh_short_names *self, const kh_graph *graph, uint32_t node, const char *lang)
{
    const char *name = kh_short_name(graph, node, lang);

    if (strcmp(name, kh_graph_node_label(graph, node, lang)) != 0) {
        remember(self, node);
    }
    return name;
}

kh_status
kh_short_names_add_keys(const kh_short_names *self, kh_drawing *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *lang = drawing->lang;
    size_t j;

    if (self->failed) {
        return kh_fail_nomem(err, self->num + 1, "names");
    }
    if (self->num > 0) {
        KH_TRY(kh_drawing_add_key(
            drawing, (kh_drawn_key){ .label = kh_words_in(KH_WORDS_BODIES, lang) }, err));
    }
    for (j = 0; j < self->num; j++) {
        kh_text label = { 0 };
        kh_drawn_key key = { .shape = "plaintext", .fill = { 255, 255, 255 } };

        kh_words_add(&label, KH_WORDS_FULL_NAME, lang,
            (const char *const[]){ kh_short_name(drawing->graph, self->nodes[j], lang),
                kh_graph_node_label(drawing->graph, self->nodes[j], lang) },
            2);
        key.label = kh_drawing_take(drawing, &label);
        if (key.label == NULL) {
            KH_TRY(kh_fail_nomem(err, 1, "entry of the legend"));
        }
        KH_TRY(kh_drawing_add_key(drawing, key, err));
    }
out:
    return ret;
}
