#include "lanes.h"

#include "vectors.h"

#include <string.h>

/* What a walk is given. */
typedef struct {
    const kh_paths *paths;
    const kh_label_lanes *labels; /* NULL: weights stand in `carried` */
    kh_lanes *carried, *totals;
} lanes_walk;

/* Labels of some lanes, and whether they differ, as wide as the values. */
typedef uint8_t four_labels __attribute__((vector_size(4)));
typedef uint8_t eight_labels __attribute__((vector_size(8)));

/* sum += row. `wide` is known where this is inlined. */
KH_INLINED void
add_lanes(kh_lanes *sum, const kh_lanes *row, bool wide)
{
    int k;

    if (wide) {
        for (k = 0; k < KH_NUM_LANES / 8; k++) {
            sum->eight[k] += row->eight[k];
        }
    } else {
        for (k = 0; k < KH_NUM_LANES / 4; k++) {
            sum->four[k] += row->four[k];
        }
    }
}

/* row += times * sum */
KH_INLINED void
add_times(kh_lanes *row, double times, const kh_lanes *sum, bool wide)
{
    int k;

    if (wide) {
        for (k = 0; k < KH_NUM_LANES / 8; k++) {
            row->eight[k] += times * sum->eight[k];
        }
    } else {
        for (k = 0; k < KH_NUM_LANES / 4; k++) {
            row->four[k] += times * sum->four[k];
        }
    }
}

/* The value in lanes whose labels differ, else 0. */
KH_INLINED void
keep_different(kh_lanes *row, double value, const kh_label_lanes *source,
    const kh_label_lanes *target, bool wide)
{
    size_t k;

    if (wide) {
        for (k = 0; k < KH_NUM_LANES / 8; k++) {
            const kh_eight values = value - (kh_eight){ 0 };
            eight_labels from, to;

            memcpy(&from, source->of + 8 * k, sizeof(from));
            memcpy(&to, target->of + 8 * k, sizeof(to));
            row->eight[k]
                = (kh_eight) ((kh_eight_bits) values
                              & __builtin_convertvector(
                                  (from != to) & (from != KH_LABEL_NONE) & (to != KH_LABEL_NONE),
                                  kh_eight_bits));
        }
    } else {
        for (k = 0; k < KH_NUM_LANES / 4; k++) {
            const kh_four values = value - (kh_four){ 0 };
            four_labels from, to;

            memcpy(&from, source->of + 4 * k, sizeof(from));
            memcpy(&to, target->of + 4 * k, sizeof(to));
            row->four[k]
                = (kh_four) ((kh_four_bits) values
                             & __builtin_convertvector(
                                 (from != to) & (from != KH_LABEL_NONE) & (to != KH_LABEL_NONE),
                                 kh_four_bits));
        }
    }
}

/* The weights of the targets at a place over the number of paths to them. */
KH_INLINED void
weigh(const lanes_walk *walk, size_t k, bool wide)
{
    const double inverse = 1 / walk->paths->count[k];

    if (walk->labels == NULL) {
        const kh_lanes weight = walk->carried[k];

        walk->carried[k] = (kh_lanes){ { 0 } };
        add_times(&walk->carried[k], inverse, &weight, wide);
    } else {
        keep_different(&walk->carried[k], inverse, &walk->labels[walk->paths->node[0]],
            &walk->labels[walk->paths->node[k]], wide);
    }
}

KH_INLINED void
walk_back(const lanes_walk *walk, bool wide)
{
    const kh_paths *paths = walk->paths;
    size_t k;
    uint32_t j;

    for (k = paths->num_reached; k > 1; k--) {
        const size_t v = k - 1;
        kh_lanes sum = { { 0 } };

        weigh(walk, v, wide);
        if (paths->first[v] < paths->first[v + 1]) {
            for (j = paths->first[v]; j < paths->first[v + 1]; j++) {
                add_lanes(&sum, &walk->carried[paths->step[j]], wide);
            }
            add_lanes(&walk->carried[v], &sum, wide);
            add_times(&walk->totals[paths->node[v]], paths->count[v], &sum, wide);
        }
    }
}

/* --- for each kind of machine ------------------------------------------------------------ */

static void
walk_plain(const lanes_walk *walk)
{
    walk_back(walk, false);
}

#ifdef KH_VECTORS_CHOICE
KH_FOR_AVX2 static void
walk_avx2(const lanes_walk *walk)
{
    walk_back(walk, false);
}

KH_FOR_AVX512 static void
walk_avx512(const lanes_walk *walk)
{
    walk_back(walk, true);
}

static void (*const walk_of_kind[])(const lanes_walk *walk)
    = { walk_plain, walk_avx2, walk_avx512 };
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
    const lanes_walk walk
        = { .paths = paths, .labels = labels, .carried = carried, .totals = totals };

    walk_of_kind[kh_vectors_get()](&walk);
}
