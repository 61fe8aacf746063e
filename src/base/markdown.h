/**
 * @file markdown.h
 * @brief Text within Markdown: shown, never obeyed.
 */
#ifndef KH_BASE_MARKDOWN_H
#define KH_BASE_MARKDOWN_H

#include "text.h"

/** Append `text`, which is on one line, with everything escaped that Markdown (GitHub's) or HTML
 * act on within a line: for cells of tables and headings. */
void kh_markdown_add(kh_text *out, const char *text);

/** As kh_markdown_add(), also where a line begins: for paragraphs and items of lists. */
void kh_markdown_add_block(kh_text *out, const char *text);

#endif
