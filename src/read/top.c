/* The top level of a file: everything but the arrays of elements. */
#include "elements.h"

#include "../base/json.h"

#include <string.h>

/* --- the `graph` object ---------------------------------------------------------------------- */

#define FIELD(name) offsetof(struct graph_record, name)

struct graph_record {
    kh_range title, description;
    kh_sym language;
    kh_date as_of;
};

static const kh_field graph_fields[] = {
    { "id", kh_field_id, KH_NO_COLUMN, KH_KEPT },
    { "title", kh_field_text, FIELD(title), KH_KEPT },
    { "description", kh_field_text, FIELD(description), KH_KEPT },
    { "language", kh_field_lang, FIELD(language), KH_KEPT },
    { "languages", kh_field_langs, KH_NO_COLUMN, KH_KEPT },
    { "license", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "created", kh_field_date, KH_NO_COLUMN, KH_KEPT },
    { "modified", kh_field_date, KH_NO_COLUMN, KH_KEPT },
    { "asOf", kh_field_date, FIELD(as_of), KH_KEPT },
    { "citation", kh_field_text, KH_NO_COLUMN, KH_KEPT },
};

#undef FIELD

static const kh_schema graph_schema = KH_SCHEMA("the object \"graph\"", graph_fields);

static kh_status
read_graph(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    struct graph_record record = { 0 };
    kh_graph *graph = into;

    KH_TRY(kh_read_object(r, token, &graph_schema, &record, &graph->properties, err));
    graph->title = record.title;
    graph->description = record.description;
    graph->language = record.language;
    graph->as_of = record.as_of;
out:
    return ret;
}

/* --- the keys around it ---------------------------------------------------------------------- */

static kh_status
read_format(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    const char *text = r->tokens->items[token].kind == KH_JSON_STRING
                           ? kh_tokens_string(r->tokens, token)
                           : NULL;

    (void) into;
    if (text != NULL && strcmp(text, "kakehashi-graph-1") == 0) {
        return KH_OK;
    }
    return kh_reading_add(r, "E003", token,
        text != NULL && strncmp(text, "kakehashi-graph-", 16) == 0
            ? "a newer kakehashi may know it"
            : "without the key \"format\" the file is read as kakehashi-graph-1",
        err, "the format is not \"kakehashi-graph-1\"");
}

static kh_status
read_directed(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_graph *graph = into;

    graph->directed_stated = true;
    return kh_field_boolean(r, token, &graph->directed, err);
}

/* An array is walked element by element; what comes here is something else. */
static kh_status
read_elements(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    bool is;

    (void) into;
    return kh_expect(r, token, KH_JSON_ARRAY, NULL, &is, err);
}

static kh_status
read_node_types(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    (void) into;
    return kh_element_node_types(r, token, err);
}

static kh_status
read_relations(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    (void) into;
    return kh_element_relations(r, token, err);
}

/* The record is the graph itself. */
static const kh_field top_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "$schema", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "@context", NULL, KH_NO_COLUMN, KH_KEPT },
    { "format", read_format, 0, 0 },
    { "directed", read_directed, 0, 0 },
    { "multigraph", kh_field_boolean, offsetof(kh_graph, multigraph), 0 },
    { "graph", read_graph, 0, 0 },
    { "nodeTypes", read_node_types, 0, 0 },
    { "relations", read_relations, 0, 0 },
    { "sectors", read_elements, 0, 0 },
    { "sources", read_elements, 0, 0 },
    { "nodes", read_elements, 0, 0 },
    { "edges", read_elements, 0, 0 },
};

static const kh_schema top_schema = KH_SCHEMA("a graph", top_fields);

kh_status
kh_note_top_level_key(kh_reading *r, const char *key, uint32_t token, kh_error *err)
{
    if (kh_schema_find(&top_schema, key, r->lines) != NULL) {
        return KH_OK;
    }
    return kh_reading_note_unknown(r, &top_schema, key, token, err);
}

kh_status
kh_read_top_level(kh_reading *r, const char *key, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_field *field = kh_schema_find(&top_schema, key, false);

    if (field != NULL && field->read != NULL) {
        void *into = field->offset == KH_NO_COLUMN ? NULL : (char *) r->graph + field->offset;

        KH_TRY(field->read(r, token, into, err));
    }
    if (field == NULL || (field->flags & KH_KEPT) != 0) {
        kh_text_add_char(&r->top_extra, r->top_extra.length == 0 ? '{' : ',');
        kh_json_add_string(&r->top_extra, key);
        kh_text_add_char(&r->top_extra, ':');
        kh_tokens_add_json(r->tokens, token, &r->top_extra);
    }
    KH_TRY(kh_text_status(&r->top_extra, err));
out:
    return ret;
}

kh_status
kh_element_graph_record(kh_reading *r, uint32_t token, kh_error *err)
{
    static const char *const arrays[] = { "sectors", "sources", "nodes", "edges" };
    kh_status ret = KH_OK;
    uint32_t key = token + 1, num;
    size_t j;

    if (r->num_of_kind[0] > 1) {
        return kh_reading_add(r, "E002", token, "there is one record of the kind \"graph\"", err,
            "a second record of the kind \"graph\"");
    }
    for (num = r->tokens->items[token].num; num > 0; num--) {
        const char *name = kh_tokens_string(r->tokens, key);

        for (j = 0; j < sizeof(arrays) / sizeof(arrays[0]); j++) {
            if (strcmp(name, arrays[j]) == 0) {
                KH_TRY(kh_reading_add(r, "E003", key, "give each element a line of its own", err,
                    "a graph record holds no \"%s\"", name));
            }
        }
        KH_TRY(kh_note_top_level_key(r, name, key, err));
        if (strcmp(name, "kind") != 0) {
            KH_TRY(kh_read_top_level(r, name, key + 1, err));
        }
        key = r->tokens->items[key + 1].next;
    }
out:
    return ret;
}
