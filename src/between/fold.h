/**
 * @file fold.h
 * @brief Trees hung on a net: what runs through them has a closed form.
 */
#ifndef KH_BETWEEN_FOLD_H
#define KH_BETWEEN_FOLD_H

#include "masses.h"

/**
 * Take nodes with one tie off an undirected net, again and again.
 *
 * @param parent num_nodes values: the node that each is hung on, KH_NONE for those that stay. A
 * component that is a tree leaves one. @param degree num_nodes values: ties between those that
 * stay.
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties).
 */
kh_status kh_fold_trees(
    const kh_net *net, uint32_t *parent, size_t *degree, kh_error *err) KH_MUST_CHECK;

/**
 * Add up the masses of what hangs on each root (a node that stays), and count the pairs of which at
 * least one end hangs on a node that lies between: with b the masses of its branches, S their sum,
 * and R all else in its component but itself,
 *   through(v) += (w(S,S) - sum of w(b,b)) / 2 + w(S,R).
 *
 * @param masses of nodes. @param root those that stay, component after component.
 * @param through num_nodes values, added to. @param folded masses by place in root[].
 * @return KH_ERR_NOMEM. Cost: O(nodes), times the sectors of what is hung on one.
 */
kh_status kh_fold_close(const kh_net *net, const kh_masses *masses, const uint32_t *parent,
    const uint32_t *root, size_t num_roots, const size_t *component_start, size_t num_components,
    double *through, kh_masses *folded, kh_error *err) KH_MUST_CHECK;

#endif
