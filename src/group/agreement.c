#include "agreement.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* A denominator this small beside its parts is 0 but for rounding. */
#define NOTHING 1e-12

static double
entropy(const double *sums, size_t num, double n)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        sum -= sums[j] > 0 ? sums[j] / n * log(sums[j] / n) : 0;
    }
    return sum;
}

static double
find_nmi(const kh_confusion *self)
{
    const double n = (double) self->num_nodes;
    const double both = entropy(self->group_nodes, self->num_groups, n)
                        + entropy(self->sector_nodes, self->num_sectors, n);
    double shared = 0;
    size_t j;

    for (j = 0; j < self->num_cells; j++) {
        const kh_confusion_cell *c = &self->cells[j];

        shared
            += c->nodes / n
               * log(n * c->nodes / (self->group_nodes[c->group] * self->sector_nodes[c->sector]));
    }
    return both > NOTHING ? fmin(1, fmax(0, 2 * shared / both)) : NAN;
}

/* Pairs of nodes in one sector: (n_s^2 - the pairs of nodes with themselves) / 2. */
static double
find_ari(const kh_confusion *self)
{
    const double n = (double) self->num_nodes;
    double both = 0, by_group = 0, by_sector = 0, squares = 0, expected, most;
    size_t j;

    for (j = 0; j < self->num_cells; j++) {
        const kh_confusion_cell *c = &self->cells[j];

        both += (c->nodes * c->nodes - c->squares) / 2;
        squares += c->squares;
    }
    for (j = 0; j < self->num_groups; j++) {
        by_group += self->group_nodes[j] * (self->group_nodes[j] - 1) / 2;
    }
    for (j = 0; j < self->num_sectors; j++) {
        by_sector += self->sector_nodes[j] * self->sector_nodes[j] / 2;
    }
    by_sector -= squares / 2;
    expected = by_group * by_sector / (n * (n - 1) / 2);
    most = (by_group + by_sector) / 2;
    return n > 1 && most - expected > NOTHING * most ? (both - expected) / (most - expected) : NAN;
}

void
kh_confusion_agree(const kh_confusion *self, kh_agreement *agreement)
{
    *agreement = (kh_agreement){ self->num_nodes, find_nmi(self), find_ari(self) };
}

kh_status
kh_agree(kh_agreement *self, const uint32_t *membership, size_t num_nodes, size_t num_groups,
    const size_t *share_start, const kh_share *shares, size_t num_sectors, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_confusion confusion = { 0 };

    KH_TRY(kh_confusion_count(
        &confusion, membership, num_nodes, num_groups, share_start, shares, num_sectors, err));
    kh_confusion_agree(&confusion, self);
out:
    kh_confusion_free(&confusion);
    return ret;
}

kh_status
kh_agree_partitions(double *ari, const uint32_t *a, size_t num_a, const uint32_t *b, size_t num_b,
    size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_agreement agreement;
    size_t *start = NULL;
    kh_share *shares = NULL;
    size_t v;

    KH_TRY(KH_NEW(&start, num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&shares, num_nodes, "nodes", err));
    for (v = 0; v < num_nodes; v++) {
        shares[v] = (kh_share){ b[v], 1 };
        start[v + 1] = v + 1;
    }
    KH_TRY(kh_agree(&agreement, a, num_nodes, num_a, start, shares, num_b, err));
    *ari = agreement.ari;
out:
    free(start);
    free(shares);
    return ret;
}
