/**
 * @file langsys.h
 * @brief A font as it sets one language, whatever the language of the text that is set with it.
 */
#ifndef KH_RENDER_LANGSYS_H
#define KH_RENDER_LANGSYS_H

#include <hb.h>

/**
 * The face with one language a script, as the default: for Han, kana, Hangul and what is common to
 * all scripts `language`, where the font knows it. Labels are measured so, and a browser that knows
 * another language for the text, or none, sets them the same. Other scripts keep their default.
 *
 * @param language BCP 47 tag.
 * @return a new reference; that of `face` itself if there is no memory.
 * Cost: copies the tables GSUB and GPOS.
 * Source: OpenType 1.9, Common Table Formats, Script List.
 */
hb_face_t *kh_face_in_language(hb_face_t *face, const char *language);

#endif
