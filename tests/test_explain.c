/* Explanations: parts that sum to what the bridging table says, what falls away against
 * enumeration, and the prose as it stands in tests/golden/explain. */
#include "bridge_oracle.h"

#include "netlib.h"

#include "../src/base/json.h"
#include "../src/bridge/cross.h"
#include "../src/bridge/explain.h"
#include "../src/bridge/participation.h"
#include "../src/bridge/phrases.h"
#include "../src/graph/label.h"
#include "../src/read/read.h"

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

/* --- prose ------------------------------------------------------------------------------- */

static char *
tell(const kh_explain_request *request)
{
    kh_error err = { 0 };
    kh_text text = { 0 };

    assert_ok(kh_explain_text(request, &text, &err));
    assert_null(strstr(kh_text_bytes(&text), "{0"));
    assert_null(strstr(kh_text_bytes(&text), "{9"));
    assert_null(strstr(kh_text_bytes(&text), ".."));
    return text.bytes;
}

static char *
tell_first(net_fixture *f, const char *text, const char *lang)
{
    kh_error err = { 0 };

    assert_ok(fixture_build(f, text, &(kh_net_options){ 0 }, &err));
    return tell(&(kh_explain_request){
        .net = &f->net, .selection = &f->selection, .body = 0, .lang = lang });
}

static void
assert_says(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("\"%s\" is not said in:\n%s\n", part, text);
        fail();
    }
}

static void
an_isolate_and_a_net_without_sectors_are_told_so(void **state)
{
    net_fixture f = { 0 };
    char *text = tell_first(&f, "a b-c", "en");

    (void) state;
    assert_says(text, "a belongs to no sector.");
    assert_says(text, "The file assigns no sectors");
    assert_says(text, "It has no ties in this graph");
    assert_null(strstr(text, "References"));
    free(text);
    fixture_free(&f);
}

static void
names_cannot_act_on_a_terminal(void **state)
{
    net_fixture f = { 0 };
    kh_error err = { 0 };
    char *text;

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a b", &err));
    assert_ok(
        kh_graph_push_label(&f.graph, &f.graph.nodes.label[0], "en", "Evil\x1b[31m Inc.", &err));
    assert_ok(fixture_net(&f, &(kh_net_options){ 0 }, &err));
    text = tell(&(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 0 });
    assert_null(strchr(text, '\x1b'));
    assert_says(text, "Evil\\u{1B}[31m Inc.");
    free(text);
    fixture_free(&f);
}

static void
arrows_show_the_way_in_a_directed_net(void **state)
{
    static const char *const sectors[] = { "x", NULL, "y" };
    net_fixture f = { 0 };
    kh_error err = { 0 };
    char *text;
    size_t v;

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a>b b>c", &err));
    for (v = 0; v < 3; v += 2) {
        kh_membership membership = { .weight = 1 };

        assert_ok(kh_graph_need_sector(&f.graph, sectors[v], &membership.sector, &err));
        assert_ok(kh_graph_push_membership(&f.graph, &f.graph.nodes.sectors[v], membership, &err));
    }
    assert_ok(fixture_net(&f, &(kh_net_options){ 0 }, &err));
    text = tell(
        &(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 1, .lang = "en" });
    assert_says(text, "100 % are connected through it: 1 of 1.");
    assert_says(text, "For example: a —→ b —→ c.");
    assert_says(text, "1 would have no path left.");
    assert_says(text, "Without it, 1 node would be cut off");
    free(text);
    text = tell(
        &(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 0, .lang = "en" });
    assert_says(text, "No two other nodes in different sectors are connected");
    free(text);
    fixture_free(&f);
}

/* --- phrases ----------------------------------------------------------------------------- */

/* Which fillings a phrase uses, as bits. Holes must be well formed. */
static unsigned
fillings_of(kh_phrase phrase, kh_tongue tongue)
{
    static const char *const particles[]
        = { ">topic}", ">subject}", ">object}", ">with}", ">towards}", ">copula}" };
    const char *text = kh_phrase_in(phrase, tongue);
    unsigned bits = 0;
    size_t j;

    for (text = strchr(text, '{'); text != NULL; text = strchr(text + 1, '{')) {
        assert_in_range(text[1], '0', '9');
        assert_non_null(strchr(text, '}'));
        bits |= text[1] == '9' ? 0 : 1u << (text[1] - '0');
        if (text[2] == '#') {
            assert_int_equal(tongue, KH_ENGLISH);
            assert_true(strchr(text, '|') != NULL && strchr(text, '|') < strchr(text, '}'));
        } else if (text[2] == '>') {
            assert_int_equal(tongue, KH_KOREAN);
            for (j = 0; j < 6 && strncmp(text + 2, particles[j], strlen(particles[j])) != 0; j++) {
            }
            assert_true(j < 6);
        } else {
            assert_int_equal(text[2], '}');
        }
    }
    return bits;
}

static void
phrases_say_the_same_in_every_language(void **state)
{
    kh_phrase phrase;

    (void) state;
    for (phrase = 0; phrase < KH_NUM_PHRASES; phrase++) {
        const unsigned korean = fillings_of(phrase, KH_KOREAN);

        /* English may need a number for nothing but its plural. */
        assert_int_equal(korean, fillings_of(phrase, KH_JAPANESE));
        assert_int_equal(korean & fillings_of(phrase, KH_ENGLISH), korean);
    }
    assert_int_equal(kh_tongue_of("ko-KR"), KH_KOREAN);
    assert_int_equal(kh_tongue_of("JA"), KH_JAPANESE);
    assert_int_equal(kh_tongue_of("kok"), KH_ENGLISH);
    assert_int_equal(kh_tongue_of(NULL), KH_ENGLISH);
}

/* --- golden ------------------------------------------------------------------------------ */

typedef struct {
    const char *file, *node, *lang;
    bool judged;
} golden_case;

static const golden_case golden_cases[] = {
    { "japan-smart-city", "cao", "en", false },
    { "japan-smart-city", "cao", "ko", false },
    { "japan-smart-city", "cao", "ja", false },
    { "japan-smart-city", "yokohama", "en", false },
    { "japan-smart-city", "yokohama", "ko", false },
    { "japan-smart-city", "yokohama", "ja", false },
    { "japan-smart-city", "meti", "en", false },
    { "japan-smart-city", "meti", "ko", false },
    { "japan-smart-city", "meti", "ja", false },
    { "eu-green-deal", "cinea", "en", true },
    { "eu-green-deal", "cinea", "ko", true },
    { "eu-green-deal", "cinea", "ja", true },
};

/* Values as a test might give; what is told of them is what is tested. */
static const kh_significance judged[KH_NUM_JUDGED] = {
    [KH_JUDGED_COORDINATOR] = { .mean = 1.25, .sd = 0.7, .z = -0.9, .p = 0.81, .q = 0.9 },
    [KH_JUDGED_CONSULTANT] = { .mean = 5.75, .sd = 2.1, .z = -1.29, .p = 0.93, .q = 0.95 },
    [KH_JUDGED_REPRESENTATIVE] = { .mean = 12.5, .sd = 2, .z = 1.77, .p = 0.0412, .q = 0.0871 },
    [KH_JUDGED_GATEKEEPER] = { .mean = 12.5, .sd = 2, .z = 1.4, .p = 0.092, .q = 0.14 },
    [KH_JUDGED_LIAISON] = { .mean = 55.2, .sd = 4, .z = 3.7, .p = 0.0004, .q = 0.0081 },
    [KH_JUDGED_CROSS_BETWEENNESS] = { .mean = 588.2, .sd = 21, .z = 0.9, .p = 0.19, .q = 0.31 },
    [KH_JUDGED_PARTICIPATION] = { .mean = 0.8, .sd = 0.02, .z = 2.3, .p = 0.011, .q = 0.05 },
};

static void
write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
read_file(const char *path, kh_text *text)
{
    FILE *file = fopen(path, "r");
    char buffer[4096];
    size_t num;

    if (file == NULL) {
        print_error("%s is missing\n", path);
        fail();
    }
    while ((num = fread(buffer, 1, sizeof(buffer), file)) > 0) {
        kh_text_add_bytes(text, buffer, num);
    }
    fclose(file);
}

static void
check_golden(const golden_case *c, const net_fixture *f)
{
    static const kh_explain_ranks ranks
        = { .best_drop = 1, .worst_drop = 3, .low_resample = 2, .high_resample = 2 };
    kh_error err = { 0 };
    kh_text expected = { 0 };
    char name[64], path[256], *text;
    uint32_t node;

    assert_ok(kh_graph_need_node(&f->graph, c->node, "en", &node, &err));
    text = tell(&(kh_explain_request){ .net = &f->net,
        .selection = &f->selection,
        .body = f->net.net_node[node],
        .lang = c->lang,
        .significance = c->judged ? judged : NULL,
        .ranks = c->judged ? &ranks : NULL,
        .rank = c->judged ? 2 : 0,
        .num_bodies = 36 });
    snprintf(name, sizeof(name), "%s.%s.txt", c->node, c->lang);
    snprintf(path, sizeof(path), KH_BUILD "/explain.%s", name);
    write_file(path, text);
    snprintf(path, sizeof(path), KH_ROOT "/tests/golden/explain/%s", name);
    read_file(path, &expected);
    if (strcmp(text, kh_text_bytes(&expected)) != 0) {
        print_error("%s is not what is said now, " KH_BUILD "/explain.%s\n", path, name);
        fail();
    }
    kh_text_free(&expected);
    free(text);
}

static void
prose_reads_as_in_the_golden_files(void **state)
{
    const kh_net_options options = { .seed = 42 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(golden_cases) / sizeof(*golden_cases); j++) {
        net_fixture f = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };
        char path[256];

        snprintf(path, sizeof(path), KH_ROOT "/data/%s.json", golden_cases[j].file);
        assert_ok(kh_read_file(&f.graph, path, NULL, &findings, &err));
        assert_ok(fixture_net(&f, &options, &err));
        check_golden(&golden_cases[j], &f);
        kh_findings_free(&findings);
        fixture_free(&f);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_sum_to_the_table_on_random_nets),
        cmocka_unit_test(long_lists_end_in_a_rest),
        cmocka_unit_test(an_isolate_and_a_net_without_sectors_are_told_so),
        cmocka_unit_test(names_cannot_act_on_a_terminal),
        cmocka_unit_test(arrows_show_the_way_in_a_directed_net),
        cmocka_unit_test(phrases_say_the_same_in_every_language),
        cmocka_unit_test(prose_reads_as_in_the_golden_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
