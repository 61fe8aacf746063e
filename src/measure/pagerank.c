#include "measure_private.h"

#include "../base/parallel.h"

#include <math.h>
#include <stdlib.h>

#define DAMPING 0.85
/* How far the values may be from the true ones, all added up. */
#define TOLERANCE 1e-12
/* Where a value is settled by rounding first: what may still be wrong, and the steps to find out.
 */
#define MAX_ERROR 1e-10
#define MAX_STEPS 400
/* Sums are made by block, so that they have the same bits for any number of threads. */
#define NUM_BLOCKS 64
/* Fewer ties than this are summed before a thread has started. */
#define MIN_PARALLEL_TIES 50000

/* Without the jump out of dead ends the surfer's equation is x = 0.85 Px + 0.15 / n, and its
 * solution is PageRank up to a factor: what dead ends would spread is spread evenly, just as what
 * is there from the start. */
typedef struct {
    const kh_net *net;
    double *x, *before;  /* this step's values, and the last one's, which the next ones replace. */
    double *passed;      /* x by the strength that leaves; 0 at a dead end. */
    double *passed_next; /* of the next values. */
    double *part;        /* 1 / strength that leaves; 0 at a dead end. */
    double relax;        /* how far to go beyond what the step says: 1 is a power iteration. */
    double residual[NUM_BLOCKS], sum[NUM_BLOCKS]; /* |Gx + b - x| and x of a block, added up. */
} surfer;

static void
surfer_free(surfer *self)
{
    free(self->x);
    free(self->before);
    free(self->passed);
    free(self->passed_next);
    free(self->part);
}

static double
sum_out(const kh_net *net, size_t v)
{
    double sum = 0;
    size_t j;

    if (!net->weighted) {
        return (double) kh_net_out_degree(net, v);
    }
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        sum += net->strength[net->out.tie[j]];
    }
    return sum;
}

static kh_status
surfer_init(surfer *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;
    size_t v;

    self->net = net;
    self->relax = 1;
    KH_TRY(KH_NEW(&self->x, n, "values", err));
    KH_TRY(KH_NEW(&self->before, n, "values", err));
    KH_TRY(KH_NEW(&self->passed, n, "values", err));
    KH_TRY(KH_NEW(&self->passed_next, n, "values", err));
    KH_TRY(KH_NEW(&self->part, n, "values", err));
    for (v = 0; v < n; v++) {
        const double out = sum_out(net, v);

        self->part[v] = out > 0 ? 1 / out : 0;
        self->x[v] = 1 / (double) n;
        self->passed[v] = self->x[v] * self->part[v];
    }
out:
    return ret;
}

static double
arriving(const surfer *self, size_t v)
{
    const kh_net *net = self->net;
    const size_t end = net->in.start[v + 1];
    double sum = 0;
    size_t j;

    if (net->weighted) {
        for (j = net->in.start[v]; j < end; j++) {
            sum += self->passed[net->in.node[j]] * net->strength[net->in.tie[j]];
        }
    } else {
        for (j = net->in.start[v]; j < end; j++) {
            sum += self->passed[net->in.node[j]];
        }
    }
    return sum;
}

static kh_status
step_block(void *context, size_t block, size_t worker, kh_error *err)
{
    surfer *self = context;
    const size_t n = self->net->num_nodes, end = n * (block + 1) / NUM_BLOCKS;
    const double even = (1 - DAMPING) / (double) n;
    double residual = 0, sum = 0;
    size_t v;

    (void) worker;
    (void) err;
    for (v = n * block / NUM_BLOCKS; v < end; v++) {
        const double x = self->x[v];
        const double gap = DAMPING * arriving(self, v) + even - x;

        residual += fabs(gap);
        sum += x;
        self->before[v] += self->relax * (gap + x - self->before[v]);
        self->passed_next[v] = self->before[v] * self->part[v];
    }
    self->residual[block] = residual;
    self->sum[block] = sum;
    return KH_OK;
}

static void
swap(double **a, double **b)
{
    double *c = *a;

    *a = *b;
    *b = c;
}

/* One step; what x was stands in `before` then.
 * @return how far that is from the solution at most, relative to its sum. */
static double
step(surfer *self)
{
    const kh_net *net = self->net;
    const size_t workers = net->num_ties < MIN_PARALLEL_TIES ? 1 : net->num_threads;
    double residual = 0, sum = 0;
    size_t b;
    kh_status status = kh_parallel_run(NUM_BLOCKS, workers, step_block, self, NULL);

    (void) status; /* no block fails. */
    for (b = 0; b < NUM_BLOCKS; b++) {
        residual += self->residual[b];
        sum += self->sum[b];
    }
    swap(&self->x, &self->before);
    swap(&self->passed, &self->passed_next);
    /* (I - G)^-1 adds up to at most 1 / (1 - damping) a column; scaling to 1 at most doubles. The
     * solution adds up to 1 - damping at least, whatever x does on the way. */
    return 2 * residual / ((1 - DAMPING) * fmax(sum, 1 - DAMPING));
}

/* The damped walk of an undirected net has real eigenvalues within +-damping, and Chebyshev's
 * polynomials go down on those fastest. Very uneven strengths would make them go up at first. */
static double
next_relax(const surfer *self, int i)
{
    const double square = DAMPING * DAMPING;

    if (self->net->directed || self->net->weighted) {
        return 1;
    }
    return i == 1 ? 1 / (1 - square / 2) : 1 / (1 - square * self->relax / 4);
}

/* The solution is what was judged, `before`. */
static kh_status
solve(surfer *self, kh_error *err)
{
    double error = INFINITY;
    int i;

    for (i = 0; i < MAX_STEPS && error > TOLERANCE; i++) {
        self->relax = i == 0 ? 1 : next_relax(self, i);
        error = step(self);
    }
    return error <= MAX_ERROR
               ? KH_OK
               : kh_fail(err, KH_ERR_NUMERIC,
                   "pagerank: values may still be wrong by %g in all after %d steps", error, i);
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    surfer s = { 0 };
    double sum = 0;
    size_t v;

    if (net->num_nodes == 0) {
        return KH_OK;
    }
    KH_TRY(surfer_init(&s, net, err));
    KH_TRY(solve(&s, err));
    for (v = 0; v < net->num_nodes; v++) {
        sum += s.before[v];
    }
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = s.before[v] / sum;
    }
out:
    surfer_free(&s);
    return ret;
}

const kh_measure kh_measure_pagerank = {
    .name = "pagerank",
    .summary = "where someone who follows ties at random ends up most: being pointed to by those "
               "who are pointed to counts more",
    .formula = "x(v) = 0.85 sum over u -> v of x(u) w_uv / s_out(u) + 0.15 / n; who has no way "
               "out goes anywhere; the values sum to 1, and are off by at most 1e-12 in all",
    .unit = "probability",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X; steps: Golub & Varga 1961, "
              "doi:10.1007/BF01386013",
    .cost = "O(n + m) a step, about 50 steps; 200 in a directed or weighted net",
    .compute = compute,
};
