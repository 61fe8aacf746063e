/**
 * @file possible.h
 * @brief The pairs of different sectors that any path joins.
 */
#ifndef KH_EXPLAIN_POSSIBLE_H
#define KH_EXPLAIN_POSSIBLE_H

#include "../net/net.h"

/** Pairs of different sectors that are connected: sum of w(s,t), and number with w(s,t) > 0. */
typedef struct {
    double weight;
    size_t num;
} kh_possible;

/**
 * Over the pairs s, t other than `body`, t reachable from s; unordered in an undirected net.
 * @param without_body whether paths must avoid the body, too.
 * Cost: O(nodes + ties), directed O(nodes * (nodes + ties)) in words of 64 sources.
 */
kh_status kh_possible_compute(kh_possible *self, const kh_net *net, uint32_t body,
    bool without_body, kh_error *err) KH_MUST_CHECK;

/**
 * Weak components with a node taken out (KH_NONE: none): component[v] from 0 in the order of the
 * smallest node of each, KH_NONE for the node itself. @return their number.
 */
kh_status kh_components_without(const kh_net *net, uint32_t taken_out, uint32_t *component,
    size_t *num_components, kh_error *err) KH_MUST_CHECK;

#endif
