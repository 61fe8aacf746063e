#include "robustness_words.h"

#include "../base/json.h"
#include "../graph/label.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef enum {
#define WORDS(name, en, ko, ja) WORDS_##name,
#include "robustness_words.def"
#undef WORDS
    NUM_WORDS
} words;

static const char *
words_in(words which, const char *lang)
{
    static const char *const table[NUM_WORDS][3] = {
#define WORDS(name, en, ko, ja) { en, ko, ja },
#include "robustness_words.def"
#undef WORDS
    };
    static const char *const tags[] = { "ko", "ja" };
    size_t j;

    for (j = 0; lang != NULL && j < sizeof(tags) / sizeof(*tags); j++) {
        if (strncasecmp(lang, tags[j], 2) == 0 && (lang[2] == '\0' || lang[2] == '-')) {
            return table[which][j + 1];
        }
    }
    return table[which][0];
}

/* Each {} stands for the next of `num` fillings, {2} for the third: languages differ in order. */
static void
add_words(kh_text *out, words which, const char *lang, const char *const *fillings, size_t num)
{
    const char *text = words_in(which, lang), *hole;
    size_t next = 0;

    while ((hole = strchr(text, '{')) != NULL) {
        const bool numbered = hole[1] != '}';
        const size_t j = numbered ? (size_t) (hole[1] - '0') : next++;

        kh_text_add_bytes(out, text, (size_t) (hole - text));
        kh_text_add(out, j < num ? fillings[j] : "");
        text = hole + (numbered ? 3 : 2);
    }
    kh_text_add(out, text);
}

#define NUMBER_SIZE 24

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
add_sources(kh_text *out, const kh_robustness_report *self, uint32_t claim)
{
    const kh_graph *graph = graph_of(self);
    const kh_range range = graph->edges.citations[claim];
    kh_text list = { 0 };
    size_t j;

    for (j = 0; j < range.num; j++) {
        const kh_citation *citation = &graph->citations.items[range.first + j];

        kh_text_add(&list, j > 0 ? "; " : "");
        kh_text_add(&list, kh_graph_text(graph, graph->sources.items[citation->source].id));
        kh_text_add(&list, citation->locator != 0 ? ", " : "");
        kh_text_add(&list, kh_graph_text(graph, citation->locator));
    }
    add_words(out, range.num > 0 ? WORDS_SOURCE : WORDS_NO_SOURCE, self->lang,
        (const char *const[]){ kh_text_bytes(&list) }, 1);
    out->failed = out->failed || list.failed;
    kh_text_free(&list);
}

/* "a -> runs -> b (source s1, table 2)" */
static void
add_claim(kh_text *out, const kh_robustness_report *self, uint32_t claim)
{
    const kh_graph *graph = graph_of(self);
    const uint32_t relation = graph->edges.relation[claim];

    kh_text_add(out, kh_graph_node_label(graph, graph->edges.source[claim], self->lang));
    kh_text_add(out, " \xE2\x86\x92 ");
    if (relation != KH_NONE) {
        kh_text_add(out, kh_graph_relation_label(graph, relation, self->lang));
        kh_text_add(out, " \xE2\x86\x92 ");
    }
    kh_text_add(out, kh_graph_node_label(graph, graph->edges.target[claim], self->lang));
    kh_text_add(out, " (");
    add_sources(out, self, claim);
    kh_text_add(out, ")");
}

/* --- title and note ---------------------------------------------------------------------- */

bool
kh_ranking_has_first(const kh_ranking *self)
{
    return self->num_bodies > 0 && self->share[self->by_rank[0]] > 0;
}

void
kh_robustness_add_title(const kh_robustness_report *self, kh_text *out)
{
    const kh_overthrow *overthrow = self->overthrow;
    char number[NUMBER_SIZE];

    if (!kh_ranking_has_first(self->ranking)) {
        kh_text_add(out, words_in(WORDS_NOBODY, self->lang));
        return;
    }
    add_words(out,
        overthrow->num == 0 ? WORDS_NOT_FOUND
        : overthrow->exact  ? WORDS_FEWEST
                            : WORDS_AT_MOST,
        self->lang,
        (const char *const[]){
            name_of(self, self->ranking->by_rank[0]), print_number(number, overthrow->num) },
        2);
}

static void
add_overthrow(kh_text *out, const kh_robustness_report *self)
{
    const kh_overthrow *overthrow = self->overthrow;
    kh_text claims = { 0 };
    size_t j;

    for (j = 0; j < overthrow->num; j++) {
        kh_text_add(&claims, j > 0 ? " + " : "");
        add_claim(&claims, self, overthrow->claim[j]);
    }
    add_words(out, WORDS_WITHOUT, self->lang,
        (const char *const[]){ kh_text_bytes(&claims), name_of(self, overthrow->other) }, 2);
    kh_text_add(out, "; ");
    out->failed = out->failed || claims.failed;
    kh_text_free(&claims);
}

void
kh_robustness_add_note(const kh_robustness_report *self, kh_text *out)
{
    char numbers[3][NUMBER_SIZE];

    if (self->overthrow->num > 0) {
        add_overthrow(out, self);
    }
    add_words(out, self->drops->all ? WORDS_DROPPED_ALL : WORDS_DROPPED_PART, self->lang,
        (const char *const[]){ print_number(numbers[0], self->drops->num),
            print_number(numbers[1], self->ranking->net->num_edges),
            print_number(numbers[2], KH_NUM_BODIES_LARGE) },
        3);
    kh_text_add(out, "; ");
    if (self->resamples->num > 0 || self->resamples->num_unsure > 0) {
        add_words(out, self->resamples->num > 0 ? WORDS_RESAMPLED : WORDS_NO_RESAMPLES, self->lang,
            (const char *const[]){ print_number(numbers[0], self->resamples->num),
                print_number(numbers[1], self->resamples->num_unsure) },
            2);
    } else {
        kh_text_add(out, words_in(WORDS_NO_CONFIDENCE, self->lang));
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
        kh_text_print(out, ",\"removals\":%zu,\"exact\":%s,", overthrow->num,
            overthrow->exact ? "true" : "false");
        add_node_id(out, "then_first", graph_of(self), node_of(self, overthrow->other));
    } else {
        kh_text_add(out, ",\"removals\":null,\"exact\":null,\"then_first\":null");
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
