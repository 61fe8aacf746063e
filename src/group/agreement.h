/**
 * @file agreement.h
 * @brief How well groups agree with sectors, or with other groups.
 *
 * A node in several sectors counts in each by its share; one without a sector is left out. All
 * sums are over the n nodes that are left: n_g of them in group g, n_s = sum of shares in sector
 * s, n_gs = that within g.
 */
#ifndef KH_GROUP_AGREEMENT_H
#define KH_GROUP_AGREEMENT_H

#include "../net/net.h"

/** All-zero is a valid empty object. */
typedef struct {
    size_t num_nodes; /**< that have a sector. */
    /**
     * Normalised mutual information, 2 I / (H_g + H_s), with I = sum n_gs/n ln(n n_gs / (n_g n_s)),
     * H_g = - sum n_g/n ln(n_g/n), H_s alike: what the group of a node drawn at random tells about
     * a sector drawn by its shares. 0 to 1. NaN if there is one group and one sector, or no node.
     */
    double nmi;
    /**
     * Adjusted Rand index, (A - E) / ((B + C) / 2 - E), over pairs of nodes: B of them in one
     * group, C in one sector (a pair of nodes by sum over s of the product of their shares), A in
     * both, E = B C / (number of pairs), which is the mean of A when sectors are permuted. 1 for
     * the same partition, 0 for chance. NaN where (B + C) / 2 = E.
     */
    double ari;
} kh_agreement;

/**
 * Compare groups with sectors.
 *
 * @param membership  num_nodes values below num_groups.
 * @param share_start num_nodes + 1 values: the shares of node v are shares[share_start[v]] ..
 *                    [share_start[v + 1] - 1], of sectors below num_sectors, and sum to 1.
 * @return KH_ERR_NOMEM. Cost: O(nodes + shares + groups + sectors).
 * Source: Danon, Diaz-Guilera, Duch and Arenas 2005, doi 10.1088/1742-5468/2005/09/P09008 (nmi);
 * Hubert and Arabie 1985, doi 10.1007/BF01908075 (ari).
 *
 * Example: groups 0 0 0 1 1 1, sectors 0 0 1 1 2 2: nmi 0.5158, ari 0.2424.
 */
kh_status kh_agree(kh_agreement *self, const uint32_t *membership, size_t num_nodes,
    size_t num_groups, const size_t *share_start, const kh_share *shares, size_t num_sectors,
    kh_error *err) KH_MUST_CHECK;

/** The adjusted Rand index of two partitions of the same nodes. @return KH_ERR_NOMEM. */
kh_status kh_agree_partitions(double *ari, const uint32_t *a, size_t num_a, const uint32_t *b,
    size_t num_b, size_t num_nodes, kh_error *err) KH_MUST_CHECK;

/** One cell of the table group x sector; cells that are 0 are left out. */
typedef struct {
    uint32_t group, sector;
    double nodes;   /**< n_gs */
    double squares; /**< the sum of squared shares, over the same nodes. */
} kh_confusion_cell;

/** The table itself, by rising group, then sector. All-zero is a valid empty object. */
typedef struct {
    size_t num_cells, num_groups, num_sectors, num_nodes;
    kh_confusion_cell *cells;
    double *group_nodes, *sector_nodes; /**< n_g, n_s */
} kh_confusion;

kh_status kh_confusion_count(kh_confusion *self, const uint32_t *membership, size_t num_nodes,
    size_t num_groups, const size_t *share_start, const kh_share *shares, size_t num_sectors,
    kh_error *err) KH_MUST_CHECK;

void kh_confusion_free(kh_confusion *self);

/** What the table says about agreement. */
void kh_confusion_agree(const kh_confusion *self, kh_agreement *agreement);

#endif
