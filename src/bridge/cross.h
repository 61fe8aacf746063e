/**
 * @file cross.h
 * @brief Betweenness between sectors: who stands on the paths that join different sectors.
 */
#ifndef KH_BRIDGE_CROSS_H
#define KH_BRIDGE_CROSS_H

#include "../net/net.h"

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
 * @param betweenness num_nodes values. @param share num_nodes values.
 * @return KH_ERR_NUMERIC if shortest paths are too many to count (above 1e308), KH_ERR_NOMEM.
 * Cost: O(nodes * ties), weighted O(nodes * (ties + nodes log nodes)); Brandes' accumulation with
 * the target term weighted by w.
 * Source: Brandes 2001, doi 10.1080/0022250X.2001.9990249; Flom, Friedman, Strauss and Neaigus
 * 2004, Connections 26(1):62-70; Guns and Rousseau 2015, doi 10.1631/FITEE.1400425.
 *
 * Example: the path a - b - c with a in one sector, c in another and b in none: X(b) = 1,
 * share(b) = 1, and 0 and NaN for the ends.
 */
kh_status kh_cross_betweenness(
    const kh_net *net, double *betweenness, double *share, kh_error *err) KH_MUST_CHECK;

#endif
