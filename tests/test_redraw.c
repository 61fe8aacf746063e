/* Nets drawn at random: well formed, with what they must keep, and each as likely as it should be.
 */
#include "bridge_oracle.h"

#include "../src/chance/redraw.h"

#include <stdlib.h>

/* Rows rise, match the ties, and `in` mirrors `out`. */
static void
check_rows(const kh_net *net, const kh_adjacency *rows, bool heads)
{
    size_t v, j;

    for (v = 0; v < net->num_nodes; v++) {
        for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
            const uint32_t u = rows->node[j], t = rows->tie[j];
            const bool forward = net->tail[t] == v && net->head[t] == u;
            const bool backward = net->head[t] == v && net->tail[t] == u;

            assert_true(j == rows->start[v] || rows->node[j - 1] < u);
            assert_true(net->directed ? (heads ? forward : backward) : forward || backward);
        }
    }
    assert_int_equal(rows->start[net->num_nodes], net->num_ties * (net->directed ? 1 : 2));
}

static void
check_net(const kh_net *net)
{
    size_t t;

    check_rows(net, &net->out, true);
    check_rows(net, &net->in, false);
    for (t = 0; t < net->num_ties; t++) {
        assert_true(net->directed ? net->tail[t] != net->head[t] : net->tail[t] < net->head[t]);
        assert_true(net->strength[t] > 0);
    }
}

static void
test_drawn_nets_are_nets(void **state)
{
    kh_error err = { 0 };
    uint64_t random = 5;
    int round;
    size_t v;

    (void) state;
    for (round = 0; round < 60; round++) {
        kh_redrawn redrawn = { 0 };
        matrix_net net;
        built_net built;

        draw_net(&net, round % 2 == 0, round % 3 == 0, false, &random);
        build_net(&built, &net);
        assert_ok(kh_redrawn_init(&redrawn, &built.net, &err));
        assert_ok(kh_redraw_ties(&redrawn, 1, (uint64_t) round, &err));
        check_net(&redrawn.net);
        assert_ok(kh_redraw_rewired(&redrawn, 1, (uint64_t) round, &err));
        check_net(&redrawn.net);
        for (v = 0; v < net.num_nodes; v++) {
            assert_int_equal(kh_net_out_degree(&redrawn.net, v), kh_net_out_degree(&built.net, v));
            assert_int_equal(kh_net_in_degree(&redrawn.net, v), kh_net_in_degree(&built.net, v));
        }
        kh_redrawn_free(&redrawn);
        kh_redrawn_free(&redrawn);
        free_net(&built);
    }
}

/* --- how likely each net is -------------------------------------------------------------- */

/* The ties of a net of up to 5 nodes as a number. */
static size_t
bits_of(const kh_net *net)
{
    size_t bits = 0, t;

    for (t = 0; t < net->num_ties; t++) {
        bits |= (size_t) 1 << (net->tail[t] * net->num_nodes + net->head[t]);
    }
    return bits;
}

#define NUM_DRAWS 4000
#define MOST_NETS 64

typedef struct {
    size_t bits[MOST_NETS], times[MOST_NETS], num;
} census;

static void
count_net(census *self, size_t bits)
{
    size_t k;

    for (k = 0; k < self->num && self->bits[k] != bits; k++) {
    }
    assert_true(k < MOST_NETS);
    self->num += k == self->num;
    self->bits[k] = bits;
    self->times[k]++;
}

static void
check_uniform(const char *what, const matrix_net *matrix, size_t num_nets)
{
    const double share = 1 / (double) num_nets;
    const double expected = NUM_DRAWS * share, sd = sqrt(NUM_DRAWS * share * (1 - share));
    census nets = { .num = 0 };
    kh_redrawn redrawn = { 0 };
    kh_error err = { 0 };
    built_net built;
    size_t r, k;

    build_net(&built, matrix);
    assert_ok(kh_redrawn_init(&redrawn, &built.net, &err));
    for (r = 0; r < NUM_DRAWS; r++) {
        assert_ok(kh_redraw_rewired(&redrawn, 42, r, &err));
        count_net(&nets, bits_of(&redrawn.net));
    }
    if (nets.num != num_nets) {
        print_error("%s: %zu nets, expected %zu\n", what, nets.num, num_nets);
        fail();
    }
    for (k = 0; k < nets.num; k++) {
        assert_near((double) nets.times[k], expected, 4.5 * sd);
    }
    kh_redrawn_free(&redrawn);
    free_net(&built);
}

/* A cycle of three has two directions and no switch between them. */
static void
test_directed_cycle_is_reversed(void **state)
{
    matrix_net net = { .num_nodes = 3, .num_sectors = 1, .directed = true };

    (void) state;
    set_tie(&net, 0, 1, 1);
    set_tie(&net, 1, 2, 1);
    set_tie(&net, 2, 0, 1);
    check_uniform("cycle of three", &net, 2);
}

/* 2 - 0 - 1 - 3 and 3 - 0 - 1 - 2. With arrows 0 > 1 > 2 > 3 and 0 > 2 > 1 > 3, and 0 > 3 beside
 * 1 > 2 > 1. */
static void
test_paths(void **state)
{
    matrix_net undirected = { .num_nodes = 4, .num_sectors = 1 };
    matrix_net directed = { .num_nodes = 4, .num_sectors = 1, .directed = true };

    (void) state;
    set_tie(&undirected, 0, 1, 1);
    set_tie(&undirected, 0, 2, 1);
    set_tie(&undirected, 1, 3, 1);
    check_uniform("path", &undirected, 2);
    set_tie(&directed, 0, 1, 1);
    set_tie(&directed, 1, 2, 1);
    set_tie(&directed, 2, 3, 1);
    check_uniform("directed path", &directed, 3);
}

/* A cycle of five: 12 of them. In a directed one, every derangement of five: 44. */
static void
test_cycles_of_five(void **state)
{
    matrix_net undirected = { .num_nodes = 5, .num_sectors = 1 };
    matrix_net directed = { .num_nodes = 5, .num_sectors = 1, .directed = true };
    size_t v;

    (void) state;
    for (v = 0; v < 5; v++) {
        set_tie(&undirected, v, (v + 1) % 5, 1);
        set_tie(&directed, v, (v + 1) % 5, 1);
    }
    check_uniform("cycle of five", &undirected, 12);
    check_uniform("directed cycle of five", &directed, 44);
}

static void
check_times_tied(const matrix_net *matrix, double density)
{
    double times[MOST_NODES][MOST_NODES] = { { 0 } };
    const double sd = sqrt(NUM_DRAWS * density * (1 - density));
    kh_redrawn redrawn = { 0 };
    kh_error err = { 0 };
    built_net built;
    size_t r, t, u, v;

    build_net(&built, matrix);
    assert_ok(kh_redrawn_init(&redrawn, &built.net, &err));
    for (r = 0; r < NUM_DRAWS; r++) {
        assert_ok(kh_redraw_ties(&redrawn, 42, r, &err));
        for (t = 0; t < redrawn.net.num_ties; t++) {
            times[redrawn.net.tail[t]][redrawn.net.head[t]]++;
        }
    }
    for (u = 0; u < matrix->num_nodes; u++) {
        for (v = 0; v < matrix->num_nodes; v++) {
            const bool place = matrix->directed ? u != v : u < v;

            assert_near(times[u][v], place ? NUM_DRAWS * density : 0, 4 * sd);
        }
    }
    kh_redrawn_free(&redrawn);
    free_net(&built);
}

/* Each place has a tie as often as the density says; none and all of them are kept as they are. */
static void
test_each_tie_has_the_density(void **state)
{
    matrix_net net = { .num_nodes = 5, .num_sectors = 1 };
    size_t u, v;

    (void) state;
    check_times_tied(&net, 0);
    set_tie(&net, 0, 1, 1);
    set_tie(&net, 0, 2, 1);
    set_tie(&net, 3, 4, 1);
    check_times_tied(&net, 0.3);
    for (u = 0; u < 5; u++) {
        for (v = u + 1; v < 5; v++) {
            set_tie(&net, u, v, 1);
        }
    }
    check_times_tied(&net, 1);
    net.directed = true;
    net.strength[4][3] = net.strength[2][0] = 0;
    check_times_tied(&net, 0.9);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawn_nets_are_nets),
        cmocka_unit_test(test_directed_cycle_is_reversed),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_cycles_of_five),
        cmocka_unit_test(test_each_tie_has_the_density),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
