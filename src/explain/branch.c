#include "branch.h"

#include "../base/array.h"
#include "../between/paths.h"

#include <stdlib.h>
#include <string.h>

#define LANES 64

/* bits[k]: which of the neighbours at places first .. first + 63 lead to place k. */
static void
spread(const kh_paths *paths, size_t first, size_t num_neighbours, uint64_t *bits)
{
    size_t k, j;

    memset(bits, 0, paths->num_reached * sizeof(*bits));
    for (k = first; k < first + LANES && k <= num_neighbours; k++) {
        bits[k] = UINT64_C(1) << (k - first);
    }
    for (k = first; k < paths->num_reached; k++) {
        for (j = paths->first[k]; bits[k] != 0 && j < paths->first[k + 1]; j++) {
            bits[paths->step[j]] |= bits[k];
        }
    }
}

/* The lane with most nodes, and their number in *most. */
static size_t
find_largest(const uint64_t *bits, size_t num, size_t *most)
{
    size_t counts[LANES] = { 0 }, best = 0, lane, k;

    for (k = 0; k < num; k++) {
        uint64_t rest = bits[k];

        for (lane = 0; rest != 0; lane++, rest >>= 1) {
            counts[lane] += rest & 1;
        }
    }
    for (lane = 1; lane < LANES; lane++) {
        best = counts[lane] > counts[best] ? lane : best;
    }
    *most = counts[best];
    return best;
}

/* From the body at place 0, whose neighbours stand at places 1 to num_neighbours. */
static void
mark_largest(const kh_paths *paths, size_t num_neighbours, uint64_t *bits, uint8_t *marks)
{
    size_t most = 0, num, first, lane, k;

    for (first = 1; first <= num_neighbours; first += LANES) {
        spread(paths, first, num_neighbours, bits);
        lane = find_largest(bits, paths->num_reached, &num);
        if (num <= most) {
            continue;
        }
        most = num;
        for (k = 0; k < paths->num_reached; k++) {
            marks[paths->node[k]] = (bits[k] >> lane & 1) != 0;
        }
    }
}

kh_status
kh_branch_mark(const kh_net *net, uint32_t body, uint8_t *marks, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_paths paths = { 0 };
    kh_path_search search = { 0 };
    uint64_t *bits = NULL;

    if (net->directed || net->weighted) {
        return KH_OK;
    }
    KH_TRY(kh_paths_init(&paths, net, err));
    KH_TRY(kh_path_search_init(&search, net, err));
    KH_TRY(KH_NEW(&bits, net->num_nodes, "marks", err));
    KH_TRY(kh_paths_find(&paths, &search, body, err));
    mark_largest(&paths, kh_net_out_degree(net, body), bits, marks);
out:
    kh_paths_free(&paths);
    kh_path_search_free(&search);
    free(bits);
    return ret;
}
