#include "node_table.h"

#include "../base/json.h"
#include "../graph/label.h"

#include <math.h>

void
kh_node_add_sectors_json(kh_text *out, const kh_net *net, size_t v)
{
    size_t j;

    kh_text_add_char(out, '[');
    for (j = net->share_start[v]; j < net->share_start[v + 1]; j++) {
        kh_text_add(out, j == net->share_start[v] ? "{\"id\":" : ",{\"id\":");
        kh_json_add_string(out, kh_net_sector_id(net, net->shares[j].sector));
        kh_text_add(out, ",\"weight\":");
        kh_text_add_number(out, net->shares[j].share);
        kh_text_add_char(out, '}');
    }
    kh_text_add_char(out, ']');
}

void
kh_node_add_sectors_words(kh_text *out, const kh_net *net, size_t v)
{
    const size_t first = net->share_start[v], end = net->share_start[v + 1];
    size_t j;

    for (j = first; j < end; j++) {
        kh_text_print(
            out, "%s%s", j == first ? "" : ", ", kh_net_sector_id(net, net->shares[j].sector));
        if (end - first > 1) {
            kh_text_add_char(out, ' ');
            kh_text_add_number(out, round(net->shares[j].share * 100) / 100);
        }
    }
}

static kh_status
fill_row(kh_table *table, size_t row, const kh_net *net, size_t v, const char *lang, kh_text *json,
    kh_text *words, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = net->graph;
    const uint32_t node = net->node[v], type = graph->nodes.type[node];

    kh_text_clear(json);
    kh_text_clear(words);
    kh_node_add_sectors_json(json, net, v);
    kh_node_add_sectors_words(words, net, v);
    KH_TRY(kh_text_status(json, err));
    KH_TRY(kh_text_status(words, err));
    KH_TRY(kh_table_set_text(table, KH_NODE_COLUMN_ID, row, kh_graph_node_id(graph, node), err));
    KH_TRY(kh_table_set_text(
        table, KH_NODE_COLUMN_LABEL, row, kh_graph_node_label(graph, node, lang), err));
    if (type != KH_NONE) {
        KH_TRY(kh_table_set_text(table, KH_NODE_COLUMN_TYPE, row,
            kh_graph_text(graph, graph->types.items[type].id), err));
    }
    KH_TRY(kh_table_set_json(
        table, KH_NODE_COLUMN_SECTORS, row, kh_text_bytes(json), kh_text_bytes(words), err));
out:
    return ret;
}

kh_status
kh_net_describe(kh_table *table, const kh_net *net, const kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    kh_net_add_json(net, selection, &text);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&text), err));
    kh_text_clear(&text);
    kh_net_add_line(net, selection, &text);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&text), err));
out:
    kh_text_free(&text);
    return ret;
}

kh_status
kh_node_table_init(kh_table *table, const char *schema, const kh_net *net,
    const kh_selection *selection, const uint32_t *nodes, size_t num_nodes, const char *lang,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 }, words = { 0 };
    size_t column, row;

    KH_TRY(kh_table_init(table, schema, num_nodes, err));
    KH_TRY(kh_table_add_column(
        table, KH_CELL_TEXT, "id", "", "the node's id in the file", &column, err));
    KH_TRY(kh_table_add_column(
        table, KH_CELL_TEXT, "label", "", "its name in the chosen language", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_TEXT, "type", "", "id of its type", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_JSON, "sectors", "share",
        "the sectors that it belongs to; weights sum to 1", &column, err));
    for (row = 0; row < num_nodes; row++) {
        KH_TRY(
            fill_row(table, row, net, nodes == NULL ? row : nodes[row], lang, &json, &words, err));
    }
    KH_TRY(kh_net_describe(table, net, selection, err));
out:
    kh_text_free(&json);
    kh_text_free(&words);
    return ret;
}
