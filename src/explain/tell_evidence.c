/* What falls away without the body, on which evidence its ties rest, and the references. */
#include "explaining.h"

#include "../base/json.h"
#include "../graph/label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MOST 5

/* --- without it -------------------------------------------------------------------------- */

/* What ties the body to a node that it alone holds, if it does so directly. */
static kh_status
cite_ties_with(kh_explaining *self, uint32_t node, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_cites cites = { 0 };
    size_t j;

    for (j = 0; j < self->evidence.num_ties; j++) {
        if (self->evidence.ties[j].neighbour == node) {
            KH_TRY(kh_cite_tie(self, &cites, self->evidence.ties[j].tie, err));
        }
    }
    kh_cites_add(self, &cites, true, out);
out:
    kh_cites_free(&cites);
    return ret;
}

static void
add_more(const kh_explaining *self, size_t num, kh_text *out)
{
    const kh_figure figure = kh_figure_of_count((double) num);

    if (num > 0) {
        kh_separate(self, out, out->length == 0);
        kh_phrase_add(
            out, &kh_phrases[KH_PHRASE_MORE], self->tongue, (const char *const[]){ figure.text });
    }
}

/* Bodies first: they are what a reader looks for. */
static kh_status
list_cut_off(kh_explaining *self, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_without *w = &self->without;
    size_t named = 0, j;
    int bodies;

    for (bodies = 1; bodies >= 0; bodies--) {
        for (j = 0; j < w->num_cut_off && named < NAMES_MOST; j++) {
            if (kh_graph_is_body(self->graph, self->net->node[w->cut_off[j]]) == (bodies == 1)) {
                kh_separate(self, out, named++ == 0);
                kh_text_add(out, kh_name_of(self, w->cut_off[j]));
                KH_TRY(cite_ties_with(self, w->cut_off[j], out, err));
            }
        }
    }
    add_more(self, w->num_cut_off - named, out);
out:
    return ret;
}

static void
tell_lost_pairs(kh_explaining *self)
{
    const kh_carried *c = &self->carried;
    const kh_figure lost = kh_figure_of_count((double) c->num_lost);
    const kh_figure longer = kh_figure_of_count((double) (c->num_dependent - c->num_lost));

    if (c->num_possible == 0) {
        return;
    }
    if (c->num_dependent == 0) {
        kh_say(self, KH_PHRASE_LOSES_NOTHING, NULL, 0);
    } else if (c->num_lost == 0) {
        kh_say_one(self, KH_PHRASE_LENGTHENS_PATHS, longer.text);
    } else if (c->num_lost == c->num_dependent) {
        kh_say_one(self, KH_PHRASE_LOSES_PATHS, lost.text);
    } else {
        kh_say_two(self, KH_PHRASE_LOSES, lost.text, longer.text);
    }
}

kh_status
kh_tell_without(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_figure num = kh_figure_of_count((double) self->without.num_cut_off);
    const char *how = self->net->directed
                          ? kh_pattern_in(&kh_phrases[KH_PHRASE_IGNORING_DIRECTION], self->tongue)
                          : "";
    kh_text names = { 0 };

    if (self->evidence.num_ties == 0) {
        kh_say(self, KH_PHRASE_ISOLATE, NULL, 0);
    } else if (self->without.num_cut_off > 0) {
        KH_TRY(list_cut_off(self, &names, err));
        kh_say(self, KH_PHRASE_CUTS_OFF,
            (const char *const[]){ num.text, kh_text_bytes(&names), how }, 3);
        tell_lost_pairs(self);
    } else {
        kh_say_one(self, KH_PHRASE_CUTS_NOTHING_OFF, how);
        tell_lost_pairs(self);
    }
    kh_end_paragraph(self);
out:
    kh_text_free(&names);
    return ret;
}

/* --- evidence ---------------------------------------------------------------------------- */

typedef bool tie_test(const kh_tie_evidence *tie);

static bool
has_one_source(const kh_tie_evidence *tie)
{
    return tie->grounds.num_sources == 1;
}

static bool
has_no_source(const kh_tie_evidence *tie)
{
    return tie->grounds.num_sources == 0;
}

static bool
competes(const kh_tie_evidence *tie)
{
    return tie->grounds.competing;
}

/* A sentence on the ties that pass a test, naming some. @return their number in *num. */
static kh_status
tell_ties(kh_explaining *self, tie_test *test, kh_phrase phrase, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text list = { 0 };
    kh_cites cites = { 0 };
    kh_figure figure;
    size_t j;

    *num = 0;
    for (j = 0; j < self->evidence.num_ties; j++) {
        const kh_tie_evidence *tie = &self->evidence.ties[j];

        if (!test(tie) || (*num)++ >= NAMES_MOST) {
            continue;
        }
        kh_separate(self, &list, list.length == 0);
        kh_text_add(&list, !self->net->directed ? "" : tie->inwards ? "← " : "→ ");
        kh_text_add(&list, kh_name_of(self, tie->neighbour));
        KH_TRY(kh_cite_tie(self, &cites, tie->tie, err));
        kh_cites_add(self, &cites, true, &list);
    }
    if (*num > 0) {
        add_more(self, *num > NAMES_MOST ? *num - NAMES_MOST : 0, &list);
        figure = kh_figure_of_count((double) *num);
        kh_say_two(self, phrase, figure.text, kh_text_bytes(&list));
    }
out:
    kh_cites_free(&cites);
    kh_text_free(&list);
    return ret;
}

static void
tell_ranks(kh_explaining *self)
{
    const kh_explain_ranks *ranks = self->request->ranks;

    if (ranks != NULL && ranks->worst_drop > 0) {
        const kh_figure best = kh_figure_of_count((double) ranks->best_drop);
        const kh_figure worst = kh_figure_of_count((double) ranks->worst_drop);

        kh_say_two(self,
            ranks->best_drop == ranks->worst_drop ? KH_PHRASE_RANK_KEPT : KH_PHRASE_RANK_RANGE,
            best.text, worst.text);
    }
    if (ranks != NULL && ranks->high_resample > 0) {
        const kh_figure low = kh_figure_of_count((double) ranks->low_resample);
        const kh_figure high = kh_figure_of_count((double) ranks->high_resample);

        kh_say_two(self,
            ranks->low_resample == ranks->high_resample ? KH_PHRASE_RANK_RESAMPLED_KEPT
                                                        : KH_PHRASE_RANK_RESAMPLED,
            low.text, high.text);
    }
}

kh_status
kh_tell_evidence(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_evidence *e = &self->evidence;
    const kh_figure ties = kh_figure_of_count((double) e->num_ties);
    const kh_figure claims = kh_figure_of_count((double) e->num_claims);
    const kh_figure sources = kh_figure_of_count((double) e->num_sources);
    size_t single, none, competing;

    if (e->num_ties > 0) {
        kh_say(self, self->net->directed ? KH_PHRASE_EVIDENCE_DIRECTED : KH_PHRASE_EVIDENCE,
            (const char *const[]){ ties.text, claims.text, sources.text }, 3);
        KH_TRY(tell_ties(self, has_no_source, KH_PHRASE_NO_SOURCE, &none, err));
        KH_TRY(tell_ties(self, has_one_source, KH_PHRASE_ONE_SOURCE, &single, err));
        if (single + none == 0) {
            kh_say(self, KH_PHRASE_ALL_HAVE_SEVERAL, NULL, 0);
        }
        KH_TRY(tell_ties(self, competes, KH_PHRASE_COMPETING, &competing, err));
        if (competing == 0) {
            kh_say(self, KH_PHRASE_NOT_COMPETING, NULL, 0);
        }
    }
    tell_ranks(self);
    kh_say(self, KH_PHRASE_CAVEAT, NULL, 0);
    kh_end_paragraph(self);
out:
    return ret;
}

/* --- references -------------------------------------------------------------------------- */

/* CSL names: {"literal"} or {"family", "given"}. */
static void
add_author(const json_t *names, kh_tongue tongue, kh_text *author)
{
    const json_t *name = json_array_get(names, 0);
    const char *literal = json_string_value(json_object_get(name, "literal"));
    const char *family = json_string_value(json_object_get(name, "family"));
    const char *first = literal != NULL ? literal : family;

    if (first != NULL && json_array_size(names) > 1) {
        kh_phrase_add(author, &kh_phrases[KH_PHRASE_AND_OTHERS], tongue, &first);
    } else if (first != NULL) {
        kh_text_add(author, first);
    }
}

kh_status
kh_source_facts(const kh_graph *graph, kh_tongue tongue, const kh_source *source, int *year,
    kh_text *author, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *csl = kh_graph_text(graph, source->csl);
    const json_t *parts;
    json_t *item = NULL;
    size_t offset;

    *year = 0;
    if (source->csl == 0) {
        return KH_OK;
    }
    KH_TRY(kh_json_parse(csl, strlen(csl), &item, &offset, err));
    parts = json_object_get(json_object_get(item, "issued"), "date-parts");
    parts = json_array_get(json_array_get(parts, 0), 0);
    if (json_is_integer(parts)) {
        *year = (int) json_integer_value(parts);
    } else if (json_is_string(parts)) {
        *year = atoi(json_string_value(parts));
    }
    add_author(json_object_get(item, "author"), tongue, author);
out:
    json_decref(item);
    return ret;
}

static void
add_piece(kh_explaining *self, kh_phrase phrase, const char *filling)
{
    kh_phrase_add(
        &self->paragraph, &kh_phrases[phrase], self->tongue, (const char *const[]){ filling });
}

static void
add_title(kh_explaining *self, const kh_source *source)
{
    const char *title = kh_graph_choose_label(self->graph, source->title, self->request->lang);

    add_piece(self, KH_PHRASE_REFERENCE_TITLE,
        title != NULL ? title : kh_graph_text(self->graph, source->id));
}

static kh_status
add_reference(kh_explaining *self, size_t number, kh_error *err)
{
    kh_status ret = KH_OK;
    const struct kh_reference *reference = &self->references.items[number];
    const kh_source *source = &self->graph->sources.items[reference->source];
    const char *url = kh_graph_text(self->graph, source->url);
    kh_text author = { 0 };
    char year[16];
    int issued;

    KH_TRY(kh_source_facts(self->graph, self->tongue, source, &issued, &author, err));
    kh_text_print(&self->paragraph, "[%zu] ", number + 1);
    if (author.length > 0) {
        add_piece(self, KH_PHRASE_REFERENCE_AUTHOR, kh_text_bytes(&author));
    }
    add_title(self, source);
    snprintf(year, sizeof(year), "%d", issued);
    if (issued != 0 && strstr(kh_text_bytes(&self->paragraph), year) == NULL) {
        add_piece(self, KH_PHRASE_REFERENCE_YEAR, year);
    }
    if (reference->locator != 0) {
        add_piece(
            self, KH_PHRASE_REFERENCE_LOCATOR, kh_graph_text(self->graph, reference->locator));
    }
    if (url[0] != '\0') {
        kh_text_print(&self->paragraph, " %s", url);
    }
out:
    kh_text_free(&author);
    return ret;
}

kh_status
kh_tell_references(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (self->references.num > 0) {
        kh_say(self, KH_PHRASE_REFERENCES, NULL, 0);
        kh_end_line(self);
    }
    for (j = 0; j < self->references.num; j++) {
        KH_TRY(add_reference(self, j, err));
        kh_end_line(self);
    }
out:
    return ret;
}
