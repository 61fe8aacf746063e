/**
 * @file betweenness.h
 * @brief Betweenness over all pairs of nodes, or over those of different sectors.
 *
 * One accumulation (Brandes') in two frames. Where every tie is one step long, many sources share a
 * sweep (sweep.h). Where ties have lengths, levels do not line up between sources, and each source
 * is searched on its own (paths.h). The second frame also serves what wants the paths of one source
 * with many weights of targets: lanes.h.
 */
#ifndef KH_BETWEEN_BETWEENNESS_H
#define KH_BETWEEN_BETWEENNESS_H

#include "masses.h"

/**
 * through(v) = sum over pairs s, t other than v of w(s,t) * paths(s,t | v) / paths(s,t).
 *
 * Weights: in a weighted net paths are measured by 1 / strength, and tie when equal within 1e-10
 * relative. Direction: unordered pairs in an undirected net, ordered ones along arrows in a
 * directed one. Threads: net->num_threads; the bits depend neither on it nor on the machine.
 *
 * @param pairs what w is.
 * @param through num_nodes values.
 * @param possible NULL, or num_nodes values: sum over the same pairs, t reachable from s, of
 * w(s,t).
 * @return KH_ERR_NUMERIC if shortest paths are too many to count (above 1e290), KH_ERR_NOMEM.
 * Cost: O(nodes * ties) less what trees save and sources share; weighted
 * O(nodes * (ties + nodes) * log nodes). Memory: O(nodes * 100 bytes) a thread and besides.
 * Source: Brandes 2001, doi 10.1080/0022250X.2001.9990249.
 */
kh_status kh_betweenness(const kh_net *net, kh_pairs pairs, size_t num_threads, double *through,
    double *possible, kh_error *err) KH_MUST_CHECK;

#endif
