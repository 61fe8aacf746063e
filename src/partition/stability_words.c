/* Stability in sentences. */
#include "../base/phrase.h"
#include "../graph/label.h"
#include "grouped.h"

#include <stdio.h>

#define MOST_NAMED 3

/* Not said of one group alone, which every seed gives: the index is undefined. */
static const kh_pattern stability = {
    "{2} other seeds give groups that agree with these by an adjusted Rand index of {0} on "
    "average, {1} at least.",
    "다른 시드 {2}개로 얻은 집단과의 조정 랜드 지수는 평균 {0}, 최소 {1}이다.",
    "ほかのシード{2}個で得たグループとの調整ランド指数は平均{0}、最小{1}である。",
};
static const kh_pattern wanderers = {
    "Least settled of the bodies, by how much of the group stays the same: {0}.",
    "집단이 가장 불안정한 기관(집단이 유지되는 정도): {0}.",
    "所属グループが最も定まらない機関（グループが保たれる度合い）：{0}。",
};
static const kh_pattern one_wanderer = { "{0} ({1})", "{0}({1})", "{0}（{1}）" };

/* Below this part a body is worth a name. */
#define SETTLED .9

/* The next body behind one, by rising part that stays, then by node; KH_NONE if there is none. */
static uint32_t
next_wanderer(const grouped *g, uint32_t last)
{
    uint32_t best = KH_NONE;
    size_t v;

    for (v = 0; v < g->net->num_nodes; v++) {
        const double stays = g->stays[v];
        const bool is_behind
            = last == KH_NONE || stays > g->stays[last] || (stays >= g->stays[last] && v > last);

        if (kh_graph_is_body(g->net->graph, g->net->node[v]) && stays < SETTLED && is_behind
            && (best == KH_NONE || stays < g->stays[best])) {
            best = (uint32_t) v;
        }
    }
    return best;
}

static void
tell_wanderers(const grouped *g, const char *lang, kh_text *out)
{
    const kh_tongue tongue = kh_tongue_of(lang);
    kh_text list = { 0 };
    uint32_t v = KH_NONE;
    char part[32];
    int j;

    for (j = 0; j < MOST_NAMED && (v = next_wanderer(g, v)) != KH_NONE; j++) {
        snprintf(part, sizeof(part), "%.2f", g->stays[v]);
        kh_text_add(&list, j == 0 ? "" : tongue == KH_JAPANESE ? "、" : ", ");
        kh_phrase_add(&list, &one_wanderer, tongue,
            (const char *const[]){
                kh_graph_node_label(g->net->graph, g->net->node[v], lang), part });
    }
    if (list.length > 0) {
        kh_text_add_char(out, '\n');
        kh_phrase_add(out, &wanderers, tongue, (const char *const[]){ kh_text_bytes(&list) });
    }
    out->failed = out->failed || list.failed;
    kh_text_free(&list);
}

void
grouped_tell_stability(const grouped *self, const char *lang, kh_text *out)
{
    char mean[32], least[32], num[32];

    snprintf(mean, sizeof(mean), "%.3f", self->stability_mean);
    snprintf(least, sizeof(least), "%.3f", self->stability_least);
    snprintf(num, sizeof(num), "%d", KH_GROUPS_NUM_SEEDS);
    kh_text_add_char(out, '\n');
    kh_phrase_add(out, &stability, kh_tongue_of(lang), (const char *const[]){ mean, least, num });
    tell_wanderers(self, lang, out);
}
