#include "sheet_builder.h"

#include "../base/array.h"
#include "../base/pool.h"

#include <string.h>

uint32_t
kh_part_begin(const kh_builder *b, kh_part p)
{
    const char *text = b->tokens->text;
    uint32_t at = p.field->begin, left = p.first - p.field->string;

    while (at < p.field->end && (text[at] == ' ' || text[at] == '\t')) {
        at++;
    }
    if (at >= p.field->end || text[at] != '"') {
        return at + left;
    }
    for (at++; left > 0 && at + 1 < p.field->end; left--) {
        at += text[at] == '"' ? 2 : 1;
    }
    return at;
}

bool
kh_push(kh_builder *b, kh_token_kind kind, uint32_t begin, uint32_t end)
{
    kh_tokens *tokens = b->tokens;

    b->status = KH_GROW(&tokens->items, tokens->num, &tokens->max, "values", b->err);
    if (b->status != KH_OK) {
        return false;
    }
    tokens->items[tokens->num++]
        = (kh_token){ .kind = kind, .begin = begin, .end = end, .next = (uint32_t) tokens->num };
    return true;
}

bool
kh_push_key(kh_builder *b, const char *key, const kh_csv_field *field)
{
    kh_text *strings = &b->tokens->strings;
    const uint32_t begin = (uint32_t) strings->length;

    kh_text_add_bytes(strings, key, strlen(key) + 1);
    if (!kh_push(b, KH_JSON_STRING, field->begin, field->end)) {
        return false;
    }
    b->tokens->items[b->tokens->num - 1].string = begin;
    b->tokens->items[b->tokens->num - 1].length = (uint32_t) strings->length - begin - 1;
    return true;
}

/* The string at first .. first + length - 1 of the strings, which a NUL ends. */
static bool
push_string(kh_builder *b, kh_part p, uint32_t first, uint32_t length)
{
    kh_token *token;

    if (!kh_push(b, KH_JSON_STRING, kh_part_begin(b, p), p.field->end)) {
        return false;
    }
    token = &b->tokens->items[b->tokens->num - 1];
    token->string = first;
    token->length = length;
    token->hash = kh_pool_hash(b->tokens->strings.bytes + first, length);
    return true;
}

bool
kh_push_field(kh_builder *b, const kh_csv_field *field)
{
    return push_string(b, kh_whole(field), field->string, field->length);
}

bool
kh_push_part(kh_builder *b, kh_part p)
{
    b->tokens->strings.bytes[p.first + p.length] = '\0';
    return push_string(b, p, p.first, p.length);
}

bool
kh_push_copy(kh_builder *b, kh_part p, const char *space)
{
    kh_text *strings = &b->tokens->strings;
    const uint32_t first = (uint32_t) strings->length;
    uint32_t j;

    if (space != NULL) {
        kh_text_print(strings, "%s:", space);
    }
    for (j = 0; j < p.length && !strings->failed; j++) {
        kh_text_add_char(strings, strings->bytes[p.first + j]);
    }
    kh_text_add_char(strings, '\0');
    b->status = kh_text_status(strings, b->err);
    return b->status == KH_OK && push_string(b, p, first, (uint32_t) strings->length - first - 1);
}

bool
kh_push_number(kh_builder *b, kh_part p)
{
    const uint32_t begin = kh_part_begin(b, p);

    return kh_push(b, KH_JSON_NUMBER, begin, begin + p.length);
}

bool
kh_finish(kh_builder *b, uint32_t at, uint32_t num)
{
    b->tokens->items[at].num = num;
    b->tokens->items[at].next = (uint32_t) b->tokens->num;
    return true;
}

bool
kh_push_fault(kh_builder *b, kh_part p, const kh_column *column, kh_cell_fault fault)
{
    b->status = KH_GROW(
        &b->sheet->faults.items, b->sheet->faults.num, &b->sheet->faults.max, "findings", b->err);
    if (b->status != KH_OK) {
        return false;
    }
    fault.column = column->name;
    fault.offset = kh_part_begin(b, p);
    b->sheet->faults.items[b->sheet->faults.num++] = fault;
    return true;
}
