/* Columns that are not known, or not wanted. */
#include "sheet_header.h"

#include "../base/unicode.h"

#include <string.h>

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
        status = kh_findings_add(
            r->findings, code, column->place, column->name, hint, err, "%s", kh_text_bytes(&text));
    }
    kh_text_free(&text);
    return status;
}

/* The nearest name of a list; short words are near to many others. */
static const char *
find_nearest(const kh_sheet *self, const kh_known_column *list, const char *folded)
{
    const size_t length = kh_unicode_length(folded, strlen(folded));
    size_t limit = length < 3 ? 0 : length <= 5 ? 1 : 2;
    const char *nearest = NULL;

    for (; list->folded != NULL && limit > 0; list++) {
        const size_t distance = kh_unicode_distance(folded, list->folded, limit);

        if (distance <= limit && kh_sheet_find_folded(self, list->folded) == NULL
            && (list->key[0] == '\0' || kh_sheet_find_key(self, list->key) == NULL)) {
            nearest = list->folded;
            limit = distance - 1;
        }
    }
    return nearest;
}

static kh_status
report_unknown(kh_reading *r, const kh_column *column, kh_error *err)
{
    const kh_known_column *list = r->sheet->edges ? kh_edge_columns : kh_node_columns;
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
check_attribute(kh_reading *r, kh_column *column, kh_error *err)
{
    const kh_known_column *as;

    for (as = kh_object_columns; as->folded != NULL; as++) {
        if (strcmp(as->key, column->key) == 0) {
            column->cell = KH_CELL_IGNORED;
            return add(r, "E004", column,
                "name its members, each in a column: identifiers.wikidata", err,
                "an object cannot stand in a column:", column->name);
        }
    }
    for (as = r->sheet->edges ? kh_edge_columns : kh_node_columns; as->folded != NULL; as++) {
        if (as->key[0] != '\0' && strcmp(as->key, column->key) == 0) {
            column->cell = KH_CELL_IGNORED;
            return add(r, "E002", column, "delete one of the columns, or rename it", err,
                "a second column holds the key", column->key);
        }
    }
    return report_unknown(r, column, err);
}

kh_status
kh_sheet_check_columns(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *self = r->sheet;
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        kh_column *column = &self->columns[j];

        if (column->folded[0] != '\0' && kh_sheet_find_folded(self, column->folded) != column) {
            column->cell = KH_CELL_IGNORED;
            KH_TRY(add(r, "E002", column, "delete one of the columns, or rename it", err,
                "the header has twice the column", column->name));
        } else if (!column->known
                   && (column->cell != KH_CELL_IGNORED || column->folded[0] == '\0')) {
            KH_TRY(check_attribute(r, column, err));
        }
    }
out:
    return ret;
}

#define WHAT_IS_NEEDED                                                                             \
    "a table of nodes has a column \"id\" or \"label\", one of edges \"source\" and \"target\" "   \
    "(or From and To, src and dst, :START_ID and :END_ID)"

kh_status
kh_sheet_report_neither(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *self = r->sheet;
    kh_text hint = { 0 };
    size_t j;

    for (j = 0; j < self->num_columns && hint.length == 0; j++) {
        const char *folded = self->columns[j].folded;
        const char *near = find_nearest(self, kh_edge_columns, folded);

        near = near != NULL ? near : find_nearest(self, kh_node_columns, folded);
        if (near != NULL) {
            kh_text_print(&hint, "did you mean \"%s\" by \"%s\"?", near, self->columns[j].name);
        }
    }
    kh_text_add(&hint, hint.length == 0 ? WHAT_IS_NEEDED : "");
    KH_TRY(kh_text_status(&hint, err));
    KH_TRY(kh_findings_add(r->findings, "E003", r->element, "", kh_text_bytes(&hint), err,
        "this looks like CSV, but its first line is the header of neither nodes nor edges"));
    ret = KH_ERR_DATA;
out:
    kh_text_free(&hint);
    return ret;
}
