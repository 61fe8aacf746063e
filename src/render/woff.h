/**
 * @file woff.h
 * @brief WOFF 1.0: a font whose tables are compressed one by one.
 */
#ifndef KH_RENDER_WOFF_H
#define KH_RENDER_WOFF_H

#include "../base/text.h"

/**
 * Append an OpenType font as WOFF; nothing if it is none.
 * Cost: O(length) by zlib. Source: https://www.w3.org/TR/WOFF/
 */
void kh_woff_add(kh_text *out, const uint8_t *font, size_t length);

#endif
