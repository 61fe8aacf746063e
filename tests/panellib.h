/* Small nets with sectors, and the cells of their bridging table. */
#ifndef KH_TEST_PANELLIB_H
#define KH_TEST_PANELLIB_H

#include "testlib.h"

#include "netlib.h"

#include "../src/panel/panel.h"

static inline void
put_in_sector(kh_graph *graph, const char *node_id, const char *sector_id)
{
    kh_membership membership = { .weight = 1 };
    kh_error err = { 0 };
    uint32_t node;

    assert_true(kh_graph_find_node(graph, node_id, &node));
    assert_ok(kh_graph_need_sector(graph, sector_id, &membership.sector, &err));
    assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[node], membership, &err));
}

static inline void
mark_type(kh_graph *graph, const char *node_id, const char *type_id, bool body)
{
    kh_error err = { 0 };
    uint32_t node, type;

    assert_true(kh_graph_find_node(graph, node_id, &node));
    assert_ok(kh_graph_need_type(graph, type_id, &type, &err));
    graph->nodes.type[node] = type;
    graph->types.items[type].body = body;
}

static inline void
build_as(net_fixture *self, kh_table *table, const kh_bridges_options *wanted, const char *lang)
{
    const kh_net_options options = { 0 };
    kh_error err = { 0 };

    if (self->net.graph == NULL) {
        assert_ok(fixture_net(self, &options, &err));
    }
    assert_ok(kh_bridges(table, &self->net, &self->selection, wanted, lang, &err));
}

static inline void
build(net_fixture *self, kh_table *table)
{
    build_as(self, table, NULL, NULL);
}

static inline const char *
text_of(const kh_table *table, size_t shown, const char *column)
{
    kh_error err = { 0 };
    size_t j;

    assert_true(shown < table->num_shown);
    assert_ok(kh_table_find_column(table, column, &j, &err));
    return table->columns[j].texts[table->order[shown]];
}

static inline double
number_of(const kh_table *table, size_t shown, const char *column)
{
    kh_error err = { 0 };
    size_t j;

    assert_true(shown < table->num_shown);
    assert_ok(kh_table_find_column(table, column, &j, &err));
    return table->columns[j].numbers[table->order[shown]];
}

/*     a1 (A)          b1 (B)
 *       \            /
 *        hub - path - b2 (B)      hub in A, path in none
 *       /
 *     a2 (A)
 */
static inline void
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

#endif
