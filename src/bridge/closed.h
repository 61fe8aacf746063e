/**
 * @file closed.h
 * @brief The triples that nobody brokers: their ends are tied, or one node.
 */
#ifndef KH_BRIDGE_CLOSED_H
#define KH_BRIDGE_CLOSED_H

#include "brokerage.h"

/**
 * Add to counts[v], by role, `each` for every triple a -> v -> b with a -> b or a = b, as
 * kh_brokerage_count() would count it.
 *
 * @param group of a node, if none has several sectors: equal for two nodes of one sector, a number
 * of its own for a sectorless one, which stands at num_sectors or above; else NULL.
 * @param counts num_nodes values.
 * @return KH_ERR_NOMEM.
 * Cost: O(nodes + ties * degeneracy): each triangle is met once, from its node of least degree.
 * Source: Chiba and Nishizeki 1985, doi 10.1137/0214017.
 */
kh_status kh_closed_triples_add(const kh_net *net, const uint32_t *group, double each,
    kh_brokerage *counts, kh_error *err) KH_MUST_CHECK;

#endif
