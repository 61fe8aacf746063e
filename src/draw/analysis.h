/**
 * @file analysis.h
 * @brief What the diagrams of an analysis share.
 */
#ifndef KH_DRAW_ANALYSIS_H
#define KH_DRAW_ANALYSIS_H

#include "../net/net.h"
#include "../view/preset.h"
#include "drawing.h"

/**
 * The net of what is drawn, as the commands of analysis build it where no option says otherwise:
 * their numbers are those of the diagram. The footer then counts all that is selected.
 * @return as kh_net_build(); KH_ERR_ARGUMENT if the view has one of `keys` (ended by NULL), which
 * the preset, that arranges all by itself, would ignore.
 */
kh_status kh_drawing_open_net(
    kh_drawing *self, const char *const *keys, kh_net *net, kh_error *err) KH_MUST_CHECK;

/** The colour of a sector of the net: strong, and as the ground of text. */
kh_color kh_drawing_net_color(const kh_drawing *self, const kh_net *net, uint32_t sector);
kh_color kh_drawing_net_fill(const kh_drawing *self, const kh_net *net, uint32_t sector);

/** The sector with most of a node, of equal ones the first; KH_NONE if it has none. */
uint32_t kh_net_main_sector(const kh_net *net, size_t v);

/**
 * A line for every tie of the net between two drawn nodes, and its entry in the legend.
 * @param ends by node of the graph: one of the two must be among them; NULL: all.
 * @param look style, arrows, colour and width of the lines.
 */
kh_status kh_drawing_add_ties(kh_drawing *self, const kh_net *net, const uint8_t *ends,
    kh_drawn_edge look, kh_error *err) KH_MUST_CHECK;

/** Whether a preset measures all that is selected and shows what it has room for: "top" of a view
 * then says how much that is, and selects nothing. */
bool kh_drawing_is_analysis(const kh_preset *preset);

/** How many things to show: what the view says, else `usual`. */
size_t kh_drawing_most(const kh_drawing *self, size_t usual);

/** Say that `num` more of something that the words count are not shown; nothing for none. */
kh_status kh_drawing_tell_hidden(
    kh_drawing *self, size_t num, const char *things, kh_error *err) KH_MUST_CHECK;

/** The text as the drawing's own, and empty again. NULL: no memory. */
const char *kh_drawing_take(kh_drawing *self, kh_text *text);

#endif
