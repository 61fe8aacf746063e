/* Who the body is, and what it carries between sectors. */
#include "explaining.h"
#include "through.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define SECTOR_PAIRS_MOST 3
#define PAIRS_MOST        3

/* --- who it is --------------------------------------------------------------------------- */

static bool
shares_are_equal(const kh_net *net, uint32_t v)
{
    size_t j;

    for (j = net->share_start[v] + 1; j < net->share_start[v + 1]; j++) {
        if (fabs(net->shares[j].share - net->shares[net->share_start[v]].share) > 1e-9) {
            return false;
        }
    }
    return true;
}

static void
add_sector(const kh_explaining *self, const kh_share *share, bool with_share, kh_text *out)
{
    const char *name = kh_net_sector_label(self->net, share->sector, self->request->lang);
    const kh_figure figure = kh_figure_of_share(share->share, true);

    if (with_share) {
        kh_phrase_add(out, &kh_phrases[KH_PHRASE_WITH_FIGURE], self->tongue,
            (const char *const[]){ name, figure.text });
    } else {
        kh_text_add(out, name);
    }
}

static void
list_sectors(const kh_explaining *self, bool with_shares, kh_text *out)
{
    const kh_net *net = self->net;
    const size_t first = net->share_start[self->body];
    size_t j;

    for (j = first; j < net->share_start[self->body + 1]; j++) {
        if (j > first) {
            kh_text_add(out, kh_pattern_in(&kh_phrases[KH_PHRASE_LIST_SEPARATOR], self->tongue));
        }
        add_sector(self, &net->shares[j], with_shares, out);
    }
}

/* What the file cites for the node and for its sectors. */
static kh_status
cite_node(kh_explaining *self, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    const uint32_t node = self->net->node[self->body];
    const kh_range sectors = graph->nodes.sectors[node];
    kh_cites cites = { 0 };
    size_t j;

    KH_TRY(kh_cite_range(self, &cites, graph->nodes.citations[node], err));
    for (j = sectors.first; j < (size_t) sectors.first + sectors.num; j++) {
        KH_TRY(kh_cite_range(self, &cites, graph->memberships.items[j].citations, err));
    }
    kh_cites_write(&cites, self->tongue, true, out);
out:
    kh_cites_free(&cites);
    return ret;
}

static void
add_name_with_type(const kh_explaining *self, kh_text *out)
{
    const uint32_t type = self->graph->nodes.type[self->net->node[self->body]];

    if (type == KH_NONE) {
        kh_text_add(out, kh_name_of(self, self->body));
    } else {
        kh_phrase_add(out, &kh_phrases[KH_PHRASE_WITH_FIGURE], self->tongue,
            (const char *const[]){ kh_name_of(self, self->body),
                kh_graph_type_label(self->graph, type, self->request->lang) });
    }
}

static void
tell_rank(kh_explaining *self)
{
    const kh_explain_request *request = self->request;

    if (request->rank > 0) {
        const kh_figure rank = kh_figure_of_count((double) request->rank);
        const kh_figure num = kh_figure_of_count((double) request->num_bodies);

        kh_say_two(self, KH_PHRASE_RANK, rank.text, num.text);
    }
}

kh_status
kh_tell_who(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const size_t num = net->share_start[self->body + 1] - net->share_start[self->body];
    const bool equal = shares_are_equal(net, self->body);
    kh_text name = { 0 }, sectors = { 0 }, cites = { 0 };

    add_name_with_type(self, &name);
    list_sectors(self, !equal, &sectors);
    KH_TRY(cite_node(self, &cites, err));
    if (num == 0) {
        kh_say_two(self, KH_PHRASE_IN_NO_SECTOR, kh_text_bytes(&name), kh_text_bytes(&cites));
    } else {
        kh_say(self,
            num == 1 ? KH_PHRASE_IN_ONE_SECTOR
            : equal  ? KH_PHRASE_IN_EQUAL_SECTORS
                     : KH_PHRASE_IN_SECTORS,
            (const char *const[]){
                kh_text_bytes(&name), kh_text_bytes(&sectors), kh_text_bytes(&cites) },
            3);
    }
    tell_rank(self);
    kh_end_paragraph(self);
out:
    kh_text_free(&name);
    kh_text_free(&sectors);
    kh_text_free(&cites);
    return ret;
}

/* --- what it carries --------------------------------------------------------------------- */

static void
tell_share(kh_explaining *self)
{
    const kh_carried *c = &self->carried;
    const kh_figure share = kh_figure_of_share(c->betweenness / c->possible, false);
    const kh_figure carried = kh_figure_of_count(c->betweenness);
    const kh_figure possible = kh_figure_of_count(c->possible);

    kh_say(self, KH_PHRASE_CARRIES,
        (const char *const[]){ share.text, carried.text, possible.text }, 3);
    kh_say(self, self->net->weighted ? KH_PHRASE_GLOSS_LENGTHS : KH_PHRASE_GLOSS_TIES, NULL, 0);
    if (self->net->directed) {
        kh_say(self, KH_PHRASE_DIRECTED, NULL, 0);
    }
}

/* The largest parts, by falling size. @return how many there are. */
static size_t
find_sector_pairs(const kh_explaining *self, size_t places[SECTOR_PAIRS_MOST])
{
    const size_t num_sectors = self->net->num_sectors;
    const double *by = self->carried.by_sectors;
    size_t num = 0, place, j;

    for (place = 0; place < num_sectors * num_sectors; place++) {
        if (by[place] <= 0 || (num == SECTOR_PAIRS_MOST && by[place] <= by[places[num - 1]])) {
            continue;
        }
        num += num < SECTOR_PAIRS_MOST;
        for (j = num - 1; j > 0 && by[places[j - 1]] < by[place]; j--) {
            places[j] = places[j - 1];
        }
        places[j] = place;
    }
    return num;
}

static void
tell_sector_pairs(kh_explaining *self)
{
    size_t places[SECTOR_PAIRS_MOST], j;
    const size_t num = find_sector_pairs(self, places), num_sectors = self->net->num_sectors;
    const kh_figure figure = kh_figure_of_count((double) num);
    kh_text list = { 0 };

    for (j = 0; j < num; j++) {
        const kh_figure share = kh_figure_of_share(
            self->carried.by_sectors[places[j]] / self->carried.betweenness, false);
        kh_text pair = { 0 };

        kh_text_add(&pair, kh_net_sector_label(self->net, (uint32_t) (places[j] / num_sectors),
                               self->request->lang));
        kh_text_add(&pair, " – ");
        kh_text_add(&pair, kh_net_sector_label(self->net, (uint32_t) (places[j] % num_sectors),
                               self->request->lang));
        if (j > 0) {
            kh_text_add(&list, kh_pattern_in(&kh_phrases[KH_PHRASE_LIST_SEPARATOR], self->tongue));
        }
        kh_phrase_add(&list, &kh_phrases[KH_PHRASE_WITH_FIGURE], self->tongue,
            (const char *const[]){ kh_text_bytes(&pair), share.text });
        kh_text_free(&pair);
    }
    kh_say_two(self, KH_PHRASE_BY_SECTORS, kh_text_bytes(&list), figure.text);
    kh_text_free(&list);
}

/* --- between whom ------------------------------------------------------------------------ */

static void
add_pair(const kh_explaining *self, const kh_carried_pair *pair, bool with_share, kh_text *out)
{
    kh_text names = { 0 };

    kh_text_add(&names, kh_name_of(self, pair->from));
    kh_text_add(&names, self->net->directed ? " → " : " – ");
    kh_text_add(&names, kh_name_of(self, pair->to));
    if (with_share) {
        const kh_figure share = kh_figure_of_share(pair->share, false);

        kh_phrase_add(out, &kh_phrases[KH_PHRASE_WITH_FIGURE], self->tongue,
            (const char *const[]){ kh_text_bytes(&names),
                pair->share < 1 ? share.text
                                : kh_pattern_in(&kh_phrases[KH_PHRASE_ALL_PATHS], self->tongue) });
    } else {
        kh_text_add(out, kh_text_bytes(&names));
    }
    kh_text_free(&names);
}

static bool
is_named(const kh_carried_pair *pair, const kh_carried_pair *const *chosen, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        if (pair->from == chosen[j]->from || pair->from == chosen[j]->to
            || pair->to == chosen[j]->from || pair->to == chosen[j]->to) {
            return true;
        }
    }
    return false;
}

/* Those that count most. Where many count for all their paths, pairs of ends not yet named come
 * first: the same name five times tells little. @return their number. */
static size_t
choose_pairs(const kh_carried_pairs *pairs, const kh_carried_pair *chosen[PAIRS_MOST])
{
    size_t num = 0, j, k;

    for (j = 0; j < pairs->num && num < PAIRS_MOST && pairs->pairs[j].share >= 1; j++) {
        if (!is_named(&pairs->pairs[j], chosen, num)) {
            chosen[num++] = &pairs->pairs[j];
        }
    }
    for (j = 0; j < pairs->num && num < PAIRS_MOST; j++) {
        for (k = 0; k < num && chosen[k] != &pairs->pairs[j]; k++) {
        }
        if (k == num) {
            chosen[num++] = &pairs->pairs[j];
        }
    }
    return num;
}

static void
tell_pairs(kh_explaining *self, const kh_carried_pair *const *chosen, size_t num, kh_phrase noun)
{
    kh_text list = { 0 };
    bool all = true;
    size_t j;

    for (j = 0; j < num; j++) {
        all = all && chosen[j]->share >= 1;
    }
    for (j = 0; j < num; j++) {
        kh_separate(self, &list, j == 0);
        add_pair(self, chosen[j], !all, &list);
    }
    kh_say_two(self, all ? KH_PHRASE_ALL_PATHS_OF : KH_PHRASE_PATHS_OF, kh_text_bytes(&list),
        kh_pattern_in(&kh_phrases[noun], self->tongue));
    kh_text_free(&list);
}

static kh_status
tell_example(kh_explaining *self, const kh_carried_pair *pair, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_through found = { 0 };
    uint32_t *path = NULL;
    kh_text chain = { 0 };
    size_t num;

    KH_TRY(KH_NEW(&path, self->net->num_nodes, "nodes", err));
    KH_TRY(kh_through_init(&found, self->net, self->body, err));
    KH_TRY(kh_through_find(&found, pair->from, err));
    num = kh_through_trace(&found, pair->to, path);
    KH_TRY(kh_chain_add(self, path, num, &chain, err));
    kh_say_one(self, KH_PHRASE_EXAMPLE, kh_text_bytes(&chain));
out:
    kh_through_free(&found);
    kh_text_free(&chain);
    free(path);
    return ret;
}

kh_status
kh_tell_carried(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_carried *c = &self->carried;
    const bool bodies = c->body_pairs.num > 0;
    const kh_carried_pairs *pairs = bodies ? &c->body_pairs : &c->pairs;
    const kh_carried_pair *chosen[PAIRS_MOST];
    const size_t num = choose_pairs(pairs, chosen);

    if (self->net->num_sectors == 0) {
        kh_say(self, KH_PHRASE_NO_SECTORS, NULL, 0);
    } else if (c->num_possible == 0) {
        kh_say(self, KH_PHRASE_NO_PAIRS, NULL, 0);
    } else if (pairs->num == 0) {
        const kh_figure possible = kh_figure_of_count((double) c->num_possible);

        kh_say_one(self, KH_PHRASE_CARRIES_NOTHING, possible.text);
    } else {
        tell_share(self);
        kh_end_paragraph(self);
        tell_sector_pairs(self);
        tell_pairs(self, chosen, num, bodies ? KH_PHRASE_BODIES : KH_PHRASE_NODES);
        KH_TRY(tell_example(self, chosen[0], err));
    }
    kh_end_paragraph(self);
out:
    return ret;
}
