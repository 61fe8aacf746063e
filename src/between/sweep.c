#include "sweep.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Quotients of counts are taken: one over the largest must still have all its digits. */
#define MAX_PATHS 1e290

/* Neighbours that are looked at before the rows of those that matter are added: a branch less to be
 * guessed wrong for each. */
#define CHUNK 64

#define LANES KH_SWEEP_LANES

/* Rows in vectors. They are what gcc and clang make of them on each kind of machine. */
typedef double four __attribute__((vector_size(32)));
typedef int64_t four_bits __attribute__((vector_size(32)));
typedef double eight __attribute__((vector_size(64)));
typedef int64_t eight_bits __attribute__((vector_size(64)));

struct kh_sweep_row {
    union {
        double of[LANES];
        four four[LANES / 4];
        eight eight[LANES / 8];
    };
};

/* Which of four lanes to keep, by their bits. */
static const four_bits kept[16] = { { 0, 0, 0, 0 }, { -1, 0, 0, 0 }, { 0, -1, 0, 0 },
    { -1, -1, 0, 0 }, { 0, 0, -1, 0 }, { -1, 0, -1, 0 }, { 0, -1, -1, 0 }, { -1, -1, -1, 0 },
    { 0, 0, 0, -1 }, { -1, 0, 0, -1 }, { 0, -1, 0, -1 }, { -1, -1, 0, -1 }, { 0, 0, -1, -1 },
    { -1, 0, -1, -1 }, { 0, -1, -1, -1 }, { -1, -1, -1, -1 } };

/* --- making ------------------------------------------------------------------------------ */

/* Rows begin where lines of the cache do. */
static kh_status
new_rows(kh_sweep_row **rows, size_t num, kh_error *err)
{
    const size_t size = (num + 1) * sizeof(kh_sweep_row);
    kh_sweep_row *made = num < SIZE_MAX / sizeof(kh_sweep_row) - 1 ? aligned_alloc(64, size) : NULL;

    if (made == NULL) {
        return kh_fail(err, KH_ERR_NOMEM, "out of memory for %zu rows of sources", num);
    }
    memset(made, 0, size);
    *rows = made;
    return KH_OK;
}

kh_status
kh_sweep_init(kh_sweep *self, const kh_core *core, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = core->num_vertices;
    kh_sweep made = { .core = core, .vectors = kh_vectors_get() };

    KH_TRY(KH_NEW(&made.seen, n, "nodes", err));
    KH_TRY(KH_NEW(&made.level, n, "nodes", err));
    KH_TRY(KH_NEW(&made.next, n, "nodes", err));
    KH_TRY(KH_NEW(&made.touched, n, "nodes", err));
    KH_TRY(new_rows(&made.count, n, err));
    KH_TRY(new_rows(&made.carried, n, err));
    KH_TRY(new_rows(&made.by_sector, core->num_sectors, err));
    KH_TRY(new_rows(&made.ends, 1, err));
    *self = made;
    made = (kh_sweep){ 0 };
out:
    kh_sweep_free(&made);
    return ret;
}

void
kh_sweep_free(kh_sweep *self)
{
    free(self->seen);
    free(self->level);
    free(self->next);
    free(self->touched);
    free(self->count);
    free(self->carried);
    free(self->by_sector);
    free(self->ends);
    free(self->vertex);
    free(self->mask);
    free(self->level_start);
    *self = (kh_sweep){ 0 };
}

/* --- rows -------------------------------------------------------------------------------- */

/* Add the lanes of the mask. `wide` is known where this is inlined. */
KH_INLINED void
add_kept(kh_sweep_row *sum, const kh_sweep_row *row, kh_sweep_mask mask, bool wide)
{
    const eight_bits bits = { 1, 2, 4, 8, 16, 32, 64, 128 };
    int k;

    if (wide) {
        for (k = 0; k < LANES / 8; k++) {
            sum->eight[k] += (eight) ((eight_bits) row->eight[k]
                                      & ((bits & (int64_t) (mask >> (8 * k))) != 0));
        }
    } else {
        for (k = 0; k < LANES / 4; k++) {
            sum->four[k]
                += (four) ((four_bits) row->four[k] & kept[(unsigned) (mask >> (4 * k)) & 15]);
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
    four sum = row->four[0];
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
    const kh_sweep_row *rows, kh_sweep_row *sum, bool wide)
{
    const size_t end = neighbours->start[x + 1];
    kh_sweep_row total = { { { 0 } } };
    uint32_t hits[CHUNK];
    kh_sweep_mask any = 0;
    size_t j = neighbours->start[x];

    while (j < end) {
        const size_t stop = end - j < CHUNK ? end : j + CHUNK;
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

static void
enter(kh_sweep *self, uint32_t x)
{
    self->vertex[self->num_entries++] = x;
}

static void
touch(kh_sweep *self, uint32_t x)
{
    self->count[x] = (kh_sweep_row){ { { 0 } } };
    self->touched[self->num_touched++] = x;
}

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
        self->next[x]
            = sum_neighbours(&self->core->in, x, self->level, want, self->count, &sum, wide);
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

/* The entries behind the last level's become a level. */
static void
close_level(kh_sweep *self)
{
    const size_t first = self->level_start[self->num_levels];
    size_t e;

    for (e = self->num_levels > 0 ? self->level_start[self->num_levels - 1] : 0; e < first; e++) {
        self->level[self->vertex[e]] = 0;
    }
    for (e = first; e < self->num_entries; e++) {
        const uint32_t x = self->vertex[e];

        self->mask[e] = self->level[x] = self->next[x];
        self->seen[x] |= self->next[x];
        self->next[x] = 0;
    }
    self->num_levels++;
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

        if (sum_neighbours(
                &self->core->out, x, self->level, self->mask[e], self->carried, &sum, wide)
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

/* One step of a sweep. */
typedef struct {
    kh_sweep_mask all; /* lanes */
    size_t level;
    kh_sweep_sums *sums;
    kh_sweep_row reached, worst;
} sweep_step;

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

typedef void step_fn(kh_sweep *self, sweep_step *step);

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
    static step_fn *const name##_of_kind[] = { name##_plain, name##_avx2, name##_avx512 };
#else
#define FOR_EACH_KIND(name)                                                                        \
    static void name##_plain(kh_sweep *self, sweep_step *step)                                     \
    {                                                                                              \
        name(self, step, false);                                                                   \
    }                                                                                              \
    static step_fn *const name##_of_kind[] = { name##_plain };
#endif

FOR_EACH_KIND(step_outwards)
FOR_EACH_KIND(step_turn)
FOR_EACH_KIND(step_back)

/* --- a sweep ----------------------------------------------------------------------------- */

/* For one more level, which may have every vertex. */
static kh_status
reserve_level(kh_sweep *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = self->core->num_vertices;
    size_t max_masks = self->max_entries;

    KH_TRY(kh_grow((void **) &self->mask, self->num_entries, &max_masks, n, sizeof(*self->mask),
        "levels", err));
    KH_TRY(kh_grow((void **) &self->vertex, self->num_entries, &self->max_entries, n,
        sizeof(*self->vertex), "levels", err));
    KH_TRY(kh_grow((void **) &self->level_start, self->num_levels, &self->max_levels, 2,
        sizeof(*self->level_start), "levels", err));
    self->level_start[self->num_levels] = self->num_entries;
out:
    return ret;
}

static void
start_from(kh_sweep *self, const uint32_t *sources, size_t num_sources)
{
    const kh_masses *masses = &self->core->masses;
    size_t lane, j;

    *self->ends = (kh_sweep_row){ { { 0 } } };
    for (lane = 0; lane < num_sources; lane++) {
        const uint32_t s = sources[lane];

        touch(self, s);
        enter(self, s);
        self->next[s] = (kh_sweep_mask) ((kh_sweep_mask) 1 << lane);
        self->count[s].of[lane] = 1;
        self->ends->of[lane] = masses->ends[s];
        for (j = masses->start[s]; j < masses->start[s + 1]; j++) {
            self->by_sector[masses->parts[j].sector].of[lane] = masses->parts[j].share;
        }
    }
    close_level(self);
}

static kh_status
go_outwards(kh_sweep *self, sweep_step *step, kh_error *err)
{
    kh_status ret = KH_OK;

    for (;;) {
        KH_TRY(reserve_level(self, err));
        step_outwards_of_kind[self->vectors](self, step);
        if (self->num_entries == self->level_start[self->num_levels]) {
            break;
        }
        close_level(self);
    }
out:
    return ret;
}

/* Level by level; the masks of the one behind tell whose paths lead on. */
static void
go_back(kh_sweep *self, sweep_step *step)
{
    size_t e;

    for (step->level = self->num_levels - 1; step->level-- > 1;) {
        step_back_of_kind[self->vectors](self, step);
        for (e = self->level_start[step->level + 1]; e < self->level_start[step->level + 2]; e++) {
            self->level[self->vertex[e]] = 0;
        }
        for (e = self->level_start[step->level]; e < self->level_start[step->level + 1]; e++) {
            self->level[self->vertex[e]] = self->mask[e];
        }
    }
}

/* As it was before, for the next sources. */
static void
forget(kh_sweep *self, const uint32_t *sources, size_t num_sources)
{
    const kh_masses *masses = &self->core->masses;
    size_t lane, j;

    for (j = 0; j < self->num_touched; j++) {
        self->seen[self->touched[j]] = 0;
        self->level[self->touched[j]] = 0;
    }
    for (lane = 0; lane < num_sources; lane++) {
        for (j = masses->start[sources[lane]]; j < masses->start[sources[lane] + 1]; j++) {
            self->by_sector[masses->parts[j].sector].of[lane] = 0;
        }
    }
    self->num_touched = self->num_entries = self->num_levels = 0;
}

static kh_status
check_counts(const sweep_step *step, const uint32_t *sources, size_t num_sources, uint32_t *worst,
    kh_error *err)
{
    size_t lane;

    for (lane = 0; lane < num_sources; lane++) {
        if (!(step->worst.of[lane] <= MAX_PATHS)) {
            *worst = sources[lane];
            return kh_fail(err, KH_ERR_NUMERIC, "more shortest paths than can be counted");
        }
    }
    return KH_OK;
}

kh_status
kh_sweep_run(kh_sweep *self, const uint32_t *sources, size_t num_sources, kh_sweep_sums *sums,
    uint32_t *worst, kh_error *err)
{
    kh_status ret = KH_OK;
    sweep_step step = { .all = (kh_sweep_mask) ~0u, .sums = sums };
    size_t lane;

    if (num_sources < LANES) {
        step.all = (kh_sweep_mask) (((kh_sweep_mask) 1 << num_sources) - 1);
    }
    KH_TRY(reserve_level(self, err));
    start_from(self, sources, num_sources);
    KH_TRY(go_outwards(self, &step, err));
    /* A source is no target of its own. */
    for (lane = 0; lane < num_sources; lane++) {
        self->seen[sources[lane]] &= (kh_sweep_mask) ~((kh_sweep_mask) 1 << lane);
    }
    step_turn_of_kind[self->vectors](self, &step);
    KH_TRY(check_counts(&step, sources, num_sources, worst, err));
    go_back(self, &step);
    for (lane = 0; lane < num_sources && sums->as_end != NULL; lane++) {
        sums->as_end[sources[lane]] += step.reached.of[lane];
        sums->all += step.reached.of[lane];
    }
out:
    forget(self, sources, num_sources);
    return ret;
}
