/* An edge of the file to a row of the edge columns. */
#include "elements.h"

#include "../base/array.h"
#include "../graph/ends.h"

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

/* A node that has not come yet may come later: where the end stands is kept until then. */
static kh_status
resolve_end(kh_reading *r, uint32_t offset, bool is_target, kh_sym id, uint32_t *end, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_open_ends *open = &r->open;

    KH_TRY(kh_graph_need_end(r->graph, id, end, err));
    if (*end < KH_ABSENT) {
        return KH_OK;
    }
    KH_TRY(KH_GROW(&open->items, open->num, &open->max, "ends of edges", err));
    open->items[open->num++] = (kh_open_end){
        .id = id, .is_target = is_target, .position = kh_reading_position_at(r, offset)
    };
out:
    return ret;
}

static kh_status
report_taken(kh_reading *r, uint32_t token, uint32_t edge, kh_error *err)
{
    const kh_place first = kh_graph_place(r->graph, r->graph->edges.position[edge]);

    return kh_reading_add(r, "E011", kh_tokens_member(r->tokens, token, "id"),
        "the first one is kept; leave the id out, or make it unique", err,
        "\"%s\" is the id of another edge, at line %u",
        kh_graph_text(r->graph, r->graph->edges.id[edge]), first.line);
}

/* Where an edge and what it names stand in the text. */
typedef struct {
    uint32_t element, relation, source, target;
} offsets;

/* What is not stated is zero already, and is left untouched (kh_grow_column()). */
static kh_status
fill(
    kh_reading *r, const struct edge_record *record, const offsets *at, kh_sym extra, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_edges *edges = &r->graph->edges;
    uint32_t e, source, target, relation = KH_NONE;

    if (record->relation != 0) {
        KH_TRY(kh_use_relation_at(r, at->relation, record->relation, &relation, err));
    }
    KH_TRY(resolve_end(r, at->source, false, record->source, &source, err));
    KH_TRY(resolve_end(r, at->target, true, record->target, &target, err));
    if (record->id != 0) {
        KH_TRY(kh_map_put(&r->edge_of, record->id, (uint32_t) edges->num, err));
    }
    KH_TRY(kh_graph_add_edge(r->graph, source, target, &e, err));
    edges->relation[e] = relation;
    if (record->id != 0) {
        edges->id[e] = record->id;
    }
    if (record->weight != 0) {
        edges->weight[e] = record->weight;
    }
    edges->confidence[e] = record->confidence;
    KH_SET_DATE(edges, start, e, record);
    KH_SET_DATE(edges, end, e, record);
    KH_SET_RANGE(edges, label, e, record);
    KH_SET_RANGE(edges, description, e, record);
    KH_SET_RANGE(edges, citations, e, record);
    if (extra != 0) {
        edges->extra[e] = extra;
    }
    edges->position[e] = kh_reading_position_at(r, at->element);
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
    KH_TRY(fill(r, &record,
        &(offsets){ r->tokens->items[token].begin, kh_offset_of(r->tokens, token, "relation"),
            kh_offset_of(r->tokens, token, "source"), kh_offset_of(r->tokens, token, "target") },
        extra, err));
out:
    return ret;
}

/* --- from a row ------------------------------------------------------------------------------ */

static kh_status
take_member(kh_reading *r, const kh_row *row, kh_row_member member, struct edge_record *record,
    kh_error *err)
{
    switch (member) {
        case KH_ROW_ID:
            return kh_row_intern(r, row, &row->strings[KH_ROW_ID], &record->id, err);
        case KH_ROW_SOURCE:
            return kh_row_intern(r, row, &row->strings[KH_ROW_SOURCE], &record->source, err);
        case KH_ROW_TARGET:
            return kh_row_intern(r, row, &row->strings[KH_ROW_TARGET], &record->target, err);
        case KH_ROW_RELATION:
            return kh_row_intern(r, row, &row->strings[KH_ROW_RELATION], &record->relation, err);
        case KH_ROW_START:
            record->start = row->start;
            return KH_OK;
        case KH_ROW_END:
            record->end = row->end;
            return KH_OK;
        case KH_ROW_WEIGHT:
            record->weight = row->weight;
            return KH_OK;
        case KH_ROW_CONFIDENCE:
            record->confidence = row->confidence;
            return KH_OK;
        case KH_ROW_CITATIONS:
            return kh_row_citations(r, row, &record->citations, err);
        default:
            return KH_OK;
    }
}

kh_status
kh_row_edge(kh_reading *r, const kh_row *row, bool *done, kh_error *err)
{
    kh_status ret = KH_OK;
    struct edge_record record = { .confidence = KH_NOT_STATED };
    const kh_span *id = &row->strings[KH_ROW_ID];
    uint32_t j, e;

    *done = false;
    if ((row->given >> KH_ROW_ID & 1) != 0
        && kh_map_get(&r->edge_of,
            kh_pool_find_hashed(&r->graph->pool, row->text + id->begin, id->length, id->hash),
            &e)) {
        return KH_OK;
    }
    for (j = 0; j < row->num_members; j++) {
        KH_TRY(take_member(r, row, row->order[j], &record, err));
    }
    KH_TRY(fill(r, &record,
        &(offsets){ 0, row->strings[KH_ROW_RELATION].begin - 1,
            row->strings[KH_ROW_SOURCE].begin - 1, row->strings[KH_ROW_TARGET].begin - 1 },
        0, err));
    *done = true;
out:
    return ret;
}
