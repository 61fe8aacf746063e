#include "permutation.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdlib.h>

void
kh_permutations_free(kh_permutations *self)
{
    free(self->of);
    *self = (kh_permutations){ 0 };
}

static void
shuffle(uint32_t *of, size_t num_nodes, uint64_t seed, uint64_t stream)
{
    uint64_t counter = 0;
    size_t v;

    for (v = 0; v < num_nodes; v++) {
        of[v] = (uint32_t) v;
    }
    for (v = num_nodes; v > 1; v--) {
        const uint64_t u = kh_random_below(seed, stream, &counter, v);
        const uint32_t moved = of[v - 1];

        of[v - 1] = of[u];
        of[u] = moved;
    }
}

kh_status
kh_permutations_init(
    kh_permutations *self, size_t num, size_t num_nodes, uint64_t seed, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_permutations made = { num, num_nodes, NULL };
    size_t r;

    KH_TRY(KH_NEW(&made.of, num * num_nodes, "labels of relabellings", err));
    for (r = 0; r < num; r++) {
        shuffle(made.of + r * num_nodes, num_nodes, seed, r);
    }
    *self = made;
out:
    return ret;
}

uint32_t
kh_permutation_holding(const kh_permutations *self, size_t r, uint32_t v, uint32_t u)
{
    const uint32_t *of = self->of + r * self->num_nodes;

    if (u == v) {
        return v;
    }
    return of[u] == v ? of[v] : of[u];
}
