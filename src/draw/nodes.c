#include "captions.h"
#include "details.h"
#include "looks.h"
#include "words.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <stdlib.h>
#include <string.h>

static const kh_color neutral = { 0xF3, 0xF5, 0xF7 }, center_fill = { 0x0B, 0x4F, 0x8A },
                      grey = { 0x8A, 0x95, 0xA0 };

/* On paper; it leaves 3:1 on the fill of a frame. */
#define BORDER_CONTRAST 3.2

static kh_color
declared_color(const kh_drawing *self, kh_sym color, size_t index)
{
    kh_color result;

    return color != 0 && kh_color_parse(&result, kh_graph_text(self->graph, color))
               ? result
               : kh_color_palette(index);
}

kh_color
kh_drawing_sector_color(const kh_drawing *self, uint32_t sector)
{
    return declared_color(self, self->graph->sectors.items[sector].color, sector);
}

kh_color
kh_drawing_sector_fill(const kh_drawing *self, uint32_t sector)
{
    kh_color declared;

    return kh_color_parse(
               &declared, kh_graph_text(self->graph, self->graph->sectors.items[sector].color))
               ? kh_color_tint(declared)
               : kh_color_fill(sector);
}

bool
kh_drawing_is_about(const kh_drawing *self, uint32_t node)
{
    size_t j;

    for (j = 0; self->center == KH_NONE && j < self->selection.num_egos; j++) {
        if (self->selection.egos[j] == node) {
            return true;
        }
    }
    return node == self->center;
}

kh_color
kh_drawing_type_color(const kh_drawing *self, uint32_t type)
{
    return declared_color(self, self->graph->types.items[type].color, type);
}

/* One fill a sector; near-white for none. */
static kh_status
fill_sectors(kh_drawing *self, kh_drawn_node *drawn, uint32_t node, kh_text *detail, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_range range = self->graph->nodes.sectors[node];
    uint32_t j;

    KH_TRY(KH_NEW(&drawn->fills, (size_t) range.num + 1, "colours", err));
    for (j = range.first; j < range.first + range.num; j++) {
        const kh_membership *membership = &self->graph->memberships.items[j];

        if (kh_selection_has_membership(&self->selection, membership)) {
            drawn->fills[drawn->num_fills++] = kh_drawing_sector_fill(self, membership->sector);
            kh_list_add_name(
                detail, kh_graph_sector_label(self->graph, membership->sector, self->lang));
        }
    }
    if (drawn->num_fills == 0) {
        drawn->fills[drawn->num_fills++] = neutral;
    }
out:
    return ret;
}

/* The colour that stands for a node before it is tinted. */
static bool
plain_color(const kh_drawing *self, uint32_t node, kh_color *color)
{
    const uint32_t type = self->graph->nodes.type[node], group = self->group_of[node];

    if (strcmp(self->color_by, "type") == 0 && type != KH_NONE) {
        *color = kh_drawing_type_color(self, type);
        return true;
    }
    if (strcmp(self->color_by, "group") == 0 && group != KH_NONE) {
        *color = self->groups[group].color;
        return true;
    }
    return false;
}

/* One fill; what the diagram is about keeps those of its sectors behind it, as a band. */
static kh_status
fill_plain(kh_drawing *self, kh_drawn_node *drawn, uint32_t node, bool by_sector, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = by_sector && drawn->num_fills > 1 ? drawn->num_fills : 0;
    kh_color *sectors = drawn->fills;
    kh_color color;
    size_t j;

    drawn->fills = NULL;
    KH_TRY(KH_NEW(&drawn->fills, num + 1, "colours", err));
    drawn->num_fills = num + 1;
    for (j = 0; j < num; j++) {
        drawn->fills[j + 1] = sectors[j];
    }
    drawn->fills[0] = neutral;
    drawn->border = kh_color_shade(grey, BORDER_CONTRAST);
    if (kh_drawing_is_about(self, node)) {
        drawn->fills[0] = drawn->border = center_fill;
    } else if (plain_color(self, node, &color)) {
        drawn->fills[0] = kh_color_mix(kh_color_tint(color), (kh_color){ 255, 255, 255 }, 0.6);
        drawn->border = kh_color_shade(color, BORDER_CONTRAST);
    }
    drawn->ink = kh_color_ink(drawn->fills[0]);
out:
    free(sectors);
    return ret;
}

/* Append words with one filling, if there is something to fill them with. */
static void
say(kh_text *out, const kh_drawing *self, kh_words words, const char *what)
{
    if (what[0] != '\0') {
        kh_words_add(out, words, self->lang, (const char *const[]){ what }, 1);
    }
}

/* What a node is, as a sentence for who points at it or listens to it. */
static void
add_title(kh_text *out, const kh_drawing *self, uint32_t node, const kh_text *sectors)
{
    const kh_graph *graph = self->graph;
    const uint32_t type = graph->nodes.type[node];
    kh_text time = { 0 };

    kh_caption_interval(&time, self->lang, graph->nodes.start[node], graph->nodes.end[node]);
    kh_text_add(out, kh_graph_node_label(graph, node, self->lang));
    if (type != KH_NONE) {
        say(out, self, KH_WORDS_OF_TYPE, kh_graph_type_label(graph, type, self->lang));
    }
    say(out, self, graph->nodes.sectors[node].num > 1 ? KH_WORDS_IN_SECTORS : KH_WORDS_IN_SECTOR,
        kh_text_bytes(sectors));
    say(out, self, KH_WORDS_AT_TIME, kh_text_bytes(&time));
    out->failed = out->failed || time.failed;
    kh_text_free(&time);
}

static kh_status
describe(kh_drawing *self, kh_drawn_node *drawn, uint32_t node, const kh_text *sectors,
    bool detailed, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    const uint32_t type = graph->nodes.type[node];
    kh_text title = { 0 }, label = { 0 }, detail = { 0 };

    KH_TRY(
        kh_drawing_add_details(self, node, kh_text_bytes(sectors), detailed, &label, &detail, err));
    add_title(&title, self, node, sectors);
    KH_TRY(kh_text_status(&title, err));
    KH_TRY(kh_text_status(&label, err));
    KH_TRY(kh_text_status(&detail, err));
    drawn->id = kh_graph_node_id(graph, node); /* exactly: readers look for it. */
    drawn->class = type != KH_NONE
                       ? kh_drawing_text(self, kh_graph_text(graph, graph->types.items[type].id))
                       : "";
    drawn->title = kh_drawing_text(self, kh_text_bytes(&title));
    drawn->label = kh_drawing_text(self, kh_text_bytes(&label));
    drawn->lang
        = kh_drawing_text(self, kh_graph_choose_tag(graph, graph->nodes.label[node], self->lang));
    drawn->detail = kh_drawing_text(self, kh_text_bytes(&detail));
    if (drawn->id == NULL || drawn->class == NULL || drawn->title == NULL || drawn->label == NULL
        || drawn->lang == NULL || drawn->detail == NULL) {
        KH_TRY(kh_fail_nomem(err, 6, "texts of a node"));
    }
out:
    kh_text_free(&title);
    kh_text_free(&label);
    kh_text_free(&detail);
    return ret;
}

static void
stand(const kh_drawing *self, kh_drawn_node *drawn, uint32_t node)
{
    const uint32_t group = self->group_of[node];
    long last = 0;
    size_t j;

    drawn->cluster = KH_DRAWN_NONE;
    drawn->leveled = self->leveled;
    for (j = 0; j < self->num_groups; j++) {
        last = self->groups[j].level > last ? self->groups[j].level : last;
    }
    if (group != KH_NONE) {
        drawn->cluster = self->groups[group].cluster;
        drawn->level = 2 * self->groups[group].level;
    } else if (node != self->center) {
        drawn->level = 2 * (last + 1);
    }
}

static kh_status
add_node(kh_drawing *self, uint32_t node, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool about = kh_drawing_is_about(self, node);
    kh_drawn_node drawn = { .role = about ? "center" : "plain" };
    const bool by_sector = strcmp(self->color_by, "sector") == 0;
    kh_text sectors = { 0 };

    KH_TRY(fill_sectors(self, &drawn, node, &sectors, err));
    if (by_sector && !about) {
        drawn.border = KH_COLOR_BORDER;
        drawn.ink = kh_color_ink(drawn.fills[0]);
    } else {
        KH_TRY(fill_plain(self, &drawn, node, by_sector, err));
    }
    KH_TRY(describe(self, &drawn, node, &sectors, by_sector, err));
    kh_looks_apply(self, &drawn, node);
    stand(self, &drawn, node);
    KH_TRY(KH_GROW(&self->nodes, self->num_nodes, &self->max_nodes, "nodes", err));
    self->drawn_of[node] = self->num_nodes;
    self->nodes[self->num_nodes++] = drawn;
    drawn.fills = NULL;
out:
    free(drawn.fills);
    kh_text_free(&sectors);
    return ret;
}

static kh_status
add_clusters(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&self->clusters, self->num_groups, "clusters", err));
    for (j = 0; j < self->num_groups; j++) {
        kh_group *group = &self->groups[j];

        group->cluster = KH_DRAWN_NONE;
        if (group->label != NULL && group->num > 0) {
            group->cluster = self->num_clusters;
            self->clusters[self->num_clusters++] = (kh_drawn_cluster){
                .label = group->label, .fill = { 0xFA, 0xFB, 0xFC }, .border = KH_COLOR_FRAME
            };
        }
    }
out:
    return ret;
}

kh_status
kh_drawing_add_nodes(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(add_clusters(self, err));
    KH_TRY(kh_looks_choose(self, err));
    KH_TRY(KH_NEW(&self->drawn_of, self->graph->nodes.num, "nodes", err));
    for (j = 0; j < self->graph->nodes.num; j++) {
        self->drawn_of[j] = KH_DRAWN_NONE;
    }
    for (j = 0; j < self->num_sequence; j++) {
        KH_TRY(add_node(self, self->sequence[j], err));
    }
out:
    return ret;
}

kh_status
kh_drawing_add_own(
    kh_drawing *self, kh_drawn_node drawn, kh_color fill, size_t *node, kh_error *err)
{
    kh_status ret = KH_OK;

    drawn.id = drawn.class = drawn.detail = drawn.lang = "";
    drawn.label = drawn.title = kh_drawing_text(self, drawn.label);
    if (drawn.label == NULL) {
        KH_TRY(kh_fail_nomem(err, 1, "label"));
    }
    KH_TRY(KH_NEW(&drawn.fills, 1, "colours", err));
    drawn.fills[0] = fill;
    drawn.num_fills = 1;
    KH_TRY(KH_GROW(&self->nodes, self->num_nodes, &self->max_nodes, "nodes", err));
    *node = self->num_nodes;
    self->nodes[self->num_nodes++] = drawn;
    drawn.fills = NULL;
out:
    free(drawn.fills);
    return ret;
}

kh_status
kh_drawing_add_phrase(kh_drawing *self, const char *label, size_t *node, kh_error *err)
{
    const kh_drawn_node drawn = { .label = label,
        .shape = "phrase",
        .role = "phrase",
        .cluster = KH_DRAWN_NONE,
        .ink = { 0x37, 0x42, 0x4D } };

    return kh_drawing_add_own(self, drawn, (kh_color){ 255, 255, 255 }, node, err);
}
