/* Nodes, edges and findings as tables. */
#include "survey.h"

#include "../base/json.h"
#include "../graph/label.h"
#include "../net/node_table.h"

#include <math.h>

/* --- what nodes and edges share ---------------------------------------------------------- */

static kh_status
set_date(kh_table *table, size_t column, size_t row, kh_date date, kh_error *err)
{
    char buffer[KH_DATE_TEXT_SIZE];

    return date.stated ? kh_table_set_text(table, column, row, kh_date_text(date, buffer), err)
                       : KH_OK;
}

/* Numbers that few files state are shown to people once one does, seen or not. */
static void
show_if_stated(kh_table *table, size_t column, double value)
{
    if (!isnan(value)) {
        table->columns[column].detail = false;
    }
}

static double
confidence_or_nan(double confidence)
{
    return confidence < 0 ? NAN : confidence;
}

/* The sources of a range of citations: ["s1","s2"] and "s1, s2", each once. */
static kh_status
set_sources(kh_table *table, size_t column, size_t row, const kh_graph *graph, kh_range range,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 }, words = { 0 };
    size_t j, k, num = 0;

    kh_text_add_char(&json, '[');
    for (j = range.first; j < range.first + range.num; j++) {
        const uint32_t source = graph->citations.items[j].source;
        const char *id = kh_graph_text(graph, graph->sources.items[source].id);

        for (k = range.first; graph->citations.items[k].source != source; k++) {
        }
        if (k == j) {
            kh_text_add(&json, num == 0 ? "" : ",");
            kh_json_add_string(&json, id);
            kh_text_print(&words, "%s%s", num == 0 ? "" : ", ", id);
            num++;
        }
    }
    kh_text_add_char(&json, ']');
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_table_set_json(table, column, row, kh_text_bytes(&json), kh_text_bytes(&words), err));
out:
    kh_text_free(&json);
    kh_text_free(&words);
    return ret;
}

typedef struct {
    kh_cell_kind kind;
    const char *name, *unit, *definition;
    bool detail;
} column_record;

/* @param first set to the index of the first of them. */
static kh_status
add_columns(kh_table *table, const column_record *records, size_t num, size_t *first, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, j;

    *first = table->num_columns;
    for (j = 0; j < num; j++) {
        KH_TRY(kh_table_add_column(table, records[j].kind, records[j].name, records[j].unit,
            records[j].definition, &column, err));
        table->columns[column].detail = records[j].detail;
    }
out:
    return ret;
}

/* --- nodes ------------------------------------------------------------------------------- */

static const column_record node_columns[] = {
    { KH_CELL_TEXT, "start", "date", "first day of validity", false },
    { KH_CELL_TEXT, "end", "date", "last day of validity", false },
    { KH_CELL_REAL, "confidence", "0 to 1", "as stated", true },
    { KH_CELL_JSON, "sources", "", "the sources that it cites", false },
    { KH_CELL_INTEGER, "degree", "ties", "number of ties, in and out", false },
};

#define NUM_NODE_COLUMNS (sizeof(node_columns) / sizeof(*node_columns))

static kh_status
fill_node(kh_table *table, size_t first, size_t row, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_nodes *nodes = &net->graph->nodes;
    const uint32_t v = net->node[row];
    double degree = (double) kh_net_out_degree(net, row);

    if (net->directed) {
        degree += (double) kh_net_in_degree(net, row);
    }
    KH_TRY(set_date(table, first, row, nodes->start[v], err));
    KH_TRY(set_date(table, first + 1, row, nodes->end[v], err));
    kh_table_set_number(table, first + 2, row, confidence_or_nan(nodes->confidence[v]));
    KH_TRY(set_sources(table, first + 3, row, net->graph, nodes->citations[v], err));
    kh_table_set_number(table, first + 4, row, degree);
out:
    return ret;
}

kh_status
kh_survey_nodes(kh_table *table, const kh_net *net, const kh_selection *selection, size_t max_rows,
    const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_rows = net->num_nodes < max_rows ? net->num_nodes : max_rows;
    size_t first, row;

    KH_TRY(
        kh_node_table_init(table, "kakehashi/list/1", net, selection, NULL, num_rows, lang, err));
    KH_TRY(add_columns(table, node_columns, NUM_NODE_COLUMNS, &first, err));
    table->num_omitted = net->num_nodes - num_rows;
    for (row = 0; row < net->num_nodes; row++) {
        if (row < num_rows) {
            KH_TRY(fill_node(table, first, row, net, err));
        }
        show_if_stated(
            table, first + 2, confidence_or_nan(net->graph->nodes.confidence[net->node[row]]));
    }
out:
    return ret;
}

/* --- edges ------------------------------------------------------------------------------- */

static const column_record edge_columns[] = {
    { KH_CELL_TEXT, "id", "", "the edge's own id, if it has one", true },
    { KH_CELL_TEXT, "source", "", "id of the node from which the claim starts", true },
    { KH_CELL_TEXT, "source_label", "", "its name", false },
    { KH_CELL_TEXT, "relation", "", "id of the relation", true },
    { KH_CELL_TEXT, "relation_label", "", "its linking phrase", false },
    { KH_CELL_TEXT, "target", "", "id of the node at which the claim ends", true },
    { KH_CELL_TEXT, "target_label", "", "its name", false },
    { KH_CELL_TEXT, "start", "date", "first day of validity", false },
    { KH_CELL_TEXT, "end", "date", "last day of validity", false },
    { KH_CELL_REAL, "weight", "strength", "as stated", true },
    { KH_CELL_REAL, "confidence", "0 to 1", "as stated", true },
    { KH_CELL_JSON, "sources", "", "the sources that it cites", false },
};

#define NUM_EDGE_COLUMNS (sizeof(edge_columns) / sizeof(*edge_columns))

static double
weight_or_nan(double weight)
{
    return weight > 0 ? weight : NAN;
}

static kh_status
fill_edge(
    kh_table *table, size_t row, const kh_graph *graph, size_t e, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &graph->edges;
    const uint32_t a = edges->source[e], b = edges->target[e], r = edges->relation[e];

    if (edges->id[e] != 0) {
        KH_TRY(kh_table_set_text(table, 0, row, kh_graph_text(graph, edges->id[e]), err));
    }
    KH_TRY(kh_table_set_text(table, 1, row, kh_graph_node_id(graph, a), err));
    KH_TRY(kh_table_set_text(table, 2, row, kh_graph_node_label(graph, a, lang), err));
    if (r != KH_NONE) {
        KH_TRY(kh_table_set_text(
            table, 3, row, kh_graph_text(graph, graph->relations.items[r].id), err));
        KH_TRY(kh_table_set_text(table, 4, row, kh_graph_relation_label(graph, r, lang), err));
    }
    KH_TRY(kh_table_set_text(table, 5, row, kh_graph_node_id(graph, b), err));
    KH_TRY(kh_table_set_text(table, 6, row, kh_graph_node_label(graph, b, lang), err));
    KH_TRY(set_date(table, 7, row, edges->start[e], err));
    KH_TRY(set_date(table, 8, row, edges->end[e], err));
    kh_table_set_number(table, 9, row, weight_or_nan(edges->weight[e]));
    kh_table_set_number(table, 10, row, confidence_or_nan(edges->confidence[e]));
    KH_TRY(set_sources(table, 11, row, graph, edges->citations[e], err));
out:
    return ret;
}

kh_status
kh_survey_edges(kh_table *table, const kh_net *net, const kh_selection *selection, size_t max_rows,
    const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text description = { 0 };
    const size_t num_rows = selection->num_edges < max_rows ? selection->num_edges : max_rows;
    size_t first, row = 0, e;

    KH_TRY(kh_table_init(table, "kakehashi/list/1", num_rows, err));
    KH_TRY(add_columns(table, edge_columns, NUM_EDGE_COLUMNS, &first, err));
    table->num_omitted = selection->num_edges - num_rows;
    for (e = 0; e < net->graph->edges.num; e++) {
        if (!selection->edges[e]) {
            continue;
        }
        if (row < num_rows) {
            KH_TRY(fill_edge(table, row++, net->graph, e, lang, err));
        }
        show_if_stated(table, 9, weight_or_nan(net->graph->edges.weight[e]));
        show_if_stated(table, 10, confidence_or_nan(net->graph->edges.confidence[e]));
    }
    kh_net_add_json(net, selection, &description);
    KH_TRY(kh_text_status(&description, err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&description), err));
    kh_text_clear(&description);
    kh_net_add_line(net, selection, &description);
    KH_TRY(kh_text_status(&description, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&description), err));
out:
    kh_text_free(&description);
    return ret;
}

/* --- findings ---------------------------------------------------------------------------- */

static const column_record finding_columns[] = {
    { KH_CELL_TEXT, "severity", "", "error: a number would be wrong; warning: worth a look",
        false },
    { KH_CELL_TEXT, "code", "", "kakehashi help CODE explains it", false },
    { KH_CELL_TEXT, "file", "", "as named on the command line", false },
    { KH_CELL_INTEGER, "line", "", "from 1", false },
    { KH_CELL_INTEGER, "column", "code points", "from 1", false },
    { KH_CELL_TEXT, "pointer", "", "JSON Pointer, in its line for NDJSON", false },
    { KH_CELL_TEXT, "message", "", "what is wrong", false },
    { KH_CELL_TEXT, "hint", "", "what to do about it", false },
};

#define NUM_FINDING_COLUMNS (sizeof(finding_columns) / sizeof(*finding_columns))

static kh_status
fill_finding(kh_table *table, size_t row, const kh_finding *finding, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(
        kh_table_set_text(table, 0, row, finding->severity == KH_ERROR ? "error" : "warning", err));
    KH_TRY(kh_table_set_text(table, 1, row, finding->code, err));
    KH_TRY(kh_table_set_text(table, 2, row, finding->place.file, err));
    if (finding->place.line > 0) {
        kh_table_set_number(table, 3, row, finding->place.line);
        kh_table_set_number(table, 4, row, finding->place.column);
    }
    KH_TRY(kh_table_set_text(table, 5, row, finding->pointer, err));
    KH_TRY(kh_table_set_text(table, 6, row, finding->message, err));
    if (finding->hint[0] != '\0') {
        KH_TRY(kh_table_set_text(table, 7, row, finding->hint, err));
    }
out:
    return ret;
}

kh_status
kh_survey_findings(kh_table *table, const kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t first, row;

    KH_TRY(kh_table_init(table, "kakehashi/check/1", findings->num, err));
    KH_TRY(add_columns(table, finding_columns, NUM_FINDING_COLUMNS, &first, err));
    for (row = 0; row < findings->num; row++) {
        KH_TRY(fill_finding(table, row, &findings->items[row], err));
    }
out:
    return ret;
}
