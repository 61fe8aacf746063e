/* A document: one object, whose arrays of elements are walked without holding them. */
#include "batch.h"

#include "../base/json.h"

#include <string.h>

/* In this file KH_ERR_DATA means that the walk cannot go on; a finding says why. */

typedef struct {
    kh_pool keys; /* of the top level, seen so far */
    kh_text key;  /* the one being read */
} document;

/* --- elements -------------------------------------------------------------------------------- */

/* Bytes up to the bracket that closes the one at the beginning, if brackets match and no string
 * spans lines: then a fault is confined to what is between them. 0 if not; *more if the text ends
 * before. */
static size_t
find_extent(const char *text, size_t length, bool *more)
{
    char open[KH_MAX_DEPTH];
    size_t depth = 0, j;
    bool string = false;

    *more = false;
    for (j = 0; j < length; j++) {
        const char c = text[j];

        if (string) {
            if ((unsigned char) c < 0x20) {
                return 0;
            }
            string = c != '"';
            j += c == '\\';
        } else if (c == '"') {
            string = true;
        } else if (c == '{' || c == '[') {
            if (depth == KH_MAX_DEPTH) {
                return 0;
            }
            open[depth++] = c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (depth == 0 || open[--depth] != c) {
                return 0;
            }
        }
        if (depth == 0 && !string) {
            return c == '}' || c == ']' ? j + 1 : 0;
        }
    }
    *more = true;
    return 0;
}

/* Move behind an element that cannot be read, if its end is certain: what follows is then as good
 * as if it had never been there. */
static kh_status
skip_faulty(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_window *window = &r->window;
    bool more;
    size_t used;
    int next;

    for (;;) {
        used = find_extent(kh_window_at(window), kh_window_left(window), &more);
        if (!more || window->ended || kh_window_left(window) > r->limits.max_element) {
            break;
        }
        KH_TRY(kh_window_extend(window, err));
    }
    if (used == 0) {
        return KH_ERR_DATA;
    }
    kh_window_skip(window, used);
    KH_TRY(kh_window_skip_space(window, &next, err));
    ret = next == ',' || next == ']' ? KH_OK : KH_ERR_DATA;
out:
    return ret;
}

/* At ','; *next is what follows. A trailing comma is a fault, but what it means is plain. */
static kh_status
skip_comma(kh_reading *r, char close, const char *what, int *next, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_place comma = r->window.place;

    kh_window_skip(&r->window, 1);
    KH_TRY(kh_window_skip_space(&r->window, next, err));
    if (*next == close) {
        KH_TRY(kh_findings_add(r->findings, "E001", comma, kh_text_bytes(&r->prefix),
            "delete the comma", err, "a comma stands before '%c' without %s behind it", close,
            what));
    }
out:
    return ret;
}

static kh_status
read_element(kh_reading *r, kh_element_reader *read, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t used;

    r->indexed = true;
    KH_TRY(kh_reading_parse(r, &used, err));
    if (used == 0) {
        r->lost_nodes = r->lost_nodes || read == kh_element_node;
        KH_TRY(skip_faulty(r, err));
    } else {
        KH_TRY(read(r, 0, err));
        kh_window_skip(&r->window, used);
    }
    r->indexed = false;
out:
    return ret;
}

/* The element at the beginning of the text, as a row if that will do. */
static kh_status
scan_element(kh_reading *r, kh_batched *into, const char *text, size_t length,
    kh_parse_result *result, size_t *used, kh_error *err)
{
    into->is_row = r->rows != KH_ROW_NONE && kh_row_scan(&into->row, r->rows, text, length, used);
    if (into->is_row) {
        into->tokens.text = text;
        *result = KH_PARSE_DONE;
        return KH_OK;
    }
    return kh_tokens_parse(&into->tokens, text, length, NULL, result, used, err);
}

/* For kh_read_batches(): an element behind which a comma and another one stand in view. */
static kh_status
take_element(kh_reading *r, kh_batched *into, bool *short_of_text, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *text = kh_window_at(&r->window), *end = text + kh_window_left(&r->window), *p;
    kh_parse_result result;
    size_t num;

    KH_TRY(scan_element(r, into, text, kh_window_left(&r->window), &result, &num, err));
    *short_of_text = result == KH_PARSE_MORE;
    if (result != KH_PARSE_DONE) {
        return KH_OK;
    }
    p = kh_skip_space(text + num, end);
    if (p < end && *p != ',') {
        return KH_OK;
    }
    p = p < end ? kh_skip_space(p + 1, end) : p;
    *short_of_text = p == end;
    *used = p < end && *p != ']' ? (size_t) (p - text) : 0;
out:
    return ret;
}

/* At '['. */
static kh_status
read_elements(kh_reading *r, kh_element_reader *read, kh_error *err)
{
    kh_status ret = KH_OK;
    int next;

    r->rows = read == kh_element_node   ? KH_ROW_NODE
              : read == kh_element_edge ? KH_ROW_EDGE
                                        : KH_ROW_NONE;
    kh_window_skip(&r->window, 1);
    KH_TRY(kh_window_skip_space(&r->window, &next, err));
    for (r->index = 0; next != ']'; r->index++) {
        r->indexed = true;
        KH_TRY(kh_read_batches(r, take_element, read, err));
        KH_TRY(read_element(r, read, err));
        KH_TRY(kh_reading_count(r, err));
        KH_TRY(kh_window_skip_space(&r->window, &next, err));
        if (next == ',') {
            KH_TRY(skip_comma(r, ']', "an item", &next, err));
        } else if (next != ']') {
            return kh_reading_stop(
                r, "',' or ']' after an item", next == '{' ? "a comma is missing" : NULL, err);
        }
    }
    kh_window_skip(&r->window, 1);
out:
    return ret;
}

/* --- the top level --------------------------------------------------------------------------- */

static kh_status
read_value(kh_reading *r, const char *key, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t used;

    KH_TRY(kh_reading_parse(r, &used, err));
    if (used == 0) {
        return KH_ERR_DATA;
    }
    KH_TRY(kh_read_top_level(r, key, 0, err));
    kh_window_skip(&r->window, used);
out:
    return ret;
}

static kh_status
read_member(kh_reading *r, const char *key, kh_error *err)
{
    static const struct {
        const char *key;
        kh_element_reader *read;
    } arrays[] = { { "sectors", kh_element_sector }, { "sources", kh_element_source },
        { "nodes", kh_element_node }, { "edges", kh_element_edge } };
    kh_status ret = KH_OK;
    size_t j;
    int next;

    KH_TRY(kh_window_skip_space(&r->window, &next, err));
    for (j = 0; j < sizeof(arrays) / sizeof(arrays[0]); j++) {
        if (strcmp(arrays[j].key, key) == 0 && next == '[') {
            return read_elements(r, arrays[j].read, err);
        }
        r->lost_nodes = r->lost_nodes
                        || (arrays[j].read == kh_element_node && strcmp(arrays[j].key, key) == 0);
    }
    KH_TRY(read_value(r, key, err));
out:
    return ret;
}

/* A key into `d->key`, and past its colon. */
static kh_status
read_key(kh_reading *r, document *d, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_seen = d->keys.num;
    size_t used;
    kh_sym sym;
    int next;

    kh_text_clear(&r->prefix);
    KH_TRY(kh_reading_parse(r, &used, err));
    if (used == 0) {
        return KH_ERR_DATA;
    }
    kh_text_clear(&d->key);
    kh_text_add(&d->key, kh_tokens_string(r->tokens, 0));
    kh_json_pointer_add(&r->prefix, kh_text_bytes(&d->key));
    KH_TRY(kh_text_status(&d->key, err));
    KH_TRY(kh_pool_intern(&d->keys, kh_text_bytes(&d->key), d->key.length, &sym, err));
    if (d->keys.num == num_seen) {
        KH_TRY(kh_reading_add(
            r, "E002", 0, NULL, err, "the key \"%s\" stands here twice", kh_text_bytes(&d->key)));
    }
    KH_TRY(kh_note_top_level_key(r, kh_text_bytes(&d->key), 0, err));
    kh_window_skip(&r->window, used);
    KH_TRY(kh_window_skip_space(&r->window, &next, err));
    if (next != ':') {
        return kh_reading_stop(r, "':' after a key", NULL, err);
    }
    kh_window_skip(&r->window, 1);
out:
    return ret;
}

static kh_status
report_absent(kh_reading *r, document *d, const char *key, const char *hint, kh_error *err)
{
    if (kh_pool_find(&d->keys, key, strlen(key)) != 0) {
        return KH_OK;
    }
    return kh_findings_add(
        r->findings, "E003", r->element, "", hint, err, "a graph needs the array \"%s\"", key);
}

/* At '{'. */
static kh_status
read_members(kh_reading *r, document *d, kh_error *err)
{
    kh_status ret = KH_OK;
    int next;

    kh_window_skip(&r->window, 1);
    KH_TRY(kh_window_skip_space(&r->window, &next, err));
    while (next != '}') {
        kh_text_clear(&r->prefix);
        if (next != '"') {
            return kh_reading_stop(r, "a key in double quotes", NULL, err);
        }
        KH_TRY(read_key(r, d, err));
        KH_TRY(read_member(r, kh_text_bytes(&d->key), err));
        kh_text_clear(&r->prefix);
        KH_TRY(kh_window_skip_space(&r->window, &next, err));
        if (next != ',' && next != '}') {
            return kh_reading_stop(
                r, "',' or '}' after a member", next == '"' ? "a comma is missing" : NULL, err);
        }
        if (next == ',') {
            KH_TRY(skip_comma(r, '}', "a member", &next, err));
        }
    }
    kh_window_skip(&r->window, 1);
    KH_TRY(kh_window_skip_space(&r->window, &next, err));
    if (next >= 0) {
        return kh_reading_stop(r, "the end of the file",
            next == '{' ? "in a stream every line needs the key \"kind\"" : "", err);
    }
out:
    return ret;
}

static kh_status
read_document(kh_reading *r, document *d, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_place start = r->window.place;

    KH_TRY(read_members(r, d, err));
    r->element = start;
    KH_TRY(report_absent(r, d, "nodes", "write \"nodes\": [] if they are in another file", err));
    KH_TRY(report_absent(r, d, "edges",
        kh_pool_find(&d->keys, "links", 5) != 0
            ? "NetworkX before 3.6 writes \"links\": rename it to \"edges\""
            : "write \"edges\": [] if there are none",
        err));
out:
    return ret;
}

/* --- the reader ------------------------------------------------------------------------------ */

static bool
sniff(const char *head, size_t length, bool whole)
{
    (void) whole;
    return length > 0 && head[0] == '{';
}

static kh_status
read_json(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    document d = { 0 };
    int next;

    KH_TRY(kh_window_skip_space(&r->window, &next, err));
    if (next == '{') {
        KH_TRY(read_document(r, &d, err));
    } else {
        KH_TRY(kh_report_stranger(r, next, err));
    }
out:
    kh_pool_free(&d.keys);
    kh_text_free(&d.key);
    return ret;
}

const kh_reader kh_reader_json
    = { "json", "kakehashi-graph-1, one JSON document", "json", sniff, read_json };
