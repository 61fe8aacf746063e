/* From two lists of nodes to two ends that have none in common. */
#include "reported.h"

#include "../base/array.h"

typedef struct {
    size_t shared; /* nodes in both lists. */
    bool same, a_within_b, b_within_a;
} overlap;

static overlap
compare(const kh_cut_end *a, const kh_cut_end *b)
{
    overlap o = { 0 };
    size_t i = 0, j = 0;

    while (i < a->num_nodes && j < b->num_nodes) {
        const uint32_t u = a->nodes[i], v = b->nodes[j];

        o.shared += u == v;
        i += u <= v;
        j += v <= u;
    }
    o.a_within_b = o.shared == a->num_nodes;
    o.b_within_a = o.shared == b->num_nodes;
    o.same = o.a_within_b && o.b_within_a;
    return o;
}

kh_status
reported_find_ends(reported *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_cut_end *a = &self->request->a, *b = &self->request->b;
    const overlap o = compare(a, b);
    const uint8_t of_both = o.a_within_b ? KH_SIDE_A : o.b_within_a ? KH_SIDE_B : KH_SIDE_NONE;
    size_t j;

    if (o.same) {
        kh_fail(err, KH_ERR_ARGUMENT, "\"%s\" and \"%s\" are the same %s", a->name, b->name,
            a->num_nodes == 1 ? "node" : "nodes");
        kh_hint(err, "a cut separates two that differ");
        return KH_ERR_ARGUMENT;
    }
    KH_TRY(KH_NEW(&self->end, self->net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->both, o.shared, "nodes", err));
    for (j = 0; j < a->num_nodes; j++) {
        self->end[a->nodes[j]] = KH_SIDE_A;
    }
    for (j = 0; j < b->num_nodes; j++) {
        const uint32_t v = b->nodes[j];

        if (self->end[v] == KH_SIDE_A) {
            self->end[v] = of_both;
            self->both[self->num_both] = v;
            self->num_both += of_both == KH_SIDE_NONE;
        } else {
            self->end[v] = KH_SIDE_B;
        }
    }
out:
    return ret;
}

bool
reported_is_in_both(const reported *self, size_t v)
{
    size_t first = 0, end = self->num_both;

    while (first < end) {
        const size_t middle = first + (end - first) / 2;

        if (self->both[middle] < v) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first < self->num_both && self->both[first] == v;
}
