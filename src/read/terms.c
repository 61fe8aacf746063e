/* Declarations: node types, relations, sectors, sources. */
#include "elements.h"

#include <string.h>

/* A kh_use_ and a kh_use_..._at for each vocabulary: an id that is new stands where it was first
 * used. */
#define DEFINE_USE(name, list, map)                                                                \
    kh_status kh_use_##name##_at(                                                                  \
        kh_reading *r, uint32_t offset, kh_sym id, uint32_t *index, kh_error *err)                 \
    {                                                                                              \
        kh_status ret = KH_OK;                                                                     \
                                                                                                   \
        if (kh_map_get(&r->graph->map, id, index)) {                                               \
            return KH_OK;                                                                          \
        }                                                                                          \
        KH_TRY(kh_graph_need_##name(r->graph, kh_graph_text(r->graph, id), index, err));           \
        r->graph->list.items[*index].position = kh_reading_position_at(r, offset);                 \
    out:                                                                                           \
        return ret;                                                                                \
    }                                                                                              \
                                                                                                   \
    kh_status kh_use_##name(                                                                       \
        kh_reading *r, uint32_t token, const char *key, kh_sym id, uint32_t *index, kh_error *err) \
    {                                                                                              \
        if (kh_map_get(&r->graph->map, id, index)) {                                               \
            return KH_OK;                                                                          \
        }                                                                                          \
        token = key == NULL ? token : kh_tokens_member(r->tokens, token, key);                     \
        return kh_use_##name##_at(r, r->tokens->items[token].begin, id, index, err);               \
    }

DEFINE_USE(type, types, type_of)
DEFINE_USE(relation, relations, relation_of)
DEFINE_USE(sector, sectors, sector_of)
DEFINE_USE(source, sources, source_of)

/* A second declaration of an id; the first one stands. */
static kh_status
report_again(
    kh_reading *r, uint32_t token, const char *what, kh_sym id, kh_position first, kh_error *err)
{
    const kh_place place = kh_graph_place(r->graph, first);

    return kh_reading_add(r, "E010", token, NULL, err,
        "the %s \"%s\" is declared already, at line %u", what, kh_graph_text(r->graph, id),
        place.line);
}

/* The token that names a declaration: the value of its `id`, else its key. */
static uint32_t
name_token(const kh_reading *r, uint32_t token)
{
    const uint32_t id = kh_tokens_member(r->tokens, token, "id");

    return id != 0 ? id : token;
}

/* --- node types ------------------------------------------------------------------------------ */

#define FIELD(name) offsetof(kh_type, name)

static const kh_field type_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "id", kh_field_id, FIELD(id), KH_LINE_ONLY | KH_REQUIRED },
    { "label", kh_field_text, FIELD(label), 0 },
    { "description", kh_field_text, FIELD(description), 0 },
    { "sameAs", kh_field_string, FIELD(same_as), 0 },
    { "shape", kh_field_string, FIELD(shape), 0 },
    { "color", kh_field_color, FIELD(color), 0 },
    { "body", kh_field_boolean, FIELD(body), 0 },
};

#undef FIELD

static const kh_schema type_schema = KH_SCHEMA("a node type", type_fields);

/* `name`: the token that holds the id. */
static kh_status
declare_type(kh_reading *r, uint32_t token, uint32_t name, kh_type record, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t type;

    KH_TRY(kh_read_object(r, token, &type_schema, &record, &record.extra, err));
    if (record.id == 0) {
        return KH_OK;
    }
    KH_TRY(kh_use_type(r, name, NULL, record.id, &type, err));
    if (r->graph->types.items[type].declared) {
        return report_again(
            r, name, "node type", record.id, r->graph->types.items[type].position, err);
    }
    record.declared = true;
    record.position = kh_reading_position(r, r->lines ? 0 : name);
    r->graph->types.items[type] = record;
out:
    return ret;
}

kh_status
kh_element_node_type(kh_reading *r, uint32_t token, kh_error *err)
{
    return declare_type(r, token, name_token(r, token), (kh_type){ 0 }, err);
}

/* --- relations ------------------------------------------------------------------------------- */

#define FIELD(name) offsetof(kh_relation, name)

static kh_status
read_walk(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_walk *walk = into;
    const char *text;
    bool is;
    kh_status ret = KH_OK;

    KH_TRY(kh_expect(r, token, KH_JSON_STRING, NULL, &is, err));
    if (!is) {
        return KH_OK;
    }
    text = kh_tokens_string(r->tokens, token);
    if (strcmp(text, "forward") == 0) {
        *walk = KH_WALK_FORWARD;
    } else if (strcmp(text, "both") == 0) {
        *walk = KH_WALK_BOTH;
    } else {
        return kh_reading_add(
            r, "E006", token, NULL, err, "walk is \"forward\" or \"both\", not \"%s\"", text);
    }
out:
    return ret;
}

static const kh_field relation_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "id", kh_field_id, FIELD(id), KH_LINE_ONLY | KH_REQUIRED },
    { "label", kh_field_text, FIELD(label), 0 },
    { "description", kh_field_text, FIELD(description), 0 },
    { "sameAs", kh_field_string, FIELD(same_as), 0 },
    { "shape", kh_field_string, FIELD(shape), 0 },
    { "color", kh_field_color, FIELD(color), 0 },
    { "body", kh_field_boolean, KH_NO_COLUMN, KH_KEPT },
    { "inverse", kh_field_text, FIELD(inverse), 0 },
    { "walk", read_walk, FIELD(walk), 0 },
    { "symmetric", kh_field_boolean, FIELD(symmetric), 0 },
    { "hierarchical", kh_field_boolean, FIELD(hierarchical), 0 },
};

#undef FIELD

static const kh_schema relation_schema = KH_SCHEMA("a relation", relation_fields);

static kh_status
declare_relation(kh_reading *r, uint32_t token, uint32_t name, kh_relation record, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t relation;

    KH_TRY(kh_read_object(r, token, &relation_schema, &record, &record.extra, err));
    if (record.id == 0) {
        return KH_OK;
    }
    KH_TRY(kh_use_relation(r, name, NULL, record.id, &relation, err));
    if (r->graph->relations.items[relation].declared) {
        return report_again(
            r, name, "relation", record.id, r->graph->relations.items[relation].position, err);
    }
    record.declared = true;
    record.position = kh_reading_position(r, r->lines ? 0 : name);
    r->graph->relations.items[relation] = record;
out:
    return ret;
}

kh_status
kh_element_relation(kh_reading *r, uint32_t token, kh_error *err)
{
    return declare_relation(r, token, name_token(r, token), (kh_relation){ 0 }, err);
}

/* --- both as maps ---------------------------------------------------------------------------- */

/* Call a field reader for each member of an object, whose key must be an id. */
static kh_status
read_members(kh_reading *r, uint32_t token, const char *noun, bool relations, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t key = token + 1, num;
    bool is;

    KH_TRY(kh_expect(r, token, KH_JSON_OBJECT, noun, &is, err));
    for (num = is ? r->tokens->items[token].num : 0; num > 0; num--) {
        kh_sym id = 0;

        if (r->tokens->items[key].duplicate) {
            /* Told already, and graver than a second declaration. */
            key = r->tokens->items[key + 1].next;
            continue;
        }
        KH_TRY(kh_field_id(r, key, &id, err));
        if (id != 0 && relations) {
            KH_TRY(declare_relation(r, key + 1, key, (kh_relation){ .id = id }, err));
        } else if (id != 0) {
            KH_TRY(declare_type(r, key + 1, key, (kh_type){ .id = id }, err));
        }
        key = r->tokens->items[key + 1].next;
    }
out:
    return ret;
}

kh_status
kh_element_node_types(kh_reading *r, uint32_t token, kh_error *err)
{
    return read_members(r, token, "nodeTypes", false, err);
}

kh_status
kh_element_relations(kh_reading *r, uint32_t token, kh_error *err)
{
    return read_members(r, token, "relations", true, err);
}

/* --- sectors --------------------------------------------------------------------------------- */

#define FIELD(name) offsetof(struct sector_record, name)

struct sector_record {
    kh_sector sector;
    kh_sym parent;
};

static const kh_field sector_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "id", kh_field_id, FIELD(sector.id), KH_REQUIRED },
    { "label", kh_field_text, FIELD(sector.label), 0 },
    { "description", kh_field_text, FIELD(sector.description), 0 },
    { "parent", kh_field_id, FIELD(parent), 0 },
    { "color", kh_field_color, FIELD(sector.color), 0 },
};

#undef FIELD

static const kh_schema sector_schema = KH_SCHEMA("a sector", sector_fields);

kh_status
kh_element_sector(kh_reading *r, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    struct sector_record record = { .sector.parent = KH_NONE };
    uint32_t sector;

    KH_TRY(kh_read_object(r, token, &sector_schema, &record, &record.sector.extra, err));
    if (record.sector.id == 0) {
        return KH_OK;
    }
    KH_TRY(kh_use_sector(r, token, NULL, record.sector.id, &sector, err));
    if (r->graph->sectors.items[sector].declared) {
        return report_again(r, name_token(r, token), "sector", record.sector.id,
            r->graph->sectors.items[sector].position, err);
    }
    if (record.parent != 0) {
        KH_TRY(kh_use_sector(r, token, "parent", record.parent, &record.sector.parent, err));
    }
    record.sector.declared = true;
    record.sector.position = kh_reading_position(r, token);
    r->graph->sectors.items[sector] = record.sector;
out:
    return ret;
}

/* --- sources --------------------------------------------------------------------------------- */

#define FIELD(name) offsetof(kh_source, name)

/* A CSL-JSON item has some eighty keys: those that matter here are checked, and all are kept. */
static const kh_field source_fields[] = {
    { "kind", NULL, 0, KH_LINE_ONLY },
    { "id", kh_field_loose_id, FIELD(id), KH_REQUIRED | KH_KEPT },
    { "type", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "title", kh_field_text, FIELD(title), KH_KEPT },
    { "URL", kh_field_string, FIELD(url), KH_KEPT },
    { "publisher", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "language", kh_field_string, KH_NO_COLUMN, KH_KEPT },
    { "archive", kh_field_string, KH_NO_COLUMN, KH_KEPT },
};

#undef FIELD

static const kh_schema source_schema
    = { "a source", source_fields, sizeof(source_fields) / sizeof(source_fields[0]), true };

kh_status
kh_element_source(kh_reading *r, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_source record = { 0 };
    uint32_t source;

    KH_TRY(kh_read_object(r, token, &source_schema, &record, &record.csl, err));
    if (record.id == 0) {
        return KH_OK;
    }
    KH_TRY(kh_use_source(r, token, NULL, record.id, &source, err));
    if (r->graph->sources.items[source].declared) {
        return report_again(r, name_token(r, token), "source", record.id,
            r->graph->sources.items[source].position, err);
    }
    record.declared = true;
    record.position = kh_reading_position(r, token);
    r->graph->sources.items[source] = record;
out:
    return ret;
}
