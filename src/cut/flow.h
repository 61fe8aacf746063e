/* The largest flow through a network, from which the smallest cuts are read. */
#ifndef KH_CUT_FLOW_H
#define KH_CUT_FLOW_H

#include "../base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a node is to a flow. */
enum { FLOW_SOURCE = 1, FLOW_TARGET = 2 };

/* Arcs come in pairs, 2k and 2k + 1, each the reverse of the other. What one carries the other can
 * carry back. All-zero is a valid empty object. */
typedef struct {
    size_t num_nodes, num_pairs;
    uint32_t *head; /* of each arc. */
    double *left;   /* what an arc can still carry. */
    size_t *start;  /* the arcs out of v: arc[start[v]] .. arc[start[v + 1] - 1] */
    uint32_t *arc;
    uint8_t *end; /* of each node: FLOW_SOURCE, FLOW_TARGET or 0; the caller's to set. */
    bool two_way; /* the arcs of each pair can carry the same. */
    double value; /* of the flow. */
} flow;

/* Room for so many nodes and pairs of arcs. @return KH_ERR_LIMIT, KH_ERR_NOMEM. */
kh_status flow_init(flow *self, size_t num_nodes, size_t num_pairs, kh_error *err) KH_MUST_CHECK;
void flow_free(flow *self);

/* Say where a pair of arcs leads and what it carries each way; INFINITY: anything. Every pair needs
 * this before flow_fill(). */
void flow_set_pair(
    flow *self, size_t pair, uint32_t tail, uint32_t head, double there, double back);

/*
 * Push as much as possible from sources to targets. Some arc of finite capacity must stand on every
 * way between them.
 *
 * An arc is full when what is left is within 1e-10 of its capacity, or of the whole flow if that is
 * less: what rounding leaves behind opens no way, whatever the unit of capacities. Of whole numbers
 * the flow is exact.
 *
 * @return KH_ERR_NOMEM. Cost: O(nodes^2 arcs), for capacities of 1 O(arcs^1.5); usually a few
 * passes over the arcs.
 * Source: Dinic 1970; Even and Tarjan 1975, doi 10.1137/0204043.
 */
kh_status flow_fill(flow *self, kh_error *err) KH_MUST_CHECK;

/* Mark the nodes to which more could be brought from the sources; or those from which more could be
 * brought to the targets. @param reached num_nodes values, 1 or 0. */
kh_status flow_reach(const flow *self, uint8_t end, uint8_t *reached, kh_error *err) KH_MUST_CHECK;

/* What the flow brings along an arc, what comes back deducted. */
double flow_carried(const flow *self, uint32_t arc);

/* A flow as ways from sources to targets, one a unit. All-zero is a valid empty object. */
typedef struct {
    size_t num_ways;
    size_t *start; /* the arcs of way j: arc[start[j]] .. arc[start[j + 1] - 1] */
    uint32_t *arc;
    size_t max_ways, max_arcs; /* of the lists while they grow. */
} flow_ways;

/*
 * Take a flow of whole numbers apart, short ways first. No way meets a node twice.
 * @return KH_ERR_NOMEM. Cost: O(nodes + arcs + arcs of the ways).
 */
kh_status flow_take_apart(const flow *self, flow_ways *ways, kh_error *err) KH_MUST_CHECK;
void flow_ways_free(flow_ways *self);

#endif
