/* Hierarchies that lead back to where they began. */
#include "families.h"

#include "../base/array.h"

#include <stdlib.h>

#define MAX_SHOWN 12

/* Edges of one relation by their source: those of node v are first[v] .. first[v + 1] - 1. */
typedef struct {
    const kh_graph *graph;
    kh_findings *findings;
    uint32_t relation;
    uint32_t *first, *edges;
    uint32_t *next;  /* of a node on the path: the next of its edges to follow */
    uint32_t *state; /* 0: not seen, 1: done, k + 2: at place k of the path */
    uint32_t *path;  /* edges from the root to where we are */
} hierarchy;

static void
hierarchy_free(hierarchy *h)
{
    free(h->first);
    free(h->edges);
    free(h->next);
    free(h->state);
    free(h->path);
}

static kh_status
hierarchy_init(hierarchy *h, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &h->graph->edges;
    const size_t num_nodes = h->graph->nodes.num;
    size_t e, v;

    KH_TRY(KH_NEW(&h->first, num_nodes + 2, "offsets", err));
    KH_TRY(KH_NEW(&h->edges, edges->num, "edges", err));
    KH_TRY(KH_NEW(&h->next, num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&h->state, num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&h->path, num_nodes + 1, "nodes", err));
    for (e = 0; e < edges->num; e++) {
        h->first[edges->source[e] + 2] += edges->relation[e] == h->relation;
    }
    for (v = 2; v < num_nodes + 2; v++) {
        h->first[v] += h->first[v - 1];
    }
    for (e = 0; e < edges->num; e++) {
        if (edges->relation[e] == h->relation) {
            h->edges[h->first[edges->source[e] + 1]++] = (uint32_t) e;
        }
    }
out:
    return ret;
}

/* Whether all edges of a cycle hold on some common day: A under B until 2000 and B under A since
 * then is a reform, not a contradiction. */
static bool
hold_together(const kh_edges *edges, const uint32_t *cycle, size_t num)
{
    int32_t from = INT32_MIN, to = INT32_MAX;
    size_t j;

    for (j = 0; j < num; j++) {
        const int32_t first = kh_date_first_day(edges->start[cycle[j]]);
        const int32_t last = kh_date_last_day(edges->end[cycle[j]]);

        from = first > from ? first : from;
        to = last < to ? last : to;
    }
    return from <= to;
}

static kh_status
report_cycle(const hierarchy *h, const uint32_t *cycle, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = h->graph;
    kh_text names = { 0 };
    size_t j;

    if (!hold_together(&graph->edges, cycle, num)) {
        return KH_OK;
    }
    for (j = 0; j < num && j < MAX_SHOWN; j++) {
        kh_text_print(&names, "%s -> ", kh_graph_node_id(graph, graph->edges.source[cycle[j]]));
    }
    if (num > MAX_SHOWN) {
        kh_text_print(&names, "(%zu more) -> ", num - MAX_SHOWN);
    }
    kh_text_add(&names, kh_graph_node_id(graph, graph->edges.source[cycle[0]]));
    KH_TRY(kh_text_status(&names, err));
    KH_TRY(kh_add_at_edge(graph, h->findings, "E020", cycle[num - 1], "",
        "one of these edges points the wrong way: the source is under the target", err,
        "\"%s\" leads round in a circle: %s",
        kh_graph_text(graph, graph->relations.items[h->relation].id), kh_text_bytes(&names)));
out:
    kh_text_free(&names);
    return ret;
}

/* Depth first from a node, without recursion: a hierarchy may be as deep as the graph is large. */
static kh_status
walk_from(hierarchy *h, uint32_t root, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t v = root;
    size_t depth = 0;

    h->state[v] = 2;
    h->next[v] = h->first[v];
    for (;;) {
        if (h->next[v] == h->first[v + 1]) {
            h->state[v] = 1;
            if (depth == 0) {
                break;
            }
            v = h->graph->edges.source[h->path[--depth]];
        } else {
            const uint32_t e = h->edges[h->next[v]++], w = h->graph->edges.target[e];

            h->path[depth] = e;
            if (h->state[w] >= 2) {
                const size_t start = h->state[w] - 2;

                KH_TRY(report_cycle(h, h->path + start, depth + 1 - start, err));
            } else if (h->state[w] == 0) {
                depth++;
                h->state[w] = (uint32_t) depth + 2;
                h->next[w] = h->first[w];
                v = w;
            }
        }
    }
out:
    return ret;
}

static kh_status
check_relation(const kh_graph *graph, kh_findings *findings, uint32_t relation, kh_error *err)
{
    kh_status ret = KH_OK;
    hierarchy h = { .graph = graph, .findings = findings, .relation = relation };
    size_t v;

    KH_TRY(hierarchy_init(&h, err));
    for (v = 0; v < graph->nodes.num; v++) {
        if (h.state[v] == 0) {
            KH_TRY(walk_from(&h, (uint32_t) v, err));
        }
    }
out:
    hierarchy_free(&h);
    return ret;
}

static kh_status
check_hierarchies(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < graph->relations.num; j++) {
        if (graph->relations.items[j].hierarchical) {
            KH_TRY(check_relation(graph, findings, (uint32_t) j, err));
        }
    }
out:
    return ret;
}

/* --- sectors --------------------------------------------------------------------------------- */

static kh_status
report_sectors(const kh_graph *graph, kh_findings *findings, uint32_t start, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_position position = graph->sectors.items[start].position;
    kh_text names = { 0 };
    char pointer[64];
    uint32_t s = start;

    do {
        kh_text_print(&names, "%s -> ", kh_graph_text(graph, graph->sectors.items[s].id));
        s = graph->sectors.items[s].parent;
    } while (s != start);
    kh_text_add(&names, kh_graph_text(graph, graph->sectors.items[start].id));
    kh_graph_print_pointer(graph, "sectors", position, "/parent", pointer, sizeof(pointer));
    KH_TRY(kh_text_status(&names, err));
    KH_TRY(kh_findings_add(findings, "E021", kh_graph_place(graph, position), pointer, NULL, err,
        "the parents of a sector lead round in a circle: %s", kh_text_bytes(&names)));
out:
    kh_text_free(&names);
    return ret;
}

static kh_status
check_sectors(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *seen = NULL; /* the sector + 1 from which we came past here */
    uint32_t s, from;

    KH_TRY(KH_NEW(&seen, graph->sectors.num, "sectors", err));
    for (from = 0; from < graph->sectors.num; from++) {
        for (s = from; s != KH_NONE && seen[s] == 0; s = graph->sectors.items[s].parent) {
            seen[s] = from + 1;
        }
        if (s != KH_NONE && seen[s] == from + 1) {
            KH_TRY(report_sectors(graph, findings, s, err));
        }
    }
out:
    free(seen);
    return ret;
}

const kh_rule kh_rule_hierarchy_cycle = {
    .code = "E020",
    .name = "cycle in a hierarchy",
    .explanation = "A relation marked \"hierarchical\" says that its source is part of, or under, "
                   "its target; here that leads back to the beginning, so at least one edge is "
                   "wrong. Each relation is looked at by itself. Edges that never hold on the same "
                   "day make no cycle.",
    .example = "{\"relations\": {\"part-of\": {\"hierarchical\": true}}, \"nodes\": [{\"id\": "
               "\"a\"}, {\"id\": \"b\"}], \"edges\": [{\"source\": \"a\", \"target\": \"b\", "
               "\"relation\": \"part-of\"}, {\"source\": \"b\", \"target\": \"a\", \"relation\": "
               "\"part-of\"}]}",
    .check = check_hierarchies,
};

const kh_rule kh_rule_sector_cycle = {
    .code = "E021",
    .name = "cycle of sectors",
    .explanation = "The parents of a sector lead back to it. Selecting one of them would select "
                   "all, so every count by sector would be wrong.",
    .example = "{\"sectors\": [{\"id\": \"a\", \"parent\": \"b\"}, {\"id\": \"b\", \"parent\": "
               "\"a\"}], \"nodes\": [{\"id\": \"n\", \"sectors\": [\"a\"]}], \"edges\": []}",
    .check = check_sectors,
};
