/* Sector by sector: ties, what permuted labels would make of them, who carries. */
#include "bridge_check.h"

#include "../src/panel/pairs.h"
#include "../src/bridge/sector_reach.h"

#define NUM_RANDOM 60

/* --- definitions ------------------------------------------------------------------------- */

static double
pair_of(const matrix_net *net, const size_t *label, size_t u, size_t v, size_t x, size_t y)
{
    const double *a = net->share[label[u]], *b = net->share[label[v]];

    return a[x] * b[y] + a[y] * b[x];
}

static double
define_ties(const matrix_net *net, const size_t *label, size_t x, size_t y)
{
    double sum = 0;
    size_t u, v;

    for (u = 0; u < net->num_nodes; u++) {
        for (v = net->directed ? 0 : u + 1; v < net->num_nodes; v++) {
            sum += oracle_tie(net, u, v) * pair_of(net, label, u, v, x, y);
        }
    }
    return sum;
}

/* All relabellings, one after the other (Heap). */
static void
add_all(const matrix_net *net, size_t *label, size_t k, size_t x, size_t y, double sum[2])
{
    size_t j;

    if (k <= 1) {
        sum[0] += define_ties(net, label, x, y);
        sum[1] += 1;
        return;
    }
    add_all(net, label, k - 1, x, y, sum);
    for (j = 0; j + 1 < k; j++) {
        const size_t other = k % 2 == 0 ? j : 0, moved = label[other];

        label[other] = label[k - 1];
        label[k - 1] = moved;
        add_all(net, label, k - 1, x, y, sum);
    }
}

static double
define_expected(const matrix_net *net, size_t x, size_t y)
{
    size_t label[MOST_NODES], v;
    double sum[2] = { 0 };

    for (v = 0; v < net->num_nodes; v++) {
        label[v] = v;
    }
    add_all(net, label, net->num_nodes, x, y, sum);
    return sum[0] / sum[1];
}

/* The weight of connected pairs between two sectors of which v is no end (MOST_NODES: all). */
static double
define_possible(const matrix_net *net, size_t x, size_t y, size_t v)
{
    distances d;
    double sum = 0;
    size_t s, t, j, label[MOST_NODES];

    for (j = 0; j < MOST_NODES; j++) {
        label[j] = j;
    }
    oracle_distances(net, d);
    for (s = 0; s < net->num_nodes; s++) {
        for (t = net->directed ? 0 : s + 1; t < net->num_nodes; t++) {
            if (s != t && s != v && t != v && isfinite(d[s][t])) {
                sum += pair_of(net, label, s, t, x, y);
            }
        }
    }
    return sum;
}

/* --- random nets ------------------------------------------------------------------------- */

/* A net all of whose arcs happen to be walked both ways is undirected: draw another. */
static void
draw_built(matrix_net *matrix, built_net *built, size_t j, size_t most_nodes, uint64_t *random)
{
    for (;;) {
        draw_net(matrix, j % 2 == 1, j / 2 % 2 == 1, j % 5 == 0, random);
        build_net(built, matrix);
        if (matrix->num_nodes <= most_nodes && built->net.directed == matrix->directed) {
            break;
        }
        free_net(built);
    }
}

static void
check_row(const kh_table *table, size_t row, const matrix_net *matrix)
{
    const size_t x = (size_t) (table->columns[0].texts[row][0] - 'A');
    const size_t y = (size_t) (table->columns[1].texts[row][0] - 'A');
    const size_t label[MOST_NODES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

    assert_true(x < y);
    assert_value(
        "ties", row, table->columns[4].numbers[row], define_ties(matrix, label, x, y), 1e-10);
    assert_value(
        "expected_ties", row, table->columns[5].numbers[row], define_expected(matrix, x, y), 1e-10);
}

static void
test_ties_and_what_is_expected(void **state)
{
    uint64_t random = 21;
    size_t j, k;

    (void) state;
    for (j = 0; j < NUM_RANDOM; j++) {
        matrix_net matrix;
        built_net built;
        kh_table table = { 0 };
        kh_error err = { 0 };

        draw_built(&matrix, &built, j, 7, &random);
        assert_ok(kh_bridge_pairs(&table, &built.net, &built.selection, NULL, NULL, &err));
        for (k = 0; k < table.num_rows; k++) {
            check_row(&table, k, &matrix);
        }
        kh_table_free(&table);
        free_net(&built);
    }
}

/* Every node is a body here, so the parts are those of cross-sector betweenness. */
static void
test_parts_sum_to_betweenness(void **state)
{
    uint64_t random = 22;
    size_t j, k;

    (void) state;
    for (j = 0; j < NUM_RANDOM; j++) {
        double betweenness[MOST_NODES], share[MOST_NODES], parts = 0, all = 0;
        matrix_net matrix;
        built_net built;
        kh_table table = { 0 };
        kh_error err = { 0 };

        draw_built(&matrix, &built, j, MOST_NODES, &random);
        oracle_cross(&matrix, betweenness, share);
        assert_ok(kh_bridge_pairs(&table, &built.net, &built.selection, NULL, NULL, &err));
        for (k = 0; k < table.num_rows; k++) {
            parts += table.columns[6].numbers[k];
        }
        for (k = 0; k < matrix.num_nodes; k++) {
            all += betweenness[k];
        }
        assert_near(parts, all, 1e-9);
        kh_table_free(&table);
        free_net(&built);
    }
}

static void
test_reach(void **state)
{
    uint64_t random = 23;
    uint32_t x, y;
    size_t j, v;

    (void) state;
    for (j = 0; j < 4 * NUM_RANDOM; j++) {
        matrix_net matrix;
        built_net built;
        kh_sector_reach reach = { 0 };
        kh_error err = { 0 };

        draw_built(&matrix, &built, j, MOST_NODES, &random);
        assert_ok(kh_sector_reach_compute(&reach, &built.net, &err));
        for (x = 0; x < matrix.num_sectors; x++) {
            for (y = x + 1; y < matrix.num_sectors; y++) {
                assert_near(reach.total[x * matrix.num_sectors + y],
                    define_possible(&matrix, x, y, MOST_NODES), 1e-10);
                for (v = 0; v < matrix.num_nodes; v++) {
                    assert_near(kh_sector_reach_without(&reach, x, y, v),
                        define_possible(&matrix, x, y, v), 1e-10);
                }
            }
        }
        kh_sector_reach_free(&reach);
        kh_sector_reach_free(&reach);
        free_net(&built);
    }
}

/* --- known values ------------------------------------------------------------------------ */

/* n0 (A) - n1 (A) - n2 (none) - n3 (B), n2 - n4 (B) */
static void
test_carriers(void **state)
{
    matrix_net matrix = { .num_nodes = 5, .num_sectors = 3 };
    built_net built;
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    set_tie(&matrix, 0, 1, 1);
    set_tie(&matrix, 1, 2, 1);
    set_tie(&matrix, 2, 3, 1);
    set_tie(&matrix, 2, 4, 1);
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 1, 0);
    set_sector(&matrix, 3, 1);
    set_sector(&matrix, 4, 1);
    build_net(&built, &matrix);
    assert_ok(kh_bridge_pairs(&table, &built.net, &built.selection, NULL, "en", &err));
    assert_int_equal(table.num_rows, 1);
    assert_string_equal(table.columns[0].texts[0], "A");
    assert_string_equal(table.columns[1].texts[0], "B");
    assert_near(table.columns[4].numbers[0], 0, 0);
    assert_near(table.columns[5].numbers[0], 4. * 2 * 4 / 20, 1e-15);
    assert_near(table.columns[6].numbers[0], 4 + 2, 1e-15);
    assert_string_equal(table.columns[7].texts[0], "n02 1.00, n01 1.00");
    assert_string_equal(table.columns[7].jsons[0],
        "[{\"id\":\"n02\",\"label\":\"n02\",\"mass\":4,\"share\":1},"
        "{\"id\":\"n01\",\"label\":\"n01\",\"mass\":2,\"share\":1}]");
    kh_table_free(&table);
    free_net(&built);
}

static void
test_no_pairs(void **state)
{
    matrix_net matrix = { .num_nodes = 2, .num_sectors = 2 };
    static const char *const unknown[] = { "city" };
    const kh_bridges_options options = { .types = unknown, .num_types = 1 };
    built_net built;
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 1, 1);
    build_net(&built, &matrix);
    assert_ok(kh_bridge_pairs(&table, &built.net, &built.selection, NULL, NULL, &err));
    assert_int_equal(table.num_rows, 0);
    assert_int_equal(table.num_columns, 8);
    kh_table_free(&table);
    assert_fails(kh_bridge_pairs(&table, &built.net, &built.selection, &options, NULL, &err),
        KH_ERR_NOTFOUND, "city");
    kh_table_free(&table);
    free_net(&built);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ties_and_what_is_expected),
        cmocka_unit_test(test_parts_sum_to_betweenness),
        cmocka_unit_test(test_reach),
        cmocka_unit_test(test_carriers),
        cmocka_unit_test(test_no_pairs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
