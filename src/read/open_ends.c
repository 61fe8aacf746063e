/* Edges that were read before the nodes they lead to, and those that lead to none. */
#include "reader.h"

#include "../base/array.h"
#include "../graph/ends.h"
#include "../graph/label.h"

#include <stdlib.h>
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

/* --- ends by label --------------------------------------------------------------------------- */

/* Nodes by their labels, in any language. */
typedef struct {
    kh_pool labels;
    kh_map node_of; /* symbol of the label -> node, KH_NONE if several bear it */
} label_index;

static kh_status
add_labels(label_index *self, const kh_graph *graph, uint32_t node, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_range range = graph->nodes.label[node];
    uint32_t j, known;
    kh_sym sym;

    for (j = range.first; j < range.first + range.num; j++) {
        const char *text = kh_graph_text(graph, graph->labels.items[j].text);

        KH_TRY(kh_pool_intern(&self->labels, text, strlen(text), &sym, err));
        KH_TRY(kh_map_put(&self->node_of, sym,
            kh_map_get(&self->node_of, sym, &known) && known != node ? KH_NONE : node, err));
    }
out:
    return ret;
}

static uint32_t
find_label(const label_index *self, const char *text)
{
    uint32_t node;

    return kh_map_get(&self->node_of, kh_pool_find(&self->labels, text, strlen(text)), &node)
               ? node
               : KH_NONE;
}

/* Lead ends by label to their nodes, and keep of `ends` only the others. */
static kh_status
lead_by_label(const label_index *index, kh_open_ends *ends, kh_graph *graph, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *nodes = NULL, absent;
    size_t j, kept = 0;

    KH_TRY(KH_NEW(&nodes, graph->absent.num, "ends of edges", err));
    memset(nodes, 0xFF, graph->absent.num * sizeof(*nodes)); /* KH_NONE */
    for (j = 0; j < ends->num; j++) {
        const kh_open_end end = ends->items[j];
        const uint32_t node
            = end.by_label ? find_label(index, kh_graph_text(graph, end.id)) : KH_NONE;

        if (node != KH_NONE && kh_map_get(&graph->absent_of, end.id, &absent)) {
            nodes[absent] = node;
        } else {
            ends->items[kept++] = end;
        }
    }
    ends->num = kept;
    kh_graph_lead_ends(graph, nodes);
out:
    free(nodes);
    return ret;
}

static kh_status
resolve_labels(kh_open_ends *ends, kh_graph *graph, kh_error *err)
{
    kh_status ret = KH_OK;
    label_index index = { 0 };
    size_t j;

    for (j = 0; j < ends->num && !ends->items[j].by_label; j++) {
    }
    if (j == ends->num) {
        return KH_OK;
    }
    for (j = 0; j < graph->nodes.num; j++) {
        KH_TRY(add_labels(&index, graph, (uint32_t) j, err));
    }
    KH_TRY(lead_by_label(&index, ends, graph, err));
out:
    kh_pool_free(&index.labels);
    kh_map_free(&index.node_of);
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
    KH_TRY(resolve_labels(ends, graph, err));
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
