/**
 * @file sheet_builder.h
 * @brief The parts of kh_sheet_tokens(): tokens (sheet_builder.c), values (sheet_cells.c), members
 * (sheet_tokens.c).
 *
 * A step returns false once `status` says why.
 */
#ifndef KH_READ_SHEET_BUILDER_H
#define KH_READ_SHEET_BUILDER_H

#include "sheet.h"

/** A row on its way. */
typedef struct {
    kh_sheet *sheet;
    kh_tokens *tokens;
    kh_error *err;
    kh_status status;
} kh_builder;

/** A part of a field, decoded: bytes first .. first + length - 1 of the strings. */
typedef struct {
    const kh_csv_field *field;
    uint32_t first, length;
} kh_part;

static inline kh_part
kh_whole(const kh_csv_field *field)
{
    return (kh_part){ field, field->string, field->length };
}

static inline const char *
kh_part_bytes(const kh_builder *b, kh_part p)
{
    return b->tokens->strings.bytes + p.first;
}

/** Where a part begins in the text: behind the quote, if there is one, and past quotes that stand
 * for one. */
uint32_t kh_part_begin(const kh_builder *b, kh_part p);

bool kh_push(kh_builder *b, kh_token_kind kind, uint32_t begin, uint32_t end);

/** A string of the program, for a key. */
bool kh_push_key(kh_builder *b, const char *key, const kh_csv_field *field);

/** A whole field as a string. */
bool kh_push_field(kh_builder *b, const kh_csv_field *field);

/** A part that the field is cut up for: what stands behind it in the strings is lost. */
bool kh_push_part(kh_builder *b, kh_part p);

/** A part as a string of its own, behind the id space, if that is not NULL. */
bool kh_push_copy(kh_builder *b, kh_part p, const char *space);

bool kh_push_number(kh_builder *b, kh_part p);

/** What is behind token `at` is all that it holds. */
bool kh_finish(kh_builder *b, uint32_t at, uint32_t num);

/** The row cannot be read because of a part. */
bool kh_push_fault(kh_builder *b, kh_part p, const kh_column *column, kh_cell_fault fault);

/** What a field holds, by its column. */
bool kh_push_value(kh_builder *b, const kh_column *column, const kh_csv_field *field);

#endif
