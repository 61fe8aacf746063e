#include "measure_private.h"

#include <math.h>
#include <stdlib.h>

/* Each pair of contacts once, seen from the end with fewer contacts: the lists of hubs are short,
 * so that each triangle is found from its lowest corner at a small cost. */
typedef struct {
    const kh_contacts *contacts;
    size_t *start;  /* num_nodes + 1 */
    uint32_t *node; /* contacts that have more contacts. */
    uint32_t *mark; /* 1 + the node whose list the node stands in now. */
} triangles;

static void
triangles_free(triangles *self)
{
    free(self->start);
    free(self->node);
    free(self->mark);
}

static size_t
count_contacts(const kh_contacts *contacts, size_t v)
{
    return contacts->start[v + 1] - contacts->start[v];
}

static bool
points_up(const kh_contacts *contacts, size_t v, size_t u)
{
    const size_t k_v = count_contacts(contacts, v), k_u = count_contacts(contacts, u);

    return k_v != k_u ? k_v < k_u : v < u;
}

static kh_status
triangles_init(triangles *self, const kh_contacts *contacts, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num = 0, v, j;

    self->contacts = contacts;
    KH_TRY(KH_NEW(&self->start, num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->node, contacts->start[num_nodes] / 2, "contacts", err));
    KH_TRY(KH_NEW(&self->mark, num_nodes, "nodes", err));
    for (v = 0; v < num_nodes; v++) {
        for (j = contacts->start[v]; j < contacts->start[v + 1]; j++) {
            if (points_up(contacts, v, contacts->node[j])) {
                self->node[num++] = contacts->node[j];
            }
        }
        self->start[v + 1] = num;
    }
out:
    return ret;
}

/* Count the triangles of which v is the lowest corner, at each of their corners. */
static void
count_triangles(triangles *self, uint32_t v, double *values)
{
    size_t j, k;

    for (j = self->start[v]; j < self->start[v + 1]; j++) {
        self->mark[self->node[j]] = v + 1;
    }
    for (j = self->start[v]; j < self->start[v + 1]; j++) {
        const uint32_t u = self->node[j];
        double num = 0;

        for (k = self->start[u]; k < self->start[u + 1]; k++) {
            if (self->mark[self->node[k]] == v + 1) {
                values[self->node[k]]++;
                num++;
            }
        }
        values[u] += num;
        values[v] += num;
    }
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_contacts contacts = { 0 };
    triangles t = { 0 };
    size_t v;

    KH_TRY(kh_contacts_build(&contacts, net, false, err));
    KH_TRY(triangles_init(&t, &contacts, net->num_nodes, err));
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = 0;
    }
    for (v = 0; v < net->num_nodes; v++) {
        count_triangles(&t, (uint32_t) v, values);
    }
    for (v = 0; v < net->num_nodes; v++) {
        const double k = (double) count_contacts(&contacts, v);

        values[v] = k > 1 ? 2 * values[v] / (k * (k - 1)) : NAN;
    }
out:
    triangles_free(&t);
    kh_contacts_free(&contacts);
    return ret;
}

const kh_measure kh_measure_clustering = {
    .name = "clustering",
    .summary = "how many of its neighbours know each other: the share of pairs of neighbours "
               "that are tied",
    .formula = "2 t(v) / (k (k - 1)), t(v) = ties among the k neighbours of v",
    .unit = "share of pairs",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "it has fewer than two neighbours",
    .source = "Watts & Strogatz 1998, doi:10.1038/30918",
    .cost = "O(m^1.5)",
    .compute = compute,
};
