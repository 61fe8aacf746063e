#include "sweep_private.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Quotients of counts are taken: one over the largest must still have all its digits. */
#define MAX_PATHS 1e290

/* --- making ------------------------------------------------------------------------------ */

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
    KH_TRY(KH_NEW_ROWS(&made.count, n, "rows of sources", err));
    KH_TRY(KH_NEW_ROWS(&made.carried, n, "rows of sources", err));
    KH_TRY(KH_NEW_ROWS(&made.by_sector, core->num_sectors, "rows of sources", err));
    KH_TRY(KH_NEW_ROWS(&made.ends, 1, "rows of sources", err));
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

/* --- a sweep ----------------------------------------------------------------------------- */

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
        kh_step_outwards_of_kind[self->vectors](self, step);
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
        kh_step_back_of_kind[self->vectors](self, step);
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
    kh_step_turn_of_kind[self->vectors](self, &step);
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
