/* A row of a table to the tokens of a node or an edge. */
#include "sheet_builder.h"

#include <stdio.h>
#include <string.h>

/* --- members --------------------------------------------------------------------------------- */

/* Of several types one is the type; all are kept beside it. */
static bool
push_types(kh_builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *num)
{
    const kh_part p = kh_whole(field);
    const char *text = kh_part_bytes(b, p), *end = strchr(text, ';');
    const kh_part first = { field, p.first, end == NULL ? p.length : (uint32_t) (end - text) };

    *num += end == NULL ? 1 : 2;
    return kh_push_key(b, "type", field) && kh_push_copy(b, first, NULL)
           && (end == NULL || (kh_push_key(b, column->name, field) && kh_push_field(b, field)));
}

/* A date within an interval, without spaces and ".0"; of length 0 if it is open. */
static bool
take_bound(const kh_builder *b, kh_part *p)
{
    const char *text = kh_part_bytes(b, *p);
    char copy[KH_DATE_TEXT_SIZE];
    kh_date date;

    for (; p->length > 0 && *text == ' '; text++, p->first++, p->length--) {
    }
    for (; p->length > 0 && text[p->length - 1] == ' '; p->length--) {
    }
    if ((p->length == 8 && memcmp(text, "Infinity", 8) == 0)
        || (p->length == 9 && memcmp(text, "-Infinity", 9) == 0)) {
        p->length = 0;
        return true;
    }
    p->length -= p->length > 2 && memcmp(text + p->length - 2, ".0", 2) == 0 ? 2 : 0;
    if (p->length == 0 || p->length >= sizeof(copy)) {
        return false;
    }
    memcpy(copy, text, p->length);
    copy[p->length] = '\0';
    return kh_date_parse(&date, copy, NULL) == KH_OK;
}

/* The one interval of a field: "<[2001.0, 2010.0]>", "[2001, 2010)". */
static bool
find_bounds(const kh_builder *b, const kh_csv_field *field, kh_part bounds[2])
{
    const char *text = kh_part_bytes(b, kh_whole(field));
    const size_t open = text[0] == '<', length = field->length;
    const char *comma = strchr(text, ',');

    if (length < 2 * open + 5 || (open && text[length - 1] != '>') || comma == NULL
        || strchr("[(", text[open]) == NULL || strchr("])", text[length - 1 - open]) == NULL) {
        return false;
    }
    bounds[0] = (kh_part){ field, field->string + (uint32_t) open + 1,
        (uint32_t) (comma - text - (ptrdiff_t) open) - 1 };
    bounds[1] = (kh_part){ field, field->string + (uint32_t) (comma - text) + 1,
        (uint32_t) (text + length - comma - 2) - (uint32_t) open };
    return take_bound(b, &bounds[0]) && take_bound(b, &bounds[1]);
}

/* Several intervals, or one beside columns for start and end, are kept as they stand. */
static bool
push_interval(kh_builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *num)
{
    static const char *const keys[] = { "start", "end" };
    kh_part bounds[2];
    size_t j;

    if (b->sheet->has_dates || !find_bounds(b, field, bounds)) {
        ++*num;
        return kh_push_key(b, column->name, field) && kh_push_field(b, field);
    }
    for (j = 0; j < 2; j++) {
        if (bounds[j].length > 0) {
            ++*num;
            if (!kh_push_key(b, keys[j], field) || !kh_push_copy(b, bounds[j], NULL)) {
                return false;
            }
        }
    }
    return true;
}

static bool
refuse_direction(kh_builder *b, const kh_column *column, const kh_csv_field *field)
{
    kh_cell_fault found
        = { .code = "E006", .hint = "write directed, undirected or mutual, or nothing" };

    snprintf(found.message, sizeof(found.message), "\"%.64s\" is not a direction",
        kh_part_bytes(b, kh_whole(field)));
    return kh_push_fault(b, kh_whole(field), column, found);
}

static bool
push_member(kh_builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *num)
{
    const char *text = kh_part_bytes(b, kh_whole(field));

    switch (column->cell) {
        case KH_CELL_DIRECTION:
            return kh_sheet_direction(text) >= 0 || refuse_direction(b, column, field);
        case KH_CELL_IGNORED:
        case KH_CELL_RELATION_NAME:
        case KH_CELL_SOURCE_NAME:
        case KH_CELL_TARGET_NAME:
            return true;
        case KH_CELL_TYPE_OF_EDGE:
            if (kh_sheet_direction(text) >= 0) {
                return true;
            }
            break;
        case KH_CELL_INTERVAL:
            return push_interval(b, column, field, num);
        case KH_CELL_TYPES:
            return push_types(b, column, field, num);
        default:
            break;
    }
    ++*num;
    return kh_push_key(b, column->key, field) && kh_push_value(b, column, field);
}

static bool
miss(kh_builder *b, const kh_column *column, const kh_csv_field *field)
{
    kh_cell_fault found = { .code = "E005",
        .hint = b->sheet->edges ? "an edge leads from one node to another" : "an id names a node" };

    snprintf(found.message, sizeof(found.message), "%s needs the column \"%.64s\", which is empty",
        b->sheet->edges ? "an edge" : "a node", column->name);
    return kh_push_fault(b, kh_whole(field), column, found);
}

/* The members of an object, from order[*j] on: label.en, label.ja, ... */
static bool
push_object(kh_builder *b, size_t *j, uint32_t *num)
{
    const kh_sheet *sheet = b->sheet;
    const kh_column *first = &sheet->columns[sheet->order[*j]];
    const uint32_t at = (uint32_t) b->tokens->num;
    const kh_csv_field *field = &sheet->row.items[sheet->order[*j]];
    uint32_t num_members = 0;

    if (!kh_push_key(b, first->key, field)
        || !kh_push(b, KH_JSON_OBJECT, field->begin, field->end)) {
        return false;
    }
    for (; *j < sheet->num_columns; ++*j) {
        const kh_column *column = &sheet->columns[sheet->order[*j]];

        field = &sheet->row.items[sheet->order[*j]];
        if (column->member == NULL || strcmp(column->key, first->key) != 0) {
            break;
        }
        if (field->length > 0
            && (!kh_push_key(b, column->member, field) || !kh_push_value(b, column, field))) {
            return false;
        }
        num_members += field->length > 0;
    }
    if (num_members == 0) {
        b->tokens->num = at;
        return true;
    }
    ++*num;
    return kh_finish(b, at + 1, num_members);
}

/* What no row goes without, and the id of a node that is named by its label. */
static bool
push_required(kh_builder *b, uint32_t *num)
{
    size_t j;

    for (j = 0; j < b->sheet->num_columns; j++) {
        const kh_column *column = &b->sheet->columns[j];
        const kh_csv_field *field = &b->sheet->row.items[j];

        if (column->required && field->length == 0 && !miss(b, column, field)) {
            return false;
        }
        if (column->names && field->length > 0) {
            ++*num;
            if (!kh_push_key(b, "id", field) || !kh_push_value(b, column, field)) {
                return false;
            }
        }
    }
    return true;
}

static bool
push_members(kh_builder *b)
{
    const kh_sheet *sheet = b->sheet;
    uint32_t num = 0;
    size_t j = 0;

    if (!push_required(b, &num)) {
        return false;
    }
    while (j < sheet->num_columns) {
        const kh_column *column = &sheet->columns[sheet->order[j]];
        const kh_csv_field *field = &sheet->row.items[sheet->order[j]];

        if (column->member != NULL) {
            if (!push_object(b, &j, &num)) {
                return false;
            }
            continue;
        }
        if (field->length > 0 && !push_member(b, column, field, &num)) {
            return false;
        }
        j++;
    }
    return kh_finish(b, 0, num);
}

/* --- asides ---------------------------------------------------------------------------------- */

static const kh_csv_field *
find_cell(const kh_sheet *sheet, kh_cell cell)
{
    size_t j;

    for (j = 0; j < sheet->num_columns; j++) {
        if (sheet->columns[j].known && sheet->columns[j].cell == cell) {
            return &sheet->row.items[j];
        }
    }
    return NULL;
}

static bool
push_aside(kh_builder *b, kh_cell cell)
{
    const kh_csv_field *field = find_cell(b->sheet, cell);

    return field == NULL || field->length == 0 ? kh_push(b, KH_JSON_NULL, 0, 0)
                                               : kh_push_field(b, field);
}

static bool
push_direction(kh_builder *b)
{
    const kh_csv_field *cells[]
        = { find_cell(b->sheet, KH_CELL_DIRECTION), find_cell(b->sheet, KH_CELL_TYPE_OF_EDGE) };
    int directed = -1;
    size_t j;

    for (j = 0; j < 2 && directed < 0; j++) {
        directed = cells[j] == NULL ? -1 : kh_sheet_direction(kh_part_bytes(b, kh_whole(cells[j])));
    }
    return kh_push(b,
        directed < 0   ? KH_JSON_NULL
        : directed > 0 ? KH_JSON_TRUE
                       : KH_JSON_FALSE,
        0, 0);
}

static bool
push_asides(kh_builder *b)
{
    return push_direction(b) && push_aside(b, KH_CELL_RELATION_NAME)
           && push_aside(b, KH_CELL_SOURCE_NAME) && push_aside(b, KH_CELL_TARGET_NAME);
}

kh_status
kh_sheet_tokens(kh_sheet *self, kh_tokens *tokens, size_t length, kh_error *err)
{
    kh_builder b = { self, tokens, err, KH_OK };

    tokens->num = 0;
    tokens->num_duplicates = 0;
    self->faults.num = 0;
    if (kh_push(&b, KH_JSON_OBJECT, 0, (uint32_t) length) && push_members(&b) && self->edges) {
        (void) push_asides(&b);
    }
    return b.status != KH_OK ? b.status : kh_text_status(&tokens->strings, err);
}
