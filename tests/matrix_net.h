/* Small graphs as matrices, so that an oracle sees plain numbers and the library a graph with
 * parallel claims, loops, relations walked both ways and several sectors a node. */
#ifndef MATRIX_NET_H
#define MATRIX_NET_H

#include "testlib.h"

#include "../src/net/net.h"

#include <stdio.h>

#define MOST_NODES   12
#define MOST_SECTORS 4

/* strength[u][v] > 0 is an arc u -> v; both triangles are filled if undirected. */
typedef struct {
    size_t num_nodes, num_sectors;
    bool directed, weighted;
    double strength[MOST_NODES][MOST_NODES];
    double share[MOST_NODES][MOST_SECTORS]; /* rows sum to 1, or to 0: sectorless */
} matrix_net;

/* The same as the library holds it. */
typedef struct {
    kh_graph graph;
    kh_selection selection;
    kh_net net;
} built_net;

/* --- random numbers ---------------------------------------------------------------------- */

static inline uint64_t
next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline size_t
draw_below(uint64_t *state, size_t n)
{
    return (size_t) (next_random(state) % n);
}

static inline bool
draw_chance(uint64_t *state, double p)
{
    return (double) (next_random(state) >> 11) * 0x1p-53 < p;
}

/* --- matrices ---------------------------------------------------------------------------- */

static inline void
set_tie(matrix_net *self, size_t u, size_t v, double strength)
{
    self->strength[u][v] = strength;
    if (!self->directed) {
        self->strength[v][u] = strength;
    }
}

static inline void
set_sector(matrix_net *self, size_t v, size_t sector)
{
    memset(self->share[v], 0, sizeof(self->share[v]));
    self->share[v][sector] = 1;
}

/* One sector in half of the cases, none or a mixture otherwise. */
static inline void
draw_shares(matrix_net *self, size_t v, bool single, uint64_t *state)
{
    double sum = 0;
    size_t s;

    if (draw_chance(state, 0.15)) {
        return;
    }
    if (single || draw_chance(state, 0.5)) {
        set_sector(self, v, draw_below(state, self->num_sectors));
        return;
    }
    for (s = 0; s < self->num_sectors; s++) {
        self->share[v][s] = (double) draw_below(state, 4);
        sum += self->share[v][s];
    }
    for (s = 0; s < self->num_sectors && sum > 0; s++) {
        self->share[v][s] /= sum;
    }
}

/* Sparse ones are disconnected. Strengths are few, so that paths of different ties often tie. */
static inline void
draw_net(matrix_net *self, bool directed, bool weighted, bool single, uint64_t *state)
{
    static const double strengths[] = { 1, 2, 4, 0.5, 3, 1.5, 6 };
    const double density = 0.1 + 0.1 * (double) draw_below(state, 6);
    size_t u, v;

    *self = (matrix_net){ .num_nodes = 2 + draw_below(state, 8),
        .num_sectors = 1 + draw_below(state, MOST_SECTORS),
        .directed = directed,
        .weighted = weighted };
    for (u = 0; u < self->num_nodes; u++) {
        draw_shares(self, u, single, state);
        for (v = directed ? 0 : u + 1; v < self->num_nodes; v++) {
            if (u != v && draw_chance(state, density)) {
                set_tie(self, u, v, weighted ? strengths[draw_below(state, 7)] : 1);
            }
        }
    }
}

/* --- from matrix to library -------------------------------------------------------------- */

static inline void
add_claim(kh_graph *graph, size_t u, size_t v, double weight)
{
    kh_error err = { 0 };
    uint32_t edge;

    assert_ok(kh_graph_add_edge(graph, (uint32_t) u, (uint32_t) v, &edge, &err));
    graph->edges.weight[edge] = weight;
}

static inline void
add_nodes(const matrix_net *matrix, kh_graph *graph)
{
    kh_error err = { 0 };
    size_t v, s;

    for (s = 0; s < matrix->num_sectors; s++) {
        const char id[] = { (char) ('A' + s), '\0' };
        uint32_t sector;

        assert_ok(kh_graph_need_sector(graph, id, &sector, &err));
    }
    for (v = 0; v < matrix->num_nodes; v++) {
        char id[24];
        uint32_t node;

        snprintf(id, sizeof(id), "n%02u", (unsigned) v);
        assert_ok(kh_graph_add_node(graph, id, &node, &err));
        for (s = 0; s < matrix->num_sectors; s++) {
            /* Weights are not normalised in a file. */
            const kh_membership membership
                = { .sector = (uint32_t) s, .weight = 7 * matrix->share[v][s] };

            if (matrix->share[v][s] > 0) {
                assert_ok(
                    kh_graph_push_membership(graph, &graph->nodes.sectors[node], membership, &err));
            }
        }
    }
}

/* A tie in one claim, in two parallel ones, or with its reverse in one claim walked both ways. */
static inline void
add_tie(const matrix_net *matrix, kh_graph *graph, size_t u, size_t v)
{
    const double strength = matrix->strength[u][v];
    const bool mutual = matrix->directed && matrix->strength[v][u] == strength;

    if (mutual && (u + v) % 2 == 1) {
        if (u < v) {
            add_claim(graph, u, v, strength);
            graph->edges.relation[graph->edges.num - 1] = 0;
        }
    } else if ((u + 2 * v) % 3 == 0) {
        add_claim(graph, u, v, strength / 2);
        add_claim(graph, matrix->directed ? u : v, matrix->directed ? v : u, strength / 2);
    } else {
        add_claim(graph, u, v, strength);
    }
    if (u % 3 == 0) {
        add_claim(graph, u, u, 5);
    }
}

static inline void
build_net(built_net *self, const matrix_net *matrix)
{
    const kh_selector everything = { 0 };
    const kh_net_options options = { .weighted = matrix->weighted, .seed = 42 };
    kh_error err = { 0 };
    uint32_t both;
    size_t u, v;

    memset(self, 0, sizeof(*self));
    self->graph.directed = matrix->directed;
    assert_ok(kh_graph_need_relation(&self->graph, "both", &both, &err));
    self->graph.relations.items[both].walk = KH_WALK_BOTH;
    add_nodes(matrix, &self->graph);
    for (u = 0; u < matrix->num_nodes; u++) {
        for (v = matrix->directed ? 0 : u + 1; v < matrix->num_nodes; v++) {
            if (matrix->strength[u][v] > 0) {
                add_tie(matrix, &self->graph, u, v);
            }
        }
    }
    assert_ok(kh_select(&self->selection, &self->graph, &everything, &err));
    assert_ok(kh_net_build(&self->net, &self->graph, &self->selection, &options, &err));
    assert_int_equal(self->net.num_nodes, matrix->num_nodes);
}

static inline void
free_net(built_net *self)
{
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}

#endif
