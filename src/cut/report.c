#include "report.h"

#include "../base/array.h"
#include "../net/node_table.h"
#include "reported.h"

#include <math.h>
#include <stdlib.h>

const char *
nearness_name(nearness near)
{
    static const char *const names[] = { [NEAR_A] = "a", [NEAR_BOTH] = "both", [NEAR_B] = "b" };

    return names[near];
}

void
reported_free(reported *self)
{
    free(self->end);
    free(self->both);
    free(self->items);
    kh_cuts_free(&self->cuts);
    *self = (reported){ 0 };
}

/* --- what either cut has ----------------------------------------------------------------- */

static int
compare_items(const void *pa, const void *pb)
{
    const cut_item *a = pa, *b = pb;

    if (a->near != b->near) {
        return a->near < b->near ? -1 : 1;
    }
    return a->item < b->item ? -1 : a->item > b->item;
}

/* Both lists rise. */
static kh_status
list_items(reported *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_cut *a = &self->cuts.near_a, *b = &self->cuts.near_b;
    size_t i = 0, j = 0;

    KH_TRY(KH_NEW(&self->items, a->num_items + b->num_items, "ties", err));
    while (i < a->num_items || j < b->num_items) {
        const uint32_t x = i < a->num_items ? a->items[i] : KH_NONE;
        const uint32_t y = j < b->num_items ? b->items[j] : KH_NONE;

        self->items[self->num_items++] = (cut_item){ .item = x < y ? x : y,
            .near = x < y   ? NEAR_A
                    : x > y ? NEAR_B
                            : NEAR_BOTH };
        i += x <= y;
        j += y <= x;
    }
    qsort(self->items, self->num_items, sizeof(*self->items), compare_items);
out:
    return ret;
}

/* --- what it rests on -------------------------------------------------------------------- */

static void
add_tie(const reported *self, uint32_t tie, kh_seen *sources, cut_item *item)
{
    const kh_net *net = self->net;
    const kh_graph *graph = net->graph;
    size_t j, k;

    for (j = net->claim_start[tie]; j < net->claim_start[tie + 1]; j++) {
        const kh_range citations = graph->edges.citations[net->claim[j]];

        item->num_claims++;
        for (k = citations.first; k < (size_t) citations.first + citations.num; k++) {
            item->num_sources += kh_seen_add(sources, graph->citations.items[k].source);
        }
    }
}

static void
add_row(
    const reported *self, const kh_adjacency *rows, uint32_t v, kh_seen *sources, cut_item *item)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        add_tie(self, rows->tie[j], sources, item);
    }
}

static kh_status
find_grounds(reported *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_seen sources = { 0 };
    size_t j;

    KH_TRY(kh_seen_init(&sources, self->net->graph->sources.num, err));
    for (j = 0; j < self->num_items; j++) {
        cut_item *item = &self->items[j];

        kh_seen_clear(&sources);
        if (!self->request->of_nodes) {
            add_tie(self, item->item, &sources, item);
        } else {
            add_row(self, &self->net->out, item->item, &sources, item);
            if (self->net->directed) {
                add_row(self, &self->net->in, item->item, &sources, item);
            }
        }
        self->num_single += item->num_sources == 1;
        self->num_unsourced += item->num_sources == 0;
    }
out:
    kh_seen_free(&sources);
    return ret;
}

/* --- all of it --------------------------------------------------------------------------- */

kh_side
reported_side(const reported *self, size_t v)
{
    if (self->cuts.near_a.side[v] == KH_SIDE_A) {
        return KH_SIDE_A;
    }
    return self->cuts.near_b.side[v] == KH_SIDE_B ? KH_SIDE_B : KH_SIDE_NONE;
}

static void
count_between(reported *self)
{
    size_t v;

    for (v = 0; v < self->net->num_nodes; v++) {
        self->num_between
            += self->cuts.near_a.side[v] == KH_SIDE_B && self->cuts.near_b.side[v] == KH_SIDE_A;
    }
}

kh_status
reported_init(reported *self, const kh_cut_request *request, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = request->net->graph;
    reported new = { .request = request,
        .net = request->net,
        .lang = request->lang != NULL ? request->lang : kh_graph_text(graph, graph->language) };

    KH_TRY(reported_find_ends(&new, err));
    KH_TRY(kh_cuts_find(&new.cuts,
        &(kh_cut_question){ .net = request->net,
            .end = new.end,
            .of_nodes = request->of_nodes,
            .a_stays = request->a.is_node,
            .b_stays = request->b.is_node,
            .lists_paths = request->lists_paths },
        err));
    new.outcome = isinf(new.cuts.value) ? KH_CUT_TIED
                  : new.cuts.value > 0  ? KH_CUT_FOUND
                                        : KH_CUT_APART;
    if (new.outcome != KH_CUT_TIED) {
        KH_TRY(list_items(&new, err));
        KH_TRY(find_grounds(&new, err));
        count_between(&new);
    }
    *self = new;
    new = (reported){ 0 };
out:
    reported_free(&new);
    return ret;
}

/* What was asked for. */
static kh_status
list(const reported *self, kh_table *table, kh_error *err)
{
    if (self->request->lists_paths) {
        return reported_list_paths(self, table, err);
    }
    return (self->request->of_nodes ? reported_list_nodes : reported_list_claims)(self, table, err);
}

kh_status
kh_cut_report(
    kh_table *table, const kh_cut_request *request, kh_cut_outcome *outcome, kh_error *err)
{
    kh_status ret = KH_OK;
    reported r = { 0 };

    KH_TRY(reported_init(&r, request, err));
    KH_TRY(list(&r, table, err));
    KH_TRY(kh_net_describe(table, request->net, request->selection, err));
    KH_TRY(reported_add_facts(&r, table, err));
    KH_TRY(reported_add_words(&r, table, err));
    *outcome = r.outcome;
out:
    reported_free(&r);
    return ret;
}

kh_status
kh_cut_explain(kh_text *out, const kh_cut_request *request, size_t width, kh_cut_outcome *outcome,
    kh_error *err)
{
    kh_status ret = KH_OK;
    reported r = { 0 };
    kh_references references = { 0 };

    KH_TRY(reported_init(&r, request, err));
    KH_TRY(reported_explain(&r, width, out, &references, err));
    *outcome = r.outcome;
out:
    kh_references_free(&references);
    reported_free(&r);
    return ret;
}
