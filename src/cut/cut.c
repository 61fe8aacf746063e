#include "cut.h"

#include "../base/array.h"
#include "flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
cut_free(kh_cut *self)
{
    free(self->items);
    free(self->side);
    *self = (kh_cut){ 0 };
}

void
kh_cuts_free(kh_cuts *self)
{
    cut_free(&self->near_a);
    cut_free(&self->near_b);
    free(self->path_start);
    free(self->steps);
    *self = (kh_cuts){ 0 };
}

/* --- the net as a flow ------------------------------------------------------------------- */

static uint8_t
flow_end(uint8_t side)
{
    return side == KH_SIDE_A ? FLOW_SOURCE : side == KH_SIDE_B ? FLOW_TARGET : 0;
}

/* Pair t of arcs is tie t. */
static kh_status
flow_of_ties(flow *f, const kh_cut_question *question, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = question->net;
    size_t t, v;

    KH_TRY(flow_init(f, net->num_nodes, net->num_ties, err));
    for (t = 0; t < net->num_ties; t++) {
        const double strength = kh_net_strength(net, t);

        flow_set_pair(f, t, net->tail[t], net->head[t], strength, net->directed ? 0 : strength);
    }
    f->two_way = !net->directed;
    for (v = 0; v < net->num_nodes; v++) {
        f->end[v] = flow_end(question->end[v]);
    }
out:
    return ret;
}

/* Node v is entered at 2v and left at 2v + 1; pair v of arcs stands between, and carries 1 unless v
 * stays. The pairs behind are ways along ties, which carry anything. */
static kh_status
flow_of_nodes(flow *f, const kh_cut_question *question, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = question->net;
    const size_t ways = net->directed ? 1 : 2;
    size_t t, v, pair = net->num_nodes;

    KH_TRY(flow_init(f, 2 * net->num_nodes, net->num_nodes + ways * net->num_ties, err));
    for (v = 0; v < net->num_nodes; v++) {
        const uint32_t in = 2 * (uint32_t) v;
        const uint8_t side = question->end[v];
        const bool stays = side == KH_SIDE_A   ? question->a_stays
                           : side == KH_SIDE_B ? question->b_stays
                                               : false;

        flow_set_pair(f, v, in, in + 1, stays ? INFINITY : 1, 0);
        f->end[side == KH_SIDE_B ? in + 1 : in] = flow_end(side);
    }
    for (t = 0; t < net->num_ties; t++) {
        const uint32_t tail = net->tail[t], head = net->head[t];

        flow_set_pair(f, pair++, 2 * tail + 1, 2 * head, INFINITY, 0);
        if (!net->directed) {
            flow_set_pair(f, pair++, 2 * head + 1, 2 * tail, INFINITY, 0);
        }
    }
out:
    return ret;
}

/* --- the cut at the edge of what can be reached ------------------------------------------ */

/* Whether the cut along the edge of `inside` has tie, or node, k. */
static bool
crosses(const kh_cut_question *question, const flow *f, const uint8_t *inside, size_t k)
{
    const bool tail = inside[f->head[2 * k + 1]], head = inside[f->head[2 * k]];

    return tail != head && (tail || (!question->of_nodes && !question->net->directed));
}

static kh_status
collect(kh_cut *self, const kh_cut_question *question, const flow *f, const uint8_t *inside,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = question->net;
    const size_t num = question->of_nodes ? net->num_nodes : net->num_ties;
    size_t k, j = 0;

    for (k = 0; k < num; k++) {
        self->num_items += crosses(question, f, inside, k);
    }
    KH_TRY(KH_NEW(&self->items, self->num_items, "ties", err));
    for (k = 0; k < num; k++) {
        if (crosses(question, f, inside, k)) {
            self->items[j++] = (uint32_t) k;
            self->strength += question->of_nodes ? 0 : net->strength[k];
        }
    }
out:
    return ret;
}

/* --- what is left on either side --------------------------------------------------------- */

typedef struct {
    const kh_net *net;
    uint8_t *tie_gone, *node_gone; /* NULL: none. */
    uint32_t *queue;
} remains;

static void
remains_free(remains *self)
{
    free(self->tie_gone);
    free(self->node_gone);
    free(self->queue);
}

static kh_status
remains_init(remains *self, const kh_cut_question *question, const kh_cut *cut, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = question->net;
    size_t j;

    self->net = net;
    KH_TRY(KH_NEW(&self->tie_gone, net->num_ties, "ties", err));
    KH_TRY(KH_NEW(&self->node_gone, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->queue, net->num_nodes, "nodes", err));
    for (j = 0; j < cut->num_items; j++) {
        (question->of_nodes ? self->node_gone : self->tie_gone)[cut->items[j]] = 1;
    }
out:
    return ret;
}

/* Mark all that hangs together with an end. @return how many nodes that are. */
static size_t
spread(const remains *self, const uint8_t *end, uint8_t side, uint8_t *mark)
{
    const kh_adjacency *rows = side == KH_SIDE_A ? &self->net->out : &self->net->in;
    size_t num = 0, first, v, j;

    for (v = 0; v < self->net->num_nodes; v++) {
        if (end[v] == side && !self->node_gone[v]) {
            mark[v] = side;
            self->queue[num++] = (uint32_t) v;
        }
    }
    for (first = 0; first < num; first++) {
        v = self->queue[first];
        for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
            const uint32_t u = rows->node[j];

            if (mark[u] != side && !self->node_gone[u] && !self->tie_gone[rows->tie[j]]) {
                mark[u] = side;
                self->queue[num++] = u;
            }
        }
    }
    return num;
}

static kh_status
find_sides(kh_cut *self, const kh_cut_question *question, kh_error *err)
{
    kh_status ret = KH_OK;
    remains r = { 0 };

    KH_TRY(remains_init(&r, question, self, err));
    KH_TRY(KH_NEW(&self->side, question->net->num_nodes, "nodes", err));
    self->num_a = spread(&r, question->end, KH_SIDE_A, self->side);
    self->num_b = spread(&r, question->end, KH_SIDE_B, self->side);
out:
    remains_free(&r);
    return ret;
}

/* --- both cuts --------------------------------------------------------------------------- */

static kh_status
read_cut(kh_cut *self, const kh_cut_question *question, const flow *f, uint8_t end, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *inside = NULL;
    size_t v;

    KH_TRY(KH_NEW(&inside, f->num_nodes, "nodes", err));
    KH_TRY(flow_reach(f, end, inside, err));
    for (v = 0; end == FLOW_TARGET && v < f->num_nodes; v++) {
        inside[v] = !inside[v];
    }
    KH_TRY(collect(self, question, f, inside, err));
    KH_TRY(find_sides(self, question, err));
out:
    free(inside);
    return ret;
}

/* Of the cut itself, not of the flow, which may be off by what rounding leaves behind. */
static double
value_of(const kh_cut_question *question, const kh_cut *cut)
{
    const bool is_strength = !question->of_nodes && question->net->weighted;

    return is_strength ? cut->strength : (double) cut->num_items;
}

/* --- paths that share nothing ------------------------------------------------------------ */

/* A step along a tie; false for an arc that stands in for a node. */
static bool
step_of(const kh_cut_question *question, const flow *f, uint32_t arc, kh_cut_step *step)
{
    const kh_net *net = question->net;
    const uint32_t pair = arc / 2, from = f->head[arc ^ 1], to = f->head[arc];

    if (!question->of_nodes) {
        *step = (kh_cut_step){ from, to, pair };
        return true;
    }
    *step = (kh_cut_step){ from / 2, to / 2, 0 };
    if (pair < net->num_nodes) {
        return false;
    }
    step->tie = (uint32_t) ((pair - net->num_nodes) / (net->directed ? 1 : 2));
    return true;
}

static kh_status
list_paths(kh_cuts *self, const kh_cut_question *question, const flow *f, kh_error *err)
{
    kh_status ret = KH_OK;
    flow_ways ways = { 0 };
    size_t num = 0, j, k;

    KH_TRY(flow_take_apart(f, &ways, err));
    KH_TRY(KH_NEW(&self->path_start, ways.num_ways + 1, "paths", err));
    KH_TRY(KH_NEW(&self->steps, ways.start[ways.num_ways], "steps", err));
    for (j = 0; j < ways.num_ways; j++) {
        for (k = ways.start[j]; k < ways.start[j + 1]; k++) {
            num += step_of(question, f, ways.arc[k], &self->steps[num]);
        }
        self->path_start[j + 1] = num;
    }
    self->num_paths = ways.num_ways;
out:
    flow_ways_free(&ways);
    return ret;
}

static kh_status
find_cuts(kh_cuts *self, const kh_cut_question *question, kh_error *err)
{
    kh_status ret = KH_OK;
    flow f = { 0 };

    KH_TRY((question->of_nodes ? flow_of_nodes : flow_of_ties)(&f, question, err));
    KH_TRY(flow_fill(&f, err));
    KH_TRY(read_cut(&self->near_a, question, &f, FLOW_SOURCE, err));
    KH_TRY(read_cut(&self->near_b, question, &f, FLOW_TARGET, err));
    if (question->lists_paths) {
        KH_TRY(list_paths(self, question, &f, err));
    }
    self->value = value_of(question, &self->near_a);
    self->unique = self->near_a.num_items == self->near_b.num_items
                   && memcmp(self->near_a.items, self->near_b.items,
                          self->near_a.num_items * sizeof(uint32_t))
                          == 0;
out:
    flow_free(&f);
    return ret;
}

/* A tie from A to B that no removal of other nodes undoes. */
static uint32_t
find_direct_tie(const kh_cut_question *question)
{
    const kh_net *net = question->net;
    size_t t;

    for (t = 0; t < net->num_ties; t++) {
        const uint8_t tail = question->end[net->tail[t]], head = question->end[net->head[t]];

        if ((tail == KH_SIDE_A && head == KH_SIDE_B)
            || (!net->directed && tail == KH_SIDE_B && head == KH_SIDE_A)) {
            return (uint32_t) t;
        }
    }
    return KH_NONE;
}

static kh_status
check_ends(const kh_cut_question *question, kh_error *err)
{
    bool has_a = false, has_b = false;
    size_t v;

    for (v = 0; v < question->net->num_nodes; v++) {
        has_a = has_a || question->end[v] == KH_SIDE_A;
        has_b = has_b || question->end[v] == KH_SIDE_B;
    }
    if (!has_a || !has_b) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a cut needs a node on either side");
    }
    return KH_OK;
}

kh_status
kh_cuts_find(kh_cuts *self, const kh_cut_question *question, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_cuts found = { .direct_tie = KH_NONE };

    KH_TRY(check_ends(question, err));
    if (question->lists_paths && question->net->weighted && !question->of_nodes) {
        return kh_fail(err, KH_ERR_ARGUMENT, "paths that share no tie count ties, not strength");
    }
    if (question->of_nodes && question->a_stays && question->b_stays) {
        found.direct_tie = find_direct_tie(question);
    }
    if (found.direct_tie == KH_NONE) {
        KH_TRY(find_cuts(&found, question, err));
    } else {
        found.value = INFINITY;
    }
    kh_cuts_free(self);
    *self = found;
    found = (kh_cuts){ 0 };
out:
    kh_cuts_free(&found);
    return ret;
}
