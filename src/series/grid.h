/**
 * @file grid.h
 * @brief A series for people: a row a body, a column a slice, one value in each cell.
 */
#ifndef KH_SERIES_GRID_H
#define KH_SERIES_GRID_H

#include "run.h"

#include "../base/map.h"
#include "../base/phrase.h"

/** Columns that say what a row is of, at most. */
#define KH_MOST_GRID_KEYS 3

/** What of an analysis is shown. Names are those of columns. */
typedef struct {
    const char *keys[KH_MOST_GRID_KEYS]; /**< what a row is of; texts, num_keys of them. */
    size_t num_keys;
    size_t name;       /**< the key that sentences call a row by; num_keys: they name none. */
    const char *value; /**< numbers. */
    const char *label; /**< what sentences call them; NULL: as the column is. */
    const kh_pattern *undefined; /**< says of slices {0} why all is undefined; NULL: that it is. */
    bool keeps_order;            /**< rows stand as in the slices; else by their values. */
} kh_series_grid_columns;

/** One row. */
typedef struct {
    kh_sym texts[KH_MOST_GRID_KEYS]; /**< 0: undefined. */
    uint32_t next;                   /**< the row behind it in the order of the slices; KH_NONE. */
} kh_series_grid_row;

/** All-zero with `series` and `columns` set is valid and empty. */
typedef struct {
    const kh_series *series;
    const kh_series_grid_columns *columns;
    kh_pool strings;
    kh_map row_of; /**< the keys as one string -> row. */
    kh_series_grid_row *rows;
    size_t num_rows, max_rows;
    uint32_t first_row;
    double *values;    /**< of row r in slice s: values[r * num_slices + s]; NaN: undefined. */
    size_t max_values; /**< rows that they have room for. */
    uint8_t *present;  /**< likewise: whether the slice has the row at all. */
    size_t max_present;
    size_t *num_rows_of, *num_nodes, *num_ties; /**< of a slice. */
    bool whole;                                 /**< all values are integers. */
    bool has_note;
    kh_text note; /**< what the notes of all slices have in common. */
    char *title;
} kh_series_grid;

void kh_series_grid_free(kh_series_grid *self);

/** Take in a slice, sorted as it is to be read. @return KH_ERR_NOTFOUND for a column that there is
 * not, KH_ERR_ARGUMENT for a value that is no number, KH_ERR_NOMEM. */
kh_status kh_series_grid_add(
    kh_series_grid *self, const kh_slice_result *result, kh_error *err) KH_MUST_CHECK;

/** The value of a row in a slice; NaN: undefined, or the slice does not have the row. */
double kh_series_grid_value(const kh_series_grid *self, size_t row, size_t slice);

/** The text of a key of a row; NULL: undefined. */
const char *kh_series_grid_text(const kh_series_grid *self, size_t row, size_t key);

/** Decimals in which all values are written alike; 0 where all are integers. */
int kh_series_grid_decimals(const kh_series_grid *self);

/** A value in so many decimals; what is not zero does not look like it. */
void kh_series_grid_add_value(kh_text *out, double value, int decimals);

/**
 * The rows in the order in which they are read: by the value in the last of the years, falling;
 * those that have none then by their largest; sectors and types by the largest alone; ties by key.
 * Or as they stand in the slices.
 * @param order a new array of num_rows, the caller's.
 */
kh_status kh_series_grid_order(
    const kh_series_grid *self, uint32_t **order, kh_error *err) KH_MUST_CHECK;

/** For whom the table is. */
typedef struct {
    const char *lang;
    size_t width;    /**< columns of the screen, beyond which slices are left out; 0: none are. */
    size_t num_rows; /**< that will be seen; they decide how wide columns are. */
} kh_series_grid_reader;

/**
 * The table: the keys, a column a slice, of years the change from the first to the last and a
 * curve. Of more slices than fit the first, the last and evenly spaced ones between are shown.
 * Under the rows stand what kh_series_grid_say() says and the choices that all of it rests on.
 * @param table all-zero; the caller's to free, also after failure.
 */
kh_status kh_series_grid_make_table(kh_table *table, const kh_series_grid *self,
    const kh_series_grid_reader *reader, kh_error *err) KH_MUST_CHECK;

/**
 * The table of sectors or types: a row a slice, with its nodes and ties and its largest values, by
 * name. Few rows stand in more than one slice, so that kh_series_grid_make_table() would be mostly
 * empty.
 * @param num_named how many values a slice.
 */
kh_status kh_series_grid_make_podium(kh_table *table, const kh_series_grid *self, size_t num_named,
    const char *lang, kh_error *err) KH_MUST_CHECK;

/** Of years who leads, who rose and fell most, who came and went; what is empty, what is undated:
 * sentences in English, Korean or Japanese, one a line. */
kh_status kh_series_grid_say(
    kh_text *out, const kh_series_grid *self, const char *lang, kh_error *err) KH_MUST_CHECK;

/** How many claims count in one year alone, and how many state no date: a sentence each on a line
 * of its own; nothing of what there is none of. */
void kh_series_say_dates(kh_text *out, const kh_series *series, const char *lang);

#endif
