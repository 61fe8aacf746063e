/**
 * @file stable.h
 * @brief The next drawing of a graph that has changed: what stays keeps its place.
 */
#ifndef KH_STABLE_STABLE_H
#define KH_STABLE_STABLE_H

#include "../base/finding.h"
#include "places.h"

/**
 * Let nodes stand where they stood.
 *
 * Nodes of the same id keep their place; phrases do if they bear the same words between the same
 * nodes. New nodes go to the free spot that is nearest to the middle of their neighbours; those of
 * a level keep to their column as long as it has room; frames keep apart as long as they can. Where
 * labels grew so that boxes would overlap, the neighbours of those that grew move as little as
 * frees them.
 *
 * @param next  how it would be laid out anew: sizes, clusters and levels, and in x and y what new
 *              nodes without neighbours start from. Gets the places.
 * @param across whether levels follow one another along y.
 * @param warnings W117 names the nodes that had to move, and says so if nothing stayed; next is
 *              then as it was.
 * @param stayed whether any node did.
 * @return KH_ERR_NOMEM.
 * Cost: about (new nodes) x (nodes) x (spots tried).
 */
kh_status kh_stable_settle(const kh_places *previous, kh_places *next, bool across, bool *stayed,
    kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

/**
 * The nodes of `next` that `previous` had.
 * @param old_of next.num_nodes values: the node of `previous`, or SIZE_MAX.
 */
kh_status kh_stable_match(
    const kh_places *previous, const kh_places *next, size_t *old_of, kh_error *err) KH_MUST_CHECK;

/**
 * The scene of a drawing whose layout is known, with everything where it stood.
 *
 * @param scene  JSON for kakehashi-render.
 * @param layout how kakehashi-render lays it out: what it writes as "json".
 * @param out    the scene with the engine "fixed" is appended; as it is, if nothing stays.
 * @return KH_ERR_DATA if the layout is not one of the scene; KH_ERR_ARGUMENT for charts, whose
 * lines do not follow their names; KH_ERR_NOMEM.
 */
kh_status kh_stable_scene(const kh_places *previous, const char *scene, const kh_text *layout,
    kh_text *out, kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

/**
 * Draw a scene so that what stays keeps its place. @return also as kh_picture_draw().
 */
kh_status kh_stable_draw(const kh_places *previous, const char *scene, const char *format,
    kh_text *bytes, kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

#endif
