/**
 * @file parser.h
 * @brief The state of kh_tokens_parse(), shared by its parts: grammar (parse.c), scalars
 * (scalar.c) and the words for what is wrong (fault.c).
 *
 * A step returns whether parsing goes on; if not, `result` or `status` says why.
 */
#ifndef KH_READ_PARSER_H
#define KH_READ_PARSER_H

#include "tokens.h"

typedef struct {
    kh_tokens *tokens;
    const char *text, *at, *end;
    const char *whole;           /**< what ends at `end`; NULL: more may follow. */
    uint32_t open[KH_MAX_DEPTH]; /**< the containers around `at`, outermost first. */
    size_t depth;
    kh_error *err;
    kh_status status;
    kh_parse_result result;
} kh_parser;

/** Make room for one more token. */
bool kh_parser_grow(kh_parser *p);

/** A token that begins at `begin`. */
static inline bool
kh_parser_push(kh_parser *p, kh_token_kind kind, const char *begin)
{
    kh_tokens *tokens = p->tokens;

    if (tokens->num >= tokens->max && !kh_parser_grow(p)) {
        return false;
    }
    tokens->items[tokens->num++]
        = (kh_token){ .kind = kind, .begin = (uint32_t) (begin - p->text) };
    return true;
}

/** The last token ends here. */
static inline bool
kh_parser_finish(kh_parser *p)
{
    kh_token *token = &p->tokens->items[p->tokens->num - 1];

    token->end = (uint32_t) (p->at - p->text);
    token->next = (uint32_t) p->tokens->num;
    return true;
}

bool kh_parser_string(kh_parser *p);
bool kh_parser_number(kh_parser *p);
bool kh_parser_word(kh_parser *p);

/** The text is at fault at `at`. Returns false, as do the next two. */
bool kh_parser_fault(kh_parser *p, const char *code, const char *at, const char *hint,
    const char *fmt, ...) KH_PRINTF(5, 6);

/** The text ended: a fault if it is whole. */
bool kh_parser_ended(kh_parser *p, const char *inside);

/** Something else stands where `what` should; a NULL hint is looked up by what it is. */
bool kh_parser_expected(kh_parser *p, const char *what, const char *hint);

/** Whether `word` stands here. */
bool kh_parser_sees(const kh_parser *p, const char *word);

#define KH_FOUND_SIZE 40

/** What stands at `at`, in words. */
const char *kh_parser_describe(const kh_parser *p, const char *at, char buffer[KH_FOUND_SIZE]);

#endif
