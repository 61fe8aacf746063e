/**
 * @file members.h
 * @brief Which nodes of a net are of a kind.
 */
#ifndef KH_ROUTE_MEMBERS_H
#define KH_ROUTE_MEMBERS_H

#include "../net/net.h"

/** Mark (num_nodes) the nodes in a sector of the net or in its children. @return KH_ERR_NOTFOUND if
 * there is no such sector; the hint names the nearest. KH_ERR_NOMEM. */
kh_status kh_members_of_sector(
    const kh_net *net, const char *id, uint8_t *mark, kh_error *err) KH_MUST_CHECK;

/** Mark the nodes of a type. @return as kh_members_of_sector(). */
kh_status kh_members_of_type(
    const kh_net *net, const char *id, uint8_t *mark, kh_error *err) KH_MUST_CHECK;

/** The net node that an id or a name means. @return KH_ERR_NOTFOUND, also if the selection leaves
 * it out; KH_ERR_NOMEM. */
kh_status kh_member_named(const kh_net *net, const char *name, const char *lang, uint32_t *v,
    kh_error *err) KH_MUST_CHECK;

#endif
