#include "measure_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SWEEPS 100000
#define TOLERANCE  1e-15

/* Strongly connected parts; in an undirected net, the components. */
static kh_status
find_parts(const kh_net *net, uint32_t *part, size_t *num_parts, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ig_net ig = { 0 };
    igraph_vector_int_t membership;
    igraph_integer_t num = 0;
    bool has_membership = false;
    size_t v;

    KH_TRY(kh_ig_net_build(&ig, net, err));
    KH_TRY(KH_IG(igraph_vector_int_init(&membership, 0), err));
    has_membership = true;
    KH_TRY(
        KH_IG(igraph_connected_components(&ig.graph, &membership, NULL, &num, IGRAPH_STRONG), err));
    for (v = 0; v < net->num_nodes; v++) {
        part[v] = (uint32_t) VECTOR(membership)[v];
    }
    *num_parts = (size_t) num;
out:
    if (has_membership) {
        igraph_vector_int_destroy(&membership);
    }
    kh_ig_net_free(&ig);
    return ret;
}

typedef struct {
    const kh_net *net;
    uint32_t *part;
} parted_net;

/* What arrives at v, from all parts. */
static double
arriving(const parted_net *self, const double *x, size_t v)
{
    const kh_net *net = self->net;
    double sum = 0;
    size_t j;

    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        sum += kh_net_strength(net, net->in.tie[j]) * x[net->in.node[j]];
    }
    return sum;
}

/* No tie of an undirected net leads from part to part. */
static void
multiply(const void *extra, const double *x, double *y)
{
    const parted_net *self = extra;
    const kh_net *net = self->net;

    kh_gather(net, &net->in, net->directed ? self->part : NULL, x, y);
}

/* Mark who can reach a part that has the largest root, those parts included. */
static kh_status
mark_upstream(const parted_net *self, const double *roots, uint8_t *upstream, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    uint32_t *queue = NULL;
    size_t head = 0, tail = 0, v, j;

    KH_TRY(KH_NEW(&queue, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (roots[self->part[v]] > 0) {
            upstream[v] = 1;
            queue[tail++] = (uint32_t) v;
        }
    }
    while (head < tail) {
        v = queue[head++];
        for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
            const uint32_t u = net->in.node[j];

            if (!upstream[u]) {
                upstream[u] = 1;
                queue[tail++] = u;
            }
        }
    }
out:
    free(queue);
    return ret;
}

/* What a part with the largest root passes on to another such part would grow there without end:
 * no eigenvector is positive on both, and the one downstream carries it. */
static kh_status
drop_feeding_parts(const parted_net *self, double *roots, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    uint8_t *upstream = NULL;
    size_t v, t;

    KH_TRY(KH_NEW(&upstream, net->num_nodes, "nodes", err));
    KH_TRY(mark_upstream(self, roots, upstream, err));
    for (t = 0; t < net->num_ties; t++) {
        if (self->part[net->tail[t]] != self->part[net->head[t]] && upstream[net->head[t]]) {
            roots[self->part[net->tail[t]]] = 0;
        }
    }
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = roots[self->part[v]] > 0 ? values[v] : 0;
    }
out:
    free(upstream);
    return ret;
}

/* Solve root x = A'x for those downstream of the parts that are known. */
static kh_status
flow_down(const parted_net *self, const double *roots, double root, double *values, kh_error *err)
{
    double change = 1;
    size_t v;
    int i;

    for (i = 0; i < MAX_SWEEPS && change > TOLERANCE; i++) {
        change = 0;
        for (v = 0; v < self->net->num_nodes; v++) {
            if (roots[self->part[v]] == 0) {
                const double next = arriving(self, values, v) / root;

                if (next > 0) {
                    change = fmax(change, fabs(next - values[v]) / next);
                }
                values[v] = next;
            }
        }
    }
    return change <= TOLERANCE
               ? KH_OK
               : kh_fail(err, KH_ERR_NUMERIC,
                   "eigenvector: values still change by %g after %d sweeps", change, MAX_SWEEPS);
}

static kh_status
solve(const kh_net *net, const double *start, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    parted_net parted = { .net = net };
    kh_perron matrix = { .num = net->num_nodes,
        .symmetric = !net->directed,
        .start = start,
        .multiply = multiply,
        .extra = &parted };
    double *roots = NULL;
    double root = 0;
    size_t b;

    KH_TRY(KH_NEW(&parted.part, net->num_nodes, "nodes", err));
    KH_TRY(find_parts(net, parted.part, &matrix.num_parts, err));
    matrix.part = parted.part;
    KH_TRY(KH_NEW(&roots, matrix.num_parts, "parts", err));
    KH_TRY(kh_perron_solve(&matrix, values, roots, err));
    for (b = 0; b < matrix.num_parts; b++) {
        root = fmax(root, roots[b]);
    }
    if (net->directed && root > 0) {
        KH_TRY(drop_feeding_parts(&parted, roots, values, err));
        KH_TRY(flow_down(&parted, roots, root, values, err));
    }
    kh_scale_to_one(values, net->num_nodes);
out:
    free(parted.part);
    free(roots);
    return ret;
}

kh_status
kh_start_from_strength(const kh_net *net, double **start, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t t, v;

    KH_TRY(KH_NEW(start, net->num_nodes, "values", err));
    for (t = 0; t < net->num_ties; t++) {
        (*start)[net->tail[t]] += kh_net_strength(net, t);
        (*start)[net->head[t]] += kh_net_strength(net, t);
    }
    for (v = 0; v < net->num_nodes; v++) {
        (*start)[v] = (*start)[v] > 0 ? (*start)[v] : 1;
    }
out:
    return ret;
}

void
kh_fill_with_one(double *values, size_t num)
{
    size_t v;

    for (v = 0; v < num; v++) {
        values[v] = 1;
    }
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    double *start = NULL;

    if (net->num_ties == 0) {
        kh_fill_with_one(values, net->num_nodes);
        return KH_OK;
    }
    KH_TRY(kh_start_from_strength(net, &start, err));
    KH_TRY(solve(net, start, values, err));
out:
    free(start);
    return ret;
}

const kh_measure kh_measure_eigenvector = {
    .name = "eigenvector",
    .summary = "being tied to the well connected: its value is in proportion to the sum of its "
               "neighbours' values; in a directed net, of those who point to it",
    .formula = "lambda x(v) = sum over u -> v of w_uv x(u), for the largest lambda; scaled so "
               "that the largest value is 1. Only the components with the largest lambda have "
               "values above 0; without ties all are 1, in a directed net without cycles all are "
               "0",
    .unit = "relative to the largest",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Bonacich 1987, doi:10.1086/228631",
    .cost = "O(n + m) a step, some hundred steps; more for long chains",
    .compute = compute,
};
