/* Names of things in a language, and things by their names. */
#include "testlib.h"

#include "../src/graph/label.h"

#include <stdio.h>

/* Pairs of tag and text, ended by NULL; the tag "" is a plain string. */
static kh_range
labels(kh_graph *graph, const char *const *pairs)
{
    kh_range range = { 0 };
    kh_error err = { 0 };

    for (; *pairs != NULL; pairs += 2) {
        assert_ok(kh_graph_push_label(graph, &range, pairs[0], pairs[1], &err));
    }
    return range;
}

static uint32_t
add_node(kh_graph *graph, const char *id, const char *const *label, const char *const *alt)
{
    kh_error err = { 0 };
    uint32_t node;

    assert_ok(kh_graph_add_node(graph, id, &node, &err));
    if (label != NULL) {
        graph->nodes.label[node] = labels(graph, label);
    }
    if (alt != NULL) {
        graph->nodes.alt_label[node] = labels(graph, alt);
    }
    return node;
}

/* --- languages --------------------------------------------------------------------------- */

static void
test_choice_of_language(void **state)
{
    static const char *const map[] = { "fr", "français", "en", "English", "ja", "日本語", "zh",
        "中文", "zh-Hant", "繁體", "en-GB", "British", NULL };
    static const struct {
        const char *language, *asked, *expected;
    } cases[] = {
        { "", "ja", "日本語" },
        { "", "JA", "日本語" },
        { "", "zh-Hant-TW", "繁體" },
        { "", "zh-hant", "繁體" },
        { "", "zh-Hans-CN", "中文" },
        { "", "zh-x-private", "中文" },
        { "", "zh-Hant-x-a", "繁體" },
        { "", "en-GB-oxendict", "British" },
        { "", "j", "English" },
        { "", "jav", "English" },
        { "", "ko", "English" },
        { "ja", "ko", "日本語" },
        { "ja-JP", "ko", "日本語" },
        { "ko", "de", "English" },
        { "ja", NULL, "日本語" },
        { "ja", "", "日本語" },
        { "", NULL, "English" },
        { "ja", "fr-CA", "français" },
    };
    kh_graph graph = { 0 };
    kh_error err = { 0 };
    kh_range range;
    size_t j;

    (void) state;
    range = labels(&graph, map);
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        graph.language = 0;
        if (cases[j].language[0] != '\0') {
            assert_ok(kh_graph_intern(&graph, cases[j].language, &graph.language, &err));
        }
        assert_string_equal(
            kh_graph_choose_label(&graph, range, cases[j].asked), cases[j].expected);
    }
    kh_graph_free(&graph);
}

static void
test_choice_without_the_usual_languages(void **state)
{
    static const char *const two[] = { "ko", "환경부", "ja", "環境省", NULL };
    static const char *const plain[] = { "", "plain", NULL };
    kh_graph graph = { 0 };
    kh_range range;

    (void) state;
    range = labels(&graph, two);
    assert_string_equal(kh_graph_choose_label(&graph, range, "fr"), "환경부");
    range = labels(&graph, plain);
    assert_string_equal(kh_graph_choose_label(&graph, range, "fr"), "plain");
    assert_null(kh_graph_choose_label(&graph, (kh_range){ 0 }, "fr"));
    kh_graph_free(&graph);
}

/* What has no label goes by its id. */
static void
test_names_of_vocabularies(void **state)
{
    static const char *const label[] = { "en", "Ministry", "ja", "省", NULL };
    kh_graph graph = { 0 };
    kh_error err = { 0 };
    uint32_t type, relation, sector, node;

    (void) state;
    assert_ok(kh_graph_need_type(&graph, "ministry", &type, &err));
    assert_ok(kh_graph_need_relation(&graph, "runs", &relation, &err));
    assert_ok(kh_graph_need_sector(&graph, "energy", &sector, &err));
    node = add_node(&graph, "meti", NULL, NULL);
    assert_string_equal(kh_graph_type_label(&graph, type, "ja"), "ministry");
    assert_string_equal(kh_graph_relation_label(&graph, relation, "ja"), "runs");
    assert_string_equal(kh_graph_sector_label(&graph, sector, "ja"), "energy");
    assert_string_equal(kh_graph_node_label(&graph, node, "ja"), "meti");
    graph.types.items[type].label = labels(&graph, label);
    graph.relations.items[relation].label = labels(&graph, label);
    graph.sectors.items[sector].label = labels(&graph, label);
    assert_string_equal(kh_graph_type_label(&graph, type, "ja"), "省");
    assert_string_equal(kh_graph_relation_label(&graph, relation, "ja"), "省");
    assert_string_equal(kh_graph_sector_label(&graph, sector, "ko"), "Ministry");
    kh_graph_free(&graph);
}

/* --- lookup ------------------------------------------------------------------------------ */

static const char *const meti_label[] = { "en", "Ministry of Economy, Trade and Industry", "ja",
    "経済産業省", "ko", "경제산업성", NULL };
static const char *const meti_alt[] = { "en", "METI", "en", "MITI", NULL };
static const char *const gas_label[] = { "ja", "東京ガス", "en", "Tokyo Gas", NULL };
static const char *const miti_label[] = { "en", "MITI", NULL };

static void
fill(kh_graph *graph)
{
    add_node(graph, "m1", meti_label, meti_alt);
    add_node(graph, "gas", gas_label, NULL);
    add_node(graph, "m2", miti_label, NULL);
    add_node(graph, "tokyo gas", NULL, NULL);
}

static void
assert_found(const kh_graph *graph, const char *name, const char *id)
{
    kh_lookup lookup = { 0 };
    kh_error err = { 0 };
    uint32_t node;

    assert_ok(kh_graph_lookup(graph, name, &lookup, &err));
    assert_int_equal(lookup.result, KH_LOOKUP_ONE);
    assert_int_equal(lookup.total, 1);
    assert_string_equal(kh_graph_node_id(graph, lookup.matches[0]), id);
    assert_ok(kh_graph_need_node(graph, name, NULL, &node, &err));
    assert_int_equal(node, lookup.matches[0]);
}

static void
test_lookup_by_any_name(void **state)
{
    kh_graph graph = { 0 };

    (void) state;
    fill(&graph);
    assert_found(&graph, "m1", "m1");
    assert_found(&graph, "経済産業省", "m1");
    assert_found(&graph, "경제산업성", "m1");
    assert_found(&graph, "ministry of  economy, trade and INDUSTRY ", "m1");
    assert_found(&graph, "Ｍｅｔｉ", "m1");
    assert_found(&graph, "東京ｶﾞｽ", "gas");
    assert_found(&graph, "TOKYO GAS", "gas");
    /* Spaces are no difference where nobody bears the name as it is written. */
    assert_found(&graph, "경제 산업성", "m1");
    assert_found(&graph, "東京 ガス", "gas");
    assert_found(&graph, "MinistryOfEconomy,TradeAndIndustry", "m1");
    /* An exact id goes before every name, but ids are not folded. */
    assert_found(&graph, "tokyo gas", "tokyo gas");
    kh_graph_free(&graph);
}

static void
test_lookup_ambiguous(void **state)
{
    kh_graph graph = { 0 };
    kh_lookup lookup = { 0 };
    kh_error err = { 0 };
    uint32_t node = 77;

    (void) state;
    fill(&graph);
    assert_ok(kh_graph_lookup(&graph, "miti", &lookup, &err));
    assert_int_equal(lookup.result, KH_LOOKUP_AMBIGUOUS);
    assert_int_equal(lookup.total, 2);
    assert_int_equal(lookup.matches[0], 0);
    assert_int_equal(lookup.matches[1], 2);
    assert_fails(kh_graph_need_node(&graph, "miti", "ko", &node, &err), KH_ERR_NOTFOUND, "2 nodes");
    assert_non_null(strstr(err.hint, "\"m1\" (경제산업성), \"m2\" (MITI)"));
    assert_int_equal(node, 77);
    kh_graph_free(&graph);
}

static void
test_did_you_mean(void **state)
{
    kh_graph graph = { 0 };
    kh_lookup lookup = { 0 };
    kh_error err = { 0 };
    uint32_t node;

    (void) state;
    fill(&graph);
    assert_fails(
        kh_graph_need_node(&graph, "経産業省", "ja", &node, &err), KH_ERR_NOTFOUND, "経産業省");
    assert_string_equal(err.hint, "did you mean \"m1\" (経済産業省)?");

    err = (kh_error){ 0 };
    assert_fails(
        kh_graph_need_node(&graph, "Atlantis", NULL, &node, &err), KH_ERR_NOTFOUND, "\"Atlantis\"");
    assert_string_equal(err.hint, "");

    assert_ok(kh_graph_lookup(&graph, "mity", &lookup, &err));
    assert_int_equal(lookup.result, KH_LOOKUP_NONE);
    assert_int_equal(lookup.total, 2);
    kh_graph_free(&graph);
}

static void
assert_short_for(const kh_graph *graph, const char *name, const char *id)
{
    kh_lookup lookup = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_graph_lookup(graph, name, &lookup, &err));
    assert_int_equal(lookup.result, KH_LOOKUP_NONE);
    assert_int_equal(lookup.num > 0, id != NULL);
    if (id != NULL) {
        assert_string_equal(kh_graph_node_id(graph, lookup.matches[0]), id);
    }
}

static void
test_short_names(void **state)
{
    static const char *const longer[] = { "ja", "経済産業政策省", NULL };
    static const char *const transport[]
        = { "ja", "国土交通省", "en", "Land, Infrastructure and Transport", NULL };
    kh_graph graph = { 0 };

    (void) state;
    add_node(&graph, "longer", longer, NULL);
    add_node(&graph, "land", transport, NULL);
    fill(&graph);
    assert_short_for(&graph, "経産省", "m1");
    assert_short_for(&graph, "국토부", NULL);
    assert_short_for(&graph, "경산성", "m1");
    assert_short_for(&graph, "国交省", "land");
    assert_short_for(&graph, "LIAT", "land");
    /* in their order, from the first on, two at least */
    assert_short_for(&graph, "国省交", NULL);
    assert_short_for(&graph, "済産省", NULL);
    assert_short_for(&graph, "経", NULL);
    /* letters that begin no word */
    assert_short_for(&graph, "ladtrnp", NULL);
    kh_graph_free(&graph);
}

/* More bear the name than are kept, one of the last nearer than the first, some with two names:
 * each node counts once, and the nearest come first. */
static void
test_many_candidates(void **state)
{
    static const char *const far[] = { "en", "river boards", "ja", "river boarder", NULL };
    static const char *const near[] = { "ja", "river boarder", "en", "river boart", NULL };
    static const char *const same[] = { "en", "Office", "ja", "OFFICE", "fr", "oﬃce", NULL };
    kh_graph graph = { 0 };
    kh_lookup lookup = { 0 };
    kh_error err = { 0 };
    uint32_t node;
    char id[32];
    unsigned j;

    (void) state;
    for (j = 0; j < 12; j++) {
        snprintf(id, sizeof(id), "far-away-%02u", j);
        add_node(&graph, id, far, NULL);
        snprintf(id, sizeof(id), "same-same-%02u", j);
        add_node(&graph, id, same, NULL);
    }
    add_node(&graph, "last-of-all", near, NULL);

    assert_ok(kh_graph_lookup(&graph, "river boarts", &lookup, &err));
    assert_int_equal(lookup.result, KH_LOOKUP_NONE);
    assert_int_equal(lookup.num, KH_LOOKUP_MAX);
    assert_int_equal(lookup.total, 13);
    assert_string_equal(kh_graph_node_id(&graph, lookup.matches[0]), "far-away-00");
    assert_ok(kh_graph_lookup(&graph, "river boar", &lookup, &err));
    assert_string_equal(kh_graph_node_id(&graph, lookup.matches[0]), "last-of-all");
    assert_string_equal(kh_graph_node_id(&graph, lookup.matches[1]), "far-away-00");

    assert_ok(kh_graph_lookup(&graph, "office", &lookup, &err));
    assert_int_equal(lookup.result, KH_LOOKUP_AMBIGUOUS);
    assert_int_equal(lookup.num, KH_LOOKUP_MAX);
    assert_int_equal(lookup.total, 12);
    assert_fails(
        kh_graph_need_node(&graph, "office", NULL, &node, &err), KH_ERR_NOTFOUND, "12 nodes");
    assert_non_null(strstr(err.hint, "and 7 more"));
    kh_graph_free(&graph);
}

static void
test_lookup_in_an_empty_graph(void **state)
{
    kh_graph graph = { 0 };
    kh_error err = { 0 };
    uint32_t node;

    (void) state;
    assert_fails(kh_graph_need_node(&graph, "", NULL, &node, &err), KH_ERR_NOTFOUND, "\"\"");
    kh_graph_free(&graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_choice_of_language),
        cmocka_unit_test(test_choice_without_the_usual_languages),
        cmocka_unit_test(test_names_of_vocabularies),
        cmocka_unit_test(test_lookup_by_any_name),
        cmocka_unit_test(test_lookup_ambiguous),
        cmocka_unit_test(test_did_you_mean),
        cmocka_unit_test(test_short_names),
        cmocka_unit_test(test_many_candidates),
        cmocka_unit_test(test_lookup_in_an_empty_graph),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
