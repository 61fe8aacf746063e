/* Sectors as hubs; bodies around them, between them if they are in several. */
#include "orbit.h"
#include "presets.h"
#include "size.h"
#include "words.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bodies that a page has room for. */
#define MAX_BODIES 90

#define HUB_COLUMNS 14
#define LEAST_HUB   84.0
#define LINE_LEAST  0.9
#define LINE_MORE   3.6

/* All-zero is valid and empty. */
typedef struct {
    kh_drawing *drawing;
    size_t *hub_of; /* of a sector: its number, or KH_DRAWN_NONE. */
    uint32_t *sectors;
    size_t num_hubs;
    size_t *num_held; /* by hub. */
    kh_hold *holds;   /* boxes are places of the sequence. */
    size_t num_holds, max_holds;
} hubs;

static void
hubs_free(hubs *self)
{
    free(self->hub_of);
    free(self->sectors);
    free(self->num_held);
    free(self->holds);
}

/* Of nodes that are not chosen one by one or by type, bodies only. */
static bool
is_wanted(const kh_drawing *self, uint32_t node)
{
    const kh_view *view = self->view;

    return self->selection.num_types > 0 || view->nodes.num > 0 || view->num_groups > 0
           || view->types.num > 0 || kh_graph_is_body(self->graph, node);
}

static size_t
count_sectors(const kh_drawing *self, uint32_t node)
{
    const kh_range range = self->graph->nodes.sectors[node];
    size_t num = 0;
    uint32_t j;

    for (j = range.first; j < range.first + range.num; j++) {
        num += kh_selection_has_membership(&self->selection, &self->graph->memberships.items[j]);
    }
    return num;
}

/* Sectors that a node needs to be among the first MAX_BODIES; at least one. */
static size_t
sectors_needed(const kh_drawing *self)
{
    size_t needed, num, j;

    for (needed = 1;; needed++) {
        for (num = 0, j = 0; j < self->num_sequence; j++) {
            num += count_sectors(self, self->sequence[j]) >= needed;
        }
        if (num <= MAX_BODIES) {
            return needed;
        }
    }
}

/* What is no body is not meant; what has no sector, or too few where room is short, is missed. */
static void
keep_members(kh_drawing *self)
{
    size_t num = 0, needed, j;

    for (j = 0; j < self->num_sequence; j++) {
        if (is_wanted(self, self->sequence[j])) {
            self->sequence[num++] = self->sequence[j];
        }
    }
    self->num_sequence = num;
    needed = sectors_needed(self);
    for (num = 0, j = 0; j < self->num_sequence; j++) {
        if (count_sectors(self, self->sequence[j]) >= needed) {
            self->sequence[num++] = self->sequence[j];
        }
    }
    self->num_hidden += self->num_sequence - num;
    self->num_sequence = num;
}

static size_t
need_hub(hubs *self, uint32_t sector)
{
    if (self->hub_of[sector] == KH_DRAWN_NONE) {
        self->hub_of[sector] = self->num_hubs;
        self->sectors[self->num_hubs++] = sector;
    }
    return self->hub_of[sector];
}

static kh_status
add_holds(hubs *self, size_t box, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_drawing *drawing = self->drawing;
    const kh_range range = drawing->graph->nodes.sectors[drawing->sequence[box]];
    double sum = 0;
    size_t first = self->num_holds;
    uint32_t j;

    for (j = range.first; j < range.first + range.num; j++) {
        const kh_membership *membership = &drawing->graph->memberships.items[j];

        if (kh_selection_has_membership(&drawing->selection, membership)) {
            const kh_hold hold = { box, need_hub(self, membership->sector), membership->weight };

            KH_TRY(KH_GROW(&self->holds, self->num_holds, &self->max_holds, "sectors", err));
            self->holds[self->num_holds++] = hold;
            self->num_held[hold.hub]++;
            sum += membership->weight;
        }
    }
    for (; first < self->num_holds; first++) {
        self->holds[first].share /= sum;
    }
out:
    return ret;
}

static kh_status
find_holds(hubs *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->drawing->graph->sectors.num;
    size_t j;

    KH_TRY(KH_NEW(&self->hub_of, num, "sectors", err));
    KH_TRY(KH_NEW(&self->sectors, num, "sectors", err));
    KH_TRY(KH_NEW(&self->num_held, num, "sectors", err));
    for (j = 0; j < num; j++) {
        self->hub_of[j] = KH_DRAWN_NONE;
    }
    for (j = 0; j < self->drawing->num_sequence; j++) {
        KH_TRY(add_holds(self, j, err));
    }
out:
    return ret;
}

/* The more a sector holds, the larger its circle. */
static double
hub_size(const hubs *self, size_t hub)
{
    return LEAST_HUB + 9 * sqrt((double) self->num_held[hub]);
}

static kh_status
add_hub(hubs *self, size_t hub, const kh_box_at *at, size_t *node, kh_error *err)
{
    kh_drawing *drawing = self->drawing;
    const uint32_t sector = self->sectors[hub];
    const kh_drawn_node drawn
        = { .label = kh_graph_sector_label(drawing->graph, sector, drawing->lang),
              .shape = "circle",
              .role = "plain",
              .cluster = KH_DRAWN_NONE,
              .border = kh_color_shade(kh_drawing_sector_color(drawing, sector), 3.2),
              .ink = kh_color_ink(kh_drawing_sector_fill(drawing, sector)),
              .placed = true,
              .x = at->x,
              .y = at->y,
              .width = at->width,
              .height = at->height,
              .border_width = 2.5,
              .wrap = HUB_COLUMNS };

    return kh_drawing_add_own(drawing, drawn, kh_drawing_sector_fill(drawing, sector), node, err);
}

/* Whether a hold is the largest of its box, the first of equals. */
static bool
is_main(const hubs *self, size_t index)
{
    const kh_hold *hold = &self->holds[index];
    size_t j;

    for (j = 0; j < self->num_holds; j++) {
        const kh_hold *other = &self->holds[j];

        if (other->box == hold->box
            && (other->share > hold->share || (other->share >= hold->share && j < index))) {
            return false;
        }
    }
    return true;
}

static kh_status
add_hold(hubs *self, size_t index, size_t hub_node, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const kh_hold *hold = &self->holds[index];
    const uint32_t sector = self->sectors[hold->hub];
    kh_text title = { 0 };
    kh_drawn_edge edge = { .from = hub_node,
        .to = drawing->drawn_of[drawing->sequence[hold->box]],
        .style = is_main(self, index) ? "solid" : "dashed",
        .arrows = "none",
        .color = kh_color_shade(kh_drawing_sector_color(drawing, sector), 3.2),
        .weight = 1,
        .width = LINE_LEAST + LINE_MORE * hold->share };

    kh_text_print(&title, "%s \xE2\x80\x94 %s (%.0f%%)",
        kh_graph_node_label(drawing->graph, drawing->sequence[hold->box], drawing->lang),
        kh_graph_sector_label(drawing->graph, sector, drawing->lang), 100 * hold->share);
    KH_TRY(kh_text_status(&title, err));
    edge.title = kh_drawing_text(drawing, kh_text_bytes(&title));
    KH_TRY(edge.title != NULL ? KH_OK : kh_fail_nomem(err, 1, "title"));
    KH_TRY(kh_drawing_add_edge(drawing, edge, err));
out:
    kh_text_free(&title);
    return ret;
}

/* The lines tell the sectors: names under each body would only repeat them. */
static void
shorten_labels(kh_drawing *self)
{
    size_t j;

    for (j = 0; self->view->label.num == 0 && j < self->num_nodes; j++) {
        self->nodes[j].detail = "";
    }
}

static kh_status
place(const hubs *self, kh_box_at *at, kh_box_at *boxes, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const char *page = drawing->view->page;
    const kh_orbit orbit = { .num_hubs = self->num_hubs,
        .num_boxes = drawing->num_sequence,
        .num_holds = self->num_holds,
        .holds = self->holds,
        .aspect = page != NULL && strcmp(page, "column") == 0 ? 0.75 : 1.6 };
    size_t j;

    for (j = 0; j < self->num_hubs; j++) {
        at[j].width = at[j].height = hub_size(self, j);
    }
    for (j = 0; j < drawing->num_sequence; j++) {
        KH_TRY(kh_drawing_size(drawing, &drawing->nodes[j], &boxes[j], err));
    }
    KH_TRY(kh_orbit_place(&orbit, at, boxes, err));
    for (j = 0; j < drawing->num_sequence; j++) {
        drawing->nodes[j].placed = true;
        drawing->nodes[j].x = boxes[j].x;
        drawing->nodes[j].y = boxes[j].y;
    }
out:
    return ret;
}

static kh_status
draw_hubs(hubs *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_box_at *at = NULL, *boxes = NULL;
    size_t *nodes = NULL, j;

    KH_TRY(KH_NEW(&at, self->num_hubs, "hubs", err));
    KH_TRY(KH_NEW(&nodes, self->num_hubs, "hubs", err));
    KH_TRY(KH_NEW(&boxes, self->drawing->num_sequence, "boxes", err));
    KH_TRY(place(self, at, boxes, err));
    for (j = 0; j < self->num_hubs; j++) {
        KH_TRY(add_hub(self, j, &at[j], &nodes[j], err));
    }
    for (j = 0; j < self->num_holds; j++) {
        KH_TRY(add_hold(self, j, nodes[self->holds[j].hub], err));
    }
out:
    free(at);
    free(nodes);
    free(boxes);
    return ret;
}

kh_status
kh_preset_build_hubs(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    hubs drawn = { .drawing = self };
    size_t j;

    KH_TRY(kh_drawing_group_by_view(self, err));
    for (j = 0; j < self->num_groups; j++) {
        self->groups[j].label = NULL;
    }
    keep_members(self);
    KH_TRY(find_holds(&drawn, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    shorten_labels(self);
    self->num_memberships = drawn.num_holds;
    self->shows_memberships = true;
    KH_TRY(draw_hubs(&drawn, err));
out:
    hubs_free(&drawn);
    return ret;
}
