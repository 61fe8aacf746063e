/**
 * @file sheet_header.h
 * @brief The parts of kh_sheet_read_header(): names (sheet_names.c), what they are known as
 * (sheet_header.c), doubts about them (sheet_doubts.c).
 */
#ifndef KH_READ_SHEET_HEADER_H
#define KH_READ_SHEET_HEADER_H

#include "sheet.h"

/** A column that one of the dialects has. */
typedef struct {
    const char *folded, *key; /**< a key "": it has a meaning, but is no key. */
    kh_cell cell;
    bool required;
} kh_known_column;

/** Of several columns for one key the first in its list is the one. Ended by NULL. */
extern const kh_known_column kh_node_columns[], kh_edge_columns[];

/** Keys whose value is an object: "label.ja" is the member "ja" of "label". */
extern const kh_known_column kh_object_columns[];

/** The columns by themselves: their names, types and id spaces. */
kh_status kh_sheet_begin_columns(
    kh_reading *r, const kh_text *strings, kh_error *err) KH_MUST_CHECK;

/** The first column of a name, or the known one of a key; NULL if there is none. */
kh_column *kh_sheet_find_folded(const kh_sheet *self, const char *folded);
kh_column *kh_sheet_find_key(const kh_sheet *self, const char *key);

/** Add findings for columns that are not known, or are one too many. */
kh_status kh_sheet_check_columns(kh_reading *r, kh_error *err) KH_MUST_CHECK;

/** The header is of neither table. @return KH_ERR_DATA once the finding is added. */
kh_status kh_sheet_report_neither(kh_reading *r, kh_error *err) KH_MUST_CHECK;

#endif
