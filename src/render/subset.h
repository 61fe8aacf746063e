/**
 * @file subset.h
 * @brief The part of a font file that sets given characters, as a web font.
 */
#ifndef KH_RENDER_SUBSET_H
#define KH_RENDER_SUBSET_H

#include "../base/text.h"

#include <hb.h>

/**
 * Append a WOFF file with the glyphs of the characters, and with kerning, marks and ligatures as
 * text is measured with them; no hints, no vertical setting, no other languages' forms.
 *
 * @param file a font or a collection; it is mapped, not read.
 * @param index of the face within the file.
 * @return false if nothing was appended: the font cannot be read or cut down, its maker does not
 * let it be embedded (OS/2 fsType), or memory was refused (`out` has failed).
 * Cost: some 10 ms for a font of 65,535 glyphs.
 * Source: W3C WOFF 1.0; OpenType 1.9, OS/2.
 */
bool kh_subset_font(kh_text *out, const char *file, unsigned index, const hb_set_t *characters);

#endif
