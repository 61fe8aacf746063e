/* What a field of a table says, by its column. */
#include "sheet_builder.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* --- parts ----------------------------------------------------------------------------------- */

/* The grammar of JSON: what is no such number is none to the rest of the program. */
static bool
is_number(const char *text, size_t length)
{
    const char *p = text + (length > 0 && text[0] == '-'), *end = text + length;
    size_t digits = strspn(p, "0123456789");

    if (digits == 0 || p + digits > end || (digits > 1 && p[0] == '0')) {
        return false;
    }
    p += digits;
    if (p < end && *p == '.') {
        digits = strspn(p + 1, "0123456789");
        p += 1 + digits;
        if (digits == 0) {
            return false;
        }
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p += 1 + (p[1] == '+' || p[1] == '-');
        digits = strspn(p, "0123456789");
        p += digits;
        if (digits == 0) {
            return false;
        }
    }
    return p == end;
}

static kh_part
trim(const kh_builder *b, kh_part p)
{
    const char *text = kh_part_bytes(b, p);

    while (p.length > 0 && (text[p.length - 1] == ' ' || text[p.length - 1] == '\t')) {
        p.length--;
    }
    while (p.length > 0 && (*text == ' ' || *text == '\t')) {
        p.first++;
        p.length--;
        text++;
    }
    return p;
}

/* Whether a list of this kind may be cut at a byte. */
static bool
separates(kh_cell cell, bool known, const char *at)
{
    switch (cell) {
        case KH_CELL_SECTORS:
            return strchr(";|,", *at) != NULL;
        case KH_CELL_SOURCES: /* a comma may be part of a URL, a space may not */
            return *at == ';' || (*at == ',' && (at[1] == ' ' || at[1] == '\0'));
        case KH_CELL_LIST:
            return *at == ';' || *at == '|';
        default:
            return *at == ';' && !known;
    }
}

/* The next part of a list; `at`: where it is looked for, from 0. Empty ones are passed over. */
static bool
next_part(const kh_builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *at,
    kh_part *p)
{
    const char *text = b->tokens->strings.bytes + field->string;

    while (*at < field->length) {
        uint32_t end = *at;

        while (end < field->length && !separates(column->cell, column->known, text + end)) {
            end++;
        }
        *p = trim(b, (kh_part){ field, field->string + *at, end - *at });
        *at = end + 1;
        if (p->length > 0) {
            return true;
        }
    }
    return false;
}

/* The weight at the end of "energy:0.7", or of "energy 0.7" as `list` writes it: there only a share
 * is taken for one, since "Society 5.0" is a name. */
static bool
split_weight(const kh_builder *b, kh_part *id, kh_part *weight)
{
    const char *text = kh_part_bytes(b, *id);
    uint32_t at = id->length;

    while (at > 0 && text[at - 1] != ':' && text[at - 1] != ' ') {
        at--;
    }
    if (at < 2 || !is_number(text + at, id->length - at)
        || (text[at - 1] == ' ' && strncmp(text + at, "0.", 2) != 0)) {
        return false;
    }
    *weight = (kh_part){ id->field, id->first + at, id->length - at };
    *id = trim(b, (kh_part){ id->field, id->first, at - 1 });
    return id->length > 0;
}

static bool
push_membership(kh_builder *b, const kh_csv_field *field, kh_part id)
{
    const uint32_t at = (uint32_t) b->tokens->num;
    kh_part weight = { field, 0, 0 };

    if (!split_weight(b, &id, &weight)) {
        return kh_push_part(b, id);
    }
    return kh_push(b, KH_JSON_OBJECT, kh_part_begin(b, id), field->end)
           && kh_push_key(b, "id", field) && kh_push_part(b, id) && kh_push_key(b, "weight", field)
           && kh_push_number(b, weight) && kh_finish(b, at, 2);
}

static bool
push_list(kh_builder *b, const kh_column *column, const kh_csv_field *field)
{
    const uint32_t list = (uint32_t) b->tokens->num;
    uint32_t at = 0, num = 0;
    kh_part p;

    if (!kh_push(b, KH_JSON_ARRAY, kh_part_begin(b, kh_whole(field)), field->end)) {
        return false;
    }
    while (next_part(b, column, field, &at, &p)) {
        const bool number = !column->known && column->cell == KH_CELL_NUMBER;

        num++;
        b->tokens->strings.bytes[p.first + p.length] = '\0';
        if (!(column->cell == KH_CELL_SECTORS                        ? push_membership(b, field, p)
                : number && is_number(kh_part_bytes(b, p), p.length) ? kh_push_number(b, p)
                                                                     : kh_push_part(b, p))) {
            return false;
        }
    }
    return kh_finish(b, list, num);
}

/* --- cells ----------------------------------------------------------------------------------- */

int
kh_sheet_direction(const char *word)
{
    static const struct {
        const char *word;
        int directed;
    } words[] = { { "directed", 1 }, { "true", 1 }, { "undirected", 0 }, { "mutual", 0 },
        { "false", 0 } };
    size_t j;

    for (j = 0; j < sizeof(words) / sizeof(words[0]); j++) {
        if (strcasecmp(word, words[j].word) == 0) {
            return words[j].directed;
        }
    }
    return -1;
}

static bool
push_known_number(kh_builder *b, const kh_column *column, const kh_csv_field *field)
{
    const kh_part p = kh_whole(field);
    const char *text = kh_part_bytes(b, p);
    const bool comma = strchr(text, ',') != NULL && strchr(text, '.') == NULL;
    kh_cell_fault found = { .code = "E006",
        .hint = comma ? "a decimal point is written '.': 0.5" : "write 1, 0.5 or 2.5e3" };

    if (is_number(text, field->length)) {
        return kh_push_number(b, p);
    }
    snprintf(found.message, sizeof(found.message), "\"%.64s\" is not a number", text);
    return kh_push_fault(b, p, column, found) && kh_push(b, KH_JSON_NULL, field->begin, field->end);
}

/* As a spreadsheet or pandas may have it, 2016.0 is a year, too. */
static bool
push_date(kh_builder *b, const kh_csv_field *field)
{
    const kh_part p = kh_whole(field);
    const char *text = kh_part_bytes(b, p);

    return strchr(text, '.') != NULL && is_number(text, field->length) ? kh_push_number(b, p)
                                                                       : kh_push_field(b, field);
}

/* Only what is such a value in JSON, too, can be kept as it stands. */
static bool
push_typed(kh_builder *b, const kh_column *column, const kh_csv_field *field)
{
    const kh_part p = kh_whole(field);
    const char *text = kh_part_bytes(b, p);
    const uint32_t begin = kh_part_begin(b, p);

    if (column->cell == KH_CELL_NUMBER && is_number(text, field->length)) {
        return kh_push_number(b, p);
    }
    if (column->cell == KH_CELL_BOOLEAN && strcmp(text, "true") == 0) {
        return kh_push(b, KH_JSON_TRUE, begin, begin + 4);
    }
    if (column->cell == KH_CELL_BOOLEAN && strcmp(text, "false") == 0) {
        return kh_push(b, KH_JSON_FALSE, begin, begin + 5);
    }
    return kh_push_field(b, field);
}

bool
kh_push_value(kh_builder *b, const kh_column *column, const kh_csv_field *field)
{
    const kh_part p = kh_whole(field);

    if (!column->known) {
        return column->list ? push_list(b, column, field) : push_typed(b, column, field);
    }
    switch (column->cell) {
        case KH_CELL_NUMBER:
            return push_known_number(b, column, field);
        case KH_CELL_DATE:
            return push_date(b, field);
        case KH_CELL_LIST:
        case KH_CELL_SECTORS:
        case KH_CELL_SOURCES:
            return push_list(b, column, field);
        default:
            return column->space != NULL ? kh_push_copy(b, p, column->space)
                                         : kh_push_field(b, field);
    }
}
