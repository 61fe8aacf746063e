#include "measure_private.h"

#include <math.h>
#include <stdlib.h>

/* Nodes in the order of the contacts that they have left: those with k of them begin at
 * node[first[k]]. */
typedef struct {
    uint32_t *left;
    uint32_t *node, *place; /* node[place[v]] is v. */
    uint32_t *first;        /* one more than the largest number of contacts, and one more. */
} peeling;

static void
peeling_free(peeling *self)
{
    free(self->left);
    free(self->node);
    free(self->place);
    free(self->first);
}

/* Counting sort. */
static kh_status
peeling_init(peeling *self, const kh_contacts *contacts, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t most = 0, k;
    size_t v;

    KH_TRY(KH_NEW(&self->left, num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->node, num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->place, num_nodes, "nodes", err));
    for (v = 0; v < num_nodes; v++) {
        self->left[v] = (uint32_t) (contacts->start[v + 1] - contacts->start[v]);
        most = self->left[v] > most ? self->left[v] : most;
    }
    KH_TRY(KH_NEW(&self->first, (size_t) most + 2, "nodes", err));
    for (v = 0; v < num_nodes; v++) {
        self->first[self->left[v] + 1]++;
    }
    for (k = 0; k <= most; k++) {
        self->first[k + 1] += self->first[k];
    }
    for (v = 0; v < num_nodes; v++) {
        self->place[v] = self->first[self->left[v]]++;
        self->node[self->place[v]] = (uint32_t) v;
    }
    /* Filling moved each beginning to the next one. */
    for (k = most + 1; k > 0; k--) {
        self->first[k] = self->first[k - 1];
    }
    self->first[0] = 0;
out:
    return ret;
}

/* A contact of u was taken: u changes places with the first of those that have as many left, and
 * the next ones begin behind it. */
static void
lower(peeling *self, uint32_t u)
{
    const uint32_t to = self->first[self->left[u]]++, from = self->place[u];
    const uint32_t other = self->node[to];

    self->node[to] = u;
    self->place[u] = to;
    self->node[from] = other;
    self->place[other] = from;
    self->left[u]--;
}

/* Take the node with the fewest contacts left, again and again; who has no more left than one that
 * is taken is in the same core as that one. */
static void
peel(peeling *self, const kh_contacts *contacts, size_t num_nodes, double *values)
{
    size_t i, j;

    for (i = 0; i < num_nodes; i++) {
        const uint32_t v = self->node[i];

        values[v] = self->left[v];
        for (j = contacts->start[v]; j < contacts->start[v + 1]; j++) {
            const uint32_t u = contacts->node[j];

            if (self->left[u] > self->left[v]) {
                lower(self, u);
            }
        }
    }
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_contacts contacts = { 0 };
    peeling p = { 0 };

    KH_TRY(kh_contacts_build(&contacts, net, false, err));
    KH_TRY(peeling_init(&p, &contacts, net->num_nodes, err));
    peel(&p, &contacts, net->num_nodes, values);
out:
    peeling_free(&p);
    kh_contacts_free(&contacts);
    return ret;
}

const kh_measure kh_measure_coreness = {
    .name = "coreness",
    .summary = "how deep in the dense middle it sits: the largest k such that it belongs to a "
               "group in which everyone has at least k ties",
    .formula = "largest k such that v is in the k-core, the largest part of the net in which "
               "every node has at least k neighbours",
    .unit = "ties",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
    .cost = "O(n + m)",
    .compute = compute,
};
