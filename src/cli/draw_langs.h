/**
 * @file draw_langs.h
 * @brief The languages in which a graph can be shown.
 */
#ifndef KH_CLI_DRAW_LANGS_H
#define KH_CLI_DRAW_LANGS_H

#include "../graph/select.h"

#define APP_MAX_LANGS 8

/** Tags of languages, the first that is shown first; borrowed from the graph and the caller. */
typedef struct {
    const char *items[APP_MAX_LANGS];
    size_t num;
} app_langs;

/**
 * The language of --lang, else the graph's own, else en; then the others in which at least half of
 * what is selected has a name: of those that the graph declares, or, if it declares none, of those
 * of its names.
 *
 * @param first --lang, or NULL.
 * @return KH_ERR_NOMEM.
 */
kh_status app_langs_choose(app_langs *self, const kh_graph *graph, const kh_selection *selection,
    const char *first, kh_error *err) KH_MUST_CHECK;

#endif
