/* Diagrams of analyses: their numbers are those of the tables. */
#include "../src/base/json.h"
#include "../src/base/phrase.h"
#include "../src/draw/matrix.h"
#include "../src/draw/scale.h"
#include "../src/panel/pairs.h"
#include "../src/partition/group_table.h"

#include "../src/graph/label.h"
#include "draw_fixtures.h"

/* The Japan data, its net, and a scene of it. */
typedef struct {
    kh_graph graph;
    kh_selection selection;
    kh_net net;
    kh_table table;
    json_t *scene;
} analysis;

static void
draw(analysis *self, const char *preset)
{
    static const char *const path = KH_ROOT "/data/japan-smart-city.json";
    const kh_net_options options = { .seed = KH_USUAL_SEED };
    const kh_selector all = { 0 };
    const kh_view view = { .preset = preset };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text text = { 0 };
    size_t offset;

    assert_ok(kh_read_files(&self->graph, &path, 1, NULL, &findings, &err));
    assert_ok(kh_select(&self->selection, &self->graph, &all, &err));
    assert_ok(kh_net_build(&self->net, &self->graph, &self->selection, &options, &err));
    assert_ok(kh_draw_scene(&self->graph, NULL, &view, "en", &text, &findings, &err));
    assert_ok(kh_json_parse(kh_text_bytes(&text), text.length, &self->scene, &offset, &err));
    kh_findings_free(&findings);
    kh_text_free(&text);
}

static void
close_analysis(analysis *self)
{
    json_decref(self->scene);
    kh_table_free(&self->table);
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}

static const kh_column *
column_of(const analysis *self, const char *name)
{
    kh_error err = { 0 };
    size_t column;

    assert_ok(kh_table_find_column(&self->table, name, &column, &err));
    return &self->table.columns[column];
}

static const char *
string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static double
number_of(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

/* All lines of a label, with spaces. */
static void
join_lines(const json_t *lines, kh_text *out)
{
    size_t j;

    kh_text_clear(out);
    for (j = 0; j < json_array_size(lines); j++) {
        kh_text_add(out, j > 0 ? " " : "");
        kh_text_add(out, json_string_value(json_array_get(lines, j)));
    }
}

static const json_t *
find_node(const analysis *self, const char *id, size_t *index)
{
    const json_t *nodes = json_object_get(self->scene, "nodes");

    for (*index = 0; *index < json_array_size(nodes); ++*index) {
        if (strcmp(string_of(json_array_get(nodes, *index), "id"), id) == 0) {
            return json_array_get(nodes, *index);
        }
    }
    return NULL;
}

/* --- bridges ----------------------------------------------------------------------------- */

/* Whether a wide line leads from a node to the hub of a sector. */
static bool
has_stroke(const analysis *self, size_t from, const char *sector)
{
    const json_t *edges = json_object_get(self->scene, "edges");
    const json_t *nodes = json_object_get(self->scene, "nodes");
    kh_text label = { 0 };
    bool found = false;
    uint32_t index = 0;
    size_t j;

    assert_true(kh_graph_find_sector(&self->graph, sector, &index));
    for (j = 0; j < json_array_size(edges) && !found; j++) {
        const json_t *edge = json_array_get(edges, j);
        const json_t *to = json_array_get(nodes, (size_t) number_of(edge, "to"));

        if ((size_t) number_of(edge, "from") == from && number_of(edge, "width") > 1
            && string_of(to, "id")[0] == '\0') {
            join_lines(json_object_get(to, "lines"), &label);
            found = strcmp(kh_text_bytes(&label), kh_graph_sector_label(&self->graph, index, "en"))
                    == 0;
        }
    }
    kh_text_free(&label);
    return found;
}

static void
check_strokes(const analysis *self, size_t from, const char *json)
{
    json_t *pairs = NULL;
    kh_error err = { 0 };
    size_t offset, j;

    assert_ok(kh_json_parse(json, strlen(json), &pairs, &offset, &err));
    for (j = 0; j < json_array_size(pairs); j++) {
        const json_t *pair = json_array_get(pairs, j);

        assert_true(has_stroke(self, from, string_of(pair, "a")));
        assert_true(has_stroke(self, from, string_of(pair, "b")));
    }
    json_decref(pairs);
}

static void
test_bridges_are_those_of_the_panel(void **state)
{
    analysis a = { 0 };
    kh_error err = { 0 };
    kh_text percent = { 0 }, detail = { 0 };
    const kh_column *shares;
    size_t j, index;

    (void) state;
    draw(&a, "bridges");
    assert_ok(kh_bridges(&a.table, &a.net, &a.selection, NULL, "en", &err));
    shares = column_of(&a, "cross_share");
    for (j = 0; j < 13; j++) {
        const uint32_t row = a.table.order[j];
        const json_t *node = find_node(&a, column_of(&a, "id")->texts[row], &index);
        const double part = shares->numbers[row] / shares->numbers[a.table.order[0]];

        if (j == 12) { /* the thirteenth is no more than a dot. */
            assert_true(node == NULL || number_of(node, "width") < 10);
            break;
        }
        assert_non_null(node);
        kh_text_clear(&percent);
        kh_text_add(&percent, "carries ");
        kh_phrase_add_percent(&percent, shares->numbers[row]);
        kh_text_add(&percent, " between sectors");
        join_lines(json_object_get(node, "detail"), &detail);
        assert_string_equal(kh_text_bytes(&detail), kh_text_bytes(&percent));
        assert_near(number_of(node, "borderWidth"), 1 + 6 * part, 0.005);
        check_strokes(&a, index, column_of(&a, "top_pairs")->jsons[row]);
    }
    kh_text_free(&percent);
    kh_text_free(&detail);
    close_analysis(&a);
}

/* --- pairs ------------------------------------------------------------------------------- */

static size_t
place_of(const kh_matrix *matrix, uint32_t sector)
{
    size_t j = 0;

    while (matrix->sectors[j] != sector) {
        j++;
    }
    return j;
}

/* The cell of a row and a column of the sheet; two headings stand before the first row's. */
static const json_t *
cell_at(const analysis *self, const kh_matrix *matrix, size_t row, size_t column)
{
    return json_array_get(
        json_object_get(self->scene, "nodes"), matrix->num + row * (matrix->num + 1) + 1 + column);
}

static void
test_pairs_are_those_of_the_table(void **state)
{
    analysis a = { 0 };
    kh_matrix matrix = { 0 };
    kh_error err = { 0 };
    kh_text expected = { 0 }, text = { 0 };
    double ties = 0, joined = 0;
    uint32_t x, y;
    size_t t;

    (void) state;
    draw(&a, "pairs");
    assert_ok(kh_bridge_pairs(&a.table, &a.net, &a.selection, NULL, "en", &err));
    assert_ok(kh_matrix_fill(&matrix, &a.net, &a.table, &err));
    assert_int_equal(json_array_size(json_object_get(a.scene, "nodes")), 10 + 10 * 11);
    for (x = 0; x < matrix.num; x++) {
        ties += matrix.within[x];
        for (y = x + 1; y < matrix.num; y++) {
            const kh_pair_cell *cell = &matrix.cells[x * matrix.num + y];
            const size_t i = place_of(&matrix, x), k = place_of(&matrix, y);
            const size_t low = i < k ? k : i, high = i < k ? i : k;

            ties += cell->ties;
            kh_text_clear(&expected);
            kh_scale_add_number(&expected, cell->ties, false);
            join_lines(json_object_get(cell_at(&a, &matrix, low, high), "lines"), &text);
            assert_string_equal(kh_text_bytes(&text), kh_text_bytes(&expected));
            kh_text_clear(&expected);
            kh_phrase_add_percent(&expected, cell->first.share);
            join_lines(json_object_get(cell_at(&a, &matrix, high, low), "detail"), &text);
            assert_string_equal(kh_text_bytes(&text), kh_text_bytes(&expected));
        }
    }
    for (t = 0; t < a.net.num_ties; t++) {
        const uint32_t u = a.net.tail[t], v = a.net.head[t];

        joined += a.net.share_start[u] < a.net.share_start[u + 1]
                  && a.net.share_start[v] < a.net.share_start[v + 1];
    }
    assert_near(ties, joined, 1e-9);
    kh_text_free(&expected);
    kh_text_free(&text);
    kh_matrix_free(&matrix);
    close_analysis(&a);
}

/* --- groups ------------------------------------------------------------------------------ */

static void
test_groups_are_those_of_the_table(void **state)
{
    const kh_groups_options options = { .grouping = &kh_grouping_leiden, .resolution = 1 };
    analysis a = { 0 };
    kh_error err = { 0 };
    char start[32];
    size_t row, index, num = 0, apart = 0;

    (void) state;
    draw(&a, "groups");
    assert_ok(kh_groups(&a.table, &a.net, &a.selection, &options, "en", &err));
    for (row = 0; row < a.table.num_rows; row++) {
        const json_t *node = find_node(&a, column_of(&a, "id")->texts[row], &index);
        const double agrees = column_of(&a, "agrees")->numbers[row];

        if (node != NULL) {
            const json_t *cluster = json_array_get(
                json_object_get(a.scene, "clusters"), (size_t) number_of(node, "cluster"));

            snprintf(
                start, sizeof(start), "Group %g \xC2\xB7", column_of(&a, "group")->numbers[row]);
            assert_int_equal(strncmp(string_of(cluster, "label"), start, strlen(start)), 0);
            assert_int_equal(json_object_get(node, "borderWidth") != NULL, agrees == 0);
            num++;
            apart += agrees == 0;
        } else { /* bodies come first. */
            assert_false(kh_graph_is_body(&a.graph, a.net.node[row]));
        }
    }
    assert_int_equal(num, 47);
    assert_true(apart > 3);
    close_analysis(&a);
}

/* Two ministries and a city between three sectors. */
static const char bridged_text[]
    = "{\"graph\":{\"title\":{\"en\":\"Small\",\"ko\":\"작은 예\"},\"language\":\"en\"},"
      "\"sectors\":[{\"id\":\"e\",\"label\":{\"en\":\"Energy\",\"ko\":\"에너지\",\"ja\":"
      "\"エネルギー\"}},"
      "{\"id\":\"i\",\"label\":\"ICT\"},{\"id\":\"t\",\"label\":\"Transport\"}],"
      "\"nodeTypes\":{\"ministry\":{\"label\":\"Ministry\",\"body\":true},"
      "\"city\":{\"label\":\"City\",\"body\":true},\"programme\":{\"label\":\"Programme\"}},"
      "\"nodes\":["
      "{\"id\":\"me\",\"type\":\"ministry\",\"label\":\"Ministry of Everything that has to do "
      "with Energy\",\"altLabel\":{\"en\":[\"MEE\"],\"ja\":[\"全省\"]},\"sectors\":[\"e\"]},"
      "{\"id\":\"mi\",\"type\":\"ministry\",\"label\":\"Data Ministry\",\"sectors\":[\"e\",\"i\"]},"
      "{\"id\":\"town\",\"type\":\"city\",\"label\":\"Town\"},"
      "{\"id\":\"p1\",\"type\":\"programme\",\"label\":\"Wind\",\"sectors\":[\"e\"]},"
      "{\"id\":\"p2\",\"type\":\"programme\",\"label\":\"Sun\",\"sectors\":[\"e\"]},"
      "{\"id\":\"p3\",\"type\":\"programme\",\"label\":\"Grid data\",\"sectors\":[\"i\"]},"
      "{\"id\":\"p4\",\"type\":\"programme\",\"label\":\"Buses\",\"sectors\":[\"t\"]},"
      "{\"id\":\"p5\",\"type\":\"programme\",\"label\":\"Nowhere\",\"sectors\":[\"t\"]}],"
      "\"edges\":[{\"source\":\"me\",\"target\":\"p1\"},{\"source\":\"me\",\"target\":\"p2\"},"
      "{\"source\":\"me\",\"target\":\"mi\"},{\"source\":\"mi\",\"target\":\"p3\"},"
      "{\"source\":\"mi\",\"target\":\"town\"},{\"source\":\"town\",\"target\":\"p4\"},"
      "{\"source\":\"p3\",\"target\":\"town\"}]}";

/* --- scenes ------------------------------------------------------------------------------ */

static void
test_scenes_golden(void **state)
{
    static const struct {
        const char *view, *lang, *name;
    } cases[] = {
        { FORMAT "\"preset\":\"bridges\"}", "ko", "bridges.json" },
        { FORMAT "\"preset\":\"groups\"}", "en", "groups.json" },
        { FORMAT "\"preset\":\"pairs\",\"page\":\"slide\"}", "ja", "pairs.json" },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        kh_graph graph = { 0 };
        kh_view view = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };
        kh_text scene = { 0 };

        read_graph(&graph, bridged_text);
        assert_ok(kh_view_read_text(
            &view, "view", cases[j].view, strlen(cases[j].view), &findings, &err));
        assert_ok(kh_draw_scene(&graph, NULL, &view, cases[j].lang, &scene, &findings, &err));
        assert_golden(&scene, cases[j].name);
        kh_text_free(&scene);
        kh_findings_free(&findings);
        kh_view_free(&view);
        kh_graph_free(&graph);
    }
}

/* Arrows lead nowhere from body to body: nobody bridges, and the diagram says so. */
static void
test_nobody_bridges(void **state)
{
    const kh_view view = { .preset = "bridges" };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 };

    (void) state;
    read_graph(&graph, graph_text);
    assert_ok(kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err));
    assert_has(&scene, "\"subtitle\":[\"No body stands on a shortest path between sectors.\"]");
    assert_has(&scene, "\"nodes\":[]");
    kh_text_free(&scene);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bridges_are_those_of_the_panel),
        cmocka_unit_test(test_pairs_are_those_of_the_table),
        cmocka_unit_test(test_groups_are_those_of_the_table),
        cmocka_unit_test(test_scenes_golden),
        cmocka_unit_test(test_nobody_bridges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
