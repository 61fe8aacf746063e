/* Communities as frames: who is tied to whom, against the sectors that are declared. */
#include "presets.h"

#include "../base/array.h"
#include "../base/phrase.h"
#include "analysis.h"
#include "communities.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Nodes that a page has room for, and how many a group shows if few of its nodes are bodies. */
#define MOST_NODES  60
#define LEAST_NODES 3

/* The border of what stands apart from its sector. */
#define APART_WIDTH 3.0
static const kh_color apart = { 0xB3, 0x26, 0x1E };

static const kh_pattern found = {
    "{0} {0#group|groups} by ties alone (modularity {1}). Agreement with the sectors: NMI {2} (1: "
    "the "
    "same).",
    "연결 관계만으로 나눈 집단 {0}개(모듈성 {1}). 지정된 분야와의 일치도 NMI {2}(1은 완전 일치).",
    "つながりだけで分けたグループは{0}個（モジュラリティ{1}）。定められた分野との一致度はNMI "
    "{2}（1は"
    "完全一致）。",
};

/* Undefined is a dash. */
static const char *
write_real(double value, char buffer[24])
{
    snprintf(buffer, 24, isfinite(value) ? "%.3f" : "\xE2\x80\x93", value);
    return buffer;
}

static kh_status
add_remark(kh_drawing *self, const kh_communities *all, kh_error *err)
{
    char num[24], modularity[24], nmi[24];
    kh_text remark = { 0 };

    snprintf(num, sizeof(num), "%zu", all->num_groups);
    kh_phrase_add(&remark, &found, kh_tongue_of(self->lang),
        (const char *const[]){
            num, write_real(all->modularity, modularity), write_real(all->agreement.nmi, nmi) });
    self->remark = kh_drawing_take(self, &remark);
    return self->remark != NULL ? KH_OK : kh_fail_nomem(err, 1, "text");
}

/* "Group 2 · 31 nodes · Energy 71%" */
static kh_status
label_group(kh_drawing *self, const kh_communities *all, size_t index, kh_error *err)
{
    const uint32_t sector = all->majority[index];
    kh_text label = { 0 };
    char number[24];

    snprintf(number, sizeof(number), "%zu", index + 1);
    kh_words_add(&label, KH_WORDS_GROUP, self->lang, (const char *const[]){ number }, 1);
    kh_text_add(&label, " \xC2\xB7 ");
    kh_words_add_count(&label, KH_WORDS_NUM_NODES, KH_WORDS_ONE_NODE, self->lang, all->size[index]);
    if (sector != KH_NONE) {
        kh_text_print(&label, " \xC2\xB7 %s ", kh_net_sector_label(all->net, sector, self->lang));
        kh_phrase_add_percent(&label, all->most[index]);
    }
    self->groups[index].label = kh_drawing_take(self, &label);
    self->groups[index].color = sector != KH_NONE ? kh_drawing_net_color(self, all->net, sector)
                                                  : kh_color_palette(index);
    return self->groups[index].label != NULL ? KH_OK : kh_fail_nomem(err, 1, "label");
}

static kh_status
make_groups(kh_drawing *self, const kh_communities *all, uint32_t *nodes, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *groups = NULL;
    size_t j;

    KH_TRY(KH_NEW(&groups, num, "nodes", err));
    for (j = 0; j < num; j++) {
        groups[j] = all->membership[nodes[j]];
        nodes[j] = all->net->node[nodes[j]];
    }
    KH_TRY(kh_drawing_group_by_list(self, all->num_groups, nodes, groups, num, err));
    for (j = 0; j < all->num_groups; j++) {
        KH_TRY(label_group(self, all, j, err));
    }
out:
    free(groups);
    return ret;
}

static kh_status
add_shape_key(kh_drawing *self, kh_words words, const char *shape, kh_error *err)
{
    return kh_drawing_add_key(self,
        (kh_drawn_key){ .label = kh_words_in(words, self->lang),
            .shape = shape,
            .fill = { 255, 255, 255 },
            .color = KH_COLOR_BORDER },
        err);
}

/* Types are not the matter here: bodies are told from what they do, and no more. */
static kh_status
shape_nodes(kh_drawing *self, const kh_communities *all, kh_error *err)
{
    kh_status ret = KH_OK;
    bool any[2] = { false, false };
    size_t v;

    for (v = 0; v < all->net->num_nodes; v++) {
        const size_t drawn = self->drawn_of[all->net->node[v]];
        const bool body = kh_graph_is_body(self->graph, all->net->node[v]);

        if (drawn != KH_DRAWN_NONE) {
            self->nodes[drawn].shape = body ? "box" : "rounded";
            any[body] = true;
        }
    }
    if (any[true] && any[false]) {
        KH_TRY(kh_drawing_add_key(
            self, (kh_drawn_key){ .label = kh_words_in(KH_WORDS_TYPES, self->lang) }, err));
        KH_TRY(add_shape_key(self, KH_WORDS_BODY, "box", err));
        KH_TRY(add_shape_key(self, KH_WORDS_OTHER_NODE, "rounded", err));
    }
out:
    return ret;
}

/* A thick border, and an entry of the legend for it if there is any. */
static kh_status
mark_elsewhere(kh_drawing *self, const kh_communities *all, kh_error *err)
{
    kh_status ret = KH_OK;
    bool any = false;
    size_t v;

    for (v = 0; v < all->net->num_nodes; v++) {
        const size_t drawn = self->drawn_of[all->net->node[v]];

        if (drawn != KH_DRAWN_NONE && kh_communities_is_elsewhere(all, v)) {
            self->nodes[drawn].border = apart;
            self->nodes[drawn].border_width = APART_WIDTH;
            any = true;
        }
    }
    if (any) {
        KH_TRY(kh_drawing_add_key(
            self, (kh_drawn_key){ .label = kh_words_in(KH_WORDS_BORDER, self->lang) }, err));
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_words_in(KH_WORDS_ELSEWHERE, self->lang),
                .shape = "rounded",
                .fill = { 255, 255, 255 },
                .color = apart,
                .border_width = APART_WIDTH },
            err));
    }
out:
    return ret;
}

kh_status
kh_preset_build_groups(kh_drawing *self, kh_error *err)
{
    static const char *const refused[]
        = { "groups", "others", "center", "links", "inverse", "phrases", "shapes", NULL };
    const kh_drawn_edge line = { .style = "solid", .arrows = "none", .color = KH_COLOR_LINE };
    kh_status ret = KH_OK;
    kh_net net = { 0 };
    kh_communities all = { 0 };
    uint32_t *nodes = NULL;
    size_t num = 0;

    KH_TRY(kh_drawing_open_net(self, refused, &net, err));
    KH_TRY(kh_communities_find(&all, &net, &kh_grouping_leiden, err));
    KH_TRY(kh_communities_choose(
        &all, kh_drawing_most(self, MOST_NODES), LEAST_NODES, &nodes, &num, err));
    KH_TRY(make_groups(self, &all, nodes, num, err));
    if (strcmp(self->engine, "columns") == 0) {
        kh_drawing_level_groups(self);
    }
    KH_TRY(kh_drawing_add_nodes(self, err));
    if (strcmp(self->color_by, "sector") == 0) {
        KH_TRY(kh_drawing_add_sector_keys(self, err));
    }
    KH_TRY(mark_elsewhere(self, &all, err));
    KH_TRY(shape_nodes(self, &all, err));
    KH_TRY(kh_drawing_add_ties(self, &net, NULL, line, err));
    self->has_legend = true;
    KH_TRY(add_remark(self, &all, err));
    self->num_hidden = net.num_nodes - num;
out:
    free(nodes);
    kh_communities_free(&all);
    kh_net_free(&net);
    return ret;
}
