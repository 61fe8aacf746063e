#include "measure_private.h"

#include <math.h>
#include <stdlib.h>

#define DAMPING        0.85
#define TOLERANCE      1e-14
#define MAX_ITERATIONS 1000

/* Strength that leaves each node; 0 where the surfer is stuck. */
static void
sum_out(const kh_net *net, double *out)
{
    size_t v, j;

    for (v = 0; v < net->num_nodes; v++) {
        out[v] = 0;
        for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
            out[v] += kh_net_strength(net, net->out.tie[j]);
        }
    }
}

/* One step of the surfer. @return how much probability moved in all. */
static double
step(const kh_net *net, const double *out, const double *x, double *y)
{
    const double n = (double) net->num_nodes;
    double stuck = 0, moved = 0;
    size_t v, j;

    for (v = 0; v < net->num_nodes; v++) {
        stuck += out[v] > 0 ? 0 : x[v];
    }
    for (v = 0; v < net->num_nodes; v++) {
        double arriving = stuck / n;

        for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
            const uint32_t u = net->in.node[j];

            arriving += x[u] * (kh_net_strength(net, net->in.tie[j]) / out[u]);
        }
        y[v] = DAMPING * arriving + (1 - DAMPING) / n;
        moved += fabs(y[v] - x[v]);
    }
    return moved;
}

static void
sum_to_one(double *x, size_t num)
{
    double sum = 0;
    size_t v;

    for (v = 0; v < num; v++) {
        sum += x[v];
    }
    for (v = 0; v < num; v++) {
        x[v] /= sum;
    }
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    double *out = NULL, *x = NULL;
    double moved = 1;
    size_t v;
    int i;

    KH_TRY(KH_NEW(&out, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&x, net->num_nodes, "values", err));
    sum_out(net, out);
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = 1 / (double) net->num_nodes;
    }
    for (i = 0; i < MAX_ITERATIONS && moved >= TOLERANCE; i += 2) {
        (void) step(net, out, values, x);
        moved = step(net, out, x, values);
        sum_to_one(values, net->num_nodes);
    }
    if (moved >= TOLERANCE) {
        ret = kh_fail(err, KH_ERR_NUMERIC,
            "pagerank: values still change by %g after %d iterations", moved, MAX_ITERATIONS);
    }
out:
    free(out);
    free(x);
    return ret;
}

const kh_measure kh_measure_pagerank = {
    .name = "pagerank",
    .summary = "where someone who follows ties at random ends up most: being pointed to by those "
               "who are pointed to counts more",
    .formula = "x(v) = 0.85 sum over u -> v of x(u) w_uv / s_out(u) + 0.15 / n; who has no way "
               "out goes anywhere; the values sum to 1",
    .unit = "probability",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    .cost = "O(n + m) a step, at most 250 steps",
    .compute = compute,
};
