/* Which column of a table is which key: the headers of kakehashi, Gephi, Kumu, Neo4j and
 * GraphFrames. */
#include "sheet_header.h"

#include <stdlib.h>
#include <string.h>

const kh_known_column kh_node_columns[] = {
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
    { "start date", "start", KH_CELL_DATE, false },
    { "start year", "start", KH_CELL_DATE, false },
    { "end", "end", KH_CELL_DATE, false },
    { "end date", "end", KH_CELL_DATE, false },
    { "end year", "end", KH_CELL_DATE, false },
    { "timeset", "", KH_CELL_INTERVAL, false },
    { "interval", "", KH_CELL_INTERVAL, false },
    { "country", "country", KH_CELL_STRING, false },
    { "url", "url", KH_CELL_STRING, false },
    { "confidence", "confidence", KH_CELL_NUMBER, false },
    { "sources", "sources", KH_CELL_SOURCES, false },
    { NULL, NULL, KH_CELL_IGNORED, false },
};

const kh_known_column kh_edge_columns[] = {
    { ":start_id", "source", KH_CELL_STRING, true },
    { "source", "source", KH_CELL_STRING, true },
    { "source id", "source", KH_CELL_STRING, true },
    { "from", "source", KH_CELL_STRING, true },
    { "src", "source", KH_CELL_STRING, true },
    { ":end_id", "target", KH_CELL_STRING, true },
    { "target", "target", KH_CELL_STRING, true },
    { "target id", "target", KH_CELL_STRING, true },
    { "to", "target", KH_CELL_STRING, true },
    { "dst", "target", KH_CELL_STRING, true },
    { "relation", "relation", KH_CELL_STRING, false },
    { ":type", "relation", KH_CELL_STRING, false },
    { "relationship", "relation", KH_CELL_STRING, false },
    { "relation type", "relation", KH_CELL_STRING, false },
    { "relationship type", "relation", KH_CELL_STRING, false },
    { "type", "type", KH_CELL_TYPE_OF_EDGE, false },
    { "direction", "direction", KH_CELL_DIRECTION, false },
    { "directed", "direction", KH_CELL_DIRECTION, false },
    { "id", "id", KH_CELL_STRING, false },
    { "key", "key", KH_CELL_STRING, false },
    { "label", "label", KH_CELL_STRING, false },
    { "description", "description", KH_CELL_STRING, false },
    { "start", "start", KH_CELL_DATE, false },
    { "start date", "start", KH_CELL_DATE, false },
    { "start year", "start", KH_CELL_DATE, false },
    { "end", "end", KH_CELL_DATE, false },
    { "end date", "end", KH_CELL_DATE, false },
    { "end year", "end", KH_CELL_DATE, false },
    { "timeset", "", KH_CELL_INTERVAL, false },
    { "interval", "", KH_CELL_INTERVAL, false },
    { "weight", "weight", KH_CELL_NUMBER, false },
    { "strength", "weight", KH_CELL_NUMBER, false },
    { "confidence", "confidence", KH_CELL_NUMBER, false },
    { "sources", "sources", KH_CELL_SOURCES, false },
    { "relation_label", "", KH_CELL_RELATION_NAME, false },
    { "source_label", "", KH_CELL_SOURCE_NAME, false },
    { "target_label", "", KH_CELL_TARGET_NAME, false },
    { NULL, NULL, KH_CELL_IGNORED, false },
};

const kh_known_column kh_object_columns[] = {
    { "label", "label", KH_CELL_STRING, false },
    { "altlabel", "altLabel", KH_CELL_LIST, false },
    { "description", "description", KH_CELL_STRING, false },
    { "identifiers", "identifiers", KH_CELL_STRING, false },
    { "attributes", "attributes", KH_CELL_STRING, false },
    { NULL, NULL, KH_CELL_IGNORED, false },
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

/* --- columns among each other ---------------------------------------------------------------- */

kh_column *
kh_sheet_find_folded(const kh_sheet *self, const char *folded)
{
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        if (strcmp(self->columns[j].folded, folded) == 0) {
            return &self->columns[j];
        }
    }
    return NULL;
}

/* "Start Date", "start_date", "start-date" and "startDate" are one name. */
static bool
is_spelled(const char *folded, const char *known)
{
    for (;;) {
        folded += strspn(folded, " _-");
        known += strspn(known, " _-");
        if (*folded != *known || *folded == '\0') {
            return *folded == *known;
        }
        folded++;
        known++;
    }
}

/* As it is written before as it may be written. */
static kh_column *
find_spelled(const kh_sheet *self, const char *known)
{
    kh_column *found = kh_sheet_find_folded(self, known);
    size_t j;

    for (j = 0; j < self->num_columns && found == NULL; j++) {
        if (is_spelled(self->columns[j].folded, known)) {
            found = &self->columns[j];
        }
    }
    return found;
}

kh_column *
kh_sheet_find_key(const kh_sheet *self, const char *key)
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
make_known(kh_column *column, const kh_known_column *as, const char *member)
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
    const kh_known_column *as;

    for (as = kh_object_columns; dot != NULL && dot[1] != '\0' && as->folded != NULL; as++) {
        if (strlen(as->folded) == length && memcmp(as->folded, column->folded, length) == 0) {
            make_known(column, as, column->key + length + 1);
            return;
        }
    }
}

/* The first column of the list for each key; those whose key is "" are all different. */
static void
find_known(kh_sheet *self, const kh_known_column *list)
{
    const kh_known_column *as;
    size_t j;

    for (as = list; as->folded != NULL; as++) {
        kh_column *column = find_spelled(self, as->folded);

        if (column != NULL && column->cell != KH_CELL_IGNORED
            && (as->key[0] == '\0' || kh_sheet_find_key(self, as->key) == NULL)) {
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
            placed
                = self->columns[k].member != NULL && strcmp(self->columns[k].key, column->key) == 0;
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
    const kh_known_column *as;
    bool source = false, target = false;

    for (as = kh_edge_columns; as->required; as++) {
        if (find_spelled(self, as->folded) != NULL) {
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

    find_known(self, kh_node_columns);
    label = kh_sheet_find_key(self, "label");
    if (kh_sheet_find_key(self, "id") != NULL) {
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

    find_known(self, kh_edge_columns);
    type = kh_sheet_find_key(self, "type");
    if (type != NULL) {
        type->key = kh_sheet_find_key(self, "relation") == NULL ? "relation" : type->name;
    }
    self->by_label = kh_sheet_find_folded(self, "from") == kh_sheet_find_key(self, "source");
    self->directed = kh_sheet_find_folded(self, ":start_id") != NULL
                     || kh_sheet_find_folded(self, "src") != NULL;
}

/* Of lines that end in CR alone all of the file is the header. */
static bool
has_lone_cr(const kh_sheet *self, const kh_text *strings)
{
    size_t j;

    for (j = 0; j < self->row.num; j++) {
        const char *cr = strchr(strings->bytes + self->row.items[j].string, '\r');

        if (cr != NULL && cr[1] != '\n') {
            return true;
        }
    }
    return false;
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
    if (has_lone_cr(self, strings)) {
        KH_TRY(kh_reading_add_here(r, "E001", "tr '\\r' '\\n' < FILE > NEW", err,
            "lines end in CR, as on old Macs, not in LF or CRLF"));
        return KH_ERR_DATA;
    }
    KH_TRY(kh_sheet_begin_columns(r, strings, err));
    self->edges = has_edges(self);
    if (self->edges) {
        find_edges(self);
    } else if (!find_nodes(self)) {
        return kh_sheet_report_neither(r, err);
    }
    self->has_dates = kh_sheet_find_key(self, "start") != NULL
                      || kh_sheet_find_key(self, "end") != NULL
                      || (kh_sheet_find_folded(self, "timeset") != NULL
                          && kh_sheet_find_folded(self, "interval") != NULL);
    name_languages(self);
    order_columns(self);
    KH_TRY(kh_sheet_check_columns(r, err));
out:
    return ret;
}
