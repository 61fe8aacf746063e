#include "membership.h"

#include "../base/array.h"

#include <stdlib.h>

/* A table of weights of at most 128 MiB. */
#define MAX_TABLED_KINDS 4096

double
kh_member_same(kh_member a, kh_member b)
{
    double sum = 0;
    size_t j = 0, k = 0;

    while (j < a.num && k < b.num) {
        if (a.items[j].sector == b.items[k].sector) {
            sum += a.items[j++].share * b.items[k++].share;
        } else if (a.items[j].sector < b.items[k].sector) {
            j++;
        } else {
            k++;
        }
    }
    return sum;
}

double
kh_member_weight(kh_member a, kh_member b)
{
    const double weight = a.num == 0 || b.num == 0 ? 0 : 1 - kh_member_same(a, b);

    /* Rounding must not make two equal memberships differ. */
    return weight < 1e-15 ? 0 : weight;
}

void
kh_member_add(kh_member a, double times, double *by_sector)
{
    size_t j;

    for (j = 0; j < a.num; j++) {
        by_sector[a.items[j].sector] += times * a.items[j].share;
    }
}

/* --- kinds ------------------------------------------------------------------------------- */

static int
compare_members(kh_member a, kh_member b)
{
    size_t j;

    for (j = 0; j < a.num && j < b.num; j++) {
        if (a.items[j].sector != b.items[j].sector) {
            return a.items[j].sector < b.items[j].sector ? -1 : 1;
        }
        if (a.items[j].share < b.items[j].share || a.items[j].share > b.items[j].share) {
            return a.items[j].share < b.items[j].share ? -1 : 1;
        }
    }
    return a.num == b.num ? 0 : a.num < b.num ? -1 : 1;
}

typedef struct {
    kh_member member;
    uint32_t node;
} member_row;

static int
compare_rows(const void *x, const void *y)
{
    const member_row *a = x, *b = y;
    const int order = compare_members(a->member, b->member);

    return order != 0 ? order : a->node < b->node ? -1 : 1;
}

static void
number_kinds(kh_kinds *self, member_row *rows)
{
    const size_t n = self->net->num_nodes;
    size_t j;

    for (j = 0; j < n; j++) {
        rows[j] = (member_row){ kh_member_of(self->net, j), (uint32_t) j };
    }
    qsort(rows, n, sizeof(*rows), compare_rows);
    for (j = 0; j < n; j++) {
        if (j == 0 || compare_members(rows[j - 1].member, rows[j].member) != 0) {
            self->sample[self->num_kinds++] = rows[j].node;
        }
        self->kind[rows[j].node] = self->num_kinds - 1;
    }
}

static double
weight_of_samples(const kh_kinds *self, uint32_t a, uint32_t b)
{
    return kh_member_weight(
        kh_member_of(self->net, self->sample[a]), kh_member_of(self->net, self->sample[b]));
}

static kh_status
tabulate(kh_kinds *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->num_kinds;
    uint32_t a, b;

    KH_TRY(KH_NEW(&self->weight, num * num, "weights of sectors", err));
    for (a = 0; a < num; a++) {
        for (b = 0; b < num; b++) {
            self->weight[a * num + b] = weight_of_samples(self, a, b);
        }
    }
out:
    return ret;
}

kh_status
kh_kinds_init(kh_kinds *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_kinds made = { .net = net };
    member_row *rows = NULL;

    KH_TRY(KH_NEW(&made.kind, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&made.sample, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&rows, net->num_nodes, "nodes", err));
    number_kinds(&made, rows);
    if (made.num_kinds <= MAX_TABLED_KINDS) {
        KH_TRY(tabulate(&made, err));
    }
    *self = made;
    made = (kh_kinds){ 0 };
out:
    kh_kinds_free(&made);
    free(rows);
    return ret;
}

void
kh_kinds_free(kh_kinds *self)
{
    free(self->kind);
    free(self->sample);
    free(self->weight);
    *self = (kh_kinds){ 0 };
}

double
kh_kinds_weight(const kh_kinds *self, uint32_t a, uint32_t b)
{
    return self->weight != NULL ? self->weight[a * (size_t) self->num_kinds + b]
                                : weight_of_samples(self, a, b);
}
