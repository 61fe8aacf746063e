/**
 * @file inspect.h
 * @brief The self-check: a finished SVG is read back from its bytes and held against its scene and
 * against what a reader needs. It knows nothing about the layout.
 */
#ifndef KH_RENDER_INSPECT_H
#define KH_RENDER_INSPECT_H

#include "scene.h"

/** What else is found is counted only. */
#define KH_MAX_FAULTS 10

/**
 * Append a line "fault: ..." for each thing that is wrong, with the names of the culprits; after
 * KH_MAX_FAULTS one that counts the rest. Checked is that
 * - the SVG is well-formed and shows every node and line, with the exact text of the scene;
 * - an installed font draws each character;
 * - no two texts overlap, and none lies on a node that is not its own;
 * - each label is within its node's shape, each title within its frame, all on the page;
 * - no two nodes overlap, nor frames, and each node is in its own frame only;
 * - text has a contrast of 4.5:1 (3:1 from 18 points on, bold from 14) against what is behind it,
 *   lines and borders have one of 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
 * Texts are measured by the fonts that draw them; what overlaps by less than a quarter of a point
 * is left to rounding.
 *
 * @return KH_ERR_ENVIRONMENT: there is no font; KH_ERR_NOMEM.
 * Cost: sorting, and products only of what lies side by side: 60 nodes in under 20 ms.
 */
kh_status kh_inspect(kh_text *faults, const kh_scene *scene, const char *svg, size_t length,
    kh_error *err) KH_MUST_CHECK;

#endif
