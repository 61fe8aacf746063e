/**
 * @file dot_text.h
 * @brief Strings, attributes and names of DOT.
 */
#ifndef KH_PICTURE_DOT_TEXT_H
#define KH_PICTURE_DOT_TEXT_H

#include "parts.h"

/** Append text as it stands within quotes: neither an escape nor a character reference. */
void kh_dot_add_text(kh_text *out, const char *text);

/** Append lines within quotes, `before` in front of the first. */
void kh_dot_add_lines(kh_text *out, const json_t *lines, const char *before);

/** Append an attribute within brackets, unless it is empty. */
void kh_dot_add_attribute(kh_text *out, const char *name, const char *value);
void kh_dot_add_number(kh_text *out, const char *name, double value);

/** Append a word for style sheets, unless it is none: Graphviz writes its bytes into SVG. */
void kh_dot_add_class(kh_text *out, const char *word);

/**
 * Names for nodes, an array of strings: their ids, or #17, their number, for an id that is not of
 * letters that can be seen, digits and _ - . : / @, and where an id comes twice.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_dot_name_nodes(const json_t *nodes, json_t **names, kh_error *err) KH_MUST_CHECK;

#endif
