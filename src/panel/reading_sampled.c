#include "reading_sampled.h"

#include <math.h>

static const kh_pattern leads = {
    "Of all connections between sectors, about {1} (±{4}) run through {0}, more than through any "
    "other body; next is {2} with about {3}.",
    "분야 사이 연결 가운데 {0}{0>object} 지나는 것이 약 {1}(±{4})로 가장 많고, 그다음은 약 {3}인 "
    "{2}{2>copula}다.",
    "分野をまたぐつながりのうち{0}を通るのは約{1}（±{4}）で最も多く、次は約{3}の{2}である。",
};
static const kh_pattern leads_alone = {
    "Of all connections between sectors, about {1} (±{4}) run through {0}; none of the paths that "
    "were drawn runs through another body.",
    "분야 사이 연결 가운데 약 {1}(±{4})가 {0}{0>object} 지나며, 뽑은 경로 가운데 다른 기관을 "
    "지나는 "
    "것은 없다.",
    "分野をまたぐつながりのうち{0}を通るのは約{1}（±{4}）"
    "で、抽出した経路にほかの機関を通るものはない。",
};
static const kh_pattern too_close = {
    "Of all connections between sectors, about {1} run through {0} and about {3} through {2} "
    "(±{4} each): too close for the sample to tell who leads.",
    "분야 사이 연결 가운데 {0}{0>object} 지나는 것은 약 {1}, {2}{2>object} 지나는 것은 약 {3}(각각 "
    "±{4})로, 어느 쪽이 많은지 표본으로는 알 수 없다.",
    "分野をまたぐつながりのうち{0}を通るのは約{1}、{2}を通るのは約{3}（いずれも±{4}）"
    "で、どちらが多いか"
    "は標本からは分からない。",
};
static const kh_pattern nobody_leads = {
    "None of the shortest paths that were drawn between sectors runs through a body: no body "
    "carries more than {4} of all connections.",
    "뽑은 분야 사이 최단 경로 가운데 기관을 지나는 것은 없다: 어느 기관도 모든 연결의 {4} 넘게 "
    "잇지 "
    "않는다.",
    "抽出した分野間の最短経路に機関を通るものはない。どの機関も全つながりの{4}を超えない。",
};
static const kh_pattern no_dependence = {
    "Which two sectors depend most on one body was not computed: a sample does not tell.",
    "어느 두 분야가 한 기관에 가장 크게 의존하는지는 계산하지 않았다(표본으로는 알 수 없다).",
    "どの二つの分野が一つの機関に最も依存するかは計算していない（標本からは分からない）。",
};

/* Rounded up to what is written, so that nothing is promised that does not hold. */
static double
round_up(double bound)
{
    return fmin(1, ceil(bound * 1000) / 1000);
}

void
panel_say_sampled_leader(kh_text *out, kh_tongue tongue, const char *const names[2],
    const double shares[2], double bound)
{
    const kh_pattern *pattern = !(shares[0] > 0)                     ? &nobody_leads
                                : !(shares[1] > 0)                   ? &leads_alone
                                : shares[0] - shares[1] <= 2 * bound ? &too_close
                                                                     : &leads;
    kh_text first = { 0 }, second = { 0 }, error = { 0 };

    kh_phrase_add_percent(&first, shares[0]);
    kh_phrase_add_percent(&second, shares[1]);
    kh_phrase_add_percent(&error, round_up(bound));
    kh_phrase_add(out, pattern, tongue,
        (const char *const[]){ names[0], kh_text_bytes(&first), names[1], kh_text_bytes(&second),
            kh_text_bytes(&error) });
    out->failed = out->failed || first.failed || second.failed || error.failed;
    kh_text_free(&first);
    kh_text_free(&second);
    kh_text_free(&error);
}

void
panel_say_no_dependence(kh_text *out, kh_tongue tongue)
{
    kh_phrase_add(out, &no_dependence, tongue, NULL);
}
