/* Nets from one line of text, for tests that are about nets and not about files.
 *
 *     "a>b"      a claim walked from a to b        "a-b"    a claim walked both ways
 *     "a-b*2.5"  of weight 2.5                     "a"      a node without claims
 *
 * Nodes are numbered in the order of first mention. A net of '-' alone is undirected. */
#ifndef NETLIB_H
#define NETLIB_H

#include "../src/base/array.h"
#include "../src/graph/graph.h"
#include "../src/graph/select.h"
#include "../src/net/net.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    kh_graph graph;
    kh_selection selection;
    kh_net net;
} net_fixture;

static inline void
fixture_free(net_fixture *self)
{
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}

static inline kh_status
fixture_node(kh_graph *graph, const char *id, uint32_t *node, kh_error *err)
{
    return kh_graph_find_node(graph, id, node) ? KH_OK : kh_graph_add_node(graph, id, node, err);
}

/* One claim; `way` is '>' or '-', weight 0 is not stated. */
static inline kh_status
fixture_claim(
    kh_graph *graph, const char *from, char way, const char *to, double weight, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t source, target, relation, edge;

    KH_TRY(fixture_node(graph, from, &source, err));
    KH_TRY(fixture_node(graph, to, &target, err));
    KH_TRY(kh_graph_need_relation(graph, way == '>' ? "forward" : "both", &relation, err));
    graph->relations.items[relation].walk = way == '>' ? KH_WALK_FORWARD : KH_WALK_BOTH;
    KH_TRY(kh_graph_add_edge(graph, source, target, &edge, err));
    graph->edges.relation[edge] = relation;
    graph->edges.weight[edge] = weight;
out:
    return ret;
}

static inline kh_status
fixture_parse(kh_graph *graph, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    char word[128], from[64], to[64], way;
    uint32_t node;
    int used;

    for (; sscanf(text, " %127s%n", word, &used) == 1; text += used) {
        double weight = 0;

        if (sscanf(word, "%63[^->*]%c%63[^->*]*%lf", from, &way, to, &weight) >= 3) {
            KH_TRY(fixture_claim(graph, from, way, to, weight, err));
        } else {
            KH_TRY(fixture_node(graph, word, &node, err));
        }
    }
out:
    return ret;
}

/* The net of everything in the fixture's graph. */
static inline kh_status
fixture_net(net_fixture *self, const kh_net_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_selector everything = { .num_types = 0 };

    KH_TRY(kh_select(&self->selection, &self->graph, &everything, err));
    KH_TRY(kh_net_build(&self->net, &self->graph, &self->selection, options, err));
out:
    return ret;
}

/* All-zero before; the caller frees it, also after failure. */
static inline kh_status
fixture_build(net_fixture *self, const char *text, const kh_net_options *options, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(fixture_parse(&self->graph, text, err));
    KH_TRY(fixture_net(self, options, err));
out:
    return ret;
}

#endif
