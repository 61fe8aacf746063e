/* The hot loops of a sweep. */
#include "sweep_private.h"

/* Which of four lanes to keep, by their bits. */
static const kh_four_bits kept[16] = { { 0, 0, 0, 0 }, { -1, 0, 0, 0 }, { 0, -1, 0, 0 },
    { -1, -1, 0, 0 }, { 0, 0, -1, 0 }, { -1, 0, -1, 0 }, { 0, -1, -1, 0 }, { -1, -1, -1, 0 },
    { 0, 0, 0, -1 }, { -1, 0, 0, -1 }, { 0, -1, 0, -1 }, { -1, -1, 0, -1 }, { 0, 0, -1, -1 },
    { -1, 0, -1, -1 }, { 0, -1, -1, -1 }, { -1, -1, -1, -1 } };

/* --- rows -------------------------------------------------------------------------------- */

/* Add the lanes of the mask. `wide` is known where this is inlined. */
KH_INLINED void
add_kept(kh_sweep_row *sum, const kh_sweep_row *row, kh_sweep_mask mask, bool wide)
{
    const kh_eight_bits bits = { 1, 2, 4, 8, 16, 32, 64, 128 };
    int k;

    if (wide) {
        for (k = 0; k < LANES / 8; k++) {
            sum->eight[k] += (kh_eight) ((kh_eight_bits) row->eight[k]
                                         & ((bits & (int64_t) (mask >> (8 * k))) != 0));
        }
    } else {
        for (k = 0; k < LANES / 4; k++) {
            sum->four[k] += (kh_four) ((kh_four_bits) row->four[k]
                                       & kept[(unsigned) (mask >> (4 * k)) & 15]);
        }
    }
}

KH_INLINED void
add_row(kh_sweep_row *sum, const kh_sweep_row *row, bool wide)
{
    int k;

    if (wide) {
        for (k = 0; k < LANES / 8; k++) {
            sum->eight[k] += row->eight[k];
        }
    } else {
        for (k = 0; k < LANES / 4; k++) {
            sum->four[k] += row->four[k];
        }
    }
}

/* The lanes added up, in one order everywhere. */
KH_INLINED double
sum_row(const kh_sweep_row *row)
{
    kh_four sum = row->four[0];
    int k;

    for (k = 1; k < LANES / 4; k++) {
        sum += row->four[k];
    }
    return (sum[0] + sum[2]) + (sum[1] + sum[3]);
}

/* Add up the rows of x's neighbours in the lanes that are wanted and that their masks have.
 * @return those lanes. */
KH_INLINED kh_sweep_mask
sum_neighbours(const kh_rows *neighbours, size_t x, const kh_sweep_mask *masks, kh_sweep_mask want,
    const kh_sweep_row *rows, uint32_t *restrict hits, kh_sweep_row *sum, bool wide)
{
    const size_t end = neighbours->start[x + 1];
    kh_sweep_row total = { { { 0 } } };
    kh_sweep_mask any = 0;
    size_t j = neighbours->start[x];

    while (j < end) {
        const size_t stop = end - j < KH_SWEEP_CHUNK ? end : j + KH_SWEEP_CHUNK;
        size_t num = 0, k;

        for (; j < stop; j++) {
            const uint32_t y = neighbours->node[j];

            hits[num] = y;
            num += (masks[y] & want) != 0;
        }
        for (k = 0; k < num; k++) {
            const kh_sweep_mask mask = masks[hits[k]] & want;

            any |= mask;
            add_kept(&total, &rows[hits[k]], mask, wide);
        }
    }
    *sum = total;
    return any;
}

/* --- outwards ---------------------------------------------------------------------------- */

/* From each vertex of the last level to its neighbours. */
KH_INLINED void
push_level(kh_sweep *self, bool wide)
{
    const kh_rows *out = &self->core->out;
    const size_t end = self->num_entries;
    size_t e, j;

    for (e = self->level_start[self->num_levels - 1]; e < end; e++) {
        const uint32_t x = self->vertex[e];

        for (j = out->start[x]; j < out->start[x + 1]; j++) {
            const uint32_t y = out->node[j];
            const kh_sweep_mask mask = self->mask[e] & (kh_sweep_mask) ~self->seen[y];

            if (mask == 0) {
                continue;
            }
            if (self->next[y] == 0) {
                if (self->seen[y] == 0) {
                    touch(self, y);
                }
                enter(self, y);
            }
            self->next[y] |= mask;
            add_kept(&self->count[y], &self->count[x], mask, wide);
        }
    }
}

/* From each vertex that some lane has not reached to those that may lead to it. */
KH_INLINED void
pull_level(kh_sweep *self, kh_sweep_mask all, bool wide)
{
    const size_t num_linked = self->core->num_linked;
    kh_sweep_row sum;
    uint32_t x;

    for (x = 0; x < num_linked; x++) {
        const kh_sweep_mask want = all & (kh_sweep_mask) ~self->seen[x];

        if (want == 0) {
            continue;
        }
        self->next[x] = sum_neighbours(
            &self->core->in, x, self->level, want, self->count, self->hits, &sum, wide);
        if (self->next[x] != 0) {
            if (self->seen[x] == 0) {
                touch(self, x);
            }
            enter(self, x);
            add_row(&self->count[x], &sum, wide);
        }
    }
}

/* Pushing looks at the ties of the level, pulling at those of nearly all vertices: but pulling
 * writes each row once. */
static bool
is_broad(const kh_sweep *self)
{
    const kh_rows *out = &self->core->out;
    size_t num_ties = 0, e;

    for (e = self->level_start[self->num_levels - 1]; e < self->num_entries; e++) {
        num_ties += out->start[self->vertex[e] + 1] - out->start[self->vertex[e]];
    }
    return 3 * num_ties >= out->start[self->core->num_vertices];
}

KH_INLINED void
find_level(kh_sweep *self, kh_sweep_mask all, bool wide)
{
    if (is_broad(self)) {
        pull_level(self, all, wide);
    } else {
        push_level(self, wide);
    }
}

/* --- back -------------------------------------------------------------------------------- */

/* What the pairs of each lane's source and x count for. */
KH_INLINED void
weigh_target(const kh_sweep *self, uint32_t x, kh_sweep_row *weight)
{
    const kh_masses *masses = &self->core->masses;
    size_t j;
    int k;

    for (k = 0; k < LANES / 4; k++) {
        weight->four[k] = masses->ends[x] * self->ends->four[k];
    }
    for (j = masses->start[x]; j < masses->start[x + 1]; j++) {
        const kh_share *part = &masses->parts[j];

        for (k = 0; k < LANES / 4; k++) {
            weight->four[k] -= part->share * self->by_sector[part->sector].four[k];
        }
    }
}

/* Every vertex carries its own weight before any dependency is added. Lanes that do not reach it
 * are infinite or no number, and never read. */
KH_INLINED void
weigh_targets(kh_sweep *self, kh_sweep_row *reached, kh_sweep_row *worst, double *as_end, bool wide)
{
    size_t j;
    int k;

    for (j = 0; j < self->num_touched; j++) {
        const uint32_t x = self->touched[j];
        const kh_sweep_row *count = &self->count[x];
        kh_sweep_row weight;

        weigh_target(self, x, &weight);
        for (k = 0; k < LANES / 4; k++) {
            self->carried[x].four[k] = weight.four[k] / count->four[k];
        }
        for (k = 0; k < LANES; k++) {
            worst->of[k] = count->of[k] > worst->of[k] ? count->of[k] : worst->of[k];
        }
        if (as_end != NULL) {
            kh_sweep_row ends = { { { 0 } } };

            add_kept(&ends, &weight, self->seen[x], wide);
            add_row(reached, &ends, wide);
            as_end[x] += sum_row(&ends);
        }
    }
}

KH_INLINED void
walk_level(kh_sweep *self, size_t d, double *through, bool wide)
{
    kh_sweep_row sum;
    size_t e;
    int k;

    for (e = self->level_start[d]; e < self->level_start[d + 1]; e++) {
        const uint32_t x = self->vertex[e];

        if (sum_neighbours(&self->core->out, x, self->level, self->mask[e], self->carried,
                self->hits, &sum, wide)
            == 0) {
            continue;
        }
        add_row(&self->carried[x], &sum, wide);
        for (k = 0; k < LANES / 4; k++) {
            sum.four[k] *= self->count[x].four[k];
        }
        through[x] += sum_row(&sum);
    }
}

/* --- for each kind of machine ------------------------------------------------------------ */

KH_INLINED void
step_outwards(kh_sweep *self, sweep_step *step, bool wide)
{
    find_level(self, step->all, wide);
}

KH_INLINED void
step_turn(kh_sweep *self, sweep_step *step, bool wide)
{
    weigh_targets(self, &step->reached, &step->worst, step->sums->as_end, wide);
}

KH_INLINED void
step_back(kh_sweep *self, sweep_step *step, bool wide)
{
    walk_level(self, step->level, step->sums->through, wide);
}

#ifdef KH_VECTORS_CHOICE
#define FOR_EACH_KIND(name)                                                                        \
    static void name##_plain(kh_sweep *self, sweep_step *step)                                     \
    {                                                                                              \
        name(self, step, false);                                                                   \
    }                                                                                              \
    KH_FOR_AVX2 static void name##_avx2(kh_sweep *self, sweep_step *step)                          \
    {                                                                                              \
        name(self, step, false);                                                                   \
    }                                                                                              \
    KH_FOR_AVX512 static void name##_avx512(kh_sweep *self, sweep_step *step)                      \
    {                                                                                              \
        name(self, step, true);                                                                    \
    }                                                                                              \
    step_fn *const kh_##name##_of_kind[] = { name##_plain, name##_avx2, name##_avx512 };
#else
#define FOR_EACH_KIND(name)                                                                        \
    static void name##_plain(kh_sweep *self, sweep_step *step)                                     \
    {                                                                                              \
        name(self, step, false);                                                                   \
    }                                                                                              \
    step_fn *const kh_##name##_of_kind[] = { name##_plain };
#endif

FOR_EACH_KIND(step_outwards)
FOR_EACH_KIND(step_turn)
FOR_EACH_KIND(step_back)
