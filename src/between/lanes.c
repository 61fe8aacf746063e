#include "lanes.h"

#include "vectors.h"

/* What a walk is given. */
typedef struct {
    const kh_paths *paths;
    const kh_label_lanes *labels; /* NULL: weights stand in `carried` */
    kh_lanes *carried, *totals;
} lanes_walk;

/* The targets' weights over the number of paths to them. */
KH_INLINED void
weigh(const lanes_walk *walk, size_t k, double inverse, kh_lanes *weight)
{
    int lane;

    if (walk->labels == NULL) {
        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            weight->of[lane] = walk->carried[k].of[lane] * inverse;
        }
    } else {
        const kh_label_lanes *source = &walk->labels[walk->paths->node[0]];
        const kh_label_lanes *target = &walk->labels[walk->paths->node[k]];

        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            const uint8_t from = source->of[lane], to = target->of[lane];
            const bool counts = (from != to) & (from != KH_LABEL_NONE) & (to != KH_LABEL_NONE);

            weight->of[lane] = counts ? inverse : 0;
        }
    }
}

KH_INLINED void
walk_back(const lanes_walk *walk)
{
    const kh_paths *paths = walk->paths;
    kh_lanes *carried = walk->carried;
    size_t k;
    uint32_t j;
    int lane;

    for (k = paths->num_reached; k > 1; k--) {
        const size_t v = k - 1;
        kh_lanes sum = { { 0 } };
        kh_lanes *total;

        weigh(walk, v, 1 / paths->count[v], &carried[v]);
        if (paths->first[v] == paths->first[v + 1]) {
            continue;
        }
        for (j = paths->first[v]; j < paths->first[v + 1]; j++) {
            const kh_lanes *beyond = &carried[paths->step[j]];

            for (lane = 0; lane < KH_NUM_LANES; lane++) {
                sum.of[lane] += beyond->of[lane];
            }
        }
        total = &walk->totals[paths->node[v]];
        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            carried[v].of[lane] += sum.of[lane];
            total->of[lane] += paths->count[v] * sum.of[lane];
        }
    }
}

/* --- for each kind of machine ------------------------------------------------------------ */

static void
walk_plain(const lanes_walk *walk)
{
    walk_back(walk);
}

#ifdef KH_VECTORS_CHOICE
KH_FOR_AVX2 static void
walk_avx2(const lanes_walk *walk)
{
    walk_back(walk);
}

KH_FOR_AVX512 static void
walk_avx512(const lanes_walk *walk)
{
    walk_back(walk);
}

static void (*const walk_of_kind[])(
    const lanes_walk *walk) = { walk_plain, walk_avx2, walk_avx512 };
#else
static void (*const walk_of_kind[])(const lanes_walk *walk) = { walk_plain };
#endif

void
kh_lanes_walk_back(const kh_paths *paths, kh_lanes *carried, kh_lanes *totals)
{
    const lanes_walk walk = { .paths = paths, .carried = carried, .totals = totals };

    walk_of_kind[kh_vectors_get()](&walk);
}

void
kh_lanes_walk_labels(
    const kh_paths *paths, const kh_label_lanes *labels, kh_lanes *carried, kh_lanes *totals)
{
    const lanes_walk walk = {
        .paths = paths, .labels = labels, .carried = carried, .totals = totals
    };

    walk_of_kind[kh_vectors_get()](&walk);
}
