/* What is wrong with rows of a table. In this file KH_ERR_DATA means that the walk cannot go on. */
#include "plain.h"
#include "sheet.h"

#include <stdio.h>
#include <string.h>

size_t
kh_sheet_find_foreign(const char *text, size_t length)
{
    const char *p = text, *end = text + length;

    while (p < end) {
        size_t num = 1;

        p = kh_skip_ascii(p, end);
        if (p < end && (unsigned char) *p >= 0x80) {
            num = kh_sequence_length((const unsigned char *) p, (size_t) (end - p));
        } else if (p < end && *p == '\0') {
            num = 0;
        }
        if (num == 0) {
            return (size_t) (p - text);
        }
        p += p < end ? num : 0;
    }
    return length;
}

static kh_status
add_at(kh_reading *r, const char *code, size_t offset, const char *column, const char *hint,
    const char *message, kh_error *err)
{
    const kh_position position = kh_reading_position_at(r, (uint32_t) offset);
    const kh_place place = { r->window.place.file, position.line, position.column };

    return kh_findings_add(r->findings, code, place, column, hint, err, "%s", message);
}

kh_status
kh_sheet_stop_at_foreign(
    kh_reading *r, const char *text, size_t offset, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *encoding = kh_guess_encoding(text, length);
    kh_text hint = { 0 }, message = { 0 };

    if (text[offset] == '\0') {
        KH_TRY(add_at(r, "E006", offset, "", "", "a field holds the character U+0000", err));
        return KH_ERR_DATA;
    }
    if (encoding != NULL) {
        kh_text_print(
            &hint, "it seems to be %s: iconv -f %s -t UTF-8 FILE > NEW", encoding, encoding);
    } else {
        kh_text_add(&hint, "Korean? iconv -f CP949 -t UTF-8 FILE; Japanese? iconv -f CP932 -t "
                           "UTF-8 FILE; Western? iconv -f CP1252 -t UTF-8 FILE");
    }
    kh_text_print(&message, "the byte 0x%02X is not UTF-8", (unsigned char) text[offset]);
    KH_TRY(kh_text_status(&hint, err));
    KH_TRY(kh_text_status(&message, err));
    KH_TRY(add_at(r, "E008", offset, "", kh_text_bytes(&hint), kh_text_bytes(&message), err));
    ret = KH_ERR_DATA;
out:
    kh_text_free(&hint);
    kh_text_free(&message);
    return ret;
}

kh_status
kh_sheet_report_fields(kh_reading *r, kh_error *err)
{
    const kh_sheet *sheet = r->sheet;
    const kh_csv_row *row = &sheet->row;
    const bool many = row->num > sheet->num_columns;
    char message[128];

    snprintf(message, sizeof(message), "the row has %s%zu fields, the header %zu",
        row->num >= KH_CSV_FIELDS ? "at least " : "", row->num, sheet->num_columns);
    return add_at(r, "E001",
        many ? row->items[sheet->num_columns].begin : row->items[row->num - 1].end,
        many ? "" : sheet->columns[row->num].name,
        many ? "a field that holds the delimiter stands in quotes"
             : "write a delimiter for each "
               "empty field, too",
        message, err);
}

kh_status
kh_sheet_report_faults(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < r->sheet->faults.num; j++) {
        const kh_cell_fault *f = &r->sheet->faults.items[j];

        KH_TRY(add_at(r, f->code, f->offset, f->column, f->hint, f->message, err));
    }
out:
    return ret;
}

kh_status
kh_sheet_pass_fault(kh_reading *r, const char *text, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_fault *fault = &r->sheet->row.fault;
    const size_t left = kh_window_left(&r->window);
    const char *newline = memchr(text + fault->offset, '\n', left - fault->offset);
    const size_t num = newline == NULL ? left : (size_t) (newline - text) + 1;
    const size_t foreign = kh_sheet_find_foreign(text, num);

    if (foreign < num) {
        return kh_sheet_stop_at_foreign(r, text, foreign, left, err);
    }
    KH_TRY(add_at(r, fault->code, fault->offset,
        r->sheet->row.num < r->sheet->num_columns ? r->sheet->columns[r->sheet->row.num].name : "",
        fault->hint, fault->message, err));
    r->lost_nodes = true;
    *used = num;
    ret = r->sheet->num_columns == 0 || r->sheet->row.open ? KH_ERR_DATA : KH_OK;
out:
    return ret;
}
