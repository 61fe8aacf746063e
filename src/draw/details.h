/**
 * @file details.h
 * @brief What the labels of nodes say.
 */
#ifndef KH_DRAW_DETAILS_H
#define KH_DRAW_DETAILS_H

#include "drawing.h"

/** Append a name to a list of names that are set apart by spaces: its own spaces part nothing. */
void kh_list_add_name(kh_text *list, const char *name);

/**
 * Append the label of a node and the smaller text under it: what the view's "label" lists, else
 * the name, and under it its sectors and what else the preset shows.
 * @param sectors names of the node's sectors.
 * @param detailed whether they are shown where the view says nothing.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_drawing_add_details(const kh_drawing *self, uint32_t node, const char *sectors,
    bool detailed, kh_text *label, kh_text *detail, kh_error *err) KH_MUST_CHECK;

/** Warnings W110 for attributes that the view shows and no node has. */
kh_status kh_drawing_find_attributes(kh_drawing *self, kh_error *err) KH_MUST_CHECK;

#endif
