/* The list of tokens as it grows. */
#include "parser.h"

#include "../base/array.h"

bool
kh_parser_push(kh_parser *p, kh_token_kind kind, const char *begin)
{
    kh_tokens *tokens = p->tokens;
    kh_status status = KH_OK;

    if (tokens->num >= tokens->max) {
        status = KH_GROW(&tokens->items, tokens->num, &tokens->max, "tokens", p->err);
        if (status != KH_OK) {
            p->status = status;
            return false;
        }
    }
    tokens->items[tokens->num++]
        = (kh_token){ .kind = kind, .begin = (uint32_t) (begin - p->text) };
    return true;
}

bool
kh_parser_finish(kh_parser *p)
{
    kh_token *token = &p->tokens->items[p->tokens->num - 1];

    token->end = (uint32_t) (p->at - p->text);
    token->next = (uint32_t) p->tokens->num;
    return true;
}
