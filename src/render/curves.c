#include "columns.h"

#include <math.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ARROW_LENGTH 6.0 /* Graphviz' arrowhead at arrowsize 0.6. */
#define MAX_PORT_GAP 10.0

typedef struct {
    double u, v;
} spot;

static spot
to_page(const kh_columns *self, double u, double v)
{
    switch (self->scene->direction[0]) {
        case 'L':
            return (spot){ u, -v };
        case 'R':
            return (spot){ -u, -v };
        case 'T':
            return (spot){ v, -u };
        default:
            return (spot){ v, u };
    }
}

static void
add_point(kh_text *text, const kh_columns *self, double u, double v)
{
    const spot p = to_page(self, u, v);

    kh_text_print(
        text, "%s%.2f,%.2f", text->length > 0 && kh_text_last(text) != ',' ? " " : "", p.u, p.v);
}

/* Which flank of an item faces another: 1 that at larger u. Within a column edges bulge out at
 * larger u. */
static int
facing(const kh_item *item, const kh_item *other)
{
    return other->column < item->column ? -1 : 1;
}

/* Edges that meet a flank of a node are spread over it in the order of their other ends; at a
 * phrase they meet in one spot. */
static double
port_offset(const kh_columns *self, size_t link, size_t at, size_t other)
{
    const kh_item *item = &self->items[at], *far = &self->items[other];
    const int side = facing(item, far);
    size_t before = 0, total = 0, j;
    double gap;

    if (kh_item_is_passage(item) || self->scene->nodes[item->node].role == KH_ROLE_PHRASE) {
        return 0;
    }
    for (j = 0; j < self->num_links; j++) {
        const kh_link *l = &self->links[j];
        const size_t end = l->from == at ? l->to : l->from;

        if ((l->from != at && l->to != at) || facing(item, &self->items[end]) != side) {
            continue;
        }
        total++;
        before += self->items[end].v < far->v || (self->items[end].v <= far->v && j < link);
    }
    gap = total > 1 ? fmin(MAX_PORT_GAP, 0.6 * item->dv / (double) (total - 1)) : 0;
    return ((double) before - (double) (total - 1) / 2) * gap;
}

static void
add_s_curve(kh_text *text, const kh_columns *self, spot a, spot b)
{
    const double middle = (a.u + b.u) / 2;

    add_point(text, self, middle, a.v);
    add_point(text, self, middle, b.v);
    add_point(text, self, b.u, b.v);
}

static void
add_straight(kh_text *text, const kh_columns *self, spot a, spot b)
{
    add_point(text, self, (2 * a.u + b.u) / 3, (2 * a.v + b.v) / 3);
    add_point(text, self, (a.u + 2 * b.u) / 3, (a.v + 2 * b.v) / 3);
    add_point(text, self, b.u, b.v);
}

static spot
border_point(const kh_columns *self, size_t link, size_t at, size_t other)
{
    const kh_item *item = &self->items[at];
    const int side = facing(item, &self->items[other]);

    return (spot){ item->u + side * item->du / 2, item->v + port_offset(self, link, at, other) };
}

/* The flank of the column, where an edge leaves the lane of its item. */
static double
flank(const kh_columns *self, size_t at, size_t other)
{
    const kh_item *item = &self->items[at];

    return item->u + facing(item, &self->items[other]) * self->columns[item->column].thickness / 2;
}

/* Links between the same two items that come before one: each arc goes farther out. */
static size_t
twins_before(const kh_columns *self, size_t index)
{
    const kh_link *link = &self->links[index];
    size_t num = 0, j;

    for (j = 0; j < index; j++) {
        const kh_link *other = &self->links[j];

        num += (other->from == link->from && other->to == link->to)
               || (other->from == link->to && other->to == link->from);
    }
    return num;
}

static void
add_link(kh_text *text, const kh_columns *self, size_t index, double cut_from, double cut_to)
{
    const kh_link *link = &self->links[index];
    const kh_item *from = &self->items[link->from], *to = &self->items[link->to];
    spot a = border_point(self, index, link->from, link->to);
    spot b = border_point(self, index, link->to, link->from);
    const spot lane_a = { flank(self, link->from, link->to), a.v };
    const spot lane_b = { flank(self, link->to, link->from), b.v };

    a.u += facing(from, to) * cut_from;
    b.u += facing(to, from) * cut_to;
    if (text->length == 0 || kh_text_last(text) == ' ') {
        add_point(text, self, a.u, a.v);
    }
    if (from->column == to->column) {
        const double bulge = lane_a.u + 12 + 0.1 * fabs(a.v - b.v)
                             + MAX_PORT_GAP * (double) twins_before(self, index);

        add_point(text, self, bulge, a.v);
        add_point(text, self, bulge, b.v);
        add_point(text, self, b.u, b.v);
        return;
    }
    add_straight(text, self, a, lane_a);
    add_s_curve(text, self, lane_a, lane_b);
    add_straight(text, self, lane_b, b);
    if (kh_item_is_passage(to)) {
        const spot out
            = { to->u - facing(to, from) * self->columns[to->column].thickness / 2, to->v };

        add_straight(text, self, b, out);
    }
}

static bool
has_arrow(const kh_scene_edge *edge, const char *end)
{
    return strcmp(edge->arrows, end) == 0 || strcmp(edge->arrows, "both") == 0;
}

/* pos = "s,x,y e,x,y x,y x,y ..." */
static kh_status
write_edge(const kh_columns *self, Agraph_t *graph, size_t first, size_t last, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t index = self->links[first].edge;
    const kh_scene_edge *edge = &self->scene->edges[index];
    const double tail = has_arrow(edge, "back") ? ARROW_LENGTH : 0;
    const double head = has_arrow(edge, "forward") ? ARROW_LENGTH : 0;
    const spot start = border_point(self, first, self->links[first].from, self->links[first].to);
    const spot end = border_point(self, last, self->links[last].to, self->links[last].from);
    const kh_item *middle = &self->items[self->links[last].from];
    kh_text text = { 0 };
    Agedge_t *drawn;
    char name[32];
    size_t j;

    if (tail > 0) {
        kh_text_add(&text, "s,");
        add_point(&text, self, start.u, start.v);
        kh_text_add_char(&text, ' ');
    }
    if (head > 0) {
        kh_text_add(&text, "e,");
        add_point(&text, self, end.u, end.v);
        kh_text_add_char(&text, ' ');
    }
    for (j = first; j <= last; j++) {
        add_link(&text, self, j, j == first ? tail : 0, j == last ? head : 0);
    }
    snprintf(name, sizeof(name), "e%zu", index);
    drawn = agedge(graph, kh_build_node(graph, (size_t) edge->from),
        kh_build_node(graph, (size_t) edge->to), name, 0);
    KH_TRY(kh_text_status(&text, err));
    kh_build_set(drawn, "pos", kh_text_bytes(&text));
    kh_text_clear(&text);
    add_point(&text, self, (middle->u + end.u) / 2, (middle->v + end.v) / 2);
    kh_build_set(drawn, "lp", kh_text_bytes(&text));
out:
    kh_text_free(&text);
    return ret;
}

static kh_box
item_box(const kh_columns *self, const kh_item *item)
{
    const spot a = to_page(self, item->u - item->du / 2, item->v - item->dv / 2);
    const spot b = to_page(self, item->u + item->du / 2, item->v + item->dv / 2);

    return (kh_box){ fmin(a.u, b.u), fmin(a.v, b.v), fmax(a.u, b.u), fmax(a.v, b.v) };
}

static void
write_node(const kh_columns *self, Agraph_t *graph, const kh_item *item, kh_box *box)
{
    Agnode_t *node = kh_build_node(graph, item->node);
    const kh_size drawn
        = { self->across ? item->dv : item->du, self->across ? item->du : item->dv };
    const kh_size told = kh_shape_told(self->scene->nodes[item->node].shape, drawn);
    kh_text pos = { 0 };

    add_point(&pos, self, item->u, item->v);
    kh_build_set(node, "pos", kh_text_bytes(&pos));
    kh_build_set_number(node, "width", told.width / 72);
    kh_build_set_number(node, "height", told.height / 72);
    kh_box_grow(box, item_box(self, item));
    kh_text_free(&pos);
}

static void
write_cluster(const kh_columns *self, Agraph_t *graph, size_t index, kh_box *box)
{
    kh_box members = kh_box_nothing;
    size_t j;

    for (j = 0; j < self->scene->num_nodes; j++) {
        if (self->items[j].cluster == (long) index) {
            kh_box_grow(&members, item_box(self, &self->items[j]));
        }
    }
    kh_layout_frame(graph, index, members, self->labels[index], box);
}

kh_status
kh_columns_write(const kh_columns *self, Agraph_t *graph, kh_box *box, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, first = 0;

    *box = self->scene->num_nodes > 0 ? kh_box_nothing : (kh_box){ 0 };
    for (j = 0; j < self->scene->num_nodes; j++) {
        write_node(self, graph, &self->items[j], box);
    }
    for (j = 0; j < self->scene->num_clusters; j++) {
        write_cluster(self, graph, j, box);
    }
    for (j = 0; j < self->num_links; j++) {
        if (j + 1 == self->num_links || self->links[j + 1].edge != self->links[j].edge) {
            KH_TRY(write_edge(self, graph, first, j, err));
            first = j + 1;
        }
    }
out:
    return ret;
}
