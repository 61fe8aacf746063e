/**
 * @file contacts.h
 * @brief Who is tied to whom, whichever way: what measures that ignore direction walk.
 */
#ifndef KH_NET_CONTACTS_H
#define KH_NET_CONTACTS_H

#include "net.h"

/** The contacts of each node, each once, in rising order: those of v stand at
 * start[v] .. start[v + 1] - 1. All-zero is a valid empty object. */
typedef struct {
    const size_t *start;
    const uint32_t *node;
    double *strength; /**< of the ties to a contact, out and in added up; NULL if not asked for. */
    size_t *own_start;
    uint32_t *own_node; /**< NULL where the net's own rows serve, as in an undirected net. */
} kh_contacts;

/**
 * Merge the rows out of and into each node.
 *
 * @param net           outlives the contacts.
 * @param with_strength whether `strength` is filled: by kh_net_strength(); an undirected tie counts
 *                      once at either end.
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties).
 */
kh_status kh_contacts_build(
    kh_contacts *self, const kh_net *net, bool with_strength, kh_error *err) KH_MUST_CHECK;

void kh_contacts_free(kh_contacts *self);

#endif
