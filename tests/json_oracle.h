/* Our parser held against jansson: the same texts are JSON, and they say the same. */
#ifndef JSON_ORACLE_H
#define JSON_ORACLE_H

#include "../src/base/json.h"
#include "../src/read/tokens.h"

#include <string.h>

/* Whether the value at a token is that of jansson. */
static bool
same_value(const kh_tokens *tokens, uint32_t t, const json_t *value)
{
    const kh_token *token = &tokens->items[t];
    uint32_t child = t + 1, j;

    switch (token->kind) {
        case KH_JSON_NULL:
            return json_is_null(value);
        case KH_JSON_FALSE:
            return json_is_false(value);
        case KH_JSON_TRUE:
            return json_is_true(value);
        case KH_JSON_NUMBER:
            return json_is_number(value) && kh_tokens_number(tokens, t) == json_number_value(value);
        case KH_JSON_STRING:
            return json_is_string(value) && token->length == json_string_length(value)
                   && memcmp(kh_tokens_string(tokens, t), json_string_value(value), token->length)
                          == 0;
        case KH_JSON_ARRAY:
            if (!json_is_array(value) || token->num != json_array_size(value)) {
                return false;
            }
            for (j = 0; j < token->num; j++) {
                if (!same_value(tokens, child, json_array_get(value, j))) {
                    return false;
                }
                child = tokens->items[child].next;
            }
            return child == token->next;
        case KH_JSON_OBJECT:
            if (!json_is_object(value) || token->num != json_object_size(value)) {
                return false;
            }
            for (j = 0; j < token->num; j++) {
                if (!same_value(tokens, child + 1,
                        json_object_get(value, kh_tokens_string(tokens, child)))) {
                    return false;
                }
                child = tokens->items[child + 1].next;
            }
            return child == token->next;
    }
    return false;
}

/* What the two parsers differ in about a text, or NULL. Where they are meant to differ there is
 * nothing to say: jansson has no number beyond a double or 64 bits and passes over a NUL between
 * tokens, we have no 65th level. */
static const char *
json_disagreement(const char *text, size_t length)
{
    kh_tokens tokens = { 0 };
    kh_parse_result result;
    size_t used = 0;
    json_error_t error = { 0 };
    json_t *value = json_loadb(text, length, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
    const char *difference = NULL;
    bool accepted;

    if (kh_tokens_parse(&tokens, text, length, "file", &result, &used, NULL) != KH_OK) {
        difference = "no memory";
    }
    while (used < length && memchr(" \t\r\n", text[used], 4) != NULL) {
        used++;
    }
    accepted = result == KH_PARSE_DONE && used == length && tokens.num_duplicates == 0;
    if (difference != NULL
        || (value == NULL
            && (json_error_code(&error) == json_error_numeric_overflow
                || json_error_code(&error) == json_error_stack_overflow))
        || (result == KH_PARSE_FAULT && strcmp(tokens.fault.code, "E007") == 0)) {
        /* nothing to compare */
    } else if (result == KH_PARSE_MORE) {
        difference = "a whole text ends too early for us";
    } else if (memchr(text, '\0', length) != NULL) {
        difference = accepted ? "we accept a NUL" : NULL;
    } else if (accepted != (value != NULL)) {
        difference = accepted ? "we accept what jansson refuses" : "jansson accepts what we refuse";
    } else if (accepted && !same_value(&tokens, 0, value)) {
        difference = "another value";
    }
    json_decref(value);
    kh_tokens_free(&tokens);
    return difference;
}

#endif
