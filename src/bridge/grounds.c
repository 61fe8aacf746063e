#include "grounds.h"

#include "../base/array.h"

#include <stdlib.h>

/* --- distinct things --------------------------------------------------------------------- */

kh_status
kh_seen_init(kh_seen *self, size_t num, kh_error *err)
{
    self->round = 1;
    return KH_NEW(&self->mark, num, "marks", err);
}

void
kh_seen_free(kh_seen *self)
{
    free(self->mark);
    *self = (kh_seen){ 0 };
}

void
kh_seen_clear(kh_seen *self)
{
    self->round++;
}

bool
kh_seen_add(kh_seen *self, uint32_t index)
{
    const bool is_new = self->mark[index] != self->round;

    self->mark[index] = self->round;
    return is_new;
}

/* --- one tie ----------------------------------------------------------------------------- */

static bool
same_date(kh_date a, kh_date b)
{
    return a.stated == b.stated && a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Whether two claims say of the same relation what cannot both be the whole truth. */
static bool
compete(const kh_edges *edges, uint32_t a, uint32_t b)
{
    if (edges->relation[a] != edges->relation[b] || edges->source[a] != edges->source[b]
        || edges->target[a] != edges->target[b]) {
        return false;
    }
    if (!same_date(edges->start[a], edges->start[b]) || !same_date(edges->end[a], edges->end[b])) {
        /* Two periods of one relation agree with each other. */
        return kh_dates_overlap(edges->start[a], edges->end[a], edges->start[b], edges->end[b]);
    }
    return edges->weight[a] < edges->weight[b] || edges->weight[a] > edges->weight[b]
           || edges->confidence[a] < edges->confidence[b]
           || edges->confidence[a] > edges->confidence[b];
}

kh_grounds
kh_grounds_of(const kh_net *net, size_t tie, kh_seen *sources)
{
    const kh_graph *graph = net->graph;
    const size_t first = net->claim_start[tie], end = net->claim_start[tie + 1];
    kh_grounds grounds = { .num_claims = end - first };
    size_t j, k;

    kh_seen_clear(sources);
    for (j = first; j < end; j++) {
        const kh_range citations = graph->edges.citations[net->claim[j]];

        for (k = citations.first; k < citations.first + citations.num; k++) {
            grounds.num_sources += kh_seen_add(sources, graph->citations.items[k].source);
        }
        for (k = first; k < j && !grounds.competing; k++) {
            grounds.competing = compete(&graph->edges, net->claim[j], net->claim[k]);
        }
    }
    return grounds;
}

/* --- all ties of each node --------------------------------------------------------------- */

static bool
has_single_source(const kh_grounds *grounds)
{
    return grounds->num_sources <= 1;
}

static bool
is_contested(const kh_grounds *grounds)
{
    return grounds->competing;
}

static kh_status
count_ties(const kh_net *net, bool (*counts)(const kh_grounds *), double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_seen sources = { 0 };
    size_t v, tie;

    KH_TRY(kh_seen_init(&sources, net->graph->sources.num, err));
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = 0;
    }
    for (tie = 0; tie < net->num_ties; tie++) {
        const kh_grounds grounds = kh_grounds_of(net, tie, &sources);

        values[net->tail[tie]] += counts(&grounds);
        values[net->head[tie]] += counts(&grounds);
    }
out:
    kh_seen_free(&sources);
    return ret;
}

kh_status
kh_single_source_ties(const kh_net *net, double *values, kh_error *err)
{
    return count_ties(net, has_single_source, values, err);
}

kh_status
kh_contested_ties(const kh_net *net, double *values, kh_error *err)
{
    return count_ties(net, is_contested, values, err);
}
