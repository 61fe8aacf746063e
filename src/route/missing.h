/**
 * @file missing.h
 * @brief Why there is no path: how far both ends reach, and what separates them.
 */
#ifndef KH_ROUTE_MISSING_H
#define KH_ROUTE_MISSING_H

#include "../base/phrase.h"
#include "route.h"

/** Conditions that leave out claims. */
typedef enum {
#define WHY(name, key, en, ko, ja) KH_WHY_##name,
#include "why.def"
#undef WHY
    KH_NUM_WHYS
} kh_why;

/** The keys in JSON, and the words. */
extern const char *const kh_why_keys[KH_NUM_WHYS];
extern const kh_pattern kh_why_words[KH_NUM_WHYS];

/** Conditions along a path as a whole. */
typedef enum {
    KH_ALONG_LENGTH,
    KH_ALONG_ORDER,
    KH_ALONG_COURSE,
    KH_ALONG_VIA,
    KH_NUM_ALONG
} kh_along;

extern const char *const kh_along_keys[KH_NUM_ALONG];

/** What one condition of the selection leaves, had it been the only one. */
typedef struct {
    kh_why why;
    kh_selection selection;
} kh_exclusion;

/** A claim that is left out and would have to be walked. */
typedef struct {
    uint32_t claim;
    bool forward; /**< from its source to its target. */
    unsigned why; /**< bits 1 << kh_why. */
} kh_missing_claim;

/** All-zero is a valid empty object. It must not be moved once it is filled. */
typedef struct kh_missing {
    size_t from_nodes, from_bodies; /**< others that the start reaches. */
    size_t to_nodes, to_bodies;     /**< others from which an end is reached. */
    bool no_ends;                   /**< the sector has no other body. */

    unsigned asked; /**< bits 1 << kh_along: conditions of the request. */
    unsigned along; /**< bits 1 << kh_along: without these conditions there is a path, `instead`. */
    kh_route_request relaxed;
    kh_routes instead;

    kh_missing_claim *claims; /**< as few as can be; with them there is a path. In its order. */
    size_t num_claims;        /**< 0 and no `along`: nothing in the graph connects the ends. */
    size_t from_component, to_component; /**< then: nodes of the graph in their components. */
} kh_missing;

/**
 * Find what keeps a request from having a path. What conditions leave out is sought in the whole
 * graph, walked either way: the path that needs the fewest claims more, and of these the shortest.
 *
 * @param routes what was found: no path.
 * @param exclusions one a condition of the selection.
 * @return KH_ERR_NOMEM. Cost: O((nodes + claims) log nodes), and for conditions along paths that
 * of a few searches.
 */
kh_status kh_missing_find(kh_missing *self, const kh_routes *routes, const kh_exclusion *exclusions,
    size_t num_exclusions, kh_error *err) KH_MUST_CHECK;

void kh_missing_free(kh_missing *self);

#endif
