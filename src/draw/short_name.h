/**
 * @file short_name.h
 * @brief Names that fit where little room is, and what they are short for.
 */
#ifndef KH_DRAW_SHORT_NAME_H
#define KH_DRAW_SHORT_NAME_H

#include "drawing.h"

/** Names that were shortened. All-zero is a valid empty object. */
typedef struct {
    uint32_t *nodes;
    size_t num, max;
    bool failed; /**< one could not be remembered. */
} kh_short_names;

void kh_short_names_free(kh_short_names *self);

/**
 * The label of a node if it takes little room; else the shortest of its other names in the same
 * language, if that does. Borrowed from the graph.
 */
const char *kh_short_name(const kh_graph *graph, uint32_t node, const char *lang);

/** The same, remembered for the legend. */
const char *kh_short_names_take(
    kh_short_names *self, const kh_graph *graph, uint32_t node, const char *lang);

/** "METI: Ministry of Economy, Trade and Industry" for each that was shortened. */
kh_status kh_short_names_add_keys(
    const kh_short_names *self, kh_drawing *drawing, kh_error *err) KH_MUST_CHECK;

#endif
