/**
 * @file masses.h
 * @brief What pairs of nodes count for: a weight that is bilinear in what stands at each end.
 */
#ifndef KH_BETWEEN_MASSES_H
#define KH_BETWEEN_MASSES_H

#include "../net/net.h"

/** Which pairs of nodes betweenness is summed over. */
typedef enum {
    KH_PAIRS_ALL,   /**< w(s,t) = 1 */
    KH_PAIRS_ACROSS /**< w(s,t) = 1 - m_s . m_t, m the sector shares; 0 if either has no sector */
} kh_pairs;

/**
 * The mass of each vertex: how many ends of paths stand there, and how these are spread over
 * sectors. Two vertices weigh w(x,y) = ends_x ends_y - sum over sectors of part_x part_y, so that
 * masses of several nodes can be added up and stand for all of them. All-zero is a valid empty
 * object.
 */
typedef struct {
    double *ends;
    size_t *start; /**< the parts of vertex x: parts[start[x]] .. parts[start[x + 1] - 1] */
    kh_share *parts;
    size_t num_parts, max_parts;
} kh_masses;

/** The masses of a net's nodes. @return KH_ERR_NOMEM. Cost: O(nodes). */
kh_status kh_masses_init(
    kh_masses *self, const kh_net *net, kh_pairs pairs, kh_error *err) KH_MUST_CHECK;

void kh_masses_free(kh_masses *self);

/** Spread a vertex's parts over an array by sector: by_sector += times * parts. */
void kh_masses_add(const kh_masses *self, size_t x, double times, double *by_sector);

/** Parts of a vertex times an array by sector. */
double kh_masses_dot(const kh_masses *self, size_t x, const double *by_sector);

/** w(x, x): what the pair of a vertex with itself would weigh. */
double kh_masses_self(const kh_masses *self, size_t x);

/**
 * The weights of the pairs that each node is an end of, in an undirected net, where whoever is in
 * one component reaches one another: as_end[v] = sum over t of w(v,t) + w(t,v).
 *
 * @param as_end num_nodes values. @param all sum over ordered pairs of w.
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties).
 */
kh_status kh_masses_pairs(const kh_masses *self, const kh_net *net, double *as_end, double *all,
    kh_error *err) KH_MUST_CHECK;

#endif
