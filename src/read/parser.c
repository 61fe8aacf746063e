/* The list of tokens as it grows. */
#include "parser.h"

#include "../base/array.h"

bool
kh_parser_grow(kh_parser *p)
{
    kh_tokens *tokens = p->tokens;

    p->status = KH_GROW(&tokens->items, tokens->num, &tokens->max, "tokens", p->err);
    return p->status == KH_OK;
}
