/**
 * @file mermaid.h
 * @brief A scene as a flowchart of Mermaid, for wikis.
 */
#ifndef KH_PICTURE_MERMAID_H
#define KH_PICTURE_MERMAID_H

#include "parts.h"

/* What Mermaid draws unless its settings (maxEdges, maxTextSize) allow more; in bytes we are
 * careful, it counts characters. */
#define KH_MERMAID_MAX_EDGES 500
#define KH_MERMAID_MAX_BYTES 50000

/**
 * Append the flowchart. Names are synthetic (n17, c2) and text stands in quoted labels, where
 * whatever Mermaid acts on is a code of a character (#quot; is #34;): no text becomes a statement,
 * a directive, a link, Markdown or HTML.
 *
 * Mermaid has no places: a matrix becomes the net that it is the matrix of.
 *
 * @param alone with its title, for a file of its own; else what holds it has it.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_mermaid_write(
    const kh_parts *scene, bool alone, kh_text *out, kh_error *err) KH_MUST_CHECK;

/** What shows the shape that a shape of ours has in Mermaid, as a character. */
const char *kh_mermaid_symbol(const char *shape);

#endif
