/**
 * @file dot.h
 * @brief A scene as DOT, for who goes on by hand.
 */
#ifndef KH_PICTURE_DOT_H
#define KH_PICTURE_DOT_H

#include "parts.h"

/**
 * Append the graph as one would write it: the ids of the graph are the names of its nodes, labels
 * are plain strings, what most parts share is said once, legend and sources are comments. `dot`
 * lays it out as the diagram was meant: columns are ranks, nodes that have places keep them.
 *
 * Text is quoted so that it is neither an escape nor a character reference to Graphviz. An id that
 * is not of letters, digits and _ - . : / @ stands for itself as #17, its number.
 *
 * @return KH_ERR_NOMEM.
 */
kh_status kh_dot_write(const kh_parts *scene, kh_text *out, kh_error *err) KH_MUST_CHECK;

#endif
