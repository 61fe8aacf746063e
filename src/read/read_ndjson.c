/* A stream: one record a line, each of a kind, in any order. */
#include "batch.h"

#include <string.h>

static const struct {
    const char *name;
    kh_element_reader *read;
} kinds[KH_NUM_KINDS] = {
    { "graph", kh_element_graph_record },
    { "sector", kh_element_sector },
    { "nodeType", kh_element_node_type },
    { "relation", kh_element_relation },
    { "source", kh_element_source },
    { "node", kh_element_node },
    { "edge", kh_element_edge },
};

/* KH_NUM_KINDS if there is none of this name. */
static size_t
find_kind(const char *name)
{
    size_t j;

    for (j = 0; j < KH_NUM_KINDS && strcmp(kinds[j].name, name) != 0; j++) {
    }
    return j;
}

/* The kind of a record, or KH_NUM_KINDS. The record may be cut off behind its kind. */
static size_t
kind_of(const kh_tokens *tokens)
{
    size_t t;

    if (tokens->num == 0 || tokens->items[0].kind != KH_JSON_OBJECT) {
        return KH_NUM_KINDS;
    }
    for (t = 1; t + 1 < tokens->num && tokens->items[t + 1].next != 0;
         t = tokens->items[t + 1].next) {
        if (strcmp(kh_tokens_string(tokens, (uint32_t) t), "kind") == 0) {
            return tokens->items[t + 1].kind == KH_JSON_STRING
                       ? find_kind(kh_tokens_string(tokens, (uint32_t) t + 1))
                       : KH_NUM_KINDS;
        }
    }
    return KH_NUM_KINDS;
}

static bool
sniff(const char *head, size_t length, bool whole)
{
    kh_tokens tokens = { 0 };
    kh_parse_result result;
    const char *newline = memchr(head, '\n', length);
    size_t used;
    bool is = false;

    if (length > 0 && head[0] == '{'
        && kh_tokens_parse(&tokens, head, newline != NULL ? (size_t) (newline - head) : length,
               newline != NULL || whole ? "line" : NULL, &result, &used, NULL)
               == KH_OK) {
        /* A first record longer than what is in view is judged by its beginning. */
        is = (result == KH_PARSE_DONE || (result == KH_PARSE_MORE && newline == NULL))
             && kind_of(&tokens) < KH_NUM_KINDS;
    }
    kh_tokens_free(&tokens);
    return is;
}

static kh_status
dispatch(kh_reading *r, uint32_t record, kh_error *err)
{
    const size_t kind = kind_of(r->tokens);
    const uint32_t token = kh_tokens_member(r->tokens, 0, "kind");

    if (kind < KH_NUM_KINDS) {
        r->index = r->num_of_kind[kind]++;
        return kinds[kind].read(r, record, err);
    }
    if (token == 0) {
        return kh_reading_add(r, "E005", 0,
            "every line is {\"kind\": \"node\", ...} or another kind", err,
            "a record needs the key \"kind\"");
    }
    if (r->tokens->items[token].kind != KH_JSON_STRING) {
        return kh_reading_add(r, "E004", token, NULL, err, "a kind is a string, not %s",
            kh_token_kind_name(r->tokens->items[token].kind));
    }
    return kh_reading_add(r, "E006", token,
        "graph, sector, nodeType, relation, source, node or edge", err,
        "\"%s\" is not a kind of record", kh_tokens_string(r->tokens, token));
}

/* The line at the window's beginning, `length` bytes without its end. */
static kh_status
read_line(kh_reading *r, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *line = kh_window_at(&r->window);
    kh_parse_result result;
    size_t used;

    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL && line[length - 1] != '\0') {
        length--;
    }
    if (length == 0) {
        return KH_OK;
    }
    r->element = r->window.place;
    r->known.place.line = 0;
    KH_TRY(kh_tokens_parse(r->tokens, line, length, "line", &result, &used, err));
    while (result == KH_PARSE_DONE && used < length && strchr(" \t\r", line[used]) != NULL
           && line[used] != '\0') {
        used++;
    }
    if (result == KH_PARSE_DONE && used < length) {
        kh_tokens_expected(
            r->tokens, line + used, length - used, "the end of the line", "one record a line");
        r->tokens->fault.offset += (uint32_t) used;
        r->tokens->text = line;
        result = KH_PARSE_FAULT;
    }
    if (result == KH_PARSE_FAULT) {
        r->lost_nodes = true;
        return kh_reading_add_fault(r, err);
    }
    KH_TRY(kh_reading_add_duplicates(r, err));
    if (r->tokens->items[0].kind != KH_JSON_OBJECT) {
        return kh_reading_add(r, "E004", 0, NULL, err, "a record is an object, not %s",
            kh_token_kind_name(r->tokens->items[0].kind));
    }
    KH_TRY(dispatch(r, 0, err));
    KH_TRY(kh_reading_count(r, err));
out:
    return ret;
}

/* For kh_read_batches(): a record on a line that is in view as a whole. */
static kh_status
take_line(kh_reading *r, kh_batched *into, bool *short_of_text, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *line = kh_window_at(&r->window);
    const size_t left = kh_window_left(&r->window);
    const char *newline = left > 0 ? memchr(line, '\n', left) : NULL;
    const size_t length = newline != NULL ? (size_t) (newline - line) : 0;
    kh_parse_result result;
    size_t num;

    *short_of_text = newline == NULL && left <= r->limits.max_element;
    if (length == 0 || length > r->limits.max_element) {
        return KH_OK;
    }
    KH_TRY(kh_tokens_parse(&into->tokens, line, length, "line", &result, &num, err));
    if (result == KH_PARSE_DONE && into->tokens.items[0].kind == KH_JSON_OBJECT
        && kh_skip_space(line + num, newline) == newline) {
        *used = length + 1;
    }
out:
    return ret;
}

static kh_status
read_ndjson(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_window *window = &r->window;

    r->lines = true;
    r->graph->files.items[r->file].lines = true;
    for (;;) {
        const char *line, *newline;
        size_t left, length;

        KH_TRY(kh_read_batches(r, take_line, dispatch, err));
        line = kh_window_at(window);
        left = kh_window_left(window);
        newline = left > 0 ? memchr(line, '\n', left) : NULL;
        length = newline != NULL ? (size_t) (newline - line) : left;
        if (length > r->limits.max_element) {
            KH_TRY(kh_reading_add_here(
                r, "E007", NULL, err, "a line is longer than %zu bytes", r->limits.max_element));
            return KH_ERR_DATA;
        }
        if (newline == NULL && !window->ended) {
            KH_TRY(kh_window_extend(window, err));
            continue;
        }
        if (left == 0) {
            break;
        }
        KH_TRY(read_line(r, length, err));
        kh_window_skip(window, length + (newline != NULL));
    }
out:
    return ret;
}

const kh_reader kh_reader_ndjson = { "ndjson", "kakehashi-graph-1 as a stream, one record a line",
    "ndjson jsonl", sniff, read_ndjson };
