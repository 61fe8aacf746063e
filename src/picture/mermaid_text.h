/**
 * @file mermaid_text.h
 * @brief Text within Mermaid: shown, never obeyed.
 */
#ifndef KH_PICTURE_MERMAID_TEXT_H
#define KH_PICTURE_MERMAID_TEXT_H

#include "../base/text.h"

/** Append text as it stands within the quotes of a label: what Mermaid, Markdown or HTML act on is
 * a code of a character: a quotation mark is #34;. */
void kh_mermaid_add_text(kh_text *out, const char *text);

/** Append front matter with a title. */
void kh_mermaid_add_title(kh_text *out, const char *title);

#endif
