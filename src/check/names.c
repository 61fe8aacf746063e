/* Nodes that may be one thing under two ids. */
#include "families.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

/* What two names are compared by: folded, and without spaces and punctuation, so that "Society
 * 5.0", "ＳＯＣＩＥＴＹ５．０" and "society-5.0" are one. */
static void
add_core(kh_text *out, kh_text *folded, const char *name)
{
    const size_t start = out->length;
    const char *p;

    kh_text_clear(folded);
    kh_unicode_add_folded(folded, name);
    for (p = kh_text_bytes(folded); *p != '\0';) {
        const char *character = p;
        const int32_t c = kh_unicode_next(&p);
        const bool mark = c < 0x80 ? !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '+')
                                   : c == 0x30FB || (c >= 0x2010 && c <= 0x2027);

        if (!mark) {
            kh_text_add_bytes(out, character, (size_t) (p - character));
        }
    }
    if (out->length == start) {
        kh_text_add(out, kh_text_bytes(folded));
    }
}

/* Names in a pool of their own, each with the first node that bears it. */
typedef struct {
    const kh_graph *graph;
    kh_findings *findings;
    kh_pool cores;
    kh_map first; /* symbol of cores -> node */
    kh_text core, folded;
    uint32_t *told; /* told[v] = w + 1: the pair of v and w was reported last */
} search;

static void
search_free(search *s)
{
    kh_pool_free(&s->cores);
    kh_map_free(&s->first);
    kh_text_free(&s->core);
    kh_text_free(&s->folded);
    free(s->told);
}

/* The first node of the same name, or KH_NONE if `node` is it. */
static kh_status
meet(search *s, uint32_t node, const char *name, uint32_t *other, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym sym;

    *other = KH_NONE;
    kh_text_clear(&s->core);
    add_core(&s->core, &s->folded, name);
    KH_TRY(kh_text_status(&s->core, err));
    KH_TRY(kh_text_status(&s->folded, err));
    if (s->core.length == 0) {
        return KH_OK;
    }
    KH_TRY(kh_pool_intern(&s->cores, kh_text_bytes(&s->core), s->core.length, &sym, err));
    if (!kh_map_get(&s->first, sym, other)) {
        KH_TRY(kh_map_put(&s->first, sym, node, err));
    } else if (*other == node) {
        *other = KH_NONE;
    }
out:
    return ret;
}

static kh_status
compare_name(search *s, uint32_t node, kh_sym label, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *name = kh_graph_text(s->graph, label);
    kh_place place;
    uint32_t other;

    KH_TRY(meet(s, node, name, &other, err));
    if (other == KH_NONE || s->told[other] == node + 1) {
        return KH_OK;
    }
    s->told[other] = node + 1;
    place = kh_graph_place(s->graph, s->graph->nodes.position[other]);
    KH_TRY(kh_add_at_node(s->graph, s->findings, "W040", node, "",
        "if they are one, keep one node; if not, tell them apart by name", err,
        "\"%s\" bears the name \"%s\", as does \"%s\" at %s:%u:%u",
        kh_graph_node_id(s->graph, node), name, kh_graph_node_id(s->graph, other), place.file,
        place.line, place.column));
out:
    return ret;
}

static kh_status
check_names(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    search s = { .graph = graph, .findings = findings };
    uint32_t j;
    size_t v;

    KH_TRY(KH_NEW(&s.told, graph->nodes.num, "nodes", err));
    for (v = 0; v < graph->nodes.num; v++) {
        const kh_range label = graph->nodes.label[v], alt = graph->nodes.alt_label[v];

        for (j = label.first; j < label.first + label.num; j++) {
            KH_TRY(compare_name(&s, (uint32_t) v, graph->labels.items[j].text, err));
        }
        for (j = alt.first; j < alt.first + alt.num; j++) {
            KH_TRY(compare_name(&s, (uint32_t) v, graph->labels.items[j].text, err));
        }
    }
out:
    search_free(&s);
    return ret;
}

static kh_status
check_ids(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    search s = { .graph = graph, .findings = findings };
    uint32_t other;
    size_t v;

    for (v = 0; v < graph->nodes.num; v++) {
        const char *id = kh_graph_node_id(graph, (uint32_t) v);
        kh_place place;

        KH_TRY(meet(&s, (uint32_t) v, id, &other, err));
        if (other == KH_NONE) {
            continue;
        }
        place = kh_graph_place(graph, graph->nodes.position[other]);
        KH_TRY(kh_add_at_node(graph, findings, "W041", (uint32_t) v, "/id", NULL, err,
            "the id \"%s\" differs from \"%s\" at %s:%u:%u in case, width or punctuation only", id,
            kh_graph_node_id(graph, other), place.file, place.line, place.column));
    }
out:
    search_free(&s);
    return ret;
}

const kh_rule kh_rule_shared_name = {
    .code = "W040",
    .name = "shared name",
    .explanation
    = "Two nodes bear the same name in some language, as label or altLabel, when case, "
      "width, spaces and punctuation are ignored. One thing under two ids splits its "
      "ties; two things under one name confuse the reader of a diagram. Compared by "
      "hash: linear in the number of names.",
    .example = "{\"nodes\": [{\"id\": \"a\", \"label\": \"Society 5.0\"}, {\"id\": \"b\", "
               "\"altLabel\": {\"en\": \"society5.0\"}}], \"edges\": []}",
    .check = check_names,
};

const kh_rule kh_rule_alike_ids = {
    .code = "W041",
    .name = "alike ids",
    .explanation = "Two ids differ in case, width, spaces or punctuation only. They are two nodes "
                   "to every command; most often they were meant to be one.",
    .example = "{\"nodes\": [{\"id\": \"next-gen\"}, {\"id\": \"Next_Gen\"}], \"edges\": []}",
    .check = check_ids,
};
