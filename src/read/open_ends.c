/* Edges that were read before the nodes they lead to, and those that lead to none. */
#include "reader.h"

#include "../graph/ends.h"
#include "../graph/label.h"

#include <string.h>

/* Looking for the nearest name is a pass over all names: a file with a million dangling ends gets
 * hints for the first of them only. */
#define MAX_NAMES_COMPARED 1000000

void
kh_open_ends_resolve(kh_open_ends *ends, kh_graph *graph)
{
    size_t j, kept = 0;
    uint32_t node;

    kh_graph_resolve_ends(graph);
    for (j = 0; j < ends->num; j++) {
        if (!kh_map_get(&graph->node_of, ends->items[j].id, &node)) {
            ends->items[kept++] = ends->items[j];
        }
    }
    ends->num = kept;
}

/* A name as the file's author would see it: `"moef" (기획재정부)`. */
static void
add_node_name(const kh_graph *graph, uint32_t node, kh_text *out)
{
    const char *id = kh_graph_node_id(graph, node);
    const char *label = kh_graph_node_label(graph, node, NULL);

    kh_text_print(out, "\"%s\"", id);
    if (strcmp(id, label) != 0) {
        kh_text_print(out, " (%s)", label);
    }
}

static kh_status
suggest_node(const kh_graph *graph, const char *id, kh_text *hint, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_lookup lookup;

    KH_TRY(kh_graph_lookup(graph, id, &lookup, err));
    if (lookup.num > 0) {
        kh_text_add(hint, "did you mean ");
        add_node_name(graph, lookup.matches[0], hint);
        kh_text_add_char(hint, '?');
    }
    KH_TRY(kh_text_status(hint, err));
out:
    return ret;
}

static kh_status
report_dangling(const kh_graph *graph, const kh_open_end *end, const char *hint,
    kh_findings *findings, kh_error *err)
{
    char pointer[48] = "";

    kh_graph_print_pointer(graph, "edges", end->position, end->is_target ? "/target" : "/source",
        pointer, sizeof(pointer));
    return kh_findings_add(findings, "E012", kh_graph_place(graph, end->position),
        end->column != 0 ? kh_graph_text(graph, end->column) : pointer, hint, err,
        "\"%s\" is not a node", kh_graph_text(graph, end->id));
}

/* No file lists nodes: those that tables of edges lead to are the nodes. */
static kh_status
make_nodes(const kh_open_ends *ends, kh_graph *graph, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t node;
    size_t j;

    for (j = 0; j < ends->num; j++) {
        const kh_open_end *end = &ends->items[j];

        if (!end->makes_node || kh_map_get(&graph->node_of, end->id, &node)) {
            continue;
        }
        KH_TRY(kh_graph_add_node_sym(graph, end->id, &node, err));
        graph->nodes.type[node] = KH_NONE;
        graph->nodes.confidence[node] = KH_NOT_STATED;
        graph->nodes.position[node] = end->position;
        if (end->label != 0 && end->label != end->id) {
            KH_TRY(kh_graph_push_label_sym(
                graph, &graph->nodes.label[node], (kh_label){ 0, end->label }, err));
        }
    }
out:
    return ret;
}

kh_status
kh_open_ends_settle(
    kh_open_ends *ends, kh_graph *graph, bool silent, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t cost = graph->labels.num + graph->nodes.num;
    size_t j, left = MAX_NAMES_COMPARED;
    kh_text hint = { 0 };

    if (graph->nodes.num == 0 && !silent) {
        KH_TRY(make_nodes(ends, graph, err));
    }
    kh_open_ends_resolve(ends, graph);
    for (j = 0; j < ends->num && !silent; j++) {
        kh_text_clear(&hint);
        if (left >= cost) {
            left -= cost;
            KH_TRY(suggest_node(graph, kh_graph_text(graph, ends->items[j].id), &hint, err));
        }
        KH_TRY(report_dangling(graph, &ends->items[j], kh_text_bytes(&hint), findings, err));
    }
    kh_graph_drop_open_edges(graph);
out:
    kh_text_free(&hint);
    return ret;
}
