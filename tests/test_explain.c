/* Explanations in parts: they sum to what the bridging table says, and what falls away without a
 * body is what enumeration finds. */
#include "bridge_oracle.h"

#include "netlib.h"

#include "../src/base/json.h"
#include "../src/bridge/cross.h"
#include "../src/explain/explain.h"
#include "../src/bridge/participation.h"

#include <stdio.h>
#include <stdlib.h>

/* --- parts ------------------------------------------------------------------------------- */

static json_t *
explain(const kh_net *net, const kh_selection *selection, uint32_t body)
{
    const kh_explain_request request
        = { .net = net, .selection = selection, .body = body, .lang = "en" };
    kh_error err = { 0 };
    kh_text text = { 0 };
    json_t *result = NULL;
    size_t offset;

    assert_ok(kh_explain_json(&request, &text, &err));
    assert_ok(kh_json_parse(kh_text_bytes(&text), text.length, &result, &offset, &err));
    kh_text_free(&text);
    return result;
}

static const json_t *
measure_named(const json_t *document, const char *name)
{
    const json_t *measures = json_object_get(document, "measures"), *measure;
    size_t j;

    json_array_foreach (measures, j, measure) {
        if (strcmp(json_string_value(json_object_get(measure, "name")), name) == 0) {
            return measure;
        }
    }
    print_error("no measure \"%s\"\n", name);
    fail();
    return NULL;
}

/* The value, the sum of the parts and what the table says are one number. */
static void
check_sum(const json_t *document, const char *name, double expected)
{
    const json_t *measure = measure_named(document, name), *part;
    const json_t *value = json_object_get(measure, "value");
    double sum = 0;
    size_t j;

    json_array_foreach (json_object_get(measure, "parts"), j, part) {
        sum += json_number_value(json_object_get(part, "contribution"));
    }
    if (isnan(expected)) {
        assert_true(json_is_null(value));
        return;
    }
    assert_true(json_is_number(value));
    if (!(fabs(sum - expected) <= 1e-10)) {
        print_error("%s\n", name);
    }
    assert_near(sum, expected, 1e-10);
    assert_near(json_number_value(value), expected, 1e-10);
    assert_near(json_number_value(json_object_get(measure, "sum_of_parts")), expected, 1e-10);
}

static double
expected_ei_index(const matrix_net *net, size_t v)
{
    double internal = 0, all = 0, own = 0, other, same;
    size_t u, s;

    for (s = 0; s < net->num_sectors; s++) {
        own += net->share[v][s];
    }
    for (u = 0; u < net->num_nodes; u++) {
        const double tie = oracle_tie(net, v, u) + (net->directed ? oracle_tie(net, u, v) : 0);

        for (s = 0, same = 0, other = 0; s < net->num_sectors; s++) {
            same += net->share[u][s] * net->share[v][s];
            other += net->share[u][s];
        }
        if (own > 0 && other > 0) {
            internal += tie * same;
            all += tie;
        }
    }
    return all > 0 ? (all - 2 * internal) / all : NAN;
}

static double
expected_degree(const matrix_net *net, size_t v)
{
    double degree = 0;
    size_t u;

    for (u = 0; u < net->num_nodes; u++) {
        degree += net->strength[v][u] > 0;
        degree += net->directed && net->strength[u][v] > 0;
    }
    return degree;
}

/* Pairs of different sectors that lose every path, and that keep only longer ones. */
static void
count_damage(const matrix_net *net, size_t v, size_t *lost, size_t *longer)
{
    matrix_net without = *net;
    distances before, after;
    size_t s, t;

    *lost = *longer = 0;
    for (s = 0; s < net->num_nodes; s++) {
        without.strength[s][v] = without.strength[v][s] = 0;
    }
    oracle_distances(net, before);
    oracle_distances(&without, after);
    for (s = 0; s < net->num_nodes; s++) {
        for (t = net->directed ? 0 : s + 1; t < net->num_nodes; t++) {
            if (s == t || s == v || t == v || !isfinite(before[s][t])
                || !(oracle_weight(net, s, t) > 1e-14)) {
                continue;
            }
            *lost += isfinite(after[s][t]) ? 0 : 1;
            *longer += isfinite(after[s][t]) && after[s][t] > before[s][t] * (1 + TIE_TOLERANCE);
        }
    }
}

static size_t
count_of(const json_t *object, const char *key)
{
    return (size_t) json_integer_value(json_object_get(object, key));
}

static void
check_node(const matrix_net *matrix, const kh_net *net, const kh_selection *selection, size_t v,
    const kh_brokerage *counts, double cross, double share, double participation)
{
    static const char *const roles[KH_NUM_ROLES]
        = { "coordinator", "consultant", "representative", "gatekeeper", "liaison" };
    json_t *document = explain(net, selection, (uint32_t) v);
    const json_t *without = json_object_get(document, "without");
    size_t lost, longer;
    int role;

    check_sum(document, "cross_betweenness", cross);
    check_sum(document, "cross_betweenness_by_sectors", cross);
    check_sum(document, "cross_share", share);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        check_sum(document, roles[role], counts->roles[role]);
    }
    check_sum(document, "brokerage", counts->total);
    check_sum(document, "participation", participation);
    check_sum(document, "ei_index", expected_ei_index(matrix, v));
    check_sum(document, "degree", expected_degree(matrix, v));
    check_sum(document, "cut_off", (double) count_of(without, "cut_off"));
    count_damage(matrix, v, &lost, &longer);
    assert_int_equal(count_of(without, "pairs_lost"), lost);
    assert_int_equal(count_of(without, "pairs_longer"), longer);
    json_decref(document);
}

static void
check_net(const matrix_net *matrix)
{
    double cross[MOST_NODES], share[MOST_NODES], participation[MOST_NODES];
    kh_brokerage counts[MOST_NODES];
    kh_error err = { 0 };
    built_net built;
    size_t v;

    build_net(&built, matrix);
    assert_ok(kh_cross_betweenness(&built.net, 1, cross, share, &err));
    assert_ok(kh_brokerage_count(&built.net, counts, &err));
    assert_ok(kh_participation(&built.net, participation, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        check_node(matrix, &built.net, &built.selection, v, &counts[v], cross[v], share[v],
            participation[v]);
    }
    free_net(&built);
}

static void
parts_sum_to_the_table_on_random_nets(void **state)
{
    uint64_t seed = 7;
    matrix_net matrix;
    int kind, repeat;

    (void) state;
    for (kind = 0; kind < 8; kind++) {
        for (repeat = 0; repeat < 12; repeat++) {
            draw_net(&matrix, (kind & 1) != 0, (kind & 2) != 0, (kind & 4) != 0, &seed);
            check_net(&matrix);
        }
    }
}

/* A star of 60: more pairs and triples than are listed, so that the rest has to make up for them.
 */
static void
long_lists_end_in_a_rest(void **state)
{
    net_fixture f = { 0 };
    kh_error err = { 0 };
    char line[64 * 16] = "", word[16];
    double cross[64], share[64];
    kh_brokerage counts[64];
    json_t *document;
    const json_t *parts;
    uint32_t v;

    (void) state;
    for (v = 1; v <= 60; v++) {
        snprintf(word, sizeof(word), "hub-n%u ", v);
        strcat(line, word);
    }
    assert_ok(fixture_parse(&f.graph, line, &err));
    for (v = 1; v <= 60; v++) {
        kh_membership membership = { .weight = 1 };

        assert_ok(kh_graph_need_sector(&f.graph, v % 3 == 0 ? "x" : "y", &membership.sector, &err));
        assert_ok(kh_graph_push_membership(&f.graph, &f.graph.nodes.sectors[v], membership, &err));
    }
    assert_ok(fixture_net(&f, &(kh_net_options){ 0 }, &err));
    assert_ok(kh_cross_betweenness(&f.net, 1, cross, share, &err));
    assert_ok(kh_brokerage_count(&f.net, counts, &err));
    document = explain(&f.net, &f.selection, 0);
    check_sum(document, "cross_betweenness", cross[0]);
    check_sum(document, "brokerage", counts[0].total);
    check_sum(document, "consultant", counts[0].roles[KH_CONSULTANT]);
    parts = json_object_get(measure_named(document, "brokerage"), "parts");
    assert_int_equal(json_array_size(parts), 1001);
    assert_int_equal(count_of(json_array_get(parts, 1000), "more"), 60 * 59 - 1000);
    json_decref(document);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_sum_to_the_table_on_random_nets),
        cmocka_unit_test(long_lists_end_in_a_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
