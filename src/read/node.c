/* A node of the file to a row of the node columns. */
#include "elements.h"

#define FIELD(name) offsetof(struct node_record, name)

struct node_record {
    kh_sym id, type;
    kh_range label, alt_label, description, sectors, citations;
    kh_date start, end;
    double confidence;
};

static const kh_field node_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "id", kh_field_id, FIELD(id), KH_REQUIRED },
    { "type", kh_field_id, FIELD(type), 0 },
    { "label", kh_field_name, FIELD(label), 0 },
    { "altLabel", kh_field_texts, FIELD(alt_label), 0 },
    { "description", kh_field_text, FIELD(description), 0 },
    { "sectors", kh_field_memberships, FIELD(sectors), 0 },
    { "start", kh_field_open_date, FIELD(start), 0 },
    { "end", kh_field_open_date, FIELD(end), 0 },
    { "country", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "identifiers", kh_field_strings_map, KH_NO_COLUMN, KH_KEPT },
    { "url", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "confidence", kh_field_confidence, FIELD(confidence), 0 },
    { "sources", kh_field_citations, FIELD(citations), 0 },
    { "attributes", kh_field_any_object, KH_NO_COLUMN, KH_KEPT },
};

static const kh_schema node_schema = KH_SCHEMA("a node", node_fields);

static kh_status
report_taken(kh_reading *r, uint32_t token, uint32_t node, kh_error *err)
{
    const kh_place first = kh_graph_place(r->graph, r->graph->nodes.position[node]);

    return kh_reading_add(r, "E010", kh_tokens_member(r->tokens, token, "id"),
        "the first one is kept; an id names one node", err,
        "\"%s\" is the id of another node, at line %u", kh_graph_node_id(r->graph, node),
        first.line);
}

/* Where a node and its type stand in the text. */
typedef struct {
    uint32_t element, type;
} offsets;

/* What is not stated is zero already, and is left untouched (kh_grow_column()). */
static kh_status
fill(
    kh_reading *r, const struct node_record *record, const offsets *at, kh_sym extra, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_nodes *nodes = &r->graph->nodes;
    uint32_t v, type = KH_NONE;

    if (record->type != 0) {
        KH_TRY(kh_use_type_at(r, at->type, record->type, &type, err));
    }
    KH_TRY(kh_graph_add_node_sym(r->graph, record->id, &v, err));
    nodes->type[v] = type;
    KH_SET_RANGE(nodes, label, v, record);
    KH_SET_RANGE(nodes, alt_label, v, record);
    KH_SET_RANGE(nodes, description, v, record);
    KH_SET_RANGE(nodes, sectors, v, record);
    KH_SET_RANGE(nodes, citations, v, record);
    KH_SET_DATE(nodes, start, v, record);
    KH_SET_DATE(nodes, end, v, record);
    nodes->confidence[v] = record->confidence;
    if (extra != 0) {
        nodes->extra[v] = extra;
    }
    nodes->position[v] = kh_reading_position_at(r, at->element);
out:
    return ret;
}

kh_status
kh_element_node(kh_reading *r, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    struct node_record record = { .confidence = KH_NOT_STATED };
    kh_sym extra = 0;
    uint32_t v;

    KH_TRY(kh_read_object(r, token, &node_schema, &record, &extra, err));
    KH_TRY(kh_check_interval(r, token, record.start, &record.end, err));
    if (record.id == 0) {
        r->lost_nodes = true;
        return KH_OK;
    }
    if (kh_map_get(&r->graph->node_of, record.id, &v)) {
        return report_taken(r, token, v, err);
    }
    KH_TRY(fill(r, &record,
        &(offsets){ r->tokens->items[token].begin, kh_offset_of(r->tokens, token, "type") }, extra,
        err));
out:
    return ret;
}

/* --- from a row ------------------------------------------------------------------------------ */

static kh_status
take_member(kh_reading *r, const kh_row *row, kh_row_member member, struct node_record *record,
    kh_error *err)
{
    switch (member) {
        case KH_ROW_ID:
            return kh_row_intern(r, row, &row->strings[KH_ROW_ID], &record->id, err);
        case KH_ROW_TYPE:
            return kh_row_intern(r, row, &row->strings[KH_ROW_TYPE], &record->type, err);
        case KH_ROW_LABEL:
            return kh_row_labels(r, row, &record->label, err);
        case KH_ROW_SECTORS:
            return kh_row_memberships(r, row, &record->sectors, err);
        case KH_ROW_START:
            record->start = row->start;
            return KH_OK;
        case KH_ROW_END:
            record->end = row->end;
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
kh_row_node(kh_reading *r, const kh_row *row, bool *done, kh_error *err)
{
    kh_status ret = KH_OK;
    struct node_record record = { .confidence = KH_NOT_STATED };
    const kh_span *id = &row->strings[KH_ROW_ID];
    uint32_t j, v;

    *done = false;
    if (kh_map_get(&r->graph->node_of,
            kh_pool_find_hashed(&r->graph->pool, row->text + id->begin, id->length, id->hash),
            &v)) {
        return KH_OK;
    }
    for (j = 0; j < row->num_members; j++) {
        KH_TRY(take_member(r, row, row->order[j], &record, err));
    }
    KH_TRY(fill(r, &record, &(offsets){ .type = row->strings[KH_ROW_TYPE].begin - 1 }, 0, err));
    *done = true;
out:
    return ret;
}
