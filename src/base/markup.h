/**
 * @file markup.h
 * @brief Text within XML and HTML: shown, never obeyed.
 */
#ifndef KH_BASE_MARKUP_H
#define KH_BASE_MARKUP_H

#include "text.h"

/** Append `text` with & < > " as character references: as content or as a value in double quotes.
 * What UTF-8 has and XML has not (U+FFFE, U+FFFF) becomes U+FFFD. */
void kh_markup_add(kh_text *out, const char *text);

/** As kh_markup_add(), with quotes as they are: as content only. */
void kh_markup_add_content(kh_text *out, const char *text);

#endif
