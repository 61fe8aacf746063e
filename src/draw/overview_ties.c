#include "overview.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    uint32_t tail, head;
} tie;

static int
compare_ties(const void *a, const void *b)
{
    const tie *x = a, *y = b;

    if (x->tail != y->tail) {
        return x->tail < y->tail ? -1 : 1;
    }
    return (x->head > y->head) - (x->head < y->head);
}

kh_status
kh_overview_collect_ties(kh_overview *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_drawing *drawing = self->drawing;
    tie *ties = NULL;
    size_t j, num = 0;

    KH_TRY(KH_NEW(&ties, drawing->num_claims, "ties", err));
    for (j = 0; j < drawing->num_claims; j++) {
        const uint32_t a = (uint32_t) drawing->drawn_of[drawing->claims[j].source];
        const uint32_t b = (uint32_t) drawing->drawn_of[drawing->claims[j].target];

        ties[j] = a < b ? (tie){ a, b } : (tie){ b, a };
    }
    qsort(ties, drawing->num_claims, sizeof(*ties), compare_ties);
    KH_TRY(KH_NEW(&self->tail, drawing->num_claims, "ties", err));
    KH_TRY(KH_NEW(&self->head, drawing->num_claims, "ties", err));
    KH_TRY(KH_NEW(&self->degree, drawing->num_nodes, "nodes", err));
    for (j = 0; j < drawing->num_claims; j++) {
        if (j == 0 || compare_ties(&ties[j], &ties[j - 1]) != 0) {
            self->tail[num] = ties[j].tail;
            self->head[num++] = ties[j].head;
            self->degree[ties[j].tail]++;
            self->degree[ties[j].head]++;
        }
    }
    self->num_ties = num;
out:
    free(ties);
    return ret;
}

/* Counting would not be shorter: nodes by falling degree, of equal ones in their order. */
kh_status
kh_overview_rank_nodes(kh_overview *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->drawing->num_nodes;
    size_t *start = NULL;
    size_t j, most = 0, at = 0;

    KH_TRY(KH_NEW(&self->rank, num, "nodes", err));
    for (j = 0; j < num; j++) {
        most = self->degree[j] > most ? self->degree[j] : most;
    }
    KH_TRY(KH_NEW(&start, most + 1, "degrees", err));
    for (j = 0; j < num; j++) {
        start[self->degree[j]]++;
    }
    for (j = most + 1; j-- > 0;) {
        const size_t count = start[j];

        start[j] = at;
        at += count;
    }
    for (j = 0; j < num; j++) {
        self->rank[start[self->degree[j]]++] = j;
    }
out:
    free(start);
    return ret;
}
