/* An SVG document as a part of an HTML page. */
#ifndef KH_PAGE_PAGE_SVG_H
#define KH_PAGE_PAGE_SVG_H

#include "../base/text.h"

/*
 * Append an SVG as an element of a page: without prolog, comments and links, which the page has in
 * its cards; with `prefix` before each id and what refers to it, since a page has several drawings;
 * the root is a group of `label`, as its parts can be chosen. Style sheets go to `style`.
 *
 * Returns KH_ERR_DATA for what is not well-formed, has scripts, or loads something.
 */
kh_status page_svg_add(kh_text *out, kh_text *style, const char *svg, size_t length,
    const char *prefix, const char *label, kh_error *err) KH_MUST_CHECK;

#endif
