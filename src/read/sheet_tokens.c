/* A row of a table to the tokens of a node or an edge. */
#include "sheet.h"

#include "../base/array.h"
#include "../base/pool.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The row on its way. A step returns false once `status` says why. */
typedef struct {
    kh_sheet *sheet;
    kh_tokens *tokens;
    kh_error *err;
    kh_status status;
} builder;

/* A part of a field, decoded: bytes first .. first + length - 1 of the strings. */
typedef struct {
    const kh_csv_field *field;
    uint32_t first, length;
} part;

static part
whole(const kh_csv_field *field)
{
    return (part){ field, field->string, field->length };
}

static const char *
bytes_of(const builder *b, part p)
{
    return b->tokens->strings.bytes + p.first;
}

/* Where a part begins in the text: behind the quote, if there is one, and past quotes that stand
 * for one. */
static uint32_t
begin_of(const builder *b, part p)
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

static bool
push(builder *b, kh_token_kind kind, uint32_t begin, uint32_t end)
{
    kh_tokens *tokens = b->tokens;

    b->status = KH_GROW(&tokens->items, tokens->num, &tokens->max, "values", b->err);
    if (b->status != KH_OK) {
        return false;
    }
    tokens->items[tokens->num++] = (kh_token){
        .kind = kind, .begin = begin, .end = end, .next = (uint32_t) tokens->num
    };
    return true;
}

/* A string of the program, for a key. */
static bool
push_key(builder *b, const char *key, const kh_csv_field *field)
{
    kh_text *strings = &b->tokens->strings;
    const uint32_t begin = (uint32_t) strings->length;

    kh_text_add_bytes(strings, key, strlen(key) + 1);
    if (!push(b, KH_JSON_STRING, field->begin, field->end)) {
        return false;
    }
    b->tokens->items[b->tokens->num - 1].string = begin;
    b->tokens->items[b->tokens->num - 1].length = (uint32_t) strings->length - begin - 1;
    return true;
}

/* The string at first .. first + length - 1 of the strings, which a NUL ends. */
static bool
push_string(builder *b, part p, uint32_t first, uint32_t length)
{
    kh_token *token;

    if (!push(b, KH_JSON_STRING, begin_of(b, p), p.field->end)) {
        return false;
    }
    token = &b->tokens->items[b->tokens->num - 1];
    token->string = first;
    token->length = length;
    token->hash = kh_pool_hash(b->tokens->strings.bytes + first, length);
    return true;
}

/* A part that the field is cut up for: what stands behind it in the strings is lost. */
static bool
push_part(builder *b, part p)
{
    b->tokens->strings.bytes[p.first + p.length] = '\0';
    return push_string(b, p, p.first, p.length);
}

/* A part as a string of its own, behind the id space, if there is one. */
static bool
push_copy(builder *b, part p, const char *space)
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
    return b->status == KH_OK
           && push_string(b, p, first, (uint32_t) strings->length - first - 1);
}

static bool
push_number(builder *b, part p)
{
    const uint32_t begin = begin_of(b, p);

    return push(b, KH_JSON_NUMBER, begin, begin + p.length);
}

/* What is behind token `at` is all that it holds. */
static bool
finish(builder *b, uint32_t at, uint32_t num)
{
    b->tokens->items[at].num = num;
    b->tokens->items[at].next = (uint32_t) b->tokens->num;
    return true;
}

static bool
fault(builder *b, part p, const kh_column *column, kh_cell_fault fault)
{
    b->status = KH_GROW(&b->sheet->faults.items, b->sheet->faults.num, &b->sheet->faults.max,
        "findings", b->err);
    if (b->status != KH_OK) {
        return false;
    }
    fault.column = column->name;
    fault.offset = begin_of(b, p);
    b->sheet->faults.items[b->sheet->faults.num++] = fault;
    return true;
}

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

static part
trim(const builder *b, part p)
{
    const char *text = bytes_of(b, p);

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
next_part(const builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *at,
    part *p)
{
    const char *text = b->tokens->strings.bytes + field->string;

    while (*at < field->length) {
        uint32_t end = *at;

        while (end < field->length && !separates(column->cell, column->known, text + end)) {
            end++;
        }
        *p = trim(b, (part){ field, field->string + *at, end - *at });
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
split_weight(const builder *b, part *id, part *weight)
{
    const char *text = bytes_of(b, *id);
    uint32_t at = id->length;

    while (at > 0 && text[at - 1] != ':' && text[at - 1] != ' ') {
        at--;
    }
    if (at < 2 || !is_number(text + at, id->length - at)
        || (text[at - 1] == ' ' && strncmp(text + at, "0.", 2) != 0)) {
        return false;
    }
    *weight = (part){ id->field, id->first + at, id->length - at };
    *id = trim(b, (part){ id->field, id->first, at - 1 });
    return id->length > 0;
}

static bool
push_membership(builder *b, const kh_csv_field *field, part id)
{
    const uint32_t at = (uint32_t) b->tokens->num;
    part weight = { field, 0, 0 };

    if (!split_weight(b, &id, &weight)) {
        return push_part(b, id);
    }
    return push(b, KH_JSON_OBJECT, begin_of(b, id), field->end) && push_key(b, "id", field)
           && push_part(b, id) && push_key(b, "weight", field) && push_number(b, weight)
           && finish(b, at, 2);
}

static bool
push_list(builder *b, const kh_column *column, const kh_csv_field *field)
{
    const uint32_t list = (uint32_t) b->tokens->num;
    uint32_t at = 0, num = 0;
    part p;

    if (!push(b, KH_JSON_ARRAY, begin_of(b, whole(field)), field->end)) {
        return false;
    }
    while (next_part(b, column, field, &at, &p)) {
        const bool number = !column->known && column->cell == KH_CELL_NUMBER;

        num++;
        b->tokens->strings.bytes[p.first + p.length] = '\0';
        if (!(column->cell == KH_CELL_SECTORS            ? push_membership(b, field, p)
                : number && is_number(bytes_of(b, p), p.length) ? push_number(b, p)
                                                                : push_part(b, p))) {
            return false;
        }
    }
    return finish(b, list, num);
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
push_known_number(builder *b, const kh_column *column, const kh_csv_field *field)
{
    const part p = whole(field);
    const char *text = bytes_of(b, p);
    const bool comma = strchr(text, ',') != NULL && strchr(text, '.') == NULL;
    kh_cell_fault found = { .code = "E006",
        .hint = comma ? "a decimal point is written '.': 0.5" : "write 1, 0.5 or 2.5e3" };

    if (is_number(text, field->length)) {
        return push_number(b, p);
    }
    snprintf(found.message, sizeof(found.message), "\"%.64s\" is not a number", text);
    return fault(b, p, column, found) && push(b, KH_JSON_NULL, field->begin, field->end);
}

/* As a spreadsheet or pandas may have it, 2016.0 is a year, too. */
static bool
push_date(builder *b, const kh_csv_field *field)
{
    const part p = whole(field);
    const char *text = bytes_of(b, p);

    return strchr(text, '.') != NULL && is_number(text, field->length)
               ? push_number(b, p)
               : push_string(b, p, p.first, p.length);
}

/* Only what is such a value in JSON, too, can be kept as it stands. */
static bool
push_typed(builder *b, const kh_column *column, const kh_csv_field *field)
{
    const part p = whole(field);
    const char *text = bytes_of(b, p);
    const uint32_t begin = begin_of(b, p);

    if (column->cell == KH_CELL_NUMBER && is_number(text, field->length)) {
        return push_number(b, p);
    }
    if (column->cell == KH_CELL_BOOLEAN && strcmp(text, "true") == 0) {
        return push(b, KH_JSON_TRUE, begin, begin + 4);
    }
    if (column->cell == KH_CELL_BOOLEAN && strcmp(text, "false") == 0) {
        return push(b, KH_JSON_FALSE, begin, begin + 5);
    }
    return push_string(b, p, p.first, p.length);
}

static bool
push_value(builder *b, const kh_column *column, const kh_csv_field *field)
{
    const part p = whole(field);

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
            return column->space != NULL ? push_copy(b, p, column->space)
                                         : push_string(b, p, p.first, p.length);
    }
}

/* --- members --------------------------------------------------------------------------------- */

/* Of several types one is the type; all are kept beside it. */
static bool
push_types(builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *num)
{
    const part p = whole(field);
    const char *text = bytes_of(b, p), *end = strchr(text, ';');
    const part first = { field, p.first, end == NULL ? p.length : (uint32_t) (end - text) };

    *num += end == NULL ? 1 : 2;
    return push_key(b, "type", field) && push_copy(b, first, NULL)
           && (end == NULL
               || (push_key(b, column->name, field)
                   && push_string(b, p, p.first, p.length)));
}

static bool
refuse_direction(builder *b, const kh_column *column, const kh_csv_field *field)
{
    kh_cell_fault found
        = { .code = "E006", .hint = "write directed, undirected or mutual, or nothing" };

    snprintf(found.message, sizeof(found.message), "\"%.64s\" is not a direction",
        bytes_of(b, whole(field)));
    return fault(b, whole(field), column, found);
}

static bool
push_member(builder *b, const kh_column *column, const kh_csv_field *field, uint32_t *num)
{
    const char *text = bytes_of(b, whole(field));

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
        case KH_CELL_TYPES:
            return push_types(b, column, field, num);
        default:
            break;
    }
    ++*num;
    return push_key(b, column->key, field) && push_value(b, column, field);
}

static bool
miss(builder *b, const kh_column *column, const kh_csv_field *field)
{
    kh_cell_fault found = { .code = "E005",
        .hint = b->sheet->edges ? "an edge leads from one node to another" : "an id names a node" };

    snprintf(found.message, sizeof(found.message), "%s needs the column \"%.64s\", which is empty",
        b->sheet->edges ? "an edge" : "a node", column->name);
    return fault(b, whole(field), column, found);
}

/* The members of an object, from order[*j] on: label.en, label.ja, ... */
static bool
push_object(builder *b, size_t *j, uint32_t *num)
{
    const kh_sheet *sheet = b->sheet;
    const kh_column *first = &sheet->columns[sheet->order[*j]];
    const uint32_t at = (uint32_t) b->tokens->num;
    const kh_csv_field *field = &sheet->row.items[sheet->order[*j]];
    uint32_t num_members = 0;

    if (!push_key(b, first->key, field) || !push(b, KH_JSON_OBJECT, field->begin, field->end)) {
        return false;
    }
    for (; *j < sheet->num_columns; ++*j) {
        const kh_column *column = &sheet->columns[sheet->order[*j]];

        field = &sheet->row.items[sheet->order[*j]];
        if (column->member == NULL || strcmp(column->key, first->key) != 0) {
            break;
        }
        if (field->length > 0
            && (!push_key(b, column->member, field) || !push_value(b, column, field))) {
            return false;
        }
        num_members += field->length > 0;
    }
    if (num_members == 0) {
        b->tokens->num = at;
        return true;
    }
    ++*num;
    return finish(b, at + 1, num_members);
}

/* What no row goes without, and the id of a node that is named by its label. */
static bool
push_required(builder *b, uint32_t *num)
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
            if (!push_key(b, "id", field) || !push_value(b, column, field)) {
                return false;
            }
        }
    }
    return true;
}

static bool
push_members(builder *b)
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
    return finish(b, 0, num);
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
push_aside(builder *b, kh_cell cell)
{
    const kh_csv_field *field = find_cell(b->sheet, cell);

    return field == NULL || field->length == 0
               ? push(b, KH_JSON_NULL, 0, 0)
               : push_string(b, whole(field), field->string, field->length);
}

static bool
push_direction(builder *b)
{
    const kh_csv_field *cells[] = { find_cell(b->sheet, KH_CELL_DIRECTION),
        find_cell(b->sheet, KH_CELL_TYPE_OF_EDGE) };
    int directed = -1;
    size_t j;

    for (j = 0; j < 2 && directed < 0; j++) {
        directed = cells[j] == NULL ? -1 : kh_sheet_direction(bytes_of(b, whole(cells[j])));
    }
    return push(b, directed < 0 ? KH_JSON_NULL : directed > 0 ? KH_JSON_TRUE : KH_JSON_FALSE, 0, 0);
}

static bool
push_asides(builder *b)
{
    return push_direction(b) && push_aside(b, KH_CELL_RELATION_NAME)
           && push_aside(b, KH_CELL_SOURCE_NAME) && push_aside(b, KH_CELL_TARGET_NAME);
}

kh_status
kh_sheet_tokens(kh_sheet *self, kh_tokens *tokens, size_t length, kh_error *err)
{
    builder b = { self, tokens, err, KH_OK };

    tokens->num = 0;
    tokens->num_duplicates = 0;
    self->faults.num = 0;
    if (push(&b, KH_JSON_OBJECT, 0, (uint32_t) length) && push_members(&b) && self->edges) {
        (void) push_asides(&b);
    }
    return b.status != KH_OK ? b.status : kh_text_status(&tokens->strings, err);
}
