/* What is written is read again as the same graph, and holds what the original said. */
#include "graphlib.h"

#include "../src/base/json.h"
#include "../src/graph/part.h"

/* One of everything, and what is awkward: keys that mean something else in a record, numbers that
 * doubles cannot hold, dates as numbers, plain strings for maps and lists. */
static const char everything[]
    = "{\"$schema\": \"x\", \"directed\": true, \"multigraph\": false, \"own\": {\"a\": [1.50, "
      "1e400]},\n"
      " \"graph\": {\"title\": \"T\", \"language\": \"ko\", \"asOf\": 2019, \"x\": "
      "12345678901234567890},\n"
      " \"sectors\": [{\"id\": \"gas\", \"parent\": \"energy\", \"own\": true},\n"
      "   {\"id\": \"energy\", \"label\": {\"en\": \"E\"}, \"color\": \"#E69F00\"}],\n"
      " \"nodeTypes\": {\"m\": {\"label\": \"M\", \"body\": true, \"shape\": \"box\", \"sameAs\": "
      "\"u\"}},\n"
      " \"relations\": {\"r\": {\"inverse\": {\"en\": \"i\"}, \"walk\": \"both\", \"symmetric\": "
      "true,\n"
      "   \"hierarchical\": true, \"body\": false}, \"s\": {\"walk\": \"forward\"}},\n"
      " \"sources\": [{\"id\": 7, \"type\": \"report\", \"title\": {\"ko\": \"제목\"}, "
      "\"kindness\": 1}],\n"
      " \"nodes\": [{\"id\": \"a\", \"type\": \"m\", \"label\": {\"ko\": \"가\", \"en\": "
      "\"A\\\"\\u0007\"},\n"
      "   \"altLabel\": {\"en\": [\"X\", \"Y\"], \"ko\": \"Z\"}, \"description\": \"D\",\n"
      "   \"sectors\": [\"gas\", {\"id\": \"energy\", \"weight\": 0.1, \"start\": 2001, \"end\": "
      "\"2002-03\",\n"
      "   \"sources\": [7], \"own\": null}], \"start\": \"-0044-03-15\", \"end\": null, "
      "\"confidence\": 0,\n"
      "   \"sources\": [7, {\"id\": \"https://example.org/\", \"locator\": \"p\", \"quote\": "
      "\"q\",\n"
      "   \"note\": {\"en\": \"n\"}, \"own\": \"\"}], \"country\": \"KR\", \"attributes\": {\"k\": "
      "\"{,}\"}},\n"
      "  {\"id\": \"b\", \"type\": \"undeclared\", \"label\": \"B\", \"altLabel\": [\"P\", "
      "\"Q\"],\n"
      "   \"sectors\": \"water\"}],\n"
      " \"edges\": [{\"id\": \"e\", \"key\": 0, \"source\": \"a\", \"target\": \"b\", "
      "\"relation\": \"r\",\n"
      "   \"label\": \"L\", \"weight\": 1e-300, \"confidence\": 1, \"start\": \"2010\"},\n"
      "  {\"source\": \"b\", \"target\": \"a\", \"relation\": \"t\", \"description\": {\"ja\": "
      "\"説\"}}]}";

/* Written, read, written: the same bytes, whatever the way. */
static void
check_round_trips(kh_graph *graph, const kh_findings *findings)
{
    kh_text json = write_graph(&kh_writer_json, graph, findings, NULL);
    size_t j;

    for (j = 0; kh_writers[j] != NULL; j++) {
        kh_graph again = { 0 };
        kh_findings found = { 0 };
        kh_text text = write_graph(kh_writers[j], graph, findings, NULL), same;

        read_graph(&again, "again", &text, &found);
        assert_int_equal(again.nodes.num, graph->nodes.num);
        assert_int_equal(again.edges.num, graph->edges.num);
        same = write_graph(&kh_writer_json, &again, &found, NULL);
        assert_same_text(&same, &json);
        kh_text_free(&same);
        same = write_graph(kh_writers[j], &again, &found, NULL);
        assert_same_text(&same, &text);
        kh_text_free(&same);
        kh_text_free(&text);
        kh_findings_free(&found);
        kh_graph_free(&again);
    }
    kh_text_free(&json);
}

static void
test_data_sets_come_back(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < NUM_DATA_FILES; j++) {
        kh_graph graph = { 0 };
        kh_findings findings = { 0 };

        read_data(&graph, j, &findings);
        check_round_trips(&graph, &findings);
        kh_findings_free(&findings);
        kh_graph_free(&graph);
    }
}

/* Two ways to say the same become one: {"id": X} for X, a weight of 1 and "body": false, which are
 * what is meant where nothing is said. */
static void
normalize(json_t *value)
{
    json_t *item;
    const char *key;
    void *next;
    size_t j;

    if (json_is_object(value) && json_is_false(json_object_get(value, "body"))) {
        json_object_del(value, "body");
    }
    json_object_foreach_safe (value, next, key, item) {
        normalize(item);
    }
    json_array_foreach (value, j, item) {
        normalize(item);
        if (json_number_value(json_object_get(item, "weight")) == 1
            && json_object_get(item, "source") == NULL) {
            json_object_del(item, "weight");
        }
        if (json_object_size(item) == 1 && json_object_get(item, "id") != NULL) {
            json_array_set(value, j, json_object_get(item, "id"));
        }
    }
}

/* jansson as the oracle: apart from `multigraph`, which is always written, the data sets say
 * afterwards what they said before. */
static void
test_data_sets_say_the_same(void **state)
{
    char path[512];
    size_t j;

    (void) state;
    for (j = 0; j < NUM_DATA_FILES; j++) {
        kh_graph graph = { 0 };
        kh_findings findings = { 0 };
        kh_text text;
        json_t *before, *after;

        read_data(&graph, j, &findings);
        text = write_graph(&kh_writer_json, &graph, &findings, NULL);
        snprintf(path, sizeof(path), "%s/data/%s", KH_ROOT, data_files[j]);
        before = json_load_file(path, 0, NULL);
        after = json_loadb(text.bytes, text.length, 0, NULL);
        assert_non_null(before);
        assert_non_null(after);
        json_object_set_new(before, "multigraph", json_true());
        json_object_set_new(before, "format", json_string("kakehashi-graph-1"));
        normalize(before);
        normalize(after);
        if (!json_equal(before, after)) {
            print_error("%s does not say the same\n", data_files[j]);
            fail();
        }
        json_decref(before);
        json_decref(after);
        kh_text_free(&text);
        kh_findings_free(&findings);
        kh_graph_free(&graph);
    }
}

static void
read_everything(kh_graph *graph, kh_findings *findings)
{
    const kh_text text = { .bytes = (char *) (uintptr_t) everything, .length = strlen(everything) };

    read_graph(graph, "everything", &text, findings);
}

static void
test_everything_comes_back(void **state)
{
    static const char *const kept[] = { "\"own\":{\"a\":[1.50,1e400]}", "12345678901234567890",
        "\"multigraph\":false", "\"altLabel\":{\"en\":[\"X\",\"Y\"],\"ko\":[\"Z\"]}", "\"id\":7,",
        "\"start\":\"-0044-03-15\"", "\"confidence\":0,", "\"weight\":1e-300", "\"key\":0",
        "\"body\":false", "\"label\":\"B\"", "\"altLabel\":[\"P\",\"Q\"]", "{\"k\":\"{,}\"}",
        "\"own\":null", "\"asOf\":2019", "A\\\"\\u0007", "\"water\"", "\"undeclared\"" };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_text text;
    size_t j;

    (void) state;
    read_everything(&graph, &findings);
    check_round_trips(&graph, &findings);
    text = write_graph(&kh_writer_json, &graph, &findings, NULL);
    for (j = 0; j < sizeof(kept) / sizeof(kept[0]); j++) {
        if (strstr(text.bytes, kept[j]) == NULL) {
            print_error("%s is lost in %s\n", kept[j], text.bytes);
            fail();
        }
    }
    kh_text_free(&text);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
test_empty_graph(void **state)
{
    static const char *const expected[] = {
        "{\"format\":\"kakehashi-graph-1\",\"multigraph\":true,\n\"nodes\":[],\n\"edges\":[]\n}\n",
        "{\"kind\":\"graph\",\"format\":\"kakehashi-graph-1\",\"multigraph\":true}\n",
    };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_text text = { 0 };

    (void) state;
    kh_text_add(&text, "{\"nodes\": [], \"edges\": []}");
    read_graph(&graph, "empty", &text, &findings);
    kh_text_free(&text);
    text = write_graph(&kh_writer_json, &graph, &findings, NULL);
    assert_string_equal(text.bytes, expected[0]);
    kh_text_free(&text);
    text = write_graph(&kh_writer_ndjson, &graph, &findings, NULL);
    assert_string_equal(text.bytes, expected[1]);
    kh_text_free(&text);
    check_round_trips(&graph, &findings);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

/* --- what a format cannot hold ----------------------------------------------------------- */

static void
test_keys_that_clash_are_counted(void **state)
{
    static const char clash[]
        = "{\"kind\": 1, \"nodeTypes\": {\"t\": {\"id\": \"x\", \"own\": 2}},\n"
          " \"nodes\": [{\"id\": \"a\", \"x\": {\"kind\": 1}, \"kind\": \"b\", \"z\": 3}], "
          "\"edges\": []}";
    const kh_text text = { .bytes = (char *) (uintptr_t) clash, .length = strlen(clash) };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_losses losses = { 0 };
    kh_text out;

    (void) state;
    read_graph(&graph, "clash", &text, &findings);
    out = write_graph(&kh_writer_json, &graph, &findings, &losses);
    assert_int_equal(losses.num_clashing_keys, 0);
    kh_text_free(&out);
    out = write_graph(&kh_writer_ndjson, &graph, &findings, &losses);
    assert_int_equal(losses.num_clashing_keys, 3);
    assert_string_equal(out.bytes,
        "{\"kind\":\"graph\",\"format\":\"kakehashi-graph-1\",\"multigraph\":true}\n"
        "{\"kind\":\"nodeType\",\"id\":\"t\",\"own\":2}\n"
        "{\"kind\":\"node\",\"id\":\"a\",\"x\":{\"kind\":1},\"z\":3}\n");
    kh_text_free(&out);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
test_bare_names_beside_others(void **state)
{
    kh_graph graph = { 0 };
    kh_losses losses = { 0 };
    kh_error err = { 0 };
    kh_text out;
    uint32_t v;

    (void) state;
    assert_ok(kh_graph_add_node(&graph, "a", &v, &err));
    assert_ok(kh_graph_push_label(&graph, &graph.nodes.label[v], NULL, "A", &err));
    assert_ok(kh_graph_push_label(&graph, &graph.nodes.label[v], "ko", "가", &err));
    out = write_graph(&kh_writer_json, &graph, NULL, &losses);
    assert_non_null(strstr(out.bytes, "\"label\":{\"und\":\"A\",\"ko\":\"가\"}"));
    assert_int_equal(losses.num_bare_labels, 1);
    kh_text_free(&out);
    kh_graph_free(&graph);
}

/* --- parts ------------------------------------------------------------------------------- */

static void
test_part_of_all_is_all(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < NUM_DATA_FILES; j++) {
        kh_graph graph = { 0 }, part = { 0 };
        kh_findings findings = { 0 };
        kh_selection selection = { 0 };
        const kh_selector all = { 0 };
        kh_error err = { 0 };
        kh_text whole, copy;

        read_data(&graph, j, &findings);
        assert_ok(kh_select(&selection, &graph, &all, &err));
        assert_ok(kh_graph_copy_part(&part, &graph, &selection, &err));
        whole = write_graph(&kh_writer_json, &graph, NULL, NULL);
        copy = write_graph(&kh_writer_json, &part, NULL, NULL);
        assert_same_text(&copy, &whole);
        kh_text_free(&whole);
        kh_text_free(&copy);
        kh_selection_free(&selection);
        kh_findings_free(&findings);
        kh_graph_free(&part);
        kh_graph_free(&graph);
    }
}

/* Not a string of what was left out is in a part. */
static void
test_part_holds_nothing_else(void **state)
{
    kh_graph graph = { 0 }, part = { 0 };
    kh_findings findings = { 0 };
    kh_selection selection = { 0 };
    const char *const types[] = { "m" };
    const kh_selector selector = { .types = types, .num_types = 1 };
    kh_error err = { 0 };
    kh_text out;

    (void) state;
    read_everything(&graph, &findings);
    assert_ok(kh_select(&selection, &graph, &selector, &err));
    assert_ok(kh_graph_copy_part(&part, &graph, &selection, &err));
    assert_int_equal(part.nodes.num, 1);
    assert_int_equal(part.edges.num, 0);
    assert_int_equal(kh_pool_find(&part.pool, "undeclared", 10), 0);
    assert_int_equal(kh_pool_find(&part.pool, "water", 5), 0);
    assert_int_not_equal(kh_pool_find(&part.pool, "gas", 3), 0);
    out = write_graph(&kh_writer_khg, &part, NULL, NULL);
    assert_null(memmem(out.bytes, out.length, "undeclared", 10));
    kh_text_free(&out);
    check_round_trips(&part, NULL);
    kh_selection_free(&selection);
    kh_findings_free(&findings);
    kh_graph_free(&part);
    kh_graph_free(&graph);
}

static void
test_formats_by_name_and_extension(void **state)
{
    const kh_writer *writer;
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_writer_find("json", &writer, &err));
    assert_ptr_equal(writer, &kh_writer_json);
    assert_ok(kh_writer_find("jsonl", &writer, &err));
    assert_ptr_equal(writer, &kh_writer_ndjson);
    assert_fails(kh_writer_find("jso", &writer, &err), KH_ERR_NOTFOUND, "\"jso\"");
    assert_string_equal(err.hint, "did you mean \"json\"?");
    err = (kh_error){ 0 };
    assert_fails(kh_writer_find("", &writer, &err), KH_ERR_NOTFOUND, "\"\"");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_data_sets_come_back),
        cmocka_unit_test(test_data_sets_say_the_same),
        cmocka_unit_test(test_everything_comes_back),
        cmocka_unit_test(test_empty_graph),
        cmocka_unit_test(test_keys_that_clash_are_counted),
        cmocka_unit_test(test_bare_names_beside_others),
        cmocka_unit_test(test_part_of_all_is_all),
        cmocka_unit_test(test_part_holds_nothing_else),
        cmocka_unit_test(test_formats_by_name_and_extension),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
