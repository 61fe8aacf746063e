/* Burt's quantities for all egos, from one pass over the triangles. */
#include "measure_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void
kh_ego_free(kh_ego *self)
{
    kh_contacts_free(&self->contacts);
    free(self->marginal);
    free(self->indirect);
    free(self->redundancy);
    *self = (kh_ego){ 0 };
}

static kh_status
list_contacts(kh_ego *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num;

    KH_TRY(kh_contacts_build(&self->contacts, net, true, err));
    self->start = self->contacts.start;
    self->node = self->contacts.node;
    self->share = self->contacts.strength;
    num = self->start[net->num_nodes];
    KH_TRY(KH_NEW(&self->marginal, num, "contacts", err));
    KH_TRY(KH_NEW(&self->indirect, num, "contacts", err));
    KH_TRY(KH_NEW(&self->redundancy, num, "contacts", err));
out:
    return ret;
}

/* Strengths to parts of the sum and of the largest. */
static void
relate(kh_ego *self, size_t v)
{
    double sum = 0, top = 0;
    size_t j;

    for (j = self->start[v]; j < self->start[v + 1]; j++) {
        sum += self->share[j];
        top = fmax(top, self->share[j]);
    }
    for (j = self->start[v]; j < self->start[v + 1]; j++) {
        self->marginal[j] = self->share[j] / top;
        self->share[j] /= sum;
    }
}

/* --- triangles --------------------------------------------------------------------------- */

/* Each pair of contacts once, seen from the end with fewer contacts: a hub's list of such pairs
 * is short, so that looking for triangles in it costs little. */
typedef struct {
    const kh_ego *ego;
    size_t *back;  /* entry of (i, j) -> entry of (j, i) */
    size_t *start; /* num_nodes + 1 */
    size_t *entry; /* the entries (i, j) of i that point to ends with more contacts. */
    size_t *mark;  /* node -> 1 + the entry by which the current node reaches it, or 0. */
} pair_list;

static void
pair_list_free(pair_list *self)
{
    free(self->back);
    free(self->start);
    free(self->entry);
    free(self->mark);
}

static bool
points_up(const kh_ego *ego, size_t v, size_t u)
{
    const size_t k_v = ego->start[v + 1] - ego->start[v];
    const size_t k_u = ego->start[u + 1] - ego->start[u];

    return k_v != k_u ? k_v < k_u : v < u;
}

static kh_status
pair_list_build(pair_list *self, const kh_ego *ego, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = ego->start[num_nodes];
    size_t num_up = 0, v, j;

    self->ego = ego;
    KH_TRY(KH_NEW(&self->back, num, "contacts", err));
    KH_TRY(KH_NEW(&self->start, num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->entry, num / 2, "contacts", err));
    KH_TRY(KH_NEW(&self->mark, num_nodes, "nodes", err));
    /* Rows are sorted, so going through all in turn meets each row's entries in turn; `mark`
     * counts how far each row is. */
    for (v = 0; v < num_nodes; v++) {
        for (j = ego->start[v]; j < ego->start[v + 1]; j++) {
            const uint32_t u = ego->node[j];

            self->back[ego->start[u] + self->mark[u]++] = j;
            if (points_up(ego, v, u)) {
                self->entry[num_up++] = j;
            }
        }
        self->start[v + 1] = num_up;
    }
    memset(self->mark, 0, num_nodes * sizeof(*self->mark));
out:
    return ret;
}

/* What ego i, whose contacts j and q know each other, gets from that. Entries: ij, iq, jq, qj. */
static void
add_ego(kh_ego *ego, size_t ij, size_t iq, size_t jq, size_t qj)
{
    ego->indirect[ij] += ego->share[iq] * ego->share[qj];
    ego->indirect[iq] += ego->share[ij] * ego->share[jq];
    ego->redundancy[ij] += ego->share[iq] * ego->marginal[jq];
    ego->redundancy[iq] += ego->share[ij] * ego->marginal[qj];
}

static void
add_triangle(kh_ego *ego, const size_t *back, size_t ab, size_t ac, size_t bc)
{
    const size_t ba = back[ab], ca = back[ac], cb = back[bc];

    add_ego(ego, ab, ac, bc, cb);
    add_ego(ego, ba, bc, ac, ca);
    add_ego(ego, ca, cb, ab, ba);
}

/* The triangles of which v is the lowest corner. */
static void
add_triangles_of(kh_ego *ego, pair_list *pairs, size_t v)
{
    size_t j, k;

    for (j = pairs->start[v]; j < pairs->start[v + 1]; j++) {
        pairs->mark[ego->node[pairs->entry[j]]] = pairs->entry[j] + 1;
    }
    for (j = pairs->start[v]; j < pairs->start[v + 1]; j++) {
        const size_t vu = pairs->entry[j];
        const uint32_t u = ego->node[vu];

        for (k = pairs->start[u]; k < pairs->start[u + 1]; k++) {
            const size_t uw = pairs->entry[k];
            const size_t vw = pairs->mark[ego->node[uw]];

            if (vw != 0) {
                add_triangle(ego, pairs->back, vu, vw - 1, uw);
            }
        }
    }
    for (j = pairs->start[v]; j < pairs->start[v + 1]; j++) {
        pairs->mark[ego->node[pairs->entry[j]]] = 0;
    }
}

kh_status
kh_ego_build(kh_ego *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    pair_list pairs = { 0 };
    size_t v;

    KH_TRY(list_contacts(self, net, err));
    for (v = 0; v < net->num_nodes; v++) {
        relate(self, v);
    }
    KH_TRY(pair_list_build(&pairs, self, net->num_nodes, err));
    for (v = 0; v < net->num_nodes; v++) {
        add_triangles_of(self, &pairs, v);
    }
out:
    pair_list_free(&pairs);
    return ret;
}

kh_status
kh_ego_measure(const kh_net *net, size_t min_contacts, double (*value)(const kh_ego *ego, size_t i),
    double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ego ego = { 0 };
    size_t v;

    KH_TRY(kh_ego_build(&ego, net, err));
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = ego.start[v + 1] - ego.start[v] < min_contacts ? NAN : value(&ego, v);
    }
out:
    kh_ego_free(&ego);
    return ret;
}

double
kh_ego_constraint(const kh_ego *self, size_t entry)
{
    const double invested = self->share[entry] + self->indirect[entry];

    return invested * invested;
}

double
kh_ego_effective_size(const kh_ego *self, size_t i)
{
    double size = 0;
    size_t j;

    for (j = self->start[i]; j < self->start[i + 1]; j++) {
        size += 1 - self->redundancy[j];
    }
    return size;
}
