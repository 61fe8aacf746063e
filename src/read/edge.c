/* An edge of the file to a row of the edge columns. */
#include "elements.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <string.h>

#define FIELD(name) offsetof(struct edge_record, name)

struct edge_record {
    kh_sym id, source, target, relation;
    kh_range label, description, citations;
    kh_date start, end;
    double weight, confidence;
};

static const kh_field edge_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "id", kh_field_id, FIELD(id), 0 },
    { "key", kh_field_key, KH_NO_COLUMN, KH_KEPT },
    { "source", kh_field_id, FIELD(source), KH_REQUIRED },
    { "target", kh_field_id, FIELD(target), KH_REQUIRED },
    { "relation", kh_field_id, FIELD(relation), 0 },
    { "label", kh_field_text, FIELD(label), 0 },
    { "description", kh_field_text, FIELD(description), 0 },
    { "start", kh_field_open_date, FIELD(start), 0 },
    { "end", kh_field_open_date, FIELD(end), 0 },
    { "weight", kh_field_weight, FIELD(weight), 0 },
    { "confidence", kh_field_confidence, FIELD(confidence), 0 },
    { "sources", kh_field_citations, FIELD(citations), 0 },
    { "attributes", kh_field_any_object, KH_NO_COLUMN, KH_KEPT },
};

static const kh_schema edge_schema = KH_SCHEMA("an edge", edge_fields);

/* The node of an end, or KH_NONE for now: it may come later in the file. */
static kh_status
resolve_end(kh_reading *r, uint32_t token, bool is_target, kh_sym id, uint32_t *node, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_pending_end pending = { (uint32_t) r->graph->edges.num, is_target, id, { 0 } };

    if (kh_map_get(&r->graph->node_of, id, node)) {
        return KH_OK;
    }
    *node = KH_NONE;
    KH_TRY(KH_GROW(&r->pending.items, r->pending.num, &r->pending.max, "ends of edges", err));
    pending.place
        = kh_reading_place(r, kh_tokens_member(&r->tokens, token, is_target ? "target" : "source"));
    r->pending.items[r->pending.num++] = pending;
out:
    return ret;
}

static kh_status
report_taken(kh_reading *r, uint32_t token, uint32_t edge, kh_error *err)
{
    const kh_place first = kh_graph_place(r->graph, r->graph->edges.position[edge]);

    return kh_reading_add(r, "E011", kh_tokens_member(&r->tokens, token, "id"),
        "the first one is kept; leave the id out, or make it unique", err,
        "\"%s\" is the id of another edge, at line %u",
        kh_graph_text(r->graph, r->graph->edges.id[edge]), first.line);
}

static kh_status
fill(kh_reading *r, uint32_t token, const struct edge_record *record, kh_sym extra, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_edges *edges = &r->graph->edges;
    uint32_t e, source, target, relation = KH_NONE;

    if (record->relation != 0) {
        KH_TRY(kh_use_relation(
            r, kh_tokens_member(&r->tokens, token, "relation"), record->relation, &relation, err));
    }
    KH_TRY(resolve_end(r, token, false, record->source, &source, err));
    KH_TRY(resolve_end(r, token, true, record->target, &target, err));
    if (record->id != 0) {
        KH_TRY(kh_map_put(&r->edge_of, record->id, (uint32_t) edges->num, err));
    }
    KH_TRY(kh_graph_add_edge(r->graph, source, target, &e, err));
    edges->relation[e] = relation;
    edges->id[e] = record->id;
    edges->weight[e] = record->weight;
    edges->confidence[e] = record->confidence;
    edges->start[e] = record->start;
    edges->end[e] = record->end;
    edges->label[e] = record->label;
    edges->description[e] = record->description;
    edges->citations[e] = record->citations;
    edges->extra[e] = extra;
    edges->position[e] = kh_reading_position(r, token);
out:
    return ret;
}

kh_status
kh_element_edge(kh_reading *r, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    struct edge_record record = { .confidence = KH_NOT_STATED };
    kh_sym extra = 0;
    uint32_t e;

    KH_TRY(kh_read_object(r, token, &edge_schema, &record, &extra, err));
    KH_TRY(kh_check_interval(r, token, record.start, &record.end, err));
    if (record.source == 0 || record.target == 0) {
        return KH_OK;
    }
    if (record.id != 0 && kh_map_get(&r->edge_of, record.id, &e)) {
        return report_taken(r, token, e, err);
    }
    KH_TRY(fill(r, token, &record, extra, err));
out:
    return ret;
}

/* --- at the end of the input ----------------------------------------------------------------- */

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

/* Looking for the nearest name is a pass over all names: a file with a million dangling ends gets
 * hints for the first of them only. */
static kh_status
suggest_node(kh_reading *r, const char *id, kh_text *hint, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t cost = r->graph->labels.num + r->graph->nodes.num;
    kh_lookup lookup;

    kh_text_clear(hint);
    if (r->names_to_compare < cost) {
        return KH_OK;
    }
    r->names_to_compare -= cost;
    KH_TRY(kh_graph_lookup(r->graph, id, &lookup, err));
    if (lookup.num > 0) {
        kh_text_add(hint, "did you mean ");
        add_node_name(r->graph, lookup.matches[0], hint);
        kh_text_add_char(hint, '?');
    }
    KH_TRY(kh_text_status(hint, err));
out:
    return ret;
}

static kh_status
report_dangling(kh_reading *r, const kh_pending_end *end, kh_text *hint, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *id = kh_graph_text(r->graph, end->id);
    char pointer[48] = "";

    if (r->lost_nodes) {
        /* It may well be one of the nodes that could not be read. */
        return KH_OK;
    }
    KH_TRY(suggest_node(r, id, hint, err));
    kh_graph_print_pointer(r->graph, "edges", r->graph->edges.position[end->edge],
        end->is_target ? "/target" : "/source", pointer, sizeof(pointer));
    KH_TRY(kh_findings_add(r->findings, "E012", end->place, pointer, kh_text_bytes(hint), err,
        "\"%s\" is not a node", id));
out:
    return ret;
}

/* Close the gaps that edges without ends leave. */
static void
drop_dangling(kh_edges *edges)
{
    size_t e, kept = 0;

    for (e = 0; e < edges->num; e++) {
        if (edges->source[e] == KH_NONE || edges->target[e] == KH_NONE) {
            continue;
        }
#define MOVE(type, name) edges->name[kept] = edges->name[e];
        KH_EDGE_COLUMNS(MOVE)
#undef MOVE
        kept++;
    }
    edges->num = kept;
}

kh_status
kh_settle_edges(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_edges *edges = &r->graph->edges;
    kh_text hint = { 0 };
    bool dangling = false;
    size_t j;

    for (j = 0; j < r->pending.num; j++) {
        const kh_pending_end *end = &r->pending.items[j];
        uint32_t node;

        if (!kh_map_get(&r->graph->node_of, end->id, &node)) {
            dangling = true;
            KH_TRY(report_dangling(r, end, &hint, err));
        } else if (end->is_target) {
            edges->target[end->edge] = node;
        } else {
            edges->source[end->edge] = node;
        }
    }
    if (dangling) {
        drop_dangling(edges);
    }
out:
    kh_text_free(&hint);
    return ret;
}
