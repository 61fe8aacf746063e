/* Which column of a table is which key: the headers of kakehashi, Gephi, Kumu, Neo4j and
 * GraphFrames. */
#include "sheet.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *folded, *key;
    kh_cell cell;
    bool required;
} known;

/* Of several columns for one key the first in this list is the one. */
static const known node_columns[] = {
    { ":id", "id", KH_CELL_STRING, true },
    { "id", "id", KH_CELL_STRING, true },
    { "label", "label", KH_CELL_STRING, false },
    { "name", "label", KH_CELL_STRING, false },
    { "altlabel", "altLabel", KH_CELL_LIST, false },
    { "description", "description", KH_CELL_STRING, false },
    { "type", "type", KH_CELL_STRING, false },
    { ":label", "type", KH_CELL_TYPES, false },
    { "sectors", "sectors", KH_CELL_SECTORS, false },
    { "sector", "sectors", KH_CELL_SECTORS, false },
    { "tags", "sectors", KH_CELL_SECTORS, false },
    { "start", "start", KH_CELL_DATE, false },
    { "end", "end", KH_CELL_DATE, false },
    { "country", "country", KH_CELL_STRING, false },
    { "url", "url", KH_CELL_STRING, false },
    { "confidence", "confidence", KH_CELL_NUMBER, false },
    { "sources", "sources", KH_CELL_SOURCES, false },
    { NULL, NULL, KH_CELL_IGNORED, false },
};

static const known edge_columns[] = {
    { ":start_id", "source", KH_CELL_STRING, true },
    { "source", "source", KH_CELL_STRING, true },
    { "from", "source", KH_CELL_STRING, true },
    { "src", "source", KH_CELL_STRING, true },
    { ":end_id", "target", KH_CELL_STRING, true },
    { "target", "target", KH_CELL_STRING, true },
    { "to", "target", KH_CELL_STRING, true },
    { "dst", "target", KH_CELL_STRING, true },
    { "relation", "relation", KH_CELL_STRING, false },
    { ":type", "relation", KH_CELL_STRING, false },
    { "relationship", "relation", KH_CELL_STRING, false },
    { "type", "type", KH_CELL_TYPE_OF_EDGE, false },
    { "direction", "direction", KH_CELL_DIRECTION, false },
    { "directed", "direction", KH_CELL_DIRECTION, false },
    { "id", "id", KH_CELL_STRING, false },
    { "key", "key", KH_CELL_STRING, false },
    { "label", "label", KH_CELL_STRING, false },
    { "description", "description", KH_CELL_STRING, false },
    { "start", "start", KH_CELL_DATE, false },
    { "end", "end", KH_CELL_DATE, false },
    { "weight", "weight", KH_CELL_NUMBER, false },
    { "strength", "weight", KH_CELL_NUMBER, false },
    { "confidence", "confidence", KH_CELL_NUMBER, false },
    { "sources", "sources", KH_CELL_SOURCES, false },
    { "relation_label", "", KH_CELL_RELATION_NAME, false },
    { "source_label", "", KH_CELL_SOURCE_NAME, false },
    { "target_label", "", KH_CELL_TARGET_NAME, false },
    { NULL, NULL, KH_CELL_IGNORED, false },
};

/* Keys whose value is an object: "label.ja" is the member "ja" of "label". */
static const known object_columns[] = {
    { "label", "label", KH_CELL_STRING, false },
    { "altlabel", "altLabel", KH_CELL_LIST, false },
    { "description", "description", KH_CELL_STRING, false },
    { "identifiers", "identifiers", KH_CELL_STRING, false },
    { "attributes", "attributes", KH_CELL_STRING, false },
    { NULL, NULL, KH_CELL_IGNORED, false },
};

/* What may stand behind a colon, as neo4j-admin has it. */
static const struct {
    const char *name;
    kh_cell cell;
} value_types[] = {
    { "int", KH_CELL_NUMBER },
    { "long", KH_CELL_NUMBER },
    { "short", KH_CELL_NUMBER },
    { "byte", KH_CELL_NUMBER },
    { "float", KH_CELL_NUMBER },
    { "double", KH_CELL_NUMBER },
    { "boolean", KH_CELL_BOOLEAN },
    { "string", KH_CELL_STRING },
    { "char", KH_CELL_STRING },
    { "date", KH_CELL_STRING },
    { "localtime", KH_CELL_STRING },
    { "time", KH_CELL_STRING },
    { "localdatetime", KH_CELL_STRING },
    { "datetime", KH_CELL_STRING },
    { "point", KH_CELL_STRING },
    { "duration", KH_CELL_STRING },
    { "ignore", KH_CELL_IGNORED },
};

void
kh_sheet_free(kh_sheet *self)
{
    kh_csv_free(self->csv);
    free(self->columns);
    free(self->order);
    free(self->row.items);
    free(self->faults.items);
    free(self->directions.items);
    kh_text_free(&self->names);
    kh_text_free(&self->last);
    *self = (kh_sheet){ 0 };
}

/* --- a column by itself ---------------------------------------------------------------------- */

/* Cut the type off behind the colon, if there is one: "since:int". */
static void
take_value_type(kh_column *column, char *folded, char *name)
{
    char *colon = strrchr(folded, ':');
    size_t length, j;
    bool list;

    if (colon == NULL) {
        return;
    }
    length = strlen(colon + 1);
    list = length > 2 && strcmp(colon + 1 + length - 2, "[]") == 0;
    length -= list ? 2 : 0;
    for (j = 0; j < sizeof(value_types) / sizeof(value_types[0]); j++) {
        if (strlen(value_types[j].name) == length
            && memcmp(value_types[j].name, colon + 1, length) == 0) {
            column->cell = value_types[j].cell;
            column->list = list;
            name[colon - folded] = '\0';
            *colon = '\0';
            return;
        }
    }
}

/* "personId:ID(Person)" is ":id", of the space "Person". */
static void
take_id_space(kh_column *column, char *folded, char *name)
{
    static const char *const kinds[] = { ":id", ":start_id", ":end_id" };
    char *colon = strrchr(folded, ':'), *paren;
    size_t length, j;

    if (colon == NULL) {
        return;
    }
    length = strcspn(colon, "(");
    for (j = 0; j < sizeof(kinds) / sizeof(kinds[0]); j++) {
        if (strlen(kinds[j]) != length || memcmp(kinds[j], colon, length) != 0) {
            continue;
        }
        column->folded = colon;
        paren = name + (colon - folded) + length;
        colon[length] = '\0';
        if (*paren == '(' && paren[1] != '\0' && paren[1] != ')') {
            column->space = paren + 1;
            paren[1 + strcspn(paren + 1, ")")] = '\0';
        }
    }
}

/* A header's field three times: as it stands, to be cut, and in small letters. */
static void
add_names(kh_sheet *self, const char *field)
{
    const char *p;
    int j;

    for (j = 0; j < 3; j++) {
        for (p = field; *p != '\0'; p++) {
            const bool capital = *p >= 'A' && *p <= 'Z';

            kh_text_add_char(&self->names, j == 2 && capital ? (char) (*p | 0x20) : *p);
        }
        kh_text_add_char(&self->names, '\0');
    }
}

static void
begin_column(kh_column *column, char *names)
{
    const size_t length = strlen(names) + 1;
    char *cut = names + length, *folded = cut + length;

    column->name = names;
    column->key = cut;
    column->folded = folded;
    take_value_type(column, folded, cut);
    take_id_space(column, folded, cut);
    if (column->folded[0] == '\0') {
        column->cell = KH_CELL_IGNORED;
    }
}

static kh_status
begin_columns(kh_reading *r, const kh_text *strings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sheet *self = r->sheet;
    const kh_csv_row *row = &self->row;
    char *names;
    size_t j;

    KH_TRY(KH_NEW(&self->columns, row->num, "columns", err));
    KH_TRY(KH_NEW(&self->order, row->num, "columns", err));
    self->num_columns = row->num;
    for (j = 0; j < row->num; j++) {
        add_names(self, strings->bytes + row->items[j].string);
    }
    KH_TRY(kh_text_status(&self->names, err));
    names = self->names.bytes;
    for (j = 0; j < row->num; j++) {
        const kh_position position = kh_reading_position_at(r, row->items[j].begin);
        const size_t length = strlen(names) + 1;

        self->columns[j].place
            = (kh_place){ r->window.place.file, position.line, position.column };
        begin_column(&self->columns[j], names);
        names += 3 * length;
    }
out:
    return ret;
}

/* --- columns among each other ---------------------------------------------------------------- */

static kh_column *
find_folded(const kh_sheet *self, const char *folded)
{
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        if (strcmp(self->columns[j].folded, folded) == 0) {
            return &self->columns[j];
        }
    }
    return NULL;
}

static kh_column *
find_key(const kh_sheet *self, const char *key)
{
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        if (self->columns[j].known && strcmp(self->columns[j].key, key) == 0) {
            return &self->columns[j];
        }
    }
    return NULL;
}

static void
make_known(kh_column *column, const known *as, const char *member)
{
    column->known = true;
    column->key = as->key;
    column->cell = as->cell;
    column->required = as->required;
    column->member = member;
    column->list = false;
}

/* "label.ja", for keys that hold objects. */
static void
find_member(kh_column *column)
{
    const char *dot = strchr(column->folded, '.');
    const size_t length = dot == NULL ? 0 : (size_t) (dot - column->folded);
    const known *as;

    for (as = object_columns; dot != NULL && dot[1] != '\0' && as->folded != NULL; as++) {
        if (strlen(as->folded) == length && memcmp(as->folded, column->folded, length) == 0) {
            make_known(column, as, column->key + length + 1);
            return;
        }
    }
}

/* The first column of the list for each key; those whose key is "" are all different. */
static void
find_known(kh_sheet *self, const known *list)
{
    const known *as;
    size_t j;

    for (as = list; as->folded != NULL; as++) {
        kh_column *column = find_folded(self, as->folded);

        if (column != NULL && column->cell != KH_CELL_IGNORED
            && (as->key[0] == '\0' || find_key(self, as->key) == NULL)) {
            make_known(column, as, NULL);
        }
    }
    for (j = 0; j < self->num_columns; j++) {
        if (!self->columns[j].known && self->columns[j].cell != KH_CELL_IGNORED) {
            find_member(&self->columns[j]);
        }
    }
}

/* A label of no stated language beside others: BCP 47 has a tag for that. */
static void
name_languages(kh_sheet *self)
{
    static const char *const keys[] = { "label", "altLabel", "description" };
    size_t j, k;

    for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
        kh_column *plain = NULL;
        bool several = false;

        for (j = 0; j < self->num_columns; j++) {
            kh_column *column = &self->columns[j];

            if (column->known && strcmp(column->key, keys[k]) == 0) {
                several = several || column->member != NULL;
                plain = column->member == NULL ? column : plain;
            }
        }
        if (plain != NULL && several) {
            plain->member = "und";
        }
    }
}

/* Members of one key side by side, where the first of them stands. */
static void
order_columns(kh_sheet *self)
{
    size_t j, k, num = 0;

    for (j = 0; j < self->num_columns; j++) {
        const kh_column *column = &self->columns[j];
        bool placed = false;

        for (k = 0; k < j && column->member != NULL && !placed; k++) {
            placed = self->columns[k].member != NULL
                     && strcmp(self->columns[k].key, column->key) == 0;
        }
        for (k = j; k < self->num_columns && !placed; k++) {
            if (k == j
                || (column->member != NULL && self->columns[k].member != NULL
                    && strcmp(self->columns[k].key, column->key) == 0)) {
                self->order[num++] = (uint32_t) k;
            }
        }
    }
}

/* --- what kind of table ---------------------------------------------------------------------- */

static bool
has_edges(const kh_sheet *self)
{
    const known *as;
    bool source = false, target = false;

    for (as = edge_columns; as->required; as++) {
        if (find_folded(self, as->folded) != NULL) {
            source = source || strcmp(as->key, "source") == 0;
            target = target || strcmp(as->key, "target") == 0;
        }
    }
    return source && target;
}

/* A table of nodes without ids names them by their labels, as Kumu does. */
static bool
find_nodes(kh_sheet *self)
{
    kh_column *label;

    find_known(self, node_columns);
    label = find_key(self, "label");
    if (find_key(self, "id") != NULL) {
        return true;
    }
    if (label == NULL) {
        return false;
    }
    label->names = label->required = true;
    return true;
}

static void
find_edges(kh_sheet *self)
{
    kh_column *type;

    find_known(self, edge_columns);
    type = find_key(self, "type");
    if (type != NULL) {
        type->key = find_key(self, "relation") == NULL ? "relation" : type->name;
    }
    self->directed = find_folded(self, ":start_id") != NULL || find_folded(self, "src") != NULL;
}

/* --- what is wrong --------------------------------------------------------------------------- */

static kh_status
add(kh_reading *r, const char *code, const kh_column *column, const char *hint, kh_error *err,
    const char *message, const char *name)
{
    kh_text text = { 0 };
    kh_status status;

    kh_text_add(&text, message);
    if (name != NULL) {
        kh_text_clear(&text);
        kh_text_print(&text, "%s \"%s\"", message, name);
    }
    status = kh_text_status(&text, err);
    if (status == KH_OK) {
        status = kh_findings_add(r->findings, code, column->place, column->name, hint, err, "%s",
            kh_text_bytes(&text));
    }
    kh_text_free(&text);
    return status;
}

/* The nearest name of a list; short words are near to many others. */
static const char *
find_nearest(const kh_sheet *self, const known *list, const char *folded)
{
    const size_t length = kh_unicode_length(folded, strlen(folded));
    size_t limit = length < 3 ? 0 : length <= 5 ? 1 : 2;
    const char *nearest = NULL;

    for (; list->folded != NULL && limit > 0; list++) {
        const size_t distance = kh_unicode_distance(folded, list->folded, limit);

        if (distance <= limit && find_folded(self, list->folded) == NULL
            && (list->key[0] == '\0' || find_key(self, list->key) == NULL)) {
            nearest = list->folded;
            limit = distance - 1;
        }
    }
    return nearest;
}

static kh_status
report_unknown(kh_reading *r, const kh_column *column, kh_error *err)
{
    const known *list = r->sheet->edges ? edge_columns : node_columns;
    const char *nearest;
    kh_text hint = { 0 };
    kh_status status;

    if (column->folded[0] == '\0') {
        return add(r, "W001", column,
            "name it, or delete it (pandas writes its index so: to_csv(..., index=False))", err,
            "a column has no name: it is not read", NULL);
    }
    nearest = find_nearest(r->sheet, list, column->folded);
    if (nearest == NULL) {
        return KH_OK;
    }
    kh_text_print(&hint, "did you mean \"%s\"? It is kept as an attribute", nearest);
    status = kh_text_status(&hint, err);
    if (status == KH_OK) {
        status = add(r, "W001", column, kh_text_bytes(&hint), err,
            r->sheet->edges ? "no key of an edge is called" : "no key of a node is called",
            column->name);
    }
    kh_text_free(&hint);
    return status;
}

/* An attribute may not be called as a key that holds something else. */
static kh_status
check_attribute(kh_reading *r, const kh_column *column, kh_error *err)
{
    const known *as;

    for (as = object_columns; as->folded != NULL; as++) {
        if (strcmp(as->key, column->key) == 0) {
            return add(r, "E004", column, "name its members, each in a column: identifiers.wikidata",
                err, "an object cannot stand in a column:", column->name);
        }
    }
    for (as = r->sheet->edges ? edge_columns : node_columns; as->folded != NULL; as++) {
        if (strcmp(as->key, column->key) == 0) {
            return add(r, "E002", column, "delete one of the columns, or rename it", err,
                "a second column holds the key", column->key);
        }
    }
    return report_unknown(r, column, err);
}

static kh_status
check_columns(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *self = r->sheet;
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        const kh_column *column = &self->columns[j];

        if (column->folded[0] != '\0' && find_folded(self, column->folded) != column) {
            KH_TRY(add(r, "E002", column, "delete one of the columns, or rename it", err,
                "the header has twice the column", column->name));
        } else if (!column->known && (column->cell != KH_CELL_IGNORED || column->folded[0] == '\0')) {
            KH_TRY(check_attribute(r, column, err));
        }
    }
out:
    return ret;
}

#define WHAT_IS_NEEDED                                                                             \
    "a table of nodes has a column \"id\" or \"label\", one of edges \"source\" and \"target\" "   \
    "(or From and To, src and dst, :START_ID and :END_ID)"

static kh_status
report_neither(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *self = r->sheet;
    kh_text hint = { 0 };
    size_t j;

    for (j = 0; j < self->num_columns && hint.length == 0; j++) {
        const char *folded = self->columns[j].folded;
        const char *near = find_nearest(self, edge_columns, folded);

        near = near != NULL ? near : find_nearest(self, node_columns, folded);
        if (near != NULL) {
            kh_text_print(
                &hint, "did you mean \"%s\" by \"%s\"? ", near, self->columns[j].name);
        }
    }
    kh_text_add(&hint, WHAT_IS_NEEDED);
    KH_TRY(kh_text_status(&hint, err));
    KH_TRY(kh_findings_add(r->findings, "E003", r->element, "", kh_text_bytes(&hint), err,
        "this looks like CSV, but its first line is the header of neither nodes nor edges"));
    ret = KH_ERR_DATA;
out:
    kh_text_free(&hint);
    return ret;
}

kh_status
kh_sheet_read_header(kh_reading *r, const kh_text *strings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sheet *self = r->sheet;

    if (self->row.num >= KH_CSV_FIELDS) {
        KH_TRY(kh_reading_add_here(r, "E007", "long tables have few columns and many rows", err,
            "a header has %d columns or more", KH_CSV_FIELDS));
        return KH_ERR_DATA;
    }
    KH_TRY(begin_columns(r, strings, err));
    self->edges = has_edges(self);
    if (self->edges) {
        find_edges(self);
    } else if (!find_nodes(self)) {
        return report_neither(r, err);
    }
    name_languages(self);
    order_columns(self);
    KH_TRY(check_columns(r, err));
out:
    return ret;
}
