/* Ids that are used but not declared, where the graph declares others. */
#include "families.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One vocabulary, seen alike. */
typedef struct {
    const kh_graph *graph;
    const char *code, *noun;
    size_t num;
    kh_sym (*id)(const kh_graph *graph, size_t index);
    bool (*declared)(const kh_graph *graph, size_t index);
    kh_position (*position)(const kh_graph *graph, size_t index);
} vocabulary;

#define DEFINE_ACCESS(name, list)                                                                  \
    static kh_sym name##_id(const kh_graph *graph, size_t index)                                   \
    {                                                                                              \
        return graph->list.items[index].id;                                                        \
    }                                                                                              \
    static bool name##_declared(const kh_graph *graph, size_t index)                               \
    {                                                                                              \
        return graph->list.items[index].declared;                                                  \
    }                                                                                              \
    static kh_position name##_position(const kh_graph *graph, size_t index)                        \
    {                                                                                              \
        return graph->list.items[index].position;                                                  \
    }

DEFINE_ACCESS(type, types)
DEFINE_ACCESS(relation, relations)
DEFINE_ACCESS(sector, sectors)
DEFINE_ACCESS(source, sources)

static bool
declares_any(const vocabulary *v)
{
    size_t j;

    for (j = 0; j < v->num; j++) {
        if (v->declared(v->graph, j)) {
            return true;
        }
    }
    return false;
}

/* The declared id that an undeclared one may be a slip of; NULL if none is near. */
static const char *
nearest_declared(const vocabulary *v, const char *id)
{
    const char *nearest = NULL;
    size_t limit = strlen(id) <= 3 ? 1 : 2, j;

    for (j = 0; j < v->num && limit > 0; j++) {
        const char *declared = kh_graph_text(v->graph, v->id(v->graph, j));
        size_t distance;

        if (!v->declared(v->graph, j)) {
            continue;
        }
        distance = kh_unicode_distance(id, declared, limit);
        if (distance <= limit) {
            nearest = declared;
            limit = distance - 1;
        }
    }
    return nearest;
}

/* `uses` of each id, and in `pointers` (if given) where the first use is. */
static kh_status
report_undeclared(const vocabulary *v, const uint32_t *uses, const char (*pointers)[80],
    kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (!declares_any(v)) {
        return KH_OK;
    }
    for (j = 0; j < v->num; j++) {
        const char *id = kh_graph_text(v->graph, v->id(v->graph, j));
        const char *nearest;
        char hint[KH_ERROR_HINT_SIZE] = "";

        if (v->declared(v->graph, j) || uses[j] == 0) {
            continue;
        }
        nearest = nearest_declared(v, id);
        if (nearest != NULL) {
            snprintf(hint, sizeof(hint), "did you mean \"%s\"?", nearest);
        }
        KH_TRY(kh_findings_add(findings, v->code,
            kh_graph_place(v->graph, v->position(v->graph, j)), pointers[j], hint, err,
            uses[j] == 1 ? "the %s \"%s\" is not declared"
                         : "the %s \"%s\" is not declared (%u uses)",
            v->noun, id, uses[j]));
    }
out:
    return ret;
}

/* Uses are counted into these two. */
typedef struct {
    uint32_t *uses;
    char (*pointers)[80];
} tally;

static kh_status
new_tally(tally *t, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&t->uses, num, "counts", err));
    KH_TRY(KH_NEW(&t->pointers, num, "pointers", err));
out:
    return ret;
}

static void
free_tally(tally *t)
{
    free(t->uses);
    free(t->pointers);
}

static void
count_use(tally *t, const kh_graph *graph, uint32_t index, const char *array, kh_position position,
    const char *rest)
{
    if (t->uses[index]++ == 0) {
        kh_graph_print_pointer(
            graph, array, position, rest, t->pointers[index], sizeof(t->pointers[index]));
    }
}

static kh_status
check_types(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const vocabulary v
        = { graph, "W010", "type", graph->types.num, type_id, type_declared, type_position };
    tally t = { 0 };
    size_t j;

    KH_TRY(new_tally(&t, v.num, err));
    for (j = 0; j < graph->nodes.num; j++) {
        if (graph->nodes.type[j] != KH_NONE) {
            count_use(&t, graph, graph->nodes.type[j], "nodes", graph->nodes.position[j], "/type");
        }
    }
    KH_TRY(report_undeclared(&v, t.uses, (const char(*)[80]) t.pointers, findings, err));
out:
    free_tally(&t);
    return ret;
}

static kh_status
check_relations(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const vocabulary v = { graph, "W011", "relation", graph->relations.num, relation_id,
        relation_declared, relation_position };
    tally t = { 0 };
    size_t j;

    KH_TRY(new_tally(&t, v.num, err));
    for (j = 0; j < graph->edges.num; j++) {
        if (graph->edges.relation[j] != KH_NONE) {
            count_use(&t, graph, graph->edges.relation[j], "edges", graph->edges.position[j],
                "/relation");
        }
    }
    KH_TRY(report_undeclared(&v, t.uses, (const char(*)[80]) t.pointers, findings, err));
out:
    free_tally(&t);
    return ret;
}

static kh_status
check_sectors(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const vocabulary v = { graph, "W012", "sector", graph->sectors.num, sector_id, sector_declared,
        sector_position };
    tally t = { 0 };
    size_t j;
    uint32_t k;

    KH_TRY(new_tally(&t, v.num, err));
    for (j = 0; j < graph->nodes.num; j++) {
        const kh_range range = graph->nodes.sectors[j];

        for (k = 0; k < range.num; k++) {
            char rest[32];

            snprintf(rest, sizeof(rest), "/sectors/%u", k);
            count_use(&t, graph, graph->memberships.items[range.first + k].sector, "nodes",
                graph->nodes.position[j], rest);
        }
    }
    KH_TRY(report_undeclared(&v, t.uses, (const char(*)[80]) t.pointers, findings, err));
out:
    free_tally(&t);
    return ret;
}

static bool
is_url(const char *id)
{
    return strncmp(id, "http://", 7) == 0 || strncmp(id, "https://", 8) == 0;
}

static void
count_citations(tally *t, const kh_graph *graph, kh_range citations, const char *array,
    kh_position position, const char *rest)
{
    uint32_t j;

    for (j = 0; j < citations.num; j++) {
        const uint32_t source = graph->citations.items[citations.first + j].source;
        char pointer[48];

        if (!is_url(kh_graph_text(graph, graph->sources.items[source].id))) {
            snprintf(pointer, sizeof(pointer), "%s/sources/%u", rest, j);
            count_use(t, graph, source, array, position, pointer);
        }
    }
}

static void
count_node_citations(tally *t, const kh_graph *graph, size_t node)
{
    const kh_position position = graph->nodes.position[node];
    const kh_range range = graph->nodes.sectors[node];
    uint32_t k;

    count_citations(t, graph, graph->nodes.citations[node], "nodes", position, "");
    for (k = 0; k < range.num; k++) {
        char rest[32];

        snprintf(rest, sizeof(rest), "/sectors/%u", k);
        count_citations(
            t, graph, graph->memberships.items[range.first + k].citations, "nodes", position, rest);
    }
}

static kh_status
check_sources(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const vocabulary v = { graph, "W013", "source", graph->sources.num, source_id, source_declared,
        source_position };
    tally t = { 0 };
    size_t j;

    KH_TRY(new_tally(&t, v.num, err));
    for (j = 0; j < graph->nodes.num; j++) {
        count_node_citations(&t, graph, j);
    }
    for (j = 0; j < graph->edges.num; j++) {
        count_citations(
            &t, graph, graph->edges.citations[j], "edges", graph->edges.position[j], "");
    }
    KH_TRY(report_undeclared(&v, t.uses, (const char(*)[80]) t.pointers, findings, err));
out:
    free_tally(&t);
    return ret;
}

static kh_status
check_parents(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < graph->sectors.num; j++) {
        const kh_sector *sector = &graph->sectors.items[j];
        char pointer[80];

        if (sector->parent == KH_NONE || graph->sectors.items[sector->parent].declared) {
            continue;
        }
        kh_graph_print_pointer(
            graph, "sectors", sector->position, "/parent", pointer, sizeof(pointer));
        KH_TRY(kh_findings_add(findings, "W014", kh_graph_place(graph, sector->position), pointer,
            NULL, err, "the parent \"%s\" of the sector \"%s\" is not declared",
            kh_graph_text(graph, graph->sectors.items[sector->parent].id),
            kh_graph_text(graph, sector->id)));
    }
out:
    return ret;
}

const kh_rule kh_rule_unknown_type = {
    .code = "W010",
    .name = "unknown type",
    .explanation = "A node's type is not among \"nodeTypes\", though others are. It has no label, "
                   "no shape and is not marked as a body, so tables of bodies leave it out. Told "
                   "once for each type, at its first use. A graph without nodeTypes may use any.",
    .example = "{\"nodeTypes\": {\"ministry\": {}}, \"nodes\": [{\"id\": \"a\", \"type\": "
               "\"minstry\"}], \"edges\": []}",
    .check = check_types,
};

const kh_rule kh_rule_unknown_relation = {
    .code = "W011",
    .name = "unknown relation",
    .explanation = "An edge's relation is not among \"relations\", though others are. It has no "
                   "label, and is walked by the default of the graph. Told once for each relation, "
                   "at its first use. A graph without relations may use any.",
    .example = "{\"relations\": {\"runs\": {}}, \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], "
               "\"edges\": [{\"source\": \"a\", \"target\": \"b\", \"relation\": \"run\"}]}",
    .check = check_relations,
};

const kh_rule kh_rule_unknown_sector = {
    .code = "W012",
    .name = "unknown sector",
    .explanation = "A node belongs to a sector that is not among \"sectors\", though others are. "
                   "It counts as a sector of its own: a misspelling makes a body a bridge that it "
                   "is not. Told once for each sector, at its first use.",
    .example = "{\"sectors\": [{\"id\": \"energy\"}], \"nodes\": [{\"id\": \"a\", \"sectors\": "
               "[\"enrgy\"]}], \"edges\": []}",
    .check = check_sectors,
};

const kh_rule kh_rule_unknown_source = {
    .code = "W013",
    .name = "unknown source",
    .explanation = "A citation names an id that is not among \"sources\", though others are, and "
                   "is no http or https URL. Readers of a report cannot follow it. Told once for "
                   "each id, at its first use.",
    .example
    = "{\"sources\": [{\"id\": \"s1\"}], \"nodes\": [{\"id\": \"a\", \"sources\": [\"s1\", "
      "\"s2\"]}], \"edges\": []}",
    .check = check_sources,
};

const kh_rule kh_rule_unknown_parent = {
    .code = "W014",
    .name = "unknown parent",
    .explanation = "A sector names a parent that is not declared. Selecting the parent still "
                   "selects the sector, but the parent has no label.",
    .example = "{\"sectors\": [{\"id\": \"gas\", \"parent\": \"energy\"}], \"nodes\": [{\"id\": "
               "\"n\", \"sectors\": [\"gas\"]}], \"edges\": "
               "[]}",
    .check = check_parents,
};
