/* Blocks in sentences. */
#include "../base/phrase.h"
#include "../graph/label.h"
#include "blocked.h"

#include <stdio.h>
#include <string.h>

#define MOST_NAMED 5

static const kh_pattern how_many = {
    "{0} {0#block|blocks}: the largest has {1} of {2} nodes, {3} {3#is a single tie|are single "
    "ties}.",
    "블록은 {0}개이다. 가장 큰 블록에는 항목 {2}개 가운데 {1}개가 속하고, {3}개는 연결 하나만으로 "
    "이루어져 있다.",
    "ブロックは{0}個である。最大のブロックには項目{2}件のうち{1}件が属し、{3}個は一本の結び付きのみ"
    "から成る。",
};
static const kh_pattern no_blocks = {
    "No two nodes are tied: there are no blocks.",
    "이어진 항목이 없으므로 블록도 없다.",
    "結び付いた項目がなく、ブロックもない。",
};
static const kh_pattern holders = {
    "{0} {0#node alone holds|nodes alone hold} blocks together; without one of them, the net falls "
    "apart there.",
    "항목 {0}개는 각각 홀로 블록을 이어 주고 있어, 없애면 그 자리에서 네트워크가 나뉜다.",
    "項目{0}件は、それぞれ単独でブロックどうしをつないでおり、取り除くとそこでネットワークが"
    "分断される。",
};
static const kh_pattern nobody = {
    "No single node's loss takes the net apart.",
    "항목 하나를 없애는 것만으로 네트워크가 나뉘는 곳은 없다.",
    "項目を一つ取り除くだけでネットワークが分断されるところはない。",
};
static const kh_pattern most = {
    "Most blocks meet in {0}.",
    "가장 많은 블록에 속하는 항목은 {0}{0>copula}다.",
    "最も多くのブロックに属する項目は{0}である。",
};
static const kh_pattern bodies_most = {
    "Of bodies, most blocks meet in {0}.",
    "기관 가운데 가장 많은 블록에 속하는 곳은 {0}{0>copula}다.",
    "機関のうち最も多くのブロックに属するのは{0}である。",
};
static const kh_pattern one = { "{0} ({1})", "{0}({1}개)", "{0}（{1}個）" };
static const kh_pattern comma = { ", ", ", ", "、" };
static const kh_pattern isolated = {
    "{0} {0#node has|nodes have} no tie, and {0#is|are} in no block.",
    "연결이 없는 항목 {0}개는 어느 블록에도 속하지 않는다.",
    "結び付きのない項目{0}件は、どのブロックにも属さない。",
};

typedef struct {
    const blocked *blocked;
    kh_tongue tongue;
    kh_text *out;
} telling;

typedef struct {
    char text[24];
} figure;

static figure
of_count(size_t num)
{
    figure f;

    snprintf(f.text, sizeof(f.text), "%zu", num);
    return f;
}

static void
say(const telling *self, const kh_pattern *pattern, const char *const *fillings)
{
    kh_text_add(self->out, self->out->length > 0 ? "\n" : "");
    kh_phrase_add(self->out, pattern, self->tongue, fillings);
}

static bool
is_body(const blocked *b, uint32_t v)
{
    return kh_graph_is_body(b->net->graph, b->net->node[v]);
}

/* The first holders by name, with their numbers of blocks. @return how many are named. */
static size_t
list_holders(const telling *self, bool bodies_only, kh_text *list)
{
    const blocked *b = self->blocked;
    size_t num = 0, j;

    for (j = 0; j < b->num_holders && num < MOST_NAMED; j++) {
        const holder *h = &b->holders[j];
        const figure blocks = of_count(h->num_blocks);

        if (!bodies_only || is_body(b, h->node)) {
            kh_text_add(list, num++ == 0 ? "" : kh_pattern_in(&comma, self->tongue));
            kh_phrase_add(list, &one, self->tongue,
                (const char *const[]){
                    kh_graph_node_label(b->net->graph, b->net->node[h->node], self->blocked->lang),
                    blocks.text });
        }
    }
    return num;
}

static void
tell_holders(const telling *self)
{
    const blocked *b = self->blocked;
    const figure num = of_count(b->num_holders);
    kh_text list = { 0 }, bodies = { 0 };

    if (b->num_holders == 0) {
        say(self, &nobody, NULL);
        return;
    }
    say(self, &holders, (const char *const[]){ num.text });
    list_holders(self, false, &list);
    say(self, &most, (const char *const[]){ kh_text_bytes(&list) });
    if (kh_graph_marks_bodies(b->net->graph) && list_holders(self, true, &bodies) > 0
        && strcmp(kh_text_bytes(&list), kh_text_bytes(&bodies)) != 0) {
        say(self, &bodies_most, (const char *const[]){ kh_text_bytes(&bodies) });
    }
    self->out->failed = self->out->failed || list.failed || bodies.failed;
    kh_text_free(&list);
    kh_text_free(&bodies);
}

static void
tell(const telling *self)
{
    const blocked *b = self->blocked;
    const figure num = of_count(b->blocks.num_blocks), all = of_count(b->net->num_nodes),
                 single = of_count(b->num_single), alone = of_count(b->num_isolated);
    figure largest;

    if (b->blocks.num_blocks == 0) {
        say(self, &no_blocks, NULL);
        return;
    }
    largest = of_count(b->blocks.blocks[0].num_nodes);
    say(self, &how_many, (const char *const[]){ num.text, largest.text, all.text, single.text });
    tell_holders(self);
    if (b->num_isolated > 0) {
        say(self, &isolated, (const char *const[]){ alone.text });
    }
}

kh_status
blocked_add_words(const blocked *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text out = { 0 };
    const telling told = { .blocked = self, .tongue = kh_tongue_of(self->lang), .out = &out };

    tell(&told);
    KH_TRY(kh_text_status(&out, err));
    KH_TRY(kh_table_set_words(table, kh_text_bytes(&out), err));
out:
    kh_text_free(&out);
    return ret;
}
