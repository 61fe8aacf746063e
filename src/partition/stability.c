/* What other seeds make of the groups. */
#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "grouped.h"

#include <math.h>
#include <stdlib.h>

/* Overlaps are added up as whole numbers of this part, so that the order of tasks does not show. */
#define OVERLAP_UNIT 0x1p-40

/* What one worker needs. */
typedef struct {
    uint32_t *membership;
    uint32_t *size;    /* nodes of its groups. */
    uint32_t *shared;  /* nodes that they share with one of ours; all 0 between uses. */
    uint64_t *overlap; /* of each node's group with its other ones, added up. */
} bench;

typedef struct {
    const grouped *grouped;
    size_t *start; /* the nodes of our group g: node[start[g]] .. node[start[g + 1] - 1] */
    uint32_t *node;
    bench *benches;
    size_t num_benches;
    double ari[KH_GROUPS_NUM_SEEDS];
} reseeding;

static void
reseeding_free(reseeding *self)
{
    size_t w;

    for (w = 0; w < self->num_benches; w++) {
        free(self->benches[w].membership);
        free(self->benches[w].size);
        free(self->benches[w].shared);
        free(self->benches[w].overlap);
    }
    free(self->benches);
    free(self->start);
    free(self->node);
}

static kh_status
list_members(reseeding *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const grouped *g = self->grouped;
    size_t v;

    KH_TRY(KH_NEW(&self->start, g->num_groups + 2, "groups", err));
    KH_TRY(KH_NEW(&self->node, g->net->num_nodes, "nodes", err));
    for (v = 0; v < g->net->num_nodes; v++) {
        self->start[g->membership[v] + 2]++;
    }
    for (v = 0; v < g->num_groups; v++) {
        self->start[v + 2] += self->start[v + 1];
    }
    for (v = 0; v < g->net->num_nodes; v++) {
        self->node[self->start[g->membership[v] + 1]++] = (uint32_t) v;
    }
out:
    return ret;
}

static kh_status
reseeding_init(reseeding *self, const grouped *g, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = g->net->num_nodes;
    size_t w;

    *self = (reseeding){ .grouped = g };
    KH_TRY(list_members(self, err));
    w = kh_parallel_workers(g->net->num_threads, KH_GROUPS_NUM_SEEDS);
    KH_TRY(KH_NEW(&self->benches, w, "workers", err));
    self->num_benches = w;
    for (w = 0; w < self->num_benches; w++) {
        KH_TRY(KH_NEW(&self->benches[w].membership, num, "nodes", err));
        KH_TRY(KH_NEW(&self->benches[w].size, num, "groups", err));
        KH_TRY(KH_NEW(&self->benches[w].shared, num, "groups", err));
        KH_TRY(KH_NEW(&self->benches[w].overlap, num, "nodes", err));
    }
out:
    return ret;
}

/* Nodes in both groups as a part of those in either, for each node. */
static void
add_overlaps(const reseeding *self, bench *b, size_t num_groups)
{
    const grouped *g = self->grouped;
    size_t v, j, k;

    for (j = 0; j < num_groups; j++) {
        b->size[j] = 0;
    }
    for (v = 0; v < g->net->num_nodes; v++) {
        b->size[b->membership[v]]++;
    }
    for (j = 0; j < g->num_groups; j++) {
        const size_t first = self->start[j], end = self->start[j + 1];

        for (k = first; k < end; k++) {
            b->shared[b->membership[self->node[k]]]++;
        }
        for (k = first; k < end; k++) {
            const uint32_t other = b->membership[self->node[k]];
            const double both = b->shared[other];

            b->overlap[self->node[k]]
                += (uint64_t) (both / ((double) (end - first) + b->size[other] - both)
                               / OVERLAP_UNIT);
        }
        for (k = first; k < end; k++) {
            b->shared[b->membership[self->node[k]]] = 0;
        }
    }
}

static kh_status
group_again(void *context, size_t task, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    reseeding *self = context;
    const grouped *g = self->grouped;
    const kh_net *net = g->net;
    bench *b = &self->benches[worker];
    size_t num;

    KH_TRY(g->options->grouping->compute(
        net, g->options->resolution, net->seed + 1 + task, b->membership, &num, err));
    KH_TRY(kh_agree_partitions(
        &self->ari[task], g->membership, g->num_groups, b->membership, num, net->num_nodes, err));
    add_overlaps(self, b, num);
    kh_progress_add(1);
out:
    return ret;
}

static kh_status
sum_up(grouped *self, const reseeding *again, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t r, v, w;

    KH_TRY(KH_NEW(&self->stays, self->net->num_nodes, "nodes", err));
    self->stability_mean = 0;
    self->stability_least = again->ari[0];
    for (r = 0; r < KH_GROUPS_NUM_SEEDS; r++) {
        self->stability_mean += again->ari[r];
        self->stability_least = fmin(self->stability_least, again->ari[r]);
    }
    self->stability_mean /= KH_GROUPS_NUM_SEEDS;
    for (v = 0; v < self->net->num_nodes; v++) {
        uint64_t sum = 0;

        for (w = 0; w < again->num_benches; w++) {
            sum += again->benches[w].overlap[v];
        }
        self->stays[v] = (double) sum * OVERLAP_UNIT / KH_GROUPS_NUM_SEEDS;
    }
out:
    return ret;
}

kh_status
grouped_compare_seeds(grouped *self, kh_error *err)
{
    kh_status ret = KH_OK;
    reseeding again = { 0 };

    kh_progress_begin("groups by other seeds", KH_GROUPS_NUM_SEEDS);
    KH_TRY(reseeding_init(&again, self, err));
    KH_TRY(kh_parallel_run(KH_GROUPS_NUM_SEEDS, again.num_benches, group_again, &again, err));
    KH_TRY(sum_up(self, &again, err));
out:
    reseeding_free(&again);
    kh_progress_end();
    return ret;
}
