#include "leiden.h"

#include "../base/array.h"
#include "../net/igraph_fence.h"

#include <stdlib.h>

/* Leiden improves from round to round, and after a few there is nothing left to move. */
#define NUM_ROUNDS 10

/* The randomness of its refinement, as its authors have it. */
#define BETA 0.01

/* --- numbering --------------------------------------------------------------------------- */

typedef struct {
    uint32_t group, size, first;
} group_size;

static int
compare_groups(const void *pa, const void *pb)
{
    const group_size *a = pa, *b = pb;

    if (a->size != b->size) {
        return a->size > b->size ? -1 : 1;
    }
    return a->first < b->first ? -1 : a->first > b->first;
}

/* From igraph's numbers, 0 .. num - 1, to numbers by size. */
static kh_status
renumber(const igraph_vector_int_t *found, size_t num, uint32_t *membership, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = (size_t) igraph_vector_int_size(found);
    group_size *groups = NULL;
    uint32_t *number = NULL;
    size_t v, j;

    KH_TRY(KH_NEW(&groups, num, "groups", err));
    KH_TRY(KH_NEW(&number, num, "groups", err));
    for (v = n; v > 0; v--) {
        group_size *g = &groups[VECTOR(*found)[v - 1]];

        g->group = (uint32_t) VECTOR(*found)[v - 1];
        g->size++;
        g->first = (uint32_t) v - 1;
    }
    qsort(groups, num, sizeof(*groups), compare_groups);
    for (j = 0; j < num; j++) {
        number[groups[j].group] = (uint32_t) j;
    }
    for (v = 0; v < n; v++) {
        membership[v] = number[VECTOR(*found)[v]];
    }
out:
    free(groups);
    free(number);
    return ret;
}

/* --- searching --------------------------------------------------------------------------- */

/* Strength of each node; igraph wants its sum to set the scale of resolution. */
static double
sum_strengths(const kh_net *net, igraph_vector_t *strengths)
{
    double sum = 0;
    size_t t;

    for (t = 0; t < net->num_ties; t++) {
        const double strength = kh_net_strength(net, t);

        VECTOR(*strengths)[net->tail[t]] += strength;
        VECTOR(*strengths)[net->head[t]] += strength;
        sum += 2 * strength;
    }
    return sum;
}

static kh_status
search(kh_ig_net *ig, const kh_net *net, double resolution, uint64_t seed,
    igraph_vector_int_t *found, igraph_integer_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    igraph_vector_t strengths;
    double sum;

    KH_TRY(KH_IG(igraph_vector_init(&strengths, (igraph_integer_t) net->num_nodes), err));
    sum = sum_strengths(net, &strengths);
    ret = kh_ig_seed(seed, err);
    if (ret == KH_OK && net->directed) {
        ret = KH_IG(igraph_to_undirected(&ig->graph, IGRAPH_TO_UNDIRECTED_EACH, NULL), err);
    }
    if (ret == KH_OK) {
        /* Without ties there is no scale, and nothing to move. */
        ret = KH_IG(igraph_community_leiden(&ig->graph, &ig->strength, &strengths,
                        sum > 0 ? resolution / sum : 1, BETA, false, NUM_ROUNDS, found, num, NULL),
            err);
    }
    igraph_vector_destroy(&strengths);
out:
    return ret;
}

kh_status
kh_group_leiden(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
    size_t *num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ig_net ig = { 0 };
    igraph_vector_int_t found;
    bool has_found = false;
    igraph_integer_t num = 0;

    if (!(resolution > 0)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a resolution is above 0");
    }
    if (net->num_nodes == 0) {
        *num_groups = 0;
        return KH_OK;
    }
    KH_TRY(kh_ig_net_build(&ig, net, err));
    KH_TRY(KH_IG(igraph_vector_int_init(&found, 0), err));
    has_found = true;
    KH_TRY(search(&ig, net, resolution, seed, &found, &num, err));
    KH_TRY(renumber(&found, (size_t) num, membership, err));
    *num_groups = (size_t) num;
out:
    if (has_found) {
        igraph_vector_int_destroy(&found);
    }
    kh_ig_net_free(&ig);
    return ret;
}

kh_status
kh_group_as_sectors(kh_net *net, double resolution, uint64_t seed, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *membership = NULL;
    size_t num_groups = 0;

    KH_TRY(KH_NEW(&membership, net->num_nodes, "nodes", err));
    KH_TRY(kh_group_leiden(net, resolution, seed, membership, &num_groups, err));
    KH_TRY(kh_net_set_groups(
        net, membership, num_groups, "detected communities (Leiden, modularity)", err));
out:
    free(membership);
    return ret;
}
