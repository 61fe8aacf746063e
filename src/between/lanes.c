#include "lanes.h"

/* The same code for each width of vectors, chosen when the program starts. Sanitizers would run
 * before their own start; clang 14 has no such clones. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)                                \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FOR_EACH_WIDTH __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define FOR_EACH_WIDTH
#endif

FOR_EACH_WIDTH void
kh_lanes_walk_back(const kh_paths *paths, kh_lanes *carried, kh_lanes *totals)
{
    size_t k;
    uint32_t j;
    int lane;

    for (k = paths->num_reached; k > 1; k--) {
        const size_t v = k - 1;
        const double count = paths->count[v], inverse = 1 / count;
        kh_lanes *total = &totals[paths->node[v]];
        kh_lanes sum = { { 0 } };

        if (paths->first[v] == paths->first[v + 1]) {
            for (lane = 0; lane < KH_NUM_LANES; lane++) {
                carried[v].of[lane] *= inverse;
            }
            continue;
        }
        for (j = paths->first[v]; j < paths->first[v + 1]; j++) {
            const kh_lanes *beyond = &carried[paths->step[j]];

            for (lane = 0; lane < KH_NUM_LANES; lane++) {
                sum.of[lane] += beyond->of[lane];
            }
        }
        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            const double dependency = count * sum.of[lane];

            total->of[lane] += dependency;
            carried[v].of[lane] = (carried[v].of[lane] + dependency) * inverse;
        }
    }
}
