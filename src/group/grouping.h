/**
 * @file grouping.h
 * @brief The registry of ways to group nodes.
 *
 * A way is one const record in a file of its own and one line in groups.def.
 */
#ifndef KH_GROUP_GROUPING_H
#define KH_GROUP_GROUPING_H

#include "../net/net.h"

#include <stdbool.h>

KH_BEGIN_DECLS

typedef struct kh_grouping {
    const char *name;      /**< command-line and JSON name. */
    const char *summary;   /**< one line in plain words, for help. */
    const char *source;    /**< literature, with its DOI where there is one. */
    const char *cost;      /**< in nodes n and ties m. */
    bool takes_resolution; /**< whether it makes anything of a resolution. */
    bool draws;            /**< whether it draws at random, so that seeds matter. */
    /**
     * Group the nodes of a net. NULL where a node may be in several groups: blocks.h.
     *
     * @param resolution above 0; 1 is usual.
     * @param membership num_nodes values: the group of each node, numbered as
     *                   kh_groups_number() does; not to be used after a failure.
     */
    kh_status (*compute)(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
        size_t *num_groups, kh_error *err);
} kh_grouping;

/** The way of a name; NULL is the first. @return KH_ERR_NOTFOUND; the hint names the nearest. */
kh_status kh_grouping_find(
    const char *name, const kh_grouping **grouping, kh_error *err) KH_MUST_CHECK;

/** All ways, one after the other from 0 on; NULL beyond the last. */
const kh_grouping *kh_grouping_at(size_t index);

KH_END_DECLS

#define GROUPING(name) extern const kh_grouping kh_grouping_##name;
#include "groups.def"
#undef GROUPING

/** All ways in the order of groups.def, ended by NULL. */
extern const kh_grouping *const kh_groupings[];

#endif
