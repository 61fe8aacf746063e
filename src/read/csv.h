/**
 * @file csv.h
 * @brief Rows of comma-separated values (RFC 4180) that know where their fields stood.
 *
 * libcsv decides what quotes mean. It tells of fields but not of places, so it is handed a row in
 * pieces that end where a field may end: the piece at which it tells of one is the field's last.
 */
#ifndef KH_READ_CSV_H
#define KH_READ_CSV_H

#include "tokens.h"

/** Most fields of a row; what stands behind them is not told. */
#define KH_CSV_FIELDS 1024

/** A field of a row. */
typedef struct {
    uint32_t begin, end; /**< its bytes in the text, quotes and spaces included. */
    uint32_t string;     /**< where it stands, decoded, in the strings; ended by NUL. */
    uint32_t length;     /**< decoded bytes. */
} kh_csv_field;

/** The fields of a row; all-zero is a valid empty row. */
typedef struct {
    kh_csv_field *items;
    size_t num, max;
    kh_fault fault;
    bool open; /**< of a fault: a quote is not closed, nothing can be told of what follows. */
} kh_csv_row;

/** A parser; holds nothing of a row that it has parsed. */
typedef struct kh_csv kh_csv;

kh_status kh_csv_new(kh_csv **self, char delimiter, kh_error *err) KH_MUST_CHECK;
void kh_csv_free(kh_csv *self);

/**
 * Parse the row at the beginning of `text`. Spaces around a field that has no quotes are not part
 * of it.
 *
 * @param whole   nothing follows the text: its end ends the row.
 * @param row     the fields; none if the line is blank. Of a fault, those before it.
 * @param strings what the fields hold is appended here.
 * @param used    bytes of the row, with the end of its line; set when done.
 * @return KH_ERR_NOMEM. Cost: one pass.
 */
kh_status kh_csv_parse(kh_csv *self, const char *text, size_t length, bool whole, kh_csv_row *row,
    kh_text *strings, kh_parse_result *result, size_t *used, kh_error *err) KH_MUST_CHECK;

/** Bytes of the first line that is no part of a quoted field, without its end. */
size_t kh_csv_line(const char *text, size_t length);

/** Which of comma, semicolon and tab separates the fields of a header; the comma if none does. */
char kh_csv_delimiter(const char *line, size_t length);

#endif
