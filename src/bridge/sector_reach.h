/**
 * @file sector_reach.h
 * @brief How much of each sector a node is connected with: what carriers are measured against.
 */
#ifndef KH_BRIDGE_SECTOR_REACH_H
#define KH_BRIDGE_SECTOR_REACH_H

#include "../net/net.h"

/** All-zero is a valid empty result. */
typedef struct {
    const kh_net *net;
    double *out;   /**< num_nodes rows of num_sectors: shares of what v reaches, without v. */
    double *in;    /**< the same of what reaches v; undirected: the same array. */
    double *total; /**< num_sectors rows of num_sectors: connected pairs between x and y. */
} kh_sector_reach;

/**
 * Weigh the pairs s, t (t reachable from s; unordered in an undirected net) between any two sectors
 * by m_sX m_tY + m_sY m_tX.
 * @return KH_ERR_NOMEM. Cost: O(nodes * sectors + ties), directed O(nodes * ties).
 */
kh_status kh_sector_reach_compute(
    kh_sector_reach *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_sector_reach_free(kh_sector_reach *self);

/** The weight of the connected pairs between two sectors of which v is no end. */
double kh_sector_reach_without(const kh_sector_reach *self, uint32_t x, uint32_t y, size_t v);

#endif
