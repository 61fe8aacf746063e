#include "drawing.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "lines.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

kh_status
kh_drawing_add_key(kh_drawing *self, kh_drawn_key key, kh_error *err)
{
    kh_status ret = KH_OK;

    key.label = key.label != NULL ? kh_drawing_text(self, key.label) : NULL;
    if (key.label == NULL) {
        KH_TRY(kh_fail_nomem(err, 1, "entry of the legend"));
    }
    KH_TRY(KH_GROW(&self->keys, self->num_keys, &self->max_keys, "entries", err));
    self->keys[self->num_keys++] = key;
out:
    return ret;
}

static kh_status
add_heading(kh_drawing *self, kh_words words, kh_error *err)
{
    return kh_drawing_add_key(self, (kh_drawn_key){ .label = kh_words_in(words, self->lang) }, err);
}

/* The drawn node that shows a type first: its looks stand in the legend. */
static const kh_drawn_node *
sample_of_type(const kh_drawing *self, uint32_t type)
{
    uint32_t v;

    for (v = 0; v < self->graph->nodes.num; v++) {
        if (self->graph->nodes.type[v] == type && !kh_drawing_is_about(self, v)
            && self->drawn_of[v] != KH_DRAWN_NONE) {
            return &self->nodes[self->drawn_of[v]];
        }
    }
    return NULL;
}

static kh_status
add_types(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool by_type = strcmp(self->color_by, "type") == 0;
    uint32_t j;
    bool any = false;

    for (j = 0; j < self->graph->types.num; j++) {
        const kh_drawn_node *sample = sample_of_type(self, j);

        if (sample == NULL) {
            continue;
        }
        if (!any) {
            KH_TRY(add_heading(self, KH_WORDS_TYPES, err));
            any = true;
        }
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_graph_type_label(self->graph, j, self->lang),
                .shape = sample->shape,
                .fill = by_type ? sample->fills[0] : (kh_color){ 255, 255, 255 },
                .color = by_type ? sample->border : KH_COLOR_BORDER },
            err));
    }
out:
    return ret;
}

bool
kh_drawing_shows_sector(const kh_drawing *self, uint32_t sector)
{
    uint32_t v, j;

    for (v = 0; v < self->graph->nodes.num; v++) {
        const kh_range range = self->graph->nodes.sectors[v];

        for (j = range.first; self->drawn_of[v] != KH_DRAWN_NONE && j < range.first + range.num;
             j++) {
            const kh_membership *membership = &self->graph->memberships.items[j];

            if (membership->sector == sector
                && kh_selection_has_membership(&self->selection, membership)) {
                return true;
            }
        }
    }
    return false;
}

kh_status
kh_drawing_add_sector_keys(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t j;
    bool any = false;

    for (j = 0; j < self->graph->sectors.num; j++) {
        if (!kh_drawing_shows_sector(self, j)) {
            continue;
        }
        if (!any) {
            KH_TRY(add_heading(self, KH_WORDS_SECTORS, err));
            any = true;
        }
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_graph_sector_label(self->graph, j, self->lang),
                .shape = "box",
                .fill = kh_drawing_sector_fill(self, j),
                .color = KH_COLOR_BORDER },
            err));
    }
out:
    return ret;
}

/* Lines of claims that the diagram is not about. */
static kh_status
add_asides(kh_drawing *self, kh_error *err)
{
    size_t j;

    for (j = 0; j < self->num_claims; j++) {
        if (self->claims[j].aside) {
            return kh_drawing_add_key(self,
                (kh_drawn_key){ .label = kh_words_in(KH_WORDS_BETWEEN_OTHERS, self->lang),
                    .style = "solid",
                    .arrows = "none",
                    .color = KH_ASIDE_COLOR },
                err);
        }
    }
    return KH_OK;
}

/* Where words stand on the lines, one entry tells how to read them. */
static kh_status
add_reading(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    bool directed = false, undirected = false;
    size_t j;

    for (j = 0; j < self->num_claims; j++) {
        if (kh_drawing_is_directed(self, self->claims[j].relation)) {
            directed = true;
        } else {
            undirected = true;
        }
    }
    if (directed) {
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_words_in(KH_WORDS_READ_ALONG, self->lang),
                .style = "solid",
                .arrows = "forward",
                .color = KH_COLOR_LINE },
            err));
    }
    if (undirected) {
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_words_in(KH_WORDS_NO_DIRECTION, self->lang),
                .style = "solid",
                .arrows = "none",
                .color = KH_COLOR_LINE },
            err));
    }
out:
    return ret;
}

/* Lines of nodes to their sectors. */
static kh_status
add_memberships(kh_drawing *self, kh_error *err)
{
    static const struct {
        kh_words words;
        const char *style;
    } lines[] = { { KH_WORDS_MAIN_SHARE, "solid" }, { KH_WORDS_OTHER_SHARE, "dashed" },
        { KH_WORDS_WIDER, "bold" } };
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(add_heading(self, KH_WORDS_LINES, err));
    for (j = 0; j < sizeof(lines) / sizeof(*lines); j++) {
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_words_in(lines[j].words, self->lang),
                .style = lines[j].style,
                .arrows = "none",
                .color = KH_COLOR_BORDER },
            err));
    }
out:
    return ret;
}

static kh_status
add_confidences(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    bool drawn[KH_NUM_CONFIDENCES] = { false };
    size_t j;

    for (j = 0; j < self->num_claims; j++) {
        if (!self->claims[j].aside) {
            drawn[kh_claim_confidence(self, &self->claims[j])] = true;
        }
    }
    for (j = 0; j < KH_NUM_CONFIDENCES; j++) {
        if (drawn[j]) {
            KH_TRY(kh_drawing_add_key(self,
                (kh_drawn_key){ .label = kh_words_in(kh_confidences[j].words, self->lang),
                    .style = kh_confidences[j].style,
                    .arrows = "none",
                    .color = kh_confidences[j].color },
                err));
        }
    }
out:
    return ret;
}

/* What the sizes of nodes mean, if they mean anything. */
static kh_status
add_sizes(kh_drawing *self, kh_error *err)
{
    static const struct {
        const char *size_by;
        kh_words words;
    } meanings[] = { { "degree", KH_WORDS_SIZE_TIES }, { "betweenness", KH_WORDS_SIZE_PATHS },
        { "cross_share", KH_WORDS_SIZE_CROSSINGS } };
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; self->sizes != NULL && j < sizeof(meanings) / sizeof(*meanings); j++) {
        if (strcmp(self->view->size_by, meanings[j].size_by) == 0) {
            KH_TRY(add_heading(self, KH_WORDS_SIZES, err));
            KH_TRY(kh_drawing_add_key(self,
                (kh_drawn_key){ .label = kh_words_in(meanings[j].words, self->lang),
                    .shape = "box",
                    .fill = { 255, 255, 255 },
                    .color = KH_COLOR_BORDER },
                err));
        }
    }
out:
    return ret;
}

static kh_status
add_lines(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->graph->relations.num;
    size_t j;

    if (self->num_memberships > 0) {
        return add_memberships(self, err);
    }
    if (self->num_claims == 0) {
        return KH_OK;
    }
    KH_TRY(add_heading(self, KH_WORDS_LINES, err));
    if (kh_lines_tell(self, "confidence")) {
        KH_TRY(add_confidences(self, err));
        return add_asides(self, err);
    }
    if (self->edge_labels || kh_lines_tell(self, "none")) {
        KH_TRY(add_reading(self, err));
        return add_asides(self, err);
    }
    for (j = 0; j <= num; j++) {
        const uint32_t relation = j < num ? (uint32_t) j : KH_NONE;
        const kh_claim claim
            = { .relation = relation, .inverse = kh_drawing_is_inverse(self, relation) };
        const kh_line *line = &self->lines[j];

        if (line->num > 0) {
            KH_TRY(kh_drawing_add_key(self,
                (kh_drawn_key){ .label = relation == KH_NONE
                                             ? kh_words_in(KH_WORDS_OTHER_RELATION, self->lang)
                                             : kh_drawing_words(self, &claim),
                    .style = line->style,
                    .arrows = kh_drawing_is_directed(self, relation) ? "forward" : "none",
                    .color = line->color },
                err));
        }
    }
    KH_TRY(add_asides(self, err));
out:
    return ret;
}

kh_status
kh_drawing_add_legend(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool by_type = strcmp(self->color_by, "type") == 0;

    if (by_type || self->view->shape_by == NULL || strcmp(self->view->shape_by, "none") != 0) {
        KH_TRY(add_types(self, err));
    }
    KH_TRY(add_sizes(self, err));
    /* Without colours the names in the nodes tell the sectors. */
    if (strcmp(self->color_by, "sector") == 0 && !self->view->monochrome) {
        KH_TRY(kh_drawing_add_sector_keys(self, err));
    }
    KH_TRY(add_lines(self, err));
out:
    return ret;
}
