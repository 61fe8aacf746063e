/* Values that hold others and occur in several elements: language maps, citations, memberships. */
#include "fields.h"

#include <string.h>

/* Call `read` for each item of an array. */
static kh_status
read_items(kh_reading *r, uint32_t token, kh_field_reader *read, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t t = token + 1, num;

    for (num = r->tokens->items[token].num; num > 0; num--) {
        KH_TRY(read(r, t, into, err));
        t = r->tokens->items[t].next;
    }
out:
    return ret;
}

kh_status
kh_field_langs(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    bool is;

    (void) into;
    KH_TRY(kh_expect(r, token, KH_JSON_ARRAY, NULL, &is, err));
    if (is) {
        KH_TRY(read_items(r, token, kh_field_lang, NULL, err));
    }
out:
    return ret;
}

/* --- language maps --------------------------------------------------------------------------- */

typedef struct {
    kh_range *range;
    const char *lang;
    bool name; /* of a node: not worth interning */
} entry;

static kh_status
read_entry(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    const entry *e = into;
    bool is;

    KH_TRY(kh_expect(r, token, KH_JSON_STRING, NULL, &is, err));
    if (is && e->range != NULL) {
        KH_TRY((e->name ? kh_graph_push_name : kh_graph_push_label)(
            r->graph, e->range, e->lang, kh_tokens_string(r->tokens, token), err));
    }
out:
    return ret;
}

/* A map from language to a string or, if `several`, to an array of strings; `e` is without one. */
static kh_status
read_map(kh_reading *r, uint32_t token, entry e, bool several, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t key = token + 1, num;
    bool good;

    for (num = r->tokens->items[token].num; num > 0; num--) {
        e.lang = kh_tokens_string(r->tokens, key);
        KH_TRY(kh_check_lang(r, key, &good, err));
        if (several && r->tokens->items[key + 1].kind == KH_JSON_ARRAY) {
            KH_TRY(read_items(r, key + 1, read_entry, &e, err));
        } else {
            KH_TRY(read_entry(r, key + 1, &e, err));
        }
        key = r->tokens->items[key + 1].next;
    }
out:
    return ret;
}

static kh_status
read_text(kh_reading *r, uint32_t token, entry plain, kh_error *err)
{
    const kh_token *value = &r->tokens->items[token];

    if (value->kind == KH_JSON_STRING) {
        return read_entry(r, token, &plain, err);
    }
    if (value->kind != KH_JSON_OBJECT) {
        return kh_reading_add(r, "E004", token, "write \"name\" or {\"en\": \"name\"}", err,
            "expected a string or a map of languages, found %s", kh_token_kind_name(value->kind));
    }
    if (value->num == 0) {
        return kh_reading_add(
            r, "E006", token, "leave the key out", err, "a map of languages is empty");
    }
    return read_map(r, token, plain, false, err);
}

kh_status
kh_field_text(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    return read_text(r, token, (entry){ into, NULL, false }, err);
}

kh_status
kh_field_name(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    return read_text(r, token, (entry){ into, NULL, true }, err);
}

kh_status
kh_field_texts(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    const kh_token_kind kind = r->tokens->items[token].kind;
    entry plain = { into, NULL, false };

    if (kind == KH_JSON_ARRAY) {
        return read_items(r, token, read_entry, &plain, err);
    }
    if (kind == KH_JSON_OBJECT) {
        return read_map(r, token, plain, true, err);
    }
    return kh_reading_add(r, "E004", token, "write [\"name\"] or {\"en\": [\"name\"]}", err,
        "expected an array of strings or a map of languages, found %s", kh_token_kind_name(kind));
}

/* --- citations ------------------------------------------------------------------------------- */

#define FIELD(name) offsetof(struct citation_record, name)

struct citation_record {
    kh_sym id;
    kh_citation citation;
};

static const kh_field citation_fields[] = {
    { "id", kh_field_loose_id, FIELD(id), KH_REQUIRED },
    { "locator", kh_field_string, FIELD(citation.locator), 0 },
    { "quote", kh_field_text, FIELD(citation.quote), 0 },
    { "note", kh_field_text, FIELD(citation.note), 0 },
};

static const kh_schema citation_schema = KH_SCHEMA("a citation", citation_fields);

static kh_status
read_citation(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    struct citation_record record = { 0 };
    const char *key = NULL;

    if (r->tokens->items[token].kind == KH_JSON_OBJECT) {
        KH_TRY(kh_read_object(r, token, &citation_schema, &record, &record.citation.extra, err));
        key = "id";
    } else {
        KH_TRY(kh_field_loose_id(r, token, &record.id, err));
    }
    if (record.id != 0) {
        KH_TRY(kh_use_source(r, token, key, record.id, &record.citation.source, err));
        KH_TRY(kh_graph_push_citation(r->graph, into, record.citation, err));
    }
out:
    return ret;
}

static uint32_t
hash_citations(const kh_graph *graph, kh_range range)
{
    uint32_t hash = 0, j;

    for (j = range.first; j < range.first + range.num; j++) {
        const kh_citation *citation = &graph->citations.items[j];
        const char *id = kh_graph_text(graph, graph->sources.items[citation->source].id);
        const char *locator = kh_graph_text(graph, citation->locator);

        hash = kh_hash_citation(hash, kh_pool_hash(id, strlen(id)),
            citation->locator == 0 ? 0 : kh_pool_hash(locator, strlen(locator)));
    }
    return hash;
}

kh_status
kh_field_citations(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_token_kind kind = r->tokens->items[token].kind;

    if (kind == KH_JSON_ARRAY) {
        KH_TRY(read_items(r, token, read_citation, into, err));
        return kh_share_citations(r, into, hash_citations(r->graph, *(kh_range *) into), err);
    }
    ret = kh_reading_add(r, "E004", token, "write [\"ID\"] or [{\"id\": \"ID\"}]", err,
        "sources are an array of ids, URLs or objects, not %s", kh_token_kind_name(kind));
out:
    return ret;
}

#undef FIELD

/* --- memberships ----------------------------------------------------------------------------- */

#define FIELD(name) offsetof(struct membership_record, name)

struct membership_record {
    kh_sym id;
    kh_membership membership;
};

static const kh_field membership_fields[] = {
    { "id", kh_field_id, FIELD(id), KH_REQUIRED },
    { "weight", kh_field_weight, FIELD(membership.weight), 0 },
    { "start", kh_field_open_date, FIELD(membership.start), 0 },
    { "end", kh_field_open_date, FIELD(membership.end), 0 },
    { "sources", kh_field_citations, FIELD(membership.citations), 0 },
};

static const kh_schema membership_schema = KH_SCHEMA("a membership", membership_fields);

static kh_status
read_membership(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    struct membership_record record = { .membership.weight = 1 };
    const char *key = NULL;

    if (r->tokens->items[token].kind == KH_JSON_OBJECT) {
        KH_TRY(
            kh_read_object(r, token, &membership_schema, &record, &record.membership.extra, err));
        KH_TRY(kh_check_interval(r, token, record.membership.start, &record.membership.end, err));
        key = "id";
    } else {
        KH_TRY(kh_field_id(r, token, &record.id, err));
    }
    if (record.id != 0) {
        KH_TRY(kh_use_sector(r, token, key, record.id, &record.membership.sector, err));
        KH_TRY(kh_graph_push_membership(r->graph, into, record.membership, err));
    }
out:
    return ret;
}

kh_status
kh_field_memberships(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_token_kind kind = r->tokens->items[token].kind;

    if (kind != KH_JSON_ARRAY && kind != KH_JSON_STRING) {
        return kh_reading_add(r, "E004", token, "write [\"energy\"]", err,
            "sectors are an array of ids or of objects, not %s", kh_token_kind_name(kind));
    }
    KH_TRY(kind == KH_JSON_ARRAY ? read_items(r, token, read_membership, into, err)
                                 : read_membership(r, token, into, err));
    KH_TRY(kh_share_memberships(r, into, err));
out:
    return ret;
}
