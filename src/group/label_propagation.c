/* Everyone takes the label that most of its contacts bear, until nobody changes. */
#include "../base/array.h"
#include "../base/random.h"
#include "grouping.h"
#include "level.h"
#include "numbering.h"

#include <stdbool.h>
#include <stdlib.h>

/* Five rounds settle nearly all labels; what still flickers after a hundred has equal choices. */
#define MAX_ROUNDS 100

/* One of the labels that weigh most; the own one, if it is one of them. */
static uint32_t
choose_label(const level_ties *ties, uint32_t own, const level_search *search, uint64_t *counter)
{
    uint32_t label = own;
    double most = ties->by_group[own];
    uint64_t num_equal = 0;
    size_t j;

    for (j = 0; j < ties->num; j++) {
        const double found = ties->by_group[ties->found[j]];

        if (found > most) {
            most = found;
            num_equal = 0;
        }
        /* Of equally many, each is as likely in the end. */
        if (found == most && ties->by_group[own] < most
            && kh_random_below(search->seed, search->stream, counter, ++num_equal) == 0) {
            label = ties->found[j];
        }
    }
    return label;
}

static kh_status
run_round(const level *net, level_search *search, level_ties *ties, uint32_t *label,
    bool *has_changed, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *order = NULL;
    uint64_t counter = 0;
    size_t j;

    KH_TRY(level_shuffle(net, search, &order, err));
    search->stream++;
    *has_changed = false;
    for (j = 0; j < net->num; j++) {
        const uint32_t v = order[j], own = label[v];

        level_ties_add(ties, net, label, v);
        label[v] = choose_label(ties, own, search, &counter);
        level_ties_clear(ties);
        *has_changed = *has_changed || label[v] != own;
    }
out:
    free(order);
    return ret;
}

static kh_status
compute(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
    size_t *num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    level ground = { 0 };
    level_search search = { .seed = seed };
    level_ties ties = { 0 };
    bool has_changed = true;
    size_t v;
    int i;

    (void) resolution;
    KH_TRY(level_of_net(&ground, net, err));
    KH_TRY(level_ties_init(&ties, net->num_nodes, err));
    for (v = 0; v < net->num_nodes; v++) {
        membership[v] = (uint32_t) v;
    }
    for (i = 0; i < MAX_ROUNDS && has_changed; i++) {
        KH_TRY(run_round(&ground, &search, &ties, membership, &has_changed, err));
    }
    KH_TRY(kh_groups_number(membership, net->num_nodes, num_groups, err));
out:
    level_free(&ground);
    level_ties_free(&ties);
    return ret;
}

const kh_grouping kh_grouping_label_propagation = {
    .name = "label-propagation",
    .summary = "everyone joins the group that most of its contacts are in; quick and coarse",
    .source = "Raghavan, Albert & Kumara 2007, doi:10.1103/PhysRevE.76.036106",
    .cost = "O(m) a round, some ten rounds, at most a hundred",
    .draws = true,
    .compute = compute,
};
