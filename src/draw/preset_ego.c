/* The ego in the middle, its neighbours around it in rings by distance. */
#include "around.h"
#include "presets.h"
#include "size.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a page can show legibly around one body. */
#define MAX_AROUND 60

#define TOP 1.5707963267948966

/* A node by where it stands: what orders rings. */
typedef struct {
    uint32_t node; /* of the graph. */
    size_t steps;
    size_t ties;     /* with the ring within. */
    uint32_t sector; /* main one; KH_NONE stands last. */
    uint32_t tie;    /* relation of the first claim with the ring within. */
    double angle;    /* outer rings: where what it is tied to stands. */
} place;

typedef struct {
    kh_drawing *drawing;
    kh_around around;
    place *places; /* ring by ring, the ego first. */
    size_t num_places;
} rings;

static void
rings_free(rings *self)
{
    kh_around_free(&self->around);
    free(self->places);
    *self = (rings){ 0 };
}

/* What ties a node to the ring within. */
static void
look_inwards(const rings *self, place *here)
{
    const kh_net *net = &self->around.net;
    const uint32_t v = net->net_node[here->node];
    size_t j;

    here->tie = KH_NONE;
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        const uint32_t tie = net->out.tie[j];

        if (self->around.steps[net->out.node[j]] + 1 == here->steps) {
            const uint32_t relation
                = self->drawing->graph->edges.relation[net->claim[net->claim_start[tie]]];

            here->ties += net->claim_start[tie + 1] - net->claim_start[tie];
            here->tie = relation < here->tie ? relation : here->tie;
        }
    }
}

/* Nearer first, then more ties: what is cut off stands last. */
static int
compare_weight(const void *a, const void *b)
{
    const place *x = a, *y = b;

    if (x->steps != y->steps) {
        return x->steps < y->steps ? -1 : 1;
    }
    if (x->ties != y->ties) {
        return x->ties > y->ties ? -1 : 1;
    }
    return x->node < y->node ? -1 : 1;
}

/* Ring by ring; in the first by sector, then by relation, in others by angle. */
static int
compare_places(const void *a, const void *b)
{
    const place *x = a, *y = b;

    if (x->steps != y->steps) {
        return x->steps < y->steps ? -1 : 1;
    }
    if (x->angle < y->angle || x->angle > y->angle) {
        return x->angle > y->angle ? -1 : 1;
    }
    if (x->sector != y->sector) {
        return x->sector < y->sector ? -1 : 1;
    }
    if (x->tie != y->tie) {
        return x->tie < y->tie ? -1 : 1;
    }
    return x->node < y->node ? -1 : 1;
}

/* The sequence becomes what has a place, ring by ring. */
static kh_status
fill_rings(rings *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const bool by_sector = strcmp(drawing->color_by, "sector") == 0;
    size_t j;

    KH_TRY(KH_NEW(&self->places, drawing->num_sequence, "places", err));
    for (j = 0; j < drawing->num_sequence; j++) {
        const uint32_t node = drawing->sequence[j];
        place here = { .node = node, .steps = kh_around_steps(&self->around, node) };

        if (here.steps != SIZE_MAX) {
            here.sector = by_sector ? kh_drawing_main_sector(drawing, node) : KH_NONE;
            look_inwards(self, &here);
            self->places[self->num_places++] = here;
        }
    }
    qsort(self->places, self->num_places, sizeof(*self->places), compare_weight);
    if (self->num_places > MAX_AROUND + 1) {
        self->num_places = MAX_AROUND + 1;
    }
    drawing->num_hidden += drawing->num_sequence - self->num_places;
    qsort(self->places, self->num_places, sizeof(*self->places), compare_places);
    for (j = 0; j < self->num_places; j++) {
        drawing->sequence[j] = self->places[j].node;
    }
    drawing->num_sequence = self->num_places;
out:
    return ret;
}

static bool
touches_ego(const kh_drawing *self, const kh_claim *claim)
{
    return kh_drawing_is_about(self, claim->source) || kh_drawing_is_about(self, claim->target);
}

/* Light ties first, so that those of the ego lie above them. */
static kh_status
add_ties(kh_drawing *self, bool aside, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->num_claims; j++) {
        kh_drawn_edge edge;

        if (self->claims[j].aside != aside) {
            continue;
        }
        KH_TRY(kh_drawing_make_edge(self, &self->claims[j], &edge, err));
        edge.label = self->edge_labels && !aside ? edge.label : "";
        KH_TRY(kh_drawing_add_edge(self, edge, err));
    }
out:
    return ret;
}

static void
mark_asides(kh_drawing *self)
{
    size_t j;

    for (j = 0; j < self->num_claims; j++) {
        self->claims[j].aside = !touches_ego(self, &self->claims[j]);
    }
}

/* Mean direction of what a place is tied to further in. */
static double
angle_of(const rings *self, const kh_box_at *boxes, size_t index)
{
    const kh_net *net = &self->around.net;
    const uint32_t v = net->net_node[self->places[index].node];
    double x = 0, y = 0;
    size_t j, k;

    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        for (k = 0; k < index; k++) {
            if (net->net_node[self->places[k].node] == net->out.node[j]
                && self->places[k].steps < self->places[index].steps) {
                const double length = hypot(boxes[k].x, boxes[k].y);

                x += length > 0 ? boxes[k].x / length : 0;
                y += length > 0 ? boxes[k].y / length : 0;
            }
        }
    }
    return atan2(y, x);
}

/* Order an outer ring by the angles that it wishes for. @return where to begin. */
static double
order_ring(rings *self, kh_box_at *boxes, size_t first, size_t num)
{
    size_t j;

    if (self->places[first].steps < 2) {
        return TOP;
    }
    for (j = first; j < first + num; j++) {
        self->places[j].angle = angle_of(self, boxes, j);
    }
    qsort(self->places + first, num, sizeof(*self->places), compare_places);
    return self->places[first].angle;
}

static kh_status
size_ring(const rings *self, kh_box_at *boxes, size_t first, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_drawing *drawing = self->drawing;
    size_t j;

    for (j = first; j < first + num; j++) {
        KH_TRY(kh_drawing_size(
            drawing, &drawing->nodes[drawing->drawn_of[self->places[j].node]], &boxes[j], err));
    }
out:
    return ret;
}

/* Several egos stand above one another in the middle. */
static void
stack_egos(kh_box_at *boxes, size_t num)
{
    double height = 0, y;
    size_t j;

    for (j = 0; j < num; j++) {
        height += boxes[j].height + 14;
    }
    for (y = height / 2, j = 0; j < num; j++) {
        boxes[j].y = y - (boxes[j].height + 14) / 2;
        y -= boxes[j].height + 14;
    }
}

static kh_status
place_rings(rings *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const char *page = drawing->view->page;
    const double aspect = page != NULL && strcmp(page, "column") == 0 ? 0.8 : 1.55;
    kh_box_at *boxes = NULL;
    size_t first, num, j;

    KH_TRY(KH_NEW(&boxes, self->num_places, "places", err));
    for (first = 0; first < self->num_places; first += num) {
        double start;

        for (num = 1; first + num < self->num_places
                      && self->places[first + num].steps == self->places[first].steps;
             num++) {
        }
        start = order_ring(self, boxes, first, num);
        KH_TRY(size_ring(self, boxes, first, num, err));
        if (self->places[first].steps == 0) {
            stack_egos(boxes, num);
        } else {
            kh_ring_place(boxes, first, num, aspect, start);
        }
    }
    for (j = 0; j < self->num_places; j++) {
        kh_drawn_node *drawn = &drawing->nodes[drawing->drawn_of[self->places[j].node]];

        drawn->placed = true;
        drawn->x = boxes[j].x;
        drawn->y = boxes[j].y;
    }
out:
    free(boxes);
    return ret;
}

kh_status
kh_preset_build_ego(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    rings drawn = { .drawing = self };
    size_t j;

    KH_TRY(kh_around_init(&drawn.around, self, err));
    KH_TRY(kh_drawing_group_by_view(self, err));
    for (j = 0; j < self->num_groups; j++) {
        self->groups[j].label = NULL;
    }
    KH_TRY(fill_rings(&drawn, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(kh_drawing_collect_claims(self, err));
    mark_asides(self);
    KH_TRY(kh_drawing_style_lines(self, err));
    KH_TRY(add_ties(self, true, err));
    KH_TRY(add_ties(self, false, err));
    if (strcmp(self->engine, "fixed") == 0) {
        KH_TRY(place_rings(&drawn, err));
    }
out:
    rings_free(&drawn);
    return ret;
}
