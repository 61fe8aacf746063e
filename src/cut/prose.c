/* The cut in prose: its claims as sentences, with numbered citations. */
#include "../base/array.h"
#include "../graph/label.h"
#include "../route/claim.h"
#include "../table/wrap.h"
#include "telling.h"

#include <stdlib.h>
#include <string.h>

/* Ties of a node with either side that are told one by one. */
#define MOST_TIES 3

typedef struct {
    telling told;
    kh_text line; /* the one being written. */
    size_t width;
    kh_references *references;
    const char **notes; /* told already; strings of the graph are one where they are equal. */
    size_t num_notes, max_notes;
    kh_text *out;
} prose;

/* --- lines ------------------------------------------------------------------------------- */

static void
end_line(prose *self)
{
    kh_table_add_wrapped(self->out, kh_text_bytes(&self->line), self->width);
    kh_text_add_char(self->out, '\n');
    self->out->failed = self->out->failed || self->line.failed;
    kh_text_clear(&self->line);
}

static void
say_part(prose *self, cut_phrase phrase, const char *third)
{
    kh_phrase_add(&self->line, &cut_phrases[phrase], self->told.tongue,
        (const char *const[]){ kh_text_bytes(&self->told.a), kh_text_bytes(&self->told.b), third });
}

static void
say_line(prose *self, cut_phrase phrase)
{
    say_part(self, phrase, "");
    end_line(self);
}

/* --- claims ------------------------------------------------------------------------------ */

static kh_status
tell_note(prose *self, const char *note, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->num_notes; j++) {
        if (self->notes[j] == note) {
            return KH_OK;
        }
    }
    KH_TRY(KH_GROW(&self->notes, self->num_notes, &self->max_notes, "notes", err));
    self->notes[self->num_notes++] = note;
    say_part(self, CUT_SAYS_SPACE, "");
    say_part(self, CUT_SAYS_NOTE, note);
out:
    return ret;
}

static kh_status
tell_notes(prose *self, kh_range citations, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->told.reported->net->graph;
    const char *note;
    size_t j;

    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        note = kh_graph_choose_label(
            graph, graph->citations.items[j].note, self->told.reported->lang);
        if (note != NULL) {
            KH_TRY(tell_note(self, note, err));
        }
    }
out:
    return ret;
}

/* @param before the claim that was told before it; KH_NONE: none. */
static kh_status
tell_claim(prose *self, uint32_t claim, uint32_t before, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->told.reported->net->graph;
    const kh_range citations = graph->edges.citations[claim];
    kh_cites cites = { 0 };

    KH_TRY(
        kh_claim_add_statement(&self->line, graph, claim, before, self->told.reported->lang, err));
    KH_TRY(kh_cites_add_range(&cites, self->references, graph, citations, err));
    kh_cites_write(&cites, self->told.tongue, true, &self->line);
    say_part(self, CUT_SAYS_STOP, "");
    KH_TRY(tell_notes(self, citations, err));
out:
    kh_cites_free(&cites);
    return ret;
}

static kh_status
tell_tie(prose *self, uint32_t tie, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->told.reported->net;
    uint32_t before = KH_NONE;
    size_t j;

    for (j = net->claim_start[tie]; j < net->claim_start[tie + 1]; j++) {
        if (before != KH_NONE) {
            say_part(self, CUT_SAYS_SPACE, "");
        }
        KH_TRY(tell_claim(self, net->claim[j], before, err));
        before = net->claim[j];
    }
out:
    return ret;
}

/* --- nodes ------------------------------------------------------------------------------- */

/* The ties of a node of the cut with one side, as a paragraph; nothing if there are none. */
static kh_status
tell_side(prose *self, const cut_item *item, kh_side side, kh_error *err)
{
    kh_status ret = KH_OK;
    const reported *r = self->told.reported;
    const kh_adjacency *rows = side == KH_SIDE_A ? &r->net->in : &r->net->out;
    const uint8_t *mark = (item->near == NEAR_B ? &r->cuts.near_b : &r->cuts.near_a)->side;
    const char *ends[] = { kh_text_bytes(side == KH_SIDE_A ? &self->told.a : &self->told.b), "",
        name_of(r, item->item) };
    size_t num = 0, j;
    figure more;

    for (j = rows->start[item->item]; j < rows->start[item->item + 1]; j++) {
        if (mark[rows->node[j]] != side) {
            continue;
        }
        if (num == 0) {
            kh_phrase_add(&self->line, &cut_phrases[CUT_SAYS_WITH_SIDE], self->told.tongue, ends);
        }
        if (num++ < MOST_TIES) {
            say_part(self, CUT_SAYS_SPACE, "");
            KH_TRY(tell_tie(self, rows->tie[j], err));
        }
    }
    if (num > MOST_TIES) {
        more = figure_of_count(num - MOST_TIES);
        say_part(self, CUT_SAYS_SPACE, "");
        say_part(self, CUT_SAYS_MORE_TIES, more.text);
    }
    if (num > 0) {
        end_line(self);
    }
out:
    return ret;
}

/* --- all of it --------------------------------------------------------------------------- */

static cut_phrase
heading_of(const reported *r, nearness near)
{
    if (r->cuts.unique) {
        return CUT_SAYS_ITS_CLAIMS;
    }
    return near == NEAR_A   ? CUT_SAYS_CLAIMS_NEAR_A
           : near == NEAR_B ? CUT_SAYS_CLAIMS_NEAR_B
                            : CUT_SAYS_CLAIMS_OF_BOTH;
}

static kh_status
tell_items(prose *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const reported *r = self->told.reported;
    size_t j;

    for (j = 0; j < r->num_items; j++) {
        const cut_item *item = &r->items[j];

        if (j == 0 || item->near != item[-1].near) {
            kh_text_add(self->out, j > 0 ? "\n" : "");
            say_line(self, heading_of(r, item->near));
        }
        if (r->request->of_nodes) {
            KH_TRY(tell_side(self, item, KH_SIDE_A, err));
            KH_TRY(tell_side(self, item, KH_SIDE_B, err));
        } else {
            kh_text_print(&self->line, "%zu. ", j + 1);
            KH_TRY(tell_tie(self, item->item, err));
            end_line(self);
        }
    }
    kh_text_add(self->out, r->num_items > 0 ? "\n" : "");
out:
    return ret;
}

static kh_status
tell_references(prose *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const reported *r = self->told.reported;
    size_t j;

    if (self->references->num > 0) {
        say_line(self, CUT_SAYS_REFERENCES);
    }
    for (j = 0; j < self->references->num; j++) {
        KH_TRY(kh_reference_write(self->references, j, r->net->graph, r->lang, &self->line, err));
        end_line(self);
    }
    kh_text_add(self->out, self->references->num > 0 ? "\n" : "");
out:
    return ret;
}

kh_status
reported_explain(
    const reported *self, size_t width, kh_text *out, kh_references *references, kh_error *err)
{
    kh_status ret = KH_OK;
    prose p = { .width = width, .references = references, .out = out };

    KH_TRY(telling_init(&p.told, self, &p.line, err));
    p.told.separator = kh_pattern_in(&cut_phrases[CUT_SAYS_SPACE], p.told.tongue);
    say_line(&p, CUT_SAYS_TITLE);
    kh_text_add_char(out, '\n');
    tell(&p.told);
    end_line(&p);
    kh_text_add_char(out, '\n');
    KH_TRY(tell_items(&p, err));
    KH_TRY(tell_references(&p, err));
    kh_net_add_line(self->net, self->request->selection, &p.line);
    end_line(&p);
    KH_TRY(kh_text_status(out, err));
out:
    telling_free(&p.told);
    kh_text_free(&p.line);
    free(p.notes);
    return ret;
}
