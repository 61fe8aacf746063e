#include "triples.h"

#include "../base/array.h"
#include "../bridge/membership.h"

#include <math.h>
#include <stdlib.h>

/* --- the roles of one triple ------------------------------------------------------------- */

static double
share_in(kh_member m, uint32_t sector)
{
    size_t j;

    for (j = 0; j < m.num; j++) {
        if (m.items[j].sector == sector) {
            return m.items[j].share;
        }
    }
    return 0;
}

static double
all_same(kh_member a, kh_member v, kh_member b)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < a.num; j++) {
        const uint32_t sector = a.items[j].sector;

        sum += a.items[j].share * share_in(v, sector) * share_in(b, sector);
    }
    return sum;
}

void
kh_triple_roles(const kh_net *net, uint32_t a, uint32_t v, uint32_t b, double roles[KH_NUM_ROLES])
{
    const kh_member of_a = kh_member_of(net, a), of_v = kh_member_of(net, v);
    const kh_member of_b = kh_member_of(net, b);
    const double av = kh_member_same(of_a, of_v), vb = kh_member_same(of_v, of_b);
    const double ab = kh_member_same(of_a, of_b), avb = all_same(of_a, of_v, of_b);
    int role;

    roles[KH_COORDINATOR] = avb;
    roles[KH_REPRESENTATIVE] = av - avb;
    roles[KH_GATEKEEPER] = vb - avb;
    roles[KH_CONSULTANT] = ab - avb;
    roles[KH_LIAISON] = 1 - av - vb - ab + 2 * avb;
    for (role = 0; role < KH_NUM_ROLES; role++) {
        /* Differences of fractions leave rounding behind where the chance is 0. */
        roles[role] = roles[role] > 1e-14 ? roles[role] : 0;
    }
}

/* --- the list of one role ---------------------------------------------------------------- */

static double
rounded(double value)
{
    return nearbyint(value * 1e12);
}

/* Rounding decides no order. */
static int
compare_triples(const void *a, const void *b)
{
    const kh_triple *x = a, *y = b;
    const double left[] = { -rounded(x->probability), x->a, x->b };
    const double right[] = { -rounded(y->probability), y->a, y->b };
    size_t j;

    for (j = 0; j < 3; j++) {
        if (left[j] < right[j] || left[j] > right[j]) {
            return left[j] < right[j] ? -1 : 1;
        }
    }
    return 0;
}

/* The unlikeliest go, and what they sum to stays. */
static void
cut(kh_role_triples *self)
{
    size_t j;

    if (self->num > 0) {
        qsort(self->triples, self->num, sizeof(*self->triples), compare_triples);
    }
    for (j = KH_TRIPLES_MOST; j < self->num; j++) {
        self->more += self->triples[j].probability;
        self->num_more++;
    }
    self->num = self->num < KH_TRIPLES_MOST ? self->num : KH_TRIPLES_MOST;
}

static kh_status
offer(kh_role_triples *self, kh_triple triple, double probability, kh_error *err)
{
    kh_status ret = KH_OK;

    triple.probability = probability;
    self->count += probability;
    /* After a cut, what is worse than the last one kept need not come in. */
    if (self->num_more > 0 && compare_triples(&triple, &self->triples[KH_TRIPLES_MOST - 1]) > 0) {
        self->more += probability;
        self->num_more++;
        return KH_OK;
    }
    if (self->num == (size_t) 2 * KH_TRIPLES_MOST) {
        cut(self);
    }
    KH_TRY(KH_GROW(&self->triples, self->num, &self->max, "triples", err));
    self->triples[self->num++] = triple;
out:
    return ret;
}

static kh_status
offer_roles(
    kh_triples *self, const kh_net *net, uint32_t body, const kh_triple *triple, kh_error *err)
{
    kh_status ret = KH_OK;
    double roles[KH_NUM_ROLES];
    int role;

    kh_triple_roles(net, triple->a, body, triple->b, roles);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        if (roles[role] > 0) {
            KH_TRY(offer(&self->roles[role], *triple, roles[role], err));
        }
    }
    KH_TRY(offer(&self->all, *triple, 1, err));
out:
    return ret;
}

/* --- all triples ------------------------------------------------------------------------- */

kh_status
kh_triples_list(kh_triples *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *mark = NULL;
    size_t j, k;
    int role;

    KH_TRY(KH_NEW(&mark, net->num_nodes, "marks", err));
    for (j = net->in.start[body]; j < net->in.start[body + 1]; j++) {
        const uint32_t a = net->in.node[j];

        mark[a] = a + 1;
        for (k = net->out.start[a]; k < net->out.start[a + 1]; k++) {
            mark[net->out.node[k]] = a + 1;
        }
        for (k = net->out.start[body]; k < net->out.start[body + 1]; k++) {
            const kh_triple triple = {
                .a = a, .b = net->out.node[k], .tie_a = net->in.tie[j], .tie_b = net->out.tie[k]
            };

            if (mark[triple.b] != a + 1) {
                KH_TRY(offer_roles(self, net, body, &triple, err));
            }
        }
    }
    for (role = 0; role < KH_NUM_ROLES; role++) {
        cut(&self->roles[role]);
    }
    cut(&self->all);
out:
    free(mark);
    return ret;
}

void
kh_triples_free(kh_triples *self)
{
    int role;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        free(self->roles[role].triples);
    }
    free(self->all.triples);
    *self = (kh_triples){ 0 };
}
