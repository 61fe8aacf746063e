/* What stands apart: nodes without ties, without a sector, and ties that are none. */
#include "families.h"

#include "../base/array.h"

#include <stdlib.h>

static kh_status
check_isolated(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    bool *tied = NULL;
    size_t e, v;

    KH_TRY(KH_NEW(&tied, graph->nodes.num, "nodes", err));
    for (e = 0; e < graph->edges.num; e++) {
        if (graph->edges.source[e] != graph->edges.target[e]) {
            tied[graph->edges.source[e]] = tied[graph->edges.target[e]] = true;
        }
    }
    for (v = 0; v < graph->nodes.num && graph->edges.num > 0; v++) {
        if (!tied[v]) {
            KH_TRY(kh_add_at_node(graph, findings, "W050", (uint32_t) v, "", NULL, err,
                "no edge ties \"%s\" to another node", kh_graph_node_id(graph, (uint32_t) v)));
        }
    }
out:
    free(tied);
    return ret;
}

static kh_status
check_loops(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t e;

    for (e = 0; e < graph->edges.num; e++) {
        if (graph->edges.source[e] == graph->edges.target[e]) {
            KH_TRY(kh_add_at_edge(graph, findings, "W052", (uint32_t) e, "", NULL, err,
                "the edge leads from \"%s\" to itself",
                kh_graph_node_id(graph, graph->edges.source[e])));
        }
    }
out:
    return ret;
}

/* The nodes of one type (KH_NONE: of no type) that have no sector, in one finding. */
static kh_status
report_sectorless(const kh_graph *graph, kh_findings *findings, uint32_t type, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sample sample = { 0 };
    size_t v, num;
    uint32_t first = KH_NONE;

    for (v = 0; v < graph->nodes.num; v++) {
        if (graph->nodes.type[v] == type && graph->nodes.sectors[v].num == 0) {
            first = first == KH_NONE ? (uint32_t) v : first;
            kh_sample_add(&sample, kh_graph_node_id(graph, (uint32_t) v));
        }
    }
    num = sample.num;
    if (num > 0) {
        const char *list = kh_sample_text(&sample);

        KH_TRY(kh_text_status(&sample.text, err));
        KH_TRY(kh_add_at_node(graph, findings, "W051", first, "", NULL, err,
            "%zu %s%s%s%s %s no sector: %s", num, num == 1 ? "node" : "nodes",
            type == KH_NONE ? "" : " of the type \"",
            type == KH_NONE ? "" : kh_graph_text(graph, graph->types.items[type].id),
            type == KH_NONE ? "" : "\"", num == 1 ? "has" : "have", list));
    }
out:
    kh_sample_free(&sample);
    return ret;
}

static kh_status
check_sectorless(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool marked = kh_graph_marks_bodies(graph);
    bool *used = NULL; /* by type; the last is for nodes of no type */
    size_t v;
    uint32_t type;

    if (graph->memberships.num == 0) {
        return KH_OK;
    }
    KH_TRY(KH_NEW(&used, graph->types.num + 1, "types", err));
    for (v = 0; v < graph->nodes.num; v++) {
        type = graph->nodes.type[v];
        if (graph->nodes.sectors[v].num == 0
            && (!marked || (type != KH_NONE && graph->types.items[type].body))) {
            used[type == KH_NONE ? graph->types.num : type] = true;
        }
    }
    for (type = 0; type <= graph->types.num; type++) {
        if (used[type]) {
            KH_TRY(
                report_sectorless(graph, findings, type == graph->types.num ? KH_NONE : type, err));
        }
    }
out:
    free(used);
    return ret;
}

static kh_status
check_bodies(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    size_t v;

    if (!kh_graph_marks_bodies(graph) || graph->nodes.num == 0) {
        return KH_OK;
    }
    for (v = 0; v < graph->nodes.num; v++) {
        const uint32_t type = graph->nodes.type[v];

        if (type != KH_NONE && graph->types.items[type].body) {
            return KH_OK;
        }
    }
    return kh_add_at_graph(graph, findings, "W053",
        "give the nodes their \"type\", or unmark the type", err,
        "types are marked as bodies, but no node is of such a type");
}

static kh_status
check_empty(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    if (graph->nodes.num > 0) {
        return KH_OK;
    }
    return kh_add_at_graph(graph, findings, "W054", NULL, err, "the graph has no nodes");
}

const kh_rule kh_rule_isolated_node = {
    .code = "W050",
    .name = "isolated node",
    .explanation = "No edge ties a node to another one. It takes part in no path, and most "
                   "measures are 0 or undefined for it. An edge may have been forgotten.",
    .example = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}], \"edges\": "
               "[{\"source\": \"a\", \"target\": \"b\"}]}",
    .check = check_isolated,
};

const kh_rule kh_rule_no_sector = {
    .code = "W051",
    .name = "no sector",
    .explanation = "Bodies that belong to no sector, in a graph that has sectors. They are never "
                   "the end of a cross-sector pair, and in a brokerage triple each is a group of "
                   "its own: that may be meant (recipients of funds) or an omission. Told once for "
                   "each type, with the number and the first five. Where no type is marked as a "
                   "body, every node is one.",
    .example = "{\"sectors\": [{\"id\": \"energy\"}], \"nodes\": [{\"id\": \"a\", \"sectors\": "
               "[\"energy\"]}, {\"id\": \"b\"}], \"edges\": []}",
    .check = check_sectorless,
};

const kh_rule kh_rule_self_loop = {
    .code = "W052",
    .name = "edge to itself",
    .explanation = "An edge leads from a node to itself. It is kept in the graph but dropped from "
                   "every net, and each result says how many were.",
    .example = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": [{\"source\": \"a\", "
               "\"target\": \"b\"}, {\"source\": \"a\", \"target\": \"a\"}]}",
    .check = check_loops,
};

const kh_rule kh_rule_no_body = {
    .code = "W053",
    .name = "no body",
    .explanation = "Some type is marked as a body, but no node is of such a type: the table of "
                   "bridges is empty.",
    .example = "{\"nodeTypes\": {\"ministry\": {\"body\": true}}, \"nodes\": [{\"id\": \"a\"}], "
               "\"edges\": []}",
    .check = check_bodies,
};

const kh_rule kh_rule_no_nodes = {
    .code = "W054",
    .name = "no nodes",
    .explanation = "The graph is sound but holds nothing, so that every result about it is empty. "
                   "Most often a query or an export found nothing, or the file is the wrong one.",
    .example = "{\"nodes\": [], \"edges\": []}",
    .check = check_empty,
};
