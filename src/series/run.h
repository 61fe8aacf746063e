/**
 * @file run.h
 * @brief One slice of a series after the other: select, build the net, analyse, hand over.
 */
#ifndef KH_SERIES_RUN_H
#define KH_SERIES_RUN_H

#include "../net/net.h"
#include "../table/table.h"
#include "plan.h"

/** What a slice came to. */
typedef struct {
    size_t slice;
    const kh_selection *selection;
    size_t num_nodes, num_ties; /**< of its net. */
    size_t undated_edges;       /**< selected claims that state neither start nor end. */
    /** All rows, sorted as the analysis does, `net` and note those of this slice. The receiver may
     * sort and cut it, and nothing else. */
    kh_table *table;
} kh_slice_result;

/** An analysis of one net as a table; of the same columns for every net. */
typedef kh_status kh_slice_analysis(void *context, const kh_net *net, const kh_selection *selection,
    kh_table *table, kh_error *err);

/** Takes a result; it is gone when this returns. */
typedef kh_status kh_slice_receiver(void *context, const kh_slice_result *result, kh_error *err);

typedef struct {
    kh_net_options net_options;
    bool has_communities; /**< the sectors of each net are its communities. */
    kh_slice_analysis *analyse;
    kh_slice_receiver *receive;
    void *context; /**< of both. */
} kh_series_work;

/**
 * Decide for all slices at once whether nets are directed: where some slice has a claim that is
 * walked forward, all are. Were it decided slice by slice, one such claim would double the degrees
 * of its year. Sets `always_directed`. @return as kh_select(). Cost: O(slices (nodes + edges)).
 */
kh_status kh_series_decide_direction(
    const kh_series *series, kh_net_options *options, kh_error *err) KH_MUST_CHECK;

/** The net of a selection as a series builds it. @return as kh_net_build() and
 * kh_group_as_sectors(). */
kh_status kh_series_build_net(kh_net *net, const kh_graph *graph, const kh_selection *selection,
    const kh_series_work *work, kh_error *err) KH_MUST_CHECK;

/**
 * Run a series, in its order. Slices come one after the other, each on all threads: an analysis
 * that shares its work among threads leaves none idle, and one that calls igraph must not run
 * twice at once. A year that repeats the year before is not analysed again. Nets are of one
 * direction: kh_series_decide_direction().
 *
 * @return the first failure; the name of a slice stands before what its analysis says.
 * Cost: that of kh_series_count_distinct() nets and analyses.
 */
kh_status kh_series_run(
    const kh_series *series, const kh_series_work *work, kh_error *err) KH_MUST_CHECK;

#endif
