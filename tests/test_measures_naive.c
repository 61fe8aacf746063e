/* Measures against slow implementations of their definitions, on random nets. */
#include "testlib.h"

#include "netlib.h"

#include "../src/measure/measure.h"

#define N        14
#define NUM_NETS 120

typedef struct {
    bool directed, weighted;
    double a[N][N];     /* strength of the arc, 0 if there is none; 1 if unweighted. */
    double d[N][N];     /* distance, INFINITY if there is no path. */
    double paths[N][N]; /* shortest paths. */
} dense;

static uint32_t
draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t) (((uint64_t) *seed * below) >> 32);
}

static void
build(net_fixture *fixture, dense *m, uint32_t index)
{
    static const double weights[] = { 0.5, 1, 2, 4 };
    uint32_t seed = 12345 + index, edge, node;
    const uint32_t num_edges = draw(&seed, 3 * N);
    kh_net_options options = { .weighted = index % 2 == 1 };
    kh_error err = { 0 };
    char id[8];
    uint32_t j;

    memset(m, 0, sizeof(*m));
    m->weighted = options.weighted;
    fixture->graph.directed = index / 2 % 2 == 1;
    for (j = 0; j < N; j++) {
        snprintf(id, sizeof(id), "n%u", j);
        assert_ok(kh_graph_add_node(&fixture->graph, id, &node, &err));
    }
    for (j = 0; j < num_edges; j++) {
        const uint32_t u = draw(&seed, N), v = draw(&seed, N);
        const double w = weights[draw(&seed, 4)];

        assert_ok(kh_graph_add_edge(&fixture->graph, u, v, &edge, &err));
        fixture->graph.edges.weight[edge] = w;
        if (u != v) {
            m->a[u][v] = m->weighted ? m->a[u][v] + w : 1;
            m->a[v][u] = fixture->graph.directed ? m->a[v][u] : m->a[u][v];
        }
    }
    assert_ok(fixture_net(fixture, &options, &err));
    m->directed = fixture->net.directed;
}

/* --- all pairs --------------------------------------------------------------------------- */

/* Lengths tie within 1e-10. */
static bool
same(double a, double b)
{
    return fabs(a - b) <= 1e-10 * (a < b ? b : a);
}

static void
find_distances(dense *m)
{
    int i, j, k, round;

    for (i = 0; i < N; i++) {
        for (j = 0; j < N; j++) {
            m->d[i][j] = i == j ? 0 : m->a[i][j] > 0 ? 1 / m->a[i][j] : INFINITY;
        }
    }
    for (k = 0; k < N; k++) {
        for (i = 0; i < N; i++) {
            for (j = 0; j < N; j++) {
                m->d[i][j] = fmin(m->d[i][j], m->d[i][k] + m->d[k][j]);
            }
        }
    }
    /* The number of paths to j is the sum of those to the last stops before j: N rounds settle
     * it, for no path has more steps. */
    for (round = 0; round < N; round++) {
        for (i = 0; i < N; i++) {
            for (j = 0; j < N; j++) {
                double sum = i == j;

                for (k = 0; k < N && i != j; k++) {
                    if (k != j && m->a[k][j] > 0 && isfinite(m->d[i][k])
                        && same(m->d[i][k] + 1 / m->a[k][j], m->d[i][j])) {
                        sum += m->paths[i][k];
                    }
                }
                m->paths[i][j] = sum;
            }
        }
    }
}

static double
naive_betweenness(const dense *m, int v)
{
    double sum = 0;
    int s, t;

    for (s = 0; s < N; s++) {
        for (t = 0; t < N; t++) {
            if (s != t && s != v && t != v && isfinite(m->d[s][v] + m->d[v][t])
                && same(m->d[s][v] + m->d[v][t], m->d[s][t])) {
                sum += m->paths[s][v] * m->paths[v][t] / m->paths[s][t];
            }
        }
    }
    return m->directed ? sum : sum / 2;
}

static double
naive_closeness(const dense *m, int v)
{
    double sum = 0;

    for (int u = 0; u < N; u++) {
        sum += isfinite(m->d[v][u]) ? m->d[v][u] : 0;
    }
    return sum > 0 ? 1 / sum : NAN;
}

static double
naive_harmonic(const dense *m, int v)
{
    double sum = 0;

    for (int u = 0; u < N; u++) {
        sum += u == v ? 0 : 1 / m->d[v][u];
    }
    return sum;
}

static double
naive_eccentricity(const dense *m, int v)
{
    double farthest = 0;

    for (int u = 0; u < N; u++) {
        farthest = isfinite(m->d[v][u]) ? fmax(farthest, m->d[v][u]) : farthest;
    }
    return farthest;
}

/* --- neighbourhoods ---------------------------------------------------------------------- */

static bool
tied(const dense *m, int i, int j)
{
    return m->a[i][j] + m->a[j][i] > 0;
}

/* The part of i's ties that goes to j. */
static double
p(const dense *m, int i, int j)
{
    double sum = 0;

    for (int k = 0; k < N; k++) {
        sum += m->a[i][k] + m->a[k][i];
    }
    return sum > 0 ? (m->a[i][j] + m->a[j][i]) / sum : 0;
}

static double
marginal(const dense *m, int j, int q)
{
    double top = 0;

    for (int k = 0; k < N; k++) {
        top = fmax(top, m->a[j][k] + m->a[k][j]);
    }
    return (m->a[j][q] + m->a[q][j]) / top;
}

/* Over all q, contacts or not. */
static double
naive_constraint(const dense *m, int i)
{
    double sum = NAN;

    for (int j = 0; j < N; j++) {
        if (tied(m, i, j)) {
            double invested = p(m, i, j);

            for (int q = 0; q < N; q++) {
                invested += q == i || q == j ? 0 : p(m, i, q) * p(m, q, j);
            }
            sum = (isnan(sum) ? 0 : sum) + invested * invested;
        }
    }
    return sum;
}

static double
naive_effective_size(const dense *m, int i)
{
    double sum = NAN;

    for (int j = 0; j < N; j++) {
        if (tied(m, i, j)) {
            double part = 1;

            for (int q = 0; q < N; q++) {
                part -= q == i || q == j ? 0 : p(m, i, q) * marginal(m, j, q);
            }
            sum = (isnan(sum) ? 0 : sum) + part;
        }
    }
    return sum;
}

static double
naive_clustering(const dense *m, int v)
{
    double pairs = 0, closed = 0;

    for (int i = 0; i < N; i++) {
        for (int j = 0; j < i; j++) {
            if (i != v && j != v && tied(m, v, i) && tied(m, v, j)) {
                pairs++;
                closed += tied(m, i, j);
            }
        }
    }
    return pairs > 0 ? closed / pairs : NAN;
}

/* --- the whole net ----------------------------------------------------------------------- */

/* Whether v survives when all with fewer than k neighbours leave, until none does. */
static bool
in_core(const dense *m, int v, int k)
{
    bool gone[N] = { false }, changed = true;

    while (changed) {
        changed = false;
        for (int i = 0; i < N; i++) {
            int degree = 0;

            for (int j = 0; j < N; j++) {
                degree += !gone[j] && tied(m, i, j);
            }
            if (!gone[i] && degree < k) {
                gone[i] = changed = true;
            }
        }
    }
    return !gone[v];
}

static double
naive_coreness(const dense *m, int v)
{
    int k = 0;

    while (in_core(m, v, k + 1)) {
        k++;
    }
    return k;
}

static int
count_components(const dense *m, int without)
{
    int label[N], i, j, round, num = 0;

    for (i = 0; i < N; i++) {
        label[i] = i;
    }
    for (round = 0; round < N; round++) {
        for (i = 0; i < N; i++) {
            for (j = 0; j < N; j++) {
                if (i != without && j != without && tied(m, i, j) && label[j] < label[i]) {
                    label[i] = label[j];
                }
            }
        }
    }
    for (i = 0; i < N; i++) {
        num += i != without && label[i] == i;
    }
    return num;
}

static double
naive_articulation(const dense *m, int v)
{
    return count_components(m, v) > count_components(m, N);
}

/* --- comparison -------------------------------------------------------------------------- */

static const struct {
    const kh_measure *measure;
    double (*naive)(const dense *m, int v);
} pairs[] = {
    { &kh_measure_betweenness, naive_betweenness },
    { &kh_measure_closeness, naive_closeness },
    { &kh_measure_harmonic, naive_harmonic },
    { &kh_measure_eccentricity, naive_eccentricity },
    { &kh_measure_constraint, naive_constraint },
    { &kh_measure_effective_size, naive_effective_size },
    { &kh_measure_clustering, naive_clustering },
    { &kh_measure_coreness, naive_coreness },
    { &kh_measure_articulation, naive_articulation },
};

static void
compare(const net_fixture *fixture, const dense *m, size_t j, uint32_t index)
{
    kh_error err = { 0 };
    double values[N];

    assert_ok(kh_measure_run(pairs[j].measure, &fixture->net, false, values, &err));
    for (int v = 0; v < N; v++) {
        const double expected = pairs[j].naive(m, v);

        if (isnan(values[v]) != isnan(expected)
            || fabs(values[v] - expected) > 1e-11 * (1 + fabs(expected))) {
            fail_msg("net %u, %s of n%d: %.17g, by definition %.17g", index, pairs[j].measure->name,
                v, values[v], expected);
        }
    }
}

static void
test_definitions(void **state)
{
    uint32_t index;
    size_t j;

    (void) state;
    for (index = 0; index < NUM_NETS; index++) {
        net_fixture fixture = { 0 };
        dense m;

        build(&fixture, &m, index);
        find_distances(&m);
        for (j = 0; j < sizeof(pairs) / sizeof(*pairs); j++) {
            compare(&fixture, &m, j, index);
        }
        fixture_free(&fixture);
    }
}

/* The stationary equation, whatever way the solution was found. */
static void
test_pagerank_is_stationary(void **state)
{
    uint32_t index;

    (void) state;
    for (index = 0; index < NUM_NETS; index++) {
        net_fixture fixture = { 0 };
        kh_error err = { 0 };
        double x[N], sum = 0;
        dense m;
        int u, v, k;

        build(&fixture, &m, index);
        assert_ok(kh_measure_run(&kh_measure_pagerank, &fixture.net, false, x, &err));
        for (v = 0; v < N; v++) {
            double arriving = 0;

            for (u = 0; u < N; u++) {
                double out = 0;

                for (k = 0; k < N; k++) {
                    out += m.a[u][k];
                }
                arriving += x[u] * (out > 0 ? m.a[u][v] / out : 1.0 / N);
            }
            assert_near(x[v], 0.85 * arriving + 0.15 / N, 1e-12);
            sum += x[v];
        }
        assert_near(sum, 1, 1e-14);
        fixture_free(&fixture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_definitions),
        cmocka_unit_test(test_pagerank_is_stationary),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
