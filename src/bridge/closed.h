/**
 * @file closed.h
 * @brief The triples that nobody brokers: their ends are tied, or one node.
 */
#ifndef KH_BRIDGE_CLOSED_H
#define KH_BRIDGE_CLOSED_H

#include "brokerage.h"

/**
 * Count, by role, the triples a -> v -> b with a -> b or a = b, as kh_brokerage_count() would.
 *
 * @param counts num_nodes values.
 * @return KH_ERR_NOMEM.
 * Cost: O(nodes + ties * degeneracy): each triangle is met once, from its node of least degree.
 * Source: Chiba and Nishizeki 1985, doi 10.1137/0214017.
 */
kh_status kh_closed_triples_count(
    const kh_net *net, kh_brokerage *counts, kh_error *err) KH_MUST_CHECK;

#endif
