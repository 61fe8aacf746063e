/**
 * @file page.h
 * @brief The interactive page: drawings, the facts behind them and scripts in one HTML file.
 *
 * The file needs nothing beside it: it makes no request, and its Content-Security-Policy forbids
 * all that is not in it (docs/diagrams.md, "Pages").
 */
#ifndef KH_PAGE_PAGE_H
#define KH_PAGE_PAGE_H

#include "../graph/select.h"
#include "../table/table.h"

/** Lines of text; borrowed. */
typedef struct {
    const char *const *items;
    size_t num;
} kh_page_lines;

/** The diagram in one language. */
typedef struct {
    const char *lang; /**< a BCP 47 tag. */
    const char *title;
    kh_page_lines subtitle, footer;
    const char *svg; /**< as kakehashi-render writes it; NULL in all drawings: the page draws dots
                          and lines itself, whatever the number. */
    size_t length;   /**< of svg. */
} kh_page_drawing;

/** What a page is made of; borrowed. All-zero but for graph, selection and one drawing is valid. */
typedef struct {
    const kh_graph *graph;
    const kh_selection *selection;   /**< what the page knows: nothing else leaves the graph. */
    const kh_page_drawing *drawings; /**< one a language; the first is shown first. */
    size_t num_drawings;
    const kh_table *measures; /**< of kh_bridges(), in its order: its numbers are shown with their
                                 definitions, "id" says whose, "cross_share" ranks. NULL: none. */
    size_t num_threads;       /**< that place the dots; 0: one a processor. */
} kh_page;

/**
 * Write the page.
 *
 * Names and texts of the graph never become markup: in the drawings they are those of the SVG, all
 * others stand in one JSON text whose `<` are escaped, from where scripts set them as text.
 * The same input gives the same bytes.
 *
 * @param html appended to; unchanged on failure.
 * @return KH_ERR_ARGUMENT: there is no drawing; KH_ERR_DATA: a drawing is not such an SVG, or has
 * scripts; KH_ERR_NOMEM.
 * Cost: O(selection + drawings), and kh_place_force() where there is no SVG.
 */
kh_status kh_page_write(const kh_page *page, kh_text *html, kh_error *err) KH_MUST_CHECK;

#endif
