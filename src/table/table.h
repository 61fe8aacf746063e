/**
 * @file table.h
 * @brief Named columns with units: what every analysis returns, and the formats it is written in.
 *
 * A table knows nothing about graphs. Cells live in columns; order and length are decided by
 * sorting and cutting, which move no cell. What is copied in is well-formed UTF-8 from then on: a
 * byte that is none becomes U+FFFD, so that every format can be read back.
 */
#ifndef KH_TABLE_TABLE_H
#define KH_TABLE_TABLE_H

#include "../base/arena.h"
#include "../base/text.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

typedef enum {
    KH_CELL_TEXT,
    KH_CELL_REAL,    /**< NaN and infinity are undefined: null, an empty cell. */
    KH_CELL_INTEGER, /**< a double that holds an integer; undefined as for reals. */
    KH_CELL_BOOLEAN, /**< 0 or 1; undefined as for reals. */
    KH_CELL_JSON     /**< a JSON text for the machine formats, words for people. */
} kh_cell_kind;

typedef struct {
    const char *name;       /**< key of output; copied. */
    const char *unit;       /**< "" if there is none; copied. */
    const char *definition; /**< one sentence or a formula; copied. */
    const char *heading;    /**< for people, e.g. a short form; "" takes the name; copied. */
    kh_cell_kind kind;
    bool detail;        /**< text and md leave it out unless it is chosen by name; set at will. */
    double *numbers;    /**< of REAL, INTEGER, BOOLEAN; else NULL. */
    const char **texts; /**< of TEXT, and the words of JSON; NULL cell: undefined. */
    const char **jsons; /**< of JSON. */
    const char **marks; /**< what people read behind a number, e.g. "*"; NULL: none. */
    int decimals;       /**< of a REAL for people, if above 0; 0: as many as tell it apart. */
    size_t max_width;   /**< of a text for people: cut beyond; 0: as long as it is. */
} kh_column;

/** All-zero is a valid empty table. */
typedef struct {
    kh_arena arena;
    const char *schema; /**< e.g. "kakehashi/rank/1". */
    const char *net;    /**< the JSON object of the choices that the result rests on; NULL: none. */
    const char *facts;  /**< a JSON object of what holds for all rows together; NULL: none. */
    const char *facts_name; /**< its key. */
    const char *title;      /**< a line over the text and md formats; NULL: none. */
    const char *words; /**< what the rows say, in sentences under them, one a line; NULL: none. */
    const char *note;  /**< the grey line at the end of text and md; NULL: none. */
    kh_column *columns;
    size_t num_columns, max_columns;
    size_t num_rows;  /**< cells of each column. */
    uint32_t *order;  /**< the rows in the order of output. */
    size_t num_shown; /**< how many of `order` are written. */
    size_t
        num_omitted; /**< rows that were never made because nobody would see them; set at will. */
} kh_table;

/** Safe twice, and on an all-zero table. */
void kh_table_free(kh_table *self);

/**
 * Start a table of `num_rows` rows, all undefined.
 *
 * @param self   all-zero.
 * @param schema copied.
 * @return KH_ERR_LIMIT for more than 2^32 - 1 rows, KH_ERR_NOMEM.
 */
kh_status kh_table_init(
    kh_table *self, const char *schema, size_t num_rows, kh_error *err) KH_MUST_CHECK;

/** Append a column of undefined cells; its index is *column. @return KH_ERR_ARGUMENT if the table
 * has a column of this name (a JSON object cannot hold a key twice), KH_ERR_NOMEM. */
kh_status kh_table_add_column(kh_table *self, kh_cell_kind kind, const char *name, const char *unit,
    const char *definition, size_t *column, kh_error *err) KH_MUST_CHECK;

/** What people read over a column in place of its name; copied. */
kh_status kh_table_set_heading(
    kh_table *self, size_t column, const char *heading, kh_error *err) KH_MUST_CHECK;

/** Set a cell of a REAL, INTEGER or BOOLEAN column. */
void kh_table_set_number(kh_table *self, size_t column, size_t row, double value);

/** Mark a cell of a REAL or INTEGER column for people; machine formats show no marks.
 * @param mark copied. */
kh_status kh_table_set_mark(
    kh_table *self, size_t column, size_t row, const char *mark, kh_error *err) KH_MUST_CHECK;

/** Set a cell of a TEXT column. @param text copied; NULL: undefined. */
kh_status kh_table_set_text(
    kh_table *self, size_t column, size_t row, const char *text, kh_error *err) KH_MUST_CHECK;

/**
 * Set a cell of a JSON column.
 * @param json  well-formed JSON, copied; line breaks around its tokens become spaces. NULL: null.
 * @param words what people and csv read instead, e.g. "energy:0.5;ict:0.5"; copied. NULL: the JSON.
 */
kh_status kh_table_set_json(kh_table *self, size_t column, size_t row, const char *json,
    const char *words, kh_error *err) KH_MUST_CHECK;

/** Set what stands beside the rows; copied. NULL: none. */
kh_status kh_table_set_net(kh_table *self, const char *json, kh_error *err) KH_MUST_CHECK;
/** @param name the key of the object, copied. */
kh_status kh_table_set_facts(
    kh_table *self, const char *name, const char *json, kh_error *err) KH_MUST_CHECK;
kh_status kh_table_set_title(kh_table *self, const char *title, kh_error *err) KH_MUST_CHECK;
kh_status kh_table_set_words(kh_table *self, const char *words, kh_error *err) KH_MUST_CHECK;
kh_status kh_table_set_note(kh_table *self, const char *note, kh_error *err) KH_MUST_CHECK;

/** The column of a name. @return KH_ERR_NOTFOUND; the hint names the nearest, or lists them. */
kh_status kh_table_find_column(
    const kh_table *self, const char *name, size_t *column, kh_error *err) KH_MUST_CHECK;

/** The order that a reader expects of a column: the largest number first, text from A to Z. */
bool kh_table_falls(const kh_table *self, size_t column);

/**
 * Order the rows by a column, undefined cells last whichever way, ties by the first column that is
 * text (the id) in byte order, whichever way too. JSON sorts by its words. Sort before columns are
 * chosen: the id breaks no ties once it is gone.
 * @return KH_ERR_NOMEM. Cost: O(rows log rows).
 */
kh_status kh_table_sort(
    kh_table *self, size_t column, bool descending, kh_error *err) KH_MUST_CHECK;

/** Move a column to another place; those between give way. */
void kh_table_move_column(kh_table *self, size_t from, size_t to);

/**
 * Append the rows of another table that are written, in their order, with their marks. A table
 * without columns takes those of the other first; schema and what stands beside the rows stay.
 *
 * @param self all-zero, or a table that is neither sorted nor cut.
 * @return KH_ERR_ARGUMENT if columns differ in name, kind or order, KH_ERR_LIMIT beyond 2^32 - 1
 * rows, KH_ERR_NOMEM; the table may then have some of the rows.
 * Cost: O(cells appended).
 */
kh_status kh_table_append(kh_table *self, const kh_table *other, kh_error *err) KH_MUST_CHECK;

/** Write no more than the first `num` rows. */
void kh_table_cut(kh_table *self, size_t num);

/**
 * Keep only the named columns, in this order, none of them a detail any longer, and each with all
 * that it has to say (no max_width, no set decimals).
 * @return KH_ERR_NOTFOUND, KH_ERR_ARGUMENT for a column named twice, or none.
 */
kh_status kh_table_choose_columns(
    kh_table *self, const char *const *names, size_t num_names, kh_error *err) KH_MUST_CHECK;

/** How to write for a reader. */
typedef struct {
    bool color;       /**< ANSI colour (text only). */
    size_t width;     /**< columns of the terminal; 0: as wide as need be (text only). */
    bool all_columns; /**< details too (text and md). */
} kh_table_style;

typedef struct kh_table_format {
    const char *name;    /**< e.g. "csv". */
    const char *summary; /**< for help. */
    bool machine;        /**< gives every row unless told otherwise. */
    /** Append the table to `out`. @return KH_ERR_NOMEM. */
    kh_status (*write)(
        const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err);
} kh_table_format;

/** The format of a name. @return KH_ERR_NOTFOUND; the hint lists them. */
kh_status kh_table_format_find(
    const char *name, const kh_table_format **format, kh_error *err) KH_MUST_CHECK;

/** All formats, one after the other from 0 on; NULL beyond the last. */
const kh_table_format *kh_table_format_at(size_t index);

KH_END_DECLS

#define FORMAT(name) extern const kh_table_format kh_table_format_##name;
#include "formats.def"
#undef FORMAT

/** All formats in the order of formats.def, ended by NULL. */
extern const kh_table_format *const kh_table_formats[];

#endif
