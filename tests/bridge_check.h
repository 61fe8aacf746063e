/* Compare all bridging measures of a net with the oracle. */
#ifndef BRIDGE_CHECK_H
#define BRIDGE_CHECK_H

#include "bridge_oracle.h"

#include "../src/bridge/cross.h"
#include "../src/bridge/participation.h"

/* Both undefined, or near. */
static inline void
assert_value(const char *what, size_t v, double actual, double expected, double tolerance)
{
    if (isnan(expected) ? !isnan(actual) : !(fabs(actual - expected) <= tolerance)) {
        print_error("%s of node %zu = %.17g, expected %.17g\n", what, v, actual, expected);
        fail();
    }
}

static inline void
check_cross(const matrix_net *matrix, const kh_net *net)
{
    double betweenness[MOST_NODES], share[MOST_NODES];
    double expected[MOST_NODES], expected_share[MOST_NODES];
    kh_error err = { 0 };
    size_t v;

    oracle_cross(matrix, expected, expected_share);
    assert_ok(kh_cross_betweenness(net, 0, betweenness, share, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        assert_value("cross_betweenness", v, betweenness[v], expected[v], 1e-10);
        assert_value("cross_share", v, share[v], expected_share[v], 1e-10);
        assert_false(signbit(betweenness[v]));
    }
}

static inline void
check_brokerage(const matrix_net *matrix, const kh_net *net)
{
    kh_brokerage counts[MOST_NODES], expected[MOST_NODES];
    kh_error err = { 0 };
    size_t v;
    int role;

    oracle_brokerage(matrix, expected);
    assert_ok(kh_brokerage_count(net, counts, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        double sum = 0;

        for (role = 0; role < KH_NUM_ROLES; role++) {
            assert_value("role", v, counts[v].roles[role], expected[v].roles[role], 1e-10);
            assert_true(counts[v].roles[role] >= 0);
            sum += counts[v].roles[role];
        }
        assert_value("brokerage", v, counts[v].total, expected[v].total, 0);
        assert_value("sum of roles", v, sum, expected[v].total, 1e-10);
    }
}

static inline void
check_participation(const matrix_net *matrix, const kh_net *net)
{
    double values[MOST_NODES];
    kh_error err = { 0 };
    size_t v;

    assert_ok(kh_participation(net, values, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        assert_value("participation", v, values[v], oracle_participation(matrix, v), 1e-10);
    }
}

static inline void
check_all(const matrix_net *matrix)
{
    built_net built;

    build_net(&built, matrix);
    check_cross(matrix, &built.net);
    check_brokerage(matrix, &built.net);
    check_participation(matrix, &built.net);
    free_net(&built);
}

#endif
