/* A sweep's rows, and its steps as they are compiled for each kind of machine. */
#ifndef KH_BETWEEN_SWEEP_PRIVATE_H
#define KH_BETWEEN_SWEEP_PRIVATE_H

#include "sweep.h"

#define LANES KH_SWEEP_LANES

struct kh_sweep_row {
    union {
        double of[LANES];
        kh_four four[LANES / 4];
        kh_eight eight[LANES / 8];
    };
};

/* One step of a sweep. */
typedef struct {
    kh_sweep_mask all; /* lanes */
    size_t level;
    kh_sweep_sums *sums;
    kh_sweep_row reached, worst;
} sweep_step;

typedef void step_fn(kh_sweep *self, sweep_step *step);

/* By kh_vectors: find the next level; weigh the targets; walk a level back. */
extern step_fn *const kh_step_outwards_of_kind[];
extern step_fn *const kh_step_turn_of_kind[];
extern step_fn *const kh_step_back_of_kind[];

static inline void
enter(kh_sweep *self, uint32_t x)
{
    self->vertex[self->num_entries++] = x;
}

static inline void
touch(kh_sweep *self, uint32_t x)
{
    self->count[x] = (kh_sweep_row){ { { 0 } } };
    self->touched[self->num_touched++] = x;
}

#endif
