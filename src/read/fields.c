#include "fields.h"

#include "../base/array.h"
#include "../base/json.h"
#include "../base/unicode.h"

#include <string.h>

const kh_field *
kh_schema_find(const kh_schema *schema, const char *key, bool root)
{
    size_t j;

    for (j = 0; j < schema->num; j++) {
        const kh_field *field = &schema->fields[j];

        if (field->key[0] == key[0] && strcmp(field->key, key) == 0
            && (root || (field->flags & KH_LINE_ONLY) == 0)) {
            return field;
        }
    }
    return NULL;
}

/* --- unknown keys ---------------------------------------------------------------------------- */

/* The field that a key may stand for. Short words are near to many others: `state` is no `start`.
 */
static const char *
nearest_key(const kh_schema *schema, const char *key)
{
    const size_t length = kh_unicode_length(key, strlen(key));
    size_t limit = length < 3 ? 0 : length <= 5 ? 1 : 2, j;
    const char *nearest = NULL;

    for (j = 0; j < schema->num && limit > 0; j++) {
        const size_t distance = kh_unicode_distance(key, schema->fields[j].key, limit);

        if (distance <= limit && (schema->fields[j].flags & KH_LINE_ONLY) == 0) {
            nearest = schema->fields[j].key;
            limit = distance - 1;
        }
    }
    return nearest;
}

kh_status
kh_reading_note_unknown(
    kh_reading *r, const kh_schema *schema, const char *key, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_unknown_key note = { .schema = schema, .num_uses = 1 };
    size_t j;

    KH_TRY(kh_graph_intern(r->graph, key, &note.key, err));
    for (j = 0; j < r->unknown.num; j++) {
        if (r->unknown.items[j].key == note.key && r->unknown.items[j].schema == schema) {
            r->unknown.items[j].num_uses++;
            return KH_OK;
        }
    }
    note.nearest = nearest_key(schema, key);
    if (note.nearest == NULL && r->unknown.num >= 256) {
        /* Maps with made-up keys, say by year: no use in remembering thousands. */
        return KH_OK;
    }
    KH_TRY(KH_GROW(&r->unknown.items, r->unknown.num, &r->unknown.max, "keys", err));
    KH_TRY(kh_reading_keep_place(r, token, &note.place, &note.pointer, err));
    r->unknown.items[r->unknown.num++] = note;
out:
    return ret;
}

kh_status
kh_reading_report_unknown(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text hint = { 0 };
    size_t j;

    for (j = 0; j < r->unknown.num; j++) {
        const kh_unknown_key *u = &r->unknown.items[j];

        if (u->nearest == NULL) {
            continue;
        }
        kh_text_clear(&hint);
        kh_text_print(&hint, "did you mean \"%s\"? The key is kept as it is", u->nearest);
        KH_TRY(kh_text_status(&hint, err));
        KH_TRY(kh_findings_add(r->findings, "W001", u->place, kh_graph_text(r->graph, u->pointer),
            kh_text_bytes(&hint), err,
            u->num_uses == 1 ? "\"%s\" is not a key of %s" : "\"%s\" is not a key of %s (%u uses)",
            kh_graph_text(r->graph, u->key), u->schema->noun, u->num_uses));
    }
out:
    kh_text_free(&hint);
    return ret;
}

/* --- objects --------------------------------------------------------------------------------- */

/* `extra` grows like a stack: what an inner object added is gone before the outer one goes on. */
static void
keep(kh_reading *r, size_t start, uint32_t key)
{
    kh_text_add_char(&r->extra, r->extra.length == start ? '{' : ',');
    kh_json_add_string(&r->extra, kh_tokens_string(r->tokens, key));
    kh_text_add_char(&r->extra, ':');
    kh_tokens_add_json(r->tokens, key + 1, &r->extra);
}

static kh_status
take_extra(kh_reading *r, size_t start, kh_sym *extra, kh_error *err)
{
    kh_status ret = KH_OK;

    if (r->extra.length == start) {
        return KH_OK;
    }
    kh_text_add_char(&r->extra, '}');
    KH_TRY(kh_text_status(&r->extra, err));
    KH_TRY(kh_pool_intern(
        &r->graph->pool, r->extra.bytes + start, r->extra.length - start, extra, err));
    r->extra.length = start;
out:
    return ret;
}

/* What other tools call a key, as a hint if the object has that; NULL if it has not. */
static const char *
other_name(const kh_reading *r, uint32_t token, const char *key)
{
    static const struct {
        const char *key, *other, *hint;
    } names[] = {
        { "source", "from", "\"from\" is called \"source\"" },
        { "target", "to", "\"to\" is called \"target\"" },
    };
    size_t j;

    for (j = 0; j < sizeof(names) / sizeof(names[0]); j++) {
        if (strcmp(names[j].key, key) == 0
            && kh_tokens_member(r->tokens, token, names[j].other) != 0) {
            return names[j].hint;
        }
    }
    return NULL;
}

static kh_status
report_missing(kh_reading *r, uint32_t token, const kh_schema *schema, uint32_t seen, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool root = r->lines && token == 0;
    size_t j;

    for (j = 0; j < schema->num; j++) {
        const kh_field *field = &schema->fields[j];

        if ((field->flags & KH_REQUIRED) == 0 || (seen >> j & 1) != 0
            || ((field->flags & KH_LINE_ONLY) != 0 && !root)) {
            continue;
        }
        KH_TRY(kh_reading_add(r, "E005", token, other_name(r, token, field->key), err,
            "%s needs the key \"%s\"", schema->noun, field->key));
    }
out:
    return ret;
}

static kh_status
read_field(kh_reading *r, uint32_t token, const kh_field *field, void *record, kh_error *err)
{
    void *into = field->offset == KH_NO_COLUMN ? NULL : (char *) record + field->offset;

    return field->read == NULL ? KH_OK : field->read(r, token, into, err);
}

kh_status
kh_read_object(kh_reading *r, uint32_t token, const kh_schema *schema, void *record, kh_sym *extra,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t start = r->extra.length;
    const bool root = r->lines && token == 0;
    uint32_t key = token + 1, seen = 0, num;
    bool is;

    KH_TRY(kh_expect(r, token, KH_JSON_OBJECT, schema->noun, &is, err));
    if (!is) {
        return KH_OK;
    }
    for (num = r->tokens->items[token].num; num > 0; num--) {
        const char *name = kh_tokens_string(r->tokens, key);
        const kh_field *field = kh_schema_find(schema, name, root);

        if (field != NULL) {
            seen |= 1u << (field - schema->fields);
            KH_TRY(read_field(r, key + 1, field, record, err));
        } else if (!schema->open && r->sheet == NULL) {
            KH_TRY(kh_reading_note_unknown(r, schema, name, key, err));
        }
        if (field == NULL || (field->flags & KH_KEPT) != 0) {
            keep(r, start, key);
        }
        key = r->tokens->items[key + 1].next;
    }
    KH_TRY(report_missing(r, token, schema, seen, err));
    KH_TRY(take_extra(r, start, extra, err));
out:
    return ret;
}
