/**
 * @file scdoc.h
 * @brief The language that manual pages are written in, scdoc(5): what of it is used, and escapes.
 *
 * Text that comes from records never becomes markup: whatever has a meaning in scdoc is escaped,
 * here and nowhere else.
 */
#ifndef KH_MANUAL_SCDOC_H
#define KH_MANUAL_SCDOC_H

#include "../base/text.h"

/** The first line of a page. @param section e.g. 1. @param version of the program. */
void manual_add_title(kh_text *out, const char *name, int section, const char *version);

/** The heading of a section, in capitals as a manual has them. */
void manual_add_heading(kh_text *out, const char *heading);
void manual_add_subheading(kh_text *out, const char *heading);

/** Text as it is, within a line that has begun. */
void manual_add_text(kh_text *out, const char *text);

/** The same in bold (what is typed) and underlined (what stands for something else). */
void manual_add_bold(kh_text *out, const char *text);
void manual_add_variable(kh_text *out, const char *text);

/**
 * Paragraphs, which blank lines part. A single line break is a space, words between back quotes are
 * typed and so in bold; lines that begin with a blank stay as they are.
 *
 * @param depth how deep it is indented: 1 behind the head of a definition.
 */
void manual_add_prose(kh_text *out, const char *text, size_t depth);

/** Lines that stay as they are. */
void manual_add_literal(kh_text *out, const char *text, size_t length);

/** "name - what it is" for the section NAME, "see *name*(1), *other*(5)" for SEE ALSO. */
void manual_add_name(kh_text *out, const char *name, const char *summary);
void manual_add_reference(kh_text *out, const char *name, int section);

#endif
