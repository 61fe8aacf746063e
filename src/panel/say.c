#include "say.h"

static const kh_pattern leads = {
    "Of all connections between sectors, {1} run through {0}, more than through any other body; "
    "next is {2} with {3}.",
    "분야 사이 연결의 {1}{1>subject} {0}{0>object} 지나 가장 많고, 그다음은 {3}인 {2}{2>copula}다.",
    "分野をまたぐつながりの{1}が{0}を通り、最も多い。次は{3}の{2}である。",
};
static const kh_pattern leads_alone = {
    "Of all connections between sectors, {1} run through {0}, and none through another body.",
    "분야 사이 연결의 {1}{1>subject} {0}{0>object} 지나며, 다른 기관을 지나는 연결은 없다.",
    "分野をまたぐつながりの{1}が{0}を通り、ほかの機関を通るものはない。",
};
static const kh_pattern leads_equally = {
    "Of all connections between sectors, {1} run through {0} and as many through {2}; no body "
    "carries more.",
    "분야 사이 연결의 {1}{1>subject} {0}{0>object} 지나고 {2}도 같아, 이보다 많은 기관은 없다.",
    "分野をまたぐつながりの{1}が{0}を通り、{2}も同じで、これより多い機関はない。",
};
static const kh_pattern nobody_leads = {
    "No body stands on a shortest path between sectors.",
    "분야 사이의 최단 경로에 놓인 기관은 없다.",
    "分野をまたぐ最短経路に立つ機関はない。",
};
static const kh_pattern depends = {
    "The two sectors that depend most on one body are “{0}” and “{1}”: {3} of their connections "
    "run "
    "through {2}.",
    "한 기관에 가장 크게 의존하는 두 분야는 {0}{0>with} {1}{1>copula}다: 둘 사이 연결의 "
    "{3}{3>subject} {2}{2>object} 지난다.",
    "一つの機関に最も依存する二つの分野は「{0}」と「{1}」で、その間のつながりの{3}が{2}を通る。",
};

void
kh_say_leader(kh_text *out, kh_tongue tongue, const char *const names[2], const double shares[2])
{
    const kh_pattern *pattern = !(shares[0] > 0)                           ? &nobody_leads
                                : shares[0] - shares[1] <= KH_EQUAL_SHARES ? &leads_equally
                                : shares[1] > 0                            ? &leads
                                                                           : &leads_alone;
    kh_text first = { 0 }, second = { 0 };

    kh_phrase_add_percent(&first, shares[0]);
    kh_phrase_add_percent(&second, shares[1]);
    kh_phrase_add(out, pattern, tongue,
        (const char *const[]){ names[0], kh_text_bytes(&first), names[1], kh_text_bytes(&second) });
    out->failed = out->failed || first.failed || second.failed;
    kh_text_free(&first);
    kh_text_free(&second);
}

void
kh_say_dependence(
    kh_text *out, kh_tongue tongue, const char *const sectors[2], const char *body, double share)
{
    kh_text percent = { 0 };

    kh_phrase_add_percent(&percent, share);
    kh_phrase_add(out, &depends, tongue,
        (const char *const[]){ sectors[0], sectors[1], body, kh_text_bytes(&percent) });
    out->failed = out->failed || percent.failed;
    kh_text_free(&percent);
}
