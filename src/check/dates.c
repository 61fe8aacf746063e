/* What is said to hold at a time when one of its parties does not exist. */
#include "families.h"

#include <stdio.h>

/* At least one of the dates is stated, or nothing would have left anything. */
static const char *
interval_text(kh_date start, kh_date end, char buffer[2 * KH_DATE_TEXT_SIZE + 8])
{
    char from[KH_DATE_TEXT_SIZE], to[KH_DATE_TEXT_SIZE];

    const size_t size = 2 * KH_DATE_TEXT_SIZE + 8;

    if (!end.stated) {
        snprintf(buffer, size, "from %s on", kh_date_text(start, from));
    } else if (!start.stated) {
        snprintf(buffer, size, "until %s", kh_date_text(end, to));
    } else {
        snprintf(buffer, size, "%s to %s", kh_date_text(start, from), kh_date_text(end, to));
    }
    return buffer;
}

/* Whether a stated interval leaves another: it begins before it, or ends after it. An open side
 * says nothing. Dates of reduced precision are compared by the year or month that both state. */
static bool
leaves(kh_date start, kh_date end, kh_date outer_start, kh_date outer_end)
{
    return (start.stated && outer_start.stated
               && kh_date_last_day(start) < kh_date_first_day(outer_start))
           || (end.stated && outer_end.stated
               && kh_date_first_day(end) > kh_date_last_day(outer_end))
           || (start.stated && outer_end.stated
               && kh_date_first_day(start) > kh_date_last_day(outer_end))
           || (end.stated && outer_start.stated
               && kh_date_last_day(end) < kh_date_first_day(outer_start));
}

static kh_status
check_edge(const kh_graph *graph, kh_findings *findings, size_t e, uint32_t node, kh_error *err)
{
    const kh_edges *edges = &graph->edges;
    const kh_date start = graph->nodes.start[node], end = graph->nodes.end[node];
    char claim[2 * KH_DATE_TEXT_SIZE + 8], life[2 * KH_DATE_TEXT_SIZE + 8];

    if (!leaves(edges->start[e], edges->end[e], start, end)) {
        return KH_OK;
    }
    return kh_add_at_edge(graph, findings, "W020", (uint32_t) e, "", NULL, err,
        "the edge holds %s, but \"%s\" exists %s",
        interval_text(edges->start[e], edges->end[e], claim), kh_graph_node_id(graph, node),
        interval_text(start, end, life));
}

static kh_status
check_edges(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t e;

    for (e = 0; e < graph->edges.num; e++) {
        KH_TRY(check_edge(graph, findings, e, graph->edges.source[e], err));
        if (graph->edges.target[e] != graph->edges.source[e]) {
            KH_TRY(check_edge(graph, findings, e, graph->edges.target[e], err));
        }
    }
out:
    return ret;
}

static kh_status
check_memberships(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;
    uint32_t k;

    for (v = 0; v < graph->nodes.num; v++) {
        const kh_date start = graph->nodes.start[v], end = graph->nodes.end[v];
        const kh_range range = graph->nodes.sectors[v];

        for (k = 0; k < range.num; k++) {
            const kh_membership *m = &graph->memberships.items[range.first + k];
            char claim[2 * KH_DATE_TEXT_SIZE + 8], life[2 * KH_DATE_TEXT_SIZE + 8], rest[32];

            if (!leaves(m->start, m->end, start, end)) {
                continue;
            }
            snprintf(rest, sizeof(rest), "/sectors/%u", k);
            KH_TRY(kh_add_at_node(graph, findings, "W021", (uint32_t) v, rest, NULL, err,
                "\"%s\" is in the sector \"%s\" %s, but exists %s",
                kh_graph_node_id(graph, (uint32_t) v),
                kh_graph_text(graph, graph->sectors.items[m->sector].id),
                interval_text(m->start, m->end, claim), interval_text(start, end, life)));
        }
    }
out:
    return ret;
}

const kh_rule kh_rule_edge_outlives_node = {
    .code = "W020",
    .name = "edge outside the life of its node",
    .explanation = "An edge is said to hold at a time when one of its ends did not exist yet or "
                   "any more: the ministry was founded later, or the tie belongs to its "
                   "predecessor. Selections by time keep the edge only while both exist.",
    .example = "{\"nodes\": [{\"id\": \"meti\", \"start\": \"2001\"}, {\"id\": \"a\"}], \"edges\": "
               "[{\"source\": \"meti\", \"target\": \"a\", \"start\": \"1995\"}]}",
    .check = check_edges,
};

const kh_rule kh_rule_membership_outlives_node = {
    .code = "W021",
    .name = "membership outside the life of its node",
    .explanation = "A node is said to belong to a sector at a time when it did not exist yet or "
                   "any more.",
    .example = "{\"nodes\": [{\"id\": \"meti\", \"start\": \"2001\", \"sectors\": [{\"id\": "
               "\"energy\", \"end\": \"1999\"}]}], \"edges\": []}",
    .check = check_memberships,
};
