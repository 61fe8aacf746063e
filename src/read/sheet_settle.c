/* What can be said of a table when all its rows are read. */
#include "sheet.h"

#include "../base/array.h"
#include "../base/json.h"

#include <stdlib.h>
#include <string.h>

bool
kh_sheet_sniff(const char *head, size_t length, bool whole)
{
    const size_t line = kh_csv_line(head, length);
    const bool ended = line < length || whole;
    size_t j, num_delimiters = 0;

    if (length == 0 || !ended || strchr("{['/#<-", head[0]) != NULL) {
        return false;
    }
    for (j = 0; j < line; j++) {
        const unsigned char c = (unsigned char) head[j];

        if (c < 0x20 && c != '\t' && c != '\r' && c != '\n') {
            return false; /* compressed, UTF-16 */
        }
        num_delimiters += c == ',' || c == ';' || c == '\t';
    }
    if (num_delimiters == 0) {
        return line < 8
               && (strncmp(head, "id", 2) == 0 || strncmp(head, "Id", 2) == 0
                   || strncmp(head, "ID", 2) == 0 || strncmp(head, "label", 5) == 0
                   || strncmp(head, "Label", 5) == 0);
    }
    return memchr(head, '\n', length) != NULL || head[0] != '"';
}

/* Whether a token is the value of a column, be it a member of an object, or its key. */
static bool
holds(const kh_tokens *tokens, uint32_t value, const char *member, uint32_t token)
{
    if (member == NULL || token <= value) {
        return true;
    }
    value = kh_tokens_member(tokens, value, member);
    return value != 0 && token + 1 >= value && token < tokens->items[value].next;
}

void
kh_sheet_add_pointer(const kh_sheet *self, const kh_tokens *tokens, uint32_t token, kh_text *out)
{
    uint32_t key = 1, num;
    size_t j;

    for (num = tokens->items[0].num; num > 0 && token > 0; num--) {
        const uint32_t next = tokens->items[key + 1].next;
        const char *name = kh_tokens_string(tokens, key);

        for (j = 0; token < next && j < self->num_columns; j++) {
            if (strcmp(self->columns[j].key, name) == 0
                && holds(tokens, key + 1, self->columns[j].member, token)) {
                kh_text_add(out, self->columns[j].name);
                return;
            }
        }
        key = next;
    }
}

/* --- direction ------------------------------------------------------------------------------- */

/* Which of both a relation has in this table: bit 1 undirected, bit 2 directed. */
enum { UNDIRECTED = 1, DIRECTED = 2 };

/* As good as a declaration: a merge keeps it. */
static void
state_symmetric(kh_graph *graph, uint32_t relation)
{
    graph->relations.items[relation].symmetric = true;
    graph->relations.items[relation].declared = true;
}

/* The relation of undirected claims beside directed ones that are called the same. */
static kh_status
need_twin(kh_graph *graph, uint32_t relation, uint32_t *twin, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text id = { 0 };
    kh_range label = { 0 };

    if (relation != KH_NONE) {
        const kh_relation *first = &graph->relations.items[relation];

        kh_text_print(&id, "%s-", kh_graph_text(graph, first->id));
        label = first->label;
        if (label.num == 0) {
            KH_TRY(kh_graph_push_label(graph, &label, NULL, kh_graph_text(graph, first->id), err));
        }
    }
    kh_text_add(&id, "undirected");
    KH_TRY(kh_text_status(&id, err));
    KH_TRY(kh_graph_need_relation(graph, kh_text_bytes(&id), twin, err));
    graph->relations.items[*twin].label = label;
    state_symmetric(graph, *twin);
out:
    kh_text_free(&id);
    return ret;
}

/* Some claims have a direction, some have none: that is a matter of relations. The last of
 * `kinds` is that of edges without one. */
static kh_status
settle_mixed(kh_graph *graph, const uint8_t *directions, const uint8_t *kinds, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = graph->relations.num;
    uint32_t *twins = NULL;
    size_t e, j;

    KH_TRY(KH_NEW(&twins, num + 1, "relations", err));
    for (j = 0; j <= num; j++) {
        twins[j] = j == num ? KH_NONE : (uint32_t) j;
        if (kinds[j] == UNDIRECTED && j < num) {
            state_symmetric(graph, (uint32_t) j);
        } else if ((kinds[j] & UNDIRECTED) != 0) {
            KH_TRY(need_twin(graph, twins[j], &twins[j], err));
        }
    }
    for (e = 0; e < graph->edges.num; e++) {
        const uint32_t relation = graph->edges.relation[e];

        if (directions[e] == KH_JSON_FALSE) {
            graph->edges.relation[e] = twins[relation == KH_NONE ? num : relation];
            if (graph->edges.relation[e] != relation
                && graph->relations.items[graph->edges.relation[e]].position.line == 0) {
                graph->relations.items[graph->edges.relation[e]].position
                    = graph->edges.position[e];
            }
        }
    }
out:
    free(twins);
    return ret;
}

kh_status
kh_sheet_settle(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_graph *graph = r->graph;
    const kh_sheet *sheet = r->sheet;
    uint8_t *kinds = NULL, all = sheet->directed ? DIRECTED : 0;
    size_t e;

    KH_TRY(KH_NEW(&kinds, graph->relations.num + 1, "relations", err));
    for (e = 0; e < sheet->directions.num; e++) {
        const uint32_t relation = graph->edges.relation[e];
        const uint8_t kind = sheet->directions.items[e] == KH_JSON_FALSE  ? UNDIRECTED
                             : sheet->directions.items[e] == KH_JSON_TRUE ? DIRECTED
                                                                          : 0;

        all |= kind;
        kinds[relation == KH_NONE ? graph->relations.num : relation] |= kind == 0 ? DIRECTED : kind;
    }
    graph->directed = (all & DIRECTED) != 0;
    graph->directed_stated = all != 0;
    if (all == (DIRECTED | UNDIRECTED)) {
        KH_TRY(settle_mixed(graph, sheet->directions.items, kinds, err));
    }
out:
    free(kinds);
    return ret;
}

/* --- declarations ---------------------------------------------------------------------------- */

#define DECLARE(list)                                                                              \
    for (j = 0; j < graph->list.num; j++) {                                                        \
        const uint32_t file = graph->list.items[j].position.file;                                  \
                                                                                                   \
        if (file < graph->files.num && graph->files.items[file].table) {                           \
            graph->list.items[j].declared = true;                                                  \
        }                                                                                          \
    }

void
kh_declare_used_in_tables(kh_graph *graph)
{
    size_t j;

    DECLARE(types)
    DECLARE(relations)
    DECLARE(sectors)
}
