/* Leiden against all partitions of small nets, igraph, published values, and what it promises. */
#include "testlib.h"

#include "netlib.h"

#include "../src/group/grouping.h"
#include "../src/group/leiden.h"
#include "../src/group/modularity.h"
#include "../src/net/igraph_fence.h"
#include "../src/read/read.h"

#define N        7
#define NUM_NETS 40

static uint32_t
draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t) ((*seed >> 33) % below);
}

/* Nodes of one block are tied more often, if there are several. */
static void
build(net_fixture *self, uint32_t index, uint32_t num_nodes, uint32_t num_edges, uint32_t blocks)
{
    const kh_net_options options = { .weighted = index / 2 % 2 == 1 };
    uint64_t seed = 4242 + index;
    kh_error err = { 0 };
    uint32_t j, node, edge;
    char id[12];

    self->graph.directed = index % 2 == 1;
    for (j = 0; j < num_nodes; j++) {
        snprintf(id, sizeof(id), "n%u", j);
        assert_ok(kh_graph_add_node(&self->graph, id, &node, &err));
    }
    for (j = 0; j < num_edges; j++) {
        const uint32_t u = draw(&seed, num_nodes);
        uint32_t v = draw(&seed, num_nodes);

        if (draw(&seed, 10) < 7) {
            v = v - v % blocks + u % blocks;
            v = v < num_nodes ? v : u % blocks;
        }
        assert_ok(kh_graph_add_edge(&self->graph, u, v, &edge, &err));
        self->graph.edges.weight[edge] = 0.25 * (1 + draw(&seed, 16));
    }
    assert_ok(fixture_net(self, &options, &err));
}

/* --- modularity -------------------------------------------------------------------------- */

/* Sum over all pairs, by the definition: (1 / 2m) sum (A_uv - resolution k_u k_v / 2m). */
static double
define_modularity(const kh_net *net, const uint32_t *membership, double resolution)
{
    double a[N][N] = { { 0 } }, k[N] = { 0 }, all = 0, sum = 0;
    size_t t, u, v;

    for (t = 0; t < net->num_ties; t++) {
        a[net->tail[t]][net->head[t]] += kh_net_strength(net, t);
        a[net->head[t]][net->tail[t]] += kh_net_strength(net, t);
    }
    for (u = 0; u < net->num_nodes; u++) {
        for (v = 0; v < net->num_nodes; v++) {
            k[u] += a[u][v];
        }
        all += k[u];
    }
    for (u = 0; u < net->num_nodes; u++) {
        for (v = 0; v < net->num_nodes; v++) {
            sum += membership[u] == membership[v] ? a[u][v] - resolution * k[u] * k[v] / all : 0;
        }
    }
    return all > 0 ? sum / all : NAN;
}

/* The best of all partitions: node v joins one of the groups so far, or a new one. */
static double
find_best(const kh_net *net, double resolution, uint32_t *membership, uint32_t v, uint32_t num)
{
    double best = -INFINITY;
    uint32_t g;

    if (v == net->num_nodes) {
        return define_modularity(net, membership, resolution);
    }
    for (g = 0; g <= num; g++) {
        membership[v] = g;
        best = fmax(best, find_best(net, resolution, membership, v + 1, g == num ? num + 1 : num));
    }
    return best;
}

/* No seed beats the best of all partitions, and some reach it. */
static void
test_against_all_partitions(void **state)
{
    uint32_t membership[N], index;

    (void) state;
    for (index = 0; index < NUM_NETS; index++) {
        const double resolution = index % 3 == 0 ? 0.5 : index % 3;
        double best, reached = -INFINITY, q;
        net_fixture f = { 0 };
        kh_error err = { 0 };
        uint64_t seed;
        size_t num;

        build(&f, index, N, 5 + index % 9, 2);
        best = find_best(&f.net, resolution, membership, 0, 0);
        for (seed = 0; seed < 30 && f.net.num_ties > 0; seed++) {
            assert_ok(kh_group_leiden(&f.net, resolution, seed, membership, &num, &err));
            assert_ok(kh_modularity(&f.net, membership, num, resolution, &q, &err));
            assert_near(q, define_modularity(&f.net, membership, resolution), 1e-12);
            assert_true(q <= best + 1e-12);
            reached = fmax(reached, q);
        }
        if (f.net.num_ties > 0) {
            assert_near(reached, best, 1e-12);
        }
        fixture_free(&f);
    }
}

/* --- what it promises -------------------------------------------------------------------- */

/* Whether the members of a group reach each other within it. */
static bool
hangs_together(const kh_net *net, const uint32_t *membership, uint32_t group)
{
    bool *reached = calloc(net->num_nodes, sizeof(*reached)), grew = true, all = true;
    size_t v, t;

    for (v = 0; membership[v] != group; v++) {
    }
    for (reached[v] = true; grew;) {
        grew = false;
        for (t = 0; t < net->num_ties; t++) {
            const uint32_t a = net->tail[t], b = net->head[t];

            if (membership[a] == group && membership[b] == group && reached[a] != reached[b]) {
                reached[a] = reached[b] = grew = true;
            }
        }
    }
    for (v = 0; v < net->num_nodes; v++) {
        all = all && (membership[v] != group || reached[v]);
    }
    free(reached);
    return all;
}

static double
modularity_by_igraph(const kh_net *net, uint64_t seed)
{
    kh_ig_net ig = { 0 };
    igraph_vector_t strengths;
    igraph_vector_int_t found;
    uint32_t *membership = calloc(net->num_nodes, sizeof(*membership));
    kh_error err = { 0 };
    igraph_integer_t num;
    double all = 0, q;
    size_t t, v;

    assert_ok(kh_ig_net_build(&ig, net, &err));
    igraph_vector_init(&strengths, (igraph_integer_t) net->num_nodes);
    igraph_vector_int_init(&found, 0);
    for (t = 0; t < net->num_ties; t++) {
        VECTOR(strengths)[net->tail[t]] += kh_net_strength(net, t);
        VECTOR(strengths)[net->head[t]] += kh_net_strength(net, t);
        all += 2 * kh_net_strength(net, t);
    }
    if (net->directed) {
        igraph_to_undirected(&ig.graph, IGRAPH_TO_UNDIRECTED_EACH, NULL);
    }
    assert_ok(kh_ig_seed(seed, &err));
    assert_ok(KH_IG(igraph_community_leiden(&ig.graph, &ig.strength, &strengths, 1 / all, 0.01,
                        false, 10, &found, &num, NULL),
        &err));
    for (v = 0; v < net->num_nodes; v++) {
        membership[v] = (uint32_t) VECTOR(found)[v];
    }
    assert_ok(kh_modularity(net, membership, (size_t) num, 1, &q, &err));
    igraph_vector_destroy(&strengths);
    igraph_vector_int_destroy(&found);
    kh_ig_net_free(&ig);
    free(membership);
    return q;
}

static void
test_against_igraph(void **state)
{
    uint32_t membership[600], again[600], index, g;

    (void) state;
    for (index = 0; index < 12; index++) {
        net_fixture f = { 0 };
        kh_error err = { 0 };
        double q;
        size_t num, num_again;

        build(&f, index, 600, 1200 + 200 * index, 1 + index % 4 * 5);
        assert_ok(kh_group_leiden(&f.net, 1, 42, membership, &num, &err));
        assert_ok(kh_modularity(&f.net, membership, num, 1, &q, &err));
        assert_true(q >= modularity_by_igraph(&f.net, 42) - 0.01);
        for (g = 0; g < num; g++) {
            assert_true(hangs_together(&f.net, membership, g));
        }
        assert_ok(kh_group_leiden(&f.net, 1, 42, again, &num_again, &err));
        assert_int_equal(num, num_again);
        assert_memory_equal(membership, again, sizeof(membership));
        fixture_free(&f);
    }
}

/* Zachary's karate club: no partition has more than 0.4198 (Brandes et al. 2008,
 * doi 10.1109/TKDE.2007.190689). */
static void
test_karate_club(void **state)
{
    const char *path = KH_ROOT "/data/reference/karate.json";
    const kh_net_options options = { 0 };
    kh_findings findings = { 0 };
    net_fixture f = { 0 };
    kh_error err = { 0 };
    uint32_t membership[34];
    double q, best = 0;
    uint64_t seed;
    size_t num;

    (void) state;
    assert_ok(kh_read_file(&f.graph, path, NULL, &findings, &err));
    assert_ok(fixture_net(&f, &options, &err));
    for (seed = 0; seed < 20; seed++) {
        assert_ok(kh_group_leiden(&f.net, 1, seed, membership, &num, &err));
        assert_ok(kh_modularity(&f.net, membership, num, 1, &q, &err));
        best = fmax(best, q);
    }
    assert_near(best, 0.4197896, 1e-7);
    kh_findings_free(&findings);
    fixture_free(&f);
}

/* --- the other ways ---------------------------------------------------------------------- */

/* In the end nobody has more contacts in another group than in its own. */
static void
test_label_propagation(void **state)
{
    uint32_t membership[200], index, v;

    (void) state;
    for (index = 0; index < 12; index++) {
        net_fixture f = { 0 };
        kh_error err = { 0 };
        size_t num, t;

        build(&f, index, 200, 500, 8);
        assert_ok(kh_grouping_label_propagation.compute(&f.net, 1, index, membership, &num, &err));
        for (v = 0; v < 200; v++) {
            double in[200] = { 0 }, most = 0;

            for (t = 0; t < f.net.num_ties; t++) {
                const uint32_t a = f.net.tail[t], b = f.net.head[t];

                in[membership[a == v ? b : a]] += a == v || b == v ? kh_net_strength(&f.net, t) : 0;
            }
            for (t = 0; t < num; t++) {
                most = fmax(most, in[t]);
            }
            assert_near(in[membership[v]], most, 1e-9);
        }
        fixture_free(&f);
    }
}

static void
test_components_and_names(void **state)
{
    static const uint32_t expected[] = { 1, 1, 2, 0, 0, 0 };
    const kh_net_options options = { 0 };
    const kh_grouping *way;
    net_fixture f = { 0 };
    kh_error err = { 0 };
    uint32_t membership[6];
    size_t num;

    (void) state;
    assert_ok(fixture_build(&f, "a>b c d>e e>d f>e", &options, &err));
    assert_ok(kh_grouping_find("components", &way, &err));
    assert_ok(way->compute(&f.net, 1, 42, membership, &num, &err));
    assert_int_equal(num, 3);
    assert_memory_equal(membership, expected, sizeof(expected));
    assert_ok(kh_grouping_find(NULL, &way, &err));
    assert_ptr_equal(way, &kh_grouping_leiden);
    assert_fails(kh_grouping_find("lieden", &way, &err), KH_ERR_NOTFOUND, "lieden");
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_all_partitions),
        cmocka_unit_test(test_against_igraph),
        cmocka_unit_test(test_karate_club),
        cmocka_unit_test(test_label_propagation),
        cmocka_unit_test(test_components_and_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
