/**
 * @file wiki.h
 * @brief A scene as a page of Markdown, for wikis and repositories.
 */
#ifndef KH_PICTURE_WIKI_H
#define KH_PICTURE_WIKI_H

#include "parts.h"

/**
 * Append the page: title and subtitle, the diagram as a block of Mermaid (a matrix as a table),
 * under it the date and the numbers, the legend as a list, the sources and the notes.
 *
 * In the block a backtick is a code of a character: no text can close its fence.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_wiki_write(const kh_parts *scene, kh_text *out, kh_error *err) KH_MUST_CHECK;

#endif
