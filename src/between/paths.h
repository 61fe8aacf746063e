/**
 * @file paths.h
 * @brief All shortest paths from one source, ready to be walked back.
 */
#ifndef KH_BETWEEN_PATHS_H
#define KH_BETWEEN_PATHS_H

#include "../net/net.h"

/**
 * The shortest paths from a source. Places number the reached nodes by rising distance, so whoever
 * walks them from the last to the first meets a node after all that lie behind it, and what it
 * keeps by place lies close together.
 */
typedef struct {
    size_t num_reached;
    uint32_t *node;   /**< of a place; node[0] is the source. */
    double *distance; /**< from the source, by place. */
    double *count;    /**< number of shortest paths from the source, by place. */
    uint32_t *first;  /**< the steps on from place k: step[first[k]] .. step[first[k + 1] - 1] */
    uint32_t *step;   /**< the place it leads to. */
} kh_paths;

/** What a search needs besides. All-zero is a valid empty object, as is a kh_paths. */
typedef struct {
    const kh_net *net;
    uint32_t *place;   /**< of a node; KH_NONE: not reached. All KH_NONE between searches. */
    double *distance;  /**< weighted nets: of a node; infinity between searches. */
    double *length;    /**< weighted nets: of an entry of net->out. */
    uint32_t *heap;    /**< weighted nets: nodes by distance. */
    uint32_t *in_heap; /**< weighted nets: place of a node in the heap, from 1; 0: not in it. */
    size_t heap_size;
} kh_path_search;

/** @return KH_ERR_NOMEM. Cost: O(nodes + ties), of memory too. */
kh_status kh_paths_init(kh_paths *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_paths_free(kh_paths *self);

/** Bytes that kh_paths_init() takes for a net. */
size_t kh_paths_bytes(const kh_net *net);

/** @return KH_ERR_NOMEM. */
kh_status kh_path_search_init(kh_path_search *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_path_search_free(kh_path_search *self);

/**
 * Find how far it is from a source to what it reaches, in a weighted net: nodes and distances by
 * place, and nothing about the paths.
 *
 * Cost: O(ties log nodes) of what is reached. Source: Dijkstra 1959, doi 10.1007/BF01386390.
 */
void kh_paths_measure(kh_paths *self, kh_path_search *search, uint32_t source);

/**
 * Find the shortest paths from a source. In a weighted net a tie is 1 / strength long, and paths
 * tie when equal within 1e-10 relative.
 *
 * @return KH_ERR_NUMERIC if there are more than 1e290 of them to one node.
 * Cost: O(nodes + ties) of what is reached; weighted O(ties log nodes).
 * Source: Brandes 2001, doi 10.1080/0022250X.2001.9990249.
 */
kh_status kh_paths_find(
    kh_paths *self, kh_path_search *search, uint32_t source, kh_error *err) KH_MUST_CHECK;

#endif
