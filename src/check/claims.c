/* On what the claims of a graph rest, and where they contradict each other. */
#include "families.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* --- sources --------------------------------------------------------------------------------- */

static bool
cites_nothing(const kh_graph *graph)
{
    return graph->citations.num == 0;
}

static bool
has_table(const kh_graph *graph)
{
    size_t j;

    for (j = 0; j < graph->files.num; j++) {
        if (graph->files.items[j].table) {
            return true;
        }
    }
    return false;
}

static kh_status
check_no_sources(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    if (!cites_nothing(graph) || graph->edges.num == 0) {
        return KH_OK;
    }
    return kh_add_at_graph(graph, findings, "W032",
        graph->sources.num > 0
            ? "there are sources; cite them with \"sources\": [\"ID\"] on nodes and edges"
        : has_table(graph) ? "cite in a column \"sources\": https://... (several between ;)"
                           : "cite with \"sources\": [\"https://...\"] on nodes and edges",
        err, "no node and no edge cites a source");
}

static kh_status
check_unsourced_nodes(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    for (v = 0; v < graph->nodes.num && !cites_nothing(graph); v++) {
        if (graph->nodes.citations[v].num == 0) {
            KH_TRY(kh_add_at_node(graph, findings, "W030", (uint32_t) v, "", NULL, err,
                "\"%s\" cites no source", kh_graph_node_id(graph, (uint32_t) v)));
        }
    }
out:
    return ret;
}

static kh_status
check_unsourced_edges(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text name = { 0 };
    size_t e;

    for (e = 0; e < graph->edges.num && !cites_nothing(graph); e++) {
        if (graph->edges.citations[e].num > 0) {
            continue;
        }
        kh_text_clear(&name);
        kh_add_edge_name(&name, graph, (uint32_t) e);
        KH_TRY(kh_text_status(&name, err));
        KH_TRY(kh_add_at_edge(graph, findings, "W031", (uint32_t) e, "", NULL, err,
            "%s cites no source", kh_text_bytes(&name)));
    }
out:
    kh_text_free(&name);
    return ret;
}

/* --- several edges that say the same relation of the same pair ------------------------------- */

/* Edges in groups of equal relation and ends, in the order of the file within each. */
typedef struct {
    uint32_t relation, source, target, edge;
} claim;

static int
compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int
compare_groups(const claim *a, const claim *b)
{
    int order = compare_numbers(a->source, b->source);

    order = order != 0 ? order : compare_numbers(a->target, b->target);
    return order != 0 ? order : compare_numbers(a->relation, b->relation);
}

static int
compare_claims(const void *pa, const void *pb)
{
    const claim *a = pa, *b = pb;
    const int order = compare_groups(a, b);

    return order != 0 ? order : compare_numbers(a->edge, b->edge);
}

/* A symmetric relation says the same in both directions. */
static claim
claim_of(const kh_graph *graph, uint32_t e)
{
    const kh_edges *edges = &graph->edges;
    claim c = { edges->relation[e], edges->source[e], edges->target[e], e };
    const bool symmetric = c.relation != KH_NONE && graph->relations.items[c.relation].symmetric;

    if ((symmetric || (!graph->directed && c.relation == KH_NONE)) && c.source > c.target) {
        c.source = edges->target[e];
        c.target = edges->source[e];
    }
    return c;
}

static kh_status
sort_claims(const kh_graph *graph, claim **claims, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t e;

    KH_TRY(KH_NEW(claims, graph->edges.num, "claims", err));
    for (e = 0; e < graph->edges.num; e++) {
        (*claims)[e] = claim_of(graph, (uint32_t) e);
    }
    qsort(*claims, graph->edges.num, sizeof(**claims), compare_claims);
out:
    return ret;
}

static bool
same_dates(const kh_edges *edges, uint32_t e, uint32_t f)
{
    return kh_date_first_day(edges->start[e]) == kh_date_first_day(edges->start[f])
           && kh_date_last_day(edges->end[e]) == kh_date_last_day(edges->end[f]);
}

static bool
same_sources(const kh_graph *graph, uint32_t e, uint32_t f)
{
    const kh_range a = graph->edges.citations[e], b = graph->edges.citations[f];
    uint32_t j;

    for (j = 0; j < a.num && a.num == b.num; j++) {
        const kh_citation *x = &graph->citations.items[a.first + j];
        const kh_citation *y = &graph->citations.items[b.first + j];

        if (x->source != y->source || x->locator != y->locator) {
            return false;
        }
    }
    return a.num == b.num;
}

static bool
same_texts(const kh_graph *graph, kh_range a, kh_range b)
{
    return a.num == b.num
           && (a.num == 0
               || memcmp(graph->labels.items + a.first, graph->labels.items + b.first,
                      a.num * sizeof(*graph->labels.items))
                      == 0);
}

/* SAME: the same relationship, but nothing to tell. */
typedef enum { SAME, REPEATED, COMPETING } comparison;

/* Two periods of one tie are two claims that agree; overlapping ones contradict each other. */
static comparison
compare_two(const kh_graph *graph, uint32_t e, uint32_t f, const char **what)
{
    const kh_edges *edges = &graph->edges;

    if (!same_dates(edges, e, f)) {
        *what = "dates";
        return kh_dates_overlap(edges->start[e], edges->end[e], edges->start[f], edges->end[f])
                   ? COMPETING
                   : SAME;
    }
    if (edges->weight[e] != edges->weight[f]) {
        *what = "weights";
        return COMPETING;
    }
    if (!same_sources(graph, e, f)) {
        *what = "sources";
        return COMPETING;
    }
    return edges->extra[e] == edges->extra[f] && same_texts(graph, edges->label[e], edges->label[f])
                   && same_texts(graph, edges->description[e], edges->description[f])
               ? REPEATED
               : SAME;
}

static kh_status
report_pair(const kh_graph *graph, kh_findings *findings, uint32_t first, uint32_t second,
    comparison result, const char *what, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_place place = kh_graph_place(graph, graph->edges.position[first]);
    kh_text name = { 0 };

    kh_add_edge_name(&name, graph, second);
    KH_TRY(kh_text_status(&name, err));
    if (result == COMPETING) {
        KH_TRY(kh_add_at_edge(graph, findings, "W033", second, "",
            "both are kept; a tie knows how many sources it rests on", err,
            "%s is claimed with other %s at %s:%u:%u", kh_text_bytes(&name), what, place.file,
            place.line, place.column));
    } else {
        KH_TRY(kh_add_at_edge(graph, findings, "W035", second, "",
            "delete one, or say what tells them apart", err,
            "%s stands at %s:%u:%u with the same dates, weight and sources", kh_text_bytes(&name),
            place.file, place.line, place.column));
    }
out:
    kh_text_free(&name);
    return ret;
}

/* Each claim against the first of its group: a group of k gives at most k - 1 findings. */
static kh_status
check_groups(const kh_graph *graph, kh_findings *findings, comparison wanted, kh_error *err)
{
    kh_status ret = KH_OK;
    claim *claims = NULL;
    size_t first = 0, j;

    KH_TRY(sort_claims(graph, &claims, err));
    for (j = 1; j < graph->edges.num; j++) {
        const char *what = "";
        comparison result;

        if (compare_groups(&claims[first], &claims[j]) != 0) {
            first = j;
            continue;
        }
        result = compare_two(graph, claims[first].edge, claims[j].edge, &what);
        if (result == wanted) {
            KH_TRY(report_pair(
                graph, findings, claims[first].edge, claims[j].edge, result, what, err));
        }
    }
out:
    free(claims);
    return ret;
}

static kh_status
check_competing(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    return check_groups(graph, findings, COMPETING, err);
}

static kh_status
check_repeated(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    return check_groups(graph, findings, REPEATED, err);
}

/* --- one source for a tie -------------------------------------------------------------------- */

/* Whether all claims of a group that cite anything cite one and the same source. */
static bool
rests_on_one(const kh_graph *graph, const claim *claims, size_t num)
{
    uint32_t source = KH_NONE, k;
    size_t j;

    for (j = 0; j < num; j++) {
        const kh_range range = graph->edges.citations[claims[j].edge];

        for (k = range.first; k < range.first + range.num; k++) {
            if (source != KH_NONE && graph->citations.items[k].source != source) {
                return false;
            }
            source = graph->citations.items[k].source;
        }
    }
    return source != KH_NONE;
}

/* The edges that are marked, in the order of the file. */
static kh_status
sample_edges(const kh_graph *graph, const bool *marked, kh_sample *sample, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text name = { 0 };
    size_t e;

    for (e = 0; e < graph->edges.num; e++) {
        if (marked[e]) {
            kh_text_clear(&name);
            kh_add_edge_name(&name, graph, (uint32_t) e);
            kh_sample_add(sample, kh_text_bytes(&name));
        }
    }
    KH_TRY(kh_text_status(&name, err));
out:
    kh_text_free(&name);
    return ret;
}

/* Nearly every graph has such claims: one finding with examples, not one each. */
static kh_status
check_single(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    claim *claims = NULL;
    bool *single = NULL; /* by the first edge of a group */
    kh_sample sample = { 0 };
    size_t first, end, num_groups = 0, num;

    KH_TRY(sort_claims(graph, &claims, err));
    KH_TRY(KH_NEW(&single, graph->edges.num, "claims", err));
    for (first = 0; first < graph->edges.num; first = end) {
        for (end = first + 1;
             end < graph->edges.num && compare_groups(&claims[first], &claims[end]) == 0; end++) {
        }
        num_groups++;
        single[claims[first].edge] = rests_on_one(graph, claims + first, end - first);
    }
    KH_TRY(sample_edges(graph, single, &sample, err));
    num = sample.num;
    if (num > 0) {
        const char *list = kh_sample_text(&sample);

        KH_TRY(kh_text_status(&sample.text, err));
        KH_TRY(kh_add_at_graph(graph, findings, "W034", NULL, err,
            "%zu of %zu relationships rest each on a single source: %s", num, num_groups, list));
    }
out:
    free(claims);
    free(single);
    kh_sample_free(&sample);
    return ret;
}

const kh_rule kh_rule_unsourced_node = {
    .code = "W030",
    .name = "unsourced node",
    .explanation = "A node cites no source, though the graph cites some. Every statement about it "
                   "(its dates, its sectors) then rests on nothing that a reader can look up.",
    .example = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\", \"sources\": "
               "[\"https://example.org/\"]}], \"edges\": []}",
    .check = check_unsourced_nodes,
};

const kh_rule kh_rule_unsourced_edge = {
    .code = "W031",
    .name = "unsourced edge",
    .explanation = "An edge cites no source, though the graph cites some. What an analysis says "
                   "by way of it cannot be traced.",
    .example = "{\"nodes\": [{\"id\": \"a\", \"sources\": [\"https://example.org/\"]}, {\"id\": "
               "\"b\", \"sources\": [\"https://example.org/\"]}], \"edges\": [{\"source\": \"a\", "
               "\"target\": \"b\"}]}",
    .check = check_unsourced_edges,
};

const kh_rule kh_rule_no_sources = {
    .code = "W032",
    .name = "no sources at all",
    .explanation = "Nothing in the graph cites a source, so no number and no line of a diagram "
                   "can say what it rests on. Told once for the graph.",
    .example = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": [{\"source\": \"a\", "
               "\"target\": \"b\"}]}",
    .check = check_no_sources,
};

const kh_rule kh_rule_competing_claims = {
    .code = "W033",
    .name = "competing claims",
    .explanation = "Two edges state the same relation between the same two nodes for overlapping "
                   "times, with other dates, weights or sources. Both are kept and both count: a "
                   "tie's strength is the sum of their weights. Two periods that do not overlap "
                   "are not in competition.",
    .example = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": [{\"source\": \"a\", "
               "\"target\": \"b\", \"start\": 2010}, {\"source\": \"a\", \"target\": \"b\", "
               "\"start\": 2012}]}",
    .check = check_competing,
};

const kh_rule kh_rule_single_source = {
    .code = "W034",
    .name = "one source only",
    .explanation = "Relationships that rest each on a single source: if it errs, they are wrong. "
                   "Told once for the graph, with their number and the first five.",
    .example = "{\"nodes\": [{\"id\": \"a\", \"sources\": [\"https://example.org/\"]}, {\"id\": "
               "\"b\", \"sources\": [\"https://example.org/\"]}], \"edges\": [{\"source\": \"a\", "
               "\"target\": \"b\", \"sources\": [\"https://example.org/\"]}]}",
    .check = check_single,
};

const kh_rule kh_rule_repeated_claim = {
    .code = "W035",
    .name = "repeated claim",
    .explanation = "Two edges state the same relation between the same two nodes with the same "
                   "dates, weight and sources. The second adds nothing but doubles the strength "
                   "of the tie.",
    .example = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": [{\"source\": \"a\", "
               "\"target\": \"b\"}, {\"source\": \"a\", \"target\": \"b\"}]}",
    .check = check_repeated,
};
