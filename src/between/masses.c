#include "masses.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

kh_status
kh_masses_init(kh_masses *self, const kh_net *net, kh_pairs pairs, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;
    const size_t num_parts = pairs == KH_PAIRS_ACROSS ? net->share_start[n] : 0;
    kh_masses made = { 0 };
    size_t v;

    KH_TRY(KH_NEW(&made.ends, n, "nodes", err));
    KH_TRY(KH_NEW(&made.start, n + 1, "nodes", err));
    KH_TRY(KH_NEW(&made.parts, num_parts, "shares", err));
    made.num_parts = made.max_parts = num_parts;
    if (num_parts > 0) {
        memcpy(made.parts, net->shares, num_parts * sizeof(*made.parts));
        memcpy(made.start, net->share_start, (n + 1) * sizeof(*made.start));
    }
    for (v = 0; v < n; v++) {
        made.ends[v] = pairs == KH_PAIRS_ALL || made.start[v] < made.start[v + 1] ? 1 : 0;
    }
    *self = made;
    made = (kh_masses){ 0 };
out:
    kh_masses_free(&made);
    return ret;
}

void
kh_masses_free(kh_masses *self)
{
    free(self->ends);
    free(self->start);
    free(self->parts);
    *self = (kh_masses){ 0 };
}

void
kh_masses_add(const kh_masses *self, size_t x, double times, double *by_sector)
{
    size_t j;

    for (j = self->start[x]; j < self->start[x + 1]; j++) {
        by_sector[self->parts[j].sector] += times * self->parts[j].share;
    }
}

double
kh_masses_dot(const kh_masses *self, size_t x, const double *by_sector)
{
    double sum = 0;
    size_t j;

    for (j = self->start[x]; j < self->start[x + 1]; j++) {
        sum += self->parts[j].share * by_sector[self->parts[j].sector];
    }
    return sum;
}

double
kh_masses_self(const kh_masses *self, size_t x)
{
    double weight = self->ends[x] * self->ends[x];
    size_t j;

    for (j = self->start[x]; j < self->start[x + 1]; j++) {
        weight -= self->parts[j].share * self->parts[j].share;
    }
    /* Rounding must not make one sector differ from itself. */
    return weight < 1e-15 * self->ends[x] * self->ends[x] ? 0 : weight;
}

/* The nodes by component: those of c stand at start[c] .. start[c + 1] - 1. */
static void
sort_by_component(const uint32_t *component, size_t n, size_t *start, uint32_t *node, size_t num)
{
    size_t v, c;

    for (v = 0; v < n; v++) {
        start[component[v] + 1]++;
    }
    for (c = 0; c < num; c++) {
        start[c + 1] += start[c];
    }
    for (v = n; v-- > 0;) {
        node[--start[component[v] + 1]] = (uint32_t) v;
    }
    /* Each start has moved to the place of the one before it. */
    memmove(start, start + 1, num * sizeof(*start));
    start[num] = n;
}

/* Of one component. */
static double
pair_up(const kh_masses *self, const uint32_t *node, size_t num, double *by_sector, double *as_end)
{
    double ends = 0, all = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        ends += self->ends[node[j]];
        kh_masses_add(self, node[j], 1, by_sector);
    }
    for (j = 0; j < num; j++) {
        const size_t v = node[j];
        const double weight
            = self->ends[v] * ends - kh_masses_dot(self, v, by_sector) - kh_masses_self(self, v);

        as_end[v] = weight < 1e-15 * ends ? 0 : 2 * weight;
        all += as_end[v] / 2;
    }
    for (j = 0; j < num; j++) {
        size_t k;

        for (k = self->start[node[j]]; k < self->start[node[j] + 1]; k++) {
            by_sector[self->parts[k].sector] = 0;
        }
    }
    return all;
}

kh_status
kh_masses_pairs(
    const kh_masses *self, const kh_net *net, double *as_end, double *all, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;
    uint32_t *component = NULL, *node = NULL;
    size_t *start = NULL;
    double *by_sector = NULL;
    size_t num_components, c;

    KH_TRY(KH_NEW(&component, n, "nodes", err));
    KH_TRY(KH_NEW(&node, n, "nodes", err));
    KH_TRY(KH_NEW(&by_sector, net->num_sectors, "sectors", err));
    KH_TRY(kh_net_components(net, component, NULL, &num_components, err));
    KH_TRY(KH_NEW(&start, num_components + 1, "components", err));
    sort_by_component(component, n, start, node, num_components);
    *all = 0;
    for (c = 0; c < num_components; c++) {
        *all += pair_up(self, node + start[c], start[c + 1] - start[c], by_sector, as_end);
    }
out:
    free(component);
    free(node);
    free(start);
    free(by_sector);
    return ret;
}
