#include "relabelled.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* What falls to one sector; all but `own` is cleared after each count. */
struct kh_sector_tally {
    double in, out; /* shares of in-neighbours, of out-neighbours */
    double ties;    /* strength of ties */
    double own;     /* share of the body */
};

/* Sums over pairs (a, b): the chances that a, the body and b agree on a sector. */
typedef struct {
    double first, second, both, all;
} agreement;

kh_status
kh_relabelled_init(kh_relabelled *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    *self = (kh_relabelled){ .net = net };
    KH_TRY(kh_brokered_init(&self->brokered, net, err));
    KH_TRY(KH_NEW(&self->bearer, net->num_nodes, "neighbours", err));
    KH_TRY(KH_NEW(&self->by_sector, net->num_sectors, "sectors", err));
out:
    return ret;
}

void
kh_relabelled_free(kh_relabelled *self)
{
    kh_brokered_free(&self->brokered);
    free(self->bearer);
    free(self->by_sector);
    *self = (kh_relabelled){ 0 };
}

static void
set_own(kh_relabelled *self, bool clear)
{
    const kh_net *net = self->net;
    size_t j;

    for (j = net->share_start[self->body]; j < net->share_start[self->body + 1]; j++) {
        self->by_sector[net->shares[j].sector].own = clear ? 0 : net->shares[j].share;
    }
}

kh_status
kh_relabelled_set(kh_relabelled *self, uint32_t body, kh_error *err)
{
    set_own(self, true);
    self->body = body;
    set_own(self, false);
    return kh_brokered_set(&self->brokered, self->net, body, err);
}

static void
bear_labels(kh_relabelled *self, const kh_permutations *permutations, size_t r)
{
    const kh_brokered *brokered = &self->brokered;
    size_t k;

    for (k = 0; k < brokered->num_neighbours; k++) {
        self->bearer[k]
            = kh_permutation_holding(permutations, r, self->body, brokered->neighbours[k].node);
    }
}

/* Add up the neighbours by sector, and what they share with the body. @return the strength of ties
 * to those that bear a sector. */
static double
tally_neighbours(kh_relabelled *self, agreement *sum)
{
    const kh_net *net = self->net;
    const kh_brokered *brokered = &self->brokered;
    double strength = 0;
    size_t k, j;

    for (k = 0; k < brokered->num_neighbours; k++) {
        const kh_neighbour *neighbour = &brokered->neighbours[k];
        const size_t end = net->share_start[self->bearer[k] + 1];
        double with_body = 0;

        for (j = net->share_start[self->bearer[k]]; j < end; j++) {
            const double share = net->shares[j].share;
            kh_sector_tally *tally = &self->by_sector[net->shares[j].sector];

            tally->in += neighbour->is_in ? share : 0;
            tally->out += neighbour->is_out ? share : 0;
            tally->ties += neighbour->strength * share;
            with_body += tally->own * share;
        }
        sum->first += neighbour->first * with_body;
        sum->second += neighbour->second * with_body;
        strength += net->share_start[self->bearer[k]] < end ? neighbour->strength : 0;
    }
    return strength;
}

/* All pairs of an in- and an out-neighbour but those of one with itself, by what was tallied; each
 * sector is taken once, then cleared. @return the sum of the squares of ties. */
static double
take_all_pairs(kh_relabelled *self, agreement *sum)
{
    const kh_net *net = self->net;
    double squares = 0;
    size_t k, j;

    for (k = 0; k < self->brokered.num_neighbours; k++) {
        const kh_neighbour *neighbour = &self->brokered.neighbours[k];
        const bool is_both = neighbour->is_in && neighbour->is_out;
        const size_t end = net->share_start[self->bearer[k] + 1];

        for (j = net->share_start[self->bearer[k]]; j < end; j++) {
            const double share = net->shares[j].share;
            kh_sector_tally *tally = &self->by_sector[net->shares[j].sector];
            const double pairs = tally->in * tally->out - (is_both ? share * share : 0);

            sum->both += pairs;
            sum->all += tally->own * pairs;
            squares += tally->ties * tally->ties;
            tally->in = tally->out = tally->ties = 0;
        }
    }
    return squares;
}

/* One pair; sorted lists are merged. */
static void
add_pair(const kh_relabelled *self, size_t a, size_t b, agreement *sum)
{
    const kh_net *net = self->net;
    size_t j = net->share_start[a], k = net->share_start[b];

    while (j < net->share_start[a + 1] && k < net->share_start[b + 1]) {
        if (net->shares[j].sector == net->shares[k].sector) {
            const double both = net->shares[j].share * net->shares[k].share;

            sum->both += both;
            sum->all += both * self->by_sector[net->shares[j].sector].own;
            j++;
            k++;
        } else if (net->shares[j].sector < net->shares[k].sector) {
            j++;
        } else {
            k++;
        }
    }
}

static void
take_out_closed(const kh_relabelled *self, agreement *sum)
{
    const kh_brokered *brokered = &self->brokered;
    const double orders = self->net->directed ? 1 : 2;
    agreement closed = { 0 };
    size_t k;

    for (k = 0; k < brokered->num_closed; k++) {
        add_pair(self, self->bearer[brokered->closed[k].from], self->bearer[brokered->closed[k].to],
            &closed);
    }
    sum->both -= orders * closed.both;
    sum->all -= orders * closed.all;
}

/* Fractions leave rounding behind where the exact count is 0, as in kh_brokerage_count(). */
static double
clean(const kh_brokered *brokered, double count)
{
    return count > 1e-12 * brokered->num_in * brokered->num_out ? count : 0;
}

kh_bridging
kh_relabelled_count(kh_relabelled *self, const kh_permutations *permutations, size_t r)
{
    const kh_brokered *brokered = &self->brokered;
    agreement sum = { 0 };
    kh_bridging count;
    double strength, squares;

    bear_labels(self, permutations, r);
    strength = tally_neighbours(self, &sum);
    squares = take_all_pairs(self, &sum);
    take_out_closed(self, &sum);
    count.roles[KH_COORDINATOR] = clean(brokered, sum.all);
    count.roles[KH_CONSULTANT] = clean(brokered, sum.both - sum.all);
    count.roles[KH_REPRESENTATIVE] = clean(brokered, sum.first - sum.all);
    count.roles[KH_GATEKEEPER] = clean(brokered, sum.second - sum.all);
    count.roles[KH_LIAISON]
        = clean(brokered, brokered->num_pairs - sum.first - sum.second - sum.both + 2 * sum.all);
    count.participation = strength > 0 ? fmax(0, 1 - squares / (strength * strength)) : NAN;
    return count;
}
