/**
 * @file cross.h
 * @brief Betweenness between sectors: who stands on the paths that join different sectors.
 */
#ifndef KH_BRIDGE_CROSS_H
#define KH_BRIDGE_CROSS_H

#include "../net/net.h"
#include "permutation.h"

/**
 * Cross-sector betweenness and its share.
 *
 *   X(v) = sum over pairs s, t other than v of w(s,t) * paths(s,t | v) / paths(s,t),
 *   w(s,t) = 1 - m_s . m_t,  m the sector shares of a node; 0 if either has no sector,
 *   share(v) = X(v) / sum over pairs s, t other than v, t reachable from s, of w(s,t).
 *
 * Weights: in a weighted net paths are measured by 1 / strength, and tie when equal within 1e-10
 * relative. Direction: unordered pairs in an undirected net, ordered ones along arrows in a
 * directed one. Undefined: the share is NaN where no such pair exists.
 *
 * @param num_threads 0: as many as there are processors. The bits do not depend on it.
 * @param betweenness num_nodes values. @param share num_nodes values.
 * @return KH_ERR_NUMERIC if shortest paths are too many to count (above 1e290), KH_ERR_NOMEM.
 * Cost: O(nodes * ties), weighted O(nodes * (ties + nodes log nodes)); Brandes' accumulation with
 * the target term weighted by w.
 * Source: Brandes 2001, doi 10.1080/0022250X.2001.9990249; Flom, Friedman, Strauss and Neaigus
 * 2004, Connections 26(1):62-70; Guns and Rousseau 2015, doi 10.1631/FITEE.1400425.
 *
 * Example: the path a - b - c with a in one sector, c in another and b in none: X(b) = 1,
 * share(b) = 1, and 0 and NaN for the ends.
 */
kh_status kh_cross_betweenness(const kh_net *net, size_t num_threads, double *betweenness,
    double *share, kh_error *err) KH_MUST_CHECK;

/**
 * Cross-sector betweenness of some nodes under relabellings: one search a source serves all.
 *
 * @param nodes net nodes, num_nodes of them.
 * @param values num_nodes rows of permutations->num values.
 * @param num_threads 0: as many as there are processors. The bits do not depend on it.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Cost: O(nodes * ties * relabellings), in vectors; memory O(nodes) a thread, and paths of up to 64
 * sources.
 */
kh_status kh_cross_permuted(const kh_net *net, const kh_permutations *permutations,
    const uint32_t *nodes, size_t num_nodes, size_t num_threads, double *values,
    kh_error *err) KH_MUST_CHECK;

/** How many unordered pairs of different sectors a net has, and the place of one; x < y. */
size_t kh_num_sector_pairs(const kh_net *net);
size_t kh_sector_pair(const kh_net *net, uint32_t x, uint32_t y);

/**
 * Cross-sector betweenness by pair of sectors:
 *   Q_XY(v) = sum over pairs s, t of (m_sX m_tY + m_sY m_tX) * paths(s,t | v) / paths(s,t).
 * Summed over the pairs of sectors it is kh_cross_betweenness().
 *
 * @param masses num_nodes rows of kh_num_sector_pairs() values; of no use on failure.
 * @param num_threads 0: as many as there are processors. The bits do not depend on it.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Cost: O(nodes * ties), once for each sector that a node is in and 32 sectors of targets; nodes
 * with one tie share the search of the node at its other end. An undirected net needs no search
 * from the largest sector. Memory: 4 KB a node, at most 128 MB in nets of less than 250,000.
 * Source: Flom, Friedman, Strauss and Neaigus 2004, Connections 26(1):62-70.
 */
kh_status kh_cross_by_pair(
    const kh_net *net, size_t num_threads, double *masses, kh_error *err) KH_MUST_CHECK;

/**
 * Bridgeness: betweenness over pairs s, t that both lie outside v's closed neighbourhood (direction
 * of ties to the neighbourhood ignored).
 *
 * @param num_threads 0: as many as there are processors. The bits do not depend on it.
 * @param values num_nodes values.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Cost: O(nodes * ties), twice if directed or weighted. Source: Jensen et al. 2016,
 * doi 10.1093/comnet/cnv022.
 */
kh_status kh_bridgeness(
    const kh_net *net, size_t num_threads, double *values, kh_error *err) KH_MUST_CHECK;

#endif
