/* The columns of a table by themselves. */
#include "sheet_header.h"

#include "../base/array.h"

#include <string.h>

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

kh_status
kh_sheet_begin_columns(kh_reading *r, const kh_text *strings, kh_error *err)
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

        self->columns[j].place = (kh_place){ r->window.place.file, position.line, position.column };
        begin_column(&self->columns[j], names);
        names += 3 * length;
    }
out:
    return ret;
}
