#include "profiles.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- the different memberships ----------------------------------------------------------- */

static int
compare_shares(const kh_profile *a, const kh_profile *b)
{
    size_t j;

    if (a->num_shares != b->num_shares) {
        return a->num_shares < b->num_shares ? -1 : 1;
    }
    for (j = 0; j < a->num_shares; j++) {
        if (a->shares[j].sector != b->shares[j].sector) {
            return a->shares[j].sector < b->shares[j].sector ? -1 : 1;
        }
        if (a->shares[j].share != b->shares[j].share) {
            return a->shares[j].share < b->shares[j].share ? -1 : 1;
        }
    }
    return 0;
}

/* A node with its label, for sorting. */
typedef struct {
    kh_profile profile;
    uint32_t node;
} labelled;

static int
compare_labelled(const void *pa, const void *pb)
{
    const labelled *a = pa, *b = pb;
    const int order = compare_shares(&a->profile, &b->profile);

    return order != 0 ? order : (a->node > b->node) - (a->node < b->node);
}

static kh_status
group_nodes(kh_profiles *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    labelled *nodes = NULL;
    size_t v;

    KH_TRY(KH_NEW(&nodes, net->num_nodes, "labels", err));
    for (v = 0; v < net->num_nodes; v++) {
        const size_t first = net->share_start[v];

        nodes[v].node = (uint32_t) v;
        nodes[v].profile.shares = net->shares + first;
        nodes[v].profile.num_shares = net->share_start[v + 1] - first;
        self->is_fractional |= nodes[v].profile.num_shares > 1;
    }
    qsort(nodes, net->num_nodes, sizeof(*nodes), compare_labelled);
    for (v = 0; v < net->num_nodes; v++) {
        if (v == 0 || compare_shares(&nodes[v - 1].profile, &nodes[v].profile) != 0) {
            self->profiles[self->num_profiles++] = nodes[v].profile;
        }
        self->profile[nodes[v].node] = (uint32_t) self->num_profiles - 1;
        self->profiles[self->num_profiles - 1].size++;
    }
out:
    free(nodes);
    return ret;
}

/* --- sectors that nodes have together ---------------------------------------------------- */

static int
compare_shared(const void *pa, const void *pb)
{
    const kh_shared_sectors *a = pa, *b = pb;

    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return (a->b > b->b) - (a->b < b->b);
}

static void
merge_shared(kh_profiles *self)
{
    size_t j, num = 0;

    qsort(self->shared, self->num_shared, sizeof(*self->shared), compare_shared);
    for (j = 0; j < self->num_shared; j++) {
        if (num > 0 && compare_shared(&self->shared[num - 1], &self->shared[j]) == 0) {
            self->shared[num - 1].sum += self->shared[j].sum;
        } else {
            self->shared[num++] = self->shared[j];
        }
    }
    self->num_shared = num;
}

static kh_status
share_sectors(kh_profiles *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t x, j, k, max = 0;

    for (x = 0; x < self->num_profiles; x++) {
        const kh_profile *profile = &self->profiles[x];

        for (j = 0; j < profile->num_shares; j++) {
            for (k = j; k < profile->num_shares; k++) {
                KH_TRY(KH_GROW(&self->shared, self->num_shared, &max, "pairs of sectors", err));
                self->shared[self->num_shared++]
                    = (kh_shared_sectors){ profile->shares[j].sector, profile->shares[k].sector,
                          profile->size * profile->shares[j].share * profile->shares[k].share };
            }
        }
    }
    if (self->num_shared > 0) {
        merge_shared(self);
    }
out:
    return ret;
}

kh_status
kh_profiles_init(kh_profiles *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    *self = (kh_profiles){ .net = net };
    KH_TRY(KH_NEW(&self->profiles, net->num_nodes, "labels", err));
    KH_TRY(KH_NEW(&self->profile, net->num_nodes, "labels", err));
    KH_TRY(KH_NEW(&self->own, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&self->others, net->num_sectors, "sectors", err));
    KH_TRY(group_nodes(self, err));
    KH_TRY(share_sectors(self, err));
out:
    return ret;
}

void
kh_profiles_free(kh_profiles *self)
{
    free(self->profiles);
    free(self->profile);
    free(self->shared);
    free(self->own);
    free(self->others);
    *self = (kh_profiles){ 0 };
}

/* --- sums over labels -------------------------------------------------------------------- */

/* The chance of a role for the pair (x, y), u the overlap with the broker's shares v:
 *     f(x, y) = constant + first u_x + second u_y + sum over sectors g of
 *               (both + all v_g) x_g y_g,
 * for x and y of different nodes. A node without a sector is a group of its own, which agrees with
 * no other: the zero vector says just that. */
typedef struct {
    double constant, first, second, both, all;
} role_form;

static const role_form forms[KH_NUM_ROLES] = {
    [KH_COORDINATOR] = { .all = 1 },
    [KH_CONSULTANT] = { .both = 1, .all = -1 },
    [KH_REPRESENTATIVE] = { .first = 1, .all = -1 },
    [KH_GATEKEEPER] = { .second = 1, .all = -1 },
    [KH_LIAISON] = { .constant = 1, .first = -1, .second = -1, .both = -1, .all = 2 },
};

/* Sums over the nodes x other than the broker. */
typedef struct {
    double num;
    double u, uu;   /* u_x, u_x squared */
    double b, ub;   /* b_x = sum over y of the sectors' part of f(x, y); u_x b_x */
    double bb;      /* over x, y: the sectors' part squared */
    double squares; /* f(x, x) squared */
} node_sums;

static double
size_of(const kh_profiles *self, size_t x, uint32_t own)
{
    return self->profiles[x].size - (x == own ? 1 : 0);
}

static double
overlap(const kh_profiles *self, const kh_profile *x)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < x->num_shares; j++) {
        sum += x->shares[j].share * self->own[x->shares[j].sector];
    }
    return sum;
}

/* The sectors' part of f(x, x), and of f(x, y) summed over y. */
static void
sum_sectors(const kh_profiles *self, const role_form *form, const kh_profile *x, double *self_part,
    double *b)
{
    size_t j;

    *self_part = *b = 0;
    for (j = 0; j < x->num_shares; j++) {
        const uint32_t g = x->shares[j].sector;
        const double part = (form->both + form->all * self->own[g]) * x->shares[j].share;

        *self_part += part * x->shares[j].share;
        *b += part * self->others[g];
    }
}

static node_sums
sum_nodes(const kh_profiles *self, const role_form *form, uint32_t own)
{
    node_sums sums = { 0 };
    size_t x, j;

    for (x = 0; x < self->num_profiles; x++) {
        const double size = size_of(self, x, own), u = overlap(self, &self->profiles[x]);
        double f, b;

        sum_sectors(self, form, &self->profiles[x], &f, &b);
        f += form->constant + (form->first + form->second) * u;
        sums.num += size;
        sums.u += size * u;
        sums.uu += size * u * u;
        sums.b += size * b;
        sums.ub += size * u * b;
        sums.squares += size * f * f;
    }
    for (j = 0; j < self->num_shared; j++) {
        const kh_shared_sectors *s = &self->shared[j];
        const double sum = s->sum - self->own[s->a] * self->own[s->b];

        sums.bb += (s->a == s->b ? 1 : 2) * sum * sum * (form->both + form->all * self->own[s->a])
                   * (form->both + form->all * self->own[s->b]);
    }
    return sums;
}

/* f(x, y) f(x, y) and f(x, y) f(y, x) over x != y. */
static void
sum_same_pairs(const role_form *form, const node_sums *s, kh_patterns *sums)
{
    const double c = form->constant, p = form->first, q = form->second;
    const double shared = c * c * s->num * s->num + 2 * c * (p + q) * s->num * s->u + 2 * c * s->b
                          + 2 * (p + q) * s->ub + s->bb - s->squares;

    sums->same = shared + (p * p + q * q) * s->num * s->uu + 2 * p * q * s->u * s->u;
    sums->reverse = shared + (p * p + q * q) * s->u * s->u + 2 * p * q * s->num * s->uu;
}

/* Rows and columns of the matrix f without its diagonal: sums, and products of their sums. */
static void
sum_rows(const kh_profiles *self, const role_form *form, const node_sums *s, uint32_t own,
    kh_patterns *sums)
{
    size_t x;

    for (x = 0; x < self->num_profiles; x++) {
        const double size = size_of(self, x, own), u = overlap(self, &self->profiles[x]);
        double f, b, row, column;

        sum_sectors(self, form, &self->profiles[x], &f, &b);
        f += form->constant + (form->first + form->second) * u;
        row = form->constant * s->num + form->first * s->num * u + form->second * s->u + b - f;
        column = form->constant * s->num + form->first * s->u + form->second * s->num * u + b - f;
        sums->pairs += size * row;
        sums->first += size * row * row;
        sums->second += size * column * column;
        sums->chain += size * row * column;
    }
}

/* What two pairs share is left out of the products of rows, columns and all pairs. Nothing here is
 * negative: what falls below is rounding, and so is all where f f is nowhere above it. */
static void
leave_out(const node_sums *s, kh_patterns *sums)
{
    if (sums->same <= 1e-14 * s->num * s->num) {
        *sums = (kh_patterns){ 0 };
        return;
    }
    sums->reverse = fmax(0, sums->reverse);
    sums->first = fmax(0, sums->first - sums->same);
    sums->second = fmax(0, sums->second - sums->same);
    sums->chain = fmax(0, sums->chain - sums->reverse);
    sums->apart = fmax(0, sums->pairs * sums->pairs - sums->same - sums->reverse - sums->first
                              - sums->second - 2 * sums->chain);
}

static void
spread(kh_profiles *self, uint32_t own)
{
    size_t x, j;

    for (j = 0; j < self->profiles[own].num_shares; j++) {
        self->own[self->profiles[own].shares[j].sector] = self->profiles[own].shares[j].share;
    }
    for (x = 0; x < self->num_profiles; x++) {
        for (j = 0; j < self->profiles[x].num_shares; j++) {
            self->others[self->profiles[x].shares[j].sector]
                += size_of(self, x, own) * self->profiles[x].shares[j].share;
        }
    }
}

void
kh_profiles_sum(kh_profiles *self, uint32_t own, kh_patterns sums[KH_NUM_ROLES])
{
    const size_t bytes = self->net->num_sectors * sizeof(double);
    int role;

    spread(self, own);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        const node_sums nodes = sum_nodes(self, &forms[role], own);

        sums[role] = (kh_patterns){ 0 };
        sum_same_pairs(&forms[role], &nodes, &sums[role]);
        sum_rows(self, &forms[role], &nodes, own, &sums[role]);
        leave_out(&nodes, &sums[role]);
    }
    memset(self->own, 0, bytes);
    memset(self->others, 0, bytes);
}
