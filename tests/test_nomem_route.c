/* Every allocation behind `path` is refused in turn: the answer is KH_ERR_NOMEM, nothing leaks, and
 * in the end the call succeeds. */
#include "refusing.h"

#include "../src/read/read.h"
#include "../src/route/answer.h"
#include "../src/route/missing.h"
#include "../src/route/matrix.h"
#include "../src/route/missing.h"

/* a - b - c with competing claims; d is tied to c by a claim of other years; e stands apart. */
static const char text[]
    = "{\"relations\":{\"r\":{\"label\":\"runs\",\"sentence\":{\"en\":\"{source} runs {target}\"}},"
      "\"s\":{}},\"sectors\":[{\"id\":\"t\"}],\"sources\":[{\"id\":\"q\",\"title\":\"Q\"}],"
      "\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\",\"sectors\":[\"t\"]},{\"id\":\"d\"},"
      "{\"id\":\"e\"}],"
      "\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"r\",\"start\":2001,"
      "\"sources\":[{\"id\":\"q\",\"note\":\"N\"}]},"
      "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"r\"},"
      "{\"source\":\"b\",\"target\":\"c\",\"relation\":\"s\",\"end\":2012},"
      "{\"source\":\"c\",\"target\":\"d\",\"start\":2015}]}";

static kh_graph graph;
static kh_selection selection;
static kh_net net;
static kh_exclusion exclusion = { .why = KH_WHY_DATE };

static int
set_up(void **state)
{
    const kh_net_options options = { 0 };
    kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_date_from_year(&selector.from, 2010, &err));
    selector.to = selector.from;
    assert_ok(kh_read_text(&graph, "small", text, strlen(text), NULL, &findings, &err));
    assert_ok(kh_select(&selection, &graph, &selector, &err));
    assert_ok(kh_select(&exclusion.selection, &graph, &selector, &err));
    assert_ok(kh_net_build(&net, &graph, &selection, &options, &err));
    kh_findings_free(&findings);
    return 0;
}

static int
tear_down(void **state)
{
    (void) state;
    kh_net_free(&net);
    kh_selection_free(&exclusion.selection);
    kh_selection_free(&selection);
    kh_graph_free(&graph);
    return 0;
}

/* Every form of an answer. */
static kh_status
write_all(const kh_routes *routes, const kh_missing *missing, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_route_answer answer = { .routes = routes, .missing = missing, .lang = lang };
    const kh_table_style style = { .width = 40, .color = true };
    kh_text out = { 0 };
    kh_table table = { 0 };

    KH_TRY(kh_route_write_chains(&answer, &style, &out, err));
    KH_TRY(kh_route_write_prose(&answer, &style, &out, err));
    KH_TRY(kh_route_write_json(&answer, true, &out, err));
    KH_TRY(kh_route_write_lines(&answer, &out, err));
    KH_TRY(kh_route_make_table(&answer, &table, err));
out:
    kh_text_free(&out);
    kh_table_free(&table);
    return ret;
}

static kh_status
answer(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_route_request *request = context;
    kh_routes routes = { 0 };
    kh_missing missing = { 0 };

    KH_TRY(kh_routes_find(&routes, request, err));
    if (routes.paths.num == 0) {
        KH_TRY(kh_missing_find(&missing, &routes, &exclusion, 1, err));
    }
    KH_TRY(write_all(&routes, &missing, "en", err));
    KH_TRY(write_all(&routes, &missing, "ko", err));
out:
    kh_missing_free(&missing);
    kh_routes_free(&routes);
    return ret;
}

static void
test_answers(void **state)
{
    const uint32_t course[] = { KH_PATH_ANY, 0 };
    kh_route_request path = { .net = &net, .selection = &selection, .to = 2, .most = 9 };
    kh_route_request nearest = path, apart = path, late = path, along = path;

    (void) state;
    assert_true(refuse_in_turn("paths", answer, &path) > 100);
    path.kind = KH_ROUTE_WIDEST;
    assert_true(refuse_in_turn("widest paths", answer, &path) > 100);
    nearest.kind = KH_ROUTE_NEAREST;
    nearest.to = KH_NONE;
    nearest.sector = "t";
    assert_true(refuse_in_turn("nearest bodies", answer, &nearest) > 100);
    late.to = 3;
    assert_true(refuse_in_turn("a missing claim", answer, &late) > 100);
    apart.to = 4;
    assert_true(refuse_in_turn("separate components", answer, &apart) > 50);
    along.course = course;
    along.num_course = 2;
    assert_true(refuse_in_turn("a condition along the path", answer, &along) > 100);
}

static kh_status
measure(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool *wide = context;
    kh_node_set from = { 0 }, to = { 0 };
    kh_table table = { 0 };
    bool connected;

    KH_TRY(kh_node_set_read(&from, &net, "a", "en", err));
    KH_TRY(kh_node_set_read(&to, &net, "sector:t", "en", err));
    KH_TRY(kh_matrix_make(&table,
        &(kh_matrix_request){ .net = &net,
            .selection = &selection,
            .from = &from,
            .to = &to,
            .wide = *wide,
            .lang = "en" },
        &connected, err));
    assert_true(connected);
out:
    kh_node_set_free(&from);
    kh_node_set_free(&to);
    kh_table_free(&table);
    return ret;
}

static void
test_matrices(void **state)
{
    bool wide = false;

    (void) state;
    assert_true(refuse_in_turn("a matrix", measure, &wide) > 10);
    wide = true;
    assert_true(refuse_in_turn("a wide matrix", measure, &wide) > 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_matrices),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
