#include "possible.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

static bool
has_sector(const kh_net *net, size_t v)
{
    return net->share_start[v] < net->share_start[v + 1];
}

/* A node wholly in one sector: its pairs with others wholly there are none of different sectors. */
static bool
is_single(const kh_net *net, size_t v)
{
    return net->share_start[v] + 1 == net->share_start[v + 1];
}

/* --- components -------------------------------------------------------------------------- */

static void
push_neighbours(const kh_adjacency *rows, uint32_t v, uint32_t mark, uint32_t taken_out,
    uint32_t *component, uint32_t *stack, size_t *num)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t u = rows->node[j];

        if (u != taken_out && component[u] == KH_NONE) {
            component[u] = mark;
            stack[(*num)++] = u;
        }
    }
}

kh_status
kh_components_without(const kh_net *net, uint32_t taken_out, uint32_t *component,
    size_t *num_components, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *stack = NULL, mark = 0, v;
    size_t num = 0;

    KH_TRY(KH_NEW(&stack, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        component[v] = KH_NONE;
    }
    for (v = 0; v < net->num_nodes; v++) {
        if (v == taken_out || component[v] != KH_NONE) {
            continue;
        }
        component[v] = mark;
        stack[num++] = v;
        while (num > 0) {
            const uint32_t u = stack[--num];

            push_neighbours(&net->out, u, mark, taken_out, component, stack, &num);
            push_neighbours(&net->in, u, mark, taken_out, component, stack, &num);
        }
        mark++;
    }
    *num_components = mark;
out:
    free(stack);
    return ret;
}

/* --- undirected: in closed form, component by component ---------------------------------- */

/* What the nodes of one component sum to. */
typedef struct {
    double *shares;  /* num_sectors: sum of m_x */
    size_t *singles; /* num_sectors: nodes wholly in x */
    double num, squares;
} group;

static void
join(group *self, const kh_net *net, size_t v)
{
    size_t j;

    self->num++;
    self->singles[net->shares[net->share_start[v]].sector] += is_single(net, v);
    for (j = net->share_start[v]; j < net->share_start[v + 1]; j++) {
        self->shares[net->shares[j].sector] += net->shares[j].share;
        self->squares += net->shares[j].share * net->shares[j].share;
    }
}

/* Sum of w over the pairs within, and their number; the group is empty afterwards. */
static void
close_group(group *self, size_t num_sectors, kh_possible *possible)
{
    double same = -self->squares, all = self->num * (self->num - 1) / 2, different = all;
    size_t x;

    for (x = 0; x < num_sectors; x++) {
        same += self->shares[x] * self->shares[x];
        different -= (double) self->singles[x] * ((double) self->singles[x] - 1) / 2;
    }
    if (different > 0) {
        possible->weight += all - same / 2;
        possible->num += (size_t) different;
    }
    memset(self->shares, 0, num_sectors * sizeof(*self->shares));
    memset(self->singles, 0, num_sectors * sizeof(*self->singles));
    self->num = self->squares = 0;
}

static void
add_components(const kh_net *net, uint32_t body, const uint32_t *members, const size_t *start,
    size_t num_components, group *g, kh_possible *possible)
{
    size_t c, j;

    for (c = 0; c < num_components; c++) {
        for (j = start[c]; j < start[c + 1]; j++) {
            if (members[j] != body && has_sector(net, members[j])) {
                join(g, net, members[j]);
            }
        }
        if (g->num > 0) {
            close_group(g, net->num_sectors, possible);
        }
    }
}

/* Members of each component, those of c at start[c] .. start[c + 1] - 1: a counting sort, with
 * start[c + 1] as the place for the next of c. @param start num_components + 2 zeros. */
static void
sort_members(const uint32_t *component, size_t num_nodes, size_t num_components, size_t *start,
    uint32_t *members)
{
    size_t v, c;

    for (v = 0; v < num_nodes; v++) {
        if (component[v] != KH_NONE) {
            start[component[v] + 2]++;
        }
    }
    for (c = 1; c <= num_components; c++) {
        start[c + 1] += start[c];
    }
    for (v = 0; v < num_nodes; v++) {
        if (component[v] != KH_NONE) {
            members[start[component[v] + 1]++] = (uint32_t) v;
        }
    }
}

static kh_status
undirected(kh_possible *self, const kh_net *net, uint32_t body, bool without_body, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *component = NULL, *members = NULL;
    size_t *start = NULL, num_components = 0;
    group g = { 0 };

    KH_TRY(KH_NEW(&component, net->num_nodes, "components", err));
    KH_TRY(KH_NEW(&members, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&g.shares, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&g.singles, net->num_sectors, "sectors", err));
    KH_TRY(
        kh_components_without(net, without_body ? body : KH_NONE, component, &num_components, err));
    KH_TRY(KH_NEW(&start, num_components + 2, "components", err));
    sort_members(component, net->num_nodes, num_components, start, members);
    add_components(net, body, members, start, num_components, &g, self);
out:
    free(component);
    free(members);
    free(start);
    free(g.shares);
    free(g.singles);
    return ret;
}

/* --- directed: who reaches whom, 64 sources at once -------------------------------------- */

#define LANES 64

typedef struct {
    const kh_net *net;
    uint32_t body, avoided;
    uint64_t *seen;  /* bit l: source l of the batch gets here */
    uint32_t *queue; /* a ring */
    uint8_t *queued;
    double *shares;  /* [lane * num_sectors + x]: sum of m_x over what the source reaches */
    size_t *singles; /* the same for nodes wholly in x */
    double *num;     /* [lane]: nodes with a sector */
} reach;

static void
reach_free(reach *self)
{
    free(self->seen);
    free(self->queue);
    free(self->queued);
    free(self->shares);
    free(self->singles);
    free(self->num);
}

static kh_status
reach_init(reach *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = self->net->num_nodes;

    KH_TRY(KH_NEW(&self->seen, n, "marks", err));
    KH_TRY(KH_NEW(&self->queue, n, "nodes", err));
    KH_TRY(KH_NEW(&self->queued, n, "marks", err));
    KH_TRY(KH_NEW(&self->shares, (size_t) LANES * self->net->num_sectors, "shares", err));
    KH_TRY(KH_NEW(&self->singles, (size_t) LANES * self->net->num_sectors, "counts", err));
    KH_TRY(KH_NEW(&self->num, LANES, "counts", err));
out:
    return ret;
}

static void
spread(reach *self, size_t num_queued)
{
    const kh_net *net = self->net;
    size_t first = 0, j;

    while (num_queued > 0) {
        const uint32_t v = self->queue[first];

        first = first + 1 == net->num_nodes ? 0 : first + 1;
        num_queued--;
        self->queued[v] = 0;
        for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
            const uint32_t u = net->out.node[j];

            if (u == self->avoided || (self->seen[v] & ~self->seen[u]) == 0) {
                continue;
            }
            self->seen[u] |= self->seen[v];
            if (!self->queued[u]) {
                self->queued[u] = 1;
                self->queue[(first + num_queued++) % net->num_nodes] = u;
            }
        }
    }
}

/* Add node t to what each source of its bits reaches. */
static void
count_reached(reach *self, const uint32_t *sources, size_t t)
{
    const kh_net *net = self->net;
    uint64_t bits = self->seen[t];
    size_t lane, j;

    for (lane = 0; bits != 0; lane++, bits >>= 1) {
        if ((bits & 1) == 0 || sources[lane] == t) {
            continue;
        }
        self->num[lane]++;
        for (j = net->share_start[t]; j < net->share_start[t + 1]; j++) {
            const kh_share *share = &net->shares[j];

            self->shares[lane * net->num_sectors + share->sector] += share->share;
            self->singles[lane * net->num_sectors + share->sector] += is_single(net, t);
        }
    }
}

static void
close_lane(const reach *self, size_t lane, uint32_t source, kh_possible *possible)
{
    const kh_net *net = self->net;
    const size_t row = lane * net->num_sectors;
    const kh_share *first = &net->shares[net->share_start[source]];
    double same = 0;
    size_t num = (size_t) self->num[lane], j;

    for (j = net->share_start[source]; j < net->share_start[source + 1]; j++) {
        same += net->shares[j].share * self->shares[row + net->shares[j].sector];
    }
    if (is_single(net, source)) {
        num -= self->singles[row + first->sector];
    }
    if (num > 0) {
        possible->weight += self->num[lane] - same;
        possible->num += num;
    }
}

static void
run_batch(reach *self, const uint32_t *sources, size_t num, kh_possible *possible)
{
    const kh_net *net = self->net;
    size_t j;

    memset(self->seen, 0, net->num_nodes * sizeof(*self->seen));
    memset(self->shares, 0, LANES * net->num_sectors * sizeof(*self->shares));
    memset(self->singles, 0, LANES * net->num_sectors * sizeof(*self->singles));
    memset(self->num, 0, LANES * sizeof(*self->num));
    for (j = 0; j < num; j++) {
        self->seen[sources[j]] = UINT64_C(1) << j;
        self->queue[j] = sources[j];
        self->queued[sources[j]] = 1;
    }
    spread(self, num);
    for (j = 0; j < net->num_nodes; j++) {
        if (j != self->body && has_sector(net, j)) {
            count_reached(self, sources, j);
        }
    }
    for (j = 0; j < num; j++) {
        close_lane(self, j, sources[j], possible);
    }
}

static kh_status
directed(kh_possible *self, const kh_net *net, uint32_t body, bool without_body, kh_error *err)
{
    kh_status ret = KH_OK;
    reach r = { .net = net, .body = body, .avoided = without_body ? body : KH_NONE };
    uint32_t sources[LANES] = { 0 }, v;
    size_t num = 0;

    KH_TRY(reach_init(&r, err));
    for (v = 0; v < net->num_nodes; v++) {
        if (v != body && has_sector(net, v)) {
            sources[num++] = v;
        }
        if (num == LANES || (v + 1 == net->num_nodes && num > 0)) {
            run_batch(&r, sources, num, self);
            num = 0;
        }
    }
out:
    reach_free(&r);
    return ret;
}

kh_status
kh_possible_compute(
    kh_possible *self, const kh_net *net, uint32_t body, bool without_body, kh_error *err)
{
    *self = (kh_possible){ 0 };
    return net->directed ? directed(self, net, body, without_body, err)
                         : undirected(self, net, body, without_body, err);
}
