/**
 * @file fonts.h
 * @brief Which font draws a language, and whether the machine has what the text needs.
 */
#ifndef KH_RENDER_FONTS_H
#define KH_RENDER_FONTS_H

#include "scene.h"

#include <stdbool.h>

/** The family for a BCP 47 tag: one of a fixed list, never from the input. */
const char *kh_font_family(const char *lang);

/** A name as kh_font_family() returns it; its default for any other. */
const char *kh_font_known(const char *family);

/** The language whose forms of kanji a family has. */
const char *kh_font_language(const char *family);

/** Whether the machine has a family. */
bool kh_font_is_installed(const char *family);

/**
 * Append a line "warning: ..." for a family that is not installed and for the first characters
 * that no installed font draws, naming the Debian package to install.
 */
void kh_font_check(kh_text *warnings, const kh_scene *scene, const char *family);

#endif
