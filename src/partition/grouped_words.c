/* Groups in sentences. */
#include "grouped.h"

#include "../base/array.h"
#include "../base/phrase.h"
#include "../graph/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_GROUPS  3
#define MOST_LEADERS 2
#define MOST_NAMED   3

static const kh_pattern how_many = {
    "{0} {0#group|groups} ({1}); modularity {2}.",
    "집단은 {0}개({1})이고 모듈성은 {2}이다.",
    "グループは{0}個（{1}）で、モジュラリティは{2}である。",
};
static const kh_pattern how_many_alone = {
    "{0} {0#group|groups} ({1}).",
    "집단은 {0}개({1})이다.",
    "グループは{0}個（{1}）である。",
};
static const kh_pattern one_group = {
    "Group {0} has {1} {1#node|nodes}, {3} of its sector shares in “{2}”; best connected in it: "
    "{4}.",
    "집단 {0}: 항목 {1}개, 분야 소속의 {3}가 ‘{2}’이며, 연결이 가장 많은 것은 {4}{4>copula}다.",
    "グループ{0}は項目{1}個、分野の{3}が「{2}」で、つながりが最も多いのは{4}である。",
};
static const kh_pattern one_group_without_sector = {
    "Group {0} has {1} {1#node|nodes}, none of them in a sector; best connected in it: {4}.",
    "집단 {0}: 항목 {1}개로 분야에 속한 것이 없으며, 연결이 가장 많은 것은 {4}{4>copula}다.",
    "グループ{0}は項目{1}個で、分野に属するものはなく、つながりが最も多いのは{4}である。",
};
static const kh_pattern agreement = {
    "Groups and sectors of the {2} {2#node|nodes} that {2#has|have} one: normalised mutual "
    "information {0}, adjusted Rand index {1} (1 is the same, 0 is chance).",
    "분야가 있는 항목 {2}개에서 집단과 분야의 일치: 정규화 상호정보량 {0}, 조정 랜드 지수 {1}(1은 "
    "완전 일치, 0은 우연).",
    "分野を持つ項目{2}個でのグループと分野の一致：正規化相互情報量{0}、調整ランド指数{1}（1は完全"
    "一致、0は偶然）。",
};
static const kh_pattern elsewhere = {
    "Bodies in a group that is mostly of another sector: {0}.",
    "자기 분야가 다수가 아닌 집단에 속한 기관: {0}.",
    "自分の分野が多数ではないグループに属する機関：{0}。",
};
static const kh_pattern nobody_elsewhere = {
    "No body is in a group that is mostly of another sector.",
    "자기 분야가 다수가 아닌 집단에 속한 기관은 없다.",
    "自分の分野が多数ではないグループに属する機関はない。",
};
static const kh_pattern one_elsewhere = {
    "{0} (group {1}, “{2}”)",
    "{0}(집단 {1}, ‘{2}’)",
    "{0}（グループ{1}、「{2}」）",
};
typedef struct {
    const grouped *grouped;
    const char *lang;
    kh_tongue tongue;
    kh_text *out;
} telling;

/* Numbers as text: enough for one sentence. */
typedef struct {
    char bytes[5][32];
} numbers;

static const char *
print_count(char *buffer, size_t num)
{
    snprintf(buffer, 32, "%zu", num);
    return buffer;
}

static const char *
print_real(char *buffer, double value)
{
    if (isfinite(value)) {
        snprintf(buffer, 32, "%.3f", value);
    } else {
        snprintf(buffer, 32, "–");
    }
    return buffer;
}

static const char *
name_of(const telling *self, uint32_t v)
{
    const kh_net *net = self->grouped->net;

    return kh_graph_node_label(net->graph, net->node[v], self->lang);
}

static bool
is_body(const kh_net *net, size_t v)
{
    return kh_graph_is_body(net->graph, net->node[v]);
}

/* --- the largest groups ------------------------------------------------------------------ */

/* Bodies before others, then the better connected, then the first. */
static bool
leads(const grouped *g, uint32_t v, uint32_t other)
{
    const bool body = is_body(g->net, v);

    if (other == KH_NONE || body != is_body(g->net, other)) {
        return other == KH_NONE || body;
    }
    return g->strength[v] > g->strength[other];
}

/* Who leads each of the first groups; KH_NONE behind the last. */
static void
find_leaders(const grouped *g, uint32_t leaders[MOST_GROUPS][MOST_LEADERS])
{
    size_t v;
    int i, j;

    for (i = 0; i < MOST_GROUPS; i++) {
        for (j = 0; j < MOST_LEADERS; j++) {
            leaders[i][j] = KH_NONE;
        }
    }
    for (v = 0; v < g->net->num_nodes; v++) {
        uint32_t next = (uint32_t) v;

        for (j = 0; j < MOST_LEADERS && g->membership[v] < MOST_GROUPS && next != KH_NONE; j++) {
            uint32_t *place = &leaders[g->membership[v]][j];

            if (leads(g, next, *place)) {
                const uint32_t pushed = *place;

                *place = next;
                next = pushed;
            }
        }
    }
}

static double
majority_nodes(const grouped *g, uint32_t group)
{
    size_t j;

    for (j = 0; j < g->confusion.num_cells; j++) {
        const kh_confusion_cell *c = &g->confusion.cells[j];

        if (c->group == group && c->sector == g->majority[group]) {
            return c->nodes;
        }
    }
    return 0;
}

static void
tell_group(const telling *self, uint32_t group, const uint32_t *leaders)
{
    const grouped *g = self->grouped;
    const uint32_t sector = g->majority[group];
    const char *names[MOST_LEADERS];
    kh_text list = { 0 }, share = { 0 };
    numbers n;
    size_t num;

    for (num = 0; num < MOST_LEADERS && leaders[num] != KH_NONE; num++) {
        names[num] = name_of(self, leaders[num]);
    }
    kh_phrase_add_list(&list, self->tongue, names, num, MOST_LEADERS);
    if (sector != KH_NONE) {
        kh_phrase_add_percent(&share, majority_nodes(g, group) / g->confusion.group_nodes[group]);
    }
    kh_text_add_char(self->out, '\n');
    kh_phrase_add(self->out, sector != KH_NONE ? &one_group : &one_group_without_sector,
        self->tongue,
        (const char *const[]){ print_count(n.bytes[0], group + 1),
            print_count(n.bytes[1], g->size[group]),
            sector != KH_NONE ? kh_net_sector_label(g->net, sector, self->lang) : "",
            kh_text_bytes(&share), kh_text_bytes(&list) });
    self->out->failed = self->out->failed || list.failed || share.failed;
    kh_text_free(&list);
    kh_text_free(&share);
}

static void
tell_groups(const telling *self)
{
    const grouped *g = self->grouped;
    const char *way = g->options->grouping->name;
    uint32_t leaders[MOST_GROUPS][MOST_LEADERS];
    numbers n;
    uint32_t j;

    kh_phrase_add(self->out, isfinite(g->modularity) ? &how_many : &how_many_alone, self->tongue,
        (const char *const[]){
            print_count(n.bytes[0], g->num_groups), way, print_real(n.bytes[1], g->modularity) });
    find_leaders(g, leaders);
    for (j = 0; j < MOST_GROUPS && j < g->num_groups; j++) {
        tell_group(self, j, leaders[j]);
    }
}

/* --- agreement --------------------------------------------------------------------------- */

typedef struct {
    uint32_t node;
    double strength;
} outsider;

static int
compare_outsiders(const void *pa, const void *pb)
{
    const outsider *a = pa, *b = pb;

    if (a->strength != b->strength) {
        return a->strength > b->strength ? -1 : 1;
    }
    return a->node < b->node ? -1 : a->node > b->node;
}

static void
tell_outsider(const telling *self, uint32_t v, kh_text *out)
{
    const grouped *g = self->grouped;
    const uint32_t group = g->membership[v];
    numbers n;

    kh_phrase_add(out, &one_elsewhere, self->tongue,
        (const char *const[]){ name_of(self, v), print_count(n.bytes[0], group + 1),
            kh_net_sector_label(g->net, g->majority[group], self->lang) });
}

/* The best connected ones by name. */
static void
list_outsiders(const telling *self, const outsider *outsiders, size_t num)
{
    kh_text names[MOST_NAMED] = { { 0 } }, list = { 0 };
    const char **all = NULL;
    kh_error err = { 0 };
    size_t j;

    if (KH_NEW(&all, num, "names", &err) != KH_OK) {
        self->out->failed = true;
        return;
    }
    for (j = 0; j < MOST_NAMED && j < num; j++) {
        tell_outsider(self, outsiders[j].node, &names[j]);
        all[j] = kh_text_bytes(&names[j]);
        self->out->failed = self->out->failed || names[j].failed;
    }
    kh_phrase_add_list(&list, self->tongue, all, num, MOST_NAMED);
    kh_phrase_add(
        self->out, &elsewhere, self->tongue, (const char *const[]){ kh_text_bytes(&list) });
    self->out->failed = self->out->failed || list.failed;
    for (j = 0; j < MOST_NAMED; j++) {
        kh_text_free(&names[j]);
    }
    kh_text_free(&list);
    free(all);
}

static kh_status
tell_outsiders(const telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const grouped *g = self->grouped;
    outsider *outsiders = NULL;
    size_t v, num = 0;

    KH_TRY(KH_NEW(&outsiders, g->net->num_nodes, "nodes", err));
    for (v = 0; v < g->net->num_nodes; v++) {
        if (is_body(g->net, v) && grouped_agrees(g, v) == 0) {
            outsiders[num++] = (outsider){ (uint32_t) v, g->strength[v] };
        }
    }
    qsort(outsiders, num, sizeof(*outsiders), compare_outsiders);
    kh_text_add_char(self->out, '\n');
    if (num > 0) {
        list_outsiders(self, outsiders, num);
    } else {
        kh_phrase_add(self->out, &nobody_elsewhere, self->tongue, NULL);
    }
out:
    free(outsiders);
    return ret;
}

static kh_status
tell_agreement(const telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_agreement *a = &self->grouped->agreement;
    numbers n;

    kh_text_add_char(self->out, '\n');
    kh_phrase_add(self->out, &agreement, self->tongue,
        (const char *const[]){ print_real(n.bytes[0], a->nmi), print_real(n.bytes[1], a->ari),
            print_count(n.bytes[2], a->num_nodes) });
    KH_TRY(tell_outsiders(self, err));
out:
    return ret;
}

kh_status
grouped_add_words(const grouped *self, kh_table *table, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text out = { 0 };
    const char *own_lang = kh_graph_text(self->net->graph, self->net->graph->language);
    const char *spoken = lang != NULL ? lang : own_lang;
    const telling told
        = { .grouped = self, .lang = spoken, .tongue = kh_tongue_of(spoken), .out = &out };

    tell_groups(&told);
    if (self->agreement.num_nodes > 0) {
        KH_TRY(tell_agreement(&told, err));
    }
    if (isfinite(self->stability_mean)) {
        grouped_tell_stability(self, spoken, &out);
    }
    KH_TRY(kh_text_status(&out, err));
    KH_TRY(kh_table_set_words(table, kh_text_bytes(&out), err));
out:
    kh_text_free(&out);
    return ret;
}
