/* The bridging table: its columns, its rows, its order. */
#include "testlib.h"

#include "netlib.h"

#include "../src/bridge/panel.h"

static const char *const panel_columns[] = { "id", "label", "type", "sectors", "cross_betweenness",
    "cross_share", "participation", "coordinator", "consultant", "representative", "gatekeeper",
    "liaison", "brokerage", "constraint", "articulation" };

#define NUM_PANEL_COLUMNS (sizeof(panel_columns) / sizeof(*panel_columns))

static void
put_in_sector(kh_graph *graph, const char *node_id, const char *sector_id)
{
    kh_membership membership = { .weight = 1 };
    kh_error err = { 0 };
    uint32_t node;

    assert_true(kh_graph_find_node(graph, node_id, &node));
    assert_ok(kh_graph_need_sector(graph, sector_id, &membership.sector, &err));
    assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[node], membership, &err));
}

static void
mark_type(kh_graph *graph, const char *node_id, const char *type_id, bool body)
{
    kh_error err = { 0 };
    uint32_t node, type;

    assert_true(kh_graph_find_node(graph, node_id, &node));
    assert_ok(kh_graph_need_type(graph, type_id, &type, &err));
    graph->nodes.type[node] = type;
    graph->types.items[type].body = body;
}

static void
build(net_fixture *self, kh_table *table)
{
    const kh_net_options options = { 0 };
    kh_error err = { 0 };

    assert_ok(fixture_net(self, &options, &err));
    assert_ok(kh_bridges(table, &self->net, &self->selection, NULL, &err));
}

static const char *
text_of(const kh_table *table, size_t shown, const char *column)
{
    kh_error err = { 0 };
    size_t j;

    assert_true(shown < table->num_shown);
    assert_ok(kh_table_find_column(table, column, &j, &err));
    return table->columns[j].texts[table->order[shown]];
}

static double
number_of(const kh_table *table, size_t shown, const char *column)
{
    kh_error err = { 0 };
    size_t j;

    assert_true(shown < table->num_shown);
    assert_ok(kh_table_find_column(table, column, &j, &err));
    return table->columns[j].numbers[table->order[shown]];
}

static void
assert_panel_columns(const kh_table *table)
{
    size_t j;

    assert_string_equal(table->schema, "kakehashi/bridges/1");
    assert_int_equal(table->num_columns, NUM_PANEL_COLUMNS);
    for (j = 0; j < NUM_PANEL_COLUMNS; j++) {
        assert_string_equal(table->columns[j].name, panel_columns[j]);
    }
    for (j = 4; j < NUM_PANEL_COLUMNS; j++) {
        assert_string_not_equal(table->columns[j].definition, "");
    }
}

/*     a1 (A)          b1 (B)
 *       \            /
 *        hub - path - b2 (B)      hub in A, path in none
 *       /
 *     a2 (A)
 */
static void
fill_two_sides(net_fixture *self)
{
    kh_error err = { 0 };

    assert_ok(fixture_parse(&self->graph, "b2-path path-hub hub-a1 hub-a2 path-b1", &err));
    put_in_sector(&self->graph, "a1", "A");
    put_in_sector(&self->graph, "a2", "A");
    put_in_sector(&self->graph, "hub", "A");
    put_in_sector(&self->graph, "b1", "B");
    put_in_sector(&self->graph, "b2", "B");
}

static void
test_values(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    fill_two_sides(&f);
    build(&f, &table);
    assert_panel_columns(&table);
    assert_int_equal(table.num_shown, 6);

    /* path carries all six pairs {a1, a2, hub} x {b1, b2}, hub four of the four without it. */
    assert_string_equal(text_of(&table, 0, "id"), "hub");
    assert_near(number_of(&table, 0, "cross_betweenness"), 4, 0);
    assert_near(number_of(&table, 0, "cross_share"), 1, 0);
    assert_near(number_of(&table, 0, "participation"), 0, 0);
    assert_near(number_of(&table, 0, "coordinator"), 2, 0);
    assert_near(number_of(&table, 0, "representative"), 2, 0);
    assert_near(number_of(&table, 0, "gatekeeper"), 2, 0);
    assert_near(number_of(&table, 0, "brokerage"), 6, 0);
    assert_near(number_of(&table, 0, "articulation"), 1, 0);

    assert_string_equal(text_of(&table, 1, "id"), "path");
    assert_near(number_of(&table, 1, "cross_betweenness"), 6, 0);
    assert_near(number_of(&table, 1, "cross_share"), 1, 0);
    assert_near(number_of(&table, 1, "participation"), 4. / 9, 1e-15);
    assert_near(number_of(&table, 1, "consultant"), 2, 0);
    assert_near(number_of(&table, 1, "liaison"), 4, 0);
    assert_near(number_of(&table, 1, "constraint"), 1. / 3, 1e-15);

    assert_string_equal(text_of(&table, 2, "id"), "a1");
    assert_near(number_of(&table, 2, "cross_share"), 0, 0);
    assert_near(number_of(&table, 2, "articulation"), 0, 0);
    kh_table_free(&table);
    fixture_free(&f);
}

/* Bodies are listed; what is no body still carries paths. */
static void
test_only_bodies_are_listed(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    fill_two_sides(&f);
    mark_type(&f.graph, "hub", "ministry", true);
    mark_type(&f.graph, "a1", "ministry", true);
    mark_type(&f.graph, "path", "programme", false);
    build(&f, &table);
    assert_int_equal(table.num_shown, 2);
    assert_string_equal(text_of(&table, 0, "id"), "hub");
    assert_string_equal(text_of(&table, 0, "type"), "ministry");
    assert_near(number_of(&table, 0, "cross_betweenness"), 4, 0);
    assert_string_equal(text_of(&table, 1, "id"), "a1");
    kh_table_free(&table);
    fixture_free(&f);
}

/* Undefined shares stand last, ties by id and not by the order of the file: z carries the only
 * pair of sectors, so without c nothing is left for it to carry. */
static void
test_order(void **state)
{
    static const char *const expected[] = { "z", "x", "y", "c", "d" };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    assert_ok(fixture_parse(&f.graph, "d-z z-c y x", &err));
    put_in_sector(&f.graph, "d", "A");
    put_in_sector(&f.graph, "c", "B");
    build(&f, &table);
    for (j = 0; j < 5; j++) {
        assert_string_equal(text_of(&table, j, "id"), expected[j]);
    }
    assert_near(number_of(&table, 0, "cross_share"), 1, 0);
    assert_near(number_of(&table, 1, "cross_share"), 0, 0);
    assert_true(isnan(number_of(&table, 3, "cross_share")));
    assert_true(isnan(number_of(&table, 1, "constraint")));
    kh_table_free(&table);
    fixture_free(&f);
}

static void
test_empty(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    build(&f, &table);
    assert_panel_columns(&table);
    assert_int_equal(table.num_shown, 0);
    kh_table_free(&table);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_only_bodies_are_listed),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
