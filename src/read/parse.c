/* Text to tokens: the grammar of RFC 8259. */
#include "parser.h"

#include "../base/array.h"
#include "../base/pool.h"

#include <stdlib.h>
#include <string.h>

/* Most often there is none: one comparison tells. */
static inline void
skip_space(kh_parser *p)
{
    while (p->at < p->end && (unsigned char) *p->at <= ' '
           && (*p->at == ' ' || *p->at == '\n' || *p->at == '\r' || *p->at == '\t')) {
        p->at++;
    }
}

/* --- duplicate keys -------------------------------------------------------------------------- */

#define FEW_KEYS 16

typedef struct {
    const char *string;
    uint32_t token;
} named_key;

static int
compare_keys(const void *pa, const void *pb)
{
    const named_key *a = pa, *b = pb;
    const int order = strcmp(a->string, b->string);

    return order != 0 ? order : a->token < b->token ? -1 : a->token > b->token;
}

static void
mark_duplicate(kh_tokens *tokens, uint32_t key)
{
    tokens->items[key].duplicate = true;
    tokens->num_duplicates++;
}

static bool
same_string(const kh_tokens *tokens, uint32_t a, uint32_t b)
{
    const kh_token *x = &tokens->items[a], *y = &tokens->items[b];

    const char first = tokens->strings.bytes[x->string];

    return x->length == y->length && first == tokens->strings.bytes[y->string]
           && memcmp(kh_tokens_string(tokens, a), kh_tokens_string(tokens, b), x->length) == 0;
}

static void
compare_pairs(kh_tokens *tokens, uint32_t object)
{
    uint32_t keys[FEW_KEYS], num = 0, key, j;

    for (key = object + 1; num < tokens->items[object].num; key = tokens->items[key + 1].next) {
        for (j = 0; j < num; j++) {
            if (same_string(tokens, keys[j], key)) {
                mark_duplicate(tokens, key);
                break;
            }
        }
        keys[num++] = key;
    }
}

static kh_status
compare_sorted(kh_tokens *tokens, uint32_t object, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = tokens->items[object].num;
    named_key *keys = NULL;
    uint32_t key = object + 1;
    size_t j;

    KH_TRY(KH_NEW(&keys, num, "keys", err));
    for (j = 0; j < num; j++) {
        keys[j] = (named_key){ kh_tokens_string(tokens, key), key };
        key = tokens->items[key + 1].next;
    }
    qsort(keys, num, sizeof(*keys), compare_keys);
    for (j = 1; j < num; j++) {
        if (strcmp(keys[j - 1].string, keys[j].string) == 0) {
            mark_duplicate(tokens, keys[j].token);
        }
    }
out:
    free(keys);
    return ret;
}

static kh_status
find_duplicates(kh_tokens *tokens, uint32_t object, kh_error *err)
{
    if (tokens->items[object].num <= FEW_KEYS) {
        compare_pairs(tokens, object);
        return KH_OK;
    }
    return compare_sorted(tokens, object, err);
}

/* --- containers ------------------------------------------------------------------------------ */

static bool
open_container(kh_parser *p)
{
    if (p->depth == KH_MAX_DEPTH) {
        return kh_parser_fault(
            p, "E007", p->at, "", "more than %d objects and arrays in each other", KH_MAX_DEPTH);
    }
    if (!kh_parser_push(p, *p->at == '{' ? KH_JSON_OBJECT : KH_JSON_ARRAY, p->at)) {
        return false;
    }
    p->open[p->depth++] = (uint32_t) p->tokens->num - 1;
    p->at++;
    return true;
}

static bool
close_container(kh_parser *p)
{
    const uint32_t t = p->open[--p->depth];
    kh_token *container = &p->tokens->items[t];

    p->at++;
    container->end = (uint32_t) (p->at - p->text);
    container->next = (uint32_t) p->tokens->num;
    if (container->kind == KH_JSON_OBJECT) {
        p->status = find_duplicates(p->tokens, t, p->err);
    }
    return p->status == KH_OK;
}

/* A key and its colon. */
static bool
read_key(kh_parser *p)
{
    skip_space(p);
    if (p->at >= p->end || *p->at != '"') {
        return kh_parser_expected(p, "a key in double quotes", NULL);
    }
    if (!kh_parser_string(p)) {
        return false;
    }
    skip_space(p);
    if (p->at >= p->end || *p->at != ':') {
        return kh_parser_expected(p, "':' after a key", NULL);
    }
    p->at++;
    return true;
}

/* Where strings are values they are likely to be looked for. */
static bool
add_hash(kh_tokens *tokens)
{
    kh_token *string = &tokens->items[tokens->num - 1];

    string->hash = kh_pool_hash(tokens->strings.bytes + string->string, string->length);
    return true;
}

static bool
read_value(kh_parser *p)
{
    skip_space(p);
    if (p->at >= p->end) {
        return kh_parser_expected(p, "a value", NULL);
    }
    switch (*p->at) {
        case '{':
        case '[':
            return open_container(p);
        case '"':
            return kh_parser_string(p) && add_hash(p->tokens);
        case '-':
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7':
        case '8':
        case '9':
            return kh_parser_number(p);
        default:
            return kh_parser_word(p);
    }
}

/* Behind an item: a comma and one more, or the end of the container. */
static bool
read_separator(kh_parser *p, bool object)
{
    const char close = object ? '}' : ']';
    const char *comma = p->at;

    if (*p->at != ',') {
        return kh_parser_expected(p,
            object ? "',' or '}' after a member" : "',' or ']' after an item",
            *p->at == '"' || *p->at == '{' ? "a comma is missing" : NULL);
    }
    p->at++;
    skip_space(p);
    if (p->at < p->end && *p->at == close) {
        return kh_parser_fault(p, "E001", comma, "delete the comma",
            "a comma stands before '%c' without %s behind it", close,
            object ? "a member" : "an item");
    }
    return true;
}

/* One step in the innermost open container. */
static bool
step(kh_parser *p)
{
    kh_token *container = &p->tokens->items[p->open[p->depth - 1]];
    const bool object = container->kind == KH_JSON_OBJECT;

    skip_space(p);
    if (p->at < p->end && *p->at == (object ? '}' : ']')) {
        return close_container(p);
    }
    if (container->num > 0
        && (p->at >= p->end ? !kh_parser_expected(p, "", NULL) : !read_separator(p, object))) {
        return false;
    }
    container->num++;
    return (!object || read_key(p)) && read_value(p);
}

kh_status
kh_tokens_parse(kh_tokens *self, const char *text, size_t length, const char *whole,
    kh_parse_result *result, size_t *used, kh_error *err)
{
    kh_parser p = { .tokens = self,
        .text = text,
        .at = text,
        .end = text + length,
        .whole = whole,
        .err = err,
        .result = KH_PARSE_DONE };
    bool on;

    self->num = self->num_duplicates = 0;
    self->text = text;
    kh_text_clear(&self->strings);
    on = read_value(&p);
    while (on && p.depth > 0) {
        on = step(&p);
    }
    *result = p.result;
    *used = (size_t) (p.at - text);
    return p.status;
}
