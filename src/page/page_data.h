/* What the page knows of a graph, as JSON for its scripts. */
#ifndef KH_PAGE_PAGE_DATA_H
#define KH_PAGE_PAGE_DATA_H

#include "page.h"

/* Where a page without SVG draws the nodes of the graph; NULL within: it has no need to. */
typedef struct {
    double *x, *y;
} page_places;

kh_status page_places_make(page_places *self, const kh_page *page, kh_error *err) KH_MUST_CHECK;
void page_places_free(page_places *self);

/* The number on the page of what has an index in the graph: KH_NONE for what the page leaves out.
 */
typedef struct {
    uint32_t *numbers;
    size_t num;
} page_numbering;

/* Number the selected nodes, and the sources that they and the selected claims cite. The caller
 * frees the numbers, also after a failure. */
kh_status page_number(page_numbering *nodes, page_numbering *sources, const kh_page *page,
    kh_error *err) KH_MUST_CHECK;

/* Append all facts: {"nodes": [...], "claims": [...], ...}; docs/diagrams.md, "Pages". */
kh_status page_data_add(
    kh_text *out, const kh_page *page, const page_places *places, kh_error *err) KH_MUST_CHECK;

/* Append "sources":[{"id","title","url","authors","year","in"},...] in the order of the numbers. */
kh_status page_sources_add(kh_text *out, const kh_graph *graph, const page_numbering *sources,
    kh_error *err) KH_MUST_CHECK;

/* Append "measures":[{"name","unit","definition"},...] and, in the order of the table's columns,
 * "values":{"id":[...],...}; "ranks":{"id":1,...} by cross_share among "ranked". Empty without a
 * table. */
kh_status page_measures_add(kh_text *out, const kh_page *page, kh_error *err) KH_MUST_CHECK;

/* Append ,"key":{"en":"...","":"without a language"}; several texts of a language are an array.
 * Nothing if there is no text. */
void page_add_texts(kh_text *out, const kh_graph *graph, const char *key, kh_range texts);

/* Append ,"key":"..."; nothing if the text is empty. */
void page_add_string(kh_text *out, const char *key, const char *text);

#endif
