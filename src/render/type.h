/**
 * @file type.h
 * @brief Setting type: measures every label, and remembers which fonts set which characters.
 *
 * Takes the place of Graphviz' own plugin for text, which rounds every glyph to whole pixels of a
 * screen (a label of 20 syllables is 7 points off) and lets the locale of the process choose among
 * the regional forms of kanji. Here widths are those of the font, whatever draws it, and the
 * language is that of the family.
 */
#ifndef KH_RENDER_TYPE_H
#define KH_RENDER_TYPE_H

#include <gvc.h>
#include <hb.h>
#include <stdbool.h>

/** A face of a font file and what it sets in labels of one family and weight: the family's own
 * face, or one that Pango fell back to for characters that this one lacks. */
typedef struct {
    const char *family; /**< that was asked for, one of kh_font_family(). */
    bool bold;
    char *file;
    unsigned index; /**< of the face within the file. */
    hb_set_t *characters;
} kh_type_face;

/** In the order of first use. */
typedef struct {
    kh_type_face *items;
    size_t num, max;
    bool failed; /**< an allocation was refused: some faces are missing. */
} kh_type_faces;

/** A context of Graphviz that measures text here; NULL if Graphviz cannot start. Once a process. */
GVC_t *kh_type_open(void);

/** The faces of all text that was measured so far; borrowed. */
const kh_type_faces *kh_type_used(void);

/** Release all that was remembered. */
void kh_type_close(void);

#endif
