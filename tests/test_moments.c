/* The moments of the roles against enumeration: all relabellings of the other nodes, all graphs. */
#include "bridge_oracle.h"

#include "../src/chance/moments.h"

/* The chance of each role for the triple (x, v, y), by the labels of three nodes. */
typedef double chances[MOST_NODES][MOST_NODES][KH_NUM_ROLES];

static void
find_chances(const matrix_net *net, size_t v, chances chance)
{
    size_t x, y;

    for (x = 0; x < net->num_nodes; x++) {
        for (y = 0; y < net->num_nodes; y++) {
            kh_brokerage count = { { 0 }, 0 };

            oracle_triple(net, x, v, y, &count);
            memcpy(chance[x][y], count.roles, sizeof(count.roles));
        }
    }
}

static bool
is_brokered(const matrix_net *net, size_t a, size_t v, size_t b)
{
    return a != v && b != v && a != b && net->strength[a][v] > 0 && net->strength[v][b] > 0
           && !(net->strength[a][b] > 0);
}

/* --- all relabellings -------------------------------------------------------------------- */

typedef struct {
    size_t pairs[MOST_NODES * MOST_NODES][2], num_pairs;
    chances chance;
    size_t label[MOST_NODES], num_nodes;
    double sum[KH_NUM_ROLES], squares[KH_NUM_ROLES], num;
} relabelling;

static void
count_relabelled(relabelling *self)
{
    size_t j;
    int role;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        double count = 0;

        for (j = 0; j < self->num_pairs; j++) {
            count += self->chance[self->label[self->pairs[j][0]]][self->label[self->pairs[j][1]]]
                                 [role];
        }
        self->sum[role] += count;
        self->squares[role] += count * count;
    }
    self->num++;
}

static void
swap_labels(relabelling *self, size_t u, size_t w)
{
    const size_t label = self->label[u];

    self->label[u] = self->label[w];
    self->label[w] = label;
}

/* Every order of the labels of nodes u and above, v's left alone. */
static void
relabel_from(relabelling *self, size_t u, size_t v)
{
    size_t w;

    u += u == v;
    if (u >= self->num_nodes) {
        count_relabelled(self);
        return;
    }
    for (w = u; w < self->num_nodes; w++) {
        if (w != v) {
            swap_labels(self, u, w);
            relabel_from(self, u + 1, v);
            swap_labels(self, u, w);
        }
    }
}

static void
check_value(const char *what, size_t v, int role, double actual, double expected, double scale)
{
    if (!(fabs(actual - expected) <= 1e-12 * fmax(1, scale))) {
        print_error(
            "%s of role %d of node %zu = %.17g, expected %.17g\n", what, role, v, actual, expected);
        fail();
    }
}

static void
check_moments(const kh_moments *moments, size_t v, int role, double mean, double square)
{
    check_value("mean", v, role, moments->mean, mean, mean);
    check_value("variance", v, role, moments->sd * moments->sd, square - mean * mean, square);
    assert_true(moments->sd >= 0);
}

static void
check_labels_of(const matrix_net *net, size_t v, const kh_moments moments[KH_NUM_ROLES])
{
    relabelling all = { .num_nodes = net->num_nodes };
    size_t a, b;
    int role;

    find_chances(net, v, all.chance);
    for (a = 0; a < net->num_nodes; a++) {
        all.label[a] = a;
        for (b = 0; b < net->num_nodes; b++) {
            if (is_brokered(net, a, v, b)) {
                all.pairs[all.num_pairs][0] = a;
                all.pairs[all.num_pairs++][1] = b;
            }
        }
    }
    relabel_from(&all, 0, v);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        check_moments(
            &moments[role], v, role, all.sum[role] / all.num, all.squares[role] / all.num);
    }
}

static const uint32_t every_node[MOST_NODES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

static void
check_labels(const matrix_net *net)
{
    kh_moments moments[MOST_NODES][KH_NUM_ROLES];
    kh_error err = { 0 };
    built_net built;
    size_t v;

    build_net(&built, net);
    assert_ok(kh_moments_of_labels(&built.net, every_node, net->num_nodes, moments, &err));
    for (v = 0; v < net->num_nodes; v++) {
        check_labels_of(net, v, moments[v]);
    }
    free_net(&built);
}

static void
check_random_nets(bool directed, bool single, size_t most_nodes, int num)
{
    uint64_t state = directed ? 1 : 2;

    while (num > 0) {
        matrix_net net;

        draw_net(&net, directed, false, single, &state);
        if (net.num_nodes <= most_nodes) {
            check_labels(&net);
            num--;
        }
    }
}

static void
test_labels_with_one_sector(void **state)
{
    (void) state;
    check_random_nets(false, true, 8, 60);
    check_random_nets(true, true, 8, 60);
}

static void
test_labels_with_several_sectors(void **state)
{
    (void) state;
    check_random_nets(false, false, 7, 150);
    check_random_nets(true, false, 7, 150);
}

/* --- all graphs -------------------------------------------------------------------------- */

/* Add each node's roles to the moments, this graph with its chance at the density. */
static void
add_graph(const matrix_net *net, double chance, double (*mean)[KH_NUM_ROLES],
    double (*square)[KH_NUM_ROLES])
{
    kh_brokerage counts[MOST_NODES];
    size_t v;
    int role;

    oracle_brokerage(net, counts);
    for (v = 0; v < net->num_nodes; v++) {
        for (role = 0; role < KH_NUM_ROLES; role++) {
            const double count = counts[v].roles[role];

            mean[v][role] += chance * count;
            square[v][role] += chance * count * count;
        }
    }
}

/* Set the ties of `net` to the bits of a number. @return how many there are. */
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

static void
check_all_graphs(matrix_net *net, size_t num_places, size_t bits)
{
    kh_moments moments[MOST_NODES][KH_NUM_ROLES];
    double mean[MOST_NODES][KH_NUM_ROLES] = { { 0 } };
    double square[MOST_NODES][KH_NUM_ROLES] = { { 0 } };
    const size_t num_ties = set_ties(net, bits);
    const double density = (double) num_ties / (double) num_places;
    kh_error err = { 0 };
    built_net built;
    size_t v;
    int role;

    build_net(&built, net);
    assert_ok(kh_moments_of_ties(&built.net, every_node, net->num_nodes, moments, &err));
    free_net(&built);
    for (bits = 0; bits < (size_t) 1 << num_places; bits++) {
        const double num = (double) set_ties(net, bits);

        add_graph(
            net, pow(density, num) * pow(1 - density, (double) num_places - num), mean, square);
    }
    for (v = 0; v < net->num_nodes; v++) {
        for (role = 0; role < KH_NUM_ROLES; role++) {
            check_moments(&moments[v][role], v, role, mean[v][role], square[v][role]);
        }
    }
}

static void
test_ties(void **state)
{
    matrix_net directed = { .num_nodes = 4, .num_sectors = 3, .directed = true };
    matrix_net undirected = { .num_nodes = 5, .num_sectors = 3 };
    uint64_t random = 7;
    int round;
    size_t v;

    (void) state;
    for (round = 0; round < 6; round++) {
        memset(directed.share, 0, sizeof(directed.share));
        memset(undirected.share, 0, sizeof(undirected.share));
        for (v = 0; v < 5; v++) {
            draw_shares(&directed, v, round % 2 == 0, &random);
            draw_shares(&undirected, v, round % 2 == 0, &random);
        }
        check_all_graphs(&directed, 12, draw_below(&random, 4096));
        check_all_graphs(&undirected, 10, draw_below(&random, 1024));
    }
}

/* --- by hand ----------------------------------------------------------------------------- */

/* A cycle of 5 in one sector has half of all ties. sna 2.7.1 says sd 1.4361, the root of
 * 12 p (1 - p) + 2 c 24 as in a directed net. */
static void
test_undirected_variance_is_double(void **state)
{
    matrix_net net = { .num_nodes = 5, .num_sectors = 1 };
    kh_moments moments[5][KH_NUM_ROLES];
    const double pair = 0.125, common = 1.0 / 64;
    kh_error err = { 0 };
    built_net built;
    size_t v;

    (void) state;
    for (v = 0; v < 5; v++) {
        set_sector(&net, v, 0);
        set_tie(&net, v, (v + 1) % 5, 1);
    }
    build_net(&built, &net);
    assert_ok(kh_moments_of_ties(&built.net, every_node, 5, moments, &err));
    assert_near(moments[0][KH_COORDINATOR].mean, 12 * pair, 1e-15);
    assert_near(
        moments[0][KH_COORDINATOR].sd, sqrt(2 * (12 * pair * (1 - pair) + 2 * 24 * common)), 1e-14);
    free_net(&built);
    check_all_graphs(&net, 10, 665);
}

/* The example of moments.h. */
static void
test_star_of_three(void **state)
{
    matrix_net net = { .num_nodes = 3, .num_sectors = 2 };
    kh_moments moments[3][KH_NUM_ROLES];
    kh_error err = { 0 };
    built_net built;

    (void) state;
    set_tie(&net, 0, 1, 1);
    set_tie(&net, 0, 2, 1);
    set_sector(&net, 0, 0);
    set_sector(&net, 1, 0);
    set_sector(&net, 2, 1);
    build_net(&built, &net);
    assert_ok(kh_moments_of_labels(&built.net, every_node, 3, moments, &err));
    assert_near(moments[0][KH_REPRESENTATIVE].mean, 1, 0);
    assert_near(moments[0][KH_REPRESENTATIVE].sd, 0, 0);
    assert_near(moments[0][KH_COORDINATOR].mean, 0, 0);
    free_net(&built);
}

static void
test_nobody_and_one_node(void **state)
{
    matrix_net net = { .num_nodes = 1, .num_sectors = 1 };
    kh_moments moments[1][KH_NUM_ROLES];
    kh_error err = { 0 };
    built_net built;
    int role;

    (void) state;
    build_net(&built, &net);
    assert_ok(kh_moments_of_labels(&built.net, every_node, 0, moments, &err));
    assert_ok(kh_moments_of_labels(&built.net, every_node, 1, moments, &err));
    for (role = 0; role < KH_NUM_ROLES; role++) {
        assert_near(moments[0][role].mean, 0, 0);
        assert_near(moments[0][role].sd, 0, 0);
    }
    assert_ok(kh_moments_of_ties(&built.net, every_node, 1, moments, &err));
    assert_near(moments[0][KH_LIAISON].sd, 0, 0);
    free_net(&built);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_with_one_sector),
        cmocka_unit_test(test_labels_with_several_sectors),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_undirected_variance_is_double),
        cmocka_unit_test(test_star_of_three),
        cmocka_unit_test(test_nobody_and_one_node),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
