/**
 * @file draw_page.h
 * @brief `draw -o x.html`: the same diagram in each language of the graph, and the facts behind it.
 */
#ifndef KH_CLI_DRAW_PAGE_H
#define KH_CLI_DRAW_PAGE_H

#include "../graph/select.h"
#include "../stable/places.h"
#include "../view/view.h"
#include "app.h"

/**
 * Make the page of a graph: in the language of --lang first, else the graph's own, then in its
 * other languages in which at least half of what is selected has a name.
 *
 * @param previous where nodes stood, in whatever language; empty: nowhere.
 * @param warnings of all languages, each once.
 * @return as kh_draw_scene(), kh_stable_draw(), kh_bridges().
 */
kh_status app_draw_page(const app *self, const kh_graph *graph, const kh_selection *selection,
    const kh_view *view, const kh_places *previous, kh_text *html, kh_findings *warnings,
    kh_error *err) KH_MUST_CHECK;

#endif
