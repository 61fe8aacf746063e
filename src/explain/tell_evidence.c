/* What falls away without the body, and on which evidence its ties rest. */
#include "explaining.h"

#include "../base/array.h"
#include "../graph/label.h"

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
    kh_cites_write(&cites, self->tongue, true, out);
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
        kh_cites_write(&cites, self->tongue, true, &list);
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

/* What is said of several ties and of an only one. */
typedef struct {
    kh_phrase none, single, several, competing, not_competing;
} tie_phrases;

static const tie_phrases of_ties = { KH_PHRASE_NO_SOURCE, KH_PHRASE_ONE_SOURCE,
    KH_PHRASE_ALL_HAVE_SEVERAL, KH_PHRASE_COMPETING, KH_PHRASE_NOT_COMPETING };
static const tie_phrases of_one_tie = { KH_PHRASE_ONE_TIE_NO_SOURCE, KH_PHRASE_ONE_TIE_ONE_SOURCE,
    KH_PHRASE_ONE_TIE_HAS_SEVERAL, KH_PHRASE_ONE_TIE_COMPETING, KH_PHRASE_ONE_TIE_NOT_COMPETING };

/* A source by the reference that it has already, else by this citation. */
static kh_status
cite_source(kh_explaining *self, kh_cites *cites, const kh_citation *citation, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_references *references = &self->references;
    size_t number = 0, j;

    for (j = 0; j < references->num && number == 0; j++) {
        number = references->items[j].source == citation->source ? j + 1 : 0;
    }
    if (number == 0) {
        KH_TRY(kh_references_cite(&self->references, citation, &number, err));
    }
    KH_TRY(kh_cites_add(cites, number, err));
out:
    return ret;
}

/* The sources of a tie's claims that were not seen yet. */
static kh_status
cite_sources(kh_explaining *self, kh_cites *cites, uint32_t tie, kh_seen *seen, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t j, k;

    for (j = net->claim_start[tie]; j < net->claim_start[tie + 1]; j++) {
        const kh_range range = self->graph->edges.citations[net->claim[j]];

        for (k = range.first; k < (size_t) range.first + range.num; k++) {
            const kh_citation *citation = &self->graph->citations.items[k];

            if (kh_seen_add(seen, citation->source)) {
                KH_TRY(cite_source(self, cites, citation, err));
            }
        }
    }
out:
    return ret;
}

/* How many ties, claims and sources; every source that is counted is cited, and cited once. */
static kh_status
tell_totals(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_evidence *e = &self->evidence;
    const kh_figure ties = kh_figure_of_count((double) e->num_ties);
    const kh_figure claims = kh_figure_of_count((double) e->num_claims);
    const kh_figure sources = kh_figure_of_count((double) e->num_sources);
    const kh_phrase phrase = e->num_ties == 1      ? KH_PHRASE_EVIDENCE_ONE_TIE
                             : self->net->directed ? KH_PHRASE_EVIDENCE_DIRECTED
                                                   : KH_PHRASE_EVIDENCE;
    kh_cites cites = { 0 };
    kh_text cited = { 0 };
    kh_seen seen = { 0 };
    size_t j;

    KH_TRY(kh_seen_init(&seen, self->graph->sources.num, err));
    for (j = 0; j < e->num_ties; j++) {
        KH_TRY(cite_sources(self, &cites, e->ties[j].tie, &seen, err));
    }
    kh_cites_write(&cites, self->tongue, true, &cited);
    kh_say(self, phrase,
        (const char *const[]){ ties.text, claims.text, sources.text, kh_text_bytes(&cited) }, 4);
out:
    kh_cites_free(&cites);
    kh_text_free(&cited);
    kh_seen_free(&seen);
    return ret;
}

kh_status
kh_tell_evidence(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const tie_phrases *phrases = self->evidence.num_ties == 1 ? &of_one_tie : &of_ties;
    size_t single, none, competing;

    if (self->evidence.num_ties > 0) {
        KH_TRY(tell_totals(self, err));
        KH_TRY(tell_ties(self, has_no_source, phrases->none, &none, err));
        KH_TRY(tell_ties(self, has_one_source, phrases->single, &single, err));
        if (single + none == 0) {
            kh_say(self, phrases->several, NULL, 0);
        }
        KH_TRY(tell_ties(self, competes, phrases->competing, &competing, err));
        if (competing == 0) {
            kh_say(self, phrases->not_competing, NULL, 0);
        }
    }
    tell_ranks(self);
    kh_say(self, KH_PHRASE_CAVEAT, NULL, 0);
    kh_end_paragraph(self);
out:
    return ret;
}
