#include "robustness_words.h"

#include "../base/json.h"
#include "../graph/label.h"
#include "../base/phrase.h"

#include <stdio.h>
#include <string.h>

/* {0} is who is first, {1} who is then, {2} the claims found, {3} the least that may do. */
static const kh_pattern one_decides = {
    "{0} is first, but one claim decides that. Without it, {1} is:",
    "{0}{0>subject} 1위지만 진술 하나에 달려 있다. 다음 진술이 없으면 {1}{1>subject} 1위다:",
    "{0}が1位だが、一つの記述にかかっている。次の記述がなければ{1}が1位になる：",
};
static const kh_pattern some_decide = {
    "{0} is first, and no fewer than {2} claims decide that. Without these, {1} is:",
    "{0}{0>subject} 1위이고, 이를 바꾸려면 적어도 진술 {2}건이 빠져야 한다. 다음 진술이 없으면 "
    "{1}{1>subject} 1위다:",
    "{0}が1位で、これを変えるには少なくとも{2}件の記述が欠ける必要がある。次の記述がなければ{1}"
    "が1位"
    "になる：",
};
static const kh_pattern at_most_decide = {
    "{0} is first, and {3} to {2} claims decide that. Without these {2}, {1} is:",
    "{0}{0>subject} 1위이고, 진술 {3}~{2}건이 빠지면 바뀐다. 다음 {2}건이 없으면 {1}{1>subject} "
    "1위다:",
    "{0}が1位で、{3}~{2}件の記述が欠ければ変わる。次の{2}件がなければ{1}が1位になる：",
};
static const kh_pattern nothing_decides = {
    "{0} is first, and no claims were found without which another body is.",
    "{0}{0>subject} 1위이며, 빠지면 1위가 바뀌는 진술은 찾지 못했다.",
    "{0}が1位で、欠けると1位が変わる記述は見つからなかった。",
};
static const kh_pattern nobody = {
    "Nobody bridges sectors, so nobody is first.",
    "분야를 잇는 기관이 없으므로 1위도 없다.",
    "分野をつなぐ機関がないため、1位もない。",
};
static const kh_pattern and_more
    = { "\n- … and {0} more", "\n- … 그 밖에 {0}건", "\n- … ほか{0}件" };
static const kh_pattern cited = { " ({0})", "({0})", "（{0}）" };
static const kh_pattern between_sources = { "; ", "; ", "；" };
static const kh_pattern before_locator = { ", ", ", ", "、" };
static const kh_pattern no_source = { "no source", "출처 없음", "出典なし" };

#define NUMBER_SIZE 24

/* Claims that people read one by one; JSON has all. */
#define MOST_NAMED 10

static const char *
print_number(char *buffer, size_t num)
{
    snprintf(buffer, NUMBER_SIZE, "%zu", num);
    return buffer;
}

static const kh_graph *
graph_of(const kh_robustness_report *self)
{
    return self->ranking->net->graph;
}

static uint32_t
node_of(const kh_robustness_report *self, uint32_t body)
{
    return self->ranking->net->node[self->ranking->bodies[body]];
}

static const char *
name_of(const kh_robustness_report *self, uint32_t body)
{
    return kh_graph_node_label(graph_of(self), node_of(self, body), self->lang);
}

/* --- claims by name ---------------------------------------------------------------------- */

static void
add_citations(kh_text *out, const kh_robustness_report *self, kh_range range)
{
    const kh_graph *graph = graph_of(self);
    const kh_tongue tongue = kh_tongue_of(self->lang);
    size_t j;

    for (j = 0; j < range.num; j++) {
        const kh_citation *citation = &graph->citations.items[range.first + j];

        kh_text_add(out, j > 0 ? kh_pattern_in(&between_sources, tongue) : "");
        kh_text_add(out, kh_graph_text(graph, graph->sources.items[citation->source].id));
        kh_text_add(out, citation->locator != 0 ? kh_pattern_in(&before_locator, tongue) : "");
        kh_text_add(out, kh_graph_text(graph, citation->locator));
    }
    if (range.num == 0) {
        kh_phrase_add(out, &no_source, tongue, NULL);
    }
}

/* "a -> runs -> b (s1, table 2)" */
static void
add_claim(kh_text *out, const kh_robustness_report *self, uint32_t claim)
{
    const kh_graph *graph = graph_of(self);
    const uint32_t relation = graph->edges.relation[claim];
    kh_text sources = { 0 };

    kh_text_add(out, kh_graph_node_label(graph, graph->edges.source[claim], self->lang));
    kh_text_add(out, " \xE2\x86\x92 ");
    if (relation != KH_NONE) {
        kh_text_add(out, kh_graph_relation_label(graph, relation, self->lang));
        kh_text_add(out, " \xE2\x86\x92 ");
    }
    kh_text_add(out, kh_graph_node_label(graph, graph->edges.target[claim], self->lang));
    add_citations(&sources, self, graph->edges.citations[claim]);
    kh_phrase_add(
        out, &cited, kh_tongue_of(self->lang), (const char *const[]){ kh_text_bytes(&sources) });
    out->failed = out->failed || sources.failed;
    kh_text_free(&sources);
}

/* --- sentences and note ------------------------------------------------------------------ */

bool
kh_ranking_has_first(const kh_ranking *self)
{
    return self->num_bodies > 0 && self->share[self->by_rank[0]] > 0;
}

static const kh_pattern *
choose_sentence(const kh_robustness_report *self)
{
    const kh_overthrow *overthrow = self->overthrow;

    if (!kh_ranking_has_first(self->ranking)) {
        return &nobody;
    }
    if (overthrow->num < 2) {
        return overthrow->num == 0 ? &nothing_decides : &one_decides;
    }
    return overthrow->at_least == overthrow->num ? &some_decide : &at_most_decide;
}

void
kh_robustness_add_words(const kh_robustness_report *self, kh_text *out)
{
    const kh_overthrow *overthrow = self->overthrow;
    const kh_ranking *ranking = self->ranking;
    char num[NUMBER_SIZE], at_least[NUMBER_SIZE];
    const char *fillings[] = { "", "", print_number(num, overthrow->num),
        print_number(at_least, overthrow->at_least) };
    size_t j;

    if (ranking->num_bodies > 0) {
        fillings[0] = name_of(self, ranking->by_rank[0]);
        fillings[1] = name_of(self, overthrow->other);
    }
    kh_phrase_add(out, choose_sentence(self), kh_tongue_of(self->lang), fillings);
    for (j = 0; j < overthrow->num && j < MOST_NAMED; j++) {
        kh_text_add(out, "\n- ");
        add_claim(out, self, overthrow->claim[j]);
    }
    if (j < overthrow->num) {
        kh_phrase_add(out, &and_more, kh_tongue_of(self->lang),
            (const char *const[]){ print_number(num, overthrow->num - j) });
    }
}

void
kh_robustness_add_note(const kh_robustness_report *self, kh_text *out)
{
    const kh_resamples *resamples = self->resamples;

    if (self->drops->all) {
        kh_text_add(out, "each of ");
        kh_text_add_count(out, self->drops->num);
        kh_text_add(out, " claims left out in turn; ");
    } else {
        kh_text_add(out, "partial: of ");
        kh_text_add_count(out, self->ranking->net->num_edges);
        kh_text_add(out, " claims, ");
        kh_text_add_count(out, self->drops->num);
        kh_text_print(
            out, " on ties of the first %d bodies left out in turn; ", (int) KH_NUM_BODIES_LARGE);
    }
    if (resamples->num > 0) {
        kh_text_print(out, "%zu resamples of ", resamples->num);
        kh_text_add_count(out, resamples->num_unsure);
        kh_text_add(out, " claims that state a confidence, the others kept");
    } else if (resamples->num_unsure > 0) {
        kh_text_add(out, "not resampled");
    } else {
        kh_text_add(out, "no claim states a confidence, so there is nothing to resample");
    }
}

/* --- JSON -------------------------------------------------------------------------------- */

static void
add_node_id(kh_text *out, const char *key, const kh_graph *graph, uint32_t node)
{
    kh_text_print(out, "\"%s\":", key);
    kh_json_add_string(out, kh_graph_node_id(graph, node));
}

static void
add_citations_json(kh_text *out, const kh_graph *graph, kh_range range)
{
    size_t j;

    kh_text_add(out, ",\"sources\":[");
    for (j = 0; j < range.num; j++) {
        const kh_citation *citation = &graph->citations.items[range.first + j];

        kh_text_add(out, j > 0 ? ",{\"id\":" : "{\"id\":");
        kh_json_add_string(out, kh_graph_text(graph, graph->sources.items[citation->source].id));
        if (citation->locator != 0) {
            kh_text_add(out, ",\"locator\":");
            kh_json_add_string(out, kh_graph_text(graph, citation->locator));
        }
        kh_text_add_char(out, '}');
    }
    kh_text_add_char(out, ']');
}

static void
add_claim_json(kh_text *out, const kh_graph *graph, uint32_t claim)
{
    const uint32_t relation = graph->edges.relation[claim];

    kh_text_add_char(out, '{');
    add_node_id(out, "source", graph, graph->edges.source[claim]);
    kh_text_add_char(out, ',');
    add_node_id(out, "target", graph, graph->edges.target[claim]);
    if (relation != KH_NONE) {
        kh_text_add(out, ",\"relation\":");
        kh_json_add_string(out, kh_graph_text(graph, graph->relations.items[relation].id));
    }
    add_citations_json(out, graph, graph->edges.citations[claim]);
    kh_text_add_char(out, '}');
}

void
kh_robustness_add_json(const kh_robustness_report *self, kh_text *out)
{
    const kh_overthrow *overthrow = self->overthrow;
    size_t j;

    kh_text_add_char(out, '{');
    if (kh_ranking_has_first(self->ranking)) {
        add_node_id(out, "first", graph_of(self), node_of(self, self->ranking->by_rank[0]));
    } else {
        kh_text_add(out, "\"first\":null");
    }
    if (overthrow->num > 0) {
        kh_text_print(
            out, ",\"removals\":%zu,\"at_least\":%zu,", overthrow->num, overthrow->at_least);
        add_node_id(out, "then_first", graph_of(self), node_of(self, overthrow->other));
    } else {
        kh_text_add(out, ",\"removals\":null,\"at_least\":null,\"then_first\":null");
    }
    kh_text_add(out, ",\"claims\":[");
    for (j = 0; j < overthrow->num; j++) {
        kh_text_add(out, j > 0 ? "," : "");
        add_claim_json(out, graph_of(self), overthrow->claim[j]);
    }
    kh_text_print(out,
        "],\"dropped\":%zu,\"all_dropped\":%s,\"claims_with_confidence\":%zu,\"resamples\":%zu}",
        self->drops->num, self->drops->all ? "true" : "false", self->resamples->num_unsure,
        self->resamples->num);
}
