/* Every allocation of every analysis, table, writer and drawing is refused in turn: the answer is
 * KH_ERR_NOMEM, nothing leaks, and in the end the call succeeds. */
#include "refusing.h"

#include "../src/cut/report.h"
#include "../src/draw/draw.h"
#include "../src/explain/explain.h"
#include "../src/measure/rank.h"
#include "../src/panel/pairs.h"
#include "../src/panel/panel.h"
#include "../src/partition/block_table.h"
#include "../src/partition/group_table.h"
#include "../src/path/path.h"
#include "../src/read/read.h"
#include "../src/robust/robustness.h"
#include "../src/survey/survey.h"
#include "../src/view/preset.h"
#include "../src/write/writer.h"

/* Two sectors, one body in both, claims of several relations, years and confidences. */
static const char text[]
    = "{\"directed\":true,\"graph\":{\"title\":{\"en\":\"T\",\"ja\":\"題\"}},"
      "\"nodeTypes\":{\"m\":{\"body\":true,\"label\":{\"en\":\"Ministry\"}},\"c\":{}},"
      "\"relations\":{\"r\":{\"label\":{\"en\":\"runs\"},\"walk\":\"both\"},\"f\":{}},"
      "\"sectors\":[{\"id\":\"s\"},{\"id\":\"t\"}],\"sources\":[{\"id\":\"q\",\"title\":\"Q\"}],"
      "\"nodes\":[{\"id\":\"a\",\"type\":\"m\",\"sectors\":[\"s\"],\"label\":{\"ja\":\"甲\"}},"
      "{\"id\":\"b\",\"type\":\"m\",\"sectors\":[\"s\",\"t\"]},"
      "{\"id\":\"c\",\"type\":\"c\",\"sectors\":[\"t\"],\"start\":\"2001\"},{\"id\":\"d\"}],"
      "\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"r\",\"sources\":[\"q\"]},"
      "{\"source\":\"b\",\"target\":\"c\",\"relation\":\"f\",\"confidence\":0.5,"
      "\"start\":\"2010\"},{\"source\":\"c\",\"target\":\"d\",\"relation\":\"r\"},"
      "{\"source\":\"a\",\"target\":\"c\",\"relation\":\"r\",\"weight\":2}]}";

static kh_graph graph;
static kh_selection selection;
static kh_net net;

static int
set_up(void **state)
{
    const kh_selector all = { 0 };
    const kh_net_options options = { .weighted = true };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_read_text(&graph, "small", text, strlen(text), NULL, &findings, &err));
    assert_ok(kh_select(&selection, &graph, &all, &err));
    assert_ok(kh_net_build(&net, &graph, &selection, &options, &err));
    net.num_threads = 1;
    kh_findings_free(&findings);
    return 0;
}

static int
tear_down(void **state)
{
    (void) state;
    kh_net_free(&net);
    kh_selection_free(&selection);
    kh_graph_free(&graph);
    return 0;
}

/* --- nets and tables --------------------------------------------------------------------- */

static kh_status
build_net(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    static const char *const types[] = { "m", "c" };
    const kh_selector selector = { .types = types, .num_types = 2, .min_confidence = .5 };
    const kh_net_options options = { 0 };
    kh_selection some = { 0 };
    kh_net small = { 0 };

    (void) context;
    KH_TRY(kh_select(&some, &graph, &selector, err));
    KH_TRY(kh_net_build(&small, &graph, &some, &options, err));
out:
    kh_net_free(&small);
    kh_selection_free(&some);
    return ret;
}

static void
test_nets(void **state)
{
    (void) state;
    refuse_in_turn("a net", build_net, NULL);
}

typedef kh_status table_maker(kh_table *table, kh_error *err);

static kh_status
make_rank(kh_table *table, kh_error *err)
{
    size_t num = 0;

    while (kh_measures[num] != NULL) {
        num++;
    }
    return kh_rank(table, &net, &selection, kh_measures, num, true, NULL, "ja", err);
}

static kh_status
make_bridges(kh_table *table, kh_error *err)
{
    const kh_bridges_options options
        = { .significance = true, .null = { .num_permutations = 3, .num_threads = 1 } };

    return kh_bridges(table, &net, &selection, &options, "ko", err);
}

static kh_status
make_groups(kh_table *table, kh_error *err)
{
    const kh_groups_options options
        = { .grouping = kh_groupings[0], .resolution = 1, .stability = true };

    return kh_groups(table, &net, &selection, &options, "en", err);
}

static kh_status
make_confusion(kh_table *table, kh_error *err)
{
    const kh_groups_options options = { .grouping = kh_groupings[0], .resolution = 1 };

    return kh_groups_confusion(table, &net, &selection, &options, "en", err);
}

static kh_status
make_blocks(kh_table *table, kh_error *err)
{
    return kh_groups_blocks(table, &net, &selection, "en", err);
}

/* Between a and d. */
static kh_status
cut(kh_table *table, bool of_nodes, bool lists_paths, const char *lang, kh_error *err)
{
    static const uint32_t ends[] = { 0, 3 };
    const kh_cut_request request = { .net = &net,
        .selection = &selection,
        .a = { "a", true, &ends[0], 1 },
        .b = { "d", false, &ends[1], 1 },
        .of_nodes = of_nodes,
        .lists_paths = lists_paths,
        .list_sides = true,
        .explains = true,
        .lang = lang };
    kh_cut_outcome outcome;

    return kh_cut_report(table, &request, &outcome, err);
}

static kh_status
make_cut(kh_table *table, kh_error *err)
{
    return cut(table, false, false, "ko", err);
}

static kh_status
make_cut_of_nodes(kh_table *table, kh_error *err)
{
    return cut(table, true, false, "ja", err);
}

static kh_status
make_cut_paths(kh_table *table, kh_error *err)
{
    return cut(table, true, true, "en", err);
}

static kh_status
make_pairs(kh_table *table, kh_error *err)
{
    return kh_bridge_pairs(table, &net, &selection, NULL, "ja", err);
}

static kh_status
make_robustness(kh_table *table, kh_error *err)
{
    const kh_robustness_options options = { .num_resamples = 2, .num_threads = 1 };

    return kh_robustness(table, &graph, &selection, &options, "en", err);
}

static kh_status
make_info(kh_table *table, kh_error *err)
{
    return kh_survey_info(table, &net, &selection, "en", err);
}

static kh_status
make_nodes(kh_table *table, kh_error *err)
{
    return kh_survey_nodes(table, &net, &selection, SIZE_MAX, "en", err);
}

static kh_status
make_edges(kh_table *table, kh_error *err)
{
    return kh_survey_edges(table, &net, &selection, SIZE_MAX, "en", err);
}

static const struct {
    const char *name;
    table_maker *make;
} tables[] = { { "rank", make_rank }, { "bridges", make_bridges }, { "groups", make_groups },
    { "confusion", make_confusion }, { "blocks", make_blocks }, { "cut", make_cut },
    { "cut of nodes", make_cut_of_nodes }, { "cut paths", make_cut_paths }, { "pairs", make_pairs },
    { "robustness", make_robustness }, { "info", make_info }, { "nodes", make_nodes },
    { "edges", make_edges } };

/* The table, and all that it can be written as. */
static kh_status
make_and_write(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t *which = context;
    const kh_table_style style = { .width = 80, .color = true };
    kh_table table = { 0 };
    kh_text out = { 0 };
    size_t j;

    KH_TRY(tables[*which].make(&table, err));
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        KH_TRY(kh_table_formats[j]->write(&table, &style, &out, err));
    }
out:
    kh_text_free(&out);
    kh_table_free(&table);
    return ret;
}

static void
test_tables(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(tables) / sizeof(*tables); j++) {
        assert_true(refuse_in_turn(tables[j].name, make_and_write, &j) > 10);
    }
}

/* --- words, paths ------------------------------------------------------------------------ */

static kh_status
explain(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_explain_request request = { .net = &net,
        .selection = &selection,
        .body = 1,
        .lang = "ja",
        .rank = 1,
        .num_bodies = 2,
        .num_threads = 1 };
    kh_text out = { 0 };

    (void) context;
    KH_TRY(kh_explain_text(&request, &out, err));
    KH_TRY(kh_explain_json(&request, &out, err));
out:
    kh_text_free(&out);
    return ret;
}

static kh_status
find_paths(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t target[4] = { 0, 0, 0, 1 };
    const uint32_t course[] = { KH_PATH_ANY, 0 };
    kh_path_question question = { .net = &net, .target = target };
    kh_path_list list = { 0 };
    double width;

    (void) context;
    KH_TRY(kh_path_shortest(&question, 9, &list, err));
    KH_TRY(kh_path_widest(&question, 9, &list, &width, err));
    KH_TRY(kh_path_k_shortest(&question, 9, &list, err));
    question.course = course;
    question.num_course = 2;
    question.in_order = true;
    KH_TRY(kh_path_k_shortest(&question, 9, &list, err));
    assert_true(list.num > 0);
out:
    kh_path_list_free(&list);
    return ret;
}

static void
test_words_and_paths(void **state)
{
    (void) state;
    assert_true(refuse_in_turn("an explanation", explain, NULL) > 10);
    assert_true(refuse_in_turn("paths", find_paths, NULL) > 10);
}

/* --- files and drawings ------------------------------------------------------------------ */

static kh_status
append(void *context, const char *bytes, size_t length, kh_error *err)
{
    kh_text_add_bytes(context, bytes, length);
    return kh_text_status(context, err);
}

static kh_status
write_graph(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_writer *const *writer = context;
    kh_text out = { 0 };
    kh_sink sink = { .write = append, .context = &out };
    const kh_findings findings = { 0 };
    kh_losses losses = { 0 };

    KH_TRY((*writer)->write(&graph, &findings, &sink, &losses, err));
out:
    kh_sink_free(&sink);
    kh_text_free(&out);
    return ret;
}

static void
test_writers(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; kh_writers[j] != NULL; j++) {
        const kh_writer *writer = kh_writers[j];

        refuse_in_turn(writer->name, write_graph, &writer);
    }
}

static kh_status
draw(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_findings warnings = { 0 };
    kh_view view = { 0 };
    kh_text out = { 0 };

    KH_TRY(kh_view_read_text(&view, "view", context, strlen(context), &warnings, err));
    KH_TRY(kh_draw_scene(&graph, NULL, &view, "ja", &out, &warnings, err));
out:
    kh_text_free(&out);
    kh_view_free(&view);
    kh_findings_free(&warnings);
    return ret;
}

static void
test_scenes(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; kh_presets[j].name != NULL; j++) {
        char view[160];

        snprintf(view, sizeof(view),
            "{\"format\":\"kakehashi-view-1\",\"preset\":\"%s\",\"title\":\"T\"}",
            kh_presets[j].name);
        refuse_in_turn(kh_presets[j].name, draw, view);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nets),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_words_and_paths),
        cmocka_unit_test(test_writers),
        cmocka_unit_test(test_scenes),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
