/* Significance against enumeration: all relabellings, all graphs, all graphs of given degrees. */
#include "significance_check.h"

#define NUM_DRAWS 2000

/* --- enumeration ------------------------------------------------------------------------- */

typedef double all_values[MOST_NODES][KH_NUM_JUDGED];

static void
oracle_values(const matrix_net *net, all_values values)
{
    kh_brokerage counts[MOST_NODES];
    double cross[MOST_NODES], share[MOST_NODES];
    size_t v;

    oracle_brokerage(net, counts);
    oracle_cross(net, cross, share);
    for (v = 0; v < net->num_nodes; v++) {
        memcpy(values[v], counts[v].roles, sizeof(counts[v].roles));
        values[v][KH_JUDGED_CROSS_BETWEENNESS] = cross[v];
        values[v][KH_JUDGED_PARTICIPATION] = oracle_participation(net, v);
    }
}

/* What all the nets of a null say of each value. */
typedef struct {
    all_values observed, total, defined, reaching, sum, squares;
} census;

static void
add_value(census *self, size_t v, int judged, double chance, double value)
{
    self->total[v][judged] += chance;
    if (isnan(value)) {
        return;
    }
    self->defined[v][judged] += chance;
    self->sum[v][judged] += chance * value;
    self->squares[v][judged] += chance * value * value;
    if (value >= self->observed[v][judged] - 1e-9) {
        self->reaching[v][judged] += chance;
    }
}

static void
add_net(census *self, const matrix_net *net, double chance)
{
    all_values values;
    size_t v;
    int judged;

    oracle_values(net, values);
    for (v = 0; v < net->num_nodes; v++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            add_value(self, v, judged, chance, values[v][judged]);
        }
    }
}

static void
check_near(const char *what, size_t v, int judged, double actual, double expected, double margin)
{
    if (!(fabs(actual - expected) <= margin)) {
        print_error("%s of value %d of node %zu = %.17g, expected %.17g within %g\n", what, judged,
            v, actual, expected, margin);
        fail();
    }
}

/* Draws may miss the truth by four standard errors; the deviation where it is no matter of a few
 * rare draws. */
static void
check_one(const census *all, size_t v, int judged, const kh_significance *result)
{
    const double defined = all->defined[v][judged];
    const double num = NUM_DRAWS * defined / all->total[v][judged];
    const double p = all->reaching[v][judged] / defined, mean = all->sum[v][judged] / defined;
    const double sd = sqrt(fmax(0, all->squares[v][judged] / defined - mean * mean));

    if (isnan(all->observed[v][judged])) {
        assert_true(isnan(result->p) && isnan(result->mean) && isnan(result->z));
        return;
    }
    check_near("p", v, judged, result->p, p, 4 * sqrt(p * (1 - p) / num) + 1.5 / num);
    check_near("mean", v, judged, result->mean, mean, 4 * sd / sqrt(num) + 1e-9);
    if (p > 0.02 && p < 0.98) {
        check_near("sd", v, judged, result->sd, sd, 0.2 * sd);
    }
    if (result->sd > 0) {
        check_near("z", v, judged, result->z,
            (all->observed[v][judged] - result->mean) / result->sd, 1e-9);
    } else {
        assert_true(isnan(result->z));
    }
}

static void
check_all(const census *all, const matrix_net *net, kh_null null)
{
    const kh_null_options options
        = { .null = null, .num_permutations = NUM_DRAWS, .seed = 42, .num_threads = 1 };
    judged_nodes results;
    size_t v;
    int judged;

    compute(net, &options, results);
    for (v = 0; v < net->num_nodes; v++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            check_one(all, v, judged, &results[v][judged]);
        }
    }
}

/* --- labels ------------------------------------------------------------------------------ */

/* Roles and participation of v hold v's label, cross-sector betweenness holds none. */
static void
add_relabelled(census *self, const matrix_net *net, const size_t *label)
{
    matrix_net relabelled = *net;
    all_values values;
    size_t v;
    int judged;

    for (v = 0; v < net->num_nodes; v++) {
        memcpy(relabelled.share[v], net->share[label[v]], sizeof(net->share[v]));
    }
    oracle_values(&relabelled, values);
    for (v = 0; v < net->num_nodes; v++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            if (label[v] == v || judged == KH_JUDGED_CROSS_BETWEENNESS) {
                add_value(self, v, judged, 1, values[v][judged]);
            }
        }
    }
}

static void
relabel_from(census *self, const matrix_net *net, size_t *label, size_t u)
{
    const size_t first = label[u];
    size_t w;

    if (u == net->num_nodes) {
        add_relabelled(self, net, label);
        return;
    }
    for (w = u; w < net->num_nodes; w++) {
        label[u] = label[w];
        label[w] = first;
        relabel_from(self, net, label, u + 1);
        label[w] = label[u];
        label[u] = first;
    }
}

static void
test_labels(void **state)
{
    uint64_t random = 11;
    int num = 0;

    (void) state;
    while (num < 12) {
        size_t label[MOST_NODES + 1];
        census all = { .total = { { 0 } } };
        matrix_net net;
        size_t v;

        draw_net(&net, num % 2 == 0, num % 3 == 0, num < 6, &random);
        if (net.num_nodes < 4 || net.num_nodes > 6) {
            continue;
        }
        for (v = 0; v <= net.num_nodes; v++) {
            label[v] = v;
        }
        oracle_values(&net, all.observed);
        relabel_from(&all, &net, label, 0);
        check_all(&all, &net, KH_NULL_LABELS);
        num++;
    }
}

/* --- ties -------------------------------------------------------------------------------- */

static size_t
set_ties(matrix_net *net, size_t bits)
{
    size_t u, v, num = 0;

    for (u = 0; u < net->num_nodes; u++) {
        for (v = net->directed ? 0 : u + 1; v < net->num_nodes; v++) {
            if (u != v) {
                set_tie(net, u, v, bits & 1 ? 1 : 0);
                num += bits & 1;
                bits >>= 1;
            }
        }
    }
    return num;
}

static bool
same_degrees(const matrix_net *a, const matrix_net *b)
{
    double difference = 0;
    size_t u, v;

    for (u = 0; u < a->num_nodes; u++) {
        double out = 0, in = 0;

        for (v = 0; v < a->num_nodes; v++) {
            out += a->strength[u][v] - b->strength[u][v];
            in += a->strength[v][u] - b->strength[v][u];
        }
        difference += fabs(out) + fabs(in);
    }
    return difference < 0.5;
}

/* Every net of so many nodes: with the chance that its number of ties gives it, and one alike for
 * those whose degrees are the observed ones. */
static void
check_ties(const matrix_net *net, size_t num_places, size_t num_ties)
{
    const double density = (double) num_ties / (double) num_places;
    census drawn = { .total = { { 0 } } }, rewired;
    matrix_net other = *net;
    size_t bits;

    oracle_values(net, drawn.observed);
    rewired = drawn;
    for (bits = 0; bits < (size_t) 1 << num_places; bits++) {
        const double num = (double) set_ties(&other, bits);

        add_net(&drawn, &other, pow(density, num) * pow(1 - density, (double) num_places - num));
        if (same_degrees(net, &other)) {
            add_net(&rewired, &other, 1);
        }
    }
    check_all(&drawn, net, KH_NULL_BERNOULLI);
    check_all(&rewired, net, KH_NULL_REWIRE);
}

static void
test_ties(void **state)
{
    uint64_t random = 23;
    int round;
    size_t v;

    (void) state;
    for (round = 0; round < 6; round++) {
        matrix_net directed = { .num_nodes = 4, .num_sectors = 2, .directed = true };
        matrix_net undirected = { .num_nodes = 5, .num_sectors = 3 };

        for (v = 0; v < 5; v++) {
            draw_shares(&directed, v, round < 3, &random);
            draw_shares(&undirected, v, round < 3, &random);
        }
        check_ties(&directed, 12, set_ties(&directed, draw_below(&random, 4096)));
        check_ties(&undirected, 10, set_ties(&undirected, draw_below(&random, 1024)));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_ties),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
