/**
 * @file color.h
 * @brief Colours: the Okabe-Ito palette, tints, and contrast as WCAG 2 defines it.
 */
#ifndef KH_VIEW_COLOR_H
#define KH_VIEW_COLOR_H

#include "../base/status.h"

#include <stdbool.h>
#include <stdint.h>

/** Components from 0 to 255. */
typedef struct {
    uint8_t red, green, blue;
} kh_color;

#define KH_COLOR_TEXT_SIZE 8

/** Read #RRGGBB or #RGB. */
bool kh_color_parse(kh_color *self, const char *text);

/** Write #RRGGBB. */
const char *kh_color_text(kh_color self, char buffer[KH_COLOR_TEXT_SIZE]);

/** Colours of the palette before it repeats. */
#define KH_COLOR_NUM_PALETTE 16

/** The palette of Okabe and Ito (2008), told apart with any colour vision, then nine more; it
 * repeats. */
kh_color kh_color_palette(size_t index);

/** What a node is filled with that has a colour of the palette: all are told apart, and near-black
 * text has a contrast of at least 4.5 on each, of 7 on the first seven. */
kh_color kh_color_fill(size_t index);

/** Between two colours in sRGB: share 0 is `a`, 1 is `b`. */
kh_color kh_color_mix(kh_color a, kh_color b, double share);

/** (L1 + 0.05) / (L2 + 0.05) of the relative luminances, WCAG 2.2: 1 to 21. */
double kh_color_contrast(kh_color a, kh_color b);

/** The lightest change of `self` towards white on which near-black text has a contrast of 7. */
kh_color kh_color_tint(kh_color self);

/** The smallest change of `self` towards black that has a contrast of `least` on white. */
kh_color kh_color_shade(kh_color self, double least);

/** The lightest grey that is not lighter: contrasts on white stay what they are. */
kh_color kh_color_grey(kh_color self);

/** Near-black or white: what contrasts more on a background. */
kh_color kh_color_ink(kh_color background);

#endif
