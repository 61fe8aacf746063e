/* The steps of kh_net_build(), one file each. */
#ifndef KH_NET_NET_PRIVATE_H
#define KH_NET_NET_PRIVATE_H

#include "net.h"

/* Claims to ties: tail, head, strength, claims of each tie, and what was dropped. */
kh_status kh_net_build_ties(kh_net *self, const kh_selection *selection,
    const kh_net_options *options, kh_error *err) KH_MUST_CHECK;

/* Ties to rows. */
kh_status kh_net_build_adjacency(kh_net *self, kh_error *err) KH_MUST_CHECK;

/* Memberships to shares. */
kh_status kh_net_build_shares(
    kh_net *self, const kh_selection *selection, kh_error *err) KH_MUST_CHECK;

/* The values of an attribute to shares. */
kh_status kh_net_build_shares_from(
    kh_net *self, const char *attribute, kh_error *err) KH_MUST_CHECK;

#endif
