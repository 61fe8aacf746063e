/* The cut in sentences. */
#include "reported.h"

#include "../graph/label.h"
#include "telling.h"

#include <stdio.h>
#include <string.h>

#define MOST_NAMED 3

const kh_pattern cut_phrases[NUM_CUT_PHRASES] = {
#define PHRASE(name, en, ko, ja) { en, ko, ja },
#include "phrases.def"
#undef PHRASE
};

figure
figure_of_count(size_t num)
{
    figure f;

    snprintf(f.text, sizeof(f.text), "%zu", num);
    return f;
}

static figure
of_strength(double strength)
{
    figure f;

    snprintf(f.text, sizeof(f.text), "%.12g", strength);
    return f;
}

void
say(const telling *self, cut_phrase phrase, const char *third, const char *fourth)
{
    if (self->out->length > 0) {
        kh_text_add(self->out, self->separator);
    }
    kh_phrase_add(self->out, &cut_phrases[phrase], self->tongue,
        (const char *const[]){ kh_text_bytes(&self->a), kh_text_bytes(&self->b), third, fourth });
}

/* As say(), with A and B exchanged: what is said of A is said of B. */
static void
say_of(const telling *self, kh_side side, cut_phrase phrase, const char *third, const char *fourth)
{
    telling other = *self;

    if (side == KH_SIDE_B) {
        other.a = self->b;
        other.b = self->a;
    }
    say(&other, phrase, third, fourth);
}

const char *
name_of(const reported *r, uint32_t v)
{
    return kh_graph_node_label(r->net->graph, r->net->node[v], r->lang);
}

/* --- lists of nodes ---------------------------------------------------------------------- */

typedef bool node_test(const reported *r, size_t v);

static bool
stays_with_a(const reported *r, size_t v)
{
    return r->cuts.near_a.side[v] == KH_SIDE_A && r->end[v] != KH_SIDE_A;
}

static bool
stays_with_b(const reported *r, size_t v)
{
    return r->cuts.near_b.side[v] == KH_SIDE_B && r->end[v] != KH_SIDE_B;
}

static bool
lies_between(const reported *r, size_t v)
{
    return r->cuts.near_a.side[v] == KH_SIDE_B && r->cuts.near_b.side[v] == KH_SIDE_A;
}

/* Append the names of the nodes that pass, bodies first. @return how many pass. */
static size_t
list_nodes(const telling *self, node_test *test, kh_text *list)
{
    const reported *r = self->reported;
    size_t num = 0, num_named = 0, v;
    int bodies;

    for (bodies = 1; bodies >= 0; bodies--) {
        for (v = 0; v < r->net->num_nodes; v++) {
            if (kh_graph_is_body(r->net->graph, r->net->node[v]) != (bodies == 1) || !test(r, v)) {
                continue;
            }
            if (num++ < MOST_NAMED) {
                kh_text_add(
                    list, num_named++ == 0
                              ? ""
                              : kh_pattern_in(&cut_phrases[CUT_SAYS_LIST_SEPARATOR], self->tongue));
                kh_text_add(list, name_of(r, (uint32_t) v));
            }
        }
    }
    if (num > num_named) {
        const figure more = figure_of_count(num - num_named);

        kh_phrase_add(list, &cut_phrases[CUT_SAYS_MORE], self->tongue,
            (const char *const[]){ "", "", more.text });
    }
    return num;
}

/* --- what the cut is --------------------------------------------------------------------- */

static void
tell_ties(const telling *self)
{
    const reported *r = self->reported;
    const kh_cut *cut = &r->cuts.near_a;
    const bool directed = r->net->directed;
    const figure num = figure_of_count(cut->num_items), strength = of_strength(cut->strength);

    if (r->net->weighted) {
        say(self, directed ? CUT_SAYS_WEAKEST_DIRECTED : CUT_SAYS_WEAKEST, strength.text, num.text);
    } else if (cut->num_items == 1) {
        say(self, directed ? CUT_SAYS_ONE_TIE_DIRECTED : CUT_SAYS_ONE_TIE, "", "");
    } else {
        say(self, directed ? CUT_SAYS_TIES_DIRECTED : CUT_SAYS_TIES, num.text, "");
    }
}

/* Said already where it is what counts. */
static void
tell_strength(const telling *self)
{
    const reported *r = self->reported;
    const figure a = of_strength(r->cuts.near_a.strength), b = of_strength(r->cuts.near_b.strength);

    if (r->net->weighted) {
        return;
    }
    if (strcmp(a.text, b.text) == 0) {
        say(self, CUT_SAYS_STRENGTH, a.text, "");
    } else {
        say(self, CUT_SAYS_STRENGTHS, a.text, b.text);
    }
}

static void
tell_nodes(const telling *self)
{
    const reported *r = self->reported;
    const bool directed = r->net->directed;
    const size_t num = r->cuts.near_a.num_items;
    const figure count = figure_of_count(num);

    if (num > 1) {
        say(self, directed ? CUT_SAYS_NODES_DIRECTED : CUT_SAYS_NODES, count.text, "");
    } else if (r->cuts.unique) {
        say(self, directed ? CUT_SAYS_ONE_NODE_DIRECTED : CUT_SAYS_ONE_NODE,
            name_of(r, r->cuts.near_a.items[0]), "");
    } else {
        say(self, directed ? CUT_SAYS_ONE_OF_NODES_DIRECTED : CUT_SAYS_ONE_OF_NODES, "", "");
    }
}

/* By the names of its relations. */
static void
tell_tied(const telling *self)
{
    const reported *r = self->reported;
    const kh_net *net = r->net;
    const kh_graph *graph = net->graph;
    const uint32_t tie = r->cuts.direct_tie;
    kh_text list = { 0 };
    size_t j;

    for (j = net->claim_start[tie]; j < net->claim_start[tie + 1]; j++) {
        const uint32_t e = net->claim[j], relation = graph->edges.relation[e];

        kh_text_add(&list,
            list.length == 0 ? ""
                             : kh_pattern_in(&cut_phrases[CUT_SAYS_LIST_SEPARATOR], self->tongue));
        kh_text_print(&list, "%s → ", kh_graph_node_label(graph, graph->edges.source[e], r->lang));
        if (relation != KH_NONE) {
            kh_text_print(&list, "%s → ", kh_graph_relation_label(graph, relation, r->lang));
        }
        kh_text_add(&list, kh_graph_node_label(graph, graph->edges.target[e], r->lang));
    }
    say(self, CUT_SAYS_TIED, kh_text_bytes(&list), "");
    self->out->failed = self->out->failed || list.failed;
    kh_text_free(&list);
}

static void
tell_apart(const telling *self)
{
    const reported *r = self->reported;
    kh_text none = { 0 };
    const figure a = figure_of_count(list_nodes(self, stays_with_a, &none));
    const figure b = figure_of_count(list_nodes(self, stays_with_b, &none));

    say(self, r->net->directed ? CUT_SAYS_APART_DIRECTED : CUT_SAYS_APART, "", "");
    say(self, CUT_SAYS_REACH, a.text, b.text);
    self->out->failed = self->out->failed || none.failed;
    kh_text_free(&none);
}

/* --- what it leaves ---------------------------------------------------------------------- */

/* The cut is all that leads to or from an end. */
static cut_phrase
phrase_of_alone(const reported *r, kh_side side)
{
    if (r->request->of_nodes) {
        return CUT_SAYS_NOTHING_STAYS;
    }
    if (!r->net->directed) {
        return r->cuts.unique ? CUT_SAYS_ALONE : CUT_SAYS_ALONE_NEAR;
    }
    if (side == KH_SIDE_A) {
        return r->cuts.unique ? CUT_SAYS_ALONE_OUT : CUT_SAYS_ALONE_NEAR_OUT;
    }
    return r->cuts.unique ? CUT_SAYS_ALONE_IN : CUT_SAYS_ALONE_NEAR_IN;
}

static void
tell_side(const telling *self, kh_side side)
{
    const reported *r = self->reported;
    kh_text list = { 0 };
    const figure num
        = figure_of_count(list_nodes(self, side == KH_SIDE_A ? stays_with_a : stays_with_b, &list));

    if (list.length == 0) {
        say_of(self, side, phrase_of_alone(r, side), "", "");
    } else {
        say_of(self, side, CUT_SAYS_STAYS, num.text, kh_text_bytes(&list));
    }
    self->out->failed = self->out->failed || list.failed;
    kh_text_free(&list);
}

static void
tell_sides(const telling *self)
{
    const reported *r = self->reported;
    kh_text list = { 0 };
    figure num;

    say(self, r->cuts.unique ? CUT_SAYS_ONLY : CUT_SAYS_SEVERAL, "", "");
    tell_side(self, KH_SIDE_A);
    tell_side(self, KH_SIDE_B);
    if (r->num_between > 0) {
        num = figure_of_count(list_nodes(self, lies_between, &list));
        say(self, CUT_SAYS_BETWEEN, num.text, kh_text_bytes(&list));
    }
    self->out->failed = self->out->failed || list.failed;
    kh_text_free(&list);
}

/* --- what it rests on -------------------------------------------------------------------- */

static void
tell_part(const telling *self, size_t num, cut_phrase one, cut_phrase all, cut_phrase some)
{
    const size_t num_items = self->reported->num_items;
    const figure part = figure_of_count(num), whole = figure_of_count(num_items);

    if (num > 0) {
        say(self, num_items == 1 ? one : num == num_items ? all : some, part.text, whole.text);
    }
}

static void
tell_sources(const telling *self)
{
    const reported *r = self->reported;

    tell_part(
        self, r->num_single, CUT_SAYS_ONE_ONLY_SINGLE, CUT_SAYS_ALL_SINGLE, CUT_SAYS_SOME_SINGLE);
    tell_part(
        self, r->num_unsourced, CUT_SAYS_ONE_ONLY_NONE, CUT_SAYS_ALL_NONE, CUT_SAYS_SOME_NONE);
    if (r->num_single + r->num_unsourced == 0) {
        say(self, CUT_SAYS_ALL_WELL_SOURCED, "", "");
    }
}

/* --- all of it --------------------------------------------------------------------------- */

static void
tell_both(const telling *self)
{
    kh_text list = { 0 };

    if (list_nodes(self, reported_is_in_both, &list) > 0) {
        say(self, CUT_SAYS_IN_BOTH, kh_text_bytes(&list), "");
    }
    self->out->failed = self->out->failed || list.failed;
    kh_text_free(&list);
}

/* What is listed unless paths are. */
static void
tell_cut(const telling *self)
{
    if (!self->reported->request->of_nodes) {
        tell_strength(self);
    }
    tell_sides(self);
    if (!self->reported->request->of_nodes) {
        tell_sources(self);
    }
}

void
tell(const telling *self)
{
    const bool of_nodes = self->reported->request->of_nodes;

    if (self->reported->outcome == KH_CUT_TIED) {
        tell_tied(self);
    } else if (self->reported->outcome == KH_CUT_APART) {
        tell_apart(self);
    } else {
        (of_nodes ? tell_nodes : tell_ties)(self);
    }
    if (self->reported->outcome == KH_CUT_FOUND && !self->reported->request->lists_paths) {
        tell_cut(self);
    }
    tell_both(self);
}

static void
add_end_name(const kh_cut_end *end, kh_tongue tongue, kh_text *out)
{
    if (end->is_node) {
        kh_text_add(out, end->name);
    } else {
        kh_phrase_add(out, &cut_phrases[CUT_SAYS_SET], tongue, (const char *const[]){ end->name });
    }
}

kh_status
telling_init(telling *self, const reported *about, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;

    *self = (telling){
        .reported = about, .tongue = kh_tongue_of(about->lang), .separator = "\n", .out = out
    };
    add_end_name(&about->request->a, self->tongue, &self->a);
    add_end_name(&about->request->b, self->tongue, &self->b);
    KH_TRY(kh_text_status(&self->a, err));
    KH_TRY(kh_text_status(&self->b, err));
out:
    return ret;
}

void
telling_free(telling *self)
{
    kh_text_free(&self->a);
    kh_text_free(&self->b);
}

kh_status
reported_add_words(const reported *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text out = { 0 };
    telling told = { 0 };

    KH_TRY(telling_init(&told, self, &out, err));
    tell(&told);
    KH_TRY(kh_text_status(&out, err));
    KH_TRY(kh_table_set_words(table, kh_text_bytes(&out), err));
out:
    telling_free(&told);
    kh_text_free(&out);
    return ret;
}
