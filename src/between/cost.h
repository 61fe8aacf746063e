/**
 * @file cost.h
 * @brief What exact betweenness costs, before it is computed.
 */
#ifndef KH_BETWEEN_COST_H
#define KH_BETWEEN_COST_H

#include "../net/net.h"

#include <stdbool.h>

/** Steps of one search from each node: nodes times ties, a tie that is walked both ways twice. */
double kh_betweenness_steps(const kh_net *net);

/**
 * Beyond so many steps betweenness is approximate unless it is asked for exactly. A core without
 * wide vectors makes about 2.5e8 steps a second, so this is a minute of one. It is no time: what is
 * computed must not depend on the machine.
 */
#define KH_MOST_EXACT_STEPS 1.5e10

/**
 * Whether betweenness of a net is left to kh_sampled_betweenness() where nobody says otherwise:
 * beyond KH_MOST_EXACT_STEPS. Never in a weighted net, whose paths are not sampled.
 */
bool kh_betweenness_is_costly(const kh_net *net);

#endif
