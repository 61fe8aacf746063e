#include "distance_sweep.h"

#include "../base/array.h"

#include <stdbool.h>
#include <stdlib.h>

kh_status
kh_distance_sweep_init(kh_distance_sweep *self, const kh_path_graph *graph, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = graph->num_nodes;
    kh_distance_sweep made = { .graph = graph, .vectors = kh_vectors_get() };

    KH_TRY(KH_NEW_ROWS(&made.seen, n, "masks", err));
    KH_TRY(KH_NEW_ROWS(&made.level, n, "masks", err));
    KH_TRY(KH_NEW_ROWS(&made.next, n, "masks", err));
    KH_TRY(KH_NEW_ROWS(&made.counter, 1, "counters", err));
    KH_TRY(KH_NEW(&made.touched, n, "nodes", err));
    KH_TRY(KH_NEW(&made.last, n, "nodes", err));
    KH_TRY(KH_NEW(&made.found, n, "nodes", err));
    *self = made;
    made = (kh_distance_sweep){ 0 };
out:
    kh_distance_sweep_free(&made);
    return ret;
}

void
kh_distance_sweep_free(kh_distance_sweep *self)
{
    free(self->seen);
    free(self->level);
    free(self->next);
    free(self->counter);
    free(self->touched);
    free(self->last);
    free(self->found);
    *self = (kh_distance_sweep){ 0 };
}

/* --- masks ------------------------------------------------------------------------------- */

KH_INLINED bool
has_any(const kh_lane_mask *mask)
{
    const uint64_t *w = mask->word;

    return ((w[0] | w[1] | w[2] | w[3]) | (w[4] | w[5] | w[6] | w[7])) != 0;
}

/* Each full adder takes two masks of one digit and makes one of the next: one adder a mask in the
 * long run. */
KH_INLINED void
count_mask(kh_lane_counter *self, const kh_lane_mask *mask)
{
    kh_lane_mask carry = *mask;
    uint32_t pairs = self->num_added++;
    size_t k;

    for (k = 0; (pairs & 1) != 0; k++, pairs >>= 1) {
        const kh_eight_bits a = self->plane[k].bits, b = self->waiting[k].bits;
        const kh_eight_bits differ = a ^ b;

        self->plane[k].bits = differ ^ carry.bits;
        carry.bits = (a & b) | (differ & carry.bits);
    }
    self->waiting[k] = carry;
}

/* --- a level ----------------------------------------------------------------------------- */

KH_INLINED void
note_found(kh_distance_sweep *self, uint32_t y)
{
    if (!has_any(&self->seen[y])) {
        self->touched[self->num_touched++] = y;
    }
    self->found[self->num_found++] = y;
}

/* From each place of the last level to its neighbours. */
KH_INLINED void
push_level(kh_distance_sweep *self)
{
    const kh_path_rows *out = &self->graph->out;
    size_t e, j;

    for (e = 0; e < self->num_last; e++) {
        const uint32_t x = self->last[e];

        for (j = out->start[x]; j < out->start[x + 1]; j++) {
            const uint32_t y = out->place[j];
            kh_lane_mask mask;

            mask.bits = self->level[x].bits & ~self->seen[y].bits;
            if (has_any(&mask)) {
                if (!has_any(&self->next[y])) {
                    note_found(self, y);
                }
                self->next[y].bits |= mask.bits;
            }
        }
    }
}

/* From each place that some source has not reached to those that may lead to it. */
KH_INLINED void
pull_level(kh_distance_sweep *self)
{
    const kh_path_rows *in = &self->graph->in;
    size_t j;
    uint32_t y;

    for (y = 0; y < self->graph->num_nodes; y++) {
        kh_lane_mask want, mask = { { 0 } };

        want.bits = self->all.bits & ~self->seen[y].bits;
        if (!has_any(&want)) {
            continue;
        }
        for (j = in->start[y]; j < in->start[y + 1]; j++) {
            mask.bits |= self->level[in->place[j]].bits;
        }
        mask.bits &= want.bits;
        if (has_any(&mask)) {
            note_found(self, y);
            self->next[y] = mask;
        }
    }
}

/* What was found becomes the last level. */
KH_INLINED void
close_level(kh_distance_sweep *self)
{
    const kh_lane_mask none = { { 0 } };
    uint32_t *swap = self->last;
    size_t e;

    for (e = 0; e < self->num_last; e++) {
        self->level[self->last[e]] = none;
    }
    for (e = 0; e < self->num_found; e++) {
        const uint32_t x = self->found[e];

        self->level[x] = self->next[x];
        self->seen[x].bits |= self->next[x].bits;
        self->next[x] = none;
        count_mask(self->counter, &self->level[x]);
    }
    self->last = self->found;
    self->found = swap;
    self->num_last = self->num_found;
    self->num_found = 0;
}

/* Pushing looks at the ties of the level, pulling at nearly all: but pulling writes once a place,
 * and asks nothing a tie. */
static bool
is_broad(const kh_distance_sweep *self)
{
    const kh_path_rows *out = &self->graph->out;
    size_t num_ties = 0, e;

    for (e = 0; e < self->num_last; e++) {
        num_ties += out->start[self->last[e] + 1] - out->start[self->last[e]];
    }
    return 4 * num_ties >= out->start[self->graph->num_nodes];
}

KH_INLINED void
find_level(kh_distance_sweep *self)
{
    if (is_broad(self)) {
        pull_level(self);
    } else {
        push_level(self);
    }
    close_level(self);
}

/* --- for each kind of machine ------------------------------------------------------------ */

typedef void level_fn(kh_distance_sweep *self);

static void
find_level_plain(kh_distance_sweep *self)
{
    find_level(self);
}

#ifdef KH_VECTORS_CHOICE
KH_FOR_AVX2 static void
find_level_avx2(kh_distance_sweep *self)
{
    find_level(self);
}

KH_FOR_AVX512 static void
find_level_avx512(kh_distance_sweep *self)
{
    find_level(self);
}

static level_fn *const find_level_of_kind[]
    = { find_level_plain, find_level_avx2, find_level_avx512 };
#else
static level_fn *const find_level_of_kind[] = { find_level_plain };
#endif

/* --- a sweep ----------------------------------------------------------------------------- */

static void
start_from(kh_distance_sweep *self, const uint32_t *sources, size_t num_sources)
{
    size_t lane;

    self->all = (kh_lane_mask){ { 0 } };
    for (lane = 0; lane < num_sources; lane++) {
        const uint64_t bit = (uint64_t) 1 << (lane % 64);

        self->all.word[lane / 64] |= bit;
        self->seen[sources[lane]].word[lane / 64] |= bit;
        self->level[sources[lane]].word[lane / 64] |= bit;
        self->last[lane] = self->touched[lane] = sources[lane];
        self->sum[lane] = self->sum_inverse[lane] = self->largest[lane] = 0;
    }
    self->num_last = self->num_touched = num_sources;
}

/* For each source of a mask: so many places more are so far away. */
static void
add_places(kh_distance_sweep *self, const kh_lane_mask *mask, double num, double distance)
{
    const double sum = num * distance, sum_inverse = num / distance;
    size_t lane;

    for (lane = 0; lane < KH_DISTANCE_LANES; lane++) {
        const uint64_t bit = mask->word[lane / 64] >> (lane % 64) & 1;

        self->sum[lane] += bit != 0 ? sum : 0;
        self->sum_inverse[lane] += bit != 0 ? sum_inverse : 0;
        self->largest[lane] = bit != 0 ? distance : self->largest[lane];
    }
}

/* Digit by digit; the counter is empty again then. */
static void
add_level(kh_distance_sweep *self, double distance)
{
    kh_lane_counter *counter = self->counter;
    size_t k;

    for (k = 0; counter->num_added >> k != 0; k++) {
        if ((counter->num_added >> k & 1) != 0) {
            add_places(self, &counter->waiting[k], (double) ((uint64_t) 1 << k), distance);
        }
        add_places(self, &counter->plane[k], (double) ((uint64_t) 1 << k), distance);
        counter->plane[k] = (kh_lane_mask){ { 0 } };
    }
    counter->num_added = 0;
}

/* As it was before, for the next sources. */
static void
forget(kh_distance_sweep *self)
{
    size_t j;

    for (j = 0; j < self->num_touched; j++) {
        self->seen[self->touched[j]] = (kh_lane_mask){ { 0 } };
    }
    self->num_touched = 0;
}

void
kh_distance_sweep_run(kh_distance_sweep *self, const uint32_t *sources, size_t num_sources)
{
    double distance;

    start_from(self, sources, num_sources);
    for (distance = 1; self->num_last > 0; distance++) {
        find_level_of_kind[self->vectors](self);
        add_level(self, distance);
    }
    forget(self);
}
