/**
 * @file igraph_fence.h
 * @brief igraph behind one door: its errors become statuses, its percents progress, its random
 * numbers are seeded.
 *
 * igraph's default error handler aborts the process, its handler is one a process, and the reason
 * is passed to the handler only. KH_IG() puts our handler in, keeps the reason, and restores what
 * the embedding program had set. Debian's igraph is not thread-safe: one thread is in it at a time,
 * others wait.
 */
#ifndef KH_NET_IGRAPH_FENCE_H
#define KH_NET_IGRAPH_FENCE_H

#include "net.h"

#include <igraph/igraph.h>

/** Run an igraph call and turn its outcome into a kh_status. */
#define KH_IG(call, err) kh_ig_end((kh_ig_begin(), (call)), (err))

void kh_ig_begin(void);
kh_status kh_ig_end(igraph_error_t code, kh_error *err) KH_MUST_CHECK;

/** igraph's generator is one a process and seeds itself from the clock: call this before every
 * function that may draw. */
kh_status kh_ig_seed(uint64_t seed, kh_error *err) KH_MUST_CHECK;

/** A net as igraph sees it; the vectors are views, or owned where `has_` says so. */
typedef struct {
    igraph_t graph;           /**< vertex v is net node v, edge t is tie t. */
    igraph_vector_t strength; /**< one a tie: strength if the net is weighted, else 1. */
    igraph_vector_t length;   /**< 1 / strength. */
    bool has_graph, has_strength, has_length;
} kh_ig_net;

/** Build the igraph form. All-zero before; release with kh_ig_net_free() also after failure. */
kh_status kh_ig_net_build(kh_ig_net *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;
void kh_ig_net_free(kh_ig_net *self);

#endif
