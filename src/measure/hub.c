#include "measure_private.h"

#include "../base/parallel.h"

#include <math.h>
#include <stdlib.h>

/* Rows are dealt in blocks; fewer ties than this are summed before a thread has started. */
#define NUM_BLOCKS        64
#define MIN_PARALLEL_TIES 50000

typedef struct {
    const kh_net *net;
    const kh_adjacency *rows;
    const uint32_t *part;
    const double *x;
    double *y;
} gathering;

static double
gather_row(const gathering *self, size_t v)
{
    const kh_net *net = self->net;
    const kh_adjacency *rows = self->rows;
    const uint32_t *part = self->part;
    double sum = 0;
    size_t j;

    if (part == NULL && !net->weighted) {
        for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
            sum += self->x[rows->node[j]];
        }
        return sum;
    }
    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        if (part == NULL || part[rows->node[j]] == part[v]) {
            sum += kh_net_strength(net, rows->tie[j]) * self->x[rows->node[j]];
        }
    }
    return sum;
}

static kh_status
gather_block(void *context, size_t block, size_t worker, kh_error *err)
{
    const gathering *self = context;
    const size_t n = self->net->num_nodes, end = n * (block + 1) / NUM_BLOCKS;
    size_t v;

    (void) worker;
    (void) err;
    for (v = n * block / NUM_BLOCKS; v < end; v++) {
        self->y[v] = gather_row(self, v);
    }
    return KH_OK;
}

void
kh_gather(
    const kh_net *net, const kh_adjacency *rows, const uint32_t *part, const double *x, double *y)
{
    gathering all = { .net = net, .rows = rows, .part = part, .x = x, .y = y };
    const size_t workers = net->num_ties < MIN_PARALLEL_TIES ? 1 : net->num_threads;
    kh_status status = kh_parallel_run(NUM_BLOCKS, workers, gather_block, &all, NULL);

    (void) status; /* no block fails. */
}

typedef struct {
    const kh_net *net;
    double *pointed_to; /* what arrives at each node: A'x */
} hub_matrix;

/* y = A A'x */
static void
multiply(const void *extra, const double *x, double *y)
{
    const hub_matrix *self = extra;

    kh_gather(self->net, &self->net->in, NULL, x, self->pointed_to);
    kh_gather(self->net, &self->net->out, NULL, self->pointed_to, y);
}

static uint32_t
find_first(uint32_t *first, uint32_t v)
{
    while (first[v] != v) {
        first[v] = first[first[v]];
        v = first[v];
    }
    return v;
}

/* Two nodes are in one part if a chain of common targets links them. */
static kh_status
find_parts(const kh_net *net, uint32_t *part, size_t *num_parts, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *first = NULL;
    uint32_t v;
    size_t j;

    KH_TRY(KH_NEW(&first, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        first[v] = v;
    }
    for (v = 0; v < net->num_nodes; v++) {
        for (j = net->in.start[v] + 1; j < net->in.start[v + 1]; j++) {
            const uint32_t a = find_first(first, net->in.node[j - 1]);
            const uint32_t b = find_first(first, net->in.node[j]);

            first[a < b ? b : a] = a < b ? a : b;
        }
    }
    *num_parts = 0;
    for (v = 0; v < net->num_nodes; v++) {
        const uint32_t root = find_first(first, v);

        part[v] = root == v ? (uint32_t) (*num_parts)++ : part[root];
    }
out:
    free(first);
    return ret;
}

kh_status
kh_hubs(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    hub_matrix hubs = { .net = net };
    uint32_t *part = NULL;
    double *start = NULL, *roots = NULL;
    kh_perron matrix
        = { .num = net->num_nodes, .symmetric = true, .multiply = multiply, .extra = &hubs };

    KH_TRY(KH_NEW(&part, net->num_nodes, "nodes", err));
    KH_TRY(find_parts(net, part, &matrix.num_parts, err));
    KH_TRY(kh_start_from_strength(net, &start, err));
    KH_TRY(KH_NEW(&hubs.pointed_to, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&roots, matrix.num_parts, "parts", err));
    matrix.part = part;
    matrix.start = start;
    KH_TRY(kh_perron_solve(&matrix, values, roots, err));
    kh_scale_to_one(values, net->num_nodes);
out:
    free(part);
    free(start);
    free(roots);
    free(hubs.pointed_to);
    return ret;
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    if (!net->directed) {
        return kh_measure_eigenvector.compute(net, values, err);
    }
    if (net->num_ties == 0) {
        kh_fill_with_one(values, net->num_nodes);
        return KH_OK;
    }
    return kh_hubs(net, values, err);
}

const kh_measure kh_measure_hub = {
    .name = "hub",
    .summary = "pointing to many good authorities; in an undirected net, the same as eigenvector",
    .formula = "h = A a, a = A' h up to scale: the eigenvector of the largest eigenvalue of A A'; "
               "scaled so that the largest value is 1",
    .unit = "relative to the largest",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Kleinberg 1999, doi:10.1145/324133.324140",
    .cost = "O(n + m) a step, some hundred steps; more for long chains",
    .compute = compute,
};
