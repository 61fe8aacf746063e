/* Paths in sentences, with what they rest on. */
#include "../base/array.h"
#include "../graph/label.h"
#include "answer.h"
#include "claim.h"
#include "telling.h"

#include <stdlib.h>

/* Ends that are named. */
#define MOST_NAMED 5

/* --- claims ------------------------------------------------------------------------------ */

static kh_status
tell_cites(kh_telling *self, uint32_t claim, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_cites cites = { 0 };

    KH_TRY(kh_cites_add_range(
        &cites, &self->references, self->graph, self->graph->edges.citations[claim], err));
    kh_cites_write(&cites, self->tongue, true, &self->line);
out:
    kh_cites_free(&cites);
    return ret;
}

static void
tell_number_of_sources(kh_telling *self, uint32_t claim)
{
    const size_t num = kh_graph_count_sources(self->graph, self->graph->edges.citations[claim]);
    const kh_told_number sources = kh_tell_count(num);

    kh_text_add(&self->line, " \u00b7 ");
    kh_tell(self, num > 0 ? KH_ROUTE_SAYS_SOURCES : KH_ROUTE_SAYS_NO_SOURCE,
        (const char *const[]){ sources.text });
}

kh_status
kh_tell_claim(kh_telling *self, uint32_t claim, uint32_t before, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(
        kh_claim_add_statement(&self->line, self->graph, claim, before, self->answer->lang, err));
    if (self->cites) {
        KH_TRY(tell_cites(self, claim, err));
    } else {
        tell_number_of_sources(self, claim);
    }
out:
    return ret;
}

/* @return whether a note was told before; strings of the graph are one where they are equal. */
static kh_status
remember_note(kh_telling *self, const char *note, bool *told, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    *told = false;
    for (j = 0; j < self->num_notes && !*told; j++) {
        *told = self->notes[j] == note;
    }
    if (!*told) {
        KH_TRY(KH_GROW(&self->notes, self->num_notes, &self->max_notes, "notes", err));
        self->notes[self->num_notes++] = note;
    }
out:
    return ret;
}

/* What citations of a claim say besides, each once. */
static kh_status
tell_notes(kh_telling *self, uint32_t claim, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_range citations = self->graph->edges.citations[claim];
    const char *note;
    bool told;
    size_t j;

    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        note = kh_graph_choose_label(
            self->graph, self->graph->citations.items[j].note, self->answer->lang);
        if (note == NULL) {
            continue;
        }
        KH_TRY(remember_note(self, note, &told, err));
        if (!told) {
            kh_tell_sentence(self, KH_ROUTE_SAYS_NOTE, (const char *const[]){ note });
        }
    }
out:
    return ret;
}

/* --- paths ------------------------------------------------------------------------------- */

/* "1. A – B – C" */
static void
tell_names(kh_telling *self, size_t path)
{
    const kh_path *p = &self->answer->routes->paths.items[path];
    size_t j;

    kh_text_print(&self->line, "%zu. ", path + 1);
    for (j = 0; j <= p->num_steps; j++) {
        kh_text_add(&self->line, j > 0 ? " \u2013 " : "");
        kh_text_add(&self->line, kh_telling_name(self, p->node[j]));
    }
    kh_telling_end_line(self, 3);
}

static kh_status
tell_path(kh_telling *self, size_t path, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_routes *routes = self->answer->routes;
    size_t step, j;

    if (routes->paths.num > 1) {
        tell_names(self, path);
    }
    for (step = 0; step < routes->paths.items[path].num_steps; step++) {
        const kh_route_claims claims = kh_routes_claims(routes, path, step);

        for (j = 0; j < claims.num; j++) {
            if (self->line.length > 0) {
                kh_tell(self, KH_ROUTE_SAYS_SPACE, NULL);
            }
            KH_TRY(
                kh_tell_claim(self, claims.items[j], j > 0 ? claims.items[j - 1] : KH_NONE, err));
            kh_tell(self, KH_ROUTE_SAYS_STOP, NULL);
            KH_TRY(tell_notes(self, claims.items[j], err));
        }
    }
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, "\n");
out:
    return ret;
}

static kh_route_phrase
phrase_of_all(const kh_routes *routes)
{
    switch (routes->request->kind) {
        case KH_ROUTE_NEAREST:
            return KH_ROUTE_SAYS_NEAREST_PATHS;
        case KH_ROUTE_K_SHORTEST:
            return KH_ROUTE_SAYS_K_PATHS;
        case KH_ROUTE_WIDEST:
            return KH_ROUTE_SAYS_WIDEST_PATHS;
        case KH_ROUTE_SHORTEST:
            break;
    }
    return routes->paths.num > 1
               ? routes->paths.more ? KH_ROUTE_SAYS_SOME_SHORTEST : KH_ROUTE_SAYS_ALL_SHORTEST
           : routes->request->net->weighted ? KH_ROUTE_SAYS_ONE_WEIGHTED
                                            : KH_ROUTE_SAYS_ONE_SHORTEST;
}

/* Where the paths end, each once. */
static kh_status
list_ends(const kh_telling *self, kh_text *list, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path_list *paths = &self->answer->routes->paths;
    const char **names = NULL;
    size_t j;

    KH_TRY(KH_NEW(&names, paths->num, "names", err));
    for (j = 0; j < paths->num; j++) {
        names[j] = kh_telling_name(self, paths->items[j].node[paths->items[j].num_steps]);
    }
    kh_phrase_add_list(list, self->tongue, names, paths->num, MOST_NAMED);
out:
    free(names);
    return ret;
}

static kh_status
tell_paths(kh_telling *self, const char *from, const char *to, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_routes *routes = self->answer->routes;
    const kh_told_number steps = kh_tell_count(routes->paths.items[0].num_steps),
                         num = kh_tell_count(routes->paths.num),
                         width = kh_tell_real(routes->width);
    kh_text ends = { 0 };

    KH_TRY(list_ends(self, &ends, err));
    kh_tell(self, phrase_of_all(routes),
        (const char *const[]){ from, to, steps.text, num.text, width.text, kh_text_bytes(&ends) });
    KH_TRY(kh_text_status(&ends, err));
out:
    kh_text_free(&ends);
    return ret;
}

static kh_status
tell_all(kh_telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_routes *routes = self->answer->routes;
    const char *from = kh_telling_name(self, self->request->from);
    kh_text bodies = { 0 };

    if (routes->paths.items[0].num_steps == 0) {
        kh_tell(self, KH_ROUTE_SAYS_SAME_ENDS, (const char *const[]){ from });
    } else if (self->request->to != KH_NONE) {
        KH_TRY(tell_paths(self, from, kh_telling_name(self, self->request->to), err));
    } else if (self->request->kind == KH_ROUTE_NEAREST) {
        KH_TRY(tell_paths(self, from, kh_telling_sector(self), err));
    } else {
        kh_phrase_add(&bodies, &kh_route_phrases[KH_ROUTE_SAYS_SECTOR_BODIES], self->tongue,
            (const char *const[]){ kh_telling_sector(self) });
        KH_TRY(tell_paths(self, from, kh_text_bytes(&bodies), err));
    }
    if (routes->paths.more) {
        kh_tell(self, KH_ROUTE_SAYS_SPACE, NULL);
        kh_tell_more(self);
    }
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, "\n");
    KH_TRY(kh_text_status(&bodies, err));
out:
    kh_text_free(&bodies);
    return ret;
}

static void
tell_title(kh_telling *self)
{
    const char *from = kh_telling_name(self, self->request->from);

    if (self->request->to == KH_NONE) {
        kh_tell(self, KH_ROUTE_SAYS_TITLE_NEAREST,
            (const char *const[]){ from, kh_telling_sector(self) });
    } else {
        kh_tell(self, KH_ROUTE_SAYS_TITLE,
            (const char *const[]){ from, kh_telling_name(self, self->request->to) });
    }
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, "\n");
}

static kh_status
tell_references(kh_telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (self->references.num > 0) {
        kh_tell(self, KH_ROUTE_SAYS_REFERENCES, NULL);
        kh_telling_end_line(self, 0);
    }
    for (j = 0; j < self->references.num; j++) {
        KH_TRY(kh_reference_write(
            &self->references, j, self->graph, self->answer->lang, &self->line, err));
        kh_telling_end_line(self, 4);
    }
out:
    return ret;
}

kh_status
kh_route_write_prose(
    const kh_route_answer *self, const kh_table_style *style, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_telling telling;
    size_t p;

    kh_telling_init(&telling, self, style, out);
    telling.cites = true;
    tell_title(&telling);
    if (self->routes->paths.num == 0) {
        KH_TRY(kh_tell_missing(&telling, err));
        kh_text_add(out, "\n");
    } else {
        KH_TRY(tell_all(&telling, err));
    }
    for (p = 0; p < self->routes->paths.num && self->routes->paths.items[p].num_steps > 0; p++) {
        KH_TRY(tell_path(&telling, p, err));
    }
    KH_TRY(tell_references(&telling, err));
    kh_telling_add_note(&telling);
    KH_TRY(kh_text_status(out, err));
out:
    kh_telling_free(&telling);
    return ret;
}
