/**
 * @file plan.h
 * @brief The same analysis of one selection after the other: year by year, sector by sector, type
 * by type.
 */
#ifndef KH_SERIES_PLAN_H
#define KH_SERIES_PLAN_H

#include "../base/arena.h"
#include "../graph/select.h"

/** More slices than this are a mistake. */
#define KH_MOST_SLICES 1000

/** What tells one slice of a series from the next. */
typedef enum { KH_SERIES_YEAR, KH_SERIES_SECTOR, KH_SERIES_TYPE } kh_series_key;

/** The name of its column: year, sector, type. */
const char *kh_series_key_name(kh_series_key key);

/** Years from `first` to `last`; what is not given is what the data state. */
typedef struct {
    bool has_first, has_last;
    long first, last;
} kh_years;

/** Read A..B, A.. or ..B. @return KH_ERR_ARGUMENT: not of that form, a year beyond 9999 or of
 * one or two digits, or B before A. */
kh_status kh_years_parse(kh_years *self, const char *text, kh_error *err) KH_MUST_CHECK;

/** One selection of a series. */
typedef struct {
    const char *id; /**< "2016", or of a sector or a type; lives as long as the series. */
    long year;      /**< of a year. */
    uint32_t index; /**< of a sector or a type of the graph. */
    bool repeats;   /**< nothing begins or ends between the year before and this one. */
} kh_slice;

/** All-zero is a valid empty series. The graph and the selector are borrowed and outlive it. */
typedef struct {
    kh_series_key key;
    const kh_graph *graph;
    const kh_selector *selector; /**< of all slices: each narrows it. */
    const kh_selection *within;  /**< nothing else is in any slice; NULL: everything may be. */
    kh_slice *slices;
    size_t num_slices, max_slices;
    size_t num_edges;      /**< claims that the selector selects, whatever their date. */
    size_t undated_edges;  /**< of them, that state neither start nor end: in every year. */
    size_t one_year_edges; /**< of them, that start and end in one year, which is a slice. */
    kh_years stated;       /**< of years: the first and the last that anything selected states. */
    kh_arena arena;
} kh_series;

void kh_series_free(kh_series *self);

/**
 * A slice a year.
 *
 * @param self     all-zero.
 * @param selector without an interval.
 * @param within   likewise borrowed; its interval is not looked at. NULL: everything.
 * @param years    what is not given is the first and the last year in which something selected
 *                 (a node, a claim, a membership) starts or ends.
 * @return KH_ERR_NOTFOUND if nothing selected states a date where one is needed; KH_ERR_ARGUMENT
 * for an interval in the selector, and beyond KH_MOST_SLICES years; as kh_select(). Cost: O(nodes +
 * edges + memberships).
 */
kh_status kh_series_of_years(kh_series *self, const kh_graph *graph, const kh_selector *selector,
    const kh_selection *within, const kh_years *years, kh_error *err) KH_MUST_CHECK;

/**
 * A slice a sector or a type.
 *
 * @param names `sector` or `type` alone: every one that the graph has, in its order; else ids of
 *              sectors, or of types, in this order. An id that is both is a sector.
 * @return KH_ERR_NOTFOUND for an id that is neither; KH_ERR_ARGUMENT for sectors among types, an id
 * that is named twice, a graph without any, and a selector that has sectors (types) of its own.
 */
kh_status kh_series_of_each(kh_series *self, const kh_graph *graph, const kh_selector *selector,
    const char *const *names, size_t num_names, kh_error *err) KH_MUST_CHECK;

/** The selection of a slice. @return as kh_select(). */
kh_status kh_series_select(
    const kh_series *self, size_t slice, kh_selection *selection, kh_error *err) KH_MUST_CHECK;

/** Take out of a selection what another one does not have. */
void kh_series_narrow(kh_selection *self, const kh_graph *graph, const kh_selection *within);

/** The slice of the most claims, the first of equals: what costs most. */
kh_status kh_series_find_largest(const kh_series *self, size_t *slice, kh_error *err) KH_MUST_CHECK;

/** How many slices are computed: those that repeat the year before are not. */
size_t kh_series_count_distinct(const kh_series *self);

/** The name of a slice in a language: the year, or the label of its sector or type; borrowed. */
const char *kh_series_slice_label(const kh_series *self, size_t slice, const char *lang);

#endif
