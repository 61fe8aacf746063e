#include "one_path.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdlib.h>

#define MAX_NODES ((size_t) 1 << 29)
#define MAX_PATHS 1e290

/* How far ahead marks are fetched. */
#define AHEAD 12

/* A stamp is base + 2 * distance + side, side 0 for what the start reached. */
#define STEP 2

typedef struct {
    unsigned side;
    const kh_path_rows *rows, *back; /* onwards; towards the end */
    size_t first, end;               /* of its latest level in `reached`; side 1: from the back */
    uint32_t stamp;                  /* of its latest level */
    uint64_t work;                   /* neighbours of its latest level */
} search_side;

kh_status
kh_one_path_init(kh_one_path *self, const kh_path_graph *graph, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_one_path made = { .graph = graph, .base = STEP };
    const bool directed = graph->in.start != graph->out.start;
    size_t p;

    if (graph->num_nodes > MAX_NODES) {
        return kh_fail(err, KH_ERR_LIMIT, "paths are drawn among at most %zu nodes", MAX_NODES);
    }
    KH_TRY(KH_NEW(&made.marks, graph->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&made.reached, graph->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&made.inner, graph->num_nodes, "nodes", err));
    for (p = 0; p < graph->num_nodes; p++) {
        made.marks[p].degree
            = (uint32_t) (graph->out.start[p + 1] - graph->out.start[p]
                          + (directed ? graph->in.start[p + 1] - graph->in.start[p] : 0));
    }
    *self = made;
    made = (kh_one_path){ 0 };
out:
    kh_one_path_free(&made);
    return ret;
}

void
kh_one_path_free(kh_one_path *self)
{
    free(self->marks);
    free(self->reached);
    free(self->inner);
    *self = (kh_one_path){ 0 };
}

/* --- searching --------------------------------------------------------------------------- */

static uint32_t
reached_at(const kh_one_path *self, const search_side *side, size_t index)
{
    return self->reached[side->side == 0 ? index : self->graph->num_nodes - 1 - index];
}

static void
reach(kh_one_path *self, search_side *side, uint32_t place, uint32_t stamp, double count)
{
    kh_path_mark *mark = &self->marks[place];

    mark->stamp = stamp;
    mark->count = count;
    side->work += mark->degree;
    self->reached[side->side == 0 ? side->end : self->graph->num_nodes - 1 - side->end] = place;
    side->end++;
}

static bool
is_of_other(const kh_one_path *self, const kh_path_mark *mark, const search_side *side)
{
    return mark->stamp >= self->base && (mark->stamp - self->base) % STEP != side->side;
}

/* Look at the neighbours of one place. @return the paths that arcs from it complete. */
static double
look_around(kh_one_path *self, search_side *side, uint32_t from, uint32_t next_stamp, bool joined)
{
    const double count = self->marks[from].count;
    const uint32_t *place = side->rows->place + side->rows->start[from];
    const size_t num = side->rows->start[from + 1] - side->rows->start[from];
    double paths = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        kh_path_mark *mark = &self->marks[place[j]];

        if (j + AHEAD < num) {
            __builtin_prefetch(&self->marks[place[j + AHEAD]]);
        }
        if (mark->stamp < self->base) {
            /* Once the searches have met, nothing is searched behind this level. */
            if (!joined && paths == 0) {
                reach(self, side, place[j], next_stamp, count);
            }
        } else if (mark->stamp == next_stamp) {
            mark->count += count;
        } else if (is_of_other(self, mark, side)) {
            paths += count * mark->count;
        }
    }
    return paths;
}

/* Go on by one level. The other side has no arc to what is not reached but from its latest level,
 * so the paths completed are all the shortest. @return their number. */
static double
go_on(kh_one_path *self, search_side *side)
{
    const size_t first = side->first, end = side->end;
    const uint32_t next_stamp = side->stamp + STEP;
    double paths = 0;
    size_t k;

    side->work = 0;
    for (k = first; k < end; k++) {
        if (k + 1 < end) {
            const uint32_t next = reached_at(self, side, k + 1);

            __builtin_prefetch(&side->rows->place[side->rows->start[next]]);
        }
        paths += look_around(self, side, reached_at(self, side, k), next_stamp, paths > 0);
    }
    if (paths > 0) {
        side->end = end;
    } else {
        side->first = end;
        side->stamp = next_stamp;
    }
    return paths;
}

/* --- drawing ----------------------------------------------------------------------------- */

static double
draw(kh_one_path *self, double total)
{
    return total * kh_random_real(self->seed, self->stream, &self->counter);
}

/* One of the arcs from the latest level of a side to the other side, by the paths through it. */
static void
draw_arc(kh_one_path *self, const search_side *side, double paths, uint32_t ends[2])
{
    double left = draw(self, paths);
    size_t k, j;

    for (k = side->first; k < side->end && left >= 0; k++) {
        const uint32_t from = reached_at(self, side, k);

        for (j = side->rows->start[from]; j < side->rows->start[from + 1] && left >= 0; j++) {
            const kh_path_mark *mark = &self->marks[side->rows->place[j]];

            if (is_of_other(self, mark, side)) {
                left -= self->marks[from].count * mark->count;
                ends[0] = from;
                ends[1] = side->rows->place[j];
            }
        }
    }
}

/* One of the steps towards the end of a side, by the paths that it leaves. */
static uint32_t
draw_step(kh_one_path *self, const search_side *side, uint32_t place)
{
    const kh_path_mark *mark = &self->marks[place];
    const uint32_t stamp = mark->stamp - STEP;
    double left = draw(self, mark->count);
    uint32_t drawn = place;
    size_t j;

    for (j = side->back->start[place]; j < side->back->start[place + 1] && left >= 0; j++) {
        const uint32_t next = side->back->place[j];

        if (self->marks[next].stamp == stamp) {
            left -= self->marks[next].count;
            drawn = next;
        }
    }
    return drawn;
}

static void
walk_to_end(kh_one_path *self, const search_side *side, uint32_t place)
{
    const uint32_t last = self->base + side->side;

    while (self->marks[place].stamp != last) {
        self->inner[self->num_inner++] = place;
        place = draw_step(self, side, place);
    }
}

/* --- all of it --------------------------------------------------------------------------- */

static search_side
start_side(kh_one_path *self, unsigned side, uint32_t place)
{
    const kh_path_graph *graph = self->graph;
    search_side made = { .side = side,
        .rows = side == 0 ? &graph->out : &graph->in,
        .back = side == 0 ? &graph->in : &graph->out,
        .stamp = self->base + side };

    reach(self, &made, place, made.stamp, 1);
    return made;
}

/* Stamps of the search that comes now are above all others. */
static void
renew_stamps(kh_one_path *self, uint32_t last)
{
    size_t p;

    self->base = last + STEP - last % STEP;
    if (self->base > UINT32_MAX - STEP * (uint32_t) (self->graph->num_nodes + 2)) {
        for (p = 0; p < self->graph->num_nodes; p++) {
            self->marks[p].stamp = 0;
        }
        self->base = STEP;
    }
}

kh_status
kh_one_path_draw(kh_one_path *self, uint32_t from, uint32_t to, bool *found, kh_error *err)
{
    search_side sides[2];
    search_side *side = &sides[0];
    double paths = 0;
    uint32_t ends[2] = { from, to };

    self->num_inner = 0;
    sides[0] = start_side(self, 0, from);
    sides[1] = start_side(self, 1, to);
    while (paths == 0 && sides[0].first < sides[0].end && sides[1].first < sides[1].end) {
        side = &sides[sides[1].work < sides[0].work];
        paths = go_on(self, side);
    }
    if (paths > MAX_PATHS) {
        return kh_fail(err, KH_ERR_NUMERIC,
            "more shortest paths between two nodes than can be counted (1e290)");
    }
    if (paths > 0) {
        draw_arc(self, side, paths, ends);
        walk_to_end(self, side, ends[0]);
        walk_to_end(self, &sides[1 - side->side], ends[1]);
    }
    *found = paths > 0;
    renew_stamps(
        self, sides[0].stamp > sides[1].stamp ? sides[0].stamp + STEP : sides[1].stamp + STEP);
    return KH_OK;
}
