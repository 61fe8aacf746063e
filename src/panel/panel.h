/**
 * @file panel.h
 * @brief Which bodies bridge sectors: all of it as one table.
 */
#ifndef KH_PANEL_PANEL_H
#define KH_PANEL_PANEL_H

#include "../between/approximation.h"
#include "../net/net.h"
#include "../table/table.h"
#include "../chance/significance.h"

KH_BEGIN_DECLS

/** What the panel is asked for. */
typedef struct {
    bool significance;        /**< false: what chance makes of it is undefined. */
    kh_null_options null;     /**< of the significance; its threads serve everything. */
    const char *const *types; /**< ids of the types that are ranked, num_types of them. */
    size_t num_types;         /**< 0: bodies, as the graph marks them. */
    /** Estimate cross_betweenness and cross_share (kh_sampled_cross()), which the table then says;
     * NULL: they are exact. Chance makes nothing of them then, and bridging and bridgeness are
     * undefined. */
    const kh_precision *precision;
} kh_bridges_options;

/**
 * The bridging panel: `id label type sectors`, then the columns of columns.h, each judged one with
 * its `_mean _sd _z _p _q` behind it.
 *
 * Rows are the bodies of the net, measured on the whole net, by falling cross_share, undefined
 * last, ties by id. Under the rows stand three sentences (who leads; which two sectors depend most
 * on one body; which roles are held more often than chance) in English, Korean or Japanese, and
 * the choices that all of it rests on.
 *
 * @param table   all-zero; the caller's to free, also after failure.
 * @param options NULL: all-zero.
 * @param lang    language of labels and sentences.
 * @return KH_ERR_NOTFOUND for a type that the graph does not know, KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Cost: that of kh_cross_by_pair() and of kh_significance_compute(); from a sample that of
 * kh_sampled_cross() in place of the first.
 */
kh_status kh_bridges(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_bridges_options *options, const char *lang, kh_error *err) KH_MUST_CHECK;

/**
 * The net nodes that are ranked, rising.
 * @param bodies a new array, the caller's.
 */
kh_status kh_bridges_list_bodies(const kh_net *net, const kh_bridges_options *options,
    uint32_t **bodies, size_t *num, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
