/**
 * @file rewire.h
 * @brief Ties rewired at random, each node keeping its degrees.
 */
#ifndef KH_CHANCE_REWIRE_H
#define KH_CHANCE_REWIRE_H

#include "../base/status.h"

#include <stdbool.h>
#include <stdint.h>

/**
 * Walk a Markov chain on the nets with given degrees, without loops and parallel ties. A step takes
 * two ties a -> b, c -> d at random and, if the result is a net of that kind, makes them a -> d,
 * c -> b; in an undirected net c and d change places at random first. Where b = c, a directed cycle
 * a -> b -> d -> a that is walked one way only is reversed: switches alone do not reach every
 * directed net. Each step is as likely as its reverse, so that all nets are equally likely in the
 * end.
 *
 * @param tail,head num_ties ties; undirected ties have tail < head, before and after.
 * @param seed,stream what the result depends on, besides the ties.
 * @return KH_ERR_NOMEM. Cost: O(ties + steps).
 * Source: Rao, Jana and Bandyopadhyay 1996, Sankhya A 58(2):225-242.
 */
kh_status kh_rewire(uint32_t *tail, uint32_t *head, size_t num_ties, bool directed,
    size_t num_steps, uint64_t seed, uint64_t stream, kh_error *err) KH_MUST_CHECK;

#endif
