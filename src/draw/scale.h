/**
 * @file scale.h
 * @brief Numbers as colours: a few classes with round limits, from light to dark.
 */
#ifndef KH_DRAW_SCALE_H
#define KH_DRAW_SCALE_H

#include "drawing.h"

#define KH_SCALE_CLASSES 5

/** Class j holds what is above j * step, up to (j + 1) * step. */
typedef struct {
    double step, largest;
    bool percent;            /**< numbers are shares. */
    const kh_color *classes; /**< KH_SCALE_CLASSES of one hue, told apart in grey as well. */
} kh_scale;

extern const kh_color kh_scale_blue[KH_SCALE_CLASSES], kh_scale_orange[KH_SCALE_CLASSES];

/** Round limits for numbers from 0 to `largest`. */
kh_scale kh_scale_make(double largest, bool percent, const kh_color *classes);

/** The colour of a number; white for 0. */
kh_color kh_scale_color(const kh_scale *self, double value);

/** Append a number as scales and cells tell it: "12.8", "3", "<0.1", "13%". */
void kh_scale_add_number(kh_text *out, double value, bool percent);

/** A heading and an entry for each class into the legend. */
kh_status kh_scale_add_keys(
    const kh_scale *self, kh_drawing *drawing, const char *heading, kh_error *err) KH_MUST_CHECK;

#endif
