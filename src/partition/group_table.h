/**
 * @file group_table.h
 * @brief Groups of a net as tables: who is in which, and how they agree with the sectors.
 */
#ifndef KH_PARTITION_GROUP_TABLE_H
#define KH_PARTITION_GROUP_TABLE_H

#include "../group/grouping.h"
#include "../table/table.h"

KH_BEGIN_DECLS

/** What is asked for. */
typedef struct {
    const kh_grouping *grouping;
    double resolution; /**< of a way that takes one; above 0, 1 is usual. */
    bool stability;    /**< group again by other seeds, and compare. */
} kh_groups_options;

/** How many other seeds. */
#define KH_GROUPS_NUM_SEEDS 50

/**
 * One row a node: `id label type sectors`, then
 *
 * - group: from 1 by falling size, of equal ones by the smallest node;
 * - group_sector: the sector with most of the group's shares, of equal ones the first; undefined if
 *   none of its nodes has a sector;
 * - agrees: the part of the node's own shares that is in group_sector; undefined for a node without
 *   a sector;
 * - inside: the part of its ties (by strength in a weighted net) that stays in the group; undefined
 *   for a node without a tie;
 * - stays, with stability only: the mean overlap of its group with those that the other seeds give
 *   it, nodes in both as a part of nodes in either (Hennig 2007, doi 10.1016/j.csda.2006.11.025).
 *
 * Rows are sorted by group, then id. Under the rows stand sentences in English, Korean or Japanese:
 * how many groups, the largest, agreement, who stands in a group of another sector. The JSON form
 * has an object `partition`: {algorithm, resolution, groups, modularity, nmi, ari, compared_nodes,
 * stability_mean, stability_least, stability_seeds}; agreement.h says what nmi and ari are.
 *
 * Stability is the mean and the least adjusted Rand index between these groups and those by
 * seeds seed + 1 .. seed + 50.
 *
 * @param table all-zero; the caller's to free, also after failure.
 * @param lang  language of labels and sentences.
 * @return KH_ERR_ARGUMENT for a resolution that is not above 0, KH_ERR_NOMEM.
 * Cost: that of the grouping, 51 times with stability.
 */
kh_status kh_groups(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_groups_options *options, const char *lang, kh_error *err) KH_MUST_CHECK;

/**
 * One row for each sector and group that share a node: `sector sector_label group nodes expected
 * of_sector of_group`, sorted by falling nodes, ties by sector; the same `partition` and sentences.
 *
 * nodes: the shares in the sector of the nodes in the group, added up; expected: their mean when
 * sectors are permuted among the nodes that have one; of_sector, of_group: the part of all such
 * shares of the sector, and of the group.
 */
kh_status kh_groups_confusion(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_groups_options *options, const char *lang, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
