/**
 * @file sector_sources.h
 * @brief The sources of a search for shortest paths, by sector.
 */
#ifndef KH_BRIDGE_SECTOR_SOURCES_H
#define KH_BRIDGE_SECTOR_SOURCES_H

#include "../between/sources.h"

/** A group of sources, of which some have a part in a sector. */
typedef struct {
    uint32_t group;
    double share; /**< of the group's root and leaves, summed. */
} kh_sector_source;

/** All-zero is a valid empty object. */
typedef struct {
    kh_source_groups groups;
    uint32_t *order; /**< sectors, by rising number of sources. */
    size_t *start;   /**< the sources in sector x: source[start[x]] .. source[start[x + 1] - 1] */
    kh_sector_source *source;
} kh_sector_sources;

/** @return KH_ERR_NOMEM. Cost: O(nodes + ties + memberships). */
kh_status kh_sector_sources_init(
    kh_sector_sources *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_sector_sources_free(kh_sector_sources *self);

/** How many groups of sources have a part in a sector. */
size_t kh_num_sector_sources(const kh_sector_sources *self, uint32_t sector);

#endif
