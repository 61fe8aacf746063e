/**
 * @file ruler.h
 * @brief Text measured by the fonts that draw it, as fontconfig chooses and HarfBuzz shapes them;
 * independent of what the layout measured with.
 */
#ifndef KH_RENDER_RULER_H
#define KH_RENDER_RULER_H

#include "../base/status.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct kh_ruler kh_ruler;

/** What a line of text covers, in ems. */
typedef struct {
    double width;     /**< advance. */
    double up, down;  /**< of the ink, from the baseline; -INFINITY: there is none. */
    uint32_t unknown; /**< the first character that no installed font draws; 0: none. */
} kh_extent;

/** @return NULL: no memory. */
kh_ruler *kh_ruler_new(void);

void kh_ruler_free(kh_ruler *self);

/**
 * Measure a line of UTF-8. Characters that the first family lacks are measured in the font that
 * fontconfig has for them.
 * @param families separated by commas, as in CSS.
 * @return KH_ERR_ENVIRONMENT: there is no font at all; KH_ERR_NOMEM.
 * Cost: some microseconds a character; the first text of a font opens it.
 */
kh_status kh_ruler_measure(kh_ruler *self, const char *families, bool bold, const char *text,
    kh_extent *extent, kh_error *err) KH_MUST_CHECK;

#endif
