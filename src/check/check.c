#include "check.h"

#include "families.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

const kh_rule *const kh_rules[] = {
#define RULE(name) &kh_rule_##name,
#include "rules.def"
#undef RULE
    NULL,
};

const kh_rule *
kh_rule_at(size_t index)
{
    return index < sizeof(kh_rules) / sizeof(*kh_rules) ? kh_rules[index] : NULL;
}

const kh_rule *
kh_rule_find(const char *code)
{
    size_t j;

    for (j = 0; kh_rules[j] != NULL; j++) {
        if (strcasecmp(kh_rules[j]->code, code) == 0) {
            return kh_rules[j];
        }
    }
    return NULL;
}

kh_status
kh_check(const kh_graph *graph, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; kh_rules[j] != NULL; j++) {
        if (kh_rules[j]->check != NULL) {
            KH_TRY(kh_rules[j]->check(graph, findings, err));
        }
    }
    kh_findings_sort(findings);
out:
    return ret;
}

/* --- saying where ---------------------------------------------------------------------------- */

#define DEFINE_ADD(name, column)                                                                   \
    kh_status kh_add_at_##name(const kh_graph *graph, kh_findings *findings, const char *code,     \
        uint32_t index, const char *rest, const char *hint, kh_error *err, const char *fmt, ...)   \
    {                                                                                              \
        const kh_position position = graph->column.position[index];                                \
        char pointer[160];                                                                         \
        kh_status status;                                                                          \
        va_list args;                                                                              \
                                                                                                   \
        kh_graph_print_pointer(graph, #column, position, rest, pointer, sizeof(pointer));          \
        va_start(args, fmt);                                                                       \
        status = kh_findings_add_args(                                                             \
            findings, code, kh_graph_place(graph, position), pointer, hint, err, fmt, args);       \
        va_end(args);                                                                              \
        return status;                                                                             \
    }

DEFINE_ADD(node, nodes)
DEFINE_ADD(edge, edges)

kh_status
kh_add_at_graph(const kh_graph *graph, kh_findings *findings, const char *code, const char *hint,
    kh_error *err, const char *fmt, ...)
{
    kh_status status;
    va_list args;

    va_start(args, fmt);
    status = kh_findings_add_args(
        findings, code, kh_graph_place(graph, (kh_position){ 0 }), "", hint, err, fmt, args);
    va_end(args);
    return status;
}

void
kh_add_edge_name(kh_text *out, const kh_graph *graph, uint32_t edge)
{
    const uint32_t relation = graph->edges.relation[edge];

    if (graph->edges.id[edge] != 0) {
        kh_text_print(out, "\"%s\"", kh_graph_text(graph, graph->edges.id[edge]));
        return;
    }
    kh_text_print(out, "%s -> ", kh_graph_node_id(graph, graph->edges.source[edge]));
    if (relation != KH_NONE) {
        kh_text_print(out, "%s -> ", kh_graph_text(graph, graph->relations.items[relation].id));
    }
    kh_text_add(out, kh_graph_node_id(graph, graph->edges.target[edge]));
}

#define SAMPLE_SIZE 5

void
kh_sample_add(kh_sample *self, const char *name)
{
    if (self->num < SAMPLE_SIZE) {
        kh_text_print(&self->text, "%s\"%s\"", self->num == 0 ? "" : ", ", name);
    }
    self->num++;
}

const char *
kh_sample_text(kh_sample *self)
{
    if (self->num > SAMPLE_SIZE) {
        kh_text_print(&self->text, " and %zu more", self->num - SAMPLE_SIZE);
        self->num = 0;
    }
    return kh_text_bytes(&self->text);
}

void
kh_sample_free(kh_sample *self)
{
    kh_text_free(&self->text);
    self->num = 0;
}
